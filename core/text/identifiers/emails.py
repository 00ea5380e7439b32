"""E-mail addresses, as they are or said another way; those of the services are left out."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers import official
from core.text.identifiers.links import end_of_host
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern
from core.text.names.lists import first_names, ordinary_words, surnames

_TLD = "(?:fr|com|net|org|eu|be|ch|ca|lu|info|io|re|nc|pf|gp|mq|de|es|it|pt|uk|co|me|pro|xyz|biz|bzh|ma|dz|tn|sn|ci)"
_NEW_TLD = (
    "(?:example|test|invalid|email|cloud|online|site|app|dev|family|paris|alsace|corsica|shop|store|live|mobi|tech)"
)
_WORD = "[a-z0-9][a-z0-9_+-]{0,40}"
_DISGUISE = Pattern(
    r"arr?o? ?b|(?:a|et) commercial|[\[({<_*-] ?(?:at|a|@|chez) ?[\])}>_*-]|@[ a-z]| (?:at|a|chez) .{0,60} (?:dot"
    r"|point|pt) "
)
_NAMED_IN_A_SERVICE = Pattern(r"[a-z]+(?:-[a-z]+)?\.[a-z]+(?:[-'][a-z]+){0,2}\d?|[a-z]+-[a-z]{3,}|[a-z]{3,}_[a-z]{3,}")
_MASKED = Pattern(r"[x.*_-]+")
_WRITES = Pattern(r"mail|courriel|adresse|ecri|contact|joindre|joign|repon|msn")
_LIKE_A_MAILBOX = Pattern(r"[\d._-]| point | tiret")
_SPELLED_DOT = Pattern(r" (?:dot|point) |[\[({]")
_NO_NAME = Pattern(
    r"(?:travaill\w*|comptes?|clients?|abonnee?|adresses?|e-?mails?|courriels?|messagerie|boite|suis|passe|va|est|et"
    r"|mot|une?|mon|ma|sur|en|ou|par|de|le|la|les|d|l|signe|arobase|point|forfait|ligne|internet|operateur|rendez-vous"
    r"|ici|jusqu|grace|face|quant)"
)
_NUMBER_WORD = (
    "(?:zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente"
    "|quarante|cinquante|soixante)"
)


def _ways(*sources: str) -> tuple[Pattern, ...]:
    return tuple(map(Pattern, sources))


_SAID_AT = (
    r"(?: ?[\[({<_*-] ?(?:at|arobase|arobas|a|@|chez) ?[\])}>_*-] ?"
    r"| (?:arr?o ?ba[sz]e?|(?:a|et) commercial) )"
)
_AT = rf"(?: ?@{{1,2}} ?|{_SAID_AT})"
# Only words that stand for a sign may make a site of any ending.
_SPELLED = r"(?: (?:point|dot|pt) | ?[\[({] ?(?:point|dot|\.) ?[\])}] ?)"
_DOT = r"(?: ?\. ?| ?, ?| ?[\[({] ?(?:point|dot|\.) ?[\])}] ?| (?:point|dot|pt) )"
_IN_NAME = (
    r"(?:[.'*]{1,4}| \. | (?:point|dot|tiret|tiret du (?:bas|six|6)|tiret bas|underscore|trait d'union) "
    r"| ?[\[({] ?(?:point|dot|\.) ?[\])}] ?)"
)
_HOST = r"[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,4}"
_PROVIDER = f"(?:{official.mail_providers()})"
_LETTER_BY_LETTER = (
    r"[a-z0-9](?: [a-z0-9._-]){2,40} ?@ ?[a-z](?: [a-z0-9-]){2,30} ?\. ?(?:f ?r|c ?o ?m|n ?e ?t|o ?r ?g)"
)
_NUMBER = f"(?: {_NUMBER_WORD}(?:[ -]{_NUMBER_WORD}){{0,3}}| \\d{{1,4}})?"
_NAME = f"(?<![a-z0-9.@_+-])(?<!//)(?P<name>{_WORD}(?:{_IN_NAME}{_WORD}){{0,5}}{_NUMBER}\\*{{0,6}})"
# A final full stop belongs to the sentence, a full stop between letters does not.
_END = r"(?![a-z0-9@-]|\.[a-z0-9])"
_WITH_SIGN = _ways(
    rf"{_NAME}@(?P<host>{_HOST}\.[a-z]{{2,24}})(?![0-9@-])",
    f"{_NAME} ?@ ?(?P<host>(?:{_PROVIDER}|{_WORD})\\.(?:{_TLD}|{_NEW_TLD})){_END}",
    f"(?<![a-z0-9.@_+-])(?P<name>{_WORD}(?:(?: \\. "
    f"|[._-]){_WORD}){{0,4}}(?: \\d{{1,4}})?) ?@ ?(?P<host>{_WORD} \\. {_TLD}){_END}",
    f"(?<![a-z0-9])(?P<name>(?P<host>{_LETTER_BY_LETTER}))(?![a-z0-9])",
)
_DISGUISED = _ways(
    f"{_NAME}{_AT}(?P<host>{_WORD}(?:{_DOT}{_WORD}){{0,3}}{_DOT}{_TLD}){_END}",
    # Where the sign is plainly said, any ending will do: new ones, « .test », « .example ».
    f"{_NAME}{_SAID_AT}(?P<host>{_WORD}(?:\\.{_WORD}){{0,3}}\\.[a-z]{{2,24}}){_END}",
    f"{_NAME}{_AT}(?P<host>{_PROVIDER}(?:[ ,]{{1,2}}{_TLD}|{_TLD})?){_END}",
    f"{_NAME}{_AT}(?P<host>{_WORD}(?:(?:\\.| tiret ){_WORD}){{0,3}}{_SPELLED}[a-z]{{2,12}}){_END}",
    f"{_NAME} (?:at|a) (?P<host>{_WORD}{_SPELLED}(?:{_TLD}|{_NEW_TLD})){_END}",
    f"{_NAME} chez (?P<host>{_WORD}{_SPELLED}(?:fr|com|net|org|eu|{_NEW_TLD})){_END}",
)
# « luc.perrin.gmail.com »: the sign was forgotten.
_NO_SIGN = rf"(?<![a-z0-9.@_+/-])(?P<name>{_WORD}(?:\.{_WORD}){{1,2}})\.(?P<host>{_PROVIDER}\.(?:com|fr|net)){_END}"
_UNFINISHED = _ways(rf"(?=[^@ ]{{4,64}}@){_NAME}@(?P<host>[a-z][a-z0-9-]{{3,40}}){_END}", _NO_SIGN)
_AT_PROVIDER = _ways(
    f"{_NAME} (?P<chez>chez|at|a) (?P<host>{_PROVIDER}(?:{_DOT}{_TLD})?){_END}",
)


def find(page: Page) -> Iterator[Finding]:
    """Give the e-mail addresses of people."""
    used = _WITH_SIGN if "@" in page.plain else ()
    used += _DISGUISED if _DISGUISE.search(page.plain) else ()
    used += _UNFINISHED if "@" in page.plain or "mail" in page.plain else ()
    used += _AT_PROVIDER if _names_a_provider(page) else ()
    for pattern in used:
        for match in pattern.finditer(page.plain):
            if _leads_to_somebody(page, match):
                end = end_of_host(page, match.start("host"), match.end())
                yield page.finding(FindingKind.EMAIL, match.start(), end, 0.95, "forme d’une adresse e-mail")


def _names_a_provider(page: Page) -> bool:
    return re.search(f" (?:chez|at|a) (?:{official.mail_providers()})(?![a-z])", page.plain) is not None


def _leads_to_somebody(page: Page, match: re.Match[str]) -> bool:
    name = match["name"]
    if " @" in match.group() and "@ " not in match.group() and "," in match["host"]:  # « usurpé @atelier, ma boutique »
        return False
    host = re.sub(r"[\[({] ?|[\])}]| ", "", re.sub(r"\b(?:point|dot|pt)\b", ".", match["host"]))
    if (
        _MASKED.fullmatch(name)
        or _NO_NAME.fullmatch(name)
        or (match.groupdict().get("chez") and not _is_a_mailbox(page, match))
    ):
        return False
    if "." not in host and not official.host_gives_mailboxes(host) and not _is_a_mailbox(page, match):
        return False
    if official.host_is_official(host) and not official.host_gives_mailboxes(host):
        return _is_named_in_a_service(name) and not official.mailbox_is_a_role(name, host)
    return page.is_advert or not official.mailbox_is_a_role(name, host)


def _is_named_in_a_service(name: str) -> bool:
    """Say whether it reads as a first name and a name, or ends with a known one: « gestion.rh.lebrun »."""
    *before, last = name.split(".")
    if not before and (last[1:] in surnames() or last in surnames()) and last not in ordinary_words():
        return True
    if before and (before[0] in {"dr", "docteur"} or (len(before[0]) == 1 and before[1:2] and before[1] in surnames())):
        return True
    if any(piece in surnames() and piece not in ordinary_words() for piece in before[1:]):
        return True
    known = len(before) > 1 and (last in surnames() or last in first_names())
    return known or _NAMED_IN_A_SERVICE.fullmatch(name) is not None


def _is_a_mailbox(page: Page, match: re.Match[str]) -> bool:
    """Say whether « x chez orange » gives a mailbox and not a customer."""
    name = match["name"]
    if _NO_NAME.fullmatch(name):
        return False
    if _SPELLED_DOT.search(match["host"]):
        return True
    return _LIKE_A_MAILBOX.search(name) is not None or _WRITES.search(page.before(match.start(), 60)) is not None
