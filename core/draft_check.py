"""The draft's own check: what is looked at before an answer leaves, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlmodel import Field

from core.disclosing import disclosures
from core.errors import Invalid
from core.experience import Experience
from core.model import Model
from core.response import Wording
from core.text.acronyms import acronyms_in, spells_out
from core.text.blanks import blanks
from core.text.clean import one_line
from core.text.promises import promises
from core.text.sentences import marked_sentences
from core.vocabulary import Term

WORN_FROM = 5
"""How many times a structure has sent a sentence, word for word, before it is told."""


class RemarkKind(Term):
    """What a remark is about."""

    PERSONAL_DATA = "personal_data", "donnée personnelle"
    BLANK = "blank", "champ à remplir"
    PROMISE = "promise", "promesse de rappeler"
    ACRONYM = "acronym", "sigle"
    WORN = "worn", "phrase déjà envoyée"


class Remark(Model):
    """Something to look at in a draft.

    Attributes:
        blocks: whether the answer cannot leave like this.
        field: the part of the answer that it is in: greeting, body, closing or signature.
        start: the first sign of the passage in that part, counted from 0.
        end: the sign after its last one.
        sentence: what it is, where, and what to do.
        times: how many times the sentence was sent already, 0 for what is not a sentence sent.
    """

    kind: RemarkKind
    blocks: bool
    field: str
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    sentence: str
    times: int = 0


PARTS = ("greeting", "body", "closing", "signature")
"""The parts of an answer, in the order in which they are read."""


def check_draft(
    wording: Wording, experience: Experience, sent: Mapping[str, int], acronyms: Mapping[str, str]
) -> list[Remark]:
    """Give the remarks on a draft: those that block first, then in the order of the text.

    Args:
        wording: the draft.
        experience: the story that it answers.
        sent: how many times the structure has sent each sentence, by its mark.
        acronyms: what acronyms stand for; those that nobody needs to be told are left out.
    """
    remarks = [*_blocking(wording, experience), *_promises(wording), *_acronyms(wording, experience, acronyms)]
    remarks += _worn(wording, sent)
    return sorted(remarks, key=lambda r: (not r.blocks, PARTS.index(r.field), r.start))


def must_be_sendable(wording: Wording, experience: Experience) -> None:
    """Raise Invalid, with the sentence of the first remark that blocks."""
    blocking = next((remark for remark in _blocking(wording, experience) if remark.blocks), None)
    if blocking is not None:
        raise Invalid(blocking.sentence, blocking.field)


def _blocking(wording: Wording, experience: Experience) -> Iterator[Remark]:
    for field, text in _parts(wording):
        for found in disclosures(field, text, experience):
            said = _quoted(text, found.start, found.end)
            sentence = f"{said} : {found.kind.label} ({found.reason}). La réponse est publique : retirez-le."
            yield _remark(RemarkKind.PERSONAL_DATA, field, (found.start, found.end), sentence, blocks=True)
        for start, end in blanks(text):
            sentence = f"{_quoted(text, start, end)} : champ laissé vide. Remplissez-le ou effacez-le."
            yield _remark(RemarkKind.BLANK, field, (start, end), sentence, blocks=True)


def _promises(wording: Wording) -> Iterator[Remark]:
    for field, text in _parts(wording):
        for start, end in promises(text):
            sentence = (
                f"{_quoted(text, start, end)} : ici, personne ne peut recontacter l’auteur. "
                "Dites-lui plutôt où s’adresser."
            )
            yield _remark(RemarkKind.PROMISE, field, (start, end), sentence)


def _acronyms(wording: Wording, experience: Experience, acronyms: Mapping[str, str]) -> Iterator[Remark]:
    told = f"{wording.full_text}\n{experience.title}\n{experience.text}"
    for found in acronyms_in(wording.body, acronyms):
        if not spells_out(told, found.expansion):
            sentence = f"« {found.word} » n’est pas développé : {found.expansion}."
            yield _remark(RemarkKind.ACRONYM, "body", (found.start, found.end), sentence)


def _worn(wording: Wording, sent: Mapping[str, int]) -> Iterator[Remark]:
    for mark, one in marked_sentences(wording.body).items():
        times = sent.get(mark, 0)
        if times >= WORN_FROM:
            sentence = (
                f"Phrase déjà envoyée {times} fois par votre structure, mot pour mot : dites-la pour ce récit-ci."
            )
            yield _remark(RemarkKind.WORN, "body", (one.start, one.end), sentence, times=times)


def _parts(wording: Wording) -> Iterator[tuple[str, str]]:
    return ((field, getattr(wording, field)) for field in PARTS)


def _remark(
    kind: RemarkKind, field: str, span: tuple[int, int], sentence: str, *, blocks: bool = False, times: int = 0
) -> Remark:
    start, end = span
    return Remark(kind=kind, blocks=blocks, field=field, start=start, end=end, sentence=sentence, times=times)


def _quoted(text: str, start: int, end: int) -> str:
    return f"« {one_line(text[start:end])} »"


def summary(remarks: Sequence[Remark]) -> str:
    """Give a draft's remarks in one line, personal data always told."""
    return " · ".join(_counted(remarks))


def _counted(remarks: Iterable[Remark]) -> Iterator[str]:
    by_kind: dict[RemarkKind, list[Remark]] = {kind: [] for kind in RemarkKind}
    for remark in remarks:
        by_kind[remark.kind].append(remark)
    yield _count(len(by_kind[RemarkKind.PERSONAL_DATA]), "donnée personnelle", "données personnelles")
    if found := by_kind[RemarkKind.BLANK]:
        yield _count(len(found), "champ à remplir", "champs à remplir")
    if found := by_kind[RemarkKind.PROMISE]:
        yield _count(len(found), "promesse de rappeler", "promesses de rappeler")
    if found := by_kind[RemarkKind.ACRONYM]:
        yield _count(len(found), "sigle", "sigles")
    if found := by_kind[RemarkKind.WORN]:
        most = max(remark.times for remark in found)
        words = _count(len(found), "phrase déjà vue", "phrases déjà vues")
        yield f"{words} {most} fois ici" if len(found) == 1 else f"{words} jusqu’à {most} fois ici"


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count < 2 else many}"
