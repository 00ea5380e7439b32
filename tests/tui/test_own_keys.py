"""Keys of one's own: taken where they can be, refused in a sentence where they cannot, told as they are bound."""

from itertools import combinations
from pathlib import Path

import pytest

from tests.tui.driving import Bench, Driver
from tui.keymap import COMMANDS, SECTIONS, TOGETHER
from tui.own_keys import FILE, OwnKeys, bound, read_own_keys
from tui.screens.help import Help


def test_no_two_commands_of_one_screen_share_a_key() -> None:
    """As delivered, each key of a screen does one thing; each section is live on some screen."""
    assert {section.title for section in SECTIONS} == {section.title for live in TOGETHER for section in live}
    for sections in TOGETHER:
        commands = [command for section in sections for command in section.commands]
        for one, other in combinations(commands, 2):
            assert not set(one.keys.split(",")) & set(other.keys.split(",")), f"{one.id} / {other.id}"


@pytest.mark.parametrize("key", ["k,ctrl+y", "F9", "ctrl+pagedown", "-", "é", "ctrl+é"])
def test_a_free_key_is_taken(key: str) -> None:
    """Letters, signs, functions and combinations may all be bound, as they are usually written."""
    own = bound({"mask.all": key})
    assert own.faults == ()
    assert own.keymap["mask.all"] == ("minus" if key == "-" else key.lower())


def test_two_commands_may_swap_their_keys() -> None:
    """What one gives up, the other may take."""
    own = bound({"story.publish": "r", "story.reject": "p"})
    assert own == OwnKeys({"story.publish": "r", "story.reject": "p"})


@pytest.mark.parametrize(
    ("id_", "keys", "named"),
    [
        ("story.publish", "r", "story.reject"),
        ("story.publish", "zorglub", "zorglub"),
        ("story.publish", "hyper+p", "hyper+p"),
        ("story.publish", "ctrl+q", "ctrl+q"),
        ("story.publish", "", "story.publish"),
        ("story.publish", 3, "story.publish"),
        ("story.pubish", "p", "story.pubish"),
        ("answer.send", "e", "answer.send"),
        ("answer.send", "enter", "entrée"),
        ("comment.send", "?", "comment.send"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(id_: str, keys: object, named: str) -> None:
    """The sentence names the command or the key, and the default stays."""
    own = bound({id_: keys})
    assert own.keymap == {}
    (fault,) = own.faults
    assert named in fault
    assert fault.endswith((".", "…"))


def test_a_default_that_comes_back_is_not_taken_twice() -> None:
    """When a swap fails half-way, the other half is given up too: no key is left with two meanings."""
    own = bound({"story.publish": "r", "story.reject": "m"})
    assert own.keymap == {}
    assert len(own.faults) == 2


@pytest.mark.parametrize("text", ["= oups", "story.publish = [", "\udcff"])
def test_a_file_that_cannot_be_read_leaves_every_default(tmp_path: Path, text: str) -> None:
    """A spoiled file is one sentence."""
    (tmp_path / FILE).write_bytes(text.encode("utf-8", "surrogateescape"))
    own = read_own_keys(tmp_path)
    assert own.keymap == {}
    assert len(own.faults) == 1
    assert FILE in own.faults[0]


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    """Those who choose nothing hear of nothing."""
    assert read_own_keys(tmp_path) == OwnKeys({})


def test_the_workstation_works_with_the_keys_of_ones_own(tmp_path: Path) -> None:
    """The new key decides, the old one does not; footer, help and answers tell the new one."""
    (tmp_path / FILE).write_text('story.publish = "f9"\n"desk.help" = "ctrl+y"\n"story.hold" = "p"\n')
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        assert driver.told == []
        assert "f9 publier" in driver.screen_text
        assert "ctrl+y aide" in driver.screen_text
        await driver.press("f1")
        assert "f9" in str(driver.app.screen.query_one("#answer-text").render())  # type: ignore[attr-defined]
        await driver.press("escape", "ctrl+y")
        assert isinstance(driver.app.screen, Help)
        await driver.press("escape", "f9")
        assert bench.desk().called("publish") == [(900123, 1)]

    bench.run(steps)


def test_the_workstation_says_what_keys_cannot_be(tmp_path: Path) -> None:
    """At the start, in a sentence; and the key keeps doing what it did."""
    (tmp_path / FILE).write_text('"story.publish" = "r"\n')
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        assert driver.told == [bound({"story.publish": "r"}).faults[0]]
        await driver.press("p")
        assert bench.desk().called("publish") == [(900123, 1)]

    bench.run(steps)


def test_every_command_can_be_bound_anew() -> None:
    """No command is out of reach of one's own keys."""
    for number, id_ in enumerate(COMMANDS):
        assert bound({id_: f"ctrl+alt+{'abcdefghijklmnopqrstuvwxyz'[number % 26]}"}).faults == ()
