"""Postal addresses that no street tells: what leads, by names and numbers, to a postal code and its town."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers.address_ends import end_of_town, is_of_a_sentence
from core.text.identifiers.address_forms import lives_before
from core.text.identifiers.addresses import nearest_is_home, told_of_a_service
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern

_CODE_AND_TOWN = Pattern(r"(?<![0-9A-Za-z€])(?:par )?(?:[A-Z]{1,2}-)?\d{2} ?\d{3} (?=[A-ZÀ-Ö][\w'’-]+)")
# All in small letters, it is an address only after a word of home: nothing else tells it from « 12 000 euros ».
_IN_SMALL_LETTERS = Pattern(
    r"(?<![0-9a-z€])(?:par )?\d{2} ?\d{3} (?=[a-zà-ÿ])(?!(?:euros?|dossiers?|personnes?|habitants?|fois|francs?|km"
    r"|ans|et|de|pour|a)(?![a-z]))"
)
# « Berthe Cazals, La Borie Haute, 12430 Ayssènes »: on an envelope, who lives there stands before the hamlet.
_HAMLET = Pattern(r"(?:La|Le|Les|Lou|Las|Los) [A-ZÀ-Ö]|L['’][A-ZÀ-Ö]")
_AFTER_WHO = Pattern(r"(?<![\w'’-])[A-ZÀ-Ö][\w’'-]+ [A-ZÀ-Ö][\w’'-]+ ?,? ?\n?$")
_LONGEST, _LONGEST_PIECE, _MOST_PIECES, _MOST_WORDS = 120, 45, 5, 7
_PIECE = Pattern(r"(?P<piece>[^,;:!?()\n]{2,45}),? ?\n? ?$")
_WORD = Pattern(r"[a-zœæ]+(?:['-][a-zœæ]+)*")
# Of a place where nobody expects a street: a boat, a kilometre on the road, a house with a name.
_OF_A_PLACE = Pattern(
    r"(?<![a-z])(?:bateau|peniche|ponton|anneau|halte|pk ?\d|quai|route|rte|chemin|rue|avenue|sq"
    r"|square|lieu-?dit|hameau|ferme|mas|moulin|villa|chalet|domaine|residence|hlm|cite|quartier|lot(?:issement)?"
    r"|impasse|servitude"
    r"|camping|emplacement|mobil-?home|caravane|caserne|logement \d+|aire d'accueil|place \d+|anse|morne|ravine"
    r"|ilet|pointe|vallee"
    r"|pavillon|bungalow|cage|aire|ker[a-z]{3,}|bourg|batiment|bat|immeuble|foyer|chambre|ch"
    r"|appt?|apt)(?![a-z])"
    r"|[a-z]{3,20}(?:straße|strasse|weg|platz|gasse|ring|damm|laan|straat|plein|kade) ?\d{1,4}|»"
)
# A house has its name before its road: « Les Genêts », la Grande Maison.
_NAMED_HOUSE = Pattern(r"[\"«“]|(?:la|le|les) |l'|villa|mas |ker|bateau|peniche|residence|foyer")
_NUMBER_AND_STREET = Pattern(
    r"(?<![0-9a-z])\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|chemin|avenue|av|boulevard|bd|impasse|allee|place|route|quai"
    r"|square|cours|passage)(?![a-z])"
)
_LIVING = Pattern(
    r"(?:demeur|habit|resid(?!ence)|domicil|heberg|loge(?!ment))[a-z]*|adresses?|anciennes?|ancien|nouvelle"
)
_HOUSEHOLD = Pattern(
    r"(?<![a-z])(?:hlm|residence|res\.?|rce|cite|foyer|lotissement|immeuble) (?:[a-z][a-z'-]*,? ){1,4}?(?:(?:entree"
    r"|bat(?:iment)?\.?|bt|appt?\.?|apt\.?|esc(?:alier)?\.?|porte|chambre|ch\.) ?(?:n° ?)?(?:\d{1,4}[a-z]?"
    r"|[a-z]\d{0,3})(?![0-9a-z'])(?:,? (?=[a-z]))?)"
    r"{1,4}(?<! )"
)
_FOREIGN = Pattern(
    # « Rue de la Loi 27, 1040 Bruxelles », « 41 Brixton Road, SW9 6DE »
    r"(?<![\w-])(?:[Cc]hemin|[Rr]ue|[Aa]venue|[Rr]oute|[Bb]oulevard|[Pp]lace"
    r"|[Qq]uai)(?: [\w'’]{1,15}){1,5} \d{1,3}[a-z]?,? "
    r"(?:CH-|B-|L-)?\d{4} [A-ZÀ-Ö][\w-]+"
    r"|(?<![\w-])(?:(?:Flat|Apt|Apartment|Unit) \d{1,4}[A-Z]?, )?\d{1,4}[A-Z]? (?:[A-Z]\w+ ){1,3}(?:Road|Street"
    r"|Lane|Avenue|Square"
    r"|Gardens|Close|Drive|Court|Terrace)(?:, [A-Z]\w+)?(?:,? [A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})?"
    r"|"
    r"(?<![\w-])(?:\d{1,4} [A-Z][a-zäöüß]{2,20}(?:straße|strasse|gasse)(?!\w)|(?:[A-Z][a-zäöüß-]{2,20}(?:straße"
    r"|strasse|str\.|weg|platz|gasse|laan|straat)"
    r"|(?:Calle|Via|Viale|Piazza|Rua|Avenida|Plaza|Largo|Strada"
    r"|Carrer|C/)(?: [\w'’]{1,15}){1,4},?) (?:n[°º] ?)?\d{1,4}[a-z]?(?!\w))"
    r"(?:, \d{1,2}[º°ª] ?[A-Z]?(?!\w))?(?:,? \d{4,6}(?: [A-Z]{2})? [A-ZÀ-Ö][\w-]+)?"
)
_KILOMETRE = Pattern(
    r"(?<![a-z])pk ?\d{1,3}(?:[,.]\d{1,2})?(?P<side>,? cote (?:mer|montagne|plage|lagon|route))?"
    r"(?P<lane>, (?:servitude|vallee|quartier|lotissement)(?: d[eu])? [a-z][a-z'-]{2,20})?"
    r"(?:, ?[a-z][a-z'-]{2,20}(?![a-z]))?"
)
_LIVES_JUST_BEFORE = Pattern(
    r"(?:(?:habit\w*|resid\w*|vi[st]|vivons|demeur\w*)(?: \w+)?(?: (?:a|au|aux|dans))?"
    r"|(?:parcelle|terrain|maison|grange|bergerie|bien|jardin)s? (?:situee?s? )?(?:a|au|aux)"
    r"|(?:domicili|heberg|log)ee?s?(?: \w+)?(?: (?:a|au|aux|dans))?|adresse(?: est| actuelle)? ?:?) (?:l[ea]s? |l')?$"
)
_LIVES_AT = Pattern(r"(?:habit|resid|vi[st]\b|vivons|demeur|log|adresse|domicil|chez)[^.!?;]{0,30}$")


def find(page: Page) -> Iterator[Finding]:
    """Give the addresses that end with a code and a town, those of abroad and those told by a kilometre."""
    for match in _CODE_AND_TOWN.finditer(page.text):
        start = _start(page, match.start(), small=False)
        home = lives_before(page, start) or nearest_is_home(page, match.start(), otherwise=True)
        end = end_of_town(page, match.start())
        if start < match.start() and home and not told_of_a_service(page, end):
            yield _address(page, start, end)
    for match in _IN_SMALL_LETTERS.finditer(page.text):
        start, end = _start(page, match.start(), small=True), end_of_town(page, match.start())
        home = nearest_is_home(page, match.start(), otherwise=False)
        if start < match.start() and home and not told_of_a_service(page, end):
            yield _address(page, start, end)
    for match in _FOREIGN.finditer(page.text):
        yield _address(page, match.start(), end_of_town(page, match.end()))
    for match in _HOUSEHOLD.finditer(page.plain):
        yield _address(page, match.start(), end_of_town(page, match.end()))
    for match in _KILOMETRE.finditer(page.plain):
        if match["side"] or match["lane"] or _LIVES_AT.search(page.before(match.start(), 60)):
            yield _address(page, match.start(), end_of_town(page, match.end()))


def _start(page: Page, code: int, *, small: bool) -> int:
    """Give where the pieces begin that lead to the code, be they in small letters, the code when none tells a place."""
    start = place = code
    for _ in range(_MOST_PIECES):
        piece = _PIECE.search(page.plain, max(place - _LONGEST_PIECE - 3, code - _LONGEST, 0), place)
        first = _first_word(page, *piece.span("piece"), small=small) if piece else place
        if piece is None or first >= piece.end("piece"):
            break
        if start == code and _is_somebodys_hamlet(page, first):
            return first
        named = start < code and _NAMED_HOUSE.match(page.plain, first)
        if named or _OF_A_PLACE.search(page.plain, first, piece.end("piece")) or _lives_in(page, first, start == code):
            start = first
        if first > piece.start("piece") + 2 or page.plain[piece.start() - 1 : piece.start()] != ",":
            break
        place = piece.start()
    return start


def _is_somebodys_hamlet(page: Page, first: int) -> bool:
    named = _HAMLET.match(page.text, first) is not None
    return named and _AFTER_WHO.search(page.text, max(first - _LONGEST_PIECE, 0), first) is not None


def _lives_in(page: Page, first: int, alone: bool) -> bool:
    """Say whether somebody lives in what begins there, the only name before the code: « je vis à Kerlann, 56… »."""
    return alone and _LIVES_JUST_BEFORE.search(page.before(first, 30)) is not None


def _first_word(page: Page, start: int, end: int, *, small: bool) -> int:
    """Give where the name begins at the end of a piece, after the last word of a sentence; its end when it is none."""
    first = start
    for word in _WORD.finditer(page.plain, start, end):
        if is_of_a_sentence(page, word) or _LIVING.fullmatch(word.group()):
            first = word.end()
    numbered = _NUMBER_AND_STREET.search(page.plain, first, end)
    first = numbered.start() if numbered else first
    while first < end and not (page.plain[first].isalnum() or page.plain[first] in '«"'):
        first += 1
    short = page.plain.count(" ", first, end) <= _MOST_WORDS
    told = small or re.search(r"[A-ZÀ-Ö0-9]", page.text[first:end]) or page.plain[first:end].strip() == "le bourg"
    return first if short and told else end


def _address(page: Page, start: int, end: int) -> Finding:
    return page.finding(FindingKind.ADDRESS, start, end, 0.7, "mène à un code postal et à sa ville")
