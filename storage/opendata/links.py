"""Links from parents to children, turned round: the parent of each child, and the links left aside."""

from collections.abc import Iterable
from dataclasses import replace

from storage.opendata.structure_rows import LinkFault, LinkReport


class Links:
    """The links of one directory, gathered in its order, then settled."""

    def __init__(self) -> None:
        self._codes: set[str] = set()
        self._parents: dict[str, str] = {}
        self._reports: list[LinkReport] = []

    def add(self, code: str, children: Iterable[str]) -> None:
        """Note a structure and the codes of its children; a child keeps the first parent that names it."""
        self._codes.add(code)
        for child in children:
            kept = self._parents.get(child, code)
            if child == code:
                self._reports.append(LinkReport(LinkFault.SELF, child, code))
            elif kept != code:
                self._reports.append(LinkReport(LinkFault.SECOND_PARENT, child, code, kept))
            else:
                self._parents[child] = code

    def settle(self) -> tuple[LinkReport, ...]:
        """Give the links left aside, once every structure has been added."""
        known = [report for report in self._reports if report.child in self._codes]
        absent = [
            LinkReport(LinkFault.UNRESOLVED, child, parent)
            for child, parent in self._parents.items()
            if child not in self._codes
        ]
        absent += [
            replace(report, fault=LinkFault.UNRESOLVED, kept_parent="")
            for report in self._reports
            if report.child not in self._codes
        ]
        return (*known, *absent)

    def parent_of(self, code: str) -> str:
        """Give the code of the parent, or "" for a root."""
        return self._parents.get(code, "")
