"""The sentences that go to the author with each reason of the charter, with blanks to fill."""

import re
from collections.abc import Sequence

from core.errors import Invalid
from core.vocabulary import CharterReason

_BLANK = re.compile(r"‹[^‹›\n]*›")

TEMPLATES: dict[CharterReason, str] = {
    CharterReason.INSULTS: "Des mots de votre récit peuvent blesser : ‹lesquels, ou à quel endroit›. "
    "Racontez ce qui s’est passé sans eux, et nous le lirons de nouveau.",
    CharterReason.PERSONAL_DATA: "Votre récit permet de reconnaître ‹qui : vous-même, une autre personne› par "
    "‹quoi : un nom, un numéro, une adresse›, et le masquer lui ôterait son sens.",
    CharterReason.ACCUSATION: "Votre récit met en cause une personne que l’on peut reconnaître : ‹à quel endroit›. "
    "Racontez ce qu’a fait le service, sans la désigner.",
    CharterReason.POLITICS: "Votre récit parle de politique générale : ‹à quel endroit›. "
    "Ici, chacun raconte ce qu’il a vécu avec un service public.",
    CharterReason.COMPLAINT: "Votre récit demande que l’on traite votre dossier, ce que ce site ne peut pas faire : "
    "adressez-vous à ‹quel service, par quel moyen›.",
    CharterReason.OUT_OF_FIELD: "Votre récit concerne ‹qui ou quoi›, qui n’est pas un service public administratif "
    "du programme.",
    CharterReason.ADVERTISING: "Votre récit fait connaître une offre ou un site : ‹lequel›. La publicité n’a pas sa "
    "place ici.",
    CharterReason.DUPLICATE: "Votre récit reprend celui qui porte le n° ‹numéro›, déjà reçu : il n’est gardé qu’une "
    "fois.",
    CharterReason.UNINTELLIGIBLE: "Nous n’avons pas compris ‹ce qui manque : le service, ce qui s’est passé›. "
    "Racontez-le de nouveau, avec vos mots.",
}


def drafted(reasons: Sequence[CharterReason]) -> str:
    """Give the sentences that go with these reasons, blanks included, in the order of the charter."""
    return "\n".join(TEMPLATES[reason] for reason in CharterReason if reason in reasons)


def first_blank(text: str) -> str | None:
    """Give the first blank that is still to be filled, None when none is."""
    found = _BLANK.search(text)
    return found.group() if found else None


def must_be_filled(text: str) -> None:
    """Raise Invalid when a blank is left in what the author will read."""
    blank = first_blank(text)
    if blank is not None:
        raise Invalid(f"Il reste un champ à remplir dans le mot à l’auteur : {blank}.", "note")
