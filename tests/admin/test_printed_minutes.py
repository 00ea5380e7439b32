"""The minutes of a committee on paper: what they say, and that they print."""

import json

from admin.minutes_pdf import print_minutes
from admin.wiring import House
from core.actions.sheet import Sheet
from core.committees.committee import Committee, CommitteeState
from core.committees.document import minutes_document
from core.committees.ranking import Ballot, Proposal
from core.committees.sitting import Invitation, Said
from tests.fakes.world import SOURCE, submission
from tests.storage.samples import NOON


def test_minutes_say_what_was_decided_and_name_no_citizen(house: House) -> None:
    """Agenda, minutes, ranking and decisions; of the citizens only how many came. Whatever was typed, it prints."""
    told = house.intake.submit(submission(), SOURCE).number
    house.desk("modo").publish(told, 1)
    with house.store.writing() as uow:
        uow.committees.add(
            Committee(
                number=1,
                structure_code="caf-30",
                state=CommitteeState.HELD,
                at=NOON,
                place='Salle #1 *"_$',
                minutes="Un premier point.\n\nUn second : #panic() 😀.",
                proposals=(Proposal(number=1, text="Rappeler"),),
                ballots=(Ballot(member="Rugby 71", order=(1,)),),
            )
        )
        uow.committees.put_invitations(
            [Invitation(committee_number=1, experience_number=told, at=NOON, said=Said.YES, said_at=NOON)]
        )
        uow.commit()
    file = house.desk("manager-30").decide(1, 1, Sheet(title="Rappels"), 1)
    document = minutes_document(file, "Écoute")
    meeting = {line["name"]: line["told"] for line in document["meeting"]}
    assert (meeting["Citoyens"], meeting["Lieu"]) == ("1", 'Salle #1 *"_$')
    assert document["decisions"] == [
        {"title": "Rappels", "action": "Fiche action n° 1, prévue", "proposal": "Rappeler"}
    ]
    assert len(document["minutes"]) == 2 and "Rappeler" in document["ranking"][0]["text"]
    assert "Rugby" not in json.dumps(document, ensure_ascii=False)
    assert print_minutes(document).startswith(b"%PDF-")
