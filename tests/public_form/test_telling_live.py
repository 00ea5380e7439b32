"""What the pages ask while people type: the same for everybody, kept by whoever wants, without a cookie."""

from urllib.parse import urlencode

import pytest
from werkzeug.test import TestResponse

from core.errors import Unavailable
from core.hints import HINTS
from core.structure import Structure
from tests.fakes.world import World
from tests.public_form.site import Site

SERVICES = "/experience/services"
HINTS_KNOWN = "/experience/indices"


def _asked(site: Site, query: str) -> TestResponse:
    return site.client.get(f"{SERVICES}?{urlencode({'q': query})}")


def test_services_are_found_with_their_place(site: Site) -> None:
    answer = _asked(site, "roquemaure")
    assert answer.json == {
        "services": [{"code": "gn-30", "name": "Brigade de Roquemaure", "place": "30150 Roquemaure"}],
        "sentence": "1 service trouvé.",
    }


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("caf de", "3 services trouvés."),
        ("zzz", "Aucun service trouvé\u202f: essayez une ville ou un code postal."),
        ("", "Écrivez au moins deux lettres."),
        (" c\u202e ", "Écrivez au moins deux lettres."),
    ],
)
def test_a_sentence_says_what_was_found(site: Site, query: str, sentence: str) -> None:
    answer = _asked(site, query)
    assert answer.json is not None and answer.json["sentence"] == sentence
    assert bool(answer.json["services"]) == (query == "caf de")


def test_eight_are_shown_and_the_sentence_says_there_may_be_more(world: World, site: Site) -> None:
    world.store.keep(*(Structure(code=f"m-{n}", path=f"m-{n}", name=f"Mairie {n}") for n in range(12)))
    answer = _asked(site, "mairie")
    assert answer.json is not None and len(answer.json["services"]) == 8
    assert answer.json["sentence"].startswith("Les 8 premiers services trouvés\u202f: ajoutez une ville")


def test_only_the_beginning_of_the_words_is_looked_for(
    world: World, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def search(query: str, limit: int) -> list[Structure]:
        asked.append(query)
        return []

    monkeypatch.setattr(world.intake, "structures", search)
    _asked(site, "é" * 5000)
    _asked(site, "caf\x00 \n nîmes")
    assert asked == ["é" * 100, "caf nîmes"]


def test_a_store_out_of_reach_is_said_in_the_same_form(
    world: World, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Unavailable("La base de données ne répond pas.")

    monkeypatch.setattr(world.store, "reading", fail)
    answer = _asked(site, "caf")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-cache")
    assert answer.json == {"services": [], "sentence": "La base de données ne répond pas."}


def test_the_hints_are_those_of_core(site: Site) -> None:
    known = site.client.get(HINTS_KNOWN).json
    assert known is not None and [hint["kind"] for hint in known] == [hint.kind for hint in HINTS]
    for told, hint in zip(known, HINTS, strict=True):
        assert told == {name: getattr(hint, name) for name in ("kind", "pattern", "flags", "sentence", "instead")}
        assert "{found}" in told["sentence"]


@pytest.mark.parametrize(("path", "seconds"), [(f"{SERVICES}?q=caf", 60), (HINTS_KNOWN, 86_400)])
def test_anybody_may_keep_them_and_no_cookie_is_set(site: Site, path: str, seconds: int) -> None:
    site.get("/experience/step_1")
    answer = site.client.get(path)
    assert answer.mimetype == "application/json"
    assert answer.headers["Cache-Control"] == f"public, max-age={seconds}"
    assert "Set-Cookie" not in answer.headers and "Cookie" not in answer.headers.get("Vary", "")
