"""A visitor without JavaScript: opens pages, fills forms as a browser does, and checks every page on the way."""

import itertools
from collections.abc import Iterable
from typing import Self
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

import html5lib
from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

Field = tuple[str, str]


class Page:
    """An answer of the site, checked.

    Attributes:
        soup: the page as parsed.
        form: the form of the page as a browser would send it, None when there is none.
    """

    def __init__(self, site: "Site", answer: TestResponse) -> None:
        self.site = site
        self.answer = answer
        self.status = answer.status_code
        self.location = answer.headers.get("Location", "")
        self.html = answer.get_data(as_text=True)
        self.soup = BeautifulSoup(self.html, "html.parser")
        if answer.mimetype == "text/html" and not 300 <= self.status < 400:
            check(site.app, self)

    @property
    def h1(self) -> str:
        """The heading of the page."""
        return words(one(self.soup, "h1"))

    @property
    def text(self) -> str:
        """What a person reads on it."""
        return words(one(self.soup, "body"))

    @property
    def faults(self) -> dict[str, str]:
        """The sentences of the summary of faults, by the id that they lead to."""
        return {str(link["href"]).removeprefix("#"): words(link) for link in self.soup.select(".box.faults a")}

    @property
    def links(self) -> list[str]:
        """Where the page leads."""
        return [str(link["href"]) for link in self.soup.select("a[href], link[href]")]

    def form(self, selector: str = "main form") -> "Form":
        """Give a form of the page, as filled in it."""
        return Form(self, one(self.soup, selector))

    def follow(self) -> "Page":
        """Go where the answer redirects to."""
        assert 300 <= self.status < 400, self.status
        return self.site.get(self.location, status=200)


class Form:
    """A form, with what a browser would send."""

    def __init__(self, page: Page, tag: Tag) -> None:
        self.page = page
        self.tag = tag
        self.fields = list(_controls(tag))

    def __getitem__(self, name: str) -> str:
        return next((value for key, value in self.fields if key == name), "")

    def all(self, name: str) -> list[str]:
        """Give every value of a field."""
        return [value for key, value in self.fields if key == name]

    def answers(self) -> list[Field]:
        """Give every field but the token, in order of name."""
        return sorted(field for field in self.fields if field[0] not in {"csrf_token", "listed", "q"} and field[1])

    def fill(self, **values: str) -> Self:
        """Type in fields, or choose among radios: the field must be on the page."""
        for name, value in values.items():
            assert self.tag.select(f'[name="{name}"]'), name
            self.put(name, value)
        return self

    def put(self, name: str, value: str) -> Self:
        """Give a field one value, whatever is on the page."""
        self.fields = [field for field in self.fields if field[0] != name] + [(name, value)]
        return self

    def tick(self, label: str, within: str = "") -> Self:
        """Tick the box with this label."""
        scope = one(self.tag, within) if within else self.tag
        box = next(tag for tag in scope.select("label") if words(tag).startswith(label))
        control = one(self.tag, f'[id="{box["for"]}"]')
        self.fields.append((str(control["name"]), str(control.get("value", "on"))))
        return self

    def drop(self, name: str) -> Self:
        """Leave a field out."""
        self.fields = [field for field in self.fields if field[0] != name]
        return self

    def press(self, label: str, status: int = 200) -> Page:
        """Press a button, by its words."""
        button = next(tag for tag in self.tag.select("button") if words(tag).startswith(label))
        pressed = [(str(button["name"]), str(button["value"]))] if button.get("name") else []
        path = str(button.get("formaction") or self.tag["action"])
        if self.tag["method"] == "get":
            return self.page.site.get(f"{path}?{urlencode(self.fields + pressed)}", status)
        return self.page.site.post(path, self.fields + pressed, status)


