"""`ecoute keys`: every command with its keys, and what is asked in vain."""

from pathlib import Path

from admin.guard import INVALID, OK
from tests.admin.conftest import Ecoute
from tui.keymap import COMMANDS


def test_every_command_is_given_with_its_keys(ecoute: Ecoute, home: Path) -> None:
    """As bound by the person of this folder, and without a fault."""
    (home / "keys.toml").write_text('"story.publish" = "f9"\n')
    run = ecoute("keys", "--json")
    assert run.code == OK
    told = {command["id"]: command for command in run.document["commands"]}
    assert set(told) == set(COMMANDS)
    assert (told["story.publish"]["keys"], told["story.publish"]["own"]) == (["f9"], True)
    assert (told["story.reject"]["keys"], told["story.reject"]["own"]) == (["r"], False)
    assert run.document["faults"] == []


def test_a_clash_is_told_and_the_default_stays(ecoute: Ecoute, home: Path) -> None:
    """In the document and as a sentence; the exit code says that something given is wrong."""
    (home / "keys.toml").write_text('"story.publish" = "r"\n')
    run = ecoute("keys")
    assert run.code == INVALID
    assert "story.reject" in run.err
    line = next(line for line in run.out.splitlines() if line.startswith("story.publish"))
    assert line.split()[1] == "p"
