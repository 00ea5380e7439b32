"""The first line of a CSV file: which columns it has, or why it is not a file that we read."""

from collections import Counter
from collections.abc import Sequence

from core.errors import Invalid
from core.text.clean import excerpt
from storage.opendata.columns import Sheet
from storage.opendata.decoding import has_bad_bytes

_OTHER_SEPARATORS = {",": "la virgule", "\t": "la tabulation", "|": "la barre verticale"}


def slugs_of(cells: Sequence[str], line: int, sheet: Sheet) -> list[str]:
    """Give the slug of each header cell.

    Args:
        cells: the header, as TextReader and csv.reader gave it.
        line: where it stands, from 1.
        sheet: the columns that may be there.

    Raises:
        Invalid: it is not UTF-8, not a header of this sheet, not parted by `;`, or lacks a required column.
    """
    _check_text(cells, line, sheet)
    _check_separator(cells, line, sheet)
    slugs = [_slug(cell, number, line, sheet) for number, cell in enumerate(cells, start=1)]
    _check_twice(slugs, line, sheet)
    _check_required(slugs, line, sheet)
    return slugs


def _check_text(cells: Sequence[str], line: int, sheet: Sheet) -> None:
    text = ";".join(cells)
    if has_bad_bytes(text) or "\0" in text:
        raise Invalid(
            f"La ligne d’en-tête (ligne {line}) n’est pas en UTF-8 : convertissez le fichier, "
            "par exemple avec « iconv -f WINDOWS-1252 -t UTF-8 »."
        )
    if text.lstrip().startswith("<"):
        raise Invalid(f"Ce fichier est une page web, pas un {sheet.title} : vérifiez l’adresse ou le fichier choisi.")


def _check_separator(cells: Sequence[str], line: int, sheet: Sheet) -> None:
    for sign, name in _OTHER_SEPARATORS.items():
        parts = cells[0].split(sign)
        if len(parts) > 1 and sheet.slug_of(parts[0]):
            raise Invalid(
                f"À la ligne {line}, les colonnes sont séparées par {name} et non par le point-virgule « ; » : "
                "enregistrez de nouveau le fichier avec le point-virgule."
            )


def _slug(cell: str, number: int, line: int, sheet: Sheet) -> str:
    if slug := sheet.slug_of(cell):
        return slug
    shown = excerpt(cell, 60)
    which = f"la colonne n° {number}, « {shown} », est inconnue" if shown else f"la colonne n° {number} n’a pas de nom"
    raise Invalid(
        f"À la ligne {line}, {which} dans un {sheet.title} : retirez-la, ou corrigez son intitulé.", field=shown
    )


def _check_twice(slugs: list[str], line: int, sheet: Sheet) -> None:
    slug, count = Counter(slugs).most_common(1)[0]
    if count > 1:
        label = sheet.labels[slug]
        raise Invalid(
            f"À la ligne {line}, la colonne « {label} » est là {count} fois : n’en gardez qu’une.", field=label
        )


def _check_required(slugs: list[str], line: int, sheet: Sheet) -> None:
    missing = [sheet.labels[slug] for slug in sheet.required if slug not in slugs]
    if missing:
        names = ", ".join(f"« {label} »" for label in missing)
        what = "la colonne obligatoire" if len(missing) == 1 else "les colonnes obligatoires"
        raise Invalid(
            f"À la ligne {line}, il manque {what} {names} : prenez le fichier complet de l’{sheet.title}.",
            field=missing[0],
        )
