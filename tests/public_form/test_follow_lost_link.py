"""The way back for an author who lost their link."""

import pytest

from tests.fakes.world import EMAIL, World
from tests.public_form.followed import away, followed, page_of
from tests.public_form.site import Page, Site, one

PATH = "/suivi/lien-perdu"
BUTTON = "Recevoir mes liens"


def ask(site: Site, email: str, status: int = 303) -> Page:
    return site.get(PATH).form().fill(email=email).press(BUTTON, status)


def test_the_mailbox_gets_the_links(world: World, site: Site) -> None:
    receipt = followed(world, "published")
    world.notifier().send_all_due()
    page = ask(site, EMAIL).follow()
    assert "Si cette adresse est connue ici" in page.text and "quelques minutes" in page.text
    world.notifier().send_all_due()
    assert world.mailer.mails[-1].subject == "Vos liens de suivi"
    assert f"/suivi/{receipt.token}" in world.mailer.mails[-1].plain


def test_the_site_answers_the_same_whatever_the_address(world: World, site: Site) -> None:
    """Same code, same headers, same words, the same number of writes; and never the address itself."""
    followed(world, "published")
    world.notifier().send_all_due()
    seen = []
    for email in (EMAIL, "inconnue@exemple.fr"):
        commits, reads = world.store.commits, len(world.store.tables.link_requests)
        sent = ask(site, email)
        then = sent.follow()
        headers = {name: value for name, value in sent.answer.headers if name != "Set-Cookie"}
        made = (world.store.commits - commits, len(world.store.tables.link_requests) - reads)
        seen.append((sent.html, headers, then.html, made))
        assert email not in sent.location + then.html
    assert seen[0] == seen[1]


@pytest.mark.parametrize("email", ["", "camille", "camille@", "a b@c.fr", '"><b>x</b>@'])
def test_what_is_no_address_is_said_and_kept(world: World, site: Site, email: str) -> None:
    page = ask(site, email, 422)
    assert "ressemble à nom@exemple.fr" in page.faults["email"]
    assert page.form()["email"] == email and one(page.soup, "#email")["aria-invalid"] == "true"
    assert not page.soup.select("main form b") and not world.store.tables.link_requests


def test_asking_too_often_is_said_and_keeps_the_address(world: World, site: Site) -> None:
    for _ in range(5):
        ask(site, EMAIL)
    page = ask(site, EMAIL, 429)
    assert "Trop d’envois" in page.text and page.form()["email"] == EMAIL
    world.clock.advance(hours=1)
    page.form().press(BUTTON, status=303)


def test_an_old_token_keeps_the_address(site: Site) -> None:
    form = site.get(PATH).form().fill(email=EMAIL)
    page = form.put("csrf_token", "x").press(BUTTON, status=400)
    assert page.form()["email"] == EMAIL
    page.form().press(BUTTON, status=303)


def test_a_store_out_of_reach_keeps_the_address(world: World, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    form = site.get(PATH).form().fill(email=EMAIL)
    with monkeypatch.context() as trouble:
        trouble.setattr(world.store, "writing", away)
        page = form.press(BUTTON, status=503)
    assert page.form()["email"] == EMAIL and page.answer.headers["Retry-After"]
    page.form().press(BUTTON, status=303)


def test_a_second_click_asks_twice_and_says_the_same(site: Site) -> None:
    form = site.get(PATH).form().fill(email=EMAIL)
    assert form.press(BUTTON, status=303).location == form.press(BUTTON, status=303).location


def test_it_is_found_from_where_a_link_is_missing(world: World, site: Site) -> None:
    receipt = followed(world, "submitted")
    for page in (page_of(site, receipt), site.get(f"/experience/recue/{receipt.token}"), site.get("/suivi/faux", 404)):
        assert PATH in page.links
