"""Identifiers as people in a hurry lay them out: stuck to a word, without spaces, in capitals, beside an e-mail."""

import re

import pytest

from core.text.identifiers import find

_MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")

HURRIED = [
    "née le ⟦birthdate|11avril1987⟧.les allocs",
    "né le ⟦birthdate|1erjanvier1980⟧",
    "NE:⟦birthdate|180652⟧.VILLE",
    "Date de naissance ? ⟦birthdate|03/04/1985⟧",
    "Mme Dujardin Germaine, ⟦birthdate|14 / XI / 1934⟧, est ma mère",
    "né le ⟦birthdate|cinq juin soixante et un⟧",
    "n° sécu 94 12 31\n> - enfant : Awa, ⟦birthdate|2022-11-05⟧\n> - merci",
    "TEL:⟦phone|0590814427⟧.LA POSTE A PERDU MON ATTESTATION",
    "⟦phone|06,12,34,56,78⟧ mon tel",
    "Tél : ⟦phone|0479123456⟧ Mail : ⟦email|j.dupont@free.fr⟧",
    "⟦email|j.dupont@orange.fr⟧ ⟦phone|04 79 12 34 56⟧",
    "mon numéro fiscal ? ⟦file_number|0145 772 309 861⟧ comme écrit",
    "en recommandé ⟦file_number|2D 044 917 3386 1⟧ jamais reçu",
    "suivi la poste ⟦file_number|87001234567890⟧",
    "Récépissé ⟦file_number|97411-2024-003308⟧, remis en main propre",
    "L'agente, ASVP ⟦file_number|417⟧, n'avait rien vu",
    "l'agent n° ⟦file_number|417⟧",
    "ALLOCATAIRE⟦file_number|4519023⟧",
    "allocataire : Martin Lucie ⟦file_number|6621574⟧",
    "n° de pension ⟦file_number|E1234567⟧",
    "ticket GLPI ⟦file_number|45123⟧",
    "permis : ⟦id_document|75/71/3308⟧",
    "cni ⟦id_document|x4rtbpfw4⟧",
    "récépissé n° ⟦id_document|7503123456⟧ de titre de séjour",
    "plaque du papi (le scooter) : ⟦plate|Z 482 K⟧ ..",
    "immat ⟦plate|1234XY33⟧",
    "JE HABITE ⟦address|RES LES MIMOSAS BAT C ESC 2 APT 214 83200 TOULON⟧. LA CARSAT",
    "j'habite ⟦address|12rue des lilas 69003 lyon⟧",
    "⟦address|4 lot les pins 97232 lamentin⟧",
    "⟦address|lieudit le bosc 24200 sarlat⟧",
    "Les impôts ont continué d'écrire au ⟦address|3 bis impasse des Glycines à Montauban⟧",
    "⟦address|Ferme du Haut-Mesnil par 14500 Vire⟧",
    "De: ⟦email|gestion.rh.lebrun@ac-lyon.fr⟧",
]
NOTHING = [
    "référence d'incident 0x80070057",
    "en 2015 G T AU BORD DU GOUFFRE",
    "rdv le 3avril2024 à la mairie",
    "depuis le 11avril2023",
    "le carton de la Caf 75018 que mon père gardait",
    "Orange m'a renvoyé au 04 79 12 34 56",
    "contact@mairie-lyon.fr 04 79 12 34 56",
    "j'ai attendu l'agent 12 minutes",
    "gestion.rh.contact@ac-lyon.fr",
]


def _found(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.start : one.end]) for one in find(text)]


@pytest.mark.parametrize("marked", HURRIED)
def test_what_is_written_in_a_hurry_is_marked_exactly(marked: str) -> None:
    assert _found(_MARK.sub(r"\2", marked)) == _MARK.findall(marked)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_written_in_a_hurry_and_is_nobodys_is_left_alone(text: str) -> None:
    assert _found(text) == []
