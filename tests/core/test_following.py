"""What an author can do with their own experience: each act in each state, and what it leaves behind."""

from collections.abc import Callable

import pytest

from core.desk import Desk
from core.errors import EcouteError, Invalid, NotFound, Refused, Stale
from core.following import APPEAL_MAX, AuthorAct
from core.history import AUTHOR, EventKind
from core.intake import Receipt
from core.library import Library
from core.masking import MaskedField, masks_of
from core.notification import NotificationKind
from core.views import Place
from core.vocabulary import CharterReason, ExperienceState, Sentiment
from tests.fakes.world import EMAIL, World

CORRECT, REFUSE_MASKS, APPEAL, WITHDRAW, ERASE = AuthorAct
TEXT = "Jeanne Martin m’a aidé, son téléphone est le 06 12 34 56 78."


def masked(world: World) -> Receipt:
    receipt = world.submit("caf-30", "gn-30", text=TEXT)
    masks = masks_of("Jeanne Martin", "nom", {MaskedField.TEXT: TEXT})
    world.desk("modo").publish(receipt.number, 1, masks, "Nous ne publions pas les noms des agents.")
    return receipt


def held(world: World) -> Receipt:
    receipt = world.submit()
    world.desk("modo").hold(receipt.number, 1, "Note entre nous")
    return receipt


def rejected(world: World) -> Receipt:
    receipt = world.submit()
    world.desk("modo").reject(receipt.number, 1, [CharterReason.COMPLAINT], "Sans demande.")
    return receipt


def appealed(world: World) -> Receipt:
    receipt = rejected(world)
    world.following.appeal(receipt.token, "Relisez la fin.")
    return receipt


def rejected_again(world: World) -> Receipt:
    receipt = appealed(world)
    world.desk("modo2").reject(receipt.number, 3, [CharterReason.COMPLAINT])
    return receipt


def withdrawn(world: World) -> Receipt:
    receipt = world.publish()
    world.desk("modo").withdraw(receipt.number, 2, "Publiée par erreur.")
    return receipt


Way = Callable[[World], Receipt]
OPEN: dict[Way, set[AuthorAct]] = {
    World.submit: {CORRECT, WITHDRAW, ERASE},
    held: {CORRECT, WITHDRAW, ERASE},
    World.publish: {WITHDRAW, ERASE},
    masked: {REFUSE_MASKS, WITHDRAW, ERASE},
    rejected: {APPEAL, ERASE},
    appealed: {CORRECT, WITHDRAW, ERASE},
    rejected_again: {ERASE},
    withdrawn: {ERASE},
}
"""What is open to an author, by the way that led the experience to its state."""


def act(world: World, receipt: Receipt, which: AuthorAct) -> None:
    following, token = world.following, receipt.token
    version = world.store.tables.experiences[receipt.number].version
    acts: dict[AuthorAct, Callable[[], None]] = {
        CORRECT: lambda: following.correct(token, version, "Autre titre", TEXT, Sentiment.NEUTRAL, "Rugby 72"),
        REFUSE_MASKS: lambda: following.refuse_masks(token),
        APPEAL: lambda: following.appeal(token, "Relisez la fin."),
        WITHDRAW: lambda: following.withdraw(token),
        ERASE: lambda: following.erase_address(token),
    }
    acts[which]()


def events(world: World, receipt: Receipt) -> list[EventKind]:
    return [event.kind for event in world.store.tables.events if event.experience_number == receipt.number]


# Which acts are open


@pytest.mark.parametrize("way", OPEN, ids=lambda way: way.__name__)
def test_the_page_says_what_is_open(world: World, way: Way) -> None:
    assert world.following.follow(way(world).token).acts == OPEN[way]


