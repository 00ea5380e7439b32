"""Everything that the desk may see of one experience, on one screen."""

from core.concern import Concern
from core.experience import Experience
from core.history import Event
from core.masking import Original
from core.model import Model
from core.response import BEING_WRITTEN, Response, Usefulness
from core.structure import Structure
from core.vocabulary import ResponseState


class ResponseFile(Model):
    """A response and what people said of it."""

    response: Response
    usefulness: Usefulness


class ConcernFile(Model):
    """A structure concerned, its responses (oldest first), and what the reader may do here.

    Attributes:
        refusals: for each action of core.access, why the reader may not do it; absent when they may.
    """

    concern: Concern
    structure: Structure
    responses: tuple[ResponseFile, ...]
    refusals: dict[str, str]

    @property
    def name(self) -> str:
        """The name to show: the structure's, or the one that was given when it is not in the tree."""
        return self.concern.named or self.structure.name

    @property
    def draft(self) -> Response | None:
        """The text being written, if there is one."""
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
    """

    experience: Experience
    original: Original | None = None
    concerns: tuple[ConcernFile, ...]
    history: tuple[Event, ...]
    refusals: dict[str, str]

    def concern(self, position: int) -> ConcernFile | None:
        """Give the structure concerned at this position, None when there is none."""
        return next((file for file in self.concerns if file.concern.position == position), None)
