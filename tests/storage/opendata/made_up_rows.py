"""Rows of the official export with every quirk seen in the real ones, made up."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from storage.opendata.columns import COLUMNS, KNOWN_EXTRAS

Values = dict[str, str]

LABELS = {column.slug: column.label for column in (*COLUMNS, *KNOWN_EXTRAS)}
BLANK: Values = dict.fromkeys((column.slug for column in COLUMNS), "")
DATA = Path(__file__).parents[4] / "shared" / "data"
NO_DATA = "les données réelles (../shared/data) ne sont pas là"


def a_row(number: int = 7, **changes: str) -> Values:
    """Give a row with nothing special about it."""
    usual = {
        "id_experience": str(number),
        "etat_experience": "A traiter",
        "ecrit_le": "2024-05-03",
        "date_de_publication": "2024-05-04",
        "titre": f"Le titre {number}",
        "description": "Le récit.",
        "ressenti_usager": "Négatif",
        "pseudonyme_usager": "Rugby 71",
        "pays": "France",
        "intitule_structure_1": "Caf du Gard",
        "intitule_typologie_1": "Caf",
        "canaux_typologie_1": "Téléphone,Accueil",
    }
    return BLANK | usual | changes


def as_csv(rows: Iterable[Values], slugs: Iterable[str] = BLANK) -> bytes:
    """Write rows as the official CSV does."""
    text = io.StringIO()
    sheet = csv.writer(text, delimiter=";", lineterminator="\r\n")
    sheet.writerow([LABELS[slug] for slug in slugs])
    sheet.writerows([[row.get(slug, "") for slug in slugs] for row in rows])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "surrogatepass")


def as_json(rows: Iterable[Values]) -> bytes:
    """Write rows as the official JSON does: null for what is empty, a number for the identifier."""
    records: list[dict[str, Any]] = [{slug: text or None for slug, text in row.items()} for row in rows]
    for record in records:
        record["id_experience"] = int(record["id_experience"])
    return json.dumps(records).encode()


_BITS = st.sampled_from(
    [
        *(
            "merci.Je suis venu",
            "BonjourMadame",
            "Cordialement,Zoé",
            "l’été",
            "cœur",
            "N° 12",
            "www.caf.fr.Oui",
            "3.Fin",
        ),
        *("&nbsp;", "\xa0", " ;", " ; ; ;", "&amp;", "&eacute;", "&lt;b&gt;", "&", "<", "1 < 2 > 0", "\u202f!", "…Ah"),
        *("<p>Bonjour,</p>", "<ul><li>un</li><li>deux</li></ul>", "<br/>", "<p class='x'>", "</p>", "<script>", "<P>"),
        *("Mme XXX", "[nom]", "un_texte_avec_des_espaces_en_bas", "a_b", "https://x.fr/a_b_c_d_e_f", "____"),
        *("\n", "\r\n", "\r", "\n\n\n\n", "\t", "  ", " "),
        *(
            "\x00",
            "\x1b[31m",
            "\x85",
            "\u200b",
            "\u202e",
            "\u00ad",
            "\ud800",
            "\ufeff",
            "👩\u200d🚒",
            "e\u0301",
            "ﬁ",
            "\U000e0041",
        ),
        *('"', '""', ";", "'", "\\", "é" * 40, "=1+1", "NULL", "null", "\u2028"),
    ]
)
texts = st.lists(_BITS | st.text(max_size=6), max_size=6).map("".join)
_lines = st.lists(_BITS | st.text(max_size=4), max_size=2).map(lambda bits: "".join(bits)[:60])
_days = st.dates(min_value=date(2015, 1, 1), max_value=date(2030, 12, 31))
_hours = st.sampled_from(["", "T10:20:30", " 10:20", "T23:59:59+00:00", "T00:00:00+02:00", "T10:20:30.123456Z"])
dates = st.one_of(
    st.builds(lambda day, hour: day.isoformat() + hour, _days, _hours), _days.map(lambda day: f"{day:%d/%m/%Y}")
)
_channels = st.lists(
    st.sampled_from(["Accueil", "Téléphone", "telephone", "E-mail", "Visio/Video", "Pigeon", " Courrier ", ""]),
    max_size=4,
).map(",".join)
_feelings = st.sampled_from(["Positif", "Neutre", "Négatif", "négatif", "Ravi", ""])
_structures = st.sampled_from(
    ["Caf du Gard", "Caf du Gard ", "Agence", "Agence\u200b", "Mairie d’Ys", "caf du gard", "Hors-structures", ""]
)
_typologies = st.sampled_from(["Caf", "Caisse nationale", "Gendarmerie", "Mairie", "Hors-structures", ""])


@st.composite
def rows(draw: st.DrawFn, number: int) -> Values:
    """Make up a row that can be kept, with any quirks."""
    row = dict(BLANK)
    for slug in row:
        if slug.startswith("intitule_structure"):
            row[slug] = draw(_structures)
        elif slug.startswith("intitule_typologie"):
            row[slug] = draw(_typologies)
        elif slug.startswith("canaux"):
            row[slug] = draw(_channels)
        elif slug.startswith("reponse"):
            row[slug] = draw(texts | st.just(""))
        elif slug in {"pays", "intitule_departement_usager", "pseudonyme_usager", "tags_metiers", "motif_de_rejet"}:
            row[slug] = draw(_lines)
    feelings = ("ressenti_usager", "accessibilite", "information_explication", "relation", "reactivite")
    row |= {slug: draw(_feelings) for slug in feelings}
    written, published = draw(dates | st.just("")), draw(dates)
    row |= {
        "id_experience": str(number),
        "etat_experience": draw(st.sampled_from(["Traitée", "A traiter", "Autre", ""])),
        "ecrit_le": written,
        "date_de_publication": published,
        "date_de_premiere_reponse": draw(dates | st.just("")),
        "titre": "Titre " + draw(_lines),
        "description": "Récit " + draw(texts),
    }
    return row


def programmes(most: int = 4) -> st.SearchStrategy[list[Values]]:
    """Make up a file of a few rows."""
    counts = st.integers(1, most)
    return counts.flatmap(lambda count: st.tuples(*(rows(number) for number in range(1, count + 1))).map(list))
