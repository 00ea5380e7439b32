"""The addresses that leave the site: the public pages, and the secret follow-up page."""

from hashlib import sha1, sha256
from urllib.parse import quote

from itsdangerous import BadSignature, URLSafeSerializer

from core.text.clean import slug


def public_path(number: int, title: str) -> str:
    """Give the path of the public page of an experience, in the official form."""
    return f"/experiences/{number}_{slug(title)}"


def structure_path(code: str, name: str) -> str:
    """Give the path of the page of a structure: its code, then its name, which holds no "_" once it is short."""
    return f"/structures/{quote(code, safe='')}_{slug(name)}"


def action_path(number: int, title: str) -> str:
    """Give the path of the public page of an improvement action."""
    return f"/actions/{number}_{slug(title)}"


class Links:
    """Makes and reads addresses under the programme's own, signed where they are secret."""

    def __init__(self, base_url: str, key: bytes) -> None:
        self._base = base_url.rstrip("/")
        self._follow_up = URLSafeSerializer(
            key,
            salt="follow-up",
            signer_kwargs={"digest_method": sha256},
            fallback_signers=[{"digest_method": sha1}],  # links that were sent before still open
        )

    def follow_token(self, number: int) -> str:
        """Give the secret that opens the follow-up page of one experience."""
        return str(self._follow_up.dumps(number))

    def number_of(self, token: str) -> int | None:
        """Give the number of the experience that the secret opens, None when it was not made here."""
        try:
            number = self._follow_up.loads(token)
        except BadSignature:
            return None
        return number if isinstance(number, int) else None

    def follow_url(self, number: int) -> str:
        """Give the whole address of the follow-up page."""
        return f"{self._base}/suivi/{self.follow_token(number)}"

    def public_url(self, number: int, title: str) -> str:
        """Give the whole address of the public page."""
        return self._base + public_path(number, title)

    def action_url(self, number: int, title: str) -> str:
        """Give the whole address of the public page of an improvement action."""
        return self._base + action_path(number, title)
