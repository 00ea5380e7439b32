"""Whether a text belongs in the programme."""

from collections.abc import Sequence

from core.text.clean import excerpt
from core.text.cues import cues, quoted
from core.text.finding import Finding, FindingKind, OutOfScope
from core.text.scope.blank import empty
from core.text.scope.expressions import said
from core.text.scope.language import foreign
from core.text.spoken import spoken

CONTACTS = frozenset({FindingKind.EMAIL, FindingKind.PHONE, FindingKind.URL_PERSONAL, FindingKind.HANDLE})
RULED = {
    OutOfScope.NOT_FRENCH: 3.0,
    OutOfScope.EMPTY: 3.0,
    OutOfScope.ADVERT: 1.5,
    OutOfScope.POLITICS: 1.5,
    OutOfScope.COMPLAINT: 3.0,
}
"""What a rule weighs beside the learned cues: as much as makes most of it on texts that neither has seen."""
_SAID = {OutOfScope.ADVERT: "propose ou recrute", OutOfScope.POLITICS: "parle de politique"}
_READ = 2_000
"""The beginning of a text is enough to know what it is."""
_TOLD = 2
_QUOTED = 60


def judge(text: str, findings: Sequence[Finding]) -> tuple[OutOfScope | None, str]:
    """Say why a text may not belong here, and what in it says so; (None, "") when nothing does."""
    read = spoken(text[:_READ])
    words = read.words.split()
    beside = [finding.kind for finding in findings if finding.kind in CONTACTS]
    fitting: list[tuple[float, OutOfScope]] = []
    for reason in OutOfScope:
        weight = cues(reason).score(words, beside)
        # A rule is slow: it is asked where its answer changes something, and where it agrees it is believed.
        rule = ruled(reason, text[:_READ], words) if weight > -RULED[reason] else ""
        if rule:
            return reason, rule
        if weight > 0:
            fitting.append((weight, reason))
    if not fitting:
        return None, ""
    reason = max(fitting)[1]
    return reason, f"ces mots y font penser\u202f: {quoted(reason, text, read)}"


def ruled(reason: OutOfScope, text: str, words: Sequence[str]) -> str:
    """Say what rules tell of a text, "" when they tell nothing: they cannot be learned from so few texts."""
    if reason is OutOfScope.NOT_FRENCH:
        return foreign(text, words)
    if reason is OutOfScope.EMPTY:
        return empty(words)
    said_so = f" {' '.join(words)} "
    if reason is OutOfScope.COMPLAINT:
        return _asked(said_so)
    return _reason(_SAID[reason], said(reason, said_so, 1))


def _asked(words: str) -> str:
    """Say what is asked or disputed where nothing is told."""
    lived = said("lived", words, _TOLD)
    told = len(lived) + len(said("judged", words, _TOLD - len(lived)) if len(lived) < _TOLD else [])
    claimed = said("contest", words, 1) if told < _TOLD else []
    asked = claimed or ([] if told else said("claim", words, 1) or said("request", words, 1))
    return _reason("demande ou litige, sans expérience racontée", asked)


def _reason(what: str, expressions: Sequence[str]) -> str:
    if not expressions:
        return ""
    return f"{what}\u202f: «\u202f{excerpt(expressions[0].replace(' . ', ' '), _QUOTED)}\u202f»"
