"""The four pages of the form, and the fields that each one shows."""

from enum import IntEnum

from werkzeug.routing import BaseConverter


class Step(IntEnum):
    """A page of the form, by its place."""

    STORY = 1
    SERVICES = 2
    YOU = 3
    SUMMARY = 4

    @property
    def name_on_screen(self) -> str:
        """What the page is about, as the progress line says it."""
        return _NAMES[self]

    @property
    def template(self) -> str:
        """The template of the page."""
        return f"telling/{self.name.lower()}.html"


class StepConverter(BaseConverter):
    """Reads a page of the form in an address."""

    regex = "[1-4]"

    def to_python(self, value: str) -> Step:
        """Give the page of this number."""
        return Step(int(value))

    def to_url(self, value: int) -> str:
        """Give the number of the page."""
        return str(int(value))


_NAMES = {
    Step.STORY: "votre récit",
    Step.SERVICES: "les services concernés",
    Step.YOU: "vous",
    Step.SUMMARY: "relire et envoyer",
}
_STEP_OF_FIELD = {
    "title": Step.STORY,
    "text": Step.STORY,
    "sentiment": Step.STORY,
    "structures": Step.SERVICES,
    "named": Step.SERVICES,
    "pseudonym": Step.YOU,
    "department": Step.YOU,
    "country": Step.YOU,
    "email": Step.YOU,
    "consent": Step.YOU,
}
ANCHORS = {"sentiment": "sentiment-positive", "structures": "q"}
"""Where a fault leads, when it is not to the field of its own name."""


def step_of(field: str) -> tuple[Step, str]:
    """Give the page that shows a field, with the field; the last page and no field when none does."""
    step = _STEP_OF_FIELD.get(field)
    return (step, field) if step else (Step.SUMMARY, "")
