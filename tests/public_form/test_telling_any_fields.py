"""Whatever is sent to any page of the form, the answer is a valid page, and never an error of ours."""

from urllib.parse import urlencode

from hypothesis import given, settings
from hypothesis import strategies as st

from public_form.app import create_app
from public_form.wiring import Doors
from tests.fakes.world import World
from tests.public_form.conftest import STORY, YOU
from tests.public_form.site import Page, Site

_WORLD = World()
_DOORS = Doors(_WORLD.intake, _WORLD.following, _WORLD.library, _WORLD.datasets, lambda: None)
_SITE = Site(create_app(_DOORS, secret_key=b"cle"))
_TOKEN = _SITE.get("/experience/step_1").form()["csrf_token"]
_RECEIPT = _WORLD.publish("caf-30")
_WORLD.answer(_RECEIPT)
_WORLD.following.rate(_RECEIPT.token, 1, useful=True)

_OURS = "action campaign channels-caf-30 feeling-caf-30-phone id_demarche key listed named pk_campaign procedure_code q"
_NAMES = st.one_of(
    st.sampled_from([*STORY, *YOU, *_OURS.split(), "remove", "structure", "website"]), st.text(max_size=8)
)
_GOOD = [
    *STORY.values(),
    *YOU.values(),
    "caf-30",
    "hors-structures",
    "phone",
    "send",
    "show",
    "add",
    "search",
    "continue",
]
_PERSONAL = ["Mme Durand", "06 12 34 56 78", "a@exemple.fr", "12 rue des Lilas", "n° allocataire 1234567"]
_VALUES = st.one_of(
    st.sampled_from([*_GOOD, *_PERSONAL]),
    st.text(max_size=40),
    st.text(min_size=1, max_size=3).map(lambda text: text * 400),
)
_FIELDS = st.dictionaries(_NAMES, st.lists(_VALUES, min_size=1, max_size=3), max_size=15)
_WHOLE = {name: [value] for name, value in {**STORY, **YOU, "structure": "caf-30", "action": "send"}.items()}
_STEPS = st.integers(1, 4)


@settings(max_examples=40, derandomize=True)
@given(_STEPS, _FIELDS, st.booleans())
def test_any_fields_get_a_page_of_the_form(step: int, fields: dict[str, list[str]], protected: bool) -> None:
    """With the token or without it, whole or not: the page comes back, with what is wrong if anything is."""
    token = {"csrf_token": [_TOKEN]} if protected else {}
    answer = _SITE.client.post(f"/experience/step_{step}", data=_encoded(fields | token), content_type=_FORM)
    page = Page(_SITE, answer)
    assert page.status in {200, 422} if protected else page.status == 400


@settings(max_examples=40, derandomize=True)
@given(_FIELDS)
def test_a_whole_form_with_anything_else_in_it_is_sent_or_shown_again(fields: dict[str, list[str]]) -> None:
    answer = _SITE.client.post(
        "/experience/step_4", data=_encoded({**fields, **_WHOLE, "csrf_token": [_TOKEN]}), content_type=_FORM
    )
    assert Page(_SITE, answer).status in {200, 303, 422, 429}


@settings(max_examples=40, derandomize=True)
@given(_STEPS, _FIELDS)
def test_any_link_opens_the_first_page(step: int, said: dict[str, list[str]]) -> None:
    """Such a link may come from anywhere: it opens the form, and shows nothing of it before the first page."""
    page = Page(_SITE, _SITE.client.get(f"/experience/step_{step}?{_encoded(said).decode()[:8000]}"))
    opened = page.follow() if step > 1 else page
    assert opened.status == 200 and opened.h1 == "Racontez votre expérience"


@settings(max_examples=40, derandomize=True)
@given(st.text(max_size=120))
def test_any_words_may_be_looked_for(query: str) -> None:
    answer = _SITE.client.get(f"/experience/services?{urlencode({'q': query}, errors='replace')}")
    assert answer.status_code == 200 and answer.json is not None and answer.json["sentence"].endswith(".")


_FORM = "application/x-www-form-urlencoded"


def _encoded(fields: dict[str, list[str]]) -> bytes:
    return urlencode(fields, doseq=True, errors="replace").encode()
