import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# A screen shows its frame with these alone; what is heavy is loaded after.
LIGHT = ["core.views", "core.vocabulary", "core.errors", "core.text.clean"]
HEAVY = {"sqlmodel", "sqlalchemy", "pydantic"}
# What core must never load, whatever is imported of it. (sqlmodel brings sqlalchemy; core itself names it nowhere.)
DOORS = {"flask", "textual", "httpx", "alembic", "nacl", "storage", "tui", "public_form", "admin"}


def loaded_by(*modules: str) -> set[str]:
    code = f"import json, sys; import {', '.join(modules)}; print(json.dumps([*sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in json.loads(done.stdout)}


@pytest.mark.parametrize("module", LIGHT)
def test_light_modules_are_light(module: str) -> None:
    """What a screen needs to draw its frame loads no model library."""
    assert not loaded_by(module) & HEAVY


def test_core_loads_no_door_and_no_storage() -> None:
    """The whole of core loads no screen, no server, no client, no database room."""
    modules = [f"core.{path.stem}" for path in sorted((ROOT / "core").glob("[!_]*.py"))]
    assert not loaded_by(*modules) & DOORS
