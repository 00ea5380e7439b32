"""The page behind the secret link: where the experience stands, what was done and by whom, what may be done."""

import pytest

from core.following import NOT_TOLD, AuthorAct
from core.history import EventKind
from core.masking import Mask, MaskedField
from core.retention.door import Retention
from core.retention.kept import Delays
from core.vocabulary import CharterReason, ResponseState
from public_form.following.wording import _ACTS, _STATES, _STEPS
from tests.fakes.world import WORDING, World
from tests.public_form.followed import TEXT, TITLE, WHY, followed, page_of
from tests.public_form.site import Page, Site, one, words


def steps(page: Page) -> list[str]:
    return [words(one(step, "span")) for step in page.soup.select(".steps li")]


def offers(page: Page) -> list[str]:
    return [words(link) for link in page.soup.select(".offers a")][:-1]


def test_it_tells_each_step_with_its_date(world: World, site: Site) -> None:
    receipt = world.publish("caf-30", "caf-34")
    world.clock.advance(hours=5)
    world.answer(receipt)
    page = page_of(site, receipt)
    assert page.h1 == "Votre expérience n°\u00a01"
    dates = [words(tag) for tag in page.soup.select(".steps time")]
    assert [date.split(" à ")[0] for date in dates] == ["3 mai 2026"] * 3
    assert steps(page) == [
        "Vous avez envoyé votre expérience.",
        "Une personne de la modération l’a lue et publiée.",
        "Un service vous a répondu.",
    ]
    assert "J’ai appelé trois fois" in page.text and "/experiences/1_rsa-suspendu-sans-explication" in page.links


def test_a_whole_life_is_told_with_who_acted(world: World, site: Site) -> None:
    """The author, a person of the moderation, a service: never by name, never by the passive voice alone."""
    receipt = world.submit()
    world.following.correct(
        receipt.token, 1, "Un autre titre", TEXT, world.following.follow(receipt.token).sentiment, "Judo"
    )
    world.desk("modo").reject(receipt.number, 2, [CharterReason.POLITICS], "Voir la charte.")
    world.following.appeal(receipt.token, "Relisez la fin.\n\nMerci.")
    world.desk("modo2").publish(receipt.number, 4)
    for _ in range(2):
        world.answer(receipt)
    world.following.rate(receipt.token, 1, useful=True)
    world.following.erase_address(receipt.token)
    world.desk("modo").withdraw(receipt.number, 5, "Publiée par erreur.")
    page = page_of(site, receipt)
    told = steps(page)
    assert [line.split(" ")[0] for line in told] == ["Vous"] * 2 + [
        "Une",
        "Vous",
        "Une",
        "Un",
        "Un",
        "Vous",
        "Vous",
        "Une",
    ]
    assert "corrigé la sienne" in told[6] and told[9] == "Une personne de la modération l’a retirée du site."
    assert "Relisez la fin." in words(one(page.soup, ".steps blockquote"))
    assert "modo" not in page.text.replace("modération", "") and "agent" not in page.text


def test_what_several_structures_do_together_is_told_as_far_as_it_concerns_the_author(world: World, site: Site) -> None:
    """A common answer is an answer, and another team a new reader; what is said inside the house stays there."""
    receipt = world.publish("caf-30", "gn-30")
    world.answer(receipt)
    world.desk("agent-gn").adopt(receipt.number, 2, 1, 0)
    told = world.publish("caf-30", "gn-30", key="autre-recit")
    neighbour = world.desk("agent-gn")
    neighbour.write(told.number, 2, WORDING, ResponseState.DRAFT, 0)
    neighbour.share_draft(told.number, 2, 2, shared=True)
    world.desk("agent-30").reattach(told.number, 1, 2, "caf-30-ales")
    assert steps(page_of(site, receipt))[2:] == [
        "Un service vous a répondu.",
        "Un service a publié une nouvelle réponse, ou corrigé la sienne.",
    ]
    assert steps(page_of(site, told))[2:] == ["Un service l’a confiée à l’une de ses équipes."]


def test_every_step_and_act_and_state_has_its_words() -> None:
    """A new kind of event is noticed here: write it for authors, or keep it from them in core."""
    assert set(_STEPS) == set(EventKind) - NOT_TOLD
    assert set(_ACTS) == set(AuthorAct)
    assert len(_STATES) == 5


def test_the_page_of_an_erased_story_says_so(world: World, site: Site) -> None:
    """Its author still finds what was done, and nothing of what they told."""
    receipt = world.publish("caf-30", text="Un récit que personne ne lira plus.")
    Retention(world.store, world.clock, Delays()).erase(receipt.number, "demande de l’auteur", "claire")
    page = page_of(site, receipt)
    assert steps(page)[-1] == "Votre récit a été effacé. Il n’en reste que les dates de ce qui a été fait."
    assert "personne ne lira" not in page.html


