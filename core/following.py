"""What an author can do with their own experience, behind their secret link."""

from collections.abc import Callable
from typing import Any

from core import history
from core.committees.volunteering import Volunteering
from core.concern import NOTED_BY_AGENTS
from core.errors import Invalid, Refused, Stale
from core.experience import Experience
from core.gate import Asked, Gate, Source
from core.history import EventKind
from core.links import Links
from core.marks import Marks
from core.masking import Original
from core.model import Model
from core.ports import Clock, Sealer, Store, UnitOfWork
from core.projection import PublicExperience
from core.reading import public_one, show_in_lists
from core.response import EVALUATION_COMMENT_MAX, Evaluation
from core.screener import keep_reading, read_story
from core.submission import first_fault, normal_email, pseudonym_faults, story_faults
from core.text.clean import printable
from core.vocabulary import CharterReason, ExperienceState, Sentiment, Term, Voter

APPEAL_MAX = 1000
"""How many signs the words that go with an appeal may have."""


class AuthorAct(Term):
    """Something that an author may do to their own experience."""

    CORRECT = "correct", "corriger mon récit"
    REFUSE_MASKS = "refuse_masks", "refuser le masquage"
    APPEAL = "appeal", "demander un second regard"
    WITHDRAW = "withdraw", "retirer mon récit"
    ERASE_ADDRESS = "erase_address", "effacer mon adresse e-mail"


class FollowUp(Model):
    """What an author sees of their own experience, behind their secret link.

    Attributes:
        title: as the author wrote it, and so are `text` and `pseudonym`.
        original: what moderation hid and why, None when it hid nothing.
        reasons: why it was rejected, none otherwise.
        note: the sentence that goes with a rejection or a withdrawal.
        public: what everybody sees, None while it is not published.
        steps: what happened, oldest first, without who did it; of the details, only the author's own words.
        opinions: what the author said of the answers.
        acts: what the author may do now.
    """

    number: int
    version: int
    title: str
    text: str
    sentiment: Sentiment | None
    pseudonym: str
    state: ExperienceState
    original: Original | None
    reasons: tuple[CharterReason, ...]
    note: str
    public: PublicExperience | None
    steps: tuple[history.Event, ...]
    opinions: tuple[Evaluation, ...]
    acts: frozenset[AuthorAct]


