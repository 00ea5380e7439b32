"""The made-up stories: the same for the same seed, all different, and nobody's."""

import re
from collections import Counter
from random import Random

import pytest

from admin.seed.rejected import rejected_story
from admin.seed.replies import reply
from admin.seed.stories import story
from admin.seed.story_seed import StorySeed
from admin.seed.tree import NETWORKS, StructureSeed, programme_tree
from core.submission import PSEUDONYM_MAX, TITLE_MAX, story_faults
from core.text.clean import one_line, printable
from core.vocabulary import CharterReason, Sentiment

_TREE = programme_tree()
_HEADS = {structure.code[0]: structure.name for structure in _TREE if not structure.parent}
_TELEPHONE = re.compile(r"\d{2}([\s.-]?\d{2}){4}|\b3[0-9]{3}\b")
_ADDRESS = re.compile(r"@|https?:|www\.")
_RECONTACT = re.compile(r"recontact|rappeler(ons|a)|vous appell?er", re.IGNORECASE)
_PLAIN_SPACE_BEFORE_SIGN = re.compile(r" [;:!?»]|« ")


def _network(structure: StructureSeed) -> str:
    return _HEADS[structure.code[0]]


def _told(seed: int, count: int = 2000) -> list[tuple[StructureSeed, StorySeed]]:
    random = Random(seed)
    structures = [random.choice(_TREE) for _ in range(count)]
    return [(structure, story(random, structure, _network(structure))) for structure in structures]


@pytest.fixture(scope="module")
def told() -> list[tuple[StructureSeed, StorySeed]]:
    return _told(2026)


@pytest.fixture(scope="module")
def stories(told: list[tuple[StructureSeed, StorySeed]]) -> list[StorySeed]:
    return [seed for _, seed in told]


def test_the_same_seed_tells_the_same_stories() -> None:
    """A database filled twice from one seed holds the same stories, and another seed tells others."""
    assert _told(7, 200) == _told(7, 200)
    assert _told(7, 200) != _told(8, 200)


@pytest.mark.parametrize("seed", range(5))
def test_no_two_stories_have_the_same_text(seed: int) -> None:
    """Two thousand stories show no exact same text twice."""
    assert max(Counter(told.text for _, told in _told(seed)).values()) == 1


def test_two_thousand_stories_of_one_structure_differ() -> None:
    """A single structure can be given two thousand stories without telling one twice in more than a few."""
    random = Random(3)
    texts = {story(random, _TREE[1], "Caf").text for _ in range(2000)}
    assert len(texts) >= 1990


def test_feelings_are_mixed_as_in_the_programme(stories: list[StorySeed]) -> None:
    """About 60 % of the stories are negative, 15 % neutral and 25 % positive."""
    shares = {feeling: count / len(stories) for feeling, count in Counter(s.sentiment for s in stories).items()}
    assert shares[Sentiment.NEGATIVE] == pytest.approx(0.60, abs=0.04)
    assert shares[Sentiment.NEUTRAL] == pytest.approx(0.15, abs=0.04)
    assert shares[Sentiment.POSITIVE] == pytest.approx(0.25, abs=0.04)


def test_lengths_vary_within_bounds(stories: list[StorySeed]) -> None:
    """Stories go from a few words to several paragraphs, between 60 and 2,500 signs."""
    lengths = sorted(len(told.text) for told in stories)
    assert lengths[0] >= 60
    assert lengths[-1] <= 2500
    assert lengths[len(lengths) // 20] < 250
    assert lengths[-len(lengths) // 20] > 800
    assert sum("\n\n" in told.text for told in stories) > 100


def test_stories_pass_the_form(stories: list[StorySeed]) -> None:
    """Every story could have been sent with the form, as it stands."""
    for told in stories:
        assert story_faults(told.title, told.text, told.sentiment) == {}
        assert len(told.title) <= TITLE_MAX
        assert 0 < len(told.pseudonym) <= PSEUDONYM_MAX


def test_entry_changes_nothing(stories: list[StorySeed]) -> None:
    """What is seeded is what is read: cleaning on entry leaves every word of a story as it is."""
    for told in stories:
        assert printable(told.text).strip() == told.text
        assert printable(told.title).strip() == told.title
        assert one_line(told.pseudonym) == told.pseudonym


def test_no_word_is_left_to_fill(stories: list[StorySeed]) -> None:
    """No brace of the tables shows in a story."""
    assert not [told.text for told in stories if "{" in told.text or "}" in told.text]


def test_nobody_can_be_reached(stories: list[StorySeed]) -> None:
    """No story holds a telephone number, an e-mail address or a link."""
    for told in stories:
        assert not _TELEPHONE.search(told.text), told.text
        assert not _ADDRESS.search(told.text), told.text


def test_feeling_of_a_channel_agrees_with_the_story(stories: list[StorySeed]) -> None:
    """A channel has the feeling of the story or none, and no channel comes twice."""
    for told in stories:
        channels = [channel for channel, _ in told.channels]
        assert channels
        assert len(channels) == len(set(channels))
        assert {feeling for _, feeling in told.channels} <= {told.sentiment, None}


@pytest.mark.parametrize("network", NETWORKS)
def test_each_network_has_its_own_situations(network: str) -> None:
    """Each network tells of at least nine situations, and the words of no network come from another."""
    structure = next(s for s in _TREE if _network(s) == network and s.parent)
    random = Random(1)
    titles = {story(random, structure, network).title.casefold() for _ in range(1500)}
    others = {told.title.casefold() for s, told in _told(5, 600) if _network(s) != network}
    assert len(titles) >= 20
    assert not titles & others


def test_replies_answer_without_promising_to_call(told: list[tuple[StructureSeed, StorySeed]]) -> None:
    """An answer is printable, in French typography, and never promises to contact the author."""
    random = Random(4)
    for structure, seed in told:
        text = reply(random, seed, structure, _network(structure))
        assert len(text) > 60
        assert printable(text) == text
        assert "{" not in text
        assert not _RECONTACT.search(text), text
        assert not _PLAIN_SPACE_BEFORE_SIGN.search(text), text
        assert not _TELEPHONE.search(text), text


def test_most_replies_answer_in_particular(told: list[tuple[StructureSeed, StorySeed]]) -> None:
    """More than three answers in four take up what the story is about; the others are a formula, on purpose."""
    random = Random(4)
    particular = ["\n\n" in reply(random, seed, structure, _network(structure)) for structure, seed in told]
    assert 0.75 < sum(particular) / len(particular) < 0.95


def test_a_structure_of_another_network_can_answer() -> None:
    """An answer by a structure that the story was not about is a formula rather than a mistake."""
    gendarmes = next(s for s in _TREE if _network(s) == "Gendarmerie nationale")
    seed = story(Random(1), _TREE[1], "Caf")
    assert "\n\n" not in reply(Random(1), seed, gendarmes, "Gendarmerie nationale")


def test_rejected_stories_cover_the_charter() -> None:
    """Rejected stories come with every reason of the charter, deterministic and fit for the form."""
    random, again = Random(9), Random(9)
    rejected = [rejected_story(random, NETWORKS[place % 8]) for place in range(400)]
    assert rejected == [rejected_story(again, NETWORKS[place % 8]) for place in range(400)]
    assert {reason for _, reason in rejected} == set(CharterReason)
    for seed, _ in rejected:
        assert story_faults(seed.title, seed.text, seed.sentiment) == {}
        assert printable(seed.text) == seed.text
        assert not _TELEPHONE.search(seed.text)
        assert not _ADDRESS.search(seed.text)
