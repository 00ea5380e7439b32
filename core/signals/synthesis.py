"""Synthèse: the sentences that say best what a selection of stories says, chosen from them and never written.

Each sentence stands word for word in the public text of its story. The same stories give the same synthesis, in
whatever order they come.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from core.french import stems
from core.projection import PublicExperience
from core.signals.terms import Term, TermKind, words_for
from core.text.likeness import likeness
from core.text.sentences import sentences
from core.vocabulary import Sentiment

QUOTES = 3
"""How many sentences stand for a theme."""

_SHORTEST, _LONGEST = 6, 45
"""How many words a sentence has that says something by itself, and that is read at a glance."""

_ALIKE = 0.3
_SHARED = 0.6
"""From this share of their stems on, two sentences say the same."""

_THEMES = 5
_LEAST = 3
"""How many stories make a theme that no tag names."""

_TOO_COMMON = 0.5
UNTAGGED = "Sans thème commun"


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, word for word, with the number of the story that it stands in and the path of its public page."""

    number: int
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class ThemeQuotes:
    """What is said of a theme with one feeling.

    Attributes:
        theme: a general tag, « mot » when stories share it, or UNTAGGED.
        sentiment: the feeling, None when the stories say none.
        stories: how many stories.
    """

    theme: str
    sentiment: Sentiment | None
    stories: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Synthesis:
    """What a selection of stories says, in its own sentences; the themes that most stories tell come first."""

    stories: int
    themes: tuple[ThemeQuotes, ...]


def synthesis(selection: Iterable[PublicExperience]) -> Synthesis:
    """Give the most typical sentences of stories by theme and feeling, near duplicates left out."""
    stories = sorted({story.number: story for story in selection}.values(), key=lambda story: story.number)
    groups = _groups(stories)
    ordered = sorted(groups, key=lambda group: (-len(groups[group]), group[0] == UNTAGGED, group[0], str(group[1])))
    rare = _rarity(stories)
    said: list[Quote] = []
    themes = []
    for theme, sentiment in ordered:
        quotes = _quotes(groups[theme, sentiment], rare, said)
        said += quotes
        if quotes:
            themes.append(ThemeQuotes(theme, sentiment, len(groups[theme, sentiment]), tuple(quotes)))
    return Synthesis(len(stories), tuple(themes))


Groups = dict[tuple[str, Sentiment | None], list[PublicExperience]]


def _groups(stories: Sequence[PublicExperience]) -> Groups:
    """Give the stories by general tag and its feeling; those without a tag by a word that they share."""
    groups: Groups = defaultdict(list)
    for story in stories:
        for tag, sentiment in story.tags.items():
            groups[tag.label, sentiment].append(story)
    for theme, shared in _shared_words([story for story in stories if not story.tags]):
        for story in shared:
            groups[theme, story.sentiment].append(story)
    return groups


def _shared_words(stories: Sequence[PublicExperience]) -> Iterator[tuple[str, list[PublicExperience]]]:
    """Give words with the stories that share them, the word of most stories first, each story once."""
    left = {story.number: story for story in stories}
    holds = {story.number: _stems(f"{story.title} {story.text}") for story in stories}
    most = max(_TOO_COMMON * len(stories), _LEAST)
    for _ in range(_THEMES):
        counts = Counter(stem for number in left for stem in holds[number])
        stem = min((s for s in counts if _LEAST <= counts[s] <= most), key=lambda s: (-counts[s], s), default="")
        if not stem:
            break
        shared = [left.pop(number) for number in sorted(left) if stem in holds[number]]
        yield f"« {_word(stem, shared)} »", shared
    if left:
        yield UNTAGGED, list(left.values())


def _quotes(stories: Sequence[PublicExperience], rare: Mapping[str, float], said: Sequence[Quote]) -> list[Quote]:
    """Give the sentences that hold most of what the stories of a theme share, one a story, no two alike."""
    shared = Counter(stem for story in stories for stem in _stems(story.text))
    weights = {stem: count / len(stories) * rare[stem] for stem, count in shared.items()}
    found = [(_weight(text, weights), story, text) for story in stories for text in _telling(story)]
    chosen: list[Quote] = []
    for _, story, text in sorted(found, key=lambda one: (-one[0], one[1].number, one[2])):
        told = [*said, *chosen]
        new = all(quote.number != story.number for quote in chosen) and not any(_same(text, q.text) for q in told)
        if new:
            chosen.append(Quote(story.number, story.path, text))
        if len(chosen) == QUOTES:
            break
    return chosen


def _telling(story: PublicExperience) -> Iterator[str]:
    for sentence in sentences(story.text):
        if _SHORTEST <= len(sentence.text.split()) <= _LONGEST:
            yield sentence.text


def _weight(text: str, weights: Mapping[str, float]) -> float:
    """Give what a sentence weighs: the mean of its stems, those of a short one counting for a little less."""
    held = _stems(text)
    return sum(weights.get(stem, 0) for stem in held) / (len(held) + 3)


def _same(one: str, other: str) -> bool:
    ours, theirs = _stems(one), _stems(other)
    shared = len(ours & theirs) >= _SHARED * min(len(ours), len(theirs))
    return one == other or shared or likeness(one, other) >= _ALIKE


def _rarity(stories: Sequence[PublicExperience]) -> dict[str, float]:
    """Give what each stem weighs: less when every story has it."""
    counts = Counter(stem for story in stories for stem in _stems(f"{story.title} {story.text}"))
    return {stem: log(1 + len(stories) / count) for stem, count in counts.items()}


def _stems(text: str) -> set[str]:
    return {stem for stem in stems(text) if len(stem) > 2 and not stem.isdigit()}


def _word(stem: str, stories: Iterable[PublicExperience]) -> str:
    return words_for(Term(TermKind.WORD, stem), (f"{story.title}. {story.text}" for story in stories)) or stem