class Following(Volunteering):
    """The authors' door: everything here asks for the secret of one experience, or for the author's mailbox."""

    def __init__(self, store: Store, clock: Clock, sealer: Sealer, links: Links, marks: Marks) -> None:
        super().__init__(store, clock, links)
        self._sealer = sealer
        self._gate = Gate(clock, marks)

    def follow(self, token: str) -> FollowUp:
        """Give an author their experience.

        Raises:
            NotFound: the secret was not made here.
        """
        with self._store.reading() as uow:
            experience = self._own(uow, token)
            original = uow.originals.get(experience.number)
            wrote = original or experience
            return FollowUp(
                **experience.model_dump(include={"number", "version", "sentiment", "state", "reasons"}),
                title=wrote.title,
                text=wrote.text,
                pseudonym=wrote.pseudonym,
                original=original,
                note=_told_note(experience),
                public=public_one(uow, experience.number),
                steps=tuple(_steps(uow, experience.number)),
                opinions=tuple(uow.evaluations.of_author(experience.number)),
                acts=_acts(uow, experience),
            )

    def rate(self, token: str, position: int, *, useful: bool, comment: str = "") -> None:
        """Keep what an author says of an answer; a second time replaces the first.

        Raises:
            NotFound: the secret was not made here.
            Invalid: the comment is too long.
            Refused: there is no such answer.
        """
        _check_length(comment, EVALUATION_COMMENT_MAX, "Votre commentaire", "comment")
        with self._store.writing() as uow:
            experience = self._own(uow, token)
            public = public_one(uow, experience.number)
            concern = next((c for c in public.concerns if c.position == position), None) if public else None
            if concern is None or concern.response is None:
                raise Refused("Il n’y a pas de réponse à évaluer ici.")
            uow.evaluations.put(
                Evaluation(
                    experience_number=experience.number,
                    position=position,
                    revision=concern.response.revision,
                    voter=Voter.AUTHOR,
                    useful=useful,
                    comment=comment,
                    at=self._clock.now(),
                )
            )
            uow.tallies.due([experience.number])
            self._tell(uow, experience.number, EventKind.EVALUATED, "utile" if useful else "pas utile")
            uow.commit()

    def correct(
        self, token: str, seen_version: int, title: str, text: str, sentiment: Sentiment | None, pseudonym: str
    ) -> None:
        """Tell the experience anew, while no moderator has decided; the detectors read it anew.

        Raises:
            NotFound: the secret was not made here.
            Invalid: something is wrong with the new story.
            Refused: a moderator has decided.
            Stale: it changed since the version that was seen.
        """
        found = story_faults(title, text, sentiment) | pseudonym_faults(pseudonym)
        if found or sentiment is None:
            field, sentence = first_fault(found)
            raise Invalid(sentence, field)

        read = read_story(title, text, pseudonym)

        def change(uow: UnitOfWork, experience: Experience) -> Experience:
            if experience.version != seen_version:
                raise Stale("Votre expérience a changé depuis l’ouverture de cette page : relisez-la.")
            corrected = experience.corrected(title, text, sentiment, pseudonym)
            return keep_reading(uow, corrected, read, self._clock.now())

        self._act(token, AuthorAct.CORRECT, EventKind.CORRECTED, change)

    def withdraw(self, token: str) -> None:
        """Take the experience back, whether or not it is public.

        Raises:
            NotFound: the secret was not made here.
            Refused: it is withdrawn or rejected already.
        """
        self._act(token, AuthorAct.WITHDRAW, EventKind.WITHDRAWN_BY_AUTHOR, _taken_back)

    def refuse_masks(self, token: str) -> None:
        """Refuse what moderation hid: the experience is no longer public.

        Raises:
            NotFound: the secret was not made here.
            Refused: nothing of it is masked in public.
        """
        self._act(token, AuthorAct.REFUSE_MASKS, EventKind.MASKS_REFUSED, _taken_back)

    def appeal(self, token: str, words: str) -> None:
        """Ask once for a second look at a rejection.

        Raises:
            NotFound: the secret was not made here.
            Invalid: the words are too long, or there are none.
            Refused: it is not rejected, or that was asked already.
        """
        _check_length(words, APPEAL_MAX, "Votre mot", "words")
        if not printable(words).strip():
            raise Invalid("Écrivez en quelques mots ce que la modération devrait regarder de nouveau.", "words")

        def change(_: UnitOfWork, experience: Experience) -> Experience:
            return experience.appeal(self._clock.now())

        self._act(token, AuthorAct.APPEAL, EventKind.APPEALED, change, words)

    def erase_address(self, token: str) -> None:
        """Forget the author's address: no letter leaves any more, and lost links are lost for good.

        Raises:
            NotFound: the secret was not made here.
            Refused: there is no address any more.
        """
        with self._store.writing() as uow:
            experience = self._own(uow, token)
            self._must_be_open(uow, experience, AuthorAct.ERASE_ADDRESS)
            uow.addresses.erase(experience.number)
            self._tell(uow, experience.number, EventKind.ADDRESS_ERASED)
            uow.commit()

    def everything(self, token: str) -> dict[str, Any]:
        """Give all that is held about an author and their experience, ready to be written as JSON.

        Raises:
            NotFound: the secret was not made here.
        """
        with self._store.reading() as uow:
            experience = self._own(uow, token)
            number = experience.number
            original = uow.originals.get(number)
            return {
                "experience": experience.model_copy(update={"note": _told_note(experience)}).model_dump(mode="json"),
                "structures_concernees": [
                    c.model_dump(mode="json", exclude=set(NOTED_BY_AGENTS))
                    for c in uow.concerns.of([number]).get(number, ())
                ],
                "avant_masquage": original.model_dump(mode="json") if original else None,
                "etapes": [event.model_dump(mode="json") for event in _steps(uow, number)],
                "avis_sur_les_reponses": [e.model_dump(mode="json") for e in uow.evaluations.of_author(number)],
                "comites_locaux": {
                    "propositions": [one.model_dump(mode="json") for one in uow.seat_offers.of(number)],
                    "invitations": [one.model_dump(mode="json") for one in uow.committees.invitations_of(number)],
                },
                "adresse_email": "scellée : seul le robot qui envoie les messages sait la lire"
                if uow.addresses.has(number)
                else "aucune",
            }

    def lost_link(self, email: str, source: Source) -> None:
        """Send to an address the links of its experiences, if it has any; whether it has is told to nobody else.

        Raises:
            Invalid: it is no address.
            TooMany: it was asked too often from there.
        """
        address = normal_email(email)
        if address is None:
            raise Invalid("L’adresse e-mail n’est pas complète : elle ressemble à nom@exemple.fr.", "email")
        with self._store.writing() as uow:
            self._gate.pass_through(uow, Asked.LOST_LINK, source)
            uow.link_requests.add(self._sealer.seal(address), self._clock.now())
            uow.commit()

    def _act(
        self,
        token: str,
        act: AuthorAct,
        kind: EventKind,
        change: Callable[[UnitOfWork, Experience], Experience],
        detail: str = "",
    ) -> None:
        with self._store.writing() as uow:
            experience = self._own(uow, token)
            self._must_be_open(uow, experience, act)
            after = change(uow, experience)
            uow.experiences.save(after, experience.version)
            self._tell(uow, experience.number, kind, detail, history.changed(experience, after))
            show_in_lists(uow, experience.number)
            uow.commit()

    def _must_be_open(self, uow: UnitOfWork, experience: Experience, act: AuthorAct) -> None:
        if act not in _acts(uow, experience):
            raise Refused(_why_closed(experience, act))


