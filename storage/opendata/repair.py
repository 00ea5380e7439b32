"""Makes the texts of the official files readable again: lost line breaks, HTML left in, entities cut in two."""

import re
from html import unescape
from html.parser import HTMLParser

_TAG = re.compile(r"</?(?:p|br|ul|ol|li|div|span|strong|em|b|i|a)\b[^>]*>", re.I)
_BLOCKS = frozenset({"p", "br", "ul", "ol", "div"})
# "…merci.Je…": the end of a sentence glued to the beginning of the next one. What stands before is looked
# at in _line_break: a pattern that begins by looking behind is ten times slower.
_GLUED_SENTENCES = re.compile(r"[.!?…](?=[A-ZÀ-ÝŒ][a-zà-ÿ’' ])")
_ENDS_A_WORD = re.compile(r"[a-zà-ÿ»)]")
_GLUED_GREETING = re.compile(r"(Bonjour|Bonsoir|Madame|Monsieur|Cordialement)(?=[A-ZÀ-Ý][a-zà-ÿ’'])")
_ADDRESS = re.compile(r"(?:www\.|https?:|@)\S*$")
# " ;" stands where "&nbsp;" lost its beginning: several in a row, or glued to the next word.
_CUT_SPACES = re.compile(r"(?: ;){2,}| ;(?=[^\s;])")
_MANY_UNDERSCORES = 4
_MANY_LINES = re.compile(r"\n{3,}")


def readable_story(raw: str) -> str:
    """Give a story as a person would have typed it."""
    return _tidy(_with_spaces(raw))


def readable_answer(raw: str) -> str:
    """Give an answer as a person would have typed it; answers were written in HTML."""
    return _tidy(_CUT_SPACES.sub(" ", raw) if " ;" in raw else raw)


def _tidy(raw: str) -> str:
    text = _without_tags(raw) if "<" in raw and _TAG.search(raw) else unescape(raw) if "&" in raw else raw
    text = _GLUED_SENTENCES.sub(_line_break, text.replace("\r\n", "\n"))
    text = _GLUED_GREETING.sub(r"\1\n", text)
    return (_MANY_LINES.sub("\n\n", text) if "\n\n\n" in text else text).strip()


def _line_break(match: re.Match[str]) -> str:
    text, start = match.string, match.start()
    glued = _ENDS_A_WORD.match(text, start - 1) and not _ADDRESS.search(text[max(0, start - 80) : start])
    return match[0] + "\n" if glued else match[0]


def _with_spaces(raw: str) -> str:
    """Give spaces back where each one became an underscore; names and addresses keep the few they have."""
    if raw.count("_") < _MANY_UNDERSCORES:
        return raw
    return " ".join(_word_with_spaces(word) for word in raw.split(" "))


def _word_with_spaces(word: str) -> str:
    return word if word.count("_") < _MANY_UNDERSCORES or "://" in word else word.replace("_", " ")


def _without_tags(raw: str) -> str:
    reader = _TextOfHtml()
    reader.feed(raw)
    reader.close()
    return "".join(reader.pieces)


class _TextOfHtml(HTMLParser):
    """Keeps the text of a fragment, a line for each block and a bullet for each item."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "li":
            self.pieces.append("\n• ")
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS and tag != "br":  # <br/> is a beginning and an end
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
