"""What the minutes of a committee say on paper: plain values, ready to be printed."""

from typing import Any

from core.committees.file import CommitteeDecision, CommitteeFile
from core.committees.meeting import Meeting
from core.committees.wording import item_line, ranked_line
from core.dates import moment_fr


def minutes_document(file: CommitteeFile, programme: str) -> dict[str, Any]:
    """Give the minutes of a committee; of the citizens who came, only how many there were."""
    committee = file.committee
    return {
        "programme": programme,
        "title": f"Comité local n° {committee.number}",
        "structure": file.structure.name,
        "state": f"Comité {committee.state.label}.",
        "meeting": [{"name": name, "told": told} for name, told in _meeting(committee, len(file.coming)) if told],
        "agenda": [{"text": item_line(item)} for item in committee.agenda],
        "minutes": [{"text": part} for part in committee.minutes.split("\n\n") if part.strip()],
        "ranking": [{"text": ranked_line(line)} for line in committee.ranking if committee.ballots],
        "method": committee.method.label,
        "decisions": [_decision(one) for one in file.decisions],
    }


def _meeting(committee: Meeting, citizens: int) -> tuple[tuple[str, str], ...]:
    return (
        ("Date", moment_fr(committee.at) if committee.at else ""),
        ("Lieu", committee.place),
        ("À distance", committee.link),
        ("Citoyens", str(citizens)),
        ("Élus", ", ".join(committee.elected_people)),
        ("Animation", committee.facilitator),
        ("Secrétariat", committee.secretary),
    )


def _decision(decision: CommitteeDecision) -> dict[str, str]:
    return {
        "title": decision.title,
        "action": f"Fiche action n° {decision.action}, {decision.state}",
        "proposal": decision.proposal if decision.proposal != decision.title else "",
    }
