"""What an answer would disclose of a person: what the detectors find, less what is public already."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from core.experience import Experience
from core.text.acronyms import known_acronyms
from core.text.analysis import analyse
from core.text.clean import fold
from core.text.finding import Finding, FindingKind
from core.text.sentences import sentences

_NOT_PERSONAL = frozenset({FindingKind.INSULT})
_SURE = 0.8
"""A name that the detectors are less sure of is left to the agent."""

_GUESSED = 0.7
"""What only looks like a number or a date of somebody holds no answer back."""

_SAME_NAME = 70
"""From this likeness on, out of 100, a name is the pseudonym, hurriedly typed."""

_SERVICE = re.compile(
    r"contact|joindre|joignable|compos|appel|numero|standard|telephon|ligne|plateforme|accueil|urgence|permanence"
)
_MOBILE = re.compile(r"(?:\+?33|0033|0)\s*[67]")
_AFTER_WHO_SIGNS = 200
_PART_OF_ADDRESSES = frozenset({FindingKind.ADDRESS, FindingKind.ID_DOCUMENT, FindingKind.FILE_NUMBER})
_POSTED = re.compile(r"(?:CS|BP|TSA)\s?\d|(?i:cedex)")
"""What only the addresses of services and firms have."""

_AROUND = 40


def disclosures(field: str, text: str, experience: Experience) -> Iterator[Finding]:
    """Give what one part of an answer says of a person that the public does not read in the story."""
    for found in analyse(text).findings:
        guessed = found.confidence < _GUESSED
        if found.kind not in _NOT_PERSONAL and not guessed and not _is_public(field, text, found, experience):
            yield found


def _is_public(field: str, text: str, found: Finding, experience: Experience) -> bool:
    passage = text[found.start : found.end]
    if _stands_in(passage, experience):
        return True
    if found.kind is FindingKind.PERSON:
        unsure = found.confidence < _SURE
        return unsure or field == "signature" or _signs(text, found) or passage.upper() in known_acronyms()
    if found.kind is FindingKind.PHONE:
        return _of_a_service(text, found)
    return found.kind in _PART_OF_ADDRESSES and _posted_to_a_service(text, found)


def _stands_in(passage: str, experience: Experience) -> bool:
    """Tell whether the story says it too, or its author's pseudonym."""
    said, pseudonym = fold(passage), fold(experience.pseudonym)
    if f" {said} " in f" {fold(experience.title)} {fold(experience.text)} ":
        return True
    return bool(pseudonym) and (said in pseudonym or fuzz.ratio(said, pseudonym) >= _SAME_NAME)


def _signs(text: str, found: Finding) -> bool:
    """Tell whether a name stands alone on its line near the end: that of an agent who signs."""
    before, after = text[: found.start].rpartition("\n")[2], text[found.end :]
    alone = not fold(before) and not fold(after.partition("\n")[0])
    return alone and found.start > 0 and len(after) <= _AFTER_WHO_SIGNS + len(after.partition("\n")[0])


def _of_a_service(text: str, found: Finding) -> bool:
    """Tell whether a number is one that people are invited to call; nobody is invited to call a mobile telephone."""
    if _MOBILE.match(text[found.start : found.end]):
        return False
    said = next((one.text for one in sentences(text) if one.start <= found.start < one.end), "")
    return _SERVICE.search(fold(said)) is not None


def _posted_to_a_service(text: str, found: Finding) -> bool:
    """Tell whether what looks like somebody's address, or like a number, is where letters to a service go."""
    return _POSTED.search(text[max(found.start - _AROUND, 0) : found.end + _AROUND]) is not None
