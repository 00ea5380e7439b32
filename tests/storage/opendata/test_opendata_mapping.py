"""From a row of the official file to the models, and to the row that would be written of them."""

from datetime import UTC, datetime

import pytest

from core.vocabulary import Channel, GeneralTag, Sentiment
from storage.opendata import mapping, official
from storage.opendata.mapping import RowFault
from storage.opendata.structure_names import StructureNames
from storage.store import SqlStore  # noqa: F401 - loads the tables
from tests.storage.opendata.made_up_rows import a_row


class NoTree(StructureNames):
    """A tree with nothing in it."""

    def __init__(self) -> None:
        self._networks = {}
        self._by_name = {}


def read(**changes: str) -> mapping.Read:
    """Read a row."""
    return mapping.read(mapping.normal(a_row(**changes)), NoTree())


DATES = {
    "2024-05-03": datetime(2024, 5, 2, 22, tzinfo=UTC),
    "2024-01-03": datetime(2024, 1, 2, 23, tzinfo=UTC),
    "03/05/2024": datetime(2024, 5, 2, 22, tzinfo=UTC),
    "03/05/2024 10:20": datetime(2024, 5, 3, 8, 20, tzinfo=UTC),
    "2024-05-03 10:20:30": datetime(2024, 5, 3, 8, 20, 30, tzinfo=UTC),
    "2024-05-03T10:20:30Z": datetime(2024, 5, 3, 10, 20, 30, tzinfo=UTC),
    "2024-05-03T10:20:30+02:00": datetime(2024, 5, 3, 8, 20, 30, tzinfo=UTC),
    " 2024-05-03 ": datetime(2024, 5, 2, 22, tzinfo=UTC),
}


@pytest.mark.parametrize(("text", "expected"), DATES.items(), ids=DATES)
def test_a_date_is_a_moment_in_paris(text: str, expected: datetime) -> None:
    """A date, with or without an hour, in today's form or the older one, is a moment; without a zone, in Paris."""
    assert read(ecrit_le=text).experience.submitted_at == expected


@pytest.mark.parametrize("text", ["hier", "2024-13-01", "31/02/2024", "0001-01-01", "9999-12-31", "2024", "12:30"])
def test_what_is_no_date_is_refused(text: str) -> None:
    """What is no date is refused with the name of its column, and of no other."""
    with pytest.raises(RowFault, match="« Écrit le » n’est pas une date".replace("« ", "«.").replace(" »", ".»")):
        read(ecrit_le=text, date_de_publication="")
    with pytest.raises(RowFault, match="Date de publication"):
        read(date_de_publication=text)


def test_an_empty_date_of_writing_is_the_date_of_publication() -> None:
    """Where « Écrit le » is empty the publication date stands in, and the other way round."""
    for changes in ({"ecrit_le": ""}, {"date_de_publication": "", "ecrit_le": "2024-05-04"}):
        experience = read(**changes).experience
        assert experience.submitted_at == experience.published_at == datetime(2024, 5, 3, 22, tzinfo=UTC)


def test_words_of_the_file_become_ours() -> None:
    """Feelings, tags and channels are found whatever their case or order; unknown ones are left out."""
    found = read(
        ressenti_usager="positif",
        accessibilite="Négatif",
        relation="Bof",
        canaux_typologie_1="telephone, Accueil,Téléphone,Pigeon,,Visio/Video",
    )
    assert found.experience.sentiment is Sentiment.POSITIVE
    assert found.experience.tags == {GeneralTag.ACCESSIBILITY: Sentiment.NEGATIVE}
    assert list(found.concerns[0].channels) == [Channel.PHONE, Channel.DESK, Channel.VIDEO]


def test_a_gap_between_structures_stays_a_gap() -> None:
    """The third structure of a row keeps its place when there is no second one."""
    found = read(intitule_structure_3="Ailleurs", reponse_structure_3="Merci.")
    assert [concern.position for concern in found.concerns] == [1, 3]
    assert [response.position for response in found.responses] == [3]


def test_only_what_differs_is_kept_twice() -> None:
    """The writing of the file is kept beside ours where they differ, and only there."""
    found = read(description="Bien.Merci beaucoup", canaux_typologie_1="Accueil,Accueil")
    assert found.verbatim["description"] == ["Bien.\nMerci beaucoup", "Bien.Merci beaucoup"]
    assert found.verbatim["canaux_typologie_1"] == ["Accueil", "Accueil,Accueil"]
    assert "titre" not in found.verbatim


def test_once_changed_here_ours_is_written() -> None:
    """The file's own writing comes back as long as ours is still what it stood for, and no longer."""
    verbatim = {"description": ["Bien.\nMerci", "Bien.Merci"]}
    assert mapping.as_the_source_wrote({"description": "Autre"}, verbatim) == {"description": "Autre"}
    assert mapping.as_the_source_wrote({"description": "Bien.\nMerci"}, verbatim) == {"description": "Bien.Merci"}


def test_a_row_has_one_mark() -> None:
    """The mark of a row depends on what it tells, column by column, and on nothing else."""
    one = mapping.normal(a_row())
    assert mapping.digest(one) == mapping.digest(dict(reversed(one.items())))
    assert mapping.digest(one) == mapping.digest(mapping.normal(a_row(ecrit_le="03/05/2024")))
    others = [a_row(titre="b"), a_row(pays="", poste_comme="France"), a_row() | {"code_postal_usager": "30000"}]
    assert len({mapping.digest(row) for row in [one, *map(mapping.normal, others)]}) == 4


def test_today_is_written_as_the_files_write_it() -> None:
    """A moment is written as its day in Paris."""
    assert official.day(datetime(2024, 5, 3, 22, 30, tzinfo=UTC)) == "2024-05-04"
    assert official.day(None) == ""
