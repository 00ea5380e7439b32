"""Pseudonyms on social networks, chats and forums; the accounts of the services are left out."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers import official
from core.text.identifiers.page import Page

_AT = re.compile(r"(?<![0-9a-z._%+@-])@(?P<name>[a-z0-9_](?:[a-z0-9_.-]{0,38}[a-z0-9_])?)(?![0-9a-z@])")
_DISCORD = re.compile(r"(?<![0-9a-z._@#-])(?P<name>[a-z][a-z0-9_.-]{1,31}#\d{4})(?![0-9a-z])")
_NETWORK = (
    r"(?:insta(?:gram)?|snap(?:chat)?|discord|telegram|twitter|tik ?tok|facebook|fb|messenger|twitch|youtube|linkedin|reddit|mastodon"
    r"|steam|psn|xbox|skype|threads|bluesky|pinterest|whatsapp|signal|x|forum\w*(?: [a-z0-9.-]+){0,2}|jeuxvideo(?:\.com)?|doctissimo|tchat|chat|le bon coin|leboncoin|vinted)"
)
_SPOKEN = re.compile(
    rf"\b(?:(?:pseudo(?:nyme)?|identifiant|compte|nom d'utilisateur|username|profil|@)(?: (?:sur|de|du|est|y est|:|c'est|le|la|l'|{_NETWORK}))"
    rf"{{0,5}}|(?:sur |mon |ma |son |sa |notre |le |sous le nom |ajout\w+ |suivez |contact\w+ |dm |mp ){{1,3}}{_NETWORK}|{_NETWORK} ?(?=:)|pseudo(?:nyme)?)"
    r"(?: ?[:=,(]| est| c'est| sous(?: le)?(?: pseudo(?:nyme)?| nom)?(?: de)?| je suis| comme| avec| pseudo(?:nyme)?){0,3} {1,2}[\"«']? ?"
    r"(?P<name>[a-z0-9_](?:[a-z0-9_.-]{1,38}[a-z0-9_])(?:#\d{4})?)(?![0-9a-z@]|'[a-z])"
)
_PSEUDO_LIKE = re.compile(r"[_#\d]|[a-z]\.[a-z]")


def find(page: Page) -> Iterator[Finding]:
    """Give the pseudonyms."""
    for match in _AT.finditer(page.plain):
        if re.search("[a-z]", match["name"]) and not _is_of_a_service(match["name"]):
            yield _handle(page, match.start(), match.end(), "commence par @, comme un compte")
    for match in _DISCORD.finditer(page.plain):
        yield _handle(page, match.start(), match.end(), "forme d’un compte Discord")
    for match in _SPOKEN.finditer(page.plain):
        if _is_a_pseudonym(page, match):
            yield _handle(page, match.start("name"), match.end("name"), "annoncé comme un pseudonyme")


def _is_of_a_service(name: str) -> bool:
    ending = name.rpartition(".")[2]
    return official.account_is_official(name) or official.host_gives_mailboxes(name) and ending != name or name in {
        "gmail", "hotmail", "orange", "wanadoo", "yahoo", "outlook", "laposte", "free", "sfr", "me", "icloud", "live",
    }  # fmt: skip


def _is_a_pseudonym(page: Page, match: re.Match[str]) -> bool:
    """Say whether the word said after a network is one that nobody would say otherwise."""
    name = match["name"]
    if _is_of_a_service(name) or name.isdigit() or re.search(r"\.(?:fr|com|net|org)$", name):
        return False
    announced = match.group()[: match.start("name") - match.start()]
    if _PSEUDO_LIKE.search(name):
        return not re.fullmatch(r"\d+(?:[.,-]\d+)*[a-z]{0,3}|\d{1,4}(?:er|e|h\d*|eme)?", name)
    mixed = re.search(r"[a-zà-ÿ][A-Z]", page.text[match.start("name") : match.end("name")]) is not None
    quoted = page.text[match.start("name") - 1] in "\"«'“" or announced.rstrip(" «\"").endswith((":", "="))
    says = re.search(r"pseudo(?:nyme)?(?: [a-z]{1,10}){0,2} ?(?:[:=]|est|c'est|de)? ?[\"«]? ?$", announced) is not None
    return mixed or quoted or (says and re.search(r"[:=\"«]|est|sous", announced) is not None and len(name) > 4)


def _handle(page: Page, start: int, end: int, reason: str) -> Finding:
    return page.finding(FindingKind.HANDLE, start, end, 0.85, reason)
