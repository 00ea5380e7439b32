"""Correcting a story before it is moderated, when others change it meanwhile."""

import pytest

from tests.fakes.world import World
from tests.public_form.followed import ACTS, TEXT, TITLE, followed, page_of
from tests.public_form.site import Site, one, words

TYPED = ACTS["correct"].fields


def test_the_form_holds_what_is_kept(world: World, site: Site) -> None:
    form = page_of(site, followed(world, "submitted"), "corriger").form()
    kept = (form["title"], form["text"].replace("\r\n", "\n"), form["sentiment"], form["pseudonym"])
    assert kept == (TITLE, TEXT, "negative", "Rugby 71")


def test_the_moderators_read_the_story_as_corrected(world: World, site: Site) -> None:
    receipt = followed(world, "submitted")
    page_of(site, receipt, "corriger").form().fill(**TYPED).press("Envoyer", status=303)
    told = world.desk("modo").show(receipt.number).experience.model_dump(mode="json", include=set(TYPED))
    assert told == TYPED


def test_a_page_that_is_behind_shows_both_texts(world: World, site: Site) -> None:
    """On a second page of the same author: nothing is overwritten unseen, and nothing typed is lost."""
    receipt = followed(world, "submitted")
    late = page_of(site, receipt, "corriger").form().fill(**TYPED)
    page_of(site, receipt, "corriger").form().fill(title="Le titre de la première page").press("Envoyer", status=303)
    before = world.store.tables.copy()
    page = late.press("Envoyer", status=409)
    assert world.store.tables == before
    assert "a changé depuis l’ouverture" in words(one(page.soup, ".box.problem"))
    assert "Le titre de la première page" in words(one(page.soup, ".told"))
    form = page.form()
    assert {name: form[name] for name in TYPED} == TYPED
    form.press("Envoyer", status=303)
    assert world.store.tables.experiences[receipt.number].title == TYPED["title"]


def test_a_story_decided_meanwhile_is_not_changed_and_its_text_is_kept(world: World, site: Site) -> None:
    receipt = followed(world, "submitted")
    form = page_of(site, receipt, "corriger").form().fill(**TYPED)
    world.desk("modo").publish(receipt.number, 1)
    page = form.press("Envoyer", status=409)
    assert "est publiée" in words(one(page.soup, ".box.problem"))
    assert {name: page.form()[name] for name in TYPED} == TYPED
    assert world.library.published(receipt.number).title == TITLE


@pytest.mark.parametrize("version", ["", "0", "-1", "2", "x", "²", "9" * 40])
def test_a_version_that_was_never_seen_overwrites_nothing(world: World, site: Site, version: str) -> None:
    receipt = followed(world, "submitted")
    form = page_of(site, receipt, "corriger").form().fill(**TYPED).put("version", version)
    assert form.press("Envoyer", status=409).form()["version"] == "1"
    assert world.store.tables.experiences[receipt.number].title == TITLE