@pytest.mark.parametrize("which", AuthorAct)
@pytest.mark.parametrize("way", OPEN, ids=lambda way: way.__name__)
def test_what_is_open_works_and_what_is_not_changes_nothing(world: World, way: Way, which: AuthorAct) -> None:
    """An act leaves one line of history, by the author; a refused one leaves no trace, and says why in French."""
    receipt = way(world)
    before, lines = world.store.tables.copy(), len(events(world, receipt))
    if which in OPEN[way]:
        act(world, receipt, which)
        assert len(events(world, receipt)) == lines + 1
        assert world.store.tables.events[-1].actor == AUTHOR
        return
    with pytest.raises(Refused, match=r"\.$") as refusal:
        act(world, receipt, which)
    assert world.store.tables == before
    assert " mon " not in refusal.value.sentence.replace(f"«\u202f{which.label}\u202f»", "")


@pytest.mark.parametrize("which", [WITHDRAW, REFUSE_MASKS, ERASE])
def test_a_second_time_says_that_it_is_done(world: World, which: AuthorAct) -> None:
    receipt = masked(world)
    act(world, receipt, which)
    with pytest.raises(Refused, match="déjà"):
        act(world, receipt, which)


def test_nothing_opens_without_the_secret(world: World) -> None:
    receipt = masked(world)
    forged = Receipt(receipt.number, receipt.token[:-1])
    before = world.store.tables.copy()
    for which in AuthorAct:
        with pytest.raises(NotFound, match="lien de suivi"):
            act(world, forged, which)
    for read in (world.following.follow, world.following.everything):
        with pytest.raises(NotFound):
            read(forged.token)
    assert world.store.tables == before


# Correcting


@pytest.mark.parametrize("way", [World.submit, held, appealed], ids=lambda way: way.__name__)
def test_a_corrected_story_waits_to_be_read(world: World, way: Way) -> None:
    """It has a new version, goes to the moderators' queue, and loses no address, service or date."""
    receipt = way(world)
    before = world.store.tables.experiences[receipt.number]
    act(world, receipt, CORRECT)
    after = world.store.tables.experiences[receipt.number]
    told = {"title": "Autre titre", "text": TEXT, "sentiment": Sentiment.NEUTRAL, "pseudonym": "Rugby 72"}
    now = {"state": ExperienceState.SUBMITTED, "version": before.version + 1, "note": ""}
    assert after == before.model_copy(update=told | now)
    place = Place.APPEALS if way is appealed else Place.TO_MODERATE
    assert [line.number for line in world.desk("modo2").queue(place).lines] == [receipt.number]
    assert events(world, receipt)[-1] is EventKind.CORRECTED


def test_a_moderator_who_read_the_story_before_its_correction_is_told(world: World) -> None:
    receipt = world.submit()
    act(world, receipt, CORRECT)
    with pytest.raises(Stale, match="corrigée par l’auteur"):
        world.desk("modo").publish(receipt.number, 1)


def test_a_correction_of_a_version_that_changed_is_refused(world: World) -> None:
    """The author, on two pages, or after the moderators put the story aside, is asked to read it again."""
    receipt = held(world)
    before = world.store.tables.copy()
    with pytest.raises(Stale, match="relisez-la"):
        world.following.correct(receipt.token, 1, "Autre titre", TEXT, Sentiment.NEUTRAL, "Rugby 72")
    assert world.store.tables == before


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("title", ("", TEXT, Sentiment.NEUTRAL, "Rugby")),
        ("title", ("a" * 151, TEXT, Sentiment.NEUTRAL, "Rugby")),
        ("text", ("Un titre", "court", Sentiment.NEUTRAL, "Rugby")),
        ("sentiment", ("Un titre", TEXT, None, "Rugby")),
        ("pseudonym", ("Un titre", TEXT, Sentiment.NEUTRAL, " ")),
    ],
)
def test_a_correction_follows_the_rules_of_the_form(
    world: World, field: str, told: tuple[str, str, Sentiment | None, str]
) -> None:
    receipt = world.submit()
    before = world.store.tables.copy()
    with pytest.raises(Invalid) as fault:
        world.following.correct(receipt.token, 1, *told)
    assert fault.value.field == field and world.store.tables == before


# Taking back


