"""`ecoute demo` without a terminal: the whole journey through the real parts."""

import os
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from admin.demo.journey import _STEPS

_ROOT = Path(__file__).parents[2]
_ECOUTE = [sys.executable, "-c", "from admin.cli import main; main()"]
FIRST_PORT = 8000


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Give the environment of somebody who has no settings, and whose temporary files go to a folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ECOUTE_")}
    return kept | {"TMPDIR": str(folder), "HOME": str(folder)} | more


def demo(folder: Path, *command: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run the demo without a terminal."""
    return subprocess.run(
        command or [*_ECOUTE, "demo"],
        cwd=_ROOT,
        env=environment(folder, **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def test_the_journey_is_played_and_each_step_is_told(tmp_path: Path) -> None:
    """Every step is printed with what was seen, it ends with 0, and nothing is left behind."""
    run = demo(tmp_path)
    assert (run.returncode, run.stderr) == (0, ""), run
    lines = run.stdout.splitlines()
    told = [line.removeprefix("✓ ").partition("\u202f: ") for line in lines[:-1]]
    assert [name for name, _, _ in told] == ["Préparation", *_STEPS]
    assert all(seen for _, _, seen in told)
    assert lines[-1] == "Le parcours entier fonctionne."
    assert list(tmp_path.iterdir()) == []


BREAKS = {
    "the mail server refuses": (
        "import admin.demo.catcher as c\nasync def refuse(*_): return '550 non'\nc._Keeper.handle_DATA = refuse\n",
        "Lettre «\u202freçue\u202f»",
    ),
    "the site does not start": (
        "import admin.demo.parts as p\n"
        "p.running = (lambda run: lambda words, log: run(['serve', 'inconnu'], log))(p.running)\n",
        "site public",
    ),
}


@pytest.mark.parametrize(("spoil", "named"), BREAKS.values(), ids=BREAKS)
def test_a_broken_part_is_told(tmp_path: Path, spoil: str, named: str) -> None:
    """A part that does not do its work ends the demo with 1 and one sentence that names the step."""
    run = demo(tmp_path, sys.executable, "-c", f"{spoil}\nfrom admin.cli import main; main()", "demo")
    assert run.returncode == 1, run
    assert run.stderr.startswith("Erreur\u202f: ")
    assert len(run.stderr.splitlines()) == 1
    assert named in run.stderr
    assert "Traceback" not in run.stderr
    assert "Le parcours entier fonctionne." not in run.stdout
    assert list(tmp_path.iterdir()) == []


def test_no_free_port_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where every port is taken, the demo says which ones it tried."""
    from admin.demo import parts  # noqa: PLC0415
    from core.errors import Unavailable  # noqa: PLC0415

    with ExitStack() as stack:
        taken = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        monkeypatch.setattr(parts, "FIRST_PORT", taken.getsockname()[1])
        monkeypatch.setattr(parts, "_PORTS", 1)
        with pytest.raises(Unavailable, match="Aucun port"):
            parts.free_port(parts.FIRST_PORT)
