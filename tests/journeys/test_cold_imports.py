"""What each program loads as it starts: nobody pays for a room that they do not enter."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]


def loaded(code: str) -> set[str]:
    """Run a program, and give the packages that it has loaded at the end."""
    ending = "\nimport sys, json\nprint(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    run = subprocess.run(
        [sys.executable, "-c", code + ending], cwd=_ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stdout.splitlines()[-1]))


_DESK = """
import os, sys, tempfile
os.environ["ECOUTE_HOME"] = tempfile.mkdtemp()
import tui.app
seen = []
def begin(app):
    seen.extend(sys.modules)
    app.exit()
tui.app.EcouteApp.begin = begin
tui.app.EcouteApp.run = (lambda run: lambda self: run(self, headless=True))(tui.app.EcouteApp.run)
from admin.guard import guarded
from admin.cli import ecoute
guarded(lambda: ecoute.main(["desk", "--as", "camille"], standalone_mode=False))
assert seen, "the first picture was never drawn"
assert "textual" in seen
heavy = set("flask sqlmodel sqlalchemy pydantic alembic httpx waitress nacl storage public_form".split())
found = heavy & {name.split(".")[0] for name in seen}
assert not found, found
"""


def test_the_workstation_draws_its_first_picture_without_the_database() -> None:
    """Until its first picture is drawn, `ecoute desk` has loaded neither the site, nor the database, nor the models."""
    loaded(_DESK)


def test_the_site_has_nothing_of_the_workstation() -> None:
    """`ecoute serve public` loads no terminal program, no migration, no importer, no printer; no Redis unless asked."""
    code = """
import admin.commands.serve as serve
import waitress, os, tempfile
from admin.settings import Settings
from admin.wiring import House
from pathlib import Path
home = Path(tempfile.mkdtemp())
house = House(Settings(home=home))
house.keys.create_missing()
import storage.schema
storage.schema.check_ready = lambda engine: None
serve.application(house)
"""
    assert not {"textual", "tui", "alembic", "httpx", "rich", "ijson", "aiosmtpd", "typst", "redis"} & loaded(code)


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_help_loads_no_room(words: list[str]) -> None:
    """`ecoute --version` loads no room at all; help, which describes every command, neither Flask nor Textual."""
    code = f"from admin.cli import ecoute\ntry: ecoute.main({words!r}, standalone_mode=False)\nexcept SystemExit: pass"
    heavy = {"flask", "textual", "alembic", "httpx", "waitress"}
    assert not (heavy | ({"sqlmodel", "sqlalchemy"} if words == ["--version"] else set())) & loaded(code)
