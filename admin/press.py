"""What structures give out, on paper or to be pasted elsewhere, in the name and the look of the programme."""

from dataclasses import dataclass

from admin import theme
from admin.settings import Settings
from core.assessments.document import assessment_document
from core.assessments.file import AssessmentFile
from core.committees.document import minutes_document
from core.committees.file import CommitteeFile
from core.displays.kit import Kit, kit_of
from core.displays.shown import ShownDisplay
from core.displays.size import Size
from core.structure import Structure


@dataclass(frozen=True)
class SitePress:
    """Port core.ports.Press, as the public site prints. What prints is loaded once something is."""

    settings: Settings

    def poster(self, shown: ShownDisplay, size: Size) -> bytes:
        """Print what a structure shows, in the look that the site wears."""
        from public_form.displays.look import look_of  # noqa: PLC0415
        from public_form.displays.poster import poster  # noqa: PLC0415

        look = look_of(theme.design_system(self.settings))
        return poster(shown, size, str(self.settings.public_url), self.settings.programme, look)

    def minutes(self, file: CommitteeFile) -> bytes:
        """Print the minutes of a committee."""
        from admin.minutes_pdf import print_minutes  # noqa: PLC0415

        return print_minutes(minutes_document(file, self.settings.programme))

    def assessment(self, file: AssessmentFile) -> bytes:
        """Print a self-assessment."""
        from admin.assessment_pdf import print_assessment  # noqa: PLC0415

        return print_assessment(assessment_document(file, self.settings.programme))

    def kit(self, structure: Structure, campaign: str) -> Kit:
        """Give the links and the texts of a campaign."""
        return kit_of(structure, campaign, str(self.settings.public_url), self.settings.programme)
