"""What is imported before the first frame: nothing heavy."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = ("sqlmodel", "sqlalchemy", "flask", "pydantic", "storage", "public_form", "httpx")
LIGHT_CORE = {
    *("core", "core.dates", "core.errors", "core.read_only", "core.text", "core.text.clean"),
    *("core.trace", "core.views", "core.vocabulary"),
}

FRAME = """
import asyncio, sys, tempfile, threading
from pathlib import Path
from tui.app import EcouteApp

gate = threading.Event()
app = EcouteApp(lambda name: gate.wait(), account="camille", folder=Path(tempfile.mkdtemp()))

async def main():
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("j", "tab", "question_mark", "escape")
        print(*sorted(sys.modules))

asyncio.run(main())
"""


def modules(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_workstation_is_light() -> None:
    """Neither the models nor their libraries are loaded, nor any other door."""
    loaded = modules("import sys, tui.app; print(*sorted(sys.modules))")
    assert not loaded & set(HEAVY)
    assert {name for name in loaded if name.split(".")[0] == "core"} <= LIGHT_CORE


def test_the_frame_is_drawn_and_keys_live_without_the_models() -> None:
    """Until the desk is open, keys work and nothing heavy is loaded; and a desk that hangs does not hold the exit."""
    loaded = modules(FRAME)
    assert "tui.screens.help" in loaded
    assert not loaded & set(HEAVY)