@pytest.mark.parametrize(
    ("which", "line"), [(WITHDRAW, EventKind.WITHDRAWN_BY_AUTHOR), (REFUSE_MASKS, EventKind.MASKS_REFUSED)]
)
def test_what_is_taken_back_is_nowhere_in_public(world: World, which: AuthorAct, line: EventKind) -> None:
    """Neither page nor list shows it, no search finds it, no structure is awaited, no moderator or agent has it."""
    receipt = masked(world)
    world.answer(receipt)
    assert world.library.page().experiences and receipt.number in world.store.tables.found_by
    act(world, receipt, which)
    follow_up = world.following.follow(receipt.token)
    assert (follow_up.state, follow_up.public) == (ExperienceState.WITHDRAWN, None)
    assert events(world, receipt)[-1] is line
    assert not world.library.page().experiences and not world.store.tables.found_by
    assert [concern.open_since for concern in world.store.tables.concerns.values()] == [None, None]
    with pytest.raises(NotFound):
        world.library.published(receipt.number)
    with pytest.raises(EcouteError):
        world.answer(receipt, "agent-gn", 2)


def test_the_author_still_reads_what_they_took_back(world: World) -> None:
    receipt = masked(world)
    act(world, receipt, REFUSE_MASKS)
    follow_up = world.following.follow(receipt.token)
    assert follow_up.text == TEXT
    assert follow_up.original is not None and follow_up.original.why.startswith("Nous ne publions pas")


def test_a_letter_of_publication_does_not_leave_after_a_withdrawal(world: World) -> None:
    receipt = masked(world)
    act(world, receipt, WITHDRAW)
    world.notifier().send_all_due()
    assert not any("publiée" in mail.subject for mail in world.mailer.mails)


# Masks


def test_the_author_reads_what_they_wrote_and_everybody_the_labels(world: World) -> None:
    receipt = masked(world)
    follow_up = world.following.follow(receipt.token)
    assert follow_up.text == TEXT
    assert follow_up.original is not None and follow_up.original.masks[0].label == "nom"
    assert follow_up.public is not None and follow_up.public.text.startswith("[nom] m’a aidé")
    everybody = Library(world.store, world.clock, world.marks).published(receipt.number)
    assert "Jeanne" not in repr(everybody)


def test_the_masked_letter_says_so_and_quotes_nothing_hidden(world: World) -> None:
    receipt = masked(world)
    world.notifier().send_all_due()
    mail = world.mailer.mails[-1]
    assert mail.subject == f"Votre expérience n° {receipt.number} est publiée, avec un masquage"
    assert receipt.token in mail.plain and "refuser la publication" in mail.plain
    assert "Jeanne" not in mail.plain + mail.html


# Appealing


def test_an_appeal_brings_the_story_back_to_the_moderators_marked(world: World) -> None:
    receipt = rejected(world)
    act(world, receipt, APPEAL)
    experience = world.desk("modo2").show(receipt.number).experience
    assert (experience.state, experience.appealed_at) == (ExperienceState.SUBMITTED, world.clock.now())
    assert (experience.reasons, experience.note) == ((), "")
    assert [line.number for line in world.desk("modo2").queue(Place.APPEALS).lines] == [receipt.number]
    assert world.desk("modo2").queue(Place.TO_MODERATE).lines == ()
    last = world.desk("modo2").show(receipt.number).history[-1]
    assert (last.kind, last.detail) == (EventKind.APPEALED, "Relisez la fin.")


def _reject(desk: Desk, receipt: Receipt) -> None:
    desk.reject(receipt.number, 3, [CharterReason.COMPLAINT])


def _publish(desk: Desk, receipt: Receipt) -> None:
    desk.publish(receipt.number, 3)


@pytest.mark.parametrize("decide", [_reject, _publish])
def test_somebody_else_takes_the_second_look(world: World, decide: Callable[[Desk, Receipt], None]) -> None:
    receipt = appealed(world)
    before = world.store.tables.copy()
    with pytest.raises(Refused, match="une autre personne de la modération"):
        decide(world.desk("modo"), receipt)
    assert world.store.tables == before
    decide(world.desk("modo2"), receipt)


def test_the_only_moderator_takes_the_second_look_too(world: World) -> None:
    """A closed account, or one that may not moderate, is nobody to wait for."""
    receipt = appealed(world)
    for name in ("modo2", "admin"):
        account = world.store.tables.accounts[name]
        world.store.keep(account.model_copy(update={"active": False}))
    _publish(world.desk("modo"), receipt)
    assert world.following.follow(receipt.token).state is ExperienceState.PUBLISHED


