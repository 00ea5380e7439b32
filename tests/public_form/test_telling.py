"""Telling an experience without JavaScript, from the first page to the follow-up link."""

from core.vocabulary import Channel, Sentiment
from tests.fakes.world import World
from tests.public_form.conftest import STORY, YOU, tell
from tests.public_form.site import Page, Site

EVERYTHING = sorted(
    {
        **STORY,
        **YOU,
        "structure": "caf-30",
        "feeling-caf-30-phone": "negative",
        "channels-caf-30": "phone",
    }.items()
)


def test_the_whole_journey_makes_one_experience(world: World, site: Site) -> None:
    """What is typed on four pages arrives whole, and the person gets a reference and a link."""
    received = tell(site).form().press("Envoyer mon expérience", status=303).follow()
    experience = world.store.tables.experiences[1]
    assert (experience.title, experience.text) == (STORY["title"], STORY["text"].replace("\r\n", "\n"))
    assert (experience.pseudonym, experience.department, experience.country) == ("Rugby 71", "Gard", "France")
    assert experience.sentiment is Sentiment.NEGATIVE
    concern = world.store.tables.concerns[1, 1]
    assert concern.structure_code == "caf-30"
    assert dict(concern.channels) == {Channel.DESK: None, Channel.PHONE: Sentiment.NEGATIVE}
    assert received.h1 == "Votre expérience est envoyée"
    assert f"Votre référence {experience.number}" in received.text
    link = next(link for link in received.links if "/suivi/" in link)
    assert site.get(link).h1 == "Votre expérience n°\u00a01"


def test_progress_is_said_in_words(site: Site) -> None:
    page = site.get("/experience/step_1")
    assert "Étape 1 sur 4\u202f: votre récit" in page.text
    page = page.form().fill(**STORY).press("Continuer")
    assert "Étape 2 sur 4\u202f: les services concernés" in page.text
    assert "Étape 4 sur 4\u202f: relire et envoyer" in tell(site).text


def test_the_summary_shows_everything(summary: Page) -> None:
    for told in ("RSA suspendu", "Personne ne sait pourquoi.", "☹ négatif", "Caf du Gard", "30000 Nîmes"):
        assert told in summary.text
    for told in ("Téléphone ☹ négatif", "Rugby 71", "Gard", "camille@exemple.fr"):
        assert told in summary.text


def test_back_and_edit_keep_everything(summary: Page) -> None:
    """« Revenir » and « Modifier » lead to any page and back without losing an answer."""
    before = summary.form().answers()
    assert len(before) > 10
    page = summary
    for _ in range(3):
        page = page.form().press("Revenir")
        assert page.form().answers() == before
    assert page.h1 == "Racontez votre expérience"
    for what in ("Modifier votre récit", "Modifier les services", "Modifier ce qui vous"):
        assert summary.form().press(what).form().answers() == before


def test_an_edited_answer_is_the_one_that_counts(world: World, summary: Page) -> None:
    page = summary.form().press("Modifier votre récit").form().fill(title="Un autre titre").press("Continuer")
    page = page.form().press("Continuer").form().press("Continuer")
    page.form().press("Envoyer", status=303)
    assert world.store.tables.experiences[1].title == "Un autre titre"


def test_channels_are_asked_once_for_each_service_just_ticked(site: Site) -> None:
    """« Continuer » with a service just ticked asks for its channels first, then goes on."""
    page = site.get("/experience/step_1").form().fill(**STORY).press("Continuer")
    page = page.form().fill(q="caf").press("Chercher")
    asked = page.form().tick("Caf du Gard").press("Continuer")
    assert asked.h1 == page.h1
    assert "«\u202fCaf du Gard\u202f» est ajouté" in asked.text
    assert asked.form().press("Continuer").h1.startswith("Sous quel nom")


def test_services_are_found_by_town_and_code_and_kept_between_searches(site: Site) -> None:
    page = site.get("/experience/step_1").form().fill(**STORY).press("Continuer")
    page = page.form().fill(q="Roquemaure").press("Chercher")
    page = page.form().tick("Brigade de Roquemaure").fill(q="34000").press("Chercher")
    page = page.form().tick("Caf de l’Hérault").press("Ajouter")
    assert page.form().all("structure") == ["gn-30", "caf-34"]
    assert "Les services choisis" in page.text
    assert "Aucun" in page.form().fill(q="zzz").press("Chercher").text


