r"""What looks like personal data in a story: said to its author while they write, and never in their way.

The patterns are read by Python and by JavaScript alike: no named group, no `\d`, `\w`, `\s` or `\b`, whose meaning
differs between the two, and every repetition has an end, so that no text takes long.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_BLANK = "[ \u00a0\u202f]"
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_CAPITAL_WORD = f"[{_CAPITAL}][{_LETTER}’'-]{{1,30}}"
_PARTICLE = f"(?:(?:de la|de l[’']|des|du|de|d[’']|la|le|les|l[’']){_BLANK}?)?"


def _any_case(words: str) -> str:
    """Give a choice of words as people write them: small, with a capital, in capitals."""
    return "|".join(form for word in words.split() for form in (word, word.capitalize(), word.upper()))


_PAIRS_GAP = f"{_BLANK}?[./-]?{_BLANK}?"
_PHONE = (
    f"(?<![0-9A-Za-z+])(?:(?:\\+|00){_BLANK}?(?:33|262|59[046])[ \u00a0\u202f.-]?(?:\\(?0\\)?[ \u00a0\u202f.-]?)?|0)"
    "(?:"
    # 06 12 34 56 78, with the same sign in each gap: a date and an hour do not have it.
    f"[1-79]({_PAIRS_GAP})[0-9]{{2}}(?:\\1[0-9]{{2}}){{3}}"
    # 0692 12 34 56, as overseas.
    f"|[1-79][0-9]{{2}}({_PAIRS_GAP})[0-9]{{2}}(?:\\2[0-9]{{2}}){{2}}"
    # 06 123 456 78, and any other rhythm of a mobile.
    f"|[67](?:{_BLANK}?[0-9]){{8}}"
    ")(?![0-9])"
)
_EMAIL = (
    "(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,3}"
    "\\.[A-Za-z]{2,24}"
)
_GAP = "[ \u00a0\u202f./-]{0,2}"
_NIR = (
    f"(?<![0-9])[1278]{_GAP}[0-9]{{2}}{_GAP}(?:0[1-9]|1[0-2]|[2-9][0-9]){_GAP}(?:[0-9]{{2}}|2[ABab]){_GAP}[0-9]{{3}}"
    f"{_GAP}[0-9]{{3}}(?:{_GAP}[0-9]{{2}})?(?![0-9])"
)
_IBAN = (
    "(?<![A-Za-z0-9])FR[0-9]{2}(?:[ \u00a0\u202f-]?[0-9]){10}(?:[ \u00a0\u202f-]?[0-9A-Z]){11}"
    "(?:[ \u00a0\u202f-]?[0-9]){2}(?![A-Za-z0-9])"
)
_PLATE_LETTERS = "A-HJ-NP-TV-Z"
_PLATE = (
    f"(?<![A-Za-z0-9-])(?:[{_PLATE_LETTERS}]{{2}}([ -]?)[0-9]{{3}}\\1[{_PLATE_LETTERS}]{{2}}"
    # In small letters only with its hyphens: « de 200 km » is no plate.
    "|[a-hj-np-tv-z]{2}-[0-9]{3}-[a-hj-np-tv-z]{2})(?![A-Za-z0-9-])"
)
_FILE = (
    f"(?<![{_LETTER}])(?:(?:n°|nº|no|num|numéro|numero){_BLANK}?(?:d[eu’']{_BLANK}?)?(?:l[’'])?)?"
    "(?:allocataire|adhérent|agdref|contrat|demandeur|dossier|étranger|fiscal|identifiant|matricule|référence"
    "|réf\\.?|télédéclarant|usager)"
    f"(?:{_BLANK}?(?:d[’']emploi|fiscale?))?"
    f"{_BLANK}?(?:(?:n°|nº|numéro|numero|est le|est|:|=){_BLANK}?){{0,3}}"
    # « dossier : 12/03/2024 » is the date of a letter.
    "(?![0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2})"
    "[A-Z]{0,3}[0-9](?:[ \u00a0\u202f./-]?[0-9]){4,20}[A-Z]?(?![0-9A-Za-z])"
)
_STREETS = _any_case(
    "rue avenue av. boulevard bd blvd chemin impasse allée route ruelle quai square faubourg lotissement"
)
_ADDRESS = (
    f"(?<![0-9])[0-9]{{1,4}}{_BLANK}?(?:bis|ter|quater|BIS|TER|QUATER)?,?{_BLANK}"
    # « 1 place de parking » is no address: a square has a name with a capital.
    f"(?:(?:{_STREETS}){_BLANK}{_PARTICLE}[{_LETTER}0-9][{_LETTER}’'-]{{1,30}}"
    f"|(?:{_any_case('place')}){_BLANK}{_PARTICLE}{_CAPITAL_WORD})"
    f"(?:{_BLANK}{_PARTICLE}{_CAPITAL_WORD}){{0,3}}"
    f"(?:,?{_BLANK}(?:à{_BLANK})?[0-9]{{5}}(?:{_BLANK}{_CAPITAL_WORD}){{0,3}})?"
)
_NAME = (
    f"(?<![{_LETTER}])(?:M\\.?|Mr\\.?|MR\\.?|Mmes?|MME|Mlle|MLLE|Me|Dr\\.?|{_any_case('monsieur madame mademoiselle')})"
    f"{_BLANK}(?:de |du |d[’'])?{_CAPITAL_WORD}(?:{_BLANK}{_CAPITAL_WORD}){{0,2}}"
)


@dataclass(frozen=True)
class Hint:
    """A kind of personal data.

    Attributes:
        kind: its name in programs.
        pattern: what it looks like.
        flags: "i" when capitals and small letters are the same, as JavaScript writes it.
        likeness: what it looks like, in words.
        instead: what may be written in its place and keeps the sense.
    """

    kind: str
    pattern: str
    flags: str
    likeness: str
    instead: str

    @property
    def sentence(self) -> str:
        """What the author is told, with `{found}` where the passage comes."""
        return f"« {{found}} » ressemble à {self.likeness} : écrivez plutôt « {self.instead} »."

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready for use."""
        return re.compile(self.pattern, re.IGNORECASE if "i" in self.flags else 0)


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that looks like personal data.

    Attributes:
        start: its first sign, counted from 0.
        end: the sign after its last one.
        found: the passage itself.
    """

    kind: str
    start: int
    end: int
    found: str
    sentence: str
    instead: str


HINTS = (
    Hint("email", _EMAIL, "", "une adresse e-mail", "mon adresse e-mail"),
    Hint("iban", _IBAN, "i", "un numéro de compte bancaire", "mon compte bancaire"),
    Hint("file", _FILE, "i", "un numéro de dossier", "mon numéro de dossier"),
    Hint("nir", _NIR, "", "un numéro de sécurité sociale", "mon numéro de sécurité sociale"),
    Hint("phone", _PHONE, "", "un numéro de téléphone", "mon numéro de téléphone"),
    Hint("plate", _PLATE, "", "une plaque d’immatriculation", "ma voiture"),
    Hint("address", _ADDRESS, "", "une adresse postale", "mon adresse"),
    Hint("name", _NAME, "", "un nom de personne", "un agent"),
)
"""Every kind that is looked for; where two of them meet, the first of the table is told."""


def hints(text: str) -> list[Found]:
    """Give the passages that look like personal data, in their order; no two of them overlap."""
    found: list[Found] = []
    for hint in HINTS:
        found += [one for one in _of(hint, text) if not any(_meet(one, other) for other in found)]
    return sorted(found, key=lambda one: one.start)


def _of(hint: Hint, text: str) -> Iterator[Found]:
    for match in hint.compiled.finditer(text):
        sentence = hint.sentence.replace("{found}", match.group())
        yield Found(hint.kind, match.start(), match.end(), match.group(), sentence, hint.instead)


def _meet(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end
