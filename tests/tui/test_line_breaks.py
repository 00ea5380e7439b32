"""Lines are broken as French wants it, in what is read and in what is written."""

from pathlib import Path

from textual.widgets import Static, TextArea

from tests.tui.driving import Bench, Driver

SAID = "«_Cigale du nord_» écrit_: «_rien ne va_»_; et puis_? Non_! Elle doit 1_200_€.".replace("_", "\u202f")
SENTENCES = [f"{'mot ' * words}{SAID}" for words in range(1, 25)]


def test_no_line_begins_with_a_sign_that_hangs_on_the_word_before(tmp_path: Path) -> None:
    """Neither in a text shown nor in a text area; an ordinary space still breaks the line."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        screen = driver.app.screen
        shown, area = Static("\n".join(SENTENCES)), TextArea("\n".join(SENTENCES), soft_wrap=True, compact=True)
        shown.styles.width = area.styles.width = 46
        await screen.mount(shown, area)
        await driver.settle()
        read = [strip.text.rstrip() for strip in shown.render_lines(shown.size.region)]
        written = [line.rstrip() for lines in area.wrapped_document.lines for line in lines]
        lines = [line for line in [*read, *written] if line]
        assert not [line for line in lines if line.lstrip()[:1] in {":", ";", "!", "?", "»", "€"}]
        assert not [line for line in lines if line.endswith("«")]
        assert min(len(read), len(written)) > len(SENTENCES)

    bench.run(steps)
