"""The datasets of the open-data API: the official columns as typed fields."""

from core.explore.dataset import Dataset, Field, Kind
from storage.opendata import columns, official
from storage.opendata.columns import Column

_KINDS = {"id_experience": Kind.INTEGER} | dict.fromkeys(official.DATE_SLUGS, Kind.DATE)


def field(column: Column) -> Field:
    """Give a column as a field."""
    return Field(column.slug, column.label, _KINDS.get(column.slug, Kind.TEXT))


EXPERIENCES = Dataset(
    id="export-experiences",
    former_ids=("export-expa-c-riences",),
    title="Expériences",
    description="Les expériences publiées, avec les structures concernées et leurs réponses.",
    fields=tuple(map(field, columns.COLUMNS)),
)

STRUCTURES = Dataset(
    id="export-structures",
    former_ids=(),
    title="Structures",
    description="Les structures du programme, chacune avec la structure qui la contient.",
    fields=tuple(map(field, columns.STRUCTURES.columns)),
)
