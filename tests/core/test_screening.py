"""The reading of a whole story by the detectors when it arrives."""

from collections.abc import Sequence

import pytest

from core.history import DETECTOR, EventKind
from core.mask_sheet import MaskSheet
from core.masking import MaskedField
from core.screening import Screening
from core.text.finding import Analysis, Finding, FindingKind, OutOfScope
from core.vocabulary import Sentiment
from tests.fakes.world import World

ANALYSES: dict[str, Analysis] = {}
"""What the detectors say of each text; nothing for the others."""


@pytest.fixture(autouse=True)
def detectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put detectors there that say what the test decided."""
    ANALYSES.clear()
    monkeypatch.setattr("core.screener.look_at", lambda text: ANALYSES.get(text, Analysis()).findings)
    monkeypatch.setattr("core.screener.scope.judge", _judged)
    monkeypatch.setattr(
        "core.screener.reason_of_danger",
        lambda told: next((said.danger for text, said in ANALYSES.items() if text in told), ""),
    )
    monkeypatch.setattr("core.screener.bands", lambda text: tuple(map(hash, text.split())) if text else ())
    monkeypatch.setattr("core.screener.likeness", lambda one, other: float(one.split()[:3] == other.split()[:3]))


def _judged(text: str, _: Sequence[Finding]) -> tuple[OutOfScope | None, str]:
    said = ANALYSES.get(text, Analysis())
    return said.out_of_scope, said.scope_reason


def finding(text: str, words: str, kind: FindingKind = FindingKind.PERSON) -> Finding:
    start = text.index(words)
    return Finding(kind=kind, start=start, end=start + len(words), confidence=0.9, reason="essai")


def screening(world: World, number: int) -> Screening:
    found = world.desk("modo").show(number).screening
    assert found is not None
    return found


def test_findings_are_placed_in_their_part_of_the_story(world: World) -> None:
    """Each in title, story or pseudonym, counted in its signs, and each letter told once."""
    title, text, pseudonym = "Merci Mme Dupont", "Mme Dupont, 06 12 34 56 78", "Jeanne Martin"
    ANALYSES[title] = Analysis(findings=(finding(title, "Mme Dupont"),))
    ANALYSES[text] = Analysis(
        findings=(finding(text, "Mme Dupont"), finding(text, "06 12 34 56 78", FindingKind.PHONE))
    )
    ANALYSES[pseudonym] = Analysis(findings=(finding(pseudonym, "Jeanne Martin"),))
    number = world.submit(title=title, text=text, pseudonym=pseudonym).number
    found = screening(world, number)
    parts = {MaskedField.TITLE: title, MaskedField.TEXT: text, MaskedField.PSEUDONYM: pseudonym}
    assert [(f.field, parts[f.field][f.start : f.end]) for f in found.findings] == [
        (MaskedField.TITLE, "Mme Dupont"),
        (MaskedField.TEXT, "Mme Dupont"),
        (MaskedField.TEXT, "06 12 34 56 78"),
        (MaskedField.PSEUDONYM, "Jeanne Martin"),
    ]
    assert found.letters == "NT"
    public = MaskSheet.of(parts, found.findings).all_masked().public
    assert public[MaskedField.TEXT] == "[nom], [téléphone]"


def test_a_first_name_alone_is_a_pseudonym(world: World) -> None:
    """Many choose to be called by it; a telephone number as a pseudonym stays marked."""
    ANALYSES["Jeanne"] = Analysis(findings=(finding("Jeanne", "Jeanne"),))
    ANALYSES["0612345678"] = Analysis(findings=(finding("0612345678", "0612345678", FindingKind.PHONE),))
    assert screening(world, world.submit(pseudonym="Jeanne").number).findings == ()
    assert screening(world, world.submit(pseudonym="0612345678").number).letters == "T"


def test_danger_raises_the_alert_before_anybody_reads(world: World) -> None:
    """The story goes to the alerts, its history says that the detectors did it, and why."""
    text = "Je n’en peux plus, je veux en finir."
    ANALYSES[text] = Analysis(danger="parle de mettre fin à ses jours")
    number = world.submit(text=text).number
    shown = world.desk("modo").show(number)
    assert shown.experience.alert
    assert screening(world, number).danger == "parle de mettre fin à ses jours"
    raised = [event for event in shown.history if event.kind is EventKind.ALERT_RAISED]
    assert [(event.actor, event.detail) for event in raised] == [(DETECTOR, "parle de mettre fin à ses jours")]


def test_danger_in_the_title_alone_is_seen(world: World) -> None:
    """The title is part of the story."""
    ANALYSES["Au secours"] = Analysis(danger="appelle au secours")
    assert world.desk("modo").show(world.submit(title="Au secours").number).experience.alert


def test_without_danger_nobody_is_alarmed(world: World) -> None:
    """No alert, and nothing in the history but the story's arrival."""
    shown = world.desk("modo").show(world.submit().number)
    assert not shown.experience.alert
    assert [event.kind for event in shown.history] == [EventKind.SUBMITTED]


def test_the_doubt_about_the_subject_is_that_of_the_story(world: World) -> None:
    """With what says so, for the moderators alone."""
    ANALYSES["Achetez nos tuiles."] = Analysis(out_of_scope=OutOfScope.ADVERT, scope_reason="« achetez »")
    number = world.submit(text="Achetez nos tuiles.").number
    found = screening(world, number)
    assert (found.out_of_scope, found.scope_reason) == (OutOfScope.ADVERT, "« achetez »")
    assert world.desk("agent-30").show(world.publish().number).screening is None


def test_a_twin_is_an_earlier_story_that_is_nearly_the_same(world: World) -> None:
    """The second one names the first; a story that only shares words names none."""
    first = world.submit(text="le versement attendu ne vient pas").number
    second = world.submit(text="le versement attendu ne vient toujours pas").number
    third = world.submit(text="un versement attendu vient").number
    assert screening(world, first).twin is None
    assert screening(world, second).twin == first
    assert screening(world, third).twin is None


def test_a_corrected_story_is_read_anew(world: World) -> None:
    """What was marked in the words that are gone is no longer marked."""
    text = "Merci Mme Dupont"
    ANALYSES[text] = Analysis(findings=(finding(text, "Mme Dupont"),))
    receipt = world.submit(text=text)
    assert screening(world, receipt.number).letters == "N"
    story = world.desk("modo").show(receipt.number).experience
    world.following.correct(
        receipt.token, story.version, story.title, "Merci à tous, tout va bien.", story.sentiment, story.pseudonym
    )
    assert screening(world, receipt.number).findings == ()


def test_the_detectors_read_before_anybody_has_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """One writer at a time writes: reading a story takes its time, and is done before."""
    world, writing = World(), []

    def watched(_: str) -> tuple[Finding, ...]:
        writing.append(world.store.writing_now)
        return ()

    monkeypatch.setattr("core.screener.look_at", watched)
    receipt = world.submit("caf-30")
    world.following.correct(receipt.token, 1, "Autre titre", "Un autre récit que le premier.", Sentiment.NEUTRAL, "Moi")
    assert len(writing) == 2 * len(MaskedField)
    assert not any(writing)
