"""An identity that moderation hid comes out nowhere on the public side, however it is asked for."""

import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from admin.commands.serve import application
from admin.wiring import House
from core.text.clean import fold
from core.vocabulary import ResponseState
from tests.admin.conftest import Ecoute
from tests.admin.post_office import post_office
from tests.fakes.world import SOURCE, WORDING, submission

NAME, PHONE = "Ysaline Kerbrézec", "06 39 98 47 15"
HIDDEN = ("ysaline", "kerbrezec", "06 39 98", "39 98 47", "0639984715")
API = "/api/explore/v2.1/catalog/datasets"
DOORS = (
    *("/", "/experiences", "/experiences?q=accueil", "/experiences.atom", "/sitemap.xml", "/robots.txt"),
    *("/structures", API, f"{API}/export-experiences", f"{API}/export-experiences/records"),
    *(
        f"{API}/{name}/exports/{form}"
        for name in ("export-experiences", "export-expa-c-riences")
        for form in ("json", "csv")
    ),
)
_ADDRESSES = re.compile(r'(?<=href=")[^"]+|(?<=src=")[^"]+|(?<=<loc>)[^<]+')
QUESTIONS = (
    *(f"/experiences?q={word}" for word in ("Ysaline", "Kerbrézec", "0639984715", "06 39 98 47 15")),
    f'{API}/export-experiences/records?where=search("Ysaline")',
    f'{API}/export-experiences/records?where=description like "%Kerbrézec%"',
    f'{API}/export-experiences/exports/json?where=titre like "%Ysaline%"',
)
"""What somebody who knows the identity would ask: nothing may be found by it."""


@pytest.fixture
def masked(ecoute: Ecoute, house: House) -> int:
    """Give a story told with a name and a telephone, published without them, and answered."""
    story = {"title": f"Merci à {NAME}", "text": f"{NAME} m’a aidé à l’accueil. Son numéro : {PHONE}."}
    number = house.intake.submit(submission(**story), SOURCE).number
    words = ("--mask", f"{NAME}=nom", "--mask", f"{PHONE}=téléphone", "--note", "Aucun nom.")
    assert ecoute("publish", number, "--as", "modo", *words).code == 0
    house.desk("agent-30").write(number, 1, WORDING, ResponseState.PUBLISHED, 0)
    return number


@pytest.fixture
def client(house: House) -> FlaskClient:
    """Give a visitor of the site."""
    return application(house).test_client()


def test_every_public_page_and_file_is_without_it(client: FlaskClient, masked: int) -> None:
    """Following every link from every door, no address, header or content shows what was hidden."""
    to_see, seen = deque(DOORS), set[str]()
    while to_see:
        path = to_see.popleft()
        if path in seen or path.startswith(("/suivi/", "/static/")):
            continue
        seen.add(path)
        answer = client.get(path, buffered=True)
        assert answer.status_code < 500, path
        nowhere(path + str(answer.headers) + text_of(answer), path)
        to_see.extend(links_of(answer))
    pages = {path.split("?")[0] for path in seen}
    assert {f"/experiences/{masked}_merci-a-nom", "/structures/caf-30_caf-du-gard", "/charte"} <= pages
    assert len(seen) > 40


def test_nothing_is_found_by_it(client: FlaskClient, masked: int) -> None:
    """A search for the identity finds nothing, on the pages as in the open data, while its neighbours are found."""
    for question in QUESTIONS:
        answer = client.get(question, buffered=True)
        assert answer.status_code == 200, question
        assert f"/experiences/{masked}_" not in answer.get_data(as_text=True), question
        assert str(masked) not in re.findall(r'"id_experience": ?"?(\d+)', answer.get_data(as_text=True)), question
    assert f"/experiences/{masked}_" in client.get("/experiences?q=accueil").get_data(as_text=True)


def test_letters_and_exports_are_without_it(ecoute: Ecoute, masked: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """No letter to the author and no exported file shows what was hidden."""
    with post_office() as office:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(office.port))
        assert ecoute("notify", "--once").code == 0
        assert len(office.taken) == 3
        for letter in office.taken:
            parts = [part.get_content() for part in letter.message.walk() if part.get_content_maintype() == "text"]
            nowhere(str(letter.message["Subject"]) + "".join(parts), "letter")
    for form in ("csv", "json"):
        exported = ecoute("export", "experiences", "--format", form).out
        assert "[nom]" in exported
        nowhere(exported, form)


def nowhere(text: str, where: str) -> None:
    """Fail when something hidden stands in the text, however it is written."""
    plain = fold(unquote(text))
    for hidden in HIDDEN:
        assert fold(hidden) not in plain, (hidden, where)


def text_of(answer: TestResponse) -> str:
    """Give the content of an answer; a picture or a PDF by its bytes."""
    return answer.get_data().decode("utf-8", errors="replace")


def links_of(answer: TestResponse) -> Iterator[str]:
    """Give where an answer leads on the site itself."""
    body = text_of(answer) if "ml" in answer.mimetype else ""
    for link in [*_ADDRESSES.findall(body), answer.headers.get("Location", "")]:
        parts = urlsplit(unescape(link))
        if parts.path.startswith("/") and parts.scheme in {"", "http", "https"}:
            yield parts.path + (f"?{parts.query}" if parts.query else "")
