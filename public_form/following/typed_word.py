"""The acts that nothing undoes: each is done once its word is typed."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, make_response, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from core.following import AuthorAct, Following
from core.history import EventKind
from core.submission import Faults
from core.text.clean import fold, one_line
from public_form.following import page
from public_form.wiring import doors


@dataclass(frozen=True, slots=True)
class Final:
    """An act that nothing undoes.

    Attributes:
        word: what is typed to do it.
        kind: the line of history that it leaves.
        template: the page that says what it leads to.
    """

    act: AuthorAct
    word: str
    kind: EventKind
    template: str
    do: Callable[[Following, str], None]


_FINAL = {
    "following.withdraw": Final(
        AuthorAct.WITHDRAW, "retirer", EventKind.WITHDRAWN_BY_AUTHOR, "follow/withdraw.html", Following.withdraw
    ),
    "following.refuse_masks": Final(
        AuthorAct.REFUSE_MASKS, "refuser", EventKind.MASKS_REFUSED, "follow/refuse_masks.html", Following.refuse_masks
    ),
    "following.erase_address": Final(
        AuthorAct.ERASE_ADDRESS, "effacer", EventKind.ADDRESS_ERASED, "follow/erase_address.html",
        Following.erase_address,
    ),
}  # fmt: skip
"""Each act, by the name of its address."""


def final_act(token: str) -> AnyResponse:
    """Ask for the word, then do the act."""
    final = _final()
    if request.method != "POST":
        follow_up = doors().following.follow(token)
        return _page() if final.act in follow_up.acts else page.closed(token, final.act)
    if fold(_typed()) != final.word:
        return _page({"word": f"Écrivez le mot « {final.word} », rien de plus : rien n’est fait sans lui."}, status=422)
    final.do(doors().following, token)
    return page.done(token, final.kind)


def as_typed(sentence: str, status: int) -> Response:
    """Show the form again with everything typed in it."""
    return _page(problem=sentence, status=status)


def _page(faults: Faults | None = None, problem: str = "", status: int = 200) -> Response:
    body = render_template(
        _final().template,
        token=(request.view_args or {})["token"],
        word=_final().word,
        typed=_typed(),
        faults=faults or {},
        problem=problem,
    )
    return make_response(body, status)


def _final() -> Final:
    return _FINAL[request.endpoint or ""]


def _typed() -> str:
    return one_line(request.form.get("word", ""))
