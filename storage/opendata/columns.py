"""The columns of the official files: the label that a CSV header shows, the slug that JSON and code use."""

from dataclasses import dataclass
from functools import cached_property

from core.text.clean import fold


@dataclass(frozen=True)
class Column:
    """One column: `slug` as in the API ("ecrit_le"), `label` as in a CSV header ("Écrit le")."""

    slug: str
    label: str


@dataclass(frozen=True)
class Sheet:
    """One kind of official file: what its columns are, and which of them it cannot do without.

    Attributes:
        title: what the file is, in French, for sentences ("export d’expériences").
        one: what one row is, in French with its article ("une expérience").
        columns: the official columns, in the official order.
        extras: other columns that are accepted and kept.
        required: slugs of the columns that must be there; the first one is the key.
    """

    title: str
    one: str
    columns: tuple[Column, ...]
    extras: tuple[Column, ...]
    required: tuple[str, ...]

    @cached_property
    def labels(self) -> dict[str, str]:
        """The label of each slug, extras included."""
        return {column.slug: column.label for column in self.columns + self.extras}

    @cached_property
    def slugs(self) -> frozenset[str]:
        """Every slug that is accepted, extras included."""
        return frozenset(self.labels)

    @cached_property
    def blank(self) -> dict[str, str]:
        """A row where every official column is empty, in the official order; copy it before filling it."""
        return {column.slug: "" for column in self.columns}

    @cached_property
    def _by_fold(self) -> dict[str, str]:
        by_slug = {fold(slug): slug for slug in self.labels}
        return by_slug | {fold(label): slug for slug, label in self.labels.items()}

    def slug_of(self, label: str) -> str | None:
        """Give the slug of a header cell, be it a label or a slug, whatever its case, accents, BOM or spaces."""
        return self._by_fold.get(fold(label))


_CONCERN = (
    ("intitule_typologie_{n}", "Intitulé Typologie {n}"),
    ("canaux_typologie_{n}", "Canaux Typologie {n}"),
    ("intitule_structure_{n}", "Intitulé structure {n}"),
    ("statut_reponse_structure_{n}", "Statut réponse structure {n}"),
    ("reponse_structure_{n}", "Réponse structure {n}"),
    ("taux_de_similarite_reponse_ia_structure_{n}", "Taux de similarité réponse IA structure {n}"),
)


def _concern(n: int) -> tuple[Column, ...]:
    return tuple(Column(slug.format(n=n), label.format(n=n)) for slug, label in _CONCERN)


COLUMNS: tuple[Column, ...] = (
    Column("id_experience", "ID expérience"),
    Column("etat_experience", "Etat expérience"),
    Column("ecrit_le", "Écrit le"),
    Column("date_de_publication", "Date de publication"),
    Column("titre", "Titre"),
    Column("description", "Description"),
    Column("poste_comme", "Posté comme"),
    Column("ressenti_usager", "Ressenti usager"),
    Column("pseudonyme_usager", "Pseudonyme usager"),
    Column("intitule_departement_usager", "Intitulé département usager"),
    Column("pays", "Pays"),
    Column("demarches_saisies_par_usager", "Démarches saisies par usager"),
    *_concern(1),
    *_concern(2),
    *_concern(3),
    Column("date_de_premiere_reponse", "Date de premiere réponse"),
    Column("accessibilite", "Accessibilité"),
    Column("information_explication", "Information/Explication"),
    Column("relation", "Relation"),
    Column("reactivite", "Réactivité"),
    Column("simplicite_complexite", "Simplicité/Complexité"),
    Column("tags_metiers", "Tags métiers"),
    Column("experiences_similaires", "Expériences Similaires"),
    Column("amelioration_de_service_a_considerer", "Amélioration de service à considérer"),
    Column("action", "Action"),
    Column("date_action_engagee", "Date action engagée"),
    Column("date_action_realisee", "Date action réalisée"),
    Column("motif_de_rejet", "Motif de rejet"),
)
"""The 43 columns of `export-experiences`, in the order of the official file."""

KNOWN_EXTRAS: tuple[Column, ...] = (
    Column("code_postal_usager", "Code postal usager"),
    # Only the slug of the first was seen, never a label; the two others follow its numbering.
    *(
        Column(
            f"evaluation_utile_reponse_structure_{n}_par_visiteurs",
            f"Évaluation utile réponse structure {n} par visiteurs",
        )
        for n in (1, 2, 3)
    ),
)
"""Columns that some official files have besides the 43: accepted, and kept in the row."""

EXPERIENCES = Sheet(
    title="export d’expériences",
    one="une expérience",
    columns=COLUMNS,
    extras=KNOWN_EXTRAS,
    required=("id_experience", "titre", "description"),
)
"""The dataset `export-experiences`."""

STRUCTURES = Sheet(
    title="export de structures",
    one="une structure",
    columns=(
        Column("code_sp_de_la_structure", "Code SP+ de la structure"),
        Column("code_sp_structure_parent", "Code SP+ structure parent"),
        Column("reseau", "Intitulé du réseau"),
        Column("intitule_de_la_typologie", "Intitulé de la typologie"),
        Column("intitule_de_la_structure", "Intitulé de la structure"),
        Column("code_postal_de_la_structure", "Code postal de la structure"),
        Column("ville", "Ville"),
        Column("pays", "Pays"),
    ),
    extras=(),
    required=("code_sp_de_la_structure", "code_sp_structure_parent", "intitule_de_la_structure"),
)
"""The dataset `export-structures`, in its flat form."""


def slug_of(label: str) -> str | None:
    """Give the slug of a header cell of `export-experiences`, or None when the column is not known."""
    return EXPERIENCES.slug_of(label)
