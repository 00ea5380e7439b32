"""What each letter to an author says, in French. A letter says truly who acted, and why."""

from collections.abc import Sequence

from core.committees.committee import Committee
from core.dates import moment_fr
from core.experience import Experience
from core.links import Links
from core.mail import Link, Mail, Paragraph
from core.notification import Notification
from core.projection import PublicAction, PublicConcern, PublicExperience, PublicResponse
from core.structure import Structure
from core.vocabulary import ActionState, ResponseKind

_HELLO = Paragraph("Bonjour,")
_NO_REPLY = Paragraph(
    "Cet e-mail est envoyé par un robot, seul à pouvoir lire votre adresse. Vous n’avez pas à y répondre."
)


_STATES = {
    ActionState.PLANNED: "prévue",
    ActionState.ENGAGED: "engagée",
    ActionState.DONE: "déjà réalisée",
}


def received(notification: Notification, experience: Experience, links: Links) -> Mail:
    """Say that the experience arrived, and give the link that follows it.

    Nothing of the story stands in it: nobody has read it yet, and a letter travels in clear.
    """
    return _letter(
        notification,
        f"Nous avons reçu votre expérience n° {experience.number}",
        _HELLO,
        Paragraph(
            f"Votre expérience est bien arrivée. Elle porte le numéro {experience.number}. "
            "Une personne de la modération va la lire avant sa publication."
        ),
        _follow(links, experience.number),
        Paragraph("Gardez ce lien pour vous : il donne accès à votre récit, et lui seul le fait."),
    )


def published(notification: Notification, experience: PublicExperience, links: Links) -> Mail:
    """Say that the experience is public, and where."""
    return _letter(
        notification,
        f"Votre expérience n° {experience.number} est publiée",
        _hello(experience),
        Paragraph(
            f"Une personne de la modération a lu et publié votre expérience « {experience.title} ». "
            "Les services concernés sont invités à vous répondre ; nous vous préviendrons de leur réponse."
        ),
        _read(links, experience),
        _follow(links, experience.number),
    )


def masked(notification: Notification, experience: PublicExperience, links: Links) -> Mail:
    """Say that the experience is public with something hidden, and where to see what, refuse it or agree."""
    return _letter(
        notification,
        f"Votre expérience n° {experience.number} est publiée, avec un masquage",
        _hello(experience),
        Paragraph(
            f"Une personne de la modération a lu et publié votre expérience « {experience.title} ». "
            "Pour protéger quelqu’un, elle a remplacé certains mots par des étiquettes entre crochets. "
            "Votre page de suivi montre ce qui a changé et pourquoi ; si ce masquage ne vous convient pas, "
            "vous pouvez y refuser la publication."
        ),
        _follow(links, experience.number, "Voir ce qui a changé"),
        _read(links, experience),
    )


def rejected(notification: Notification, experience: Experience, links: Links) -> Mail:
    """Say that the experience is not published, and by which reason of the charter."""
    whys = ", ".join(reason.label for reason in experience.reasons)
    one = len(experience.reasons) == 1
    which = "Le motif, dans la charte de modération, est" if one else "Les motifs, dans la charte de modération, sont"
    words = (Paragraph(experience.note, quoted=True),) if experience.note else ()
    again = "" if experience.appealed_at else " Vous pouvez aussi demander, une fois, un second regard."
    return _letter(
        notification,
        f"Votre expérience n° {experience.number} n’est pas publiée",
        _HELLO,
        Paragraph(f"Une personne de la modération a lu votre expérience et ne l’a pas publiée. {which} : {whys}."),
        *words,
        Paragraph(
            f"Vous pouvez raconter de nouveau ce que vous avez vécu, sans ce qui a empêché la publication.{again}"
        ),
        _follow(links, experience.number),
    )


def withdrawn(notification: Notification, experience: Experience, links: Links) -> Mail:
    """Say that the experience is no longer public, and why."""
    return _letter(
        notification,
        f"Votre expérience n° {experience.number} n’est plus publiée",
        _HELLO,
        Paragraph("Une personne de la modération a retiré du site votre expérience publiée. Voici pourquoi :"),
        Paragraph(experience.note, quoted=True),
        Paragraph("Vous pouvez raconter de nouveau ce que vous avez vécu, sans ce qui a causé ce retrait."),
        _follow(links, experience.number),
    )


def answered(notification: Notification, experience: PublicExperience, concern: PublicConcern, links: Links) -> Mail:
    """Give the answer, or its correction, and invite the author to say whether it helped."""
    text = concern.response.text if concern.response else ""
    does, did = _what_was_done(concern.response)
    return _letter(
        notification,
        f"{concern.name} {does} à votre expérience n° {experience.number}",
        _hello(experience),
        Paragraph(f"{concern.name} {did} à votre expérience « {experience.title} » :"),
        Paragraph(text, quoted=True),
        Paragraph("Cette réponse vous est-elle utile ? Dites-le sur la page de suivi, en une minute."),
        _follow(links, experience.number, "Lire la réponse et donner votre avis"),
    )


def action_published(
    notification: Notification, experience: PublicExperience, action: PublicAction, links: Links
) -> Mail:
    """Say that a structure acts because of what the author, and others, told."""
    promise = f"Ce qui en est attendu : {action.expected}" if action.expected else ""
    return _letter(
        notification,
        f"Votre expérience n° {experience.number} fait avancer les choses",
        _hello(experience),
        Paragraph(
            f"{action.structure_name} a lu votre expérience « {experience.title} » et la cite parmi celles qui ont "
            f"conduit à une action d’amélioration, {_STATES[action.state]} :"
        ),
        Paragraph(action.title, quoted=True),
        *(Paragraph(text, quoted=True) for text in (action.description, promise) if text),
        Paragraph("Nous vous écrirons encore une fois : quand l’action sera réalisée, ou si elle est abandonnée.")
        if action.state is not ActionState.DONE
        else Paragraph("Merci d’avoir pris le temps de raconter ce que vous avez vécu."),
        _see(links, action),
        _read(links, experience),
    )


