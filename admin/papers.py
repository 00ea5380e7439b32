"""What the workstation writes on paper: a self-assessment, or the minutes of a committee."""

from pathlib import Path

from admin.assessment_pdf import print_assessment
from admin.minutes_pdf import print_minutes
from admin.whole_files import write_whole
from core.assessments.document import assessment_document
from core.assessments.file import AssessmentFile
from core.committees.document import minutes_document
from core.committees.file import CommitteeFile


def write_paper(file: Path, told: AssessmentFile | CommitteeFile, programme: str) -> None:
    """Write it into a PDF file.

    Raises:
        Unavailable: it could not be printed, or the disk refuses it.
    """
    if isinstance(told, CommitteeFile):
        write_whole(file, print_minutes(minutes_document(told, programme)))
    else:
        write_whole(file, print_assessment(assessment_document(told, programme)))
