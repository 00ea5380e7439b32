"""Reads a page as a browser without scripts does: its text, its forms, its buttons."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx

from admin.demo.broken import Broken

Attributes = dict[str, str]


@dataclass
class Button:
    """What one may press to send a form."""

    attributes: Attributes
    label: str = ""


@dataclass
class Form:
    """A form with what it holds.

    Attributes:
        fields: what it would send as it is, in order.
        choices: for each box or radio, its name, its value and the words of its label.
    """

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    choices: list[tuple[str, str, str]] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)

    def value_of(self, name: str, label: str) -> str:
        """Give the value of the box of this name whose label has these words.

        Raises:
            Broken: there is none.
        """
        for choice, value, words in self.choices:
            if choice == name and label in words:
                return value
        raise Broken(f"aucun choix « {label} » dans le formulaire")

    def press(self, client: httpx.Client, label: str, **values: str) -> httpx.Response:
        """Fill the form and press the button that has these words.

        Raises:
            Broken: there is no such button.
        """
        button = next((b for b in self.buttons if label in b.label), None)
        if button is None:
            raise Broken(f"aucun bouton « {label} » dans le formulaire")
        sent = [(name, value) for name, value in self.fields if name not in values]
        sent += values.items()
        if "name" in button.attributes:
            sent.append((button.attributes["name"], button.attributes.get("value", "")))
        action = button.attributes.get("formaction") or self.action
        data: dict[str, list[str]] = {}
        for name, value in sent:
            data.setdefault(name, []).append(value)
        return client.post(action, data=data)


@dataclass
class Page:
    """What one sees of a page."""

    heading: str
    text: str
    forms: list[Form]

    def form(self, name: str) -> Form:
        """Give the form that has a field of this name.

        Raises:
            Broken: there is none.
        """
        for form in self.forms:
            if name in form.names:
                return form
        raise Broken(f"la page « {self.heading} » n’a pas de champ « {name} »")


def read(response: httpx.Response) -> Page:
    """Give what one sees of a page.

    Raises:
        Broken: the server did not answer with a page.
    """
    if response.status_code != httpx.codes.OK:
        raise Broken(f"{response.url.path} répond {response.status_code}")
    reader = _Reader(response.url.path)
    reader.feed(response.text)
    reader.close()
    return Page(_joined(reader.heading), _joined(reader.words), reader.forms)


class _Reader(HTMLParser):
    """Goes through a page once."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.words: list[str] = []
        self.heading: list[str] = []
        self._path = path
        self._open: list[str] = []
        self._area = ""
        self._select = ""
        self._choice: tuple[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._open.append(tag)
        if tag == "form":
            self.forms.append(Form(attributes.get("action") or self._path))
        elif self.forms:
            self._field(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.forms:
            self._keep(self._area, "")
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if "h1" in self._open:
            self.heading.append(data)
        if "button" in self._open and self.forms and self.forms[-1].buttons:
            self.forms[-1].buttons[-1].label += data
        elif "label" in self._open and self._choice is not None and data.strip():
            self.forms[-1].choices.append((*self._choice, data.strip()))

    def _field(self, tag: str, attributes: Attributes) -> None:
        name, value = attributes.get("name", ""), attributes.get("value", "")
        if tag == "button":
            self.forms[-1].buttons.append(Button(attributes))
        elif tag == "textarea":
            self._area = name
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in attributes:
            self._keep(self._select, value)
        elif tag == "input" and attributes.get("type") in {"checkbox", "radio"}:
            self._choice = (name, value)
            self.forms[-1].names.add(name)
            if "checked" in attributes:
                self._keep(name, value)
        elif tag == "input":
            self._keep(name, value)

    def _keep(self, name: str, value: str) -> None:
        self.forms[-1].names.add(name)
        self.forms[-1].fields.append((name, value))


def _joined(words: list[str]) -> str:
    return " ".join("".join(words).split())
