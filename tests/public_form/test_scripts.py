"""The scripts are ours, small, and safe to serve under a strict policy."""

import re
from pathlib import Path

import pytest

import public_form
from tests.public_form.site import Page, Site
from tests.public_form.test_public_wording import WRONG

SCRIPTS = sorted((Path(public_form.__file__).parent / "static").glob("*.js"))
UNSAFE = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.style\b|https?://")
FRENCH = re.compile(r'"((?:[^"\\\n]|\\.)*[À-ÿ’](?:[^"\\\n]|\\.)*)"')


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_each_script_says_what_it_is_for_and_makes_no_markup(script: Path) -> None:
    """Text becomes text, no style is written, and nothing is asked of another host."""
    source = script.read_text(encoding="utf-8")
    assert re.match(r"(/\*|//) [A-ZÉ]", source)
    assert not UNSAFE.search(source)
    assert len(source) < 12_000


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_the_words_of_scripts_follow_french_typography(script: Path) -> None:
    for words in FRENCH.findall(script.read_text(encoding="utf-8")):
        text = words.replace("\\u202f", "\u202f").replace("\\u00a0", "\u00a0")
        assert not WRONG.search(text), text


def test_each_page_has_its_own_scripts_and_waits_for_none(site: Site, summary: Page) -> None:
    story = site.get("/experience/step_1")
    assert _scripts(story) == ["drafts.js", "draft.js", "count.js", "hints.js"]
    assert _scripts(summary) == ["drafts.js", "draft.js", "sending.js"]
    received = summary.form().press("Envoyer", status=303).follow()
    assert _scripts(received) == ["drafts.js", "sent.js"]
    assert _scripts(site.get("/experiences")) == []
    for page in (story, summary, received):
        assert all(tag.has_attr("defer") for tag in page.soup.select("script"))


def _scripts(page: Page) -> list[str]:
    return [Path(str(tag["src"]).partition("?")[0]).name for tag in page.soup.select("script")]
