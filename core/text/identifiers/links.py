"""Links that are not official: profiles, pages, shops, shared files."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers import official
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern
from core.text.identifiers.words import words

_LABEL = "[a-z0-9][a-z0-9_-]{0,62}"
_HOST = rf"{_LABEL}(?:\.{_LABEL}){{0,5}}"
_PATH = r"(?:[:/?#][^\s<>\"«»“”|\\]{0,400})?"
_WITH_SCHEME = Pattern(
    rf"(?<![0-9a-z])(?:h(?:tt|xx)ps? ?: ?//(?: ?www\.)?|www\. ?)(?P<host>{_HOST}\.[a-z]{{2,24}})(?P<path>{_PATH})"
)
_SPACED = Pattern(rf"(?<![0-9a-z])www ?\. ?(?P<host>{_LABEL} ?\. ?(?:fr|com|net|org|info|eu))(?![0-9a-z])(?P<path>)")
_ENDING = (
    "fr|com|net|org|eu|info|be|ch|lu|re|nc|bzh|io|biz|shop|store|online|site|website|blog|app|dev|xyz|club|top"
    "|gg|ly|link|page|live|tv|cc"
    "|pro|asso|immo|paris|ru|cn|uk|de|es|it|ca|click|space|space|world|company|money|finance|bio|fun|tech|wiki"
    "|ai|ws|mobi|co|me|gl|be|ee|to|fm|am|example"
)
_BARE = Pattern(
    rf"(?<![0-9a-z@._/+-])(?P<host>{_LABEL}(?:\.{_LABEL}){{0,4}}\.(?:{_ENDING}))(?![0-9a-z@_-]"
    rf"|\.[a-z])(?P<path>{_PATH})"
)
_NEEDS_A_PATH = tuple(
    f".{ending}"
    for ending in words(
        """
        me co re be io ca de es it cc top live page link pro site app club paris info net fun asso world company money
        space gl ai ee to fm am
        """
    )
)
_DISGUISED = Pattern(
    rf"(?<![0-9a-z@.])(?:www (?:point|dot) |www\. ?)?(?P<host>{_LABEL}(?:(?:\.| point "
    rf"| ?[\[(]point[\])] ?){_LABEL}){{0,2}}(?: (?:point|dot) | ?[\[({{] ?(?:point|dot|\.) ?[\])}}] ?)"
    r"(?:fr|com|net|org|info|eu))(?![0-9a-z])(?P<path>(?: (?:slash|barre oblique) [a-z0-9_-]{1,40}){0,4}"
    r"|/[^\s<>\"«»]{1,400})"
)
_SPOKEN_ENDING = Pattern(
    r"(?: (?:point|dot) | ?[\[({] ?(?:point|dot|\.) ?[\])}] ?)(?:fr|com|net|org|info|eu)(?![0-9a-z])"
)
# What may stand before the name of a site that everybody knows; another word is the end of a sentence.
_PARTS_OF_SITES = words(
    """
    m fr fr-fr www web drive docs sites maps mail l apps business open play music forms photos share
    """
)
_NO_NAME = words(
    """
    un une le la les ce au du mon ton son en de deux trois ou et chaque dernier premier second est a
    """
)
_TAG_OF_A_PSEUDONYM = Pattern(r"#\d{4}[.,;:!?)»\"]*")
_LEADS_TO = Pattern(r"(?:site|blog|page|boutique|lien|adresse|sur|voir|cliquez|allez|www)[ :]*(?:\w+ )?[ :]*$")
_NETWORK = Pattern(r"(?:www\.)?(?:facebook|instagram|twitter|x|threads|tiktok)\.(?:com|net)")
_CLOSING = ".,;:!?)]}»\"'…*"


def end_of_host(page: Page, start: int, end: int) -> int:
    """Give where a site ends whose last letters may be those of a next word: « exemple.frMerci », « exemple.frou »."""
    last = page.text.rfind(".", start, end) + 1
    if not last:
        return end
    ending, before = page.text[last:end], page.plain[start : last - 1].rpartition(".")[2]
    if before in {"fr", "com", "net", "org"} and ending[0].isupper() and not page.is_upper(start, end):
        return last - 1
    turn = re.search("[a-z](?=[A-ZÀ-ÖØ-Þ])", ending)
    if turn:
        return last + turn.end()
    glued = re.match("(?:fr|com|net|org)(?=[a-z]{1,3}$)", ending)
    return last + glued.end() if glued and ending not in {"com", "net", "org"} else end


def find(page: Page) -> Iterator[Finding]:
    """Give the links that are not official."""
    for match in _WITH_SCHEME.finditer(page.plain):
        host = page.plain[match.start("host") : end_of_host(page, match.start("host"), match.end("host"))]
        if not official.host_is_official(host) and not _is_known(match):
            yield _link(page, match)
    for match in _BARE.finditer(page.plain):
        if not official.host_is_official(match["host"]) and not _is_known(match) and _is_meant(page, match):
            yield _link(page, match)
    for match in _SPACED.finditer(page.plain):
        if " " in match.group() and not official.host_is_official(match["host"].replace(" ", "")):
            yield _link(page, match)
    if _SPOKEN_ENDING.search(page.plain):
        yield from _disguised(page)


def _disguised(page: Page) -> Iterator[Finding]:
    for match in _DISGUISED.finditer(page.plain):
        host = re.sub(r"[\[\](){} ]", "", re.sub(r"\b(?:point|dot)\b", ".", match["host"]))
        if host.partition(".")[0] in _NO_NAME or official.host_is_official(host) or official.host_is_known_to_all(host):
            continue
        yield _link(page, match)


def _is_known(match: re.Match[str]) -> bool:
    """Say whether it leads to a site that everybody knows and no further, or to the account of a service there."""
    if not official.host_is_known_to_all(match["host"]):
        return False
    account = match["path"].strip("/.,;:!?)#@")
    return not account or (_NETWORK.fullmatch(match["host"]) is not None and official.account_is_official(account))


def _is_meant(page: Page, match: re.Match[str]) -> bool:
    """Say whether it is a site, and not a pseudonym with its tag or two sentences that lack a space."""
    if _TAG_OF_A_PSEUDONYM.fullmatch(match["path"]):
        return False
    if match["path"].strip("/.,;:!?)#") and match["path"][0] == "/":
        return True
    last = page.text[match.end("host") - 1 - len(match["host"].rpartition(".")[2]) + 1]
    if last.isupper() and not page.is_upper(match.start("host"), match.end("host")):
        return False
    if not match["host"].endswith(_NEEDS_A_PATH) or "-" in match["host"]:
        return True
    return _LEADS_TO.search(page.before(match.start(), 24)) is not None


def _link(page: Page, match: re.Match[str]) -> Finding:
    start = match.start()
    first, _, rest = match["host"].partition(".")
    if (
        start == match.start("host")
        and official.host_is_known_to_all(rest)
        and first.isalpha()
        and first not in _PARTS_OF_SITES
    ):
        start += len(first) + 1
    end = match.end() if match["path"] else end_of_host(page, match.start("host"), match.end())
    turn = re.search(r"\.(?:html?|php|pdf|aspx?)(?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ])", page.text[match.start() : end])
    end = match.start() + turn.end() if turn else end
    while page.text[end - 1] in _CLOSING:
        end -= 1
    if page.text[end : end + 1] == ")" and "(" in page.text[match.start() : end]:
        end += 1
    return page.finding(FindingKind.URL_PERSONAL, start, end, 0.85, "lien vers un site qui n’est pas officiel")
