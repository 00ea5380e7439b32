"""An action sheet as the desk sees it, and the list of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from core.action import ImprovementAction
from core.actions.story import SheetEvent
from core.actions.ties import Tie
from core.model import Model
from core.structure import Structure
from core.vocabulary import ActionState


class LinkedStory(Model):
    """An experience that an action comes from."""

    number: int
    title: str
    published: bool


class ActionFile(Model):
    """A sheet with all that goes with it.

    Attributes:
        theme: what the group of its commitment promises, "" when it rests on none.
        commitment_wording: the commitment in words, "" when it rests on none.
        stories: the experiences it comes from, by number.
        undo_until: until when the reader can take back the last step, None when they cannot.
        edit_refusal: why the reader may not change it or its links, "" when they may.
        publish_refusal: why the reader may not publish it nor say where it is, "" when they may.
    """

    action: ImprovementAction
    structure: Structure
    theme: str = ""
    commitment_wording: str = ""
    stories: tuple[LinkedStory, ...]
    ties: tuple[Tie, ...]
    history: tuple[SheetEvent, ...]
    undo_until: datetime | None = None
    edit_refusal: str = ""
    publish_refusal: str = ""


@dataclass(frozen=True, slots=True)
class ActionQuestion:
    """Which actions are asked for.

    Attributes:
        structure_code: the structure whose actions, and those below, are meant; "" for one's own, or the programme.
        states: the states meant, all of them when empty.
        below: numbered below this one: where the next page starts; None for the first.
    """

    structure_code: str = ""
    states: tuple[ActionState, ...] = ()
    below: int | None = None


@dataclass(frozen=True, slots=True)
class ActionList:
    """A page of actions, the last made first.

    Attributes:
        name: the name of the structure, or of the programme.
        names: of the structures of the actions, by code.
        counts: how many actions each state has, whatever the states asked for.
        following: where the next page starts, None on the last one.
        prepare_refusal: why the reader may not prepare a new one here, "" when they may.
    """

    name: str
    actions: tuple[ImprovementAction, ...]
    names: Mapping[str, str]
    counts: Mapping[ActionState, int]
    following: int | None
    prepare_refusal: str = ""
