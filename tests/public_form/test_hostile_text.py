"""Whatever is typed is shown as text, and no form ever makes the site fail."""

from urllib.parse import urlencode

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.vocabulary import ResponseState
from public_form.app import create_app
from public_form.wiring import Doors
from tests.fakes.world import WORDING, World
from tests.public_form.conftest import STORY, YOU
from tests.public_form.site import Page, Site

HOSTILE = [
    "<script>alert(1)</script><b>gras</b>",
    "\"><img src=x onerror=alert(1)> ' & &amp; {{ 7*7 }} {% raise %}",
    "renver\u202esé\u2066 et \u200binvisible \x1b[31m nul \x00 fin",
    "[/b][@click=app.bell]x[/]",
    "\n\n  première ligne après deux sauts",
    "fin\ufffe\U000fffff non-caractères \udcff".encode("utf-8", "replace").decode(),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(world: World, site: Site, text: str) -> None:
    """On the pages of the form, the follow-up page and the public pages, each checked as valid."""
    token = site.get("/experience/step_1").form()["csrf_token"]
    fields = {**STORY, **YOU, "title": text, "text": text * 2, "pseudonym": text[:50], "department": text[:90]}
    fields |= {"named": text, "q": text, "country": text[:90], "csrf_token": token, "structure": text[:60]}
    for step in (1, 2, 3, 4):
        site.post(f"/experience/step_{step}", [*fields.items(), ("action", "show")])
    sent = site.post("/experience/step_4", [*(fields | {"structure": "caf-30"}).items(), ("action", "send")], 303)
    sent.follow()
    world.desk("modo").publish(1, 1)
    world.desk("agent-30").write(1, 1, WORDING, ResponseState.PUBLISHED, 0)
    kept = world.store.tables.experiences[1]
    follow_up = site.get(f"/suivi/{world.links.follow_token(1)}")
    detail = site.get(site.get("/experiences/1", 301).location)
    for page in (site.get("/"), site.get("/experiences"), detail, follow_up):
        assert kept.title.split()[0] in page.text
        assert not page.soup.select("main img, main script, main b")
        for sign in "\u202e\u2066\u200b\x1b\x00\ufffe":
            assert sign not in page.html


_WORLD = World()
_SITE = Site(
    create_app(Doors(_WORLD.intake, _WORLD.following, _WORLD.library, _WORLD.datasets, lambda: None), secret_key=b"cle")
)
_TOKEN = _SITE.get("/experience/step_1").form()["csrf_token"]
_RECEIPT = _WORLD.publish()
_WORLD.answer(_RECEIPT)
_OTHERS = "q structure named listed key remove action channels-caf-30 csrf_token"
_NAMES = st.sampled_from([*STORY, *YOU, *_OTHERS.split(" "), ""])
_GOOD = st.sampled_from([*STORY.values(), *YOU.values(), "caf-30", "hors-structures", "phone", "send", "show", "add"])
_VALUES = st.one_of(st.text(max_size=60), _GOOD, st.text(max_size=3).map(lambda text: text * 400))


@settings(max_examples=40)
@given(st.integers(0, 6), st.lists(st.tuples(_NAMES, _VALUES), max_size=25), st.booleans())
def test_no_form_makes_the_site_fail(step: int, fields: list[tuple[str, str]], protected: bool) -> None:
    """Any fields with any text give a page that is valid, and never an error of ours."""
    sent = [*fields, ("csrf_token", _TOKEN)] if protected else fields
    answer = _SITE.client.post(f"/experience/step_{step}", data=_encoded(sent), content_type=_FORM)
    assert Page(_SITE, answer).status in {200, 303, 400, 404, 422}


@settings(max_examples=40)
@given(st.binary(max_size=300))
def test_no_bytes_make_the_site_fail(body: bytes) -> None:
    answer = _SITE.client.post("/experience/step_4", data=body, content_type=_FORM)
    assert Page(_SITE, answer).status == 400


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["position", "useful", "comment"]), _VALUES), max_size=6))
def test_no_opinion_makes_the_site_fail(fields: list[tuple[str, str]]) -> None:
    sent = _encoded([*fields, ("csrf_token", _TOKEN)])
    answer = _SITE.client.post(f"/suivi/{_RECEIPT.token}/avis", data=sent, content_type=_FORM)
    assert Page(_SITE, answer).status in {303, 400, 409, 422}


@example("sitemap-pages.xml", "/")
@settings(max_examples=40)
@given(
    st.text(max_size=80),
    st.sampled_from(["/experiences/", "/suivi/", "/experience/recue/", "/experiences?apres=", "/"]),
)
def test_no_address_makes_the_site_fail(text: str, before: str) -> None:
    answer = _SITE.client.get(before + urlencode({"": text})[1:])
    assert answer.status_code in {200, 301, 302, 308, 400, 404}
    if answer.mimetype == "text/html":
        Page(_SITE, answer)


_FORM = "application/x-www-form-urlencoded"


def _encoded(fields: list[tuple[str, str]]) -> bytes:
    return urlencode(fields, errors="replace").encode()
