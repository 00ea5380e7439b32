"""The ready-made parts of a response that an agent picks from."""

from collections.abc import Sequence

from core.model import Model
from core.response import Formula
from core.vocabulary import FormulaKind

PSEUDONYM_FIELD = "{pseudonyme}"
_GREETING = "Bonjour {pseudonyme},"
_CLOSING = "Bien cordialement,"


class Formulas(Model):
    """The greetings, closings and signatures on offer, the nearest in the tree first."""

    greetings: tuple[str, ...]
    closings: tuple[str, ...]
    signatures: tuple[str, ...]


def offered(formulas: Sequence[Formula], pseudonym: str) -> Formulas:
    """Give what there is to pick from, with the pseudonym filled in; never without a greeting and a closing."""

    def texts(kind: FormulaKind) -> tuple[str, ...]:
        own = (filled(formula.text, pseudonym) for formula in formulas if formula.kind is kind)
        return tuple(dict.fromkeys(own))

    return Formulas(
        greetings=texts(FormulaKind.GREETING) or (filled(_GREETING, pseudonym),),
        closings=texts(FormulaKind.CLOSING) or (_CLOSING,),
        signatures=texts(FormulaKind.SIGNATURE),
    )


def filled(text: str, pseudonym: str) -> str:
    """Put the pseudonym in its place; an imported experience may have none, and then no space is left before it."""
    if not pseudonym:
        text = text.replace(f" {PSEUDONYM_FIELD}", PSEUDONYM_FIELD)
    return text.replace(PSEUDONYM_FIELD, pseudonym)