NOT_TOLD = frozenset(
    {
        EventKind.HELD,
        EventKind.RESPONSE_DRAFTED,
        EventKind.RESPONSE_TO_VALIDATE,
        EventKind.ALERT_RAISED,
        EventKind.ALERT_CLEARED,
        EventKind.TAGGED,
        EventKind.UNLINKED_FROM_ACTION,
        EventKind.CLASSIFIED,
        EventKind.REPORTED,
        EventKind.REPORTS_DISMISSED,
        EventKind.TRANSFER_ASKED,
        EventKind.TRANSFER_REFUSED,
        EventKind.TRANSFER_CLIMBED,
        EventKind.DISCUSSION_OPENED,
        EventKind.DISCUSSION_CLOSED,
        EventKind.DRAFT_SHARED,
        EventKind.DRAFT_UNSHARED,
        EventKind.UNDONE,
        EventKind.RESPONSE_SENT_BACK,
        EventKind.RESPONSE_UNDONE,
    }
)
"""What happens inside the house is no step that an author is told."""

_NOTE_IS_TOLD = frozenset({ExperienceState.REJECTED, ExperienceState.WITHDRAWN})
_UNDECIDED = frozenset({ExperienceState.SUBMITTED, ExperienceState.HELD})


def _steps(uow: UnitOfWork, number: int) -> list[history.Event]:
    told = [event for event in history.standing(uow.history.of(number)) if event.kind not in NOT_TOLD]
    return [
        event.model_copy(
            update={"actor": "", "detail": event.detail if event.actor == history.AUTHOR else "", "changes": {}}
        )
        for event in told
    ]


def _told_note(experience: Experience) -> str:
    return experience.note if experience.state in _NOTE_IS_TOLD else ""


def _acts(uow: UnitOfWork, experience: Experience) -> frozenset[AuthorAct]:
    published = experience.state is ExperienceState.PUBLISHED
    rejected = experience.state is ExperienceState.REJECTED
    undecided = experience.state in _UNDECIDED
    may = {
        AuthorAct.CORRECT: undecided,
        AuthorAct.REFUSE_MASKS: published and experience.masked,
        AuthorAct.APPEAL: rejected and experience.appealed_at is None and experience.erased_at is None,
        AuthorAct.WITHDRAW: published or undecided,
        AuthorAct.ERASE_ADDRESS: uow.addresses.has(experience.number),
    }
    return frozenset(act for act, open_now in may.items() if open_now)


def _why_closed(experience: Experience, act: AuthorAct) -> str:
    if act is AuthorAct.ERASE_ADDRESS:
        return "Votre adresse e-mail est déjà effacée : il n’y en a plus ici."
    if experience.state is ExperienceState.WITHDRAWN:
        return "Votre récit est déjà retiré : il n’est plus sur le site."
    if act is AuthorAct.APPEAL and experience.appealed_at is not None:
        return "Vous avez déjà demandé un second regard : il ne se demande qu’une fois."
    return f"Votre expérience est {experience.state.label} : « {act.label} » n’est pas possible maintenant."


def _taken_back(uow: UnitOfWork, experience: Experience) -> Experience:
    for concern in uow.concerns.of([experience.number]).get(experience.number, ()):
        uow.concerns.save(concern.closed())
    return experience.withdraw_by_author()


def _check_length(text: str, most: int, what: str, field: str) -> None:
    length = len(printable(text).strip())
    if length > most:
        raise Invalid(f"{what} est trop long : {most} caractères au plus, il en compte {length}.", field)
