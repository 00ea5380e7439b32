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

_ACTION_DATES = (
    ("date_de_debut_prevue", "Date de début prévue"),
    ("date_de_fin_prevue", "Date de fin prévue"),
    ("date_de_publication", "Date de publication"),
    ("date_action_engagee", "Date action engagée"),
    ("date_action_realisee", "Date action réalisée"),
    ("date_action_abandonnee", "Date action abandonnée"),
)
ACTIONS = Dataset(
    id="export-actions",
    former_ids=(),
    title="Actions d’amélioration",
    description="Les actions d’amélioration publiées par les structures, et où elles en sont.",
    fields=(
        Field("id_action", "ID action", Kind.INTEGER),
        Field("intitule_de_l_action", "Intitulé de l’action"),
        Field("probleme", "Problème"),
        Field("objectif", "Objectif"),
        Field("description", "Description"),
        Field("resultat_attendu", "Résultat attendu"),
        Field("etat_de_l_action", "État de l’action"),
        Field("avancement", "Avancement (%)", Kind.INTEGER),
        Field("engagement", "Engagement"),
        Field("code_sp_de_la_structure", "Code SP+ de la structure"),
        Field("intitule_de_la_structure", "Intitulé de la structure"),
        *(Field(name, label, Kind.DATE) for name, label in _ACTION_DATES),
        Field("motif_d_abandon", "Motif d’abandon"),
        Field("experiences_publiees_liees", "Expériences publiées liées", Kind.INTEGER),
    ),
)
