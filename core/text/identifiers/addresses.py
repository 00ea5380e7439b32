"""Postal addresses of people, from the number, the street or the place to the town; those of the services are left out."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers.page import Page

_SURE_STREETS = (
    r"rue|r\.|avenues?|ave?\.?|boulevard|bd\.?|bld\.?|blvd\.?|boul\.|impasse|imp\.|allees?|all\.|chemin|chem\.?|che\.|ch\.|route|rte\.?|ruelle|venelle|quai|square|sq\."
    r"|faubourg|fbg?\.?|lotissement|lot\.|esplanade|montee|sentier|sente|traverse|rond-point|hameau|ham\.|lieu-?dit|lieu dit|chaussee|residence|res\.|grande?[ -]?'?rue|grand'rue|parvis"
    r"|promenade|clos|mas|(?:vieux|ancien) chemin|(?:basse|haute|petite) rue|(?:ancienne|vieille) route|r"
)
_OTHER_STREETS = (
    r"place|pl\.?|cours|crs|passage|pass\.|cite|villas?|domaine|voie|mail|porte|pont|port|cote|rampe|quartier|quart\.|ferme|parc|jardins?|carrefour|carriera|zac|za|zi|bourg|le bourg|tour|immeuble|berge|galerie|hlm|hauts?|coteau|moulin|chateau|levee|levee"
)
_NUMBER = r"(?<![0-9a-z€])(?<!\d[.,/])(?P<number>\d{1,4}(?: ?[-/&] ?\d{1,4}| et \d{1,3})?(?: ?(?:bis|ter|quater|[a-f])(?![a-z']))?)"
_NUMBERED = re.compile(
    rf"{_NUMBER}(?: ?, ?| ?\n ?| )(?:de |du |dans )?(?:la |l'|le )?(?P<street>{_SURE_STREETS}|{_OTHER_STREETS})(?![a-z-])(?=[ '])"
)
_STREET = re.compile(
    rf"(?<![0-9a-z'-])(?P<street>rue|avenue|av\.|boulevard|bd|bld|impasse|allees?|chemin|route|ruelle|venelle|quai|square|faubourg|lotissement|sentier|hameau|lieu-?dit|lieu dit|residence|res\."
    r"|place|cite|montee|domaine|quartier|villa|mas|cours|clos|grand'rue|grande rue|passage|promenade|traverse|foyer|camping|immeuble|batiment|bat)(?![a-z-])(?=[ '])"
)
_PLACE = re.compile(r"(?<![0-9a-z])(?P<number>(?:\d{1,4}(?: ?(?:bis|ter))?,? )?)(?P<street>)(?=[a-z][a-z'-]+(?: [a-z][a-z'-]*){0,4},? ?\n?-? ?\d{5} [a-z])")
_POSTBOX = re.compile(r"(?<![0-9a-z])(?P<street>bp|b\.p\.|boite postale|tsa|cs) ?(?:n° ?)?\d{1,6}(?:[ ,-]+(?=\d{2} ?\d{3} [a-z]))")
_WORD = re.compile(r"[a-z][a-z'’.-]*|\d{1,4}(?:e|er|eme|eme)?(?![0-9a-z])")
_PARTICLES = frozenset("de du des la le les l d l' d' en sur sous lez les et aux au a".split())
_TITLES = frozenset(
    """
    general marechal docteur dr capitaine colonel commandant president professeur abbe saint sainte st ste victor jean jules emile pierre paul louis
    charles albert anatole leon georges marie antoine francois jacques andre claude henri lucien maurice marcel gustave alphonse
    edouard edmond eugene gabriel gaston honore joseph martin michel robert roger simone rosa lucie louise alexandre auguste
    aristide benoit camille denis felix ferdinand frederic germain guy helene jeanne julien lavoisier leo olympe raymond rene salvador
    vincent yves grand grande petit petite vieux vieille haut haute bas basse belle beau bon bonne trois quatre deux cinq sept
    anciens ancien ancienne nouvelle nouveau vieil mont champ bois pre val puits four comte
    """.split()
)
_STOP = frozenset(
    """
    je j tu il elle on nous vous ils elles et ou mais donc car ni que qui quand qu si depuis pour avec sans dans chez par est sont etait etaient a ai as ont
    avons avez suis mon ma mes ton son sa ses notre nos votre vos leur leurs ce cet cette ces un une pas ne plus tres tel telephone mail email ainsi apres avant
    c s n y m t se me te lui meme puis alors comme jusque jusqu vers sera serait fait puisque lorsque parce bonjour merci cordialement monsieur madame
    mme m mr mlle qu'on tous tout toute j'ai c'est n'a n'est s'est m'a m'ont l'agent d'un d'une j'habite qu'il qu'elle ma objet allocataire dossier fin mois
    aucun rien toujours encore jamais ici la-bas voici voila hier demain aujourd'hui ref reference numero n date ne nee suite or
    """.split()
)
_COMPLEMENT = re.compile(
    r"(?:[\s,;(–-]{1,3})(?:(?:appartements?|apparts?|appt?s?\.?|apt\.?|logement|lgt|batiments?|bat\.?|immeuble|imm\.?|escalier|esc\.?|etage|porte|pte|hall|entree|bloc|tour|lot|villa|chambre|ch\.?|boite|boite aux lettres|bal|n°|cage|studio|pavillon)"
    r" ?(?:n° ?)?[0-9a-z]{1,5}(?![a-z'])(?: ?- ?[0-9a-z]{1,3}(?![a-z0-9]))?|\d{1,2} ?(?:er|e|eme|nd) etage(?: (?:droite|gauche|face))?|rdc|rez-de-chaussee|(?:bp|cs|b\.p\.) ?\d{1,6})"
)
_PLACE_COMPLEMENT = re.compile(r"(?:\s?[,\n–-]\s?|\s)(?:residence|res\.?|lieu-?dit|lieu dit|hameau(?: de)?|lotissement|quartier|domaine|cite|le clos|clos|villa|immeuble|chez|zac|za|mas)(?= )")
_COMPLEMENT_BEFORE = re.compile(
    r"(?<![0-9a-z])(?:(?:appartement|appart|appt?\.?|apt\.?|logement|batiment|bat\.?|immeuble|escalier|esc\.?|porte|hall|entree|bloc|tour|lot|villa|chambre|studio) (?:n° ?)?(?:\d{1,4}[a-z]?|[a-z]\d{0,3})(?![a-z0-9']) ?[,\n-]? ?"
    r"|(?:residence|hameau|lieu-?dit|lotissement|domaine|cite) [a-z' -]{3,30}[,\n] ?|\d{1,2}(?:er|e|eme) etage ?,? ?){1,4}$"
)
_TOWN_WITH_CODE = re.compile(r"(?:\s?[,;\n(–.-]{0,2}\s{0,2}(?:f-|fr-)?(?:a )?)(?P<code>\d{2} ?\d{3}|2[ab]\d{3})\)?(?P<gap>[\s,-]{1,3})(?=[a-z])")
_TOWN_ALONE = re.compile(r"(?P<gap>\s?[,\n–(-]\s?(?:a )?| (?:a |sur ))(?=[a-z])")
_CODE_ALONE = re.compile(r"(?:[\s,(–-]{1,3})\d{2} ?\d{3}(?![0-9a-z])\)?")
_CODE_AFTER = re.compile(r",? ?\(?(?:\d{5}|\d{2}|2[ab])\)|,? \d{5}(?![0-9 ]*\d|[a-z])")
_CEDEX = re.compile(r",? (?:cedex(?: \d{1,2})?|\d{1,2} ?(?:e|er|eme|ieme)(?: arrondissement)?(?![a-z])|\d{1,2} cedex)")
_TOWN_STARTS = frozenset("saint sainte st ste saint- le la les l' mont bourg villeneuve grand grande petit petite fort pont val neuilly".split())
_HOME = re.compile(
    r"(?<![a-z])(?:j'hab\w+|habit\w*|demeur\w*|domicil\w*|resid(?:e|es|ons|ant|ait|ais|er)|adresses?|log(?:e|es|ee|ons|eait|eais|er)|reloge\w*|heberge\w*|locataires?|proprietaires?|chez (?:moi|nous|elle|lui|eux|ma|mon|mes|m\.|mme)"
    r"|mon (?:appartement|logement|domicile|immeuble|studio|courrier|adresse|ancien\w* \w+)|notre (?:appartement|logement|maison|domicile|adresse)|ma maison|(?:mon|notre|son|leur|sa) (?:nouvelle |ancienne |vraie |bonne )?adresse|demenag\w+|emmenag\w+|je vis|vis|vit|vivons|vivant|installee?s?"
    r"|mes parents|ma mere|mon pere|ma fille|mon fils|ma grand-mere|mon grand-pere|ma soeur|mon frere|coordonnees|nee? le|mon colis|livre\w*|mes voisins|ma rue|mon compteur|loyer|courrier|lettre|envoye\w*|recommande)(?![a-z])"
)
_SERVICE = re.compile(
    r"(?<![a-z])(?:caf|cpam|msa|carsat|cnav|urssaf|mdph|ccas|crous|agences?|guichets?|mairies?|bureaux?|services?|prefecture|sous-prefecture|sieges?|tribunal|cabinet|hopital|clinique|chu|centre|locaux|antenne"
    r"|permanence|france travail|pole emploi|france services|maison|sip|tresorerie|impots|poste|commissariat|gendarmerie|police|accueil|ecole|college|lycee|creche|mission locale|caisse|office|departement|consulat|ambassade"
    r"|etablissement|rectorat|greffe|direction|espace|point|pharmacie|laboratoire|magasin|fourriere|dechetterie|dechett?erie|bibliotheque|mediatheque|gare|arret|situee?s?|sise?s?|se trouve|se trouvent|convoque\w*|rendez-vous|rdv|organisme|huissier|notaire|foyer rural|salle|association|plateforme|ofii|prefectorale|conservation|cadastre|spf)(?![a-z])"
)
_SERVICE_AFTER = re.compile(r"[^.!?]{0,12}(?:ou se trouve|ou est|siege d|locaux d|a l'agence|au guichet|a la (?:caf|cpam|mairie|prefecture|msa)|\((?:caf|cpam|mairie|agence)|, (?:siege|agence|adresse de la|adresse du|l'adresse de la))")
_LIVES = re.compile(
    r"(?:j'hab\w+|habit\w*|demeur\w*|domicili\w*|resid\w+|adresse|log(?:e|es|ee|ons|eait)|reloge\w*|heberge\w*|demenage\w*|emmenage\w*|vis|vit|vivons|vivant|appartement|logement|maison|installee?s?|chez (?:moi|nous|ma mere|mes parents|mon fils|ma fille))"
    r"(?: ?[:,=(]| (?:est|c'est|maintenant|toujours|actuellement|desormais|encore|depuis \w+ \w+|seule?|ici|postale|personnelle|actuelle|avec [a-z ]{3,20}|bien|a [a-z-]+,?))*"
    r" ?\n?(?: (?:a|au|aux|dans|sur|de|rue|en|le|la|l'|les|un|une|au numero|au n°))* ?(?:la |le |l'|les )?$"
)
_MONTHS = frozenset("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split())
_DATE_NAME = re.compile(r" ?(?:du |des |de l')?\d{1,2} (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)(?: (?:19|18)\d\d)?| ?(?:du )?(?:onze novembre|huit mai|quatre septembre|quatorze juillet)(?: (?:19|18)\d\d)?")
_MOST_WORDS = 9


def find(page: Page) -> Iterator[Finding]:
    """Give the postal addresses of people."""
    done = 0
    for match, numbered in _beginnings(page):
        if match.start() < done:
            continue
        end = _end(page, match, numbered)
        if end > match.end("street") and _is_somebodys(page, match.start(), end, numbered):
            start = _start(page, match.start(), done)
            done = end
            yield page.finding(FindingKind.ADDRESS, start, end, 0.85, "forme d’une adresse, hors d’un service")


def _beginnings(page: Page) -> list[tuple[re.Match[str], bool]]:
    """Give where an address may begin, in the order of the text, and whether it has its number."""
    found = [(match, True) for match in _NUMBERED.finditer(page.plain)]
    found += [(match, False) for pattern in (_STREET, _POSTBOX) for match in pattern.finditer(page.plain)]
    found += [(match, bool(match["number"])) for match in _PLACE.finditer(page.plain) if _is_named_place(page, match)]
    return sorted(found, key=lambda one: (one[0].start(), not one[1]))


def _is_named_place(page: Page, match: re.Match[str]) -> bool:
    """Say whether « Le Mas Neuf, 30140 Anduze » begins here: capitals, and a word of home or a number before."""
    first = match.end()
    word = _WORD.match(page.plain, first)
    if word is None or not page.text[first].isupper() or word.group() in _MONTHS or word.group() in _STOP - {"la"}:
        return False
    if match["number"]:
        return True
    return _LIVES.search(page.before(match.start(), 60)) is not None and not page.plain[:first].endswith((" a ", " de "))


def _start(page: Page, start: int, least: int) -> int:
    """Give where the flat and the building begin that stand before the number."""
    before = _COMPLEMENT_BEFORE.search(page.plain, max(start - 70, least), start)
    return before.start() if before else start


def _end(page: Page, match: re.Match[str], numbered: bool) -> int:
    """Give where the address ends, its beginning when it has no name."""
    name_end = _end_of_name(page, match)
    if name_end == match.end("street"):
        return name_end
    end = _end_of_complements(page, name_end)
    town = _end_of_town(page, end)
    return max(town, end)


def _end_of_name(page: Page, match: re.Match[str]) -> int:
    """Give where the name of the street ends."""
    end = match.end("street")
    if match.re is _POSTBOX:
        return match.end() if not page.plain[match.end() - 1].isspace() else len(page.plain[: match.end()].rstrip(" ,-"))
    dated = _DATE_NAME.match(page.plain, end)
    if dated:
        return dated.end()
    strict = match["street"] in _CAPITAL_NEEDED or not match["street"]
    return _end_of_words(page, end, strict=strict, most=_MOST_WORDS)


_CAPITAL_NEEDED = frozenset(
    "place pl pl. cours crs passage pass. cite villa villas domaine voie mail porte pont port cote rampe quartier ferme parc jardin jardins tour immeuble r ch. all. che. lot."
    " carrefour levee galerie haut hauts bourg moulin chateau za zi zac residence res. clos mas promenade traverse hlm foyer camping batiment bat berge coteau".split()
)


def _end_of_words(page: Page, end: int, *, strict: bool, most: int) -> int:
    """Give where a proper name ends: capitals and what joins them, or one small word and what titles announce."""
    place, contents, open_title = end, 0, False
    for _ in range(most):
        gap = re.compile(r"[ '’]{0,2}").match(page.plain, place)
        word = _WORD.match(page.plain, gap.end() if gap else place)
        if word is None or (gap is not None and not gap.group() and contents):
            break
        bare = word.group().rstrip("'’.-")
        capital = page.text[word.start()].isupper()
        elided = re.match("[dl]['’]", word.group())
        if bare in _PARTICLES and bare not in _TITLES and (not capital or bare in {"de", "la", "le", "les", "du", "des", "l", "d"}):
            place = word.end()
            continue
        if bare in _STOP and not (capital and not page.text[word.start() : word.end()].isupper() and contents == 0):
            break
        name = page.text[word.start() + (elided.end() if elided else 0)]
        capital = capital or name.isupper()
        if not (capital or (not strict and (contents == 0 or open_title)) or (bare.isdigit() and contents == 0 and not strict)):
            break
        if bare.isdigit() and contents and not capital:
            break
        contents += 1
        open_title = bare in _TITLES
        last = page.plain[word.end() - 1]
        end = place = word.end() - (1 if last == "." and len(bare) > 2 or last in "-'" else 0)
        if last == "." and len(bare) > 2:
            break
    return end


def _end_of_complements(page: Page, end: int) -> int:
    for _ in range(4):
        complement = _COMPLEMENT.match(page.plain, end)
        if complement:
            end = complement.end()
            continue
        place = _PLACE_COMPLEMENT.match(page.plain, end)
        place_end = _end_of_words(page, place.end(), strict=True, most=6) if place else end
        if place is None or place_end == place.end():
            return end
        end = place_end
    return end


def _end_of_town(page: Page, end: int) -> int:
    """Give where the town ends that follows, the same place when none does."""
    coded = _TOWN_WITH_CODE.match(page.plain, end)
    if coded:
        town = _end_of_town_name(page, coded.end(), small=True)
        return _past_cedex(page, town) if town > coded.end() else coded.end("code")
    code = _CODE_ALONE.match(page.plain, end)
    if code:
        return code.end()
    alone = _TOWN_ALONE.match(page.plain, end)
    if alone and page.text[alone.end()].isupper():
        town = _end_of_town_name(page, alone.end(), small=False)
        if town > alone.end():
            end = _past_cedex(page, town)
            after = _CODE_AFTER.match(page.plain, end)
            return after.end() if after else end
    return end


def _past_cedex(page: Page, end: int) -> int:
    cedex = _CEDEX.match(page.plain, end)
    return cedex.end() if cedex else end


def _end_of_town_name(page: Page, start: int, *, small: bool) -> int:
    """Give where the name of a town ends; a small letter is a town only after its code."""
    end, place = start, start
    for step in range(6):
        gap = re.compile(r" ?").match(page.plain, place) if step else None
        word = _WORD.match(page.plain, gap.end() if gap else place)
        if word is None or word.group()[0].isdigit():
            break
        bare = word.group().rstrip(".'’-")
        capital = page.text[word.start()].isupper() or (len(word.group()) > 2 and word.group()[1] == "'" and page.text[word.start() + 2].isupper())
        joins = end > start and bare in {"sur", "sous", "les", "lez", "en", "de", "d", "du", "la", "le", "l", "des", "aux"} and not capital
        if bare in {"le", "la", "les", "l"} and end == start:
            place = word.end()
            continue
        if joins:
            place = word.end()
            continue
        previous = page.plain[start:end].rpartition(" ")[2].rstrip("-")
        if bare in _STOP or not (capital or (small and (end == start or previous in _TOWN_STARTS))):
            break
        last = page.plain[word.end() - 1]
        end = place = word.end() - (1 if last in ".'-" else 0)
        if last == "." and bare not in {"st", "ste"}:
            break
    return end


def _is_somebodys(page: Page, start: int, end: int, numbered: bool) -> bool:
    """Say whether the nearest words speak of a home and not of a service."""
    if page.text[start:end].isdigit() or _SERVICE_AFTER.match(page.plain, end, end + 60):
        return False
    before = page.before(start, 110)
    if not numbered:
        coded = re.search(r"\d{5}", page.plain[start:end]) is not None
        lives = _LIVES.search(before) is not None
        return lives or (coded and _nearest_is_home(before, otherwise=True))
    return _nearest_is_home(before, otherwise=True)


def _nearest_is_home(before: str, *, otherwise: bool) -> bool:
    home = max((match.end() for match in _HOME.finditer(before)), default=-1)
    service = max((match.end() for match in _SERVICE.finditer(before)), default=-1)
    return otherwise if home == service == -1 else home >= service
