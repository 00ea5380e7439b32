"""Searches at random, over the words, names and structures of the small programme."""

from datetime import date

from hypothesis import strategies as st

from core.seeking.search import Criterion, Days, Delay, Key, Name, Numbered, Rated, Search, Value, Words, YesNo
from core.vocabulary import Channel, GeneralTag, Sentiment

WORDS = ("guichet", "attente", "file", "accueil", "dossier", "traité", "lundi", "versement")
_DAY = st.dates(date(2026, 4, 25), date(2026, 7, 1))
_FEELING = st.sampled_from(Sentiment)


def _words() -> st.SearchStrategy[Value]:
    several = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
    return st.builds(Words, several, st.sampled_from((0, 0, 1, 4)))


def _names(*names: str, alone: bool = False) -> st.SearchStrategy[Value]:
    return st.builds(Name, st.sampled_from(names), st.booleans() if alone else st.just(False))


@st.composite
def _days(draw: st.DrawFn) -> Days:
    first, last = sorted((draw(_DAY), draw(_DAY)))
    return draw(st.sampled_from((Days(first, last), Days(first, None), Days(None, last), Days(first, first))))


_PLACES = _names("caf", "caf-30", "Caf du Gard", "gn", "alès", alone=True)
_RATED = {
    Key.CHANNEL: st.builds(Rated, st.sampled_from([*Channel][:3]), st.none() | _FEELING),
    Key.TAG: st.builds(Rated, st.sampled_from([*GeneralTag][:3]), st.none() | _FEELING),
    Key.FEELING: st.builds(Rated, _FEELING),
}
VALUES: dict[Key, st.SearchStrategy[Value]] = {
    **dict.fromkeys((Key.TEXT, Key.TITLE, Key.STORY, Key.ANSWER), _words()),
    **dict.fromkeys((Key.STRUCTURE, Key.ALSO, Key.ANSWERED_BY), _PLACES),
    Key.NETWORK: _names("caf", "gn"),
    Key.TYPOLOGY: _names("Caf", "gendarmerie"),
    Key.TRADE_TAG: _names("Délai de versement", "accueil du matin"),
    Key.DEPARTMENT: _names("Gard", "gard", "Lozère"),
    Key.CAMPAIGN: _names("carte", "affiche"),
    Key.CONCEPT: _names("Attente", "accueil", "guichets"),
    **dict.fromkeys((Key.ANSWERED, Key.USEFUL), st.builds(YesNo, st.booleans())),
    Key.ACTION: st.builds(YesNo, st.booleans()) | st.builds(Numbered, st.integers(1, 3)),
    Key.DELAY: st.builds(Delay, st.sampled_from((1, 24, 48, 168, 1000)), st.booleans()),
    Key.PUBLISHED: _days(),
    **_RATED,  # type: ignore[dict-item]
}


@st.composite
def criteria(draw: st.DrawFn) -> Criterion:
    """Give a criterion: its values are written with the same sign, as one line writes them."""
    key = draw(st.sampled_from(Key))
    values = [draw(VALUES[key])]
    if key not in {Key.PUBLISHED, Key.DELAY} and draw(st.booleans()):
        values += [v for v in draw(st.lists(VALUES[key], max_size=2)) if _sign(v) == _sign(values[0])]
    return Criterion(key, tuple(values), draw(st.booleans()))


searches = st.builds(lambda several: Search(tuple(several)), st.lists(criteria(), max_size=3))


def _sign(value: Value) -> bool:
    return isinstance(value, Name) and value.alone
