"""Codes: those of RFC 6238, near the present moment, each taken once."""

from base64 import b32encode
from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from core.signing.codes import PERIOD_S, enrolment_uri, new_secret, step_of

# RFC 6238, appendix B, for SHA-1: seconds since 1970, and the code on eight digits, whose last six are that on six.
RFC_SECRET = b32encode(b"12345678901234567890").decode()
RFC_CODES = [
    (59, "94287082"),
    (1111111109, "07081804"),
    (1111111111, "14050471"),
    (1234567890, "89005924"),
    (2000000000, "69279037"),
    (20000000000, "65353130"),
]
NOW = datetime(2026, 5, 3, 9, 0, 10, tzinfo=UTC)
NOW_STEP = int(NOW.timestamp()) // PERIOD_S


@pytest.mark.parametrize(("seconds", "code"), RFC_CODES)
def test_the_codes_of_the_rfc_are_taken(seconds: int, code: str) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    assert step_of(RFC_SECRET, code[-6:], at, after=0) == seconds // PERIOD_S


@pytest.mark.parametrize("late", range(-4, 5))
def test_a_clock_may_be_one_step_early_or_late_and_no_more(late: int) -> None:
    secret = new_secret()
    code = pyotp.TOTP(secret).at(NOW, counter_offset=late)
    assert step_of(secret, code, NOW, after=0) == (NOW_STEP + late if abs(late) <= 1 else None)


def test_a_code_is_never_taken_again_nor_one_before_it() -> None:
    secret = new_secret()
    earlier, present, later = (pyotp.TOTP(secret).at(NOW, counter_offset=step) for step in (-1, 0, 1))
    assert step_of(secret, present, NOW, after=NOW_STEP) is None
    assert step_of(secret, earlier, NOW, after=NOW_STEP) is None
    assert step_of(secret, later, NOW, after=NOW_STEP) == NOW_STEP + 1


def test_a_code_may_be_typed_with_spaces() -> None:
    secret = new_secret()
    code = pyotp.TOTP(secret).at(NOW)
    assert step_of(secret, f" {code[:3]} {code[3:]}", NOW, after=0) == NOW_STEP


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "\ud800", "\0", "é" * 6, "1" * 10_000])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert step_of(RFC_SECRET, typed, NOW + timedelta(days=1), after=0) is None


def test_the_address_for_the_application_names_the_programme_and_the_account() -> None:
    parsed = pyotp.parse_uri(enrolment_uri(RFC_SECRET, "camille", "Écoute"))
    assert isinstance(parsed, pyotp.TOTP)
    assert (parsed.secret, parsed.name, parsed.issuer, parsed.digits) == (RFC_SECRET, "camille", "Écoute", 6)


def test_each_secret_is_new_and_has_160_bits() -> None:
    secrets = {new_secret() for _ in range(50)}
    assert len(secrets) == 50
    assert {len(secret) for secret in secrets} == {32}
