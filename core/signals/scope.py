"""Where a term may rise: the programme, a structure with those below it, a department, a channel or a trade tag."""

from typing import NamedTuple

from core.structure import within
from core.vocabulary import Term


class ScopeKind(Term):
    """What bounds a scope."""

    PROGRAMME = "programme", "programme"
    STRUCTURE = "structure", "structure"
    DEPARTMENT = "department", "département"
    CHANNEL = "channel", "canal"
    TRADE_TAG = "trade_tag", "tag métier"


class Scope(NamedTuple):
    """A part of the programme.

    Attributes:
        path: of a structure, its path; of a channel or a trade tag, that of the network; "" for the others.
        code: the code of the structure, or the department, channel or trade tag itself.
    """

    kind: ScopeKind
    path: str
    code: str

    def is_above(self, other: "Scope") -> bool:
        """Tell whether all that counts in the other one counts in this one too, by the tree."""
        if other.kind is not ScopeKind.STRUCTURE or self == other:
            return False
        if self.kind is ScopeKind.PROGRAMME:
            return True
        return self.kind is ScopeKind.STRUCTURE and within(other.path, self.path)


PROGRAMME_SCOPE = Scope(ScopeKind.PROGRAMME, "", "")


def may_be_read(path: str, reach: str | None) -> bool:
    """Tell whether a signal of a scope at this path is for somebody whose right reaches a sub-tree, or all (None)."""
    return reach is None or (path != "" and within(path, reach))
