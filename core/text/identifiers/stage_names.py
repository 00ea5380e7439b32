"""Pseudonyms of several words, where something says that they are one: « mon pseudo (Petit Caillou) »."""

import re
from collections.abc import Iterator
from functools import cache

from core.text.finding import Finding, FindingKind
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern
from core.text.identifiers.words import words
from core.text.names.lists import first_names, fold, folded_lines, surnames

_NETWORK = (
    r"(?:insta(?:gram)?|snap(?:chat)?|discord|telegram|twitter|x|tik ?tok|facebook|fb|messenger|twitch|you ?tube|reddit"
    r"|mastodon|threads|bluesky|t?chat|le ?bon ?coin|vinted|whats ?app|signal|strava|doctissimo|jeuxvideo(?:\.com)?"
    r"|copains d'avant|nextdoor|trustpilot|google|(?:le |un |mon )?forum(?: [a-z.-]+){0,2}?)"
)
_PSEUDO = (
    r"(?:pseudo(?:nyme)?s?|alias|surnom|blaze|nickname|gamertag|nom (?:d'utilisat(?:eur|rice)|de profil|d'ecran"
    r"|de scene))"
)
_ON = rf"(?: (?:sur|de|d') ?(?:le |la )?{_NETWORK})?"
_TELLS = r"(?: ?[:=,(«\"]| est| c'est| etait| de| d'| sous le nom(?: de)?| (?:je suis|je m'appelle))"
_PSEUDO_TOLD = Pattern(rf"(?<![a-z]){_PSEUDO}{_ON}{_TELLS}{{0,2}} ?(?<=[ («\"'])(?=[a-z0-9])")
_ACCOUNT_TOLD = Pattern(
    rf"(?<![a-z])(?:comptes?|profils?|page|mur|groupe|chaine|boucle|sur|reponds?|nom) ?(?:sur )?(?:{_NETWORK}"
    rf"|(?={_TELLS}|[ ]))(?: (?:ou|et|qui|de la|des|du|de|l[ae]s?|parents|quartier|voisins)){{0,3}}{_TELLS}{{0,2}}"
    r" ?(?<=[ («\"'])(?=[a-z0-9])"
)
_NEAR_A_NETWORK = Pattern(rf"(?<![a-z]){_NETWORK}(?![a-z])")
_NEAR_BEFORE, _NEAR_AFTER = 60, 25
_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_JOIN = r"(?:(?:de|du|des|la|le|les|à|au|aux|et|en|sans|dans|of|the) |[dl][’'])"
# Capitals, what joins them, a number at the end.
_CAPITALS = Pattern(rf"{_WORD}(?: (?:{_JOIN}){{0,2}}(?:{_WORD}|[a-zà-ÿ]{{4,}}(?=\)|»|\"))){{0,3}}(?: \d{{1,4}}(?!\d))?")
_CLOSED_IN = {"(": ")", "«": "»", '"': '"', "“": "”"}
_LONGEST = 30
_PHRASE = Pattern(r"[\w’'-]+(?: [\w’'-]+){1,4}")
# « mon pseudo est la fée du logis sur … », where a thing is named as nobody else would.
_ON_A_NETWORK = Pattern(
    rf"(?P<name>(?:l[ae]s? |l'|un |une |petite? |tonton |papi |mamie )[a-z'-]+(?: [a-z'-]+){{0,3}}?) ?"
    rf"(?=,? sur (?:le |la )?{_NETWORK}(?![a-z]))"
)
_SAME = Pattern(r"(?:l[ae]s? )?(?:memes?|sien|sienne|mien|mienne|votre|notre)(?![a-z])")
_CIVIL = words("m mme mlle mr monsieur madame mademoiselle docteur dr maitre me")
_NOT_ONE = words(
    """
    facebook instagram twitter snapchat discord telegram whatsapp youtube tiktok messenger google france la le les
    mon ma mes notre nos votre vos je j' il elle on nous vous ils elles c' ce cette un une des tout tous toutes
    """
)


def find(page: Page) -> Iterator[Finding]:
    """Give the pseudonyms of several words."""
    for match in _PSEUDO_TOLD.finditer(page.plain):
        end = _end(page, match.end()) or _end_on_a_network(page, match.end())
        if end and " " in page.text[match.end() : end]:
            yield _handle(page, match.end(), end)
    for match in _ACCOUNT_TOLD.finditer(page.plain):
        end = _end(page, match.end())
        if end and _is_a_pseudonym(page, match.end(), end) and _is_near_a_network(page, match, end):
            yield _handle(page, match.end(), end)


def _end(page: Page, start: int) -> int:
    """Give where the words end that stand in brackets there, or that have capitals; 0 when they are a sentence."""
    closing = _CLOSED_IN.get(page.text[start - 1 : start].strip())
    closed = page.text.find(closing, start, start + _LONGEST + 1) if closing else -1
    if closed > start and _PHRASE.fullmatch(page.text, start, closed) and page.text[start].isupper():
        return closed
    capitals = _CAPITALS.match(page.text, start)
    first = fold(capitals.group()).split()[0] if capitals else ""
    return capitals.end() if capitals and first not in _NOT_ONE and not first.startswith(("j'", "c'", "l'")) else 0


def _end_on_a_network(page: Page, start: int) -> int:
    named = _ON_A_NETWORK.match(page.plain, start)
    return named.end("name") if named and not _SAME.match(page.plain, start) else 0


def _is_a_pseudonym(page: Page, start: int, end: int) -> bool:
    """Say whether the words are no first name with its surname, and nothing that everybody knows."""
    parts = [part for part in re.split(r"[^\w-]+", fold(page.text[start:end])) if part]
    if len(parts) < 2 or parts[0] in _CIVIL or not _of_services().isdisjoint(parts):
        return False
    return not (parts[0] in first_names() and (parts[-1] in surnames() or len(parts) == 2))


@cache
def _of_services() -> frozenset[str]:
    """Give what one word names: a service or a brand."""
    return frozenset(entry for entry in folded_lines("services") if " " not in entry)


def _is_near_a_network(page: Page, match: re.Match[str], end: int) -> bool:
    before = page.plain[max(match.start() - _NEAR_BEFORE, 0) : match.end()]
    return _NEAR_A_NETWORK.search(f"{before} . {page.plain[end : end + _NEAR_AFTER]}") is not None


def _handle(page: Page, start: int, end: int) -> Finding:
    return page.finding(FindingKind.HANDLE, start, end, 0.8, "pseudonyme de plusieurs mots, annoncé")
