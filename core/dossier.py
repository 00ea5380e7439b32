"""Everything that the desk may see of one experience, on one screen."""

from datetime import datetime
from typing import Self

from sqlmodel import Field

from core.concern import Concern
from core.experience import Experience
from core.history import Event
from core.masking import Original
from core.model import Model
from core.presence import Presence, Writer
from core.report import Report
from core.response import BEING_WRITTEN, Response, Usefulness
from core.screening import Screening
from core.stages import Held
from core.structure import Structure
from core.transfer import Transfer, TransferState
from core.vocabulary import ResponseState


class ResponseFile(Model):
    """A response and what people said of it."""

    response: Response
    usefulness: Usefulness


class UnderWay(Model):
    """That a structure is writing, and who: never what.

    Attributes:
        state: DRAFT or TO_VALIDATE.
        shared: whether its text is shared with the others.
    """

    state: ResponseState
    author: str
    updated_at: datetime
    shared: bool = False

    @classmethod
    def of(cls, draft: Response) -> Self:
        """Tell of a text being written."""
        return cls(state=draft.state, author=draft.author, updated_at=draft.updated_at, shared=draft.shared)


class ConcernFile(Model):
    """A structure concerned, its responses (oldest first), and what the reader may do here.

    Attributes:
        responses: those that the reader may read; the text that another structure is writing is its own.
        under_way: that something is being written here, for every reader; None when nothing is.
        held: who held it and for how long, from the deposit until it was answered, or until now.
        writer: who else writes the answer now, for those who may write it; None when nobody does.
        undo_until: until when the reader can undo the publication of the answer, None when they cannot.
        refusals: for each action of core.access, why the reader may not do it; absent when they may.
    """

    concern: Concern
    structure: Structure
    responses: tuple[ResponseFile, ...]
    under_way: UnderWay | None = None
    writer: Writer | None = None
    undo_until: datetime | None = None
    held: tuple[Held, ...] = ()
    refusals: dict[str, str]

    @property
    def name(self) -> str:
        """The name to show: the structure's, or the one that was given when it is not in the tree."""
        return self.concern.named or self.structure.name

    @property
    def draft(self) -> Response | None:
        """The text being written, if there is one that the reader may read."""
        return next((f.response for f in self.responses if f.response.state in BEING_WRITTEN), None)

    @property
    def published(self) -> Response | None:
        """The answer that the public reads, if there is one."""
        return next((f.response for f in self.responses if f.response.state is ResponseState.PUBLISHED), None)


class Dossier(Model):
    """One experience as the desk sees it.

    Attributes:
        refusals: for each action on the whole experience, why the reader may not do it.
        original: what the author wrote, when something of it is masked and the reader may know it.
        screening: what the detectors say of it, for the moderators; None when they never read it.
        reports: what readers reported, oldest first, for the moderators.
        transfers: the requests for transfer, oldest first.
        named: the structures that these requests name, and those re-attached since, by code.
        reader: who else has it open now, None when nobody has.
        undo_until: until when the reader can undo the last decision, None when they cannot.
    """

    experience: Experience
    original: Original | None = None
    concerns: tuple[ConcernFile, ...]
    history: tuple[Event, ...]
    screening: Screening | None = None
    reports: tuple[Report, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    named: dict[str, Structure] = Field(default_factory=dict)
    reader: Presence | None = None
    undo_until: datetime | None = None
    refusals: dict[str, str]

    @property
    def open_reports(self) -> tuple[Report, ...]:
        """The reports that nobody has decided yet."""
        return tuple(report for report in self.reports if report.outcome is None)

    @property
    def open_transfers(self) -> tuple[Transfer, ...]:
        """The requests for transfer that nobody has decided yet."""
        return tuple(transfer for transfer in self.transfers if transfer.state is TransferState.ASKED)

    def concern(self, position: int) -> ConcernFile | None:
        """Give the structure concerned at this position, None when there is none."""
        return next((file for file in self.concerns if file.concern.position == position), None)
