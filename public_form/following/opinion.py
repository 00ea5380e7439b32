"""What an author says of an answer, from what they type to what they said before."""

from dataclasses import dataclass, field

from flask import request

from core.following import FollowUp
from core.response import EVALUATION_COMMENT_MAX
from core.submission import Faults
from core.text.clean import printable
from public_form.following.typed import count


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an author says of an answer, as typed.

    Attributes:
        position: the answer, 0 when none of our forms wrote it.
        useful: "yes", "no", or "" while nothing is chosen.
    """

    position: int = 0
    useful: str = ""
    comment: str = ""
    faults: Faults = field(default_factory=dict)


def typed() -> Opinion:
    """Give the opinion that the present form holds."""
    useful = request.form.get("useful", "")
    return Opinion(
        position=count(request.form.get("position", "")),
        useful=useful if useful in {"yes", "no"} else "",
        comment=printable(request.form.get("comment", "")).strip(),
    )


def faults_of(opinion: Opinion) -> Faults:
    """Say what is wrong with an opinion."""
    faults: Faults = {}
    length = len(opinion.comment)
    if not opinion.useful:
        faults["useful"] = "Dites si la réponse vous est utile ou non."
    if length > EVALUATION_COMMENT_MAX:
        faults["comment"] = (
            f"Votre commentaire est trop long : {EVALUATION_COMMENT_MAX} caractères au plus, il en compte {length}."
        )
    return faults


def said(follow_up: FollowUp) -> dict[int, Opinion]:
    """Give what the author said of each answer, as its text stands now."""
    public = follow_up.public
    shown = {c.position: c.response.revision for c in public.concerns if c.response} if public else {}
    return {
        opinion.position: Opinion(opinion.position, "yes" if opinion.useful else "no", opinion.comment)
        for opinion in follow_up.opinions
        if shown.get(opinion.position) == opinion.revision
    }
