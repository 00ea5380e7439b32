"""Names that only the words around tell: first names that are words, spelled names, those after their service."""

import pytest

from core.text.analysis import analyse
from core.text.finding import FindingKind

NAMED = {
    "l agent a dit « enchantée,moi c est prune » et c etait vrai": ["prune"],
    "j’ai 2 enfants ange et victoire": ["ange", "victoire"],
    "c’est rose qui m’a reçue à la mairie": ["rose"],
    "j’ai eu rose au téléphone": ["rose"],
    "L’officier a écrit Kelyann avec un seul n.": ["Kelyann"],
    "L’agent de la CSSM, Anfane, a retrouvé le dossier": ["Anfane"],
    "Mon oncle Jean-Bernard m’a prêté l’argent.": ["Jean-Bernard"],
    "Enfin si : E. van den Bossche, ça suffira": ["E. van den Bossche"],
    "l adjudante sanchez a ete tres correcte": ["sanchez"],
    "Nom * : BERTHELEMY-JOUVE\nCourriel * :": ["BERTHELEMY-JOUVE"],
    "Mme Vve Martin Lucienne": ["Martin Lucienne"],
    "un jeune Soudanais, Ibrahim, à la plateforme": ["Ibrahim"],
}
NOBODY = ["vous êtes un ange", "la rose était fanée", "c’est page qui manque", "La Caf avec un seul agent"]


def _people(text: str) -> list[str]:
    return [text[one.start : one.end] for one in analyse(text).findings if one.kind is FindingKind.PERSON]


@pytest.mark.parametrize("text", NAMED)
def test_a_name_told_by_the_words_around_is_marked(text: str) -> None:
    assert _people(text) == NAMED[text]


@pytest.mark.parametrize("text", NOBODY)
def test_the_same_words_without_a_person_are_left_alone(text: str) -> None:
    assert _people(text) == []