def test_a_service_can_be_taken_off(summary: Page) -> None:
    page = summary.form().press("Modifier les services").form().fill(named="Mairie de Nulle-Part").press("Chercher")
    assert "Retirer Mairie de Nulle-Part" in page.text
    page = page.form().press("Retirer Caf du Gard")
    assert page.form().all("structure") == []
    page = page.form().press("Retirer Mairie")
    assert page.form()["named"] == ""
    assert "structures" not in page.faults


def test_a_service_outside_the_list_is_named(world: World, site: Site) -> None:
    page = site.get("/experience/step_1").form().fill(**STORY).press("Continuer")
    page = page.form().fill(named="  Mairie de\tNulle-Part ").press("Continuer")
    page = page.form().tick("Courrier").press("Continuer").form().fill(**YOU).press("Continuer")
    page.form().press("Envoyer", status=303)
    concern = world.store.tables.concerns[1, 1]
    assert (concern.structure_code, concern.named) == ("hors-structures", "Mairie de Nulle-Part")
    assert list(concern.channels) == [Channel.LETTER]


def test_one_plain_post_of_all_the_fields_sends(world: World, site: Site) -> None:
    token = site.get("/experience/step_1").form()["csrf_token"]
    page = site.post("/experience/step_4", [*EVERYTHING, ("csrf_token", token), ("action", "send")], 303)
    assert page.location.startswith("/experience/recue/")
    assert len(world.store.tables.experiences) == 1


def test_a_second_click_makes_no_second_experience(world: World, summary: Page) -> None:
    first = summary.form().press("Envoyer", status=303)
    second = summary.form().press("Envoyer", status=303)
    assert second.location == f"{first.location}?deja=1"
    assert len(world.store.tables.experiences) == 1
    assert "une seule fois" in second.follow().text and "une seule fois" not in first.follow().text


def test_two_forms_make_two_experiences(world: World, site: Site) -> None:
    for _ in range(2):
        tell(site).form().press("Envoyer", status=303)
    assert len(world.store.tables.experiences) == 2


def test_the_other_pages_cannot_be_opened_without_the_first(site: Site) -> None:
    for number in (2, 3, 4):
        assert site.get(f"/experience/step_{number}", 302).location == "/experience/step_1"
    for number in (0, 5, 99):
        site.get(f"/experience/step_{number}", 404)


def test_nothing_is_kept_before_the_sending(world: World, summary: Page) -> None:
    """Neither the store nor the cookie holds an answer; the cookie ends with the browser."""
    assert world.store.commits == 0
    cookies = summary.site.client._cookies.values()
    assert [cookie.key for cookie in cookies] == ["ecoute"]
    for cookie in cookies:
        assert cookie.http_only and cookie.same_site == "Lax" and cookie.expires is None and cookie.max_age is None
    session = summary.site.client
    with session.session_transaction() as held:
        assert set(held) == {"csrf_token"}


def test_the_cookie_is_secure_over_https(site: Site) -> None:
    over_http = site.client.get("/experience/step_1").headers["Set-Cookie"]
    over_https = site.app.test_client().get("/experience/step_1", base_url="https://localhost").headers["Set-Cookie"]
    assert "Secure" not in over_http and "Secure" in over_https


def test_a_form_is_taken_over_https_from_a_page_that_sends_no_referrer(site: Site) -> None:
    """The follow-up page forbids the Referer header: the protection must not ask for it."""
    page = site.client.get("/experience/step_1", base_url="https://localhost")
    form = Page(site, page).form()
    sent = site.client.post("/experience/step_2", data=dict(form.fields), base_url="https://localhost")
    assert sent.status_code == 422


def test_the_page_says_who_can_read_the_address(site: Site) -> None:
    page = tell(site).form().press("Revenir")
    assert "Personne ne pourra la lire\u202f: elle est scellée dès l’envoi" in page.text


def test_the_address_is_only_kept_sealed(world: World, summary: Page) -> None:
    """The text of the address is nowhere in the store but in the sealed box."""
    summary.form().press("Envoyer", status=303)
    tables = world.store.tables
    box = tables.addresses.pop(1)
    assert box and "camille@exemple.fr" not in repr(tables)
