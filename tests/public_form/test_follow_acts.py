"""Each act of the author on the site: done once, confirmed, and nothing lost when it cannot be done."""

import pytest

from core.vocabulary import ExperienceState
from tests.fakes.world import World
from tests.public_form.followed import ACTS, Act, away, followed, page_of
from tests.public_form.site import Form, Site, one, words

TYPED = [name for name, act in ACTS.items() if "word" in act.fields]
EACH = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)


def form_of(world: World, site: Site, act: Act) -> Form:
    """Open the form of an act, and fill it."""
    return page_of(site, followed(world, act.way), act.path).form().fill(**act.fields)


@EACH
def test_it_is_done_and_confirmed_where_it_is_heard(world: World, site: Site, act: Act) -> None:
    """After the POST a redirect, then the page of the experience with the focus on what was done."""
    sent = form_of(world, site, act).press(act.button, status=303)
    assert sent.location.startswith("/suivi/") and "?fait=" in sent.location
    page = sent.follow()
    box = one(page.soup, ".box.notice")
    assert words(box).removeprefix("✓ ").startswith(act.confirmed)
    assert box["role"] == "status" and box.has_attr("autofocus") and box["tabindex"] == "-1"


@EACH
def test_a_second_click_does_nothing_more_and_says_so(world: World, site: Site, act: Act) -> None:
    form = form_of(world, site, act)
    form.press(act.button, status=303)
    before = world.store.tables.copy()
    again = form.press(act.button, status=303 if act.path == "corriger" else 409)
    if act.path != "corriger":
        assert "déjà" in words(one(again.soup, ".box.problem"))
    assert world.store.tables == before


@EACH
def test_its_page_says_what_it_leads_to_and_changes_nothing(world: World, site: Site, act: Act) -> None:
    receipt = followed(world, act.way)
    commits = world.store.commits
    page = page_of(site, receipt, act.path)
    assert one(page.soup, ".lead").get_text() and world.store.commits == commits
    if "word" in act.fields:
        assert "définitif" in page.text and len(page.soup.select("main li")) >= 3


@EACH
def test_an_old_token_keeps_everything_typed(world: World, site: Site, act: Act) -> None:
    form = form_of(world, site, act)
    before = world.store.tables.copy()
    for stale in (form.put("csrf_token", "périmé"), form.drop("csrf_token")):
        page = stale.press(act.button, status=400)
        assert "restée ouverte trop longtemps" in page.text
        assert page.form().answers() == [(name, value.strip()) for name, value in form.answers()]
        assert world.store.tables == before
    page.form().press(act.button, status=303)


