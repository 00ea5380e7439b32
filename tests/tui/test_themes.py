"""Looks: legible in every theme, remembered, and nothing said by colour alone."""

import re
from itertools import product
from pathlib import Path

import pytest
from rich.color import Color as TermColor
from rich.color import ColorSystem
from rich.segment import Segment
from textual.color import Color
from textual.theme import Theme

from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tui.remembered import Remembered
from tui.themes import DARK, LABELS, LIGHT, STARK_DARK, STARK_LIGHT, THEMES, after

TEXTS = ("foreground", "text-muted", "accent", "warning", "error", "success", "positive", "neutral", "negative")
GROUNDS = ("background", "surface", "panel", "selected", "selected-away")
PAIRS = [
    *product(TEXTS, GROUNDS),
    *product(("comments", "foreground", "text-muted"), ("comments-ground", "background", "selected")),
    *product(("banner-text",), ("banner", "banner-name")),
    ("secondary", "surface"),
    ("foreground", "input-selection-background"),
    ("block-cursor-foreground", "block-cursor-background"),
]
EDGES = [*product(("border", "primary", "border-blurred"), ("background", "surface")), ("primary", "selected")]
LEAST = {DARK.name: 4.5, LIGHT.name: 4.5, STARK_DARK.name: 7, STARK_LIGHT.name: 7}
EVERY_THEME = pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])


def luminance(colour: str) -> float:
    """Give the relative luminance, as WCAG 2 defines it."""
    parts = (part / 255 for part in Color.parse(colour).rgb)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, one: str, other: str) -> float:
    """Give the contrast of two colours of a theme, from 1 to 21."""
    named = {name: getattr(theme, name) for name in ("foreground", "background", "surface", "panel", "primary")}
    named |= {name: getattr(theme, name) for name in ("secondary", "accent", "warning", "error", "success")}
    named |= theme.variables
    low, high = sorted((luminance(named[one]), luminance(named[other])))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    """Black on white is 21; the grey that everybody knows as the limit is 4.5."""
    theme = Theme(name="t", primary="#ffffff", foreground="#000000", background="#767676", variables={})
    assert contrast(theme, "foreground", "primary") == pytest.approx(21)
    assert contrast(theme, "background", "primary") == pytest.approx(4.54, abs=0.01)


@EVERY_THEME
def test_text_stands_out(theme: Theme) -> None:
    """4.5 at least, and 7 where a strong contrast is asked for."""
    weak = {pair: contrast(theme, *pair) for pair in PAIRS if contrast(theme, *pair) < LEAST[theme.name]}
    assert not weak


@EVERY_THEME
def test_edges_and_choices_stand_out(theme: Theme) -> None:
    """3 at least for borders and for what says where one is."""
    weak = {pair: contrast(theme, *pair) for pair in EDGES if contrast(theme, *pair) < 3}
    assert not weak


def test_one_key_walks_through_every_look() -> None:
    """And each one has a name that the palette shows."""
    name, seen = DARK.name, []
    for _ in THEMES:
        seen.append(name)
        name = after(name)
    assert name == DARK.name
    assert set(seen) == set(LABELS) == {theme.name for theme in THEMES}


def test_the_look_is_kept_for_the_next_start(tmp_path: Path) -> None:
    """Taken by key or from the palette; a spoiled file is as good as none."""
    bench = Bench(tmp_path)

    async def choose(driver: Driver) -> None:
        await driver.press("ctrl+p")
        await driver.write("sombre a fort")
        await driver.press("enter")

    async def look(driver: Driver) -> None:
        assert driver.app.theme == STARK_DARK.name
        await driver.press("ctrl+t")

    async def look_again(driver: Driver) -> None:
        assert driver.app.theme == STARK_LIGHT.name

    async def look_at_first(driver: Driver) -> None:
        assert driver.app.theme == DARK.name

    for steps in (choose, look, look_again):
        bench.run(steps)
    (file,) = tmp_path.glob("workstation.json")
    assert file.stat().st_mode & 0o077 == 0
    file.write_text('{"theme": 3, "toured": "x"}')
    assert Remembered.of(tmp_path) == Remembered()
    bench.run(look_at_first)


def painted(driver: Driver) -> list[Segment]:
    """Give what is sent to the terminal, once all the filters have passed."""
    lines = driver.app.screen._compositor.render_strips()
    segments = [segment for strip in lines for segment in strip]
    for filter_ in driver.app._filters:
        if filter_.enabled:
            segments = filter_.apply(segments, Color.parse("black"))
    return segments


def coloured(segments: list[Segment]) -> list[Segment]:
    """Give the pieces that have a colour which is not the terminal's own."""
    return [
        segment
        for segment in segments
        if segment.style is not None
        and any(c is not None and not c.is_default for c in (segment.style.color, segment.style.bgcolor))
    ]


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
def test_without_colours_words_and_signs_say_it_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """With NO_COLOR nothing coloured is sent: the chosen line, the feelings, grey keys and boxes are still told."""
    monkeypatch.setenv("NO_COLOR", "1")
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        await driver.press("j")
        assert coloured(painted(driver)) == []
        text = driver.screen_text
        assert re.search(r"▌ +☹ France Travail Nîmes", text)
        assert "(u annuler)" in text
        assert "p publier" in text
        assert "(p publier)" not in text
        await driver.press("enter", "r")
        assert coloured(painted(driver)) == []
        assert "╭─ Rejeter" in driver.screen_text
        await driver.press("escape", "ctrl+p", "down")
        chosen = [segment for segment in painted(driver) if segment.style is not None and segment.style.underline]
        assert " ".join("".join(segment.text for segment in chosen).split()) == "suivante n Lire l’expérience suivante"

    bench.run(steps, size)


def test_colours_are_sent_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above can fail."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        assert coloured(painted(driver))
        assert "(u annuler)" not in driver.screen_text

    bench.run(steps)


def sixteen(colour: TermColor | None) -> TermColor | None:
    """Give the colour that a terminal with sixteen colours shows instead."""
    return colour.downgrade(ColorSystem.STANDARD) if colour is not None else None


@EVERY_THEME
def test_sixteen_colours_hide_nothing(tmp_path: Path, theme: Theme) -> None:
    """Where colours are few, no word takes the colour of its own ground; disabled keys are told elsewhere."""
    bench = Bench(tmp_path, account="amina")
    Remembered(theme=theme.name).keep(tmp_path)

    async def steps(driver: Driver) -> None:
        for key in ("j", "f1"):
            await driver.press(key)
            for segment in painted(driver):
                style = segment.style
                if style is not None and segment.text.strip(" ─│▌▄▀▁█"):
                    assert sixteen(style.color) != sixteen(style.bgcolor), segment

    bench.run(steps)
