"""Names that a form, an address book or a spelling tells."""

import pytest

from core.text.analysis import analyse
from core.text.finding import FindingKind

TOLD = {
    "Pour : GUILLERM, Yann <yann@exemple.test>": ["GUILLERM, Yann"],
    "NOM................BOUCHERON PRENOM.............MARYVONNE": ["BOUCHERON", "MARYVONNE"],
    "G é r a l d i n e — je mets des espaces exprès": ["G é r a l d i n e"],
    "MME T U R P I N, dossier en attente": ["T U R P I N"],
}


@pytest.mark.parametrize(("text", "names"), TOLD.items())
def test_a_name_is_known_by_the_way_it_is_laid_out(text: str, names: list[str]) -> None:
    found = [one for one in analyse(text).findings if one.kind is FindingKind.PERSON]
    assert [text[one.start : one.end] for one in found] == names


@pytest.mark.parametrize("text", ["LILLE, Nord, 3 mai", "plan A B C D, puis rien", "CAF, Paul Bert, 12 rue Hoche"])
def test_a_list_of_words_is_nobody(text: str) -> None:
    assert [one for one in analyse(text).findings if one.kind is FindingKind.PERSON] == []
