"""The lines of the list of committees, and the text of each tab of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from core.committees.story import versions_of_minutes
from core.committees.wording import citizen_line, event_line, item_line, meeting_lines, ranked_line, summary, turn_line
from core.text.clean import excerpt, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.committees.committee import Committee
    from core.committees.file import CommitteeFile, ReferentFile

TABS = ("Ordre du jour", "Membres", "Propositions", "Compte rendu", "Décisions", "Historique")
_NAME = 40


def row(committee: Committee, structure: str) -> Content:
    """Give the line of a committee."""
    return Content.assemble(
        (f"{committee.number:>4}  ", "$text-muted"),
        (summary(committee), "bold"),
        (f" · {excerpt(structure, _NAME)}", "$text-muted"),
    )


def tab_text(file: CommitteeFile, tab: int) -> Content:
    """Give the text of a tab."""
    lines = (_agenda, _members, _proposals, _minutes, _decisions, _history)[tab](file)
    return Content("\n").join([line if isinstance(line, Content) else Content(line) for line in lines])


def turns_text(file: ReferentFile) -> str:
    """Give the turns of the référents, the last one first."""
    return "\n".join(turn_line(turn) for turn in reversed(file.turns)) or "Personne n’a encore eu ce rôle."


def _agenda(file: CommitteeFile) -> Sequence[Content | str]:
    told: list[Content | str] = [
        Content.assemble((f"{name.capitalize()} : ", "$secondary"), text) for name, text in meeting_lines(file)
    ]
    warned = [Content.styled(f"! {sentence}", "$warning") for sentence in file.warnings]
    items = [f"{place}. {item_line(item)}" for place, item in enumerate(file.committee.agenda, start=1)]
    return [*told, *warned, "", *(items or ["Aucun point : o en propose, depuis les signaux et les récits."])]


def _members(file: CommitteeFile) -> Sequence[Content | str]:
    parts: list[Content | str] = []
    for title, people in (("Invités", file.citizens), ("Se proposent", file.volunteers)):
        parts += [Content.styled(f"{title} : {len(people)}", "bold $secondary")]
        parts += [f"  {one_line(citizen_line(one))}" for one in people]
    return [*parts, "", "Les adresses sont scellées : le robot d’envoi seul les lit."]


def _proposals(file: CommitteeFile) -> Sequence[Content | str]:
    committee = file.committee
    ballots = [
        f"  {one.member} : " + " ".join(map(str, one.order if not one.points else _pointed(one.order, one.points)))
        for one in committee.ballots
    ]
    method = committee.method
    told: list[Content | str] = [Content.styled(f"Par {method.label}", "bold $secondary"), method.told, ""]
    ranked = [ranked_line(line) for line in committee.ranking]
    return [*told, *(ranked or ["Aucune proposition : p en ajoute."]), "", f"Votes : {len(ballots)}", *ballots]


def _pointed(order: Sequence[int], points: Sequence[int]) -> list[str]:
    return [f"{number}:{given}" for number, given in zip(order, points, strict=True)]


def _minutes(file: CommitteeFile) -> Sequence[Content | str]:
    versions = versions_of_minutes(file.history)
    told = [f"  {event_line(event)} ({len(text)} caractères)" for event, text in reversed(versions)]
    parts: list[Content | str] = [file.committee.minutes or "Aucun compte rendu : c l’écrit."]
    return [*parts, "", Content.styled("Versions", "bold $secondary"), *told] if told else parts


def _decisions(file: CommitteeFile) -> Sequence[Content | str]:
    made = [
        f"Fiche action {one.action} ({one.state}) : {one.title}" + (f" · de « {one.proposal} »" if one.proposal else "")
        for one in file.decisions
    ]
    return made or ["Aucune décision : d en fait une fiche action, une fois le comité tenu."]


def _history(file: CommitteeFile) -> Sequence[Content | str]:
    return [event_line(event) for event in reversed(file.history)]