class Site:
    """The site, as one browser sees it."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()

    def get(self, path: str, status: int = 200) -> Page:
        """Open a page."""
        return self._page(self.client.get(path, buffered=True), status)

    def post(self, path: str, fields: Iterable[Field], status: int = 200) -> Page:
        """Send a form."""
        data: dict[str, list[str]] = {}
        for name, value in fields:
            data.setdefault(name, []).append(value)
        return self._page(self.client.post(path, data=data), status)

    def _page(self, answer: TestResponse, status: int) -> Page:
        page = Page(self, answer)
        assert page.status == status, f"{page.status}: {page.text if page.soup.body else page.html}"
        return page


def check(app: Flask, page: Page) -> None:
    """Check what every page promises."""
    html5lib.HTMLParser(strict=True).parse(page.html)
    title, h1 = words(one(page.soup, "title")), page.h1
    assert h1 and title.startswith(h1), (title, h1)
    assert one(page.soup, "html")["lang"] == "fr"
    _check_ids(page.soup)
    _check_nothing_inline(page.soup)
    _check_addresses(app, page.soup)
    policy = page.answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    levels = [int(tag.name[1]) for tag in page.soup.select("main h1, main h2, main h3")]
    after_title = levels[levels.index(1) :]
    assert all(b - a <= 1 for a, b in itertools.pairwise(after_title)), levels


def _check_ids(soup: BeautifulSoup) -> None:
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids)), ids
    named = {
        *(str(tag["for"]) for tag in soup.select("label[for]")),
        *(str(tag["href"])[1:] for tag in soup.select('a[href^="#"]')),
        *(name for key in ("aria-describedby", "aria-labelledby") for tag in soup.select(f"[{key}]")
          for name in str(tag[key]).split()),
    }  # fmt: skip
    assert named <= set(ids), named - set(ids)
    labelled = {str(tag["for"]) for tag in soup.select("label[for]")}
    for control in soup.select("input:not([type=hidden]), select, textarea"):
        assert control.get("id") in labelled, control
    for group in soup.select("fieldset"):
        assert group.find("legend"), group


def _check_nothing_inline(soup: BeautifulSoup) -> None:
    assert not soup.select("style, script:not([src]), [style]")
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on")], tag


def _check_addresses(app: Flask, soup: BeautifulSoup) -> None:
    for tag in soup.select("[src], link[href]"):
        assert not urlsplit(str(tag.get("src") or tag.get("href"))).netloc, tag
    routes = app.url_map.bind("localhost")
    for form in soup.select("form"):
        # What only asks is sent in the address, without the token: it opens no session.
        method = str(form["method"]).upper()
        assert (method == "POST") == bool(form.select_one('input[name="csrf_token"]')), form
        for address in [form["action"], *(tag["formaction"] for tag in form.select("[formaction]"))]:
            try:
                routes.match(urldefrag(urljoin("/", str(address))).url, method)
            except HTTPException as error:
                raise AssertionError(f"no such form action: {address}") from error


def _controls(form: Tag) -> Iterable[Field]:
    for tag in form.select("input, select, textarea"):
        name, kind = str(tag.get("name")), str(tag.get("type", "text"))
        if tag.name == "textarea":
            yield name, _sent(tag.get_text().removeprefix("\n"))
        elif tag.name == "select":
            chosen = tag.select_one("option[selected]") or tag.select("option")[0]
            yield name, str(chosen["value"])
        elif kind not in {"checkbox", "radio"} or tag.has_attr("checked"):
            yield name, _sent(str(tag.get("value", "")))


def _sent(value: str) -> str:
    """Give a value as browsers send it: each line break as two signs."""
    return value.replace("\n", "\r\n")


def one(tag: Tag, selector: str) -> Tag:
    """Give the only thing that the selector finds."""
    found = tag.select(selector)
    assert len(found) == 1, (selector, len(found))
    return found[0]


def words(tag: Tag) -> str:
    """Give the words of a tag on one line, the presentation mark of the signs left out."""
    text = tag.get_text(" ").replace("\ufe0e", "").replace("\n", " ")
    return " ".join(part for part in text.split(" ") if part)
