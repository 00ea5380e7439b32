"""Postal addresses of people, from the number, the street or the place to the town."""

from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers.address_ends import end_of
from core.text.identifiers.address_forms import SERVICE_MOVED, beginnings, lives_before, start_of_complements
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern

_PLACE_BEFORE = Pattern(
    r"(?<![\w'’-])(?:Ker|Mas|Villa|Domaine|Château|Moulin"
    r"|Ferme|Péniche|Bateau|Chalet|Manoir)[ -][A-ZÀ-Ö][\w'’-]{2,20}(?: [A-ZÀ-Ö][\w'’-]{2,20})?, ?$"
)
# Where somebody works on their own account is theirs.
_WORKPLACES = (
    r"cabinet|bureau(?! de (?:poste|vote))|magasin|boutique|local|locaux|atelier|restaurant|commerce|entreprise"
    r"|(?:micro|auto)-?entreprise|societe|officine|exploitation|salon|garage|siege|etude|gite|cafe|activite"
)
# What somebody owns and a file is about: « la maison sise… », « mon bien au… ».
_OWNED = r"appartement|logement|maison|studio|terrain|bien|propriete|pavillon|parcelle|villa|grange|batisse"
_SORT_OF_PROPERTY = (
    r"(?: (?:de famille|familiale?|d'habitation|individuelle|mitoyenne|principale|secondaire|agricole"
    r"|constructible|immobilier|locatif|a batir|de (?:ma|mon|mes|notre|nos|sa|son|ses) [a-z-]+))"
)
_PROPERTY = (
    rf"(?:(?:mon|ma|notre|son|sa|leur) )?(?:{_OWNED}){_SORT_OF_PROPERTY}{{0,2}},? (?:qui est |est |etait )?(?:situee?"
    rf"|sise?)|(?:mon|ma|notre) (?:terrain|bien(?![ -]etre)|propriete|pavillon|parcelle|villa|grange|batisse)"
)
_HOME = Pattern(
    rf"(?<![a-z])(?:{_PROPERTY}|j'? ?hab\w+"
    r"|habit(?!ants)\w*|demeur\w*|domicil\w*|resid(?:e|es|ons|ant|ait|ais|er)|adresses?|log(?:e|es"
    r"|ee|ons|eait|eais|er)|reloge\w*|heberge\w*(?: par [a-z' ]{3,40})?|locataires?|proprietaires?"
    r"|chez (?:moi|nous|elle|lui|eux|ma|mon|mes|une?|sa|son|ses|leurs?|m\.|mme)|je creche"
    r"|mon (?:appartement|logement|domicile|immeuble|studio|courrier|adresse|ancien\w* \w+)|notre (?:appartement"
    r"|logement|maison|domicile|adresse)|ma maison|(?:mon|notre|son|leur|sa) (?:nouvelle |ancienne |vraie "
    r"|bonne )?adresse|demenag\w+|emmenag\w+|je vis|vis|vit|vivons|vivant|installee?s?"
    r"|(?:je suis|nous sommes) (?:maintenant|desormais|toujours|encore|actuellement)(?= (?:au |\d))"
    r"|mes parents|ma mere|mon pere|ma fille|mon fils|ma grand-mere|mon grand-pere|ma s(?:oe|œ)ur|mon frere"
    rf"|(?:mon|ma|notre|nos) (?:petite? )?(?:{_WORKPLACES})|(?:liberale?|independante?)s?[, ]{{1,3}}cabinet"
    r"|coordonnees|nee? le|mon colis|livre\w*|mes voisins|ma rue|mon compteur|loyer|courrier|lettre|envoye\w*"
    r"|recommande|ecri(?:re|t|vent|vai(?:t|ent))"
    r"|maison d[eu] (?:son|sa|mon|ma|mes|leurs?|ses|notre|nos)|beau-frere|belle-mere|voisine?)(?![a-z])"
)
_SERVICE = Pattern(
    r"(?<![a-z])(?:caf|cpam|msa|carsat|cnav|urssaf|mdph|ccas|crous|agences?|guichets?|mairies?|bureaux?"
    r"|services?|prefecture|sous-prefecture|sieges?|tribunal|cabinet|hopital|clinique|chu|centre|locaux|antenne"
    r"|permanence|france travail|pole emploi|france services|maison (?:d(?:e|u|es)(?= [a-z])|france|departementale"
    r"|medicale|communale)|sip|tresorerie|impots|poste|commissariat"
    r"|gendarmerie|police|accueil|ecole|college|lycee|creche|mission locale|caisse|office|departement|consulat"
    r"|ambassade"
    r"|etablissement|rectorat|greffe|direction|espace|point|mediat(?:eur|rice)|defenseur|ministere|pharmacie"
    r"|laboratoire|magasin|fourriere|dechetterie"
    r"|dechett?erie|bibliotheque|mediatheque|gare|arret|bus|tram(?:way)?|nouveaux? (?:site|locaux)|situee?s?"
    r"|se trouve|se trouvent|convoque\w*"
    r"|rendez-vous|rdv|organisme|huissier|notaire|foyer rural|salle|association|plateforme|ofii|prefectorale"
    r"|conservation|cadastre|spf|adil|(?:pass|pouss|franch)\w* la porte)(?![a-z])"
)
_SERVICE_AFTER = Pattern(
    r"[^.!?]{0,12}(?:est l'adresse d|ou se trouve|ou est|siege d|locaux d|au (?:ministere|tribunal|rectorat"
    r"|defenseur)|a l'agence|au guichet|a la (?:caf|cpam"
    r"|mairie|prefecture|msa)|\((?:caf|cpam|mairie|agence)|, (?:siege|agence|adresse de la|adresse du"
    r"|l'adresse de la))"
)
# What everybody calls a service by.
_KNOWN_TO_ALL = Pattern(
    r"36,? quai des orfevres|55,? (?:rue )?(?:du )?faubourg[ -]saint[ -]honore|20,? avenue de segur"
    r"|139,? rue de bercy|37,? quai d'orsay|14,? avenue duquesne"
)
_FLAT = Pattern(r"(?<![a-z])(?:appa?r?t|apt|bat|esc|etage|porte|chambre|logement|studio)")
_HOME_AFTER = Pattern(
    r",? (?:qui est |c'est |est |voila )?(?:bien )?(?:mon adresse|chez (?:moi|nous)|ou (?:j' ?|nous )?(?:habit|resid"
    r"|vi[st])|ou (?:j'|je |nous |mon |ma |mes ))"
)
_BORN_AFTER = Pattern(r"[,; ]{1,3}(?:0[1-9](?:[ .-]?\d\d){4}[,; ]{1,3})?nee? (?:le|en|a)(?![a-z])")
_TOWN_BEFORE = Pattern(r"(?<= [àÀ] )[A-ZÀ-Ö][\w’'-]{2,30}, ?$")
_SERVICE_NEAR = 40
_CODE = Pattern(r"\d{5}")
_A_WHILE_AGO = Pattern(r"il y a (?:\d+|[a-z]+) (?:jours?|semaines?|mois|ans?),")
_LIKE_A_STREET = Pattern(r"\d{5}| d(?:e|es|u) | d'|\d (?:rue|avenue|boulevard|bd|impasse|allee) ")


