"""Imports the tree of structures: the file over what is kept, all of it in one transaction or none of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import sqlalchemy as sa
from pydantic import ValidationError
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from core.structure import OUTSIDE_CODE, Structure
from core.text.clean import one_line
from storage.engine import writer
from storage.opendata.rejects import Rejects
from storage.opendata.rows import BrokenRow
from storage.opendata.structure_rows import StructureRow as FileRow
from storage.opendata.structure_rows import StructuresFile
from storage.opendata.tree import Tree, build
from storage.repositories.rows import models
from storage.repositories.structures import row_values
from storage.repositories.tallies import mark_due_within
from storage.tables import StructureRow
from storage.troubles import told

_FROM_FILE = ("parent_code", "name", "typology", "postal_code", "town", "country")


@dataclass(slots=True)
class StructuresSummary:
    """What an import of structures did.

    Attributes:
        unresolved_parents: how many structures name a parent that is nowhere; they are kept without one.
        cycles: how many structures would be their own ancestors; they are kept without a parent.
        reports: a French sentence for each of these, and for each link of the directory that was left out.
    """

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    unresolved_parents: int = 0
    cycles: int = 0
    reports: list[str] = field(default_factory=list)


def import_structures(
    engine: Engine, file: StructuresFile, rejects: Rejects, *, dry_run: bool = False
) -> StructuresSummary:
    """Bring the tree to what the file tells; structures that it does not name stay.

    Raises:
        Unavailable: the database refuses; nothing is kept.
    """
    summary = StructuresSummary(reports=[report.sentence for report in file.reports])
    told_now = _read(file.rows, rejects, summary)
    with told(), Session(writer(engine)) as session:
        kept = {structure.code: structure for structure in models(Structure, session.exec(select(StructureRow)))}
        merged = kept | {code: _merged(kept.get(code), structure) for code, structure in told_now.items()}
        tree = build(merged.values())
        _report(tree, summary)
        _write(session, tree, kept, told_now.keys(), summary)
        if not dry_run:
            session.commit()
    return summary


def _read(rows: Iterable[FileRow | BrokenRow], rejects: Rejects, summary: StructuresSummary) -> dict[str, Structure]:
    structures: dict[str, Structure] = {}
    places: dict[str, int] = {}
    for row in rows:
        summary.read += 1
        reason, text = _fault(row, places)
        if isinstance(row, BrokenRow) or reason:
            rejects.add(row.place, reason, text)
            summary.rejected += 1
            continue
        places[row.code] = row.place
        structures[row.code] = _structure(row)
    return structures


def _fault(row: FileRow | BrokenRow, places: dict[str, int]) -> tuple[str, str]:
    """Give why a row cannot be kept and how it begins; no reason when it can."""
    if isinstance(row, BrokenRow):
        return row.reason, row.text
    if row.code in places:
        return f"le code « {row.code} » est déjà à la ligne {places[row.code]}", row.name
    if row.code == OUTSIDE_CODE:
        return f"le code « {row.code} » est réservé", row.name
    try:
        _structure(row)
    except ValidationError as error:
        return _words(error), row.name
    return "", row.name


_LABELS = {
    "code": "Code SP+ de la structure",
    "parent_code": "Code SP+ structure parent",
    "name": "Intitulé de la structure",
    "typology": "Intitulé de la typologie",
    "postal_code": "Code postal de la structure",
    "town": "Ville",
    "country": "Pays",
}


def _words(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_input=False)[0]
    label = _LABELS.get(str(fault["loc"][0]), str(fault["loc"][0]))
    if fault["type"] == "string_too_short":
        return f"« {label} » est vide"
    if fault["type"] == "string_too_long":
        return f"« {label} » dépasse {fault['ctx']['max_length']} caractères"
    return f"« {label} » contient le signe « / », qui sépare les codes d’un chemin"


def _structure(row: FileRow) -> Structure:
    return Structure(
        code=row.code,
        path=row.code,
        parent_code=row.parent_code or None,
        name=one_line(row.name),
        typology=one_line(row.typology),
        postal_code=one_line(row.postal_code),
        town=one_line(row.town),
        country=one_line(row.country),
    )


def _merged(kept: Structure | None, told_now: Structure) -> Structure:
    """Give the structure as the file tells it, with what only we know of it."""
    return kept.model_copy(update=told_now.model_dump(include=set(_FROM_FILE))) if kept else told_now


def _report(tree: Tree, summary: StructuresSummary) -> None:
    summary.unresolved_parents = len(tree.unresolved)
    summary.cycles = len(tree.cyclic)
    summary.reports += [
        f"La structure {code} a pour mère {parent}, qui n’est nulle part : elle est gardée sans mère."
        for code, parent in tree.unresolved.items()
    ]
    summary.reports += [
        f"La structure {code} serait sa propre ancêtre : elle est gardée sans mère." for code in tree.cyclic
    ]


def _write(
    session: Session, tree: Tree, kept: dict[str, Structure], named: Iterable[str], summary: StructuresSummary
) -> None:
    new = [structure for structure in tree.structures if structure.code not in kept]
    changed = [s for s in tree.structures if s.code in kept and kept[s.code] != s]
    if new:
        session.connection().execute(sa.insert(StructureRow), [row_values(structure) for structure in new])
    for structure in changed:
        same = sa.update(StructureRow).where(col(StructureRow.code) == structure.code)
        session.connection().execute(same.values(row_values(structure)))
    mark_due_within(session.connection(), [s.code for s in changed if s.path != kept[s.code].path])
    changed_by_file = {structure.code for structure in changed}.intersection(named)
    summary.created, summary.updated = len(new), len(changed_by_file)
    summary.unchanged = summary.read - summary.rejected - summary.created - summary.updated
