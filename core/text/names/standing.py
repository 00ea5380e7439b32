"""A name where it stands: the words before it and after it."""

from dataclasses import dataclass

from core.text.names.announcing import DETERMINERS, LINKS, PLACING, POSSESSIVES
from core.text.names.cutting import Shape, Word
from core.text.names.reading import Name, is_unknown

_NEAR = frozenset({" ", "_"})
_APPOSING = frozenset({"", ",", ":", "(", "«", '"', "“", "-", "–"})
_CLOSED = frozenset({",", ")", ".", '"', "»"})
_BEFORE_THINGS = PLACING | DETERMINERS | POSSESSIVES | LINKS | {"chez"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A name in its text."""

    words: list[Word]
    name: Name

    @property
    def before(self) -> str:
        """The word before it, folded, "" when there is none or when it belongs to a place."""
        return self._back(1)

    @property
    def long_before(self) -> str:
        """The word before that one."""
        return self._back(2)

    def _back(self, count: int) -> str:
        place = self.name.first - count
        return self.words[place].folded if place >= 0 and not self.words[place].barred else ""

    def after(self, count: int) -> list[str]:
        """Give the words after it, folded."""
        return [word.folded for word in self.words[self.name.stop : self.name.stop + count]]

    @property
    def gap(self) -> str:
        """What stands between it and the word before."""
        return self.name.words[0].gap

    @property
    def gap_after(self) -> str:
        """What stands between it and the word after."""
        return self.words[self.name.stop].gap if self.name.stop < len(self.words) else ""

    @property
    def is_near(self) -> bool:
        """One space parts it from the word before."""
        return self.gap in _NEAR

    @property
    def is_elided(self) -> bool:
        """An apostrophe parts it from the word before."""
        return self.gap in {"'", "’"}

    @property
    def is_apposed(self) -> bool:
        """A space, a comma, a colon, a bracket or a quote parts it from the word before."""
        return self.is_near or (self.gap != "-" and self.gap.strip(" ") in _APPOSING)

    @property
    def is_determined(self) -> bool:
        """« la », « un », « ma » stand before it: it is rather a thing."""
        return self.before in DETERMINERS | POSSESSIVES and (self.is_near or self.is_elided)

    @property
    def is_placed(self) -> bool:
        """« à », « de », « la » stand before it: it is rather a place or a thing, unless it is surely a first name."""
        return self.before in _BEFORE_THINGS and (self.is_near or self.is_elided) and not self.name.has_sure_first

    @property
    def is_closed(self) -> bool:
        """A comma, a bracket or a full stop follows it."""
        return not self.gap_after or self.gap_after[0] in _CLOSED

    @property
    def head(self) -> Word | None:
        """The first of its parts."""
        return self.name.parts[0] if self.name.parts else None

    @property
    def stands_out(self) -> bool:
        """Its first part has a capital that says something."""
        return self.head is not None and self.head.stands_out

    @property
    def is_new(self) -> bool:
        """It is in no list, and yet is no acronym."""
        if self.head is None or not all(map(is_unknown, self.name.parts)):
            return False
        return self.head.shape is not Shape.UPPER or len(self.head.folded) >= 6

    @property
    def is_capitalised(self) -> bool:
        """Its first part is written with one capital: « Zdravka »."""
        return self.head is not None and self.head.shape is Shape.CAPITAL
