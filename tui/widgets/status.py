"""The quiet line that says what just happened."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from core.text.clean import one_line


class Status(Widget):
    """One sentence, until the next one."""

    sentence: reactive[str] = reactive("")

    def say(self, sentence: str) -> None:
        """Say it."""
        self.sentence = one_line(sentence)

    def render(self) -> Content:
        """Draw it."""
        return Content(self.sentence)
