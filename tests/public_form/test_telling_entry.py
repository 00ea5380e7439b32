"""A link to the form may say where people come from, and which services the story is about."""

from urllib.parse import urlencode

import pytest

from core.errors import Unavailable
from core.experience import CAMPAIGN_MAX
from core.structure import OUTSIDE_CODE, Structure
from core.submission import CONCERNS_MAX
from tests.fakes.world import World
from tests.public_form.conftest import STORY, YOU
from tests.public_form.site import Page, Site

LINK = "/experience/step_1?pk_campaign=affiche%20accueil&id_demarche=R1234&structure=caf-30"


def test_what_the_link_says_arrives_with_the_experience(world: World, site: Site) -> None:
    """Through the four pages, with no other choice to make."""
    page = site.get(LINK).form().fill(**STORY).press("Continuer").form().press("Continuer")
    page.form().fill(**YOU).press("Continuer").form().press("Envoyer", status=303)
    kept = world.store.tables.experiences[1]
    assert (kept.campaign, kept.procedure_code) == ("affiche accueil", "R1234")
    assert [concern.structure_code for concern in world.store.tables.concerns.values()] == ["caf-30"]


def test_the_first_page_says_which_services_are_chosen(site: Site) -> None:
    page = site.get(f"{LINK}&structure=gn-30&structure=caf-30")
    assert "Votre récit concernera\u202f: Caf du Gard, Brigade de Roquemaure. Vous pourrez ajouter" in page.text
    services = page.form().fill(**STORY).press("Continuer")
    assert services.form().all("structure") == ["caf-30", "gn-30"]
    more = services.form().fill(q="34000").press("Chercher")
    assert more.form().tick("Caf de l’Hérault").press("Ajouter").form().all("structure") == [
        "caf-30",
        "gn-30",
        "caf-34",
    ]


@pytest.mark.parametrize("code", ["inconnue", OUTSIDE_CODE, "", "x" * 65, "\u202e\x00", "caf/caf-30"])
def test_a_service_that_is_not_in_the_tree_is_left_out(site: Site, code: str) -> None:
    page = site.get(_link(structure=code, pk_campaign="affiche"))
    assert "Votre récit concernera" not in page.text and not page.faults
    assert page.form().all("structure") == [] and page.form()["campaign"] == "affiche"


def test_no_more_services_come_with_a_link_than_may_be_chosen(world: World, site: Site) -> None:
    codes = [f"s-{n}" for n in range(CONCERNS_MAX + 3)]
    world.store.keep(*(Structure(code=code, path=code, name=f"Service {code}") for code in codes))
    form = site.get("/experience/step_1?" + "&".join(f"structure={code}" for code in codes)).form()
    assert form.all("structure") == codes[:CONCERNS_MAX]


def test_what_is_too_long_is_cut_and_what_is_no_text_is_cleaned(site: Site) -> None:
    form = site.get(_link(pk_campaign="a" * 300, id_demarche=" R\u202e1\n2 ")).form()
    assert (form["campaign"], form["procedure_code"]) == ("a" * CAMPAIGN_MAX, "R1 2")


@pytest.mark.parametrize("number", [2, 3, 4])
def test_every_other_page_leads_to_the_first_with_the_same_link(site: Site, number: int) -> None:
    page = site.get(LINK.replace("step_1", f"step_{number}"), 302)
    assert page.location == LINK.replace("%20", "+")
    assert page.follow().form()["procedure_code"] == "R1234"


@pytest.mark.parametrize(
    "query", ["_external=1&_scheme=javascript", "step=3&_anchor=x", "a=%0d%0aSet-Cookie:b", "%ff=%f0"]
)
def test_a_link_leads_nowhere_else(site: Site, query: str) -> None:
    page = site.get(f"/experience/step_2?{query}", 302)
    assert page.location.startswith("/experience/step_1?") and "\n" not in page.location
    page.follow()


def test_back_and_faults_keep_what_the_link_said(site: Site) -> None:
    at_fault = site.get(LINK).form().press("Continuer", status=422)
    services = at_fault.form().fill(**STORY).press("Continuer")
    for page in (at_fault, services, services.form().press("Revenir"), _sent_without_token(services)):
        assert (page.form()["campaign"], page.form()["procedure_code"]) == ("affiche accueil", "R1234")
        assert page.form().all("structure") == ["caf-30"]


def test_the_form_opens_while_the_store_is_away(world: World, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The service of the link is kept, and named as soon as it can be."""
    with monkeypatch.context() as trouble:
        trouble.setattr(world.store, "reading", _fail)
        page = site.get(LINK)
        assert page.form().all("structure") == ["caf-30"] and "concernera" not in page.text
    assert "Caf du Gard" in page.form().fill(**STORY).press("Continuer").text


def _link(**said: str) -> str:
    return f"/experience/step_1?{urlencode(said)}"


def _sent_without_token(page: Page) -> Page:
    return page.form().drop("csrf_token").press("Continuer", status=400)


def _fail(*_: object) -> None:
    raise Unavailable("La base de données ne répond pas.")
