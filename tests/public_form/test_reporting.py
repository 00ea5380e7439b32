"""« Signaler ce contenu »: anybody can say what should be looked at again, and only a moderator acts on it."""

import pytest

from core.report import WORDS_MAX
from core.views import Place
from tests.fakes.world import World
from tests.public_form.site import Site, words

PATH = "/experiences/1_rsa-suspendu-sans-explication"
STORY, ANSWER = "/experiences/1/signaler/0", "/experiences/1/signaler/1"


@pytest.fixture(autouse=True)
def _answered(world: World) -> None:
    world.answer(world.publish())


def test_the_way_from_the_story_to_the_moderators(world: World, site: Site) -> None:
    """The link under the story leads to a form; what is sent waits in the moderators' list, and the page says so."""
    (link,) = site.get(PATH).soup.select("p.report > a[href$='/0']")
    asked = site.get(str(link["href"]))
    done = (
        asked.form().fill(reason="personal_data", words="Un nom au deuxième paragraphe.").press("Envoyer", status=303)
    )
    assert done.location == f"{PATH}?signale=1"
    assert "votre signalement est reçu" in done.follow().text
    (report,) = world.desk("modo").show(1).reports
    assert (report.position, report.reason, report.words) == (0, "personal_data", "Un nom au deuxième paragraphe.")
    assert [line.number for line in world.desk("modo").queue(Place.REPORTS).lines] == [1]


def test_an_answer_is_reported_by_itself(world: World, site: Site) -> None:
    """The report on an answer names the structure that wrote it, and keeps its place."""
    asked = site.get(ANSWER)
    assert "Caf du Gard" in asked.text
    asked.form().fill(reason="other").press("Envoyer", status=303)
    assert world.desk("modo").show(1).reports[0].position == 1


def test_the_numbers_to_call_stand_on_the_page(site: Site) -> None:
    """Whoever is worried reads the numbers before the form."""
    assert all(number in site.get(STORY).text for number in ("3114", "119", "17", "112"))


def test_a_get_reports_nothing(world: World, site: Site) -> None:
    """A link only asks."""
    before = world.store.tables.copy()
    for path in (STORY, ANSWER, f"{PATH}?signale=1"):
        site.get(path)
    assert world.store.tables == before


@pytest.mark.parametrize(("reason", "text", "field"), [("", "", "reason"), ("other", "a" * (WORDS_MAX + 1), "words")])
def test_a_report_at_fault_is_told_and_kept(site: Site, reason: str, text: str, field: str) -> None:
    """What is missing or too long is said beside its field, and nothing typed is lost."""
    page = site.get(STORY).form().fill(reason=reason, words=text).press("Envoyer", status=422)
    assert page.soup.select(f"#{field}-fault")
    assert page.form()["words"] == text and page.form()["reason"] == reason


def test_what_is_not_public_cannot_be_reported(world: World, site: Site) -> None:
    """A story that waits, an answer that is not there and a number that nobody has are not found."""
    waiting = world.submit().number
    for path in (f"/experiences/{waiting}/signaler/0", "/experiences/1/signaler/2", "/experiences/99/signaler/0"):
        assert site.get(path, status=404)


def test_too_many_reports_are_refused_with_their_words(world: World, site: Site) -> None:
    """A browser that reports without end is told to wait, and keeps what it wrote."""
    for _ in range(10):
        site.get(STORY).form().fill(reason="other").press("Envoyer", status=303)
    page = site.get(STORY).form().fill(reason="other", words="Encore.").press("Envoyer", status=429)
    assert page.form()["words"] == "Encore." and len(world.store.tables.reports) == 10


def test_a_report_of_danger_raises_the_alert(world: World, site: Site) -> None:
    """Somebody in danger comes first at the desk, whatever else waits."""
    site.get(STORY).form().fill(reason="danger", words="Elle parle d’en finir.").press("Envoyer", status=303)
    assert [line.number for line in world.desk("modo").queue(Place.ALERTS).lines] == [1]


def test_what_readers_report_is_seen_by_nobody_else(world: World, site: Site) -> None:
    """Neither the public page, nor the author, nor the agents read a report."""
    site.get(STORY).form().fill(reason="other", words="mot-du-signalement").press("Envoyer", status=303)
    follow = site.get(f"/suivi/{world.links.follow_token(1)}")
    assert "mot-du-signalement" not in site.get(PATH).text + follow.text
    assert world.desk("agent-30").show(1).reports == ()
    assert "signalée" not in words(follow.soup)
