from datetime import UTC, datetime

from core.marks import Marks

MORNING = datetime(2026, 5, 3, 6, 0, tzinfo=UTC)
EVENING = datetime(2026, 5, 3, 21, 59, tzinfo=UTC)
AFTER_MIDNIGHT_IN_PARIS = datetime(2026, 5, 3, 22, 1, tzinfo=UTC)
MARKS = Marks(b"une cle")


def test_a_mark_lasts_for_the_day() -> None:
    """The same thing has one mark from midnight to midnight in Paris, and another one the next day."""
    assert MARKS.of_the_day(MORNING, "voter", "jeton") == MARKS.of_the_day(EVENING, "voter", "jeton")
    assert MARKS.of_the_day(EVENING, "voter", "jeton") != MARKS.of_the_day(AFTER_MIDNIGHT_IN_PARIS, "voter", "jeton")


def test_a_mark_depends_on_the_key_and_on_each_part() -> None:
    """Without the key nobody makes a mark, and parts never run into each other."""
    mark = MARKS.of_the_day(MORNING, "ab", "c")
    assert mark != Marks(b"autre").of_the_day(MORNING, "ab", "c")
    assert mark != MARKS.of_the_day(MORNING, "a", "bc")
    assert len(mark) == 40


def test_a_lasting_mark_is_the_same_on_any_day() -> None:
    """A network that an account signed in from is known again; what is counted by the day is not mixed with it."""
    assert Marks(b"une").lasting("desk", "192.0.2.0/24") == Marks(b"une").lasting("desk", "192.0.2.0/24")
    assert MARKS.lasting("desk", "192.0.2.0/24") != MARKS.of_the_day(MORNING, "desk", "192.0.2.0/24")
