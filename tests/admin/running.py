"""The command as a process of its own, and what a run of it gave.

A process is forked from one that has loaded the program already: it is as real as any, can be killed or
interrupted, and starts in a few hundredths of a second instead of two seconds.
"""

import json
import multiprocessing
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

PATIENCE_S = 60.0
"""How long a test waits for something that must come, before it says that it did not."""

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["pytest", "tests.admin.running_preload"])

_ENGLISH = re.compile(
    r"\b(the|not|no such|directory|denied|refused|permission|error|invalid|missing|unknown|failed|required)\b", re.I
)


@dataclass(frozen=True)
class Run:
    """What a run of the command gave.

    Attributes:
        code: its exit code; minus the number of the signal that killed it.
    """

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document on the last line of the standard output."""
        return json.loads(self.out.splitlines()[-1])

    @property
    def sentence(self) -> str:
        """The one sentence said of what went wrong, checked as every such sentence is."""
        line = self.err.splitlines()[-1]
        assert line.startswith("Erreur\u202f: "), self.err
        assert "Traceback" not in self.err
        sentence = line.removeprefix("Erreur\u202f: ")
        words = re.sub(r"«[^»]*»|\S*[/.]\w\S*|\([^)]*\)", "…", sentence)
        assert sentence[-1] in ".…)", sentence
        assert not re.search(r"[^\u202f0-9A-Z…][;:!?](\s|$)", words.replace("--", "")), sentence
        assert not _ENGLISH.search(words), sentence
        return sentence

    def refused(self, code: int) -> str:
        """Check that it ended so, with nothing on the standard output; give the sentence."""
        assert (self.code, self.out) == (code, ""), self
        return self.sentence


class Running:
    """A process that runs `ecoute`."""

    def __init__(
        self,
        folder: Path,
        arguments: tuple[str, ...],
        environment: Mapping[str, str],
        stdin: Path | None,
        days_ahead: int,
    ):
        folder.mkdir(parents=True, exist_ok=True)
        rank = len(list(folder.glob("*.out")))
        self._out, self._err = folder / f"{rank:03}.out", folder / f"{rank:03}.err"
        self._out.touch()
        self._err.touch()
        self.process = _FORKS.Process(
            target=_run,
            args=(arguments, dict(environment), str(self._out), str(self._err), str(stdin or os.devnull), days_ahead),
        )
        self.process.start()

    @property
    def err(self) -> str:
        """What it has said so far on its standard error."""
        return self._err.read_text(encoding="utf-8")

    def send(self, number: signal.Signals) -> None:
        """Send it a signal; one that has ended hears nothing."""
        if self.process.exitcode is None and self.process.pid is not None:
            os.kill(self.process.pid, number)

    def ended(self) -> Run:
        """Wait for its end."""
        self.process.join(PATIENCE_S)
        assert self.process.exitcode is not None, f"it does not end: {self.err}"
        return Run(self.process.exitcode, self._out.read_text(encoding="utf-8"), self.err)


@contextmanager
def running(
    folder: Path, *arguments: object, stdin: Path | None = None, days_ahead: int = 0, **environment: str
) -> Iterator[Running]:
    """Run `ecoute` beside the test, with the environment of the test and what is added; none outlives the block.

    Its clock may be some days ahead.
    """
    wanted = {name: value for name, value in os.environ.items() if name.startswith("ECOUTE_")} | environment
    process = Running(folder, tuple(str(argument) for argument in arguments), wanted, stdin, days_ahead)
    try:
        yield process
    finally:
        process.process.kill()
        process.process.join()


def wait_for(seen: Callable[[], Any], what: str) -> Any:
    """Wait until something is seen, and give it; complain when it does not come."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if found := seen():
            return found
        time.sleep(0.002)
    raise AssertionError(f"this never came: {what}")


def _run(
    arguments: tuple[str, ...], environment: dict[str, str], out: str, err: str, stdin: str, days_ahead: int
) -> None:
    # As from a terminal: what a script starts in the background does not hear ctrl+c, nor do those whom it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number, (file, flags) in enumerate(((stdin, os.O_RDONLY), (out, os.O_WRONLY), (err, os.O_WRONLY))):
        os.dup2(os.open(file, flags), number)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False, buffering=1)
    for name in [name for name in os.environ if name.startswith("ECOUTE_")]:
        del os.environ[name]
    os.environ |= environment
    sys.argv = ["ecoute", *arguments]
    from admin.cli import main  # noqa: PLC0415

    if days_ahead:
        _go_ahead(timedelta(days=days_ahead))
    main()


def _go_ahead(by: timedelta) -> None:
    """Let the clock of this process be ahead."""
    from core.clock import SystemClock  # noqa: PLC0415

    true = SystemClock.now
    SystemClock.now = lambda self: true(self) + by  # type: ignore[method-assign]
