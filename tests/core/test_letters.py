import pytest

from core.mail import Link, Mail, Paragraph
from core.vocabulary import CharterReason
from tests.fakes.world import EMAIL, World

HOSTILE = "<script>alert(1)</script> & [@click=app.quit]\"'"


def send(world: World) -> list[Mail]:
    world.notifier().send_all_due()
    return world.mailer.mails


def last(world: World) -> Mail:
    return send(world)[-1]


def test_received_gives_the_secret_link(world: World) -> None:
    """The first letter gives the link that follows the experience, and nothing of a story that nobody has read."""
    receipt = world.submit()
    mail = last(world)
    assert mail.subject == "Nous avons reçu votre expérience n° 1"
    assert f"/suivi/{receipt.token}" in mail.plain
    assert "Rugby" not in mail.plain and "RSA" not in mail.plain


def test_published_gives_both_links(world: World) -> None:
    """The letter of publication says that a person read it, and leads to the public page and the follow-up."""
    receipt = world.publish()
    mail = last(world)
    assert "Une personne de la modération" in mail.plain
    assert "https://ecoute.exemple.fr/experiences/1_rsa-suspendu-sans-explication" in mail.plain
    assert receipt.token in mail.plain


@pytest.mark.parametrize("reason", CharterReason)
def test_rejected_says_why(world: World, reason: CharterReason) -> None:
    """The letter of rejection gives the reason of the charter, the moderator's words as a quote, and no public link."""
    number = world.submit().number
    world.desk("modo").reject(number, 1, [reason], "Un mot blesse.")
    mail = last(world)
    assert f"est\u202f: {reason.label}." in mail.plain
    assert "> Un mot blesse." in mail.plain
    assert "/experiences/" not in mail.plain


def test_rejected_without_words_quotes_nothing(world: World) -> None:
    """Without a sentence of the moderator, no empty quote stands in the letter."""
    number = world.submit().number
    world.desk("modo").reject(number, 1, [CharterReason.DUPLICATE])
    mail = last(world)
    assert ">" not in mail.plain
    assert "blockquote" not in mail.html


def test_answered_gives_the_answer_and_invites_to_rate(world: World) -> None:
    """The letter names the structure, quotes its whole answer, and leads to where the author rates it."""
    receipt = world.publish("caf-30", "caf-34")
    world.answer(receipt)
    mail = last(world)
    assert mail.subject == "Caf du Gard répond à votre expérience n° 1"
    assert "> Bonjour Rugby 71,\n> \n> Votre dossier est à jour." in mail.plain
    assert "utile\u202f?" in mail.plain
    assert receipt.token in mail.plain
    assert "Hérault" not in mail.plain


def test_letters_say_nothing_of_others(world: World) -> None:
    """No letter shows an account, an address, a note between moderators, a draft, or another person's link."""
    one, other = world.submit(), world.submit(title="Titre d’une autre personne", email="autre@exemple.fr")
    moderator = world.desk("modo")
    moderator.hold(one.number, 1, "Note entre nous")
    moderator.publish(one.number, 2)
    moderator.publish(other.number, 1)
    world.answer(one)
    send(world)
    for sent in world.mailer.sent:
        text = sent.mail.subject + sent.mail.plain + sent.mail.html
        of_other = sent.address != EMAIL
        assert (other.token in text) is of_other
        assert of_other or "Titre d’une autre personne" not in text
        assert (one.token in text) is not of_other
        for secret in ("modo", "agent-30", "Note entre nous", EMAIL, "autre@exemple.fr"):
            assert secret not in text


def test_html_holds_no_markup_of_the_citizen(world: World) -> None:
    """What a citizen or an agent typed is shown as typed, never as markup, and the page loads nothing."""
    receipt = world.publish(title=HOSTILE, pseudonym="<b>Rugby</b>")
    world.answer(receipt, body=HOSTILE)
    for mail in send(world):
        assert "<script" not in mail.html
        assert "<b>" not in mail.html
        assert "src=" not in mail.html
    assert "&lt;b&gt;Rugby" in world.mailer.mails[-1].html
    assert HOSTILE in world.mailer.mails[-1].plain


def test_html_says_its_language_and_title() -> None:
    """The HTML letter is a whole page in French, titled by its subject, where lines and quotes are kept."""
    mail = Mail("nom", "Sujet & suite", (Paragraph("a\nb", quoted=True), Link("Là <", "https://x.fr/?a=1&b=2")))
    assert mail.html.startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert "<title>Sujet &amp; suite</title>" in mail.html
    assert "<blockquote><p>a<br>\nb</p></blockquote>" in mail.html
    assert '<a href="https://x.fr/?a=1&amp;b=2">Là &lt;</a>' in mail.html
    assert mail.plain == "> a\n> b\n\nLà <\u202f:\nhttps://x.fr/?a=1&b=2\n"


def test_subjects_are_one_line(world: World) -> None:
    """Nothing that a citizen typed breaks a header of the letter."""
    receipt = world.publish(title="Titre\r\nBcc: x@exemple.fr")
    world.answer(receipt)
    assert all(len(mail.subject.splitlines()) == 1 for mail in send(world))