@EACH
def test_a_store_out_of_reach_keeps_everything_typed(
    world: World, site: Site, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = form_of(world, site, act)
    with monkeypatch.context() as trouble:
        trouble.setattr(world.store, "reading", away)
        trouble.setattr(world.store, "writing", away)
        page = form.press(act.button, status=503)
        assert site.get(str(form.tag["action"]), 503).answer.headers["Retry-After"]
    assert "La base de données ne répond pas." in page.text and "n’est perdu" in page.text
    assert page.answer.headers["Retry-After"]
    assert page.form().answers() == [(name, value.strip()) for name, value in form.answers()]
    page.form().press(act.button, status=303)


@EACH
def test_what_is_not_open_says_where_the_experience_stands(world: World, site: Site, act: Act) -> None:
    """A page kept open, or an old address, never fails: it leads to what may be done now."""
    receipt = followed(world, act.way)
    form = page_of(site, receipt, act.path).form().fill(**act.fields)
    world.following.erase_address(receipt.token)
    if act.way != "rejected":
        world.following.withdraw(receipt.token)
    else:
        world.following.appeal(receipt.token, "Relisez.")
    before = world.store.tables.copy()
    closed = page_of(site, receipt, act.path, 409)
    assert "n’est pas possible maintenant" in words(one(closed.soup, ".box.problem")) and "Les étapes" in closed.text
    refused = form.press(act.button, status=409)
    assert refused.soup.select(".box.problem") and refused.form().answers()
    assert world.store.tables == before


@pytest.mark.parametrize("typed", ["", "oui", "retire", "retirer effacer refuser", "rétirér !x", "<b>retirer</b>"])
@pytest.mark.parametrize("name", TYPED)
def test_nothing_is_done_without_its_word(world: World, site: Site, name: str, typed: str) -> None:
    """What was typed stays in the field, with what is wrong."""
    act = ACTS[name]
    form = page_of(site, followed(world, act.way), act.path).form().fill(word=typed)
    before = world.store.tables.copy()
    page = form.press(act.button, status=422)
    assert "Écrivez le mot" in page.faults["word"] and one(page.soup, "#word")["aria-invalid"] == "true"
    assert page.form()["word"] == typed and world.store.tables == before
    page.form().fill(**act.fields).press(act.button, status=303)


def test_what_is_withdrawn_or_refused_is_off_the_site(world: World, site: Site) -> None:
    for name in ("withdraw", "refuse_masks"):
        page = form_of(world, site, ACTS[name]).press(ACTS[name].button, status=303).follow()
        assert "plus personne ne peut la lire" in page.text
        assert not page.soup.select('.lead ~ p a[href^="/experiences/"]')
    assert "Merci à" not in site.get("/experiences").text
    states = {experience.state for experience in world.store.tables.experiences.values()}
    assert states == {ExperienceState.WITHDRAWN}


def test_an_appeal_is_read_by_the_moderators(world: World, site: Site) -> None:
    form_of(world, site, ACTS["appeal"]).press("Demander", status=303)
    assert world.desk("modo2").show(1).history[-1].detail == "Je raconte, c’est tout."


@pytest.mark.parametrize(("typed", "said"), [("", "Écrivez en quelques mots"), ("a" * 1001, "il en compte 1001")])
def test_an_appeal_says_something_and_not_too_much(world: World, site: Site, typed: str, said: str) -> None:
    page = page_of(site, followed(world, "rejected"), "recours").form().fill(words=typed).press("Demander", status=422)
    assert said in page.faults["words"] and page.form()["words"] == typed


def test_a_refused_appeal_keeps_its_words(world: World, site: Site) -> None:
    form = form_of(world, site, ACTS["appeal"])
    form.press("Demander", status=303)
    again = form.fill(words="J’ajoute ceci.").press("Demander", status=409)
    assert again.form()["words"] == "J’ajoute ceci." and "qu’une fois" in again.text


@EACH
def test_hostile_text_is_shown_as_text(world: World, site: Site, act: Act) -> None:
    """Whatever is typed comes back in the page as it was, and no sign that hides or turns text stays."""
    hostile = "\"><script>alert(1)</script><b>gras</b> {{ 7*7 }} {% raise %} \u202e\u200b\x00\x1b[31m & '"
    form = page_of(site, followed(world, act.way), act.path).form()
    for name in act.fields:
        form.put(name, hostile)
    again = form.put("csrf_token", "x").press(act.button, status=400)
    form.put("csrf_token", again.form()["csrf_token"])
    taken = act.path == "recours"
    sent = form.press(act.button, status=303 if taken else 422)
    for page in (again, sent.follow() if taken else sent):
        assert not page.soup.select("main script, main b") and "49" not in page.text
        assert not any(sign in page.html for sign in "\u202e\u200b\x00\x1b")


def test_a_story_of_many_faults_shows_them_all_and_keeps_everything(world: World, site: Site) -> None:
    form = page_of(site, followed(world, "submitted"), "corriger").form()
    page = form.fill(title="", text="court", pseudonym="p" * 51).drop("sentiment").press("Envoyer", status=422)
    assert set(page.faults) == {"title", "text", "sentiment-positive", "pseudonym"}
    again = page.form()
    assert (again["title"], again["text"], again["pseudonym"]) == ("", "court", "p" * 51)