def test_each_state_is_said(world: World, site: Site) -> None:
    receipt = world.submit()
    assert "attend d’être lue" in page_of(site, receipt).text
    world.desk("modo").hold(receipt.number, 1, "voir avec le collègue")
    page = page_of(site, receipt)
    assert "un peu plus de temps" in page.text and "collègue" not in page.text
    world.desk("modo").reject(receipt.number, 2, [CharterReason.ACCUSATION], "Retirez le nom.\n\nPuis recommencez.")
    page = page_of(site, receipt)
    assert "mise en cause d’une personne" in page.text and "Retirez le nom." in page.text
    world.following.appeal(receipt.token, "Il n’y a pas de nom.")
    page = page_of(site, receipt)
    assert "attend un second regard" in page.text and "mise en cause" not in page.text
    world.desk("modo2").reject(receipt.number, 4, [CharterReason.ACCUSATION])
    page = page_of(site, receipt)
    assert "Après un second regard" in page.text and "ne change plus" in page.text


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("submitted", ["Corriger mon récit", "Retirer mon récit", "Effacer mon adresse e-mail"]),
        ("published", ["Retirer mon récit", "Effacer mon adresse e-mail"]),
        ("masked", ["Refuser le masquage", "Retirer mon récit", "Effacer mon adresse e-mail"]),
        ("rejected", ["Demander un second regard", "Effacer mon adresse e-mail"]),
    ],
)
def test_it_offers_what_can_be_done_and_each_offer_opens(
    world: World, site: Site, way: str, expected: list[str]
) -> None:
    page = page_of(site, followed(world, way))
    assert offers(page) == expected
    for link, label in zip(page.soup.select(".offers a"), expected, strict=False):
        act = site.get(str(link["href"]))
        assert act.h1 == label and "Revenir au suivi" in act.text


def test_what_was_masked_stands_beside_what_everybody_reads(world: World, site: Site) -> None:
    """The very spans are marked, in words that a screen reader says; what is unchanged is said to be."""
    page = page_of(site, followed(world, "masked"))
    titles = [words(tag) for tag in page.soup.select("#masquage ~ h3")]
    assert titles == ["Titre", "Récit", "Pseudonyme, inchangé"]
    before, after = page.soup.select(".compared")[1].select("dd")
    assert before.get_text().replace("masqué\u202f: ", "") == TEXT
    assert after.get_text().replace("remplacé par ", "") == "[nom] m’a aidé.\n\nSon téléphone est le [téléphone]."
    assert [words(tag) for tag in before.select("del")] == [
        "masqué\u202f: Jeanne Martin",
        "masqué\u202f: 06 12 34 56 78",
    ]
    assert [words(tag) for tag in after.select("ins")] == ["remplacé par [nom]", "remplacé par [téléphone]"]
    assert WHY in page.text and page.text.count(TITLE.split()[-1]) == 2


def test_masks_that_touch_or_stand_at_the_ends_are_shown_whole(world: World, site: Site) -> None:
    receipt = followed(world, "masked")
    original = world.store.tables.originals[receipt.number]
    spans = [(0, 13), (13, len(TEXT))]
    masks = tuple(Mask(field=MaskedField.TEXT, start=start, end=end, label="nom") for start, end in spans)
    world.store.keep(original.model_copy(update={"masks": masks}))
    page = page_of(site, receipt)
    (part,) = page.soup.select(".compared")
    assert [tag.get_text() for tag in part.select("del")] == [
        "masqué\u202f: " + TEXT[:13],
        "masqué\u202f: " + TEXT[13:],
    ]


def test_the_story_is_shown_as_written_when_nothing_is_masked(world: World, site: Site) -> None:
    page = page_of(site, followed(world, "published"))
    assert words(one(page.soup, ".told h3")) == TITLE and "masqué" not in page.text


def test_without_an_address_no_letter_is_promised(world: World, site: Site) -> None:
    receipt = followed(world, "published")
    assert "Vous recevrez un e-mail" in page_of(site, receipt).text
    world.following.erase_address(receipt.token)
    page = page_of(site, receipt)
    assert "Vous recevrez" not in page.text and "ne peut plus vous être renvoyé" in page.text


@pytest.mark.parametrize("token", ["abc", "1.x", "Mg.xxxx", "é", "lien"])
def test_a_secret_that_was_not_made_here_opens_nothing(site: Site, token: str) -> None:
    """The page says how to get the right one."""
    for below in (
        "",
        "/corriger",
        "/retirer",
        "/recours",
        "/refuser-le-masquage",
        "/effacer-mon-adresse",
        "/mes-donnees",
    ):
        page = site.get(f"/suivi/{token}{below}", 404)
        assert "Ce lien de suivi n’est pas valable" in page.text and "/suivi/lien-perdu" in page.links
    assert site.get(f"/experience/recue/{token}", 404)


def test_a_link_cut_at_its_secret_leads_to_the_lost_links(site: Site) -> None:
    for path in ("/suivi", "/suivi/"):
        assert site.get(path, 302).follow().h1 == "Recevoir de nouveau votre lien de suivi"


def test_a_cut_or_lengthened_secret_opens_nothing(world: World, site: Site) -> None:
    receipt = followed(world, "published")
    for token in (receipt.token[:-1], receipt.token[:3], receipt.token + "x", receipt.token.swapcase()):
        assert "/suivi/lien-perdu" in site.get(f"/suivi/{token}", 404).links


def test_one_secret_never_shows_another_experience(world: World, site: Site) -> None:
    one_of_two, other = (
        followed(world, "published"),
        world.submit(title="Titre d’une autre personne", pseudonym="Autre"),
    )
    page = page_of(site, one_of_two)
    assert "autre personne" not in page.html and other.token not in page.html
    assert TITLE not in page_of(site, other).html


def test_a_confirmation_that_was_not_earned_is_not_given(world: World, site: Site) -> None:
    """An address made up by somebody else says nothing that is not true."""
    receipt = followed(world, "published")
    for asked in ("withdrawn_by_author", "submitted", "<b>", ""):
        assert not site.get(f"/suivi/{receipt.token}?fait={asked}").soup.select(".box.notice")


def test_nothing_on_the_way_keeps_or_names_it(world: World, site: Site) -> None:
    receipt = followed(world, "submitted")
    for below in ("", "/corriger", "/retirer", "/effacer-mon-adresse", "/mes-donnees", "/recours"):
        answer = site.client.get(f"/suivi/{receipt.token}{below}")
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        if answer.mimetype == "text/html":
            assert '<meta name="robots" content="noindex' in answer.text