# « … au lieu de « chemin des Canaux, Nîmes » »: what stands beside an address is another.
_AND_ANOTHER = Pattern(
    r",? (?:et non|au lieu d[eu]|a la place d[eu]|puis|devenue?|et pas|et avant|contre)(?: (?:le|la|l'|au))? ?[«\"]? ?"
)


def find(page: Page) -> Iterator[Finding]:
    """Give the postal addresses of people."""
    done = -1
    for beginning in beginnings(page):
        if beginning.start < done:
            continue
        end = end_of(page, beginning)
        named = end > beginning.end or beginning.complete
        beside = done > 0 and _AND_ANOTHER.fullmatch(page.plain, done, beginning.start) is not None
        if named and (beside or _is_somebodys(page, beginning.start, end, numbered=beginning.numbered)):
            start = _start(page, beginning.start, max(done, 0))
            done = end
            yield page.finding(FindingKind.ADDRESS, start, end, 0.85, "forme d’une adresse, hors d’un service")


def _start(page: Page, start: int, least: int) -> int:
    """Give where the flat and the building begin that stand before the number."""
    before = start_of_complements(page, start, least)
    if before < start:
        return before
    near = max(start - 40, least)
    place = _PLACE_BEFORE.search(page.text, near, start) or _TOWN_BEFORE.search(page.text, near, start)
    return place.start() if place else start


def _is_somebodys(page: Page, start: int, end: int, *, numbered: bool) -> bool:
    """Say whether the nearest words speak of a home and not of a service."""
    if page.text[start:end].isdigit() or told_of_a_service(page, end):
        return False
    if _KNOWN_TO_ALL.match(page.plain, start):
        return False
    if _BORN_AFTER.match(page.plain, end) or (numbered and _HOME_AFTER.match(page.plain, end)):
        return True
    # What the sentence before speaks of is another thing: « … rappeler lundi. 17 rue du Port, 08000 Givet ».
    before = page.before(start, 110).rpartition(". ")[2]
    if numbered:
        return _nearest_is_home(before, otherwise=_looks_like_an_address(page, start, end))
    coded = _CODE.search(page.plain, start, end) is not None
    if _FLAT.search(page.plain, start_of_complements(page, start, 0), start):
        return _nearest_is_home(before, otherwise=True)
    return lives_before(page, start) or (coded and _nearest_is_home(before, otherwise=True))


def _looks_like_an_address(page: Page, start: int, end: int) -> bool:
    """Say whether it has a capital, a town or « de », where « 10 route barrée » has none."""
    return page.text[start:end] != page.text[start:end].lower() or bool(_LIKE_A_STREET.search(page.plain, start, end))


def told_of_a_service(page: Page, end: int) -> bool:
    """Say whether what stands just after an address tells that a service is there."""
    return _SERVICE_AFTER.match(page.plain, end, end + 60) is not None


def nearest_is_home(page: Page, start: int, *, otherwise: bool) -> bool:
    """Say whether the nearest words before a place speak of a home and not of a service."""
    return _nearest_is_home(page.before(start, 110).rpartition(". ")[2], otherwise=otherwise)


def _nearest_is_home(before: str, *, otherwise: bool) -> bool:
    # « J’ai alerté le CCAS il y a 15 jours, 33 rue… »: nobody tells so where the service is.
    before = before[max((match.end() for match in _A_WHILE_AGO.finditer(before)), default=0) :]
    home = max((match.end() for match in _HOME.finditer(before)), default=-1)
    service = max((match.end() for match in _SERVICE.finditer(before, max(len(before) - _SERVICE_NEAR, 0))), default=-1)
    moved = max((match.end() for match in SERVICE_MOVED.finditer(before)), default=-1)
    if moved >= home > -1:
        return False
    return otherwise if home == service == -1 else home >= service
