"""Comments as they are read on the desk, and the names that may stand in them: content, never markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from core.dates import moment_fr
from core.text.clean import fold, one_line, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.comment import Comment, Mentionable, Thread

_BEGUN = re.compile(r"(?<![\w@.])@([\w.\-]*)$")
_NOTHING = "Aucun commentaire encore. Ce qui est écrit ici reste entre vous : rien n’en est jamais public."


def talk(thread: Thread) -> Content:
    """Give the comments, oldest first; those that one has not read yet are marked."""
    if not thread.comments:
        return Content.styled(_NOTHING, "$text-muted")
    new = {comment.number for comment in thread.unread}
    blocks = (_comment(thread, comment, new=comment.number in new) for comment in thread.comments)
    return Content("\n\n").join(blocks)


def _comment(thread: Thread, comment: Comment, *, new: bool) -> Content:
    place = thread.structures.get(comment.structure_code) or "programme"
    head = Content.assemble(
        ("● nouveau  " if new else "", "$accent bold"),
        (one_line(comment.author_name), "$comments bold"),
        (f" · {one_line(place)} · {moment_fr(comment.at)}", "$text-muted"),
    )
    return Content("\n").join([head, _said(comment, thread.account)])


def _said(comment: Comment, reader: str) -> Content:
    text = Content(printable(comment.text))
    for name in comment.mentions:
        style = "$accent bold" if name == reader else "$comments bold"
        for found in re.finditer(rf"@{re.escape(name)}(?![\w\-])", text.plain, re.IGNORECASE):
            text = text.stylize(style, found.start(), found.end())
    return text


def beginning_of_name(before_cursor: str) -> str | None:
    """Give the beginning of the name that is being typed after @, None when none is."""
    found = _BEGUN.search(before_cursor)
    return found[1] if found else None


def people(known: Iterable[Mentionable], begun: str) -> list[Option]:
    """Give those whose name, or a word of it, begins so."""
    wanted = fold(begun)
    found = (p for p in known if any(fold(w).startswith(wanted) for w in (p.name, *p.display_name.split())))
    return [Option(_person(person), id=person.name) for person in found]


def _person(person: Mentionable) -> Content:
    detail = " · ".join(filter(None, (one_line(person.display_name), one_line(person.structure))))
    return Content.assemble((f"@{one_line(person.name)}", "$comments bold"), (f"   {detail}", "$text-muted"))