def test_a_second_rejection_owes_a_second_letter(world: World) -> None:
    """The first offers a second look, the second one does not; each leaves once."""
    receipt = rejected(world)
    world.notifier().send_all_due()
    act(world, receipt, APPEAL)
    world.desk("modo2").reject(receipt.number, 3, [CharterReason.POLITICS])
    world.notifier().send_all_due()
    letters = [mail.plain for mail in world.mailer.mails if "n’est pas publiée" in mail.subject]
    assert ["second regard" in letter for letter in letters] == [True, False]
    assert "réclamation" in letters[0] and "politique" in letters[1]


def test_a_rejection_that_an_appeal_lifted_is_told_no_more(world: World) -> None:
    appealed(world)
    world.notifier().send_all_due()
    assert not any("n’est pas publiée" in mail.subject for mail in world.mailer.mails)


@pytest.mark.parametrize("words", ["", " \n\u200b ", "a" * (APPEAL_MAX + 1)])
def test_an_appeal_says_something_and_not_too_much(world: World, words: str) -> None:
    receipt = rejected(world)
    before = world.store.tables.copy()
    with pytest.raises(Invalid) as fault:
        world.following.appeal(receipt.token, words)
    assert fault.value.field == "words" and world.store.tables == before


# The address, and all that is held


def test_an_erased_address_receives_nothing_more(world: World) -> None:
    receipt = world.submit()
    act(world, receipt, ERASE)
    world.desk("modo").publish(receipt.number, 1)
    world.notifier().send_all_due()
    assert not world.mailer.sent and not world.store.tables.addresses
    kinds = {letter.kind for letter in world.store.tables.notifications.values()}
    assert kinds == {NotificationKind.RECEIVED}


def test_erasing_the_address_moves_nothing_else(world: World) -> None:
    receipt = world.publish()
    version = world.store.tables.experiences[receipt.number].version
    act(world, receipt, ERASE)
    assert world.store.tables.experiences[receipt.number].version == version
    assert world.library.published(receipt.number).title


def test_everything_held_is_given(world: World) -> None:
    receipt = masked(world)
    world.answer(receipt)
    world.following.rate(receipt.token, 1, useful=True, comment="Clair.")
    held_now = world.following.everything(receipt.token)
    assert held_now["experience"]["text"].startswith("[nom]")
    assert held_now["avant_masquage"]["text"] == TEXT
    assert [c["structure_code"] for c in held_now["structures_concernees"]] == ["caf-30", "gn-30"]
    assert [e["comment"] for e in held_now["avis_sur_les_reponses"]] == ["Clair."]
    assert [e["kind"] for e in held_now["etapes"]] == ["submitted", "masked", "response_published", "evaluated"]
    assert "scellée" in held_now["adresse_email"]
    act(world, receipt, ERASE)
    assert world.following.everything(receipt.token)["adresse_email"] == "aucune"


def test_what_is_given_names_nobody_and_no_note_between_moderators(world: World) -> None:
    """The author's own words are theirs; the names, the notes and the address in clear are not given."""
    receipt = held(world)
    assert "Note entre nous" not in repr(world.following.everything(receipt.token))
    world.desk("modo").reject(receipt.number, 2, [CharterReason.COMPLAINT], "Sans demande.")
    act(world, receipt, APPEAL)
    given = repr(world.following.everything(receipt.token))
    assert "Relisez la fin." in given
    for secret in ("Note entre nous", "modo", EMAIL):
        assert secret not in given


def test_one_secret_gives_one_experience(world: World) -> None:
    one, other = world.submit(), world.submit(title="Titre d’une autre personne", email="autre@exemple.fr")
    assert "autre personne" not in repr(world.following.everything(one.token))
    assert world.following.follow(other.token).title == "Titre d’une autre personne"
    act(world, one, WITHDRAW)
    act(world, one, ERASE)
    assert world.following.follow(other.token).acts == OPEN[World.submit]
