"""The questions of the help: there for each screen, found by typing, right in their words and their keys."""

import ast
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import tui.screens
from core.rules import DEFAULT_RULES, HouseRules
from core.views import Place
from tests.core.test_typography import wrong_spaces
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tui.faq import FOLDER, RULES, Entry, entries, found, parsed, told
from tui.keymap import COMMANDS
from tui.own_keys import OwnKeys
from tui.screens.base import BaseScreen
from tui.screens.help import Help
from tui.screens.loading import _TOPICS

EVERY_ENTRY = pytest.mark.parametrize("entry", entries(), ids=[entry.topic for entry in entries()])
TOPICS = {entry.topic for entry in entries()}


def screens() -> list[type[BaseScreen[object]]]:
    """Give every screen and question of the workstation."""
    modules = [import_module(f"tui.screens.{module.name}") for module in iter_modules(tui.screens.__path__)]
    classes = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    return [cls for cls in classes if issubclass(cls, BaseScreen)]


def test_there_are_enough_questions_each_asked_once() -> None:
    """Thirty at least, in every chapter, and no topic twice."""
    assert len(entries()) >= 30
    assert len(TOPICS) == len(entries())
    assert len({entry.question for entry in entries()}) == len(entries())
    assert sum(text.count("\n## ") for file in FOLDER.glob("*.txt") for text in [file.read_text()]) == len(entries())


@EVERY_ENTRY
def test_each_answer_is_a_short_right_text(entry: Entry) -> None:
    """Non-empty, short enough to be read at once, with French typography, and keys that exist."""
    assert entry.question.endswith("\u202f?")
    assert 80 < len(entry.answer) < 700
    assert entry.answer.endswith((".", ")"))
    assert not wrong_spaces(f"{entry.chapter}\n{entry.question}\n{entry.answer}")
    assert "'" not in entry.question + entry.answer
    named = set(re.findall(r"\{([^}]*)\}", entry.answer))
    assert named <= set(COMMANDS) | RULES


def test_each_screen_names_a_question_that_exists() -> None:
    """So does each list; "" is for what stands in front of another screen."""
    assert len(screens()) > 20
    assert {screen.topic for screen in screens()} - {""} <= TOPICS
    assert set(_TOPICS) == set(Place)
    assert set(_TOPICS.values()) <= TOPICS


def test_answers_tell_the_rules_of_this_house_and_the_keys_as_bound() -> None:
    """What the organisation changed, and what the person changed."""
    (entry,) = parsed("# C\n## t | Q ?\nPendant {rules.grace} : {story.undo}. Au bout de {rules.transfer}.\n")
    assert told(entry, OwnKeys({}), None) == "Pendant 1 minute : u. Au bout de 48 heures."
    rules = HouseRules(grace=DEFAULT_RULES.grace / 2)
    assert told(entry, OwnKeys({"story.undo": "ctrl+z"}), rules).startswith("Pendant 30 secondes : ctrl+z.")


def test_questions_are_found_without_accents_those_asked_first() -> None:
    """All the words must stand somewhere; the question counts more than its answer."""
    assert found("REPONSE commune")[0].topic == "commune"
    assert {entry.topic for entry in found("adresse e-mail")} >= {"adresse", "informe"}
    assert found("zorglub") == []
    assert len(found("")) == len(entries())


def test_files_are_read_block_by_block() -> None:
    """A chapter, then each question with its answer, of several lines or not."""
    text = "# Un\n## a | Quoi ?\nOui.\nNon.\n## b | Qui ?\nLui.\n"
    assert [tuple(getattr(e, name) for name in Entry.__slots__) for e in parsed(text)] == [
        ("a", "Un", "Quoi ?", "Oui.\nNon."),
        ("b", "Un", "Qui ?", "Lui."),
    ]


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
def test_the_help_opens_at_the_question_that_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    """On a list, then answering, then in a question: f1 answers there; escape comes back where one was."""
    bench = Bench(tmp_path, account="amina")

    async def steps(driver: Driver) -> None:
        await driver.press("f1")
        assert "Combien de temps ai-je pour répondre" in answer(driver)
        await driver.press("down")
        assert "Comment les 48 et 72 heures" in answer(driver)
        await driver.press("escape", "e", "f1")
        assert "Qu’est-ce qui empêche une réponse de partir" in answer(driver)
        await driver.press("escape", "escape", "enter", "f", "f1")
        assert "À quoi sert de qualifier" in answer(driver)
        below = driver.app.screen_stack[-2]
        await driver.press("escape")
        assert driver.app.screen is below

    bench.run(steps, size)


def answer(driver: Driver) -> str:
    """Give the answer on screen."""
    assert isinstance(driver.app.screen, Help)
    return str(driver.app.screen.query_one("#answer-text").render())  # type: ignore[attr-defined]


def test_typing_finds_a_question_and_tab_shows_the_keys(tmp_path: Path) -> None:
    """The list follows what is typed; nothing found is said; ? goes straight to the keys."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        await driver.press("f1")
        assert "Quand publier" in answer(driver)
        await driver.write("second regard recours")
        assert "Qu’est-ce qu’un recours" in answer(driver)
        await driver.write("zorglub")
        assert "Aucune question ne parle de cela." in driver.screen_text
        assert answer(driver) == ""
        await driver.press("tab")
        assert COMMANDS["story.publish"].description in driver.screen_text
        await driver.press("tab", "escape", "?")
        assert COMMANDS["move.down"].description in driver.screen_text
        await driver.press("q")
        assert driver.app.screen is driver.main

    bench.run(steps)


def test_answers_are_read_only_when_they_are_asked_for() -> None:
    """The start imports neither the help nor its answers."""
    for module in ("tui/app.py", "tui/screens/base.py", "tui/screens/main.py", "tui/keymap.py"):
        tree = ast.parse(Path(FOLDER.parents[1], module).read_text())
        early = [node.module for node in tree.body if isinstance(node, ast.ImportFrom)]
        assert not {"tui.faq", "tui.screens.help", "tui.screens.tour"} & set(early)
