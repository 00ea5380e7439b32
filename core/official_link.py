"""Lien officiel: an official page that a network points its users to."""

from urllib.parse import urlsplit

from pydantic import field_validator
from sqlmodel import Field

from core.errors import Invalid
from core.model import Model
from core.text.clean import one_line


class OfficialLink(Model):
    """A link that the structures of one network may put in their answers.

    Attributes:
        number: given by the store, 0 until then.
        network_code: the head of the network that keeps it.
        url: the address of the page, always over https.
    """

    number: int = Field(default=0, ge=0)
    network_code: str = Field(max_length=64)
    title: str = Field(min_length=1, max_length=200)
    url: str = Field(min_length=1, max_length=500)

    @field_validator("title", "url", mode="before")
    @classmethod
    def _clean_line(cls, text: str) -> str:
        return one_line(text)

    @property
    def text(self) -> str:
        """The link as it goes in an answer."""
        return f"{self.title} : {self.url}"


def must_be_https(url: str) -> None:
    """Raise Invalid when an address is not that of a page over https."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    plain = url.isprintable() and not any(sign.isspace() for sign in url)
    if parts.scheme != "https" or "." not in host or "@" in parts.netloc or not plain:
        raise Invalid("L’adresse d’un lien commence par https:// et mène à un site : recopiez-la en entier.", "url")
