"""What a machine keeps of an experience that was erased is forgotten when the desk opens."""

from datetime import UTC, datetime
from pathlib import Path

from tests.tui.driving import Bench, Driver
from tui.journal import Entry, Journal, Parts
from tui.page_cache import PageCache

ERASED, KEPT = 900001, 900002


def test_texts_and_lines_of_an_erased_experience_go(tmp_path: Path) -> None:
    """The unsent answer, the unsent comment and the cached line go; those of another experience stay."""
    bench = Bench(tmp_path, account="amina")
    for name in ("journal", "comments"):
        for number in (ERASED, KEPT):
            Journal(bench.desk_folder, name).keep(Entry("amina", number, 1, 0, "2026-05-03", Parts(body="zygomorphe")))
    kept = bench.store.tables.experiences
    kept[ERASED] = kept[ERASED].model_copy(update={"erased_at": datetime(2026, 5, 3, tzinfo=UTC)})

    async def steps(driver: Driver) -> None:
        await driver.settle()

    bench.run(steps)
    for name in ("journal", "comments"):
        assert [entry.number for entry in Journal(bench.desk_folder, name).of("amina")] == [KEPT]
    cache = PageCache(bench.desk_folder, "amina")
    cache.forget([KEPT])
    assert KEPT not in PageCache(bench.desk_folder, "amina").numbers()
