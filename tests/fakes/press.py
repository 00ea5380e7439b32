"""A press that says on its papers what it was given."""

from core.assessments.file import AssessmentFile
from core.committees.file import CommitteeFile
from core.displays.kit import Kit, kit_of
from core.displays.shown import ShownDisplay
from core.displays.size import Size
from core.structure import Structure

SITE, PROGRAMME = "https://ecoute.exemple.fr", "Écoute"


class FakePress:
    """Port core.ports.Press; what it prints has bytes that no text has."""

    def poster(self, shown: ShownDisplay, size: Size) -> bytes:
        return _paper(f"affiche {size.value} de {shown.structure.code}")

    def minutes(self, file: CommitteeFile) -> bytes:
        return _paper(f"comité {file.committee.number} : {file.committee.minutes}")

    def assessment(self, file: AssessmentFile) -> bytes:
        return _paper(f"auto-évaluation {file.assessment.number}, {len(file.answers)} réponses")

    def kit(self, structure: Structure, campaign: str) -> Kit:
        return kit_of(structure, campaign, SITE, PROGRAMME)


def _paper(told: str) -> bytes:
    return b"%PDF-\xff\x00" + told.encode()
