"""Makes the picture of the README: `.venv/bin/python docs/picture.py`. The workstation, on the made-up programme."""

import asyncio
import os
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

PICTURE = Path(__file__).parent / "pictures" / "workstation.svg"
MOMENT = datetime(2026, 11, 20, 13, 7, tzinfo=UTC)


async def take(home: Path) -> None:
    """Open the workstation as a moderator, wait until the story is there, and keep what is drawn."""
    from admin.commands.desk import open_desk
    from tui.app import EcouteApp

    app = EcouteApp(open_desk, account="camille", folder=home, now=lambda: MOMENT)
    async with app.run_test(size=(120, 34)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("j", "j", "j")
        await app.workers.wait_for_complete()
        await pilot.pause()
        drawn = app.export_screenshot(title="Écoute")
    # The picture loads nothing from elsewhere: whoever looks has a font of their own.
    PICTURE.write_text(re.sub(r"@font-face\s*{.*?}", "", drawn, flags=re.DOTALL), encoding="utf-8")


def main() -> None:
    """Fill a temporary house, and take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ECOUTE_HOME"] = folder
        os.environ.pop("ECOUTE_DATABASE", None)
        from admin.seed.programme import Programme
        from admin.wiring import open_house
        from storage import schema

        house = open_house()
        house.keys.create_missing()
        schema.upgrade(house.engine)
        Programme(house.database, seed=1, now=MOMENT).plant(2000)
        asyncio.run(take(Path(folder)))


if __name__ == "__main__":
    main()