def action_done(notification: Notification, experience: PublicExperience, action: PublicAction, links: Links) -> Mail:
    """Say that what was promised is done."""
    return _letter(
        notification,
        "Vous nous l’avez dit, c’est fait",
        _hello(experience),
        Paragraph(
            f"{action.structure_name} annonce avoir réalisé l’action d’amélioration à laquelle votre expérience "
            f"« {experience.title} » a conduit, avec d’autres :"
        ),
        Paragraph(action.title, quoted=True),
        *([Paragraph(action.description, quoted=True)] if action.description else []),
        Paragraph("Si rien n’a changé pour vous, racontez-le : c’est ainsi qu’on le saura."),
        _see(links, action),
        _read(links, experience),
    )


def action_dropped(
    notification: Notification, experience: PublicExperience, action: PublicAction, links: Links
) -> Mail:
    """Say that what was promised will not be done, and why."""
    return _letter(
        notification,
        "Une action annoncée ne se fera pas",
        _hello(experience),
        Paragraph(
            f"{action.structure_name} abandonne une action d’amélioration à laquelle votre expérience "
            f"« {experience.title} » avait conduit, avec d’autres : « {action.title} ». Voici pourquoi :"
        ),
        Paragraph(action.dropped_why, quoted=True),
        Paragraph("Votre expérience reste publiée et continue d’être lue par les services."),
        _see(links, action),
        _read(links, experience),
    )


def invited(
    notification: Notification, experience: PublicExperience, committee: Committee, structure: Structure, links: Links
) -> Mail:
    """Invite an author to a committee: when, where, and how to say yes or no."""
    when = moment_fr(committee.at) if committee.at else ""
    changed = notification.revision > 1
    first = (
        "La date ou le lieu du comité auquel vous étiez invité ont changé. Merci de répondre de nouveau."
        if changed
        else f"Vous avez raconté votre expérience « {experience.title} » et proposé de participer à un comité local. "
        f"{structure.name} vous y invite."
    )
    return _letter(
        notification,
        "Le comité local change de date ou de lieu" if changed else "Vous êtes invité à un comité local",
        _hello(experience),
        Paragraph(first),
        Paragraph(
            "Un comité local de l’amélioration continue réunit quelques citoyens, des élus et des agents, pour décider "
            "ensemble de ce qui doit changer."
        ),
        Paragraph(f"Quand : {when}"),
        *([Paragraph(f"Où : {committee.place}")] if committee.place else []),
        *([Paragraph(f"À distance : {committee.link}")] if committee.link else []),
        Paragraph(
            "Dites oui ou non sur votre page de suivi, quand vous voulez avant cette date. Personne n’y connaît "
            "votre nom ni votre adresse : seulement votre pseudonyme."
        ),
        _follow(links, experience.number, "Répondre à l’invitation"),
    )


def called_off(
    notification: Notification, experience: PublicExperience, structure: Structure, why: str, links: Links
) -> Mail:
    """Say that a committee that an author was invited to does not meet, and why."""
    return _letter(
        notification,
        "Le comité local est annulé",
        _hello(experience),
        Paragraph(f"Le comité local auquel {structure.name} vous avait invité ne se tiendra pas. Voici pourquoi :"),
        Paragraph(why, quoted=True),
        Paragraph("Votre proposition de participer reste notée : vous pourrez être invité à un autre comité."),
        _follow(links, experience.number),
    )


def lost_links(notification: Notification, numbers: Sequence[int], links: Links) -> Mail:
    """Give again the links of every experience told from one address."""
    return _letter(
        notification,
        "Vos liens de suivi",
        _HELLO,
        Paragraph("Quelqu’un, sans doute vous, a demandé de recevoir de nouveau les liens de suivi de cette adresse."),
        *(_follow(links, number, f"Suivre l’expérience n° {number}") for number in numbers),
        Paragraph("Si ce n’est pas vous, n’y faites rien : personne d’autre n’a reçu ces liens."),
    )


def _what_was_done(response: PublicResponse | None) -> tuple[str, str]:
    """Say truly what the structure did, in the subject and in the letter: another one may have written the answer."""
    if response is not None and response.kind is ResponseKind.ADOPTED:
        return "répond", f"fait sienne, mot pour mot, la réponse de {response.written_by}"
    if response is not None and response.corrected:
        return "corrige sa réponse", "a corrigé sa réponse"
    if response is not None and response.kind is ResponseKind.COMPLEMENT:
        return "répond", "complète la réponse d’une autre structure"
    return "répond", "a répondu"


def _hello(experience: PublicExperience) -> Paragraph:
    return Paragraph(f"Bonjour {experience.pseudonym},") if experience.pseudonym else _HELLO


def _read(links: Links, experience: PublicExperience) -> Link:
    return Link("Lire votre expérience publiée", links.public_url(experience.number, experience.title))


def _see(links: Links, action: PublicAction) -> Link:
    return Link("Voir cette action", links.action_url(action.number, action.title))


def _follow(links: Links, number: int, label: str = "Suivre votre expérience") -> Link:
    return Link(label, links.follow_url(number))


def _letter(notification: Notification, subject: str, *parts: Paragraph | Link) -> Mail:
    return Mail(notification.message_id, subject, (*parts, _NO_REPLY))
