"""The tour: six steps around the main screen, each beside what it explains, in the words of one's own work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset, Region
from textual.widgets import Static

from core.vocabulary import Role
from tui.screens.base import STYLES, BaseModal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.geometry import Size


_FREE_ROWS = 5
"""Rows left free at the top of the panes, where an empty list says that it is empty."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        beside: the selector of what it explains.
        text: what it says, where a command in braces stands for its key.
    """

    beside: str
    title: str
    text: str


_LISTS = {
    Role.AGENT: "Vos listes : à répondre, brouillons, transferts, commentaires… Le nombre dit ce qu’il y reste.",
    Role.VALIDATOR: "Vos listes. « À valider » réunit les réponses que vos collègues vous soumettent.",
    Role.MANAGER: "Vos listes. Vous y décidez aussi des transferts entre vos structures filles.",
    Role.MODERATOR: "Vos listes : à modérer, alertes, recours, signalements… Le nombre dit ce qu’il y reste.",
}
_WORK = {
    Role.AGENT: (
        "Répondre",
        "{story.answer} écrit la réponse, le récit à côté. Tout ce que vous tapez est gardé sur ce poste à chaque "
        "pause. Cette expérience n’est pas pour vous ? {story.settle} demande un transfert.",
    ),
    Role.VALIDATOR: (
        "Valider",
        "{story.answer} ouvre la réponse à valider : publiez-la, ou renvoyez-la avec une remarque. Vous répondez "
        "aussi vous-même, et tout ce que vous tapez est gardé sur ce poste à chaque pause.",
    ),
    Role.MANAGER: (
        "Décider",
        "{story.settle} décide d’un transfert demandé par vos structures. {story.answer} répond, {story.classify} "
        "qualifie : tags métier, canaux, service à améliorer.",
    ),
    Role.MODERATOR: (
        "Modérer",
        "{story.publish} publie, {story.mask} masque puis publie, {story.reject} rejette pour un motif de la charte, "
        "{story.hold} met en attente. {story.undo} annule tant que rien n’est parti.",
    ),
}


def steps(role: Role) -> Sequence[Step]:
    """Give the steps for those who do this work."""
    role = Role.MODERATOR if role is Role.ADMIN else role
    title, work = _WORK[role]
    return (
        Step("Banner", "Bienvenue dans Écoute", "En haut : où vous êtes, qui vous êtes, et l’heure."),
        Step("#places", "Les listes", _LISTS[role]),
        Step(
            "#queue",
            "La file",
            "Le plus ancien d’abord. {move.down} et {move.up} choisissent, {move.open} ouvre ; {list.filter} n’en "
            "garde qu’une partie. ▲ attend depuis plus de 48 heures ouvrées, ▲▲ depuis plus de 72.",
        ),
        Step("#story", title, work),
        Step(
            "#story",
            "Se parler",
            "{story.comment} ouvre les commentaires : la modération et les structures concernées les lisent, jamais le "
            "public. {story.history} montre tout ce qui a été fait.",
        ),
        Step(
            "KeyBar",
            "Trouver de l’aide",
            "Les touches qui comptent ici, ou la souris. {desk.help} les donne toutes, {desk.palette} cherche une "
            "commande, {help.questions} répond à vos questions là où vous êtes.",
        ),
    )


class Tour(BaseModal[None]):
    """The steps, one after the other."""

    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "questions.tcss", STYLES / "help.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right,space", "walk(1)", "Suite"),
        Binding("left,backspace", "walk(-1)", "Avant"),
        Binding("escape", "cancel", "Finir"),
    ]

    def __init__(self, role: str) -> None:
        super().__init__()
        self._steps = steps(next((known for known in Role if known.label == role), Role.AGENT))
        self._at = 0

    def compose(self) -> ComposeResult:
        """Compose the box."""
        with Vertical(id="tour", classes="box") as box:
            box.border_subtitle = "entrée : suite · échap : finir"
            yield Static(id="step", markup=False)

    def on_mount(self) -> None:
        """Show the first step."""
        self._show()

    def fit_panes(self) -> None:
        """Stand beside what is explained, wherever it is now."""
        self.call_after_refresh(self._place)

    def on_click(self) -> None:
        """Go on, by mouse too."""
        self.action_walk(1)

    def action_walk(self, by: int) -> None:
        """Go to another step; after the last one, the tour is over."""
        if self._at + by >= len(self._steps):
            self.close_with(None)
            return
        self._at = max(0, self._at + by)
        self._show()

    def _show(self) -> None:
        step = self._steps[self._at]
        self.query_one("#tour").border_title = Content(f"{step.title} · {self._at + 1} sur {len(self._steps)}")
        self.query_one("#step", Static).update(Content(self.ecoute.own_keys.told(step.text)))
        self.fit_panes()

    def _place(self) -> None:
        box = self.query_one("#tour")
        target = self.ecoute.main_screen.query(self._steps[self._at].beside).first()
        region = target.region if target.display else self.region
        box.styles.offset = beside(region, box.outer_size, self.size)


def beside(region: Region, box: Size, room: Size) -> Offset:
    """Give where a box stands best: on the right of a pane, else on its left; under a line, else above it."""
    if region.height <= 1:
        under = region.bottom + _FREE_ROWS
        x = max(0, (room.width - box.width) // 2)
        y = under if under + box.height <= room.height else region.y - box.height - 1
    else:
        x = region.right + 1 if region.right + 1 + box.width <= room.width else region.x - box.width - 1
        y = region.y + max(_FREE_ROWS, (region.height - box.height) // 2)
    return Offset(min(max(0, x), max(0, room.width - box.width)), min(max(0, y), max(0, room.height - box.height)))
