"""A committee as people read it: a line of a list, an item, a rank, the whole of it."""

from core.committees.agenda import AgendaItem
from core.committees.committee import CITIZENS_MOST, Committee, CommitteeState
from core.committees.file import Citizen, CommitteeFile
from core.committees.meeting import LABELS
from core.committees.ranking import Ranked
from core.committees.referents import Referent
from core.committees.story import CommitteeEvent
from core.dates import date_fr, moment_fr


def summary(committee: Committee) -> str:
    """Give where a committee is, in a few words."""
    when = moment_fr(committee.at) if committee.at else "sans date"
    where = committee.place or ("à distance" if committee.link else "sans lieu")
    return f"{committee.state.label}, {when}, {where}"


def item_line(item: AgendaItem) -> str:
    """Give an item of an agenda."""
    story = f" n° {item.story}" if item.story else ""
    return f"{item.kind.label}{story} : {item.text}"


def ranked_line(line: Ranked) -> str:
    """Give a proposal in its place."""
    tied = " ex æquo" if line.tied else ""
    points = "point" if line.score < 2 else "points"
    return f"{line.place}{tied}. {line.proposal.text} (proposition {line.proposal.number}, {line.score} {points})"


def citizen_line(citizen: Citizen) -> str:
    """Give somebody who offers to sit, or is invited."""
    said = citizen.said.label if citizen.invited else f"se propose pour {citizen.structure_name}"
    lost = "" if citizen.reachable or citizen.invited else ", sans adresse : ne peut pas être invité"
    return f"{citizen.name} (récit n° {citizen.number}) : {said}{lost}"


def coming_line(file: CommitteeFile) -> str:
    """Give how many citizens sit."""
    if file.committee.state is CommitteeState.PREPARED:
        return f"{len(file.volunteers)} se proposent"
    return f"{len(file.coming)} viennent, sur {len(file.citizens)} invités et {CITIZENS_MOST} places"


def turn_line(turn: Referent) -> str:
    """Give a turn of a référent."""
    until = f" au {date_fr(turn.until)}, fin dite par {turn.ended_by}" if turn.until else ""
    return f"{turn.account_name} : depuis le {date_fr(turn.since)}{until} ; nommé par {turn.named_by}"


def event_line(event: CommitteeEvent) -> str:
    """Give a line of the history of a committee."""
    changed = ", ".join(event.fields)
    parts = [event.kind.label, *([event.detail] if event.detail else []), *([changed] if changed else [])]
    return f"{moment_fr(event.at)} · {event.actor} : {' · '.join(parts)}"


def meeting_lines(file: CommitteeFile) -> list[tuple[str, str]]:
    """Give each field of the meeting that holds something, under its name."""
    committee = file.committee
    told = [
        ("structure", file.structure.name),
        (LABELS["state"], summary(committee)),
        (LABELS["link"], committee.link),
        (LABELS["facilitator"], committee.facilitator),
        (LABELS["secretary"], committee.secretary),
        (LABELS["elected"], ", ".join(committee.elected_people)),
        ("citoyens", coming_line(file)),
    ]
    return [(name, text) for name, text in told if text]


def committee_lines(file: CommitteeFile) -> list[str]:
    """Give a whole committee as lines of text."""
    committee = file.committee
    return [
        f"Comité {committee.number}",
        *(f"{name.capitalize()}\t{text}" for name, text in meeting_lines(file)),
        *(f"Attention\t{sentence}" for sentence in file.warnings),
        *(f"Point {place}\t{item_line(item)}" for place, item in enumerate(committee.agenda, start=1)),
        *(f"Citoyen\t{citizen_line(citizen)}" for citizen in (*file.citizens, *file.volunteers)),
        *(f"Proposition\t{ranked_line(line)}" for line in committee.ranking),
        *(f"Décision\tfiche action {one.action} ({one.state}) : {one.title}" for one in file.decisions),
        *([f"Compte rendu\t{committee.minutes}"] if committee.minutes else []),
        *(event_line(event) for event in file.history),
    ]
