"""The text as the detectors read it: in plain small letters and plain digits, sign for sign."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from core.text.finding import Finding, FindingKind
from core.text.identifiers.codes import Code, codes
from core.text.identifiers.patterns import Pattern

_SPACE = " "
_PLAIN_FORMS = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "º": "°", "˚": "°", "＠": "@", "№": "№",
}  # fmt: skip
# A picture of a digit is the digit and these two signs.
_KEYCAP = "\ufe0f\u20e3"
_SALE = (
    r"prets?|credits?|promo\w*|offres?|offrons|propos(?:e|ons)|devis|gratuit\w*|gagnez|investi\w+|livraison|livrons"
    r"|commande[zr]|a vendre|vends|vente|achetez|taux|prix|remise|reduction|boutique|nos clients|nos services"
    r"|discret\w*"
    r"|garanti\w*|sans engagement|whatsapp|contactez[ -](?:moi|nous)"
)
_TRADES = r"voyan\w+|marabout|medium|serrurier|plombier|artisan|depannage"
_JOBS = (
    r"recrut\w+|embauch\w+|cdi|cdd|h/f|mutuelle|debutants?|candidat\w+|cv|primes|rejoignez|equipe jeune|formation"
    r" assuree|teleconseill\w+"
)
_ADVERT = Pattern(rf"\b(?:{_SALE}|{_TRADES}|{_JOBS})\b")
_WORDS_OF_AN_ADVERT = 3
_READ_FOR_ADVERT = 4_000
# A number just after a question answers it: « Numéro fiscal ? 30… ».
_SENTENCE_END = Pattern(r"[!?](?! ?\d)|[.…] +(?=[A-ZÀ-ÖØ-Þ])|\n\s*\n")


class _Folding(dict[int, str]):
    """The plain form of each sign, learnt when it is first met."""

    def __missing__(self, code: int) -> str:
        """Give the one sign that stands for this one."""
        plain = self[code] = _plain(chr(code))
        return plain


def _plain(char: str) -> str:
    if char in _PLAIN_FORMS:
        return _PLAIN_FORMS[char]
    if char in _KEYCAP or unicodedata.category(char) in {"Zs", "Cf"}:
        return _SPACE
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", char) if not unicodedata.combining(sign)).lower()
    return bare if len(bare) == 1 else char


_FOLDING = _Folding()


@dataclass(frozen=True)
class Page:
    """A text and its plain form.

    Attributes:
        text: as it was written.
        plain: the same signs, each in its place, without capitals, accents or unusual spaces.
    """

    text: str
    plain: str

    @classmethod
    def of(cls, text: str) -> "Page":
        """Make the page of a text."""
        return cls(text, text.translate(_FOLDING))

    @cached_property
    def codes(self) -> tuple[Code, ...]:
        """What may be the number of a file or of a document."""
        return tuple(codes(self.text, self.plain))

    @cached_property
    def is_advert(self) -> bool:
        """Whether it speaks as those who sell: whoever can be reached in it is a seller."""
        words = {found.group() for found in _ADVERT.finditer(self.plain[:_READ_FOR_ADVERT])}
        return len(words) >= _WORDS_OF_AN_ADVERT

    def before(self, start: int, length: int) -> str:
        """Give what stands before a place in the same sentence, in plain form, at most `length` signs."""
        first = max(start - length, 0)
        for end in _SENTENCE_END.finditer(self.text, first, start):
            first = end.end()
        return self.plain[first:start]

    def after(self, end: int, length: int) -> str:
        """Give what stands after a place in the same sentence, in plain form, at most `length` signs."""
        last = min(end + length, len(self.text))
        stop = _SENTENCE_END.search(self.text, end, last)
        return self.plain[end : stop.start() if stop else last]

    def is_upper(self, start: int, end: int) -> bool:
        """Say whether these signs are capitals, as they were written."""
        return self.text[start:end].isupper()

    def finding(self, kind: FindingKind, start: int, end: int, confidence: float, reason: str) -> Finding:
        """Give a finding, to the end of the picture of its last digit."""
        while end < len(self.text) and self.text[end] in _KEYCAP:
            end += 1
        return Finding(kind=kind, start=start, end=end, confidence=confidence, reason=reason)
