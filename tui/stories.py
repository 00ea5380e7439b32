"""An experience as it is read on the desk: everything as content, nothing as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from core.dates import moment_fr
from core.text.clean import one_line, printable
from core.vocabulary import ExperienceState, ResponseKind, ResponseState
from tui import notices
from tui.sections.deciding import DECIDE
from tui.words import ago, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from core.dossier import ConcernFile, Dossier, ResponseFile, UnderWay
    from core.history import Event
    from core.response import Response, Usefulness
    from core.rules import HouseRules
    from core.structure import Structure
    from core.vocabulary import Channel, Sentiment

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
        *(_concern(file, dossier.named) for file in dossier.concerns),
    ]
    if experience.procedure:
        rows.append(Content.styled(f"Démarche : {one_line(experience.procedure)}", "$text-muted"))
    return Content("\n").join([*rows, *_decision(dossier), *notices.doubts(dossier)])


def feeling(sentiment: Sentiment) -> Content:
    """Give a feeling by its sign and its word."""
    return Content.styled(f"{sentiment.sign} {sentiment.label}", f"${sentiment.value}")


def _author(pseudonym: Content) -> Content:
    return Content.assemble("par ", _OPENED, pseudonym, _CLOSED)


def _concern(file: ConcernFile, named: Mapping[str, Structure]) -> Content:
    """Give a structure and its channels, as corrected; what the author said of both stays right below."""
    name = Content.styled(one_line(file.name), "$text-muted")
    rows = [Content("   ").join([name, *_channels(file.concern.channels)])]
    first = named.get(file.concern.told_code)
    if first is not None:
        rows.append(Content.styled(f"   nommée d’abord : {one_line(first.name)}", "$text-muted"))
    if file.concern.told_channels is not None:
        told = [*_channels(file.concern.told_channels)] or [Content.styled("aucun canal", "$text-muted")]
        rows.append(Content("   ").join([Content.styled("   dit par l’auteur :", "$text-muted"), *told]))
    return Content("\n").join([*rows, *_attributes(file)])


def _channels(channels: Mapping[Channel, Sentiment | None]) -> Iterator[Content]:
    for channel, sentiment in channels.items():
        sign = f" {sentiment.sign}" if sentiment else ""
        yield Content.styled(f"{channel.label}{sign}", f"${sentiment.value}" if sentiment else "$text-muted")


def _attributes(file: ConcernFile) -> Iterator[Content]:
    """Give what agents noted for themselves: the public never sees it."""
    if file.concern.trade_tags:
        tags = ", ".join(one_line(tag) for tag in file.concern.trade_tags)
        yield Content.assemble(("   Tags métier : ", "$text-muted"), tags)
    if file.concern.to_improve:
        note = f" : {printable(file.concern.improvement)}" if file.concern.improvement else ""
        yield Content.assemble(("   Amélioration de service à considérer", "$text-muted"), note)


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
    several = len(dossier.concerns) > 1 and dossier.experience.state is ExperienceState.PUBLISHED
    for file in dossier.concerns:
        for kept in file.responses:
            yield _answer(dossier, file, kept, now)
        if file.under_way is not None and file.draft is None:
            yield _written_elsewhere(file, file.under_way, now)
        elif several and not file.responses:
            yield rule(f"{one_line(file.name)} · pas encore de réponse")


def _written_elsewhere(file: ConcernFile, under_way: UnderWay, now: datetime) -> Content:
    """Tell that another structure writes, and not what."""
    word = "réponse à valider" if under_way.state is ResponseState.TO_VALIDATE else "réponse en cours de rédaction"
    by = f", par {one_line(under_way.author)}" if under_way.author else ""
    return rule(f"{one_line(file.name)} · {word}, {ago(under_way.updated_at, now)}{by}")


def _answer(dossier: Dossier, file: ConcernFile, kept: ResponseFile, now: datetime) -> Content:
    response = kept.response
    at = response.published_at or response.updated_at
    written = f", par {response.author}" if response.author and response.state is not ResponseState.PUBLISHED else ""
    word = f"{_kind(dossier, response)} {'brouillon partagé' if _is_shared(response) else response.state.label}"
    title = rule(f"{one_line(file.name)} · {word} {ago(at, now)}{one_line(written)}")
    quiet = "" if response.state is ResponseState.PUBLISHED else "$text-muted"
    text = Content.styled(printable(response.full_text) or "(encore vide)", quiet)
    rows = [title, text, *_votes(kept.usefulness)]
    return Content("\n").join(rows)


def _is_shared(response: Response) -> bool:
    return response.shared and response.state is ResponseState.DRAFT


def _kind(dossier: Dossier, response: Response) -> str:
    """Say what a response is beside those of the other structures, and whose it is when it is a common one."""
    origin = dossier.concern(response.adopted_from) if response.adopted_from else None
    if origin is not None:
        return f"réponse commune de {one_line(origin.name)},"
    return "réponse en complément," if response.kind is ResponseKind.COMPLEMENT else "réponse"


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
