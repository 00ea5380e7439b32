"""What a campaign says in letters and signatures, with the link that it gives out."""

from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode

from core.links import structure_path
from core.structure import Structure


@dataclass(frozen=True, slots=True)
class Kit:
    """What a structure makes a campaign known with.

    Attributes:
        link: the address of the form.
        page: the address of the page of the structure.
        subject, email: of the letter to send.
        signature, signature_html: the line that agents put under their letters.
    """

    link: str
    page: str
    subject: str
    email: str
    signature: str
    signature_html: str


def kit_of(structure: Structure, campaign: str, base: str, programme: str) -> Kit:
    """Give the links and the texts of a campaign of a structure, on the site at an address."""
    link = entry_link(base, structure, campaign)
    return Kit(
        link=link,
        page=page_link(base, structure, campaign),
        subject=email_subject(structure.name),
        email=email_text(structure.name, link, programme),
        signature=signature_text(structure.name, link),
        signature_html=signature_html(structure.name, link),
    )


def entry_link(base: str, structure: Structure, campaign: str) -> str:
    """Give the whole address of the form, with the structure chosen and the campaign said."""
    asked = {"structure": structure.code} | ({"pk_campaign": campaign} if campaign else {})
    return f"{base.rstrip('/')}/experience/step_1?{urlencode(asked, quote_via=quote)}"


def page_link(base: str, structure: Structure, campaign: str) -> str:
    """Give the whole address of the page of the structure, with the campaign said."""
    asked = f"?{urlencode({'pk_campaign': campaign}, quote_via=quote)}" if campaign else ""
    return f"{base.rstrip('/')}{structure_path(structure.code, structure.name)}{asked}"


def email_subject(name: str) -> str:
    """Give the subject of the letter of a campaign."""
    return f"Racontez votre expérience avec {name}"


def email_text(name: str, link: str, programme: str) -> str:
    """Give the letter of a campaign, ready to be sent by whoever has the addresses."""
    return (
        "Bonjour,\n\n"
        f"Vous avez eu affaire à {name}. Qu’est-ce qui s’est bien passé, qu’est-ce qui pourrait aller mieux ?\n\n"
        f"Racontez-le en quelques minutes :\n{link}\n\n"
        "Votre récit est publié sous un pseudonyme, après relecture, et le service vous répond. Ce lien est le même "
        "pour tout le monde : il ne dit pas qui l’ouvre.\n\n"
        f"{name}, avec {programme}\n"
    )


def signature_text(name: str, link: str) -> str:
    """Give the line that agents put under their letters, as plain text."""
    return f"Racontez votre expérience avec {name} : {link}"


def signature_html(name: str, link: str) -> str:
    """Give the same line for letters in HTML: a link, and nothing that tells who opened the letter."""
    return f'<a href="{escape(link)}" lang="fr">Racontez votre expérience avec {escape(name)}</a>'
