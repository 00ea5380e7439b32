"""How the author's page says where the experience stands, what was done and by whom, and what may be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from core.following import AuthorAct, FollowUp
from core.history import ANSWERS, EventKind
from core.vocabulary import ExperienceState

_STEPS = {
    EventKind.SUBMITTED: "Vous avez envoyé votre expérience.",
    EventKind.PUBLISHED: "Une personne de la modération l’a lue et publiée.",
    EventKind.MASKED: "Une personne de la modération l’a lue et publiée, en masquant quelques mots.",
    EventKind.REJECTED: "Une personne de la modération l’a lue et ne l’a pas publiée.",
    EventKind.WITHDRAWN: "Une personne de la modération l’a retirée du site.",
    EventKind.RESPONSE_PUBLISHED: "Un service vous a répondu.",
    EventKind.RESPONSE_ADOPTED: "Un service vous a répondu.",
    EventKind.EVALUATED: "Vous avez donné votre avis sur une réponse.",
    EventKind.CORRECTED: "Vous avez corrigé votre récit.",
    EventKind.WITHDRAWN_BY_AUTHOR: "Vous avez retiré votre récit.",
    EventKind.MASKS_REFUSED: "Vous avez refusé le masquage : votre récit a quitté le site.",
    EventKind.APPEALED: "Vous avez demandé un second regard.",
    EventKind.ROUTED: "Une personne de la modération a revu la liste des services concernés.",
    EventKind.TRANSFER_ACCEPTED: "Votre expérience a été confiée à un autre service.",
    EventKind.REATTACHED: "Un service l’a confiée à l’une de ses équipes.",
    EventKind.ADDRESS_ERASED: "Vous avez fait effacer votre adresse e-mail.",
    EventKind.ERASED: "Votre récit a été effacé. Il n’en reste que les dates de ce qui a été fait.",
    EventKind.LINKED_TO_ACTION: "Votre récit a conduit à une action d’amélioration.",
    EventKind.OFFERED_TO_SIT: "Vous avez proposé de participer à un comité local.",
    EventKind.OFFER_TAKEN_BACK: "Vous ne proposez plus de participer à un comité local.",
}
_ANOTHER_ANSWER = "Un service a publié une nouvelle réponse, ou corrigé la sienne."
_STATES = {
    ExperienceState.SUBMITTED: "Elle attend d’être lue par une personne de la modération, avant toute publication.",
    ExperienceState.HELD: "La modération a besoin d’un peu plus de temps pour la lire. Elle n’est pas encore publiée.",
    ExperienceState.PUBLISHED: "Elle est publiée : tout le monde peut la lire.",
    ExperienceState.REJECTED: "Elle n’est pas publiée.",
    ExperienceState.WITHDRAWN: "Elle est retirée : plus personne ne peut la lire sur ce site.",
}
_SECOND_LOOK = {
    ExperienceState.SUBMITTED: "Elle attend un second regard de la modération. Elle n’est pas publiée.",
    ExperienceState.REJECTED: "Après un second regard, elle n’est pas publiée. Cette décision ne change plus.",
}
_ACTS = {
    AuthorAct.CORRECT: ("following.correct", "Tant que personne n’a décidé de sa publication."),
    AuthorAct.REFUSE_MASKS: ("following.refuse_masks", "Votre récit quitte alors le site. C’est définitif."),
    AuthorAct.APPEAL: ("following.appeal", "Une fois, avec vos mots. La modération relit alors votre récit."),
    AuthorAct.WITHDRAW: ("following.withdraw", "Plus personne ne le lit sur ce site. C’est définitif."),
    AuthorAct.ERASE_ADDRESS: ("following.erase_address", "Vous ne recevez plus d’e-mail d’ici. C’est définitif."),
}
"""Where each act is done, and what it leads to, in the order in which they are offered."""
_DONE = {
    EventKind.OFFERED_TO_SIT: "C’est noté : vous proposez de participer. Si vous êtes invité, un e-mail vous le dira.",
    EventKind.OFFER_TAKEN_BACK: "C’est noté : vous ne proposez plus de participer à ce comité local.",
    EventKind.CORRECTED: "Votre récit corrigé est enregistré. Une personne de la modération va le lire.",
    EventKind.WITHDRAWN_BY_AUTHOR: "C’est fait : votre récit est retiré, plus personne ne peut le lire sur ce site.",
    EventKind.MASKS_REFUSED: "C’est fait : vous avez refusé le masquage, et votre récit n’est plus sur le site.",
    EventKind.APPEALED: "Votre demande est enregistrée : la modération va porter un second regard sur votre récit.",
    EventKind.ROUTED: "Une personne de la modération a revu la liste des services concernés.",
    EventKind.TRANSFER_ACCEPTED: "Votre expérience a été confiée à un autre service.",
    EventKind.ADDRESS_ERASED: "C’est fait : votre adresse est effacée. Gardez le lien de cette page, lui seul l’ouvre.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the timeline.

    Attributes:
        words: what the author wrote at that step, "" when nothing.
    """

    at: datetime
    sentence: str
    words: str


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that the author may do now.

    Attributes:
        endpoint: the name of its address.
        consequence: what it leads to, in one line.
    """

    act: AuthorAct
    endpoint: str
    consequence: str


def state_of(follow_up: FollowUp) -> str:
    """Say where the experience stands."""
    if any(step.kind is EventKind.APPEALED for step in follow_up.steps):
        return _SECOND_LOOK.get(follow_up.state, _STATES[follow_up.state])
    return _STATES[follow_up.state]


def steps_of(follow_up: FollowUp) -> Iterator[Step]:
    """Give the timeline."""
    answered = False
    for event in follow_up.steps:
        is_answer = event.kind in ANSWERS
        sentence = _ANOTHER_ANSWER if is_answer and answered else _STEPS[event.kind]
        answered = answered or is_answer
        yield Step(event.at, sentence, event.detail if event.kind is EventKind.APPEALED else "")


def offers_of(follow_up: FollowUp) -> list[Offer]:
    """Give what the author may do now."""
    return [Offer(act, *offered) for act, offered in _ACTS.items() if act in follow_up.acts]


def confirmed(follow_up: FollowUp, asked: str) -> str:
    """Confirm an act by the name of its step, if it was really done."""
    return next((_DONE[step.kind] for step in follow_up.steps if step.kind == asked and step.kind in _DONE), "")
