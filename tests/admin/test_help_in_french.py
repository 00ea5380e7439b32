"""What the command line says of itself: in French, and as it is documented."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from admin import guard
from admin.cli import ecoute as command_line
from admin.guard import guarded
from core import errors
from tests.admin.conftest import Ecoute

OPERATIONS = (Path(__file__).parents[2] / "docs" / "operations.md").read_text()
_ENGLISH = re.compile(
    r"\b(Usage:|TEXT|INTEGER|FLOAT|FILENAME|PATH|RANGE|BOOLEAN|COMMAND|ARGS|OPTIONS\]|required|default|Show|exit)\b|Usage:"
)


def walk(command: click.Command, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Give every command of the tree with the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from walk(below, *path, name)


COMMANDS = dict(walk(command_line))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_is_in_french(ecoute: Ecoute, path: tuple[str, ...]) -> None:
    """`--help` has no English word left, not even for what click writes by itself."""
    run = ecoute(*path, "--help")
    assert (run.code, run.err) == (0, "")
    assert not _ENGLISH.findall(run.out), run.out


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_and_option_says_what_it_is_for(path: tuple[str, ...]) -> None:
    """Each command and each option has a help, which begins with a capital and ends with a full stop."""
    command = COMMANDS[path]
    helps = [command.help, *(p.help for p in command.params if isinstance(p, click.Option))]
    for text in helps:
        assert text, path
        assert text[0].isupper(), text
        assert text.endswith((".", ").")), text
        assert not re.search(r"[^\u202f][;:!?](\s|$)", text), text


MISTAKES = {
    "unknown command": ("inconnue",),
    "no command": ("account",),
    "unknown option": ("doctor", "--inconnue"),
    "missing argument": ("show", "--as", "modo"),
    "missing option": ("show", "1"),
    "option without a value": ("show", "1", "--as"),
    "one argument too many": ("doctor", "encore"),
    "not a number": ("show", "un", "--as", "modo"),
    "out of range": ("seed", "--experiences", "-1"),
    "not in the list": ("account", "add", "x", "--role", "roi"),
    "flag with a value": ("doctor", "--json=oui"),
}


@pytest.mark.parametrize("words", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_on_the_command_line_is_told_in_french(ecoute: Ecoute, home: Path, words: tuple[str, ...]) -> None:
    """A command line that is not right ends with 2, and says why without an English word."""
    run = ecoute(*words)
    assert run.code == 2
    said = run.err + run.out
    assert not re.search(r"\b(Error|Missing|No such|Usage:|Try|Invalid|Got|Choose|valid|requires|range)\b", said), said


def test_the_version_is_told(ecoute: Ecoute) -> None:
    """`ecoute --version` says which one this is."""
    assert re.fullmatch(r"Écoute \d+\.\d+\.\d+\n", ecoute("--version").out)


CODES = {
    guard.FAILED: errors.Unavailable,
    guard.NOT_FOUND: errors.NotFound,
    guard.FORBIDDEN: errors.Forbidden,
    guard.REFUSED: errors.Refused,
    guard.STALE: errors.Stale,
    guard.INVALID: errors.Invalid,
}


def test_every_exit_code_is_documented() -> None:
    """The table of docs/operations.md has the exit codes of the guard, and no other."""
    told = {int(code) for code in re.findall(r"^\| (\d+) \| ", OPERATIONS, re.M)}
    assert told == {guard.OK, guard.USAGE, guard.INTERRUPTED, *CODES}


@pytest.mark.parametrize(("code", "kind"), CODES.items(), ids=lambda x: getattr(x, "__name__", str(x)))
def test_each_error_has_its_exit_code(capsys: pytest.CaptureFixture[str], code: int, kind: type[errors.EcouteError]):
    """Each error of the family ends the command with its own code, and a child of it with the same."""

    class Narrower(kind):  # type: ignore[misc, valid-type]
        pass

    for error in (kind, Narrower):

        def work(error: type[errors.EcouteError] = error) -> None:
            raise error("Une phrase.")

        assert guarded(work) == code
        assert capsys.readouterr() == ("", "Erreur\u202f: Une phrase.\n")


def test_the_unforeseen_leaves_a_trace_and_a_sentence(home: Path, ecoute: Ecoute, monkeypatch: pytest.MonkeyPatch):
    """What nobody foresaw ends with 1 and one sentence; its trace is in a file that the sentence names."""

    def stumble(*_: object) -> None:
        raise RuntimeError("un " + "défaut")

    monkeypatch.setattr("admin.commands.doctor.examine", stumble)
    sentence = ecoute("doctor").refused(1)
    (trace,) = (home / "logs").iterdir()
    assert str(trace) in sentence
    assert "RuntimeError" in trace.read_text() and "un défaut" not in trace.read_text()
    assert trace.stat().st_mode & 0o777 == 0o600
