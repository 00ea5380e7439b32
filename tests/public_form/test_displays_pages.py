"""Posters and screens: what a structure chose, as words, whatever is written in it; and visits counted of nobody."""

import re
from dataclasses import replace

import pytest

from core.actions.sheet import Sheet
from core.dates import PARIS
from core.displays.display import Display, Quote, ResultKind
from core.displays.kit import entry_link, page_link
from core.displays.size import Size
from core.errors import Unavailable
from core.links import structure_path
from core.structure import Structure
from core.vocabulary import ActionState
from public_form.displays.look import NEUTRAL, Look, look_of
from public_form.displays.poster import document, poster, state_of
from public_form.promotion import printing
from tests.fakes.world import World
from tests.public_form.dressed import dressed, files
from tests.public_form.site import Site, check

GARD = "/structures/caf-30_caf-du-gard"
BASE = "https://ecoute.exemple.fr"
WORDS = "personne ne sait pourquoi le versement s’est arrêté"
HOSTILE = '#panic("x") *gras* $x$ `y` <b>z</b> @w \\u{41} // /* fin {{ 7*7 }} ' + "M" * 50
FORM = "/experience/step_1?structure=caf-30&pk_campaign=affiche"


@pytest.fixture
def shown(world: World) -> World:
    """Give a programme where the Caf du Gard chose its results, an action and words of a story."""
    world.answer(world.publish("caf-30"))
    desk = world.desk("manager-30")
    desk.new_action(Sheet(title="Un rappel sous 48 h", problem="Personne ne rappelle.", description="Nous rappelons."))
    desk.publish_action(1, 1)
    world.count_changes()
    chosen = Display(
        structure_code="caf-30",
        results=(ResultKind.PUBLISHED,),
        commitments=(1, 4),
        actions=(1,),
        quotes=(Quote(1, WORDS),),
        campaign="hall",
    )
    desk.keep_display(chosen, 0)
    return world


@pytest.mark.parametrize(("name", "sides"), [("affiche.pdf", (210, 297)), ("affiche-a3.pdf", (297, 420))])
def test_a_poster_is_one_accessible_page_that_leads_to_the_structure(
    shown: World, site: Site, name: str, sides: tuple[int, int]
) -> None:
    """To the standard of accessible documents, at its size, with the campaign in its code."""
    answer = site.client.get(f"{GARD}/{name}")
    printed = answer.data
    assert answer.mimetype == "application/pdf" and answer.cache_control.max_age == 3600
    assert b"<pdfuaid:part>1</pdfuaid:part>" in printed and b"/Lang(fr" in printed
    assert b"/Type/Pages/Count 1/" in printed
    (box,) = re.findall(rb"/MediaBox\[0 0 (\S+) (\S+)\]", printed)
    assert tuple(round(float(side) / 72 * 25.4) for side in box) == sides
    assert f"/URI({BASE}{GARD}?pk_campaign=hall)".encode() in printed
    again = site.client.get(f"{GARD}/{name}?pk_campaign=mairie").data
    assert f"/URI({BASE}{GARD}?pk_campaign=mairie)".encode() in again


def test_a_poster_says_what_was_chosen_and_no_more(shown: World) -> None:
    said = document(shown.library.display("caf-30"), BASE, "Écoute")
    assert said["results"] == [{"figure": "1", "label": "expérience publiée"}]
    assert [len(group["commitments"]) for group in said["promises"]] == [1, 1]
    assert said["actions"] == [
        {
            "title": "Un rappel sous 48 h",
            "asked": "Personne ne rappelle.",
            "done": "Nous rappelons.",
            "state": "Prévue",
        }
    ]
    assert said["quotes"] == [{"words": WORDS, "by": "Rugby 71"}]


def test_how_far_an_action_is_is_said_in_words(shown: World) -> None:
    (action,) = shown.library.display("caf-30").actions
    now = shown.clock.now()
    day = now.astimezone(PARIS).date()
    said = [
        replace(action, ends_on=day),
        replace(action, state=ActionState.ENGAGED, progress=40),
        replace(action, state=ActionState.DONE, done_at=now),
        replace(action, state=ActionState.DROPPED, dropped_why="Faute de moyens."),
    ]
    assert [state_of(one) for one in said] == [
        "Prévue pour le 3 mai 2026",
        "En cours, 40\u202f%",
        "Fait le 3 mai 2026",
        "Abandonnée\u202f: Faute de moyens.",
    ]


@pytest.mark.parametrize("look", [NEUTRAL, Look("#000091", "#f6f6f6", rounded=False, state=True)])
@pytest.mark.parametrize("size", Size)
def test_whatever_is_written_is_shown_as_words(shown: World, look: Look, size: Size) -> None:
    """Twelve actions of hostile words and the longest name: still a PDF, over as many pages as it takes."""
    display = shown.library.display("caf-30")
    action = replace(display.actions[0], title=HOSTILE, problem=HOSTILE * 9, description="😀 中文 \u202e" + HOSTILE)
    whole = replace(
        display,
        structure=Structure(code="h", path="h", name=(HOSTILE * 3)[:300]),
        actions=(action,) * 12,
        quotes=(replace(display.quotes[0], words=HOSTILE),) * 6,
    )
    printed = poster(whole, size, BASE, HOSTILE, look)
    assert printed.startswith(b"%PDF-1.7") and b"<pdfuaid:part>1" in printed


