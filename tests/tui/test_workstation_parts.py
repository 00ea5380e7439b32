"""The small parts: words, files, lines, and what may be done."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from core.views import Cursor, Me, Place, PlaceCount, QueueLine, QueuePage
from core.vocabulary import Sentiment
from tests.tui.fake_desk import NOW
from tui.journal import Entry, Journal, Parts
from tui.lines import Lines, key_of
from tui.page_cache import PageCache
from tui.private_files import read_json, write_json
from tui.widgets.queue_rows import fitted
from tui.words import age, ago, hour, quoted


def line(number: int, position: int = 0, version: int = 1) -> QueueLine:
    return QueueLine(number, position, version, f"Titre {number}", "Caf", 0, Sentiment.NEUTRAL, NOW)


def page(*numbers: int, total: int = 0, more: bool = False) -> QueuePage:
    lines = tuple(line(number) for number in numbers)
    return QueuePage(Place.HELD, lines, total or len(lines), lines[-1].cursor if more else None)


@pytest.mark.parametrize(
    ("hours", "short"),
    [
        (0, "à l’instant"), (0.2, "12 min"), (2, "2 h"), (31, "31 h"), (71.9, "71 h"), (72, "3 j"),
        (24 * 59, "59 j"), (24 * 61, "2 mois"), (24 * 800, "2 ans"),
    ],
)  # fmt: skip
def test_ages_are_short_and_clear(hours: float, short: str) -> None:
    """Hours up to three days, since answers are hoped for within 72 hours; then days, months, years."""
    at = NOW - timedelta(hours=hours)
    assert age(at, NOW) == short
    assert ago(at, NOW) == (short if hours == 0 else f"il y a {short}")


def test_words() -> None:
    """Paris time; guillemets with narrow spaces."""
    assert hour(datetime(2026, 1, 3, 12, 7, tzinfo=UTC)) == "13:07"
    assert quoted("oui") == "«\u202foui\u202f»"


@pytest.mark.parametrize("text", ["court", "un texte bien trop long", "漢字漢字漢字漢字漢字漢字", ""])
@pytest.mark.parametrize("room", [0, 1, 2, 9, 40])
def test_what_is_cut_fits(text: str, room: int) -> None:
    """Never wider than the room, wide signs included."""
    assert cell_len(fitted(text, room)) <= room


def test_lines_grow_and_shrink_by_what_they_stand_for() -> None:
    """A line that comes twice is kept once; taking one out keeps the others in order."""
    lines = Lines.of(page(1, 2, 3, total=9, more=True))
    lines.extend(page(3, 4, total=9))
    assert [kept.number for kept in lines] == [1, 2, 3, 4]  # type: ignore[attr-defined]
    lines.remove((2, 0))
    assert (len(lines), lines.total, lines.index_of((4, 0)), lines.index_of((2, 0))) == (3, 8, 2, None)


def test_a_refresh_keeps_what_lies_beyond_it() -> None:
    """The beginning is new, the rest as it was seen; a shorter list is just shorter."""
    lines = Lines.of(page(1, 2, 3, 4, 5, total=5))
    assert [key_of(kept)[0] for kept in lines.refreshed(page(0, 1, 3, total=5, more=True))] == [0, 1, 3, 4, 5]  # type: ignore[attr-defined]
    assert len(lines.refreshed(page(2))) == 1


def test_the_page_cache_gives_back_what_it_was_given(tmp_path: Path) -> None:
    """The lists and the page, for the same account alone, readable by its owner alone."""
    me = Me("camille", "Camille", "modération", "", (PlaceCount(Place.HELD, 3),))
    kept = page(1, 2, 3)
    PageCache(tmp_path, "camille").keep(me, kept)
    cache = PageCache(tmp_path, "camille")
    assert cache.me() == me
    assert cache.page(Place.HELD) == kept
    assert PageCache(tmp_path, "amina").me() is None


@pytest.mark.parametrize("spoiled", ["", "{", "[]", '{"me": 3, "pages": {"held": {"lines": [{}]}}}', '{"pages": 1}'])
def test_a_spoiled_cache_is_no_trouble(tmp_path: Path, spoiled: str) -> None:
    """What cannot be read is as if it had never been kept, and is replaced."""
    PageCache(tmp_path, "camille").keep(None, page(1))
    (path,) = (tmp_path / "cache").iterdir()
    path.write_text(spoiled)
    cache = PageCache(tmp_path, "camille")
    assert cache.me() is None
    assert cache.page(Place.HELD) is None
    cache.keep(None, page(1))
    assert PageCache(tmp_path, "camille").page(Place.HELD) is not None


def test_the_journal_keeps_each_answer_apart(tmp_path: Path) -> None:
    """One text for each account, experience and structure; exactly as typed."""
    journal = Journal(tmp_path)
    entries = [
        Entry(account, 1, position, 0, "", Parts(body=f" {account} {position}\t\n"))
        for account in ("a", "b/../c")
        for position in (1, 2)
    ]
    for entry in entries:
        journal.keep(entry)
    assert [journal.find(entry.account, 1, entry.position) for entry in entries] == entries
    assert {entry.position for entry in journal.of("b/../c")} == {1, 2}
    journal.forget("a", 1, 1)
    journal.forget("a", 1, 1)
    assert journal.find("a", 1, 1) is None


def test_a_file_is_whole_or_not_at_all(tmp_path: Path) -> None:
    """What cannot be written leaves the file as it was, and nothing beside it."""
    path = tmp_path / "deep" / "file.json"
    write_json(path, {"é": 1})
    with pytest.raises(TypeError):
        write_json(path, object())
    assert read_json(path) == {"é": 1}
    assert [kept.name for kept in path.parent.iterdir()] == ["file.json"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_cursor_of_a_line() -> None:
    """A page follows the last line loaded."""
    assert Lines.of(page(1, 2, more=True)).following == Cursor(NOW, 2, 0)
