"""A synthesis: sentences chosen from stories, word for word, and never twice the same."""

from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.account import Account
from core.concern import Concern
from core.desk import Desk
from core.errors import Forbidden, Invalid
from core.experience import Experience
from core.projection import PublicExperience
from core.signals.synthesis import QUOTES, UNTAGGED, synthesis
from core.structure import Structure
from core.vocabulary import ExperienceState, GeneralTag, Role, Sentiment
from tests.fakes.clock import FixedClock
from tests.fakes.store import FakeStore

AT = datetime(2026, 5, 3, tzinfo=UTC)
PARTS = (
    "La borne de l’accueil est en panne depuis plusieurs jours.",
    "On attend dehors parce que la borne ne donne plus de ticket.",
    "Le téléphone sonne sans que personne ne réponde jamais.",
    "J’ai appelé dix fois le téléphone avant de renoncer tout à fait.",
    "Merci beaucoup.",
    "Mon dossier de demande attend une pièce que j’ai déjà envoyée deux fois.",
)


def public(number: int, text: str, **changes: object) -> PublicExperience:
    whole: dict[str, object] = {
        **{"title": f"Récit {number}", "sentiment": Sentiment.NEGATIVE, "pseudonym": "rugby", "department": ""},
        **{"country": "France", "procedure": "", "tags": {}, "written_at": AT, "published_at": AT},
        **{"masked": False, "concerns": (), "actions": ()},
    }
    return PublicExperience(number=number, text=text, **(whole | changes))  # type: ignore[arg-type]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 25))
def test_nothing_is_invented_and_the_order_does_not_matter(seed: int, size: int) -> None:
    """Each sentence stands in the text of its own story; the same stories give the same synthesis."""
    random = Random(seed)
    stories = [
        public(
            number,
            " ".join(random.sample(PARTS, 3)),
            tags={GeneralTag.RELATION: Sentiment.NEGATIVE} if random.random() < 0.5 else {},
        )
        for number in range(1, size + 1)
    ]
    said = synthesis(stories)
    texts = {story.number: story for story in stories}
    for theme in said.themes:
        assert 1 <= len(theme.quotes) <= QUOTES
        assert all(quote.text in texts[quote.number].text for quote in theme.quotes)
        assert all(quote.path == texts[quote.number].path for quote in theme.quotes)
    quotes = [quote.text for theme in said.themes for quote in theme.quotes]
    assert len(quotes) == len(set(quotes))
    assert synthesis(random.sample(stories, len(stories))) == said


def test_stories_go_by_tag_and_feeling_then_by_what_they_share() -> None:
    """A tag with its feeling; the word that untagged stories share; and the rest."""
    tagged = [public(n, PARTS[2], tags={GeneralTag.RESPONSIVENESS: Sentiment.NEGATIVE}) for n in (1, 2)]
    kiosk = [public(n, f"{PARTS[n % 2]}") for n in (3, 4, 5)]
    others = [
        public(n, text)
        for n, text in zip(
            (6, 7, 8, 9),
            (
                "Mon dossier est perdu dans un bureau que personne ne connaît.",
                "Le guichet ferme avant l’heure affichée sur la porte.",
                "Rien ne va.",
                "Bof.",
            ),
            strict=True,
        )
    ]
    said = synthesis([*tagged, *kiosk, *others])
    themes = {(theme.theme, theme.sentiment): theme.stories for theme in said.themes}
    assert themes[GeneralTag.RESPONSIVENESS.label, Sentiment.NEGATIVE] == 2
    assert themes["«\u202fborne\u202f»", Sentiment.NEGATIVE] == 3
    assert themes[UNTAGGED, Sentiment.NEGATIVE] == 4


def test_the_most_typical_sentence_comes_first_and_near_duplicates_are_left_out() -> None:
    """What most stories say, once, however many say it in the same words."""
    tags = {GeneralTag.ACCESSIBILITY: Sentiment.NEGATIVE}
    stories = [public(n, f"Bonjour à toute votre équipe de la ville. {PARTS[0]}", tags=tags) for n in range(1, 5)]
    (theme,) = synthesis([*stories, public(9, PARTS[5], tags=tags)]).themes
    texts = [quote.text for quote in theme.quotes]
    assert texts.count(PARTS[0]) == 1
    assert theme.stories == 5


def test_a_selection_of_nothing_says_nothing() -> None:
    """No story, no theme."""
    assert synthesis([]).themes == ()


def test_the_desk_reads_only_what_is_public() -> None:
    """A story that waits is left out; a structure is read with those below it, and only one's own."""
    store = FakeStore(Structure(code="caf", path="caf", name="Caf"), Structure(code="gn", path="gn", name="Gn"))
    store.keep(Account(name="agent", display_name="A", role=Role.AGENT, structure_code="caf"))
    for number, state in ((1, ExperienceState.PUBLISHED), (2, ExperienceState.SUBMITTED)):
        at = AT if state is ExperienceState.PUBLISHED else None
        told = {"title": "T", "text": PARTS[number], "state": state, "submitted_at": AT, "published_at": at}
        store.keep(
            Experience(number=number, **told), Concern(experience_number=number, position=1, structure_code="caf")
        )
    desk = Desk(store, FixedClock(), "agent")
    assert desk.synthesis([1, 2]).stories == 1
    assert desk.synthesis_of_structure("caf").stories == 1
    with pytest.raises(Forbidden):
        desk.synthesis_of_structure("gn")
    with pytest.raises(Invalid):
        desk.synthesis(list(range(1, 502)))
