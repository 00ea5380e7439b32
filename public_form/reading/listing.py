"""The list of the published experiences: what is asked, what is found, and where each filter leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.errors import NotFound
from core.library import Branch, PublicPage
from core.views import Cursor
from public_form.reading import chips as in_words
from public_form.reading.asked import Asked
from public_form.reading.chips import Chip
from public_form.reading.days import a_year_before
from public_form.wiring import doors

MANY = 1000
"""How many experiences are counted at most: nobody waits for the exact number of a great many."""

BELOW = 60
"""How many of the structures below one a list leads to; the page of the structure finds the others."""

_MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, ready to be shown.

    Attributes:
        branch: the structure asked for, with what stands around it; None for the whole programme.
        chips: the filters that are on.
    """

    asked: Asked
    branch: Branch | None
    page: PublicPage
    chips: Sequence[Chip]

    @property
    def words(self) -> str:
        """The filters that are on, in one line; "" for none."""
        return ", ".join(chip.words for chip in self.chips)


def found(asked: Asked, after: Cursor | None, limit: int) -> Listed:
    """Give what is found for what is asked; a structure that does not exist is told as a fault."""
    asked, branch = _placed(asked)
    page = doors().library.page(asked.filters, after, limit)
    return Listed(asked, branch, page, in_words.chips(asked, branch.structure if branch else None))


def counted(asked: Asked) -> str:
    """Give how many experiences a list has, in words."""
    count = doors().library.count(asked.filters, MANY + 1)
    if count > MANY:
        return f"plus de {MANY // 1000}\u202f000 expériences"
    return f"{count or 'aucune'} expérience{'s' if count > 1 else ''}"


def periods(asked: Asked) -> list[tuple[str, str]]:
    """Give the ready-made periods: their words, and the address of this list within them."""
    today = doors().library.today()
    begins = (("30 derniers jours", today - _MONTH), ("12 derniers mois", a_year_before(today)))
    return [(words, asked.link(du=day.isoformat(), au="")) for words, day in begins]


def _placed(asked: Asked) -> tuple[Asked, Branch | None]:
    if "structure" not in asked.kept:
        return asked, None
    try:
        return asked, doors().library.branch(asked.filters.structure)
    except NotFound:
        return asked.without_structure("Cette structure n’existe pas, ou n’existe plus : prenez-en une autre."), None