def test_a_structure_with_nothing_to_show_has_a_poster_of_its_commitments(site: Site) -> None:
    assert (
        b"/Type/Pages/Count 1/"
        in site.client.get("/structures/gn-30_gendarmerie-du-gard/affiche.pdf", follow_redirects=True).data
    )


def test_a_poster_that_cannot_be_printed_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_PATIENCE", 0)
    assert "Impossible d’imprimer l’affiche" in site.get(f"{GARD}/affiche.pdf", 503).text


def test_the_screen_is_one_long_page_without_its_script(shown: World, site: Site) -> None:
    """Every part is there to be read; nothing inline, and the buttons appear with the script alone."""
    page = site.get(f"{GARD}/ecran")
    check(site.app, page)
    assert [tag.get_text() for tag in page.soup.select(".screen h2")] == [
        "Nos résultats",
        "Un rappel sous 48 h",
        "Vous nous racontez",
        "Plus proches",
        "Plus efficaces",
        "Lisez, racontez\u202f: le service vous répond.",
    ]
    assert WORDS in page.text and "hidden" in page.soup.select("#turning")[0].attrs
    assert not page.soup.select(".screen[hidden]")
    assert {f"{GARD}/ecran.svg?pk_campaign=hall"} == {str(tag["src"]) for tag in page.soup.select("img")}


def test_a_screen_shows_any_name_as_words(world: World, site: Site) -> None:
    name = "<script>alert(1)</script> & {{ 7*7 }}"
    world.store.keep(Structure(code="code", path="code", name=name))
    page = site.get(structure_path("code", name) + "/ecran")
    assert page.h1 == name and len(page.soup.select("script")) == 1


def test_the_page_of_the_structure_hands_the_campaign_on(site: Site) -> None:
    (button,) = site.get(f"{GARD}?pk_campaign=hall").soup.select(".actions.first a")
    assert button["href"] == "/experience/step_1?structure=caf-30&pk_campaign=hall"


def test_the_links_of_the_kit_are_those_of_core(world: World, site: Site) -> None:
    """So that a command and a page never say two different things."""
    structure = world.library.structure("caf-30")
    for campaign in ("", "été & hall"):
        page = (
            site.get(f"{GARD}/promotion", 200)
            if not campaign
            else site.get(f"{GARD}/promotion?pk_campaign=%C3%A9t%C3%A9+%26+hall")
        )
        link = page.soup.select("#entry")[0].get_text().strip()
        assert link.replace("+", "%20") == entry_link(BASE, structure, campaign)
        assert link in page.soup.select("#letter")[0].get_text()
        assert link in page.soup.select("#signature")[0].get_text()
    assert page_link(BASE, structure, "") == BASE + GARD


def visits(world: World) -> int:
    """Give how many visits are counted in all."""
    return sum(world.store.tables.visits.values())


def test_a_visit_by_a_campaign_is_counted_of_nobody(world: World, site: Site) -> None:
    """By structure, day and campaign: nothing else is kept of it."""
    for _ in range(2):
        site.get(FORM)
    day = world.clock.now().astimezone(PARIS).date()
    assert world.store.tables.visits == {("caf-30", day, "affiche"): 2}


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "curl/8.5"},
        {"User-Agent": ""},
        {"Sec-Purpose": "prefetch"},
        {"Cache-Control": "max-age=0"},
        {"Cache-Control": "no-cache"},
    ],
)
def test_robots_and_pages_loaded_again_are_no_visits(world: World, site: Site, headers: dict[str, str]) -> None:
    site.client.get(FORM, headers=headers, buffered=True)
    site.client.head(FORM, buffered=True)
    assert visits(world) == 0


@pytest.mark.parametrize(
    "path", ["/experience/step_1", "/experience/step_1?structure=caf-30", "/experience/step_1?pk_campaign=affiche",
             "/experience/step_1?structure=absente&pk_campaign=affiche"]
)  # fmt: skip
def test_a_form_opened_by_no_campaign_of_a_structure_counts_nothing(world: World, site: Site, path: str) -> None:
    before = world.store.commits
    site.get(path)
    assert (visits(world), world.store.commits) == (0, before)


def test_a_visit_that_cannot_be_counted_leaves_the_form(world: World, site: Site) -> None:
    world.store.failure = Unavailable("La base ne répond pas.")
    assert site.get(FORM).form()["campaign"] == "affiche"
    assert visits(world) == 0


def test_the_states_poster_takes_its_colour_from_the_installed_files(shown: World) -> None:
    look = look_of(files())
    assert look.state and look.accent.startswith("#")
    site = Site(dressed(shown))
    assert b"<pdfuaid:part>1" in site.client.get(f"{GARD}/affiche.pdf").data
    assert "République" in site.get(f"{GARD}/ecran").text
