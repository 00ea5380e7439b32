"""Codes of six digits from an application (RFC 6238), each taken once."""

from datetime import datetime
from hmac import compare_digest

import pyotp

from core.vocabulary import Role

CODED_ROLES = frozenset({Role.MODERATOR, Role.ADMIN})
"""Who gives a code: they see what was never published, and work for the whole programme."""

PERIOD_S = 30
WINDOW = 1
"""How many time steps a clock may be early or late."""


def new_secret() -> str:
    """Give the secret of an application, in base 32: 160 bits, as RFC 4226 recommends."""
    return pyotp.random_base32()


def enrolment_uri(secret: str, account_name: str, programme: str) -> str:
    """Give the otpauth:// address that the application reads."""
    return pyotp.TOTP(secret, interval=PERIOD_S).provisioning_uri(name=account_name, issuer_name=programme)


def step_of(secret: str, code: str, now: datetime, after: int) -> int | None:
    """Give the time step that a code belongs to, None when it is not one of the present or was taken before.

    Args:
        secret: that of the application, in base 32.
        code: as it was typed, with or without spaces.
        now: the present time.
        after: the time step of the last code taken.
    """
    codes = pyotp.TOTP(secret, interval=PERIOD_S)
    typed = "".join(code.split()).encode(errors="surrogatepass")
    present = int(now.timestamp()) // PERIOD_S
    steps = range(max(present - WINDOW, 0), present + WINDOW + 1)
    # Every step is compared, so that the time spent does not tell which one was near.
    fitting = [step for step in steps if compare_digest(codes.generate_otp(step).encode(), typed)]
    return next((step for step in fitting if step > after), None)
