"""Whether a text is in French."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

_FEW = 3
_ENOUGH_WORDS = 6
_FRENCH = "french"
_LEAST_SHARE = 0.12
_READ = 20_000
"""The beginning of a text is enough to know its language."""


def foreign(text: str, words: Sequence[str]) -> str:
    """Say what shows that a text is not in French, "" when nothing does."""
    if script := _other_script(text[:_READ]):
        return f"texte écrit en lettres d’une autre langue ({script})"
    spoken = [word for word in words[:_READ] if word.isalpha()]
    counts = Counter(language for word in spoken for language in _languages().get(word, ()))
    french = counts.pop(_FRENCH, 0)
    others = counts.most_common(1)
    marked = others[0][1] if others else 0
    if marked > french and (marked >= 2 or len(spoken) <= _FEW):
        return "les mots sont ceux d’une autre langue que le français"
    sure = marked >= 2 or not french
    if len(spoken) >= _ENOUGH_WORDS and french < _LEAST_SHARE * len(spoken) and sure:
        return "presque aucun mot n’est français"
    return ""


def _other_script(text: str) -> str:
    letters = [sign for sign in text if sign.isalpha()]
    others = [sign for sign in letters if sign > "\u036f" and not "\u1e00" <= sign <= "\u1eff" and not _drawn(sign)]
    if len(others) * 2 <= len(letters):
        return ""
    return unicodedata.name(others[0], "inconnue").split(" ")[0].capitalize() if others else ""


def _drawn(sign: str) -> bool:
    """Say whether a letter is a Latin one under another drawing: "𝐛𝐨𝐧𝐣𝐨𝐮𝐫", "Ａ"."""
    return unicodedata.normalize("NFKD", sign)[:1].isascii()


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Give the languages that each word shows: what French also says shows French alone."""
    found: dict[str, tuple[str, ...]] = {}
    for language, words in vocabularies().items():
        for word in words:
            known = found.get(word, ())
            found[word] = known if _FRENCH in known else (*known, language)
    return found


@cache
def vocabularies() -> dict[str, frozenset[str]]:
    """Give the everyday words of each language."""
    found: dict[str, set[str]] = {}
    language = ""
    for line in files(__package__).joinpath("words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif not line.startswith("#"):
            found.setdefault(language, set()).update(line.split())
    return {language: frozenset(words) for language, words in found.items() if language}
