"""The line of a search: what people type is read, what is read is written, and what is wrong is said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from core.seeking.line import CRITERIA_MAX, LONGEST, read, write
from core.seeking.search import Criterion, Days, Delay, Key, Name, Numbered, Rated, Search, Words, YesNo
from core.vocabulary import Channel, GeneralTag, Sentiment
from tests.fakes.searching import searches


@given(searches)
def test_what_is_written_is_read_again(search: Search) -> None:
    """A search that is written on a line is the one that the line reads as."""
    assert read(write(search)) == search


@given(st.text(max_size=60) | st.text('-:"|,~<>=canl réseu', max_size=40))
def test_any_line_is_read_or_refused_in_one_sentence(line: str) -> None:
    """Whatever is typed, it is a search that can be written again, or a sentence says why not."""
    try:
        search = read(line)
    except Invalid as error:
        assert error.sentence[-1] in ".?"
    else:
        assert read(write(search)) == search


def test_a_line_says_what_its_writer_meant() -> None:
    """The example of everyday: structure in a network, channel, feeling left out, phrase, delay."""
    assert read('caf:gard canal:téléphone -positif "rendez-vous" délai>7j') == Search(
        (
            Criterion(Key.STRUCTURE, (Name("caf gard"),)),
            Criterion(Key.CHANNEL, (Rated(Channel.PHONE),)),
            Criterion(Key.FEELING, (Rated(Sentiment.POSITIVE),), excluded=True),
            Criterion(Key.TEXT, (Words("rendez-vous"),)),
            Criterion(Key.DELAY, (Delay(7 * 24, longer=True),)),
        )
    )


@pytest.mark.parametrize(
    ("line", "criterion"),
    [
        ('"positif"', Criterion(Key.TEXT, (Words("positif"),))),
        ("« file d’attente »~4", Criterion(Key.TEXT, (Words("file d’attente", 4),))),
        ('titre:guichet|"salle d’attente"', Criterion(Key.TITLE, (Words("guichet"), Words("salle d’attente")))),
        ("RECIT:guichet", Criterion(Key.STORY, (Words("guichet"),))),
        ('structure="Caf du Gard"', Criterion(Key.STRUCTURE, (Name("Caf du Gard", alone=True),))),
        ("canal:demarche/neg", Criterion(Key.CHANNEL, (Rated(Channel.ONLINE_PROCEDURE, Sentiment.NEGATIVE),))),
        ("tag:simpl,relation/positif", Criterion(
            Key.TAG, (Rated(GeneralTag.SIMPLICITY), Rated(GeneralTag.RELATION, Sentiment.POSITIVE)))),
        ("publiée:2024-02", Criterion(Key.PUBLISHED, (Days(date(2024, 2, 1), date(2024, 2, 29)),))),
        ("publiée:2025..2026-03", Criterion(Key.PUBLISHED, (Days(date(2025, 1, 1), date(2026, 3, 31)),))),
        ("publiée<05/03/2026", Criterion(Key.PUBLISHED, (Days(None, date(2026, 3, 4)),))),
        ("publiée>2026-03", Criterion(Key.PUBLISHED, (Days(date(2026, 4, 1), None),))),
        ("délai<48h", Criterion(Key.DELAY, (Delay(48, longer=False),))),
        ("action:12", Criterion(Key.ACTION, (Numbered(12),))),
        ("-action:oui", Criterion(Key.ACTION, (YesNo(yes=True),), excluded=True)),
    ],
)  # fmt: skip
def test_each_way_to_write_a_value_is_read(line: str, criterion: Criterion) -> None:
    """Accents, capitals, beginnings of words and French quotes are all read."""
    assert read(line) == Search((criterion,))


@pytest.mark.parametrize(
    ("line", "word", "possible"),
    [
        ("cannal:téléphone", "cannal", "canal"),
        ("couleur<3", "couleur", "structure"),
        ("canal:minitel", "minitel", "téléphone"),
        ("tag:relation/fâché", "fâché", "négatif"),
        ("canal:", "canal:", "canal:téléphone"),
        ("délai:7j", "délai:7j", "délai>7j"),
        ("délai>bientôt", "bientôt", "délai<48h"),
        ("publiée:2026-13", "2026-13", "publiée:2026-03"),
        ("publiée:2026-03..2026-01", "2026-03..2026-01", "inversez"),
        ("utile:parfois", "parfois", "oui, non"),
        ("le", "le", "cherchez un mot"),
        ('guichet "file', "guillemet", "fermez-le"),
        ('"file attente"~99', "99", "50 mots"),
        ("-", "-", "guichet"),
    ],
)
def test_an_error_names_the_word_and_what_is_possible(line: str, word: str, possible: str) -> None:
    """One sentence says which word is at fault and what to write instead."""
    with pytest.raises(Invalid) as caught:
        read(line)
    assert word in caught.value.sentence
    assert possible in caught.value.sentence


def test_an_endless_line_is_refused() -> None:
    """A line has a length and a number of criteria that it does not exceed."""
    for line in ("a" * (LONGEST + 1), " ".join(["guichet"] * (CRITERIA_MAX + 1)), "|".join(["mot"] * 31)):
        with pytest.raises(Invalid):
            read(line)
