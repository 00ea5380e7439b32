"""Commentaire: what those who may open an experience say of it to each other; the public never reads it."""

import re
from collections.abc import Iterable
from datetime import datetime

from pydantic import field_validator
from sqlmodel import JSON, Field

from core.model import Model
from core.text.clean import printable

COMMENT_MAX = 4000
"""How many signs a comment may have."""
RECENT = 5_000
"""How many of the last comments of the programme are counted as unread: what is older is kept, and marked no more."""

_MENTION = re.compile(r"(?<![\w@.])@(?=\w)")
_NAME = re.compile(r"\w(?:[\w.\-]*\w)?")
_END_OF_NAME = re.compile(r"(?![\w\-])")


class Comment(Model):
    """What somebody at the desk said of an experience. It is kept for ever as it was written.

    Attributes:
        number: given by the store; a later comment has a higher one.
        author: the account that wrote it.
        author_name: what that account was called then.
        structure_code: the structure of its author, "" for somebody of the whole programme.
        mentions: the accounts that it names with @.
    """

    number: int = Field(gt=0)
    experience_number: int = Field(gt=0)
    at: datetime
    author: str = Field(max_length=100)
    author_name: str = Field(max_length=200)
    structure_code: str = Field(default="", max_length=64)
    text: str = Field(min_length=1, max_length=COMMENT_MAX)
    mentions: tuple[str, ...] = Field(default=(), sa_type=JSON)

    @field_validator("text", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return printable(text).strip()


class Thread(Model):
    """The comments on an experience, as one account finds them.

    Attributes:
        comments: oldest first.
        structures: the names of the structures of their authors, by code.
        read_up_to: the number of the last comment that the account has read, 0 when it has read none.
        refusal: why the account may not comment, "" when it may.
    """

    experience_number: int
    account: str
    comments: tuple[Comment, ...] = ()
    structures: dict[str, str] = Field(default_factory=dict)
    read_up_to: int = 0
    refusal: str = ""

    @property
    def last(self) -> int:
        """The number of the last comment, 0 when there is none."""
        return max((comment.number for comment in self.comments), default=0)

    @property
    def unread(self) -> tuple[Comment, ...]:
        """The comments of others that the account has not read."""
        return tuple(c for c in self.comments if c.number > self.read_up_to and c.author != self.account)


class Unread(Model):
    """How many comments on an experience an account has not read.

    Attributes:
        comments: those of others.
        mentions: those among them that name the account.
    """

    comments: int = 0
    mentions: int = 0


class Mentionable(Model):
    """Somebody who may be named with @ in a comment."""

    name: str
    display_name: str
    structure: str = ""


def mentioned(text: str, names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the names that a text mentions with @, each once: those among the names given, and the others.

    The @ of an e-mail address, which stands inside a word, mentions nobody.
    """
    longest_first = sorted(names, key=len, reverse=True)
    known: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for found in _MENTION.finditer(text):
        name = next((n for n in longest_first if _stands_at(text, found.end(), n)), None)
        if name is not None:
            known[name] = None
        elif token := _NAME.match(text, found.end()):
            unknown[token[0]] = None
    return tuple(known), tuple(unknown)


def _stands_at(text: str, start: int, name: str) -> bool:
    end = start + len(name)
    return text[start:end].casefold() == name.casefold() and _END_OF_NAME.match(text, end) is not None
