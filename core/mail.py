"""A letter: paragraphs once, read as plain text and as HTML."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences, or the quoted words of somebody."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """An address to follow, with what one finds there."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a letter.

    Attributes:
        kind: its media type, such as « application/pdf ».
    """

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter ready to leave, but for its address.

    Attributes:
        message_id: the left part of the Message-ID: the same at each attempt.
    """

    message_id: str
    subject: str
    parts: tuple[Paragraph | Link, ...]
    attachments: tuple[Attachment, ...] = ()

    @property
    def plain(self) -> str:
        """The letter as plain text."""
        return "\n\n".join(_plain(part) for part in self.parts) + "\n"

    @property
    def html(self) -> str:
        """The letter as an HTML page that loads nothing."""
        body = "\n".join(_html(part) for part in self.parts)
        head = f'<head><meta charset="utf-8"><title>{escape(self.subject)}</title></head>'
        return f'<!DOCTYPE html>\n<html lang="fr">{head}\n<body>\n{body}\n</body></html>\n'


def _plain(part: Paragraph | Link) -> str:
    if isinstance(part, Link):
        return f"{part.label} :\n{part.url}"
    return "\n".join("> " + line for line in part.text.splitlines()) if part.quoted else part.text


def _html(part: Paragraph | Link) -> str:
    if isinstance(part, Link):
        return f'<p><a href="{escape(part.url)}">{escape(part.label)}</a></p>'
    text = escape(part.text).replace("\n", "<br>\n")
    return f"<blockquote><p>{text}</p></blockquote>" if part.quoted else f"<p>{text}</p>"
