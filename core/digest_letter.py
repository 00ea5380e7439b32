"""What the letter of summary says, in French: what waits, never who wrote nor what they told."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.dates import count_fr
from core.mail import Attachment, Link, Mail, Paragraph
from core.views import Place, QueueLine
from core.working_time import Holidays, working_time

TOLD = {
    Place.TO_ANSWER: ("expérience à répondre", "expériences à répondre"),
    Place.TO_VALIDATE: ("réponse à valider", "réponses à valider"),
    Place.TRANSFERS: ("demande de transfert à traiter", "demandes de transfert à traiter"),
    Place.DISCUSSIONS: ("discussion à trois ouverte", "discussions à trois ouvertes"),
    Place.COMMENTS: ("expérience avec un commentaire non lu", "expériences avec des commentaires non lus"),
}
"""The lists that the letter counts, in its order, with what it says of one line and of several."""

_A_DAY = timedelta(days=1)
_STOP = (
    "Vous recevez cette lettre parce que vous l’avez choisie. Pour l’arrêter ou en changer le rythme : au bureau, "
    "ctrl+p puis « Ma lettre de synthèse », ou la commande « ecoute digest --choice never »."
)
_NO_REPLY = "Cet e-mail est envoyé par un robot : n’y répondez pas."


@dataclass(frozen=True, slots=True)
class Summary:
    """What waits for an account.

    Attributes:
        counts: how many lines each list has.
        over_48: how many experiences have awaited an answer for 48 hours of working time at least.
        over_72: how many for 72 hours.
        oldest: the first lines to answer.
    """

    structure: str
    counts: dict[Place, int]
    over_48: int
    over_72: int
    oldest: Sequence[QueueLine]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not any(self.counts.values())


def digest_letter(account_name: str, period: str, summary: Summary, now: datetime, holidays: Holidays) -> Mail:
    """Write the letter of an account for a period."""
    name = hashlib.sha256(f"{account_name}\n{period}".encode()).hexdigest()[:32]
    waiting = summary.counts.get(Place.TO_ANSWER, 0)
    subject = f"Écoute : {_counted(Place.TO_ANSWER, waiting)}" if waiting else "Écoute : ce qui vous attend"
    return Mail(f"synthese.{name}", subject, tuple(_parts(summary, now, holidays)))


def _parts(summary: Summary, now: datetime, holidays: Holidays) -> Iterator[Paragraph | Link]:
    yield Paragraph("Bonjour,")
    yield Paragraph(f"Voici ce qui attend {summary.structure} :")
    for place, count in summary.counts.items():
        if count:
            late = _late(summary) if place is Place.TO_ANSWER else ""
            yield Paragraph(f"– {_counted(place, count)}{late}")
    if summary.oldest:
        yield Paragraph("Celles qui attendent une réponse depuis le plus longtemps :")
        for line in summary.oldest:
            yield Paragraph(f"– n° {line.number}, « {line.title} », {_waiting(line, now, holidays)}")
    yield Paragraph(_STOP)
    yield Paragraph(_NO_REPLY)


def with_board(letter: Mail, name: str, files: tuple[Attachment, ...]) -> Mail:
    """Give the letter with a board as a file, said in its first words."""
    if not files:
        return letter
    told = Paragraph(f"Votre tableau « {name} » est joint à cette lettre, en PDF.")
    return replace(letter, parts=(told, *letter.parts), attachments=files)


def _counted(place: Place, count: int) -> str:
    one, several = TOLD[place]
    return f"{count_fr(count)} {one if count == 1 else several}"


def _late(summary: Summary) -> str:
    if not summary.over_48:
        return ""
    return f", dont {count_fr(summary.over_48)} depuis plus de 48 h ouvrées et {count_fr(summary.over_72)} plus de 72 h"


def _waiting(line: QueueLine, now: datetime, holidays: Holidays) -> str:
    days = working_time(line.waiting_since or line.at, now, holidays) // _A_DAY
    if days < 1:
        return "depuis moins d’un jour ouvré"
    return f"depuis {count_fr(days)} {'jour ouvré' if days == 1 else 'jours ouvrés'}"
