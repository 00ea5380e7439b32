"""Made-up stories that citizens could have told, each particular to the network it concerns."""

from collections.abc import Mapping
from random import Random

from admin.seed.drawing import between, one_of
from admin.seed.general import ASIDES, ASIDES_BY_CHANNEL, DATED, DIGRESSIONS, ENDINGS, OPENINGS
from admin.seed.narrator import Words, pseudonym
from admin.seed.places import DEPARTMENT_NAMES, DEPARTMENTS
from admin.seed.situation import Situation, situations
from admin.seed.story_seed import StorySeed
from admin.seed.tree import GENDARMERIE, StructureSeed
from admin.seed.typing_styles import typed, typeset
from core.vocabulary import Channel, GeneralTag, Sentiment

_NAMES = tuple(department.name for department in DEPARTMENTS)
_SINGULAR_WORDS = ("{date}", "{amount}", "{big}")
_CAPITAL_TITLE_SHARE = 0.03


def story(random: Random, structure: StructureSeed, network: str) -> StorySeed:
    """Give a story about a structure; `network` is the name of the head of its network.

    The same state of `random` gives the same story; six in ten are negative, a quarter are positive.
    """
    situation = one_of(random, situations(network, _feeling(random)))
    female = random.random() < 0.5
    text = tell(random, situation).format_map(Words(random, female, structure.town))
    return StorySeed(
        title=_title(random, situation),
        text=typed(random, text),
        sentiment=situation.sentiment,
        pseudonym=pseudonym(random, female),
        department=department_of(random, structure),
        channels=_channels(random, situation),
        tags=_tags(random, situation),
    )


def _feeling(random: Random) -> Sentiment:
    share = random.random()
    if share < 0.6:
        return Sentiment.NEGATIVE
    return Sentiment.NEUTRAL if share < 0.75 else Sentiment.POSITIVE


def _title(random: Random, situation: Situation) -> str:
    title = typeset(one_of(random, situation.titles))
    return title.upper() if random.random() < _CAPITAL_TITLE_SHARE else title


def tell(random: Random, situation: Situation) -> str:
    """Tell a situation in one of three lengths, the words in braces still to fill."""
    length = random.random()
    if length < 0.15:
        return _dated(random, _briefly(random, situation))
    return _dated(random, _plainly(random, situation)) if length < 0.65 else _at_length(random, situation)


def _dated(random: Random, text: str) -> str:
    """Give the text with a date in it, unless it has one already or a sum: nobody has lived the same day."""
    if any(word in text for word in _SINGULAR_WORDS):
        return text
    date = one_of(random, DATED)
    return f"{date} {text}" if random.random() < 0.4 else f"{text} {date}"


def _briefly(random: Random, situation: Situation) -> str:
    sentences = [one_of(random, situation.settings), one_of(random, situation.events[0])]
    if random.random() < 0.6:
        sentences.append(one_of(random, situation.effects))
    if random.random() < 0.7:
        sentences.append(one_of(random, ENDINGS[situation.sentiment]))
    return _opening(random, situation, 0.6) + " ".join(sentences)


def _plainly(random: Random, situation: Situation) -> str:
    sentences = [one_of(random, situation.settings), *_events(random, situation)]
    sentences += [one_of(random, situation.effects), one_of(random, situation.wishes)]
    if random.random() < 0.3:
        sentences.append(one_of(random, ENDINGS[situation.sentiment]))
    return _opening(random, situation, 0.4) + " ".join(sentences)


def _opening(random: Random, situation: Situation, share: float) -> str:
    """Give how a share of the stories begins, with what parts it from the rest; "" for the others."""
    if random.random() >= share:
        return ""
    opening = one_of(random, OPENINGS[situation.sentiment])
    return opening + ("\n" if opening.endswith(",") else " ")


def _at_length(random: Random, situation: Situation) -> str:
    """Tell everything, in paragraphs, with what comes to mind on the way."""
    asides = random.sample(_asides(situation), between(random, 1, 2))
    paragraphs = [
        f"{one_of(random, OPENINGS[situation.sentiment])}\n{one_of(random, situation.settings)}",
        " ".join([*_events(random, situation), asides[0]]),
        *_digressions(random, situation),
        " ".join([*asides[1:], one_of(random, situation.effects)]),
        f"{one_of(random, situation.wishes)} {one_of(random, ENDINGS[situation.sentiment])}",
    ]
    return one_of(random, ("\n\n", "\n\n", "\n")).join(paragraphs)


def _events(random: Random, situation: Situation) -> list[str]:
    return [one_of(random, wordings) for wordings in situation.events]


def _asides(situation: Situation) -> tuple[str, ...]:
    return ASIDES[situation.sentiment] + _by_channel(situation, ASIDES_BY_CHANNEL)


def _digressions(random: Random, situation: Situation) -> list[str]:
    fitting = tuple(dict.fromkeys(_by_channel(situation, DIGRESSIONS)))
    return random.sample(fitting, min(len(fitting), one_of(random, (0, 0, 1, 1, 2, 3))))


def _by_channel(situation: Situation, sentences: Mapping[Channel, tuple[str, ...]]) -> tuple[str, ...]:
    """Give what negative stories of the counters and call centres add, by the channels of a situation."""
    if situation.sentiment is not Sentiment.NEGATIVE or situation.network == GENDARMERIE:
        return ()
    return tuple(sentence for channel in situation.channels for sentence in sentences.get(channel, ()))


def department_of(random: Random, structure: StructureSeed) -> str:
    """Give the department of the author: most often that of the structure, sometimes nothing."""
    if random.random() < 0.15:
        return ""
    own = DEPARTMENT_NAMES.get(structure.postal_code[:2], "")
    return own if structure.parent and own else one_of(random, _NAMES)


def _channels(random: Random, situation: Situation) -> tuple[tuple[Channel, Sentiment | None], ...]:
    count = between(random, 1, len(situation.channels))
    return tuple((channel, _feeling_by_channel(random, situation)) for channel in situation.channels[:count])


def _feeling_by_channel(random: Random, situation: Situation) -> Sentiment | None:
    return situation.sentiment if random.random() < 0.75 else None


def _tags(random: Random, situation: Situation) -> dict[GeneralTag, Sentiment]:
    return {tag: feeling for tag, feeling in situation.tags.items() if random.random() < 0.8}
