"""What each letter to an author says, in French. A letter says truly who acted, and why."""

from core.experience import Experience
from core.links import Links
from core.mail import Link, Mail, Paragraph
from core.notification import Notification
from core.projection import PublicConcern

_NO_REPLY = Paragraph(
    "Cet e-mail est envoyé par un robot, seul à pouvoir lire votre adresse. Vous n’avez pas à y répondre."
)


def received(notification: Notification, experience: Experience, links: Links) -> Mail:
    """Say that the experience arrived, and give the link that follows it."""
    return _letter(
        notification,
        f"Nous avons reçu votre expérience n° {experience.number}",
        Paragraph(f"Bonjour {experience.pseudonym},"),
        Paragraph(
            f"Votre expérience « {experience.title} » est bien arrivée. Elle porte le numéro {experience.number}. "
            "Une personne de la modération va la lire avant sa publication."
        ),
        _follow(links, experience),
        Paragraph("Gardez ce lien pour vous : il donne accès à votre récit, et lui seul le fait."),
    )


def published(notification: Notification, experience: Experience, links: Links) -> Mail:
    """Say that the experience is public, and where."""
    return _letter(
        notification,
        f"Votre expérience n° {experience.number} est publiée",
        Paragraph(f"Bonjour {experience.pseudonym},"),
        Paragraph(
            f"Une personne de la modération a lu et publié votre expérience « {experience.title} ». "
            "Les services concernés sont invités à vous répondre ; nous vous préviendrons de leur réponse."
        ),
        Link("Lire votre expérience publiée", links.public_url(experience.number, experience.title)),
        _follow(links, experience),
    )


def rejected(notification: Notification, experience: Experience, links: Links) -> Mail:
    """Say that the experience is not published, and by which reason of the charter."""
    why = experience.reason.label if experience.reason else ""
    words = (Paragraph(experience.note, quoted=True),) if experience.note else ()
    return _letter(
        notification,
        f"Votre expérience n° {experience.number} n’est pas publiée",
        Paragraph(f"Bonjour {experience.pseudonym},"),
        Paragraph(
            f"Une personne de la modération a lu votre expérience « {experience.title} » et ne l’a pas publiée. "
            f"Le motif, dans la charte de modération, est : {why}."
        ),
        *words,
        Paragraph("Vous pouvez raconter de nouveau ce que vous avez vécu, sans ce qui a empêché la publication."),
        _follow(links, experience),
    )


def answered(notification: Notification, experience: Experience, concern: PublicConcern, links: Links) -> Mail:
    """Give the answer, and invite the author to say whether it helped."""
    text = concern.response.text if concern.response else ""
    return _letter(
        notification,
        f"{concern.name} répond à votre expérience n° {experience.number}",
        Paragraph(f"Bonjour {experience.pseudonym},"),
        Paragraph(f"{concern.name} a répondu à votre expérience « {experience.title} » :"),
        Paragraph(text, quoted=True),
        Paragraph("Cette réponse vous est-elle utile ? Dites-le sur la page de suivi, en une minute."),
        _follow(links, experience, "Lire la réponse et donner votre avis"),
    )


def _follow(links: Links, experience: Experience, label: str = "Suivre votre expérience") -> Link:
    return Link(label, links.follow_url(experience.number))


def _letter(notification: Notification, subject: str, *parts: Paragraph | Link) -> Mail:
    return Mail(notification.message_id, subject, (*parts, _NO_REPLY))
