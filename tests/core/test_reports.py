"""What readers report: it waits for the moderators, who leave public or withdraw."""

import pytest

from core.errors import Forbidden, Invalid, NotFound, Refused, TooMany
from core.gate import Source
from core.history import VISITOR, EventKind
from core.intake import Receipt
from core.report import WORDS_MAX, ReportOutcome, ReportReason
from core.views import Place
from tests.fakes.world import SOURCE, World


def report(
    world: World,
    receipt: Receipt,
    reason: ReportReason = ReportReason.PERSONAL_DATA,
    position: int = 0,
    words: str = "",
) -> None:
    source = Source(form=f"jeton-{len(world.store.tables.reports)}", network="198.51.100.0/24")
    world.library.report(receipt.number, position, reason, words, source)


def outcomes(world: World) -> list[tuple[ReportOutcome | None, str]]:
    return [(kept.outcome, kept.closed_by) for kept in world.store.tables.reports.values()]


def test_a_report_waits_in_its_list(world: World) -> None:
    """With its words, nameless; the story stays public meanwhile."""
    receipt = world.publish()
    report(world, receipt, words="On y lit\u202e un nom.")
    dossier = world.desk("modo").show(receipt.number)
    (kept,) = dossier.open_reports
    assert (kept.reason, kept.words, kept.position) == (ReportReason.PERSONAL_DATA, "On y lit un nom.", 0)
    assert (dossier.history[-1].kind, dossier.history[-1].actor) == (EventKind.REPORTED, VISITOR)
    assert [line.number for line in world.desk("modo").queue(Place.REPORTS).lines] == [receipt.number]
    assert world.library.page(limit=10).experiences


def test_an_answer_is_reported_too(world: World) -> None:
    receipt = world.publish("caf-30")
    with pytest.raises(NotFound):
        report(world, receipt, position=1)
    world.answer(receipt)
    report(world, receipt, position=1)
    assert world.desk("modo").show(receipt.number).open_reports[0].position == 1


def test_nothing_hidden_is_reported(world: World) -> None:
    """What is not public gives the same answer as what does not exist."""
    receipt = world.submit()
    with pytest.raises(NotFound):
        report(world, receipt)
    assert not world.store.tables.reports


def test_a_report_of_danger_raises_the_alarm(world: World) -> None:
    """With what changed in the history; whoever acts on the version before is told."""
    receipt = world.publish()
    report(world, receipt, ReportReason.DANGER)
    dossier = world.desk("modo").show(receipt.number)
    assert dossier.experience.alert
    assert dossier.history[-1].changes == {"version": [2, 3], "alert": [False, True]}
    assert [line.number for line in world.desk("modo").queue(Place.ALERTS).lines] == [receipt.number]
    report(world, receipt, ReportReason.DANGER)
    assert world.desk("modo").show(receipt.number).experience.version == 3


def test_words_are_few(world: World) -> None:
    receipt = world.publish()
    with pytest.raises(Invalid, match=str(WORDS_MAX)):
        report(world, receipt, words="x" * (WORDS_MAX + 1))


def test_robots_report_up_to_a_limit(world: World) -> None:
    receipt = world.publish()
    with pytest.raises(TooMany):
        for _ in range(11):
            world.library.report(receipt.number, 0, ReportReason.OTHER, "", SOURCE)
    assert len(world.store.tables.reports) == 10


def test_dismissing_closes_every_report_and_leaves_public(world: World) -> None:
    receipt = world.publish()
    report(world, receipt)
    report(world, receipt, ReportReason.INSULTS)
    dossier = world.desk("modo").dismiss_reports(receipt.number, "Rien à redire.")
    assert outcomes(world) == [(ReportOutcome.DISMISSED, "modo")] * 2
    assert (dossier.history[-1].kind, dossier.history[-1].detail) == (EventKind.REPORTS_DISMISSED, "Rien à redire.")
    assert world.desk("modo").queue(Place.REPORTS).total == 0
    assert world.library.page(limit=10).experiences
    with pytest.raises(Refused, match="Aucun signalement n’attend"):
        world.desk("modo").dismiss_reports(receipt.number)


def test_withdrawing_upholds_what_was_open_alone(world: World) -> None:
    """What was dismissed before stays so."""
    receipt = world.publish()
    report(world, receipt)
    world.desk("modo2").dismiss_reports(receipt.number)
    report(world, receipt)
    world.desk("modo").withdraw(receipt.number, 2, "Un nom y est lisible.")
    assert outcomes(world) == [(ReportOutcome.DISMISSED, "modo2"), (ReportOutcome.UPHELD, "modo")]
    assert world.desk("modo").queue(Place.REPORTS).total == 0


def test_reports_are_for_moderators_alone(world: World) -> None:
    receipt = world.publish()
    report(world, receipt, words="Voyez.")
    world.desk("modo").dismiss_reports(receipt.number, "Entre nous.")
    dossier = world.desk("agent-30").show(receipt.number)
    assert dossier.reports == ()
    assert [event.detail for event in dossier.history[-2:]] == ["", ""]
    with pytest.raises(Forbidden):
        world.desk("agent-30").queue(Place.REPORTS)


def test_a_note_too_long_is_refused_in_words(world: World) -> None:
    receipt = world.publish()
    report(world, receipt)
    with pytest.raises(Invalid, match="2000 caractères"):
        world.desk("modo").dismiss_reports(receipt.number, "x" * 2001)
    assert outcomes(world) == [(None, "")]


def test_authors_are_told_nothing_of_reports(world: World) -> None:
    receipt = world.publish()
    report(world, receipt)
    world.desk("modo").dismiss_reports(receipt.number)
    kinds = [step.kind for step in world.following.follow(receipt.token).steps]
    assert kinds == [EventKind.SUBMITTED, EventKind.PUBLISHED]
