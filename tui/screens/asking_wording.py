"""The sheets on which a formula, a template or a link is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from core.official_link import OfficialLink
from core.reply_template import ReplyTemplate
from core.response import Formula
from core.vocabulary import GeneralTag, Sentiment
from tui.screens.forms import Form, field
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from textual.app import ComposeResult

_LINE_MAX, _TEXT_MAX, _BODY_MAX = 200, 500, 10_000
_FEELINGS: tuple[Sentiment | None, ...] = (None, *Sentiment)
_TAGS = tuple(GeneralTag)


class AskFormula(Form[Formula]):
    """Asks for the text of a greeting, a closing or a signature."""

    topic = "formules"
    AUTO_FOCUS = "#text"
    yes = "Garder"

    def __init__(self, formula: Formula) -> None:
        explanation = "{pseudonyme} sera remplacé par le pseudonyme de l’auteur de l’expérience."
        super().__init__(formula.kind.label.capitalize(), explanation)
        self._formula = formula

    def compose_answer(self) -> ComposeResult:
        """Ask."""
        yield Static("Texte", classes="label", markup=False)
        yield _lines(self._formula.text, "text")

    def answer(self) -> Formula | str:
        """Give the formula, or what is missing."""
        text = self.query_one("#text", TextArea).text.strip()
        if not text or len(text) > _TEXT_MAX:
            return f"Écrivez un texte de {_TEXT_MAX} signes au plus."
        return self._formula.model_copy(update={"text": text})


class AskLink(Form[OfficialLink]):
    """Asks for the title and the address of an official page."""

    topic = "formules"
    AUTO_FOCUS = "#title"
    yes = "Garder"

    def __init__(self, link: OfficialLink) -> None:
        super().__init__("Lien officiel", "Une page officielle que tout le réseau peut mettre dans ses réponses.")
        self._link = link

    def compose_answer(self) -> ComposeResult:
        """Ask."""
        yield Static("Titre", classes="label", markup=False)
        yield field(self._link.title, "title", _LINE_MAX)
        yield Static("Adresse (https://…)", classes="label", markup=False)
        yield field(self._link.url, "url", _TEXT_MAX)

    def answer(self) -> OfficialLink | str:
        """Give the link, or what is missing."""
        title, url = (self.query_one(f"#{name}", Input).value.strip() for name in ("title", "url"))
        if not title or not url:
            return "Donnez un titre et une adresse."
        return self._link.model_copy(update={"title": title, "url": url})

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.screen.focus_next()


class AskTemplate(Form[ReplyTemplate]):
    """Asks for the title and the body of a template, and for the stories that it suits."""

    topic = "formules"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", "Valeur suivante", priority=True),
        Binding("left", "turn(-1)", "Valeur précédente", priority=True),
    ]
    AUTO_FOCUS = "#title"
    yes = "Garder"
    is_long = True

    def __init__(self, template: ReplyTemplate) -> None:
        explanation = "Entre ‹…›, ce que l’agent devra remplir ; {pseudonyme}, le pseudonyme de l’auteur."
        super().__init__("Modèle de réponse", explanation)
        self._template = template
        self._feeling = template.sentiment
        self._tags = {*template.tags}

    def compose_answer(self) -> ComposeResult:
        """Ask."""
        yield Static("Titre", classes="label", markup=False)
        yield field(self._template.title, "title", _LINE_MAX)
        yield Static("Texte", classes="label", markup=False)
        yield _lines(self._template.body, "text")
        yield Static("Convient aux récits (← → changer)", classes="label", markup=False)
        rows = (Option(self._row(place)) for place in range(len(_TAGS) + 1))
        yield SteadyOptionList(*rows, id="tags", compact=True)

    def answer(self) -> ReplyTemplate | str:
        """Give the template, or what is missing."""
        title, body = self.query_one("#title", Input).value.strip(), self.query_one("#text", TextArea).text.strip()
        if not title or not body:
            return "Donnez un titre et un texte."
        if len(body) > _BODY_MAX:
            return f"Ce texte est trop long : {_BODY_MAX} signes au plus."
        tags = tuple(tag for tag in _TAGS if tag in self._tags)
        return self._template.model_copy(
            update={"title": title, "body": body, "tags": tags, "sentiment": self._feeling}
        )

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.screen.focus_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Turn the values while the list has the keys; elsewhere, arrows and space are for the text."""
        if action == "turn":
            return self.query_one("#tags").has_focus
        return super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        """Change the feeling, or tick the tag, under the cursor."""
        listed = self.query_one("#tags", OptionList)
        place = listed.highlighted
        if place is None:
            return
        if place == 0:
            self._feeling = _FEELINGS[(_FEELINGS.index(self._feeling) + by) % len(_FEELINGS)]
        else:
            self._tags ^= {_TAGS[place - 1]}
        listed.replace_option_prompt_at_index(place, self._row(place))

    def _row(self, place: int) -> Content:
        if place == 0:
            told = f"{self._feeling.sign} {self._feeling.label}" if self._feeling else "quelconque"
            return Content(f"Ressenti : {told}")
        tag = _TAGS[place - 1]
        return Content(f"{'☑' if tag in self._tags else '☐'} {tag.label}")


def _lines(text: str, id_: str) -> TextArea:
    area = TextArea(text, id=id_, classes="-several", tab_behavior="focus", soft_wrap=True, compact=True)
    area.cursor_blink = False
    area.highlight_cursor_line = False
    return area
