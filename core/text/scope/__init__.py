"""Whether a text belongs in the programme."""

from collections.abc import Sequence

from core.text.clean import excerpt
from core.text.finding import Finding, FindingKind, OutOfScope
from core.text.scope.blank import empty
from core.text.scope.expressions import said
from core.text.scope.language import foreign
from core.text.spoken import spoken

_CONTACTS = frozenset({FindingKind.EMAIL, FindingKind.PHONE, FindingKind.URL_PERSONAL, FindingKind.HANDLE})
_READ = 20_000
"""The beginning of a text is enough to know what it is."""
_TOLD = 2
_OFFERED = 3
_QUOTED = 60


def judge(text: str, findings: Sequence[Finding]) -> tuple[OutOfScope | None, str]:
    """Say why a text may not belong here, and what in it says so; (None, "") when nothing does."""
    words = spoken(text[:_READ]).words
    each = words.split()
    if unread := _gibberish_or_foreign(text, each):
        return unread
    lived = said("lived", words, _TOLD)
    told = [*lived, *said("judged", words, _TOLD - len(lived))] if len(lived) < _TOLD else lived
    for reason, why in (
        (OutOfScope.ADVERT, _advert(words, findings, lived)),
        (OutOfScope.POLITICS, _politics(words, lived)),
        (OutOfScope.COMPLAINT, _complaint(words, told)),
    ):
        if why:
            return reason, why
    return None, ""


def _gibberish_or_foreign(text: str, words: Sequence[str]) -> tuple[OutOfScope, str] | None:
    nothing = empty(words)
    if not nothing and (why := foreign(text, words)):
        return OutOfScope.NOT_FRENCH, why
    return (OutOfScope.EMPTY, nothing) if nothing else None


def _advert(words: str, findings: Sequence[Finding], lived: Sequence[str]) -> str:
    """Say what sells or recruits: one expression in a text that tells nothing, two or a contact beside it otherwise."""
    sold = said("advert", words, 3)
    contacts = any(finding.kind in _CONTACTS for finding in findings) + bool(said("contact", words, 1))
    if len(sold) <= len(said("politics", words, 2)) and sold:
        return ""
    if len(sold) + bool(contacts) >= 1 + 2 * len(lived) and sold:
        return _reason("propose ou recrute", sold)
    offered = [] if lived or not contacts else said("commerce", words, _OFFERED)
    return _reason("propose, avec de quoi joindre le vendeur", offered) if len(offered) == _OFFERED else ""


def _politics(words: str, lived: Sequence[str]) -> str:
    opinions = said("politics", words, 3)
    dealings = len(said("service", words, 2)) + 2 * len(lived)
    alone = len(opinions) > 1 and len(lived) < _TOLD and not said("service", words, 1)
    return _reason("parle de politique", opinions) if alone or len(opinions) > dealings else ""


def _complaint(words: str, told: Sequence[str]) -> str:
    """Say what is asked or disputed where nothing is told."""
    claimed = said("contest", words, 1) if len(told) < _TOLD else []
    if claimed := claimed or ([] if told else said("claim", words, 1)):
        return _reason("réclamation ou litige, sans expérience racontée", claimed)
    asked = [] if told else said("request", words, 1)
    return _reason("demande, sans expérience racontée", asked) if asked else ""


def _reason(what: str, expressions: Sequence[str]) -> str:
    return f"{what}\u202f: «\u202f{excerpt(expressions[0].replace(' . ', ' '), _QUOTED)}\u202f»"
