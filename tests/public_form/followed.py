"""Experiences in the states that an author can follow, and the forms of each act."""

from dataclasses import dataclass

from core.errors import Unavailable
from core.intake import Receipt
from core.masking import MaskedField, masks_of
from core.vocabulary import CharterReason
from tests.fakes.world import World
from tests.public_form.site import Page, Site

TITLE = "Merci à Jeanne Martin"
TEXT = "Jeanne Martin m’a aidé.\n\nSon téléphone est le 06 12 34 56 78."
WHY = "Nous ne publions pas les noms des agents."


@dataclass(frozen=True)
class Act:
    """An act of the author, as the site offers it.

    Attributes:
        way: makes an experience that may have it.
        path: where it stands, below the follow-up page.
        fields: what is typed.
        button: what is pressed.
        confirmed: the beginning of what the page says then.
    """

    way: str
    path: str
    fields: dict[str, str]
    button: str
    confirmed: str


ACTS = {
    "correct": Act(
        "submitted",
        "corriger",
        {"title": "Autre titre", "text": "Un autre récit, plus clair.", "sentiment": "neutral", "pseudonym": "Judo 30"},
        "Envoyer mon récit corrigé",
        "Votre récit corrigé est enregistré.",
    ),
    "appeal": Act("rejected", "recours", {"words": "Je raconte, c’est tout."}, "Demander", "Votre demande est"),
    "withdraw": Act("published", "retirer", {"word": "retirer"}, "Retirer mon récit", "C’est fait"),
    "refuse_masks": Act("masked", "refuser-le-masquage", {"word": "Refuser"}, "Refuser le masquage", "C’est fait"),
    "erase_address": Act(
        "published", "effacer-mon-adresse", {"word": " EFFACER "}, "Effacer mon adresse", "C’est fait"
    ),
}


def followed(world: World, way: str) -> Receipt:
    """Give an experience in one of the states."""
    receipt = world.submit("caf-30", title=TITLE, text=TEXT)
    desk = world.desk("modo")
    if way == "published":
        desk.publish(receipt.number, 1)
    elif way == "rejected":
        desk.reject(receipt.number, 1, [CharterReason.COMPLAINT], "Racontez sans rien demander.")
    elif way == "masked":
        parts = {MaskedField.TITLE: TITLE, MaskedField.TEXT: TEXT}
        masks = [*masks_of("Jeanne Martin", "nom", parts), *masks_of("06 12 34 56 78", "téléphone", parts)]
        desk.publish(receipt.number, 1, masks, WHY)
    return receipt


def page_of(site: Site, receipt: Receipt, below: str = "", status: int = 200) -> Page:
    """Open the follow-up page, or a page below it."""
    return site.get(f"/suivi/{receipt.token}" + (f"/{below}" if below else ""), status)


def away(*_: object) -> None:
    """Stand for a store that is out of reach."""
    raise Unavailable("La base de données ne répond pas.")
