"""An experience as it is read on the desk: everything as content, nothing as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from core.dates import moment_fr
from core.text.clean import one_line, printable
from core.vocabulary import ResponseState
from tui import notices
from tui.keymap import DECIDE
from tui.words import ago, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from core.dossier import ConcernFile, Dossier, ResponseFile
    from core.history import Event
    from core.response import Usefulness
    from core.rules import HouseRules
    from core.vocabulary import Sentiment

_APPEALED = "Recours : l’auteur a demandé un second regard, voyez ses mots dans l’historique"
_APART = (" · ", "$text-muted")
_OPENED, _CLOSED = quoted("|").split("|")


def story(dossier: Dossier, refusals: Mapping[str, str], now: datetime, rules: HouseRules | None = None) -> Content:
    """Give the whole reading pane; `refusals` says why what is not possible is not, `rules` whom to call."""
    from tui.marks import listed, sheet_of, shown_parts  # noqa: PLC0415 (the models: never at the start)

    sheet = sheet_of(dossier)
    told = shown_parts(sheet)
    blocks = [*notices.above(dossier, rules), heading(dossier, told, now), *notices.asked(dossier, now), told["text"]]
    if sheet.marks:
        blocks.append(Content("\n").join([rule("Relevé"), *listed(sheet, sheet.marks)]))
    blocks += [*_original(dossier), *_answers(dossier, now)]
    return Content("\n\n").join([*blocks, _history(dossier), *_refused(refusals)])


def heading(dossier: Dossier, told: Mapping[str, Content], now: datetime) -> Content:
    """Give title, feeling, place, pseudonym, age, and the structures concerned."""
    experience = dossier.experience
    facts = [feeling(experience.sentiment)] if experience.sentiment else []
    facts += [Content(one_line(experience.department))] if experience.department else []
    facts += [_author(told["pseudonym"])] if experience.pseudonym else []
    facts.append(Content(ago(experience.submitted_at, now)))
    rows = [
        told["title"].stylize_before("bold"),
        Content.assemble(_APART).join(fact.stylize_before("$text-muted") for fact in facts),
        *(_concern(file) for file in dossier.concerns),
    ]
    if experience.procedure:
        rows.append(Content.styled(f"Démarche : {one_line(experience.procedure)}", "$text-muted"))
    return Content("\n").join([*rows, *_decision(dossier), *notices.doubts(dossier)])


def feeling(sentiment: Sentiment) -> Content:
    """Give a feeling by its sign and its word."""
    return Content.styled(f"{sentiment.sign} {sentiment.label}", f"${sentiment.value}")


def _author(pseudonym: Content) -> Content:
    return Content.assemble("par ", _OPENED, pseudonym, _CLOSED)


def _concern(file: ConcernFile) -> Content:
    parts: list[Content] = [Content.styled(one_line(file.name), "$text-muted")]
    for channel, sentiment in file.concern.channels.items():
        sign = f" {sentiment.sign}" if sentiment else ""
        parts.append(Content.styled(f"{channel.label}{sign}", f"${sentiment.value}" if sentiment else "$text-muted"))
    return Content("   ").join(parts)


def _decision(dossier: Dossier) -> Iterator[Content]:
    experience = dossier.experience
    if experience.appealed_at is not None:
        yield Content.styled(_APPEALED, "$warning")
    if experience.reasons:
        yield Content.assemble(("Motif : ", "$text-muted"), ", ".join(r.label for r in experience.reasons))
    if experience.note:
        yield Content.assemble(("Note : ", "$text-muted"), printable(experience.note))


def _original(dossier: Dossier) -> Iterator[Content]:
    """What was masked, for those who may know it: it is not what the public reads."""
    original = dossier.original
    if original is None:
        return
    from tui.marks import differences, parts_of  # noqa: PLC0415 (the models: never at the start)

    wrote = Content(f"{printable(original.title)}\n{printable(original.text)}")
    yield Content("\n").join([rule("Avant masquage, pour la modération seule"), wrote.stylize("$text-muted")])
    told = [Content.assemble(("Dit à l’auteur : ", "$text-muted"), printable(original.why))] if original.why else []
    changes = differences(parts_of(original), original.masks)
    yield Content("\n").join([rule("Ce qui a été masqué, tel que l’auteur le voit"), *told, changes])


def _answers(dossier: Dossier, now: datetime) -> Iterator[Content]:
    for file in dossier.concerns:
        for kept in file.responses:
            yield _answer(file, kept, now)


def _answer(file: ConcernFile, kept: ResponseFile, now: datetime) -> Content:
    response = kept.response
    at = response.published_at or response.updated_at
    written = f", par {response.author}" if response.author and response.state is not ResponseState.PUBLISHED else ""
    title = rule(f"{one_line(file.name)} · réponse {response.state.label} {ago(at, now)}{one_line(written)}")
    quiet = "" if response.state is ResponseState.PUBLISHED else "$text-muted"
    text = Content.styled(printable(response.full_text) or "(encore vide)", quiet)
    rows = [title, text, *_votes(kept.usefulness)]
    return Content("\n").join(rows)


def _votes(usefulness: Usefulness) -> Iterator[Content]:
    if usefulness.author is not None:
        word = "utile" if usefulness.author else "pas utile"
        yield Content.styled(f"Jugée {word} par l’auteur", "$positive" if usefulness.author else "$negative")
    if usefulness.visitors_useful or usefulness.visitors_not_useful:
        yes, no = usefulness.visitors_useful, usefulness.visitors_not_useful
        yield Content.styled(f"Visiteurs : {yes} utile, {no} pas utile", "$text-muted")


def _history(dossier: Dossier) -> Content:
    return Content("\n").join([rule("Historique"), *(_event(event) for event in dossier.history)])


def _event(event: Event) -> Content:
    detail = f" : {one_line(event.detail)}" if event.detail else ""
    return Content.assemble(
        (f"{moment_fr(event.at)}   ", "$text-muted"), one_line(event.actor), "   ", f"{event.kind.label}{detail}"
    )


def _refused(refusals: Mapping[str, str]) -> Iterator[Content]:
    actions: dict[str, list[str]] = {}
    for command in DECIDE.commands:
        if command.action in refusals:
            actions.setdefault(refusals[command.action], []).append(command.label)
    if actions:
        rows = (f"{', '.join(labels)} : {one_line(why)}" for why, labels in actions.items())
        yield Content("\n").join([rule("Pas possible ici"), Content.styled("\n".join(rows), "$text-muted")])


def rule(title: str) -> Content:
    """Give the title of a part."""
    return Content.assemble(("── ", "$faint"), (title, "$text-muted"), (" ──", "$faint"))
