"""Postal addresses of people, from the number, the street or the place to the town."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers import official
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern
from core.text.identifiers.words import words

_SURE_STREETS = (
    r"rue|r\.|avenues?|ave?\.?|boulevard|bd\.?|bld\.?|blvd\.?|boul\.|impasse|imp\.|allees?|all\.|chemin|chem\.?"
    r"|che\.|ch\.|route|rte\.?|ruelle|venelle|quai|square|sq\."
    r"|faubourg|fbg?\.?|lotissement|lot\.|esplanade|montee|sentier|sente|traverse|rond-point|hameau|ham\."
    r"|lieu-?dit|lieu dit|chaussee|residence|res\.|grande?[ -]?'?rue|grand'rue|parvis"
    r"|promenade|clos|mas|(?:vieux|ancien) chemin|(?:basse|haute|petite) rue|(?:ancienne|vieille) route|r"
)
_OTHER_STREETS = (
    r"place|pl\.?|cours|crs|passage|pass\.|cite|villas?|domaine|voie|mail|porte|pont|port|cote|rampe|quartier"
    r"|quart\.|ferme|parc|jardins?|carrefour|zac|za|zi|(?:le )?bourg|tour|immeuble|berge|galerie|hlm|hauts?|coteau"
    r"|moulin|chateau|levee"
)
_NUMBER = (
    r"(?<![0-9a-z€])(?<!\d[.,/])(?P<number>\d{1,4}(?: ?[-/&] ?\d{1,4}| et \d{1,3})?(?: ?(?:bis|ter|quater"
    r"|[a-f])(?![a-z']))?)"
)
_NUMBERED = Pattern(
    rf"{_NUMBER}(?: ?, ?| ?\n ?| )(?:de |du |dans )?(?:la |l'|le )?(?P<street>{_SURE_STREETS}"
    rf"|{_OTHER_STREETS})(?![a-z-])(?=[ '])"
)
_STREET = Pattern(
    r"(?P<street>rue|avenue|av\.|boulevard|bd|bld|impasse|allees?|chemin|route|ruelle|venelle|quai|square"
    r"|faubourg|lotissement|sentier|hameau|lieu-?dit|lieu dit|residence|res\."
    r"|place|cite|montee|domaine|quartier|villa|mas|cours|clos|grand'rue|grande rue|passage|promenade|traverse"
    r"|foyer|camping|immeuble|batiment|bat)(?![a-z-])(?=[ '])"
)
_PLACE = Pattern(
    r"(?<![0-9a-z])(?P<number>(?:\d{1,4}(?: ?(?:bis"
    r"|ter))?,? )?)(?P<street>)(?=[a-z][a-z'-]+(?: [a-z][a-z'-]*){0,4},? ?\n?-? ?\d{5} [a-z])"
)
_CODE_AND_TOWN = Pattern(r"\d{5} [a-z]")
_POSTBOX = Pattern(
    r"(?<![0-9a-z])(?P<street>bp|b\.p\.|boite postale|tsa|cs) ?(?:n° ?)?\d{1,6}(?:[ ,-]+(?=\d{2} ?\d{3} [a-z]))"
)
_WORD = Pattern(r"[a-zœæ]+(?:['-][a-zœæ]+)*['.-]?|\d{1,4}(?:e|er|eme)?(?:-[a-z]+)?(?![0-9a-z])")
_PARTICLES = words(
    """
    de du des la le les l d l' d'
    """
)
_AND_CAPITAL = Pattern(" et (?:de )?[A-ZÀ-Ö]")
_TITLES = words(
    """
    general marechal docteur dr capitaine colonel commandant president professeur abbe saint sainte st ste
    victor jean jules emile pierre paul louis charles albert anatole leon georges marie antoine francois jacques
    andre claude henri lucien maurice marcel gustave alphonse edouard edmond eugene gabriel gaston honore joseph
    martin michel robert roger simone rosa lucie louise alexandre auguste aristide benoit camille denis felix
    ferdinand frederic germain guy helene jeanne julien lavoisier leo olympe raymond rene salvador vincent yves
    grand grande petit petite vieux vieille haut haute bas basse belle beau bon bonne trois quatre deux cinq
    sept anciens ancien ancienne nouvelle nouveau vieil mont champ bois pre val puits four comte
    """
)
_STOP = words(
    """
    je j tu il elle on nous vous ils elles et ou mais donc car ni que qui quand qu si depuis pour avec sans dans
    chez par est sont etait etaient a ai as ont avons avez suis mon ma mes ton son sa ses notre nos votre vos
    leur leurs ce cet cette ces un une pas ne plus tres tel telephone mail email ainsi apres avant c s n y m t
    se me te lui meme puis alors comme jusque jusqu vers sera serait fait puisque lorsque parce bonjour merci
    cordialement monsieur madame mme mr mlle qu'on tous tout toute j'ai c'est n'a n'est s'est m'a m'ont l'agent
    d'un d'une j'habite qu'il qu'elle objet allocataire dossier fin mois aucun rien toujours encore jamais ici
    la-bas voici voila hier demain aujourd'hui ref reference numero date nee suite or caf cpam msa ants cnav
    carsat mdph urssaf sip bonne
    """
)
_COMPLEMENT = Pattern(
    r"(?:[\s,;(–-]{1,3})(?:(?:appartements?|apparts?|appt?s?\.?|apt\.?|logement|lgt|batiments?|bat\.?|immeuble"
    r"|imm\.?|escalier|esc\.?|etage|porte|pte|hall|entree|bloc|tour|lot|villa|chambre|ch\.?|boite"
    r"|boite aux lettres|bal|n°|cage|studio|pavillon|emplacement)"
    r" ?(?:n° ?)?[0-9a-z]{1,5}(?![a-z'])(?: ?- ?[0-9a-z]{1,3}(?![a-z0-9]))?\)?|porte (?:gauche|droite)\)?"
    r"|\d{1,2} ?(?:er|e|eme|nd) etage(?: (?:droite|gauche|face))?|rdc|rez-de-chaussee|(?:bp|cs|b\.p\.) ?\d{1,6})"
)
_PLACE_COMPLEMENT = Pattern(
    r"(?:\s?[,\n–-]\s?|\s)(?:residence|res\.?|lieu-?dit|lieu dit|hameau(?: de)?|lotissement|quartier|domaine"
    r"|cite|le clos|clos|villa|immeuble|chez|zac|za|mas)(?= )"
)
_COMPLEMENT_BEFORE = Pattern(
    r"(?<![0-9a-z])(?:(?:appartement|appart|appt?\.?|apt\.?|logement|batiment|bat\.?|immeuble|escalier|esc\.?"
    r"|porte|hall|entree|bloc|tour|lot|villa|chambre|studio) (?:n° ?)?(?:\d{1,4}[a-z]?"
    r"|[a-z]\d{0,3})(?![a-z0-9']) ?[,\n-]? ?"
    r"|(?:residence|hameau|lieu-?dit|lotissement|domaine|cite) [a-z' -]{3,30}[,\n] ?|\d{1,2}(?:er|e"
    r"|eme) etage ?,? ?){1,4}$"
)
_PLACE_BEFORE = Pattern(
    r"(?<![\w'’-])(?:Ker|Mas|Villa|Domaine|Château|Moulin|Ferme)[ -][A-ZÀ-Ö][\w'’-]{2,20}(?: [A-ZÀ-Ö][\w'’-]{2,20})?, ?$"
)
_GOES_ON = Pattern(r" ?[,\n-] ?(?:\n)?")
_TOWN_WITH_CODE = Pattern(
    r"(?:\s?[,;\n(–.-]{0,2}\s{0,2}(?:f-|fr-)?(?:a )?)(?P<code>\d{2} ?\d{3}|2[ab]\d{3})\)?(?P<gap>[\s,-]{1,3})(?=[a-z])"
)
_TOWN_ALONE = Pattern(r"(?P<gap>\s?[,\n–(-]\s?(?:a )?| (?:a |sur ))(?=[a-z])")
_CODE_ALONE = Pattern(r"(?:[\s,(–-]{1,3})\d{2} ?\d{3}(?![0-9a-z])\)?")
_CODE_AFTER = Pattern(r",? ?\(?(?:\d{5}|\d{2}|2[ab])\)|,? \d{5}(?![0-9 ]*\d|[a-z])")
_CEDEX = Pattern(r",? (?:cedex(?: \d{1,2})?|\d{1,2} ?(?:e|er|eme|ieme)(?: arrondissement)?(?![a-z]| (?:etage|gauche|droite|face|porte))|\d{1,2} cedex)")
_TOWN_STARTS = words(
    """
    saint sainte st ste saint- le la les l' mont bourg villeneuve grand grande petit petite fort pont val
    neuilly
    """
)
_HOME = Pattern(
    r"(?<![a-z])(?:j'? ?hab\w+|habit\w*|demeur\w*|domicil\w*|resid(?:e|es|ons|ant|ait|ais|er)|adresses?|log(?:e|es"
    r"|ee|ons|eait|eais|er)|reloge\w*|heberge\w*|locataires?|proprietaires?|chez (?:moi|nous|elle|lui|eux|ma|mon"
    r"|mes|m\.|mme)"
    r"|mon (?:appartement|logement|domicile|immeuble|studio|courrier|adresse|ancien\w* \w+)|notre (?:appartement"
    r"|logement|maison|domicile|adresse)|ma maison|(?:mon|notre|son|leur|sa) (?:nouvelle |ancienne |vraie "
    r"|bonne )?adresse|demenag\w+|emmenag\w+|je vis|vis|vit|vivons|vivant|installee?s?"
    r"|mes parents|ma mere|mon pere|ma fille|mon fils|ma grand-mere|mon grand-pere|ma s(?:oe|œ)ur|mon frere"
    r"|coordonnees|nee? le|mon colis|livre\w*|mes voisins|ma rue|mon compteur|loyer|courrier|lettre|envoye\w*"
    r"|recommande|maison d[eu] (?:son|sa|mon|ma|mes|leurs?|ses|notre|nos)|beau-frere|belle-mere|voisine?)(?![a-z])"
)
_SERVICE = Pattern(
    r"(?<![a-z])(?:caf|cpam|msa|carsat|cnav|urssaf|mdph|ccas|crous|agences?|guichets?|mairies?|bureaux?"
    r"|services?|prefecture|sous-prefecture|sieges?|tribunal|cabinet|hopital|clinique|chu|centre|locaux|antenne"
    r"|permanence|france travail|pole emploi|france services|maison|sip|tresorerie|impots|poste|commissariat"
    r"|gendarmerie|police|accueil|ecole|college|lycee|creche|mission locale|caisse|office|departement|consulat"
    r"|ambassade"
    r"|etablissement|rectorat|greffe|direction|espace|point|pharmacie|laboratoire|magasin|fourriere|dechetterie"
    r"|dechett?erie|bibliotheque|mediatheque|gare|arret|situee?s?|sise?s?|se trouve|se trouvent|convoque\w*"
    r"|rendez-vous|rdv|organisme|huissier|notaire|foyer rural|salle|association|plateforme|ofii|prefectorale"
    r"|conservation|cadastre|spf|adil|(?:pass|pouss|franch)\w* la porte)(?![a-z])"
)
_SERVICE_AFTER = Pattern(
    r"[^.!?]{0,12}(?:est l'adresse d|ou se trouve|ou est|siege d|locaux d|a l'agence|au guichet|a la (?:caf|cpam"
    r"|mairie|prefecture|msa)|\((?:caf|cpam|mairie|agence)|, (?:siege|agence|adresse de la|adresse du"
    r"|l'adresse de la))"
)
_LIVES = Pattern(
    r"(?:j'? ?hab\w+|habit\w*|demeur\w*|domicili\w*|resid\w+|adresse|log(?:e|es|ee|ons|eait)|reloge\w*|heberge\w*"
    r"|demenage\w*|emmenage\w*|vis|vit|vivons|vivant|appartement|logement|maison|installee?s?|chez (?:moi|nous"
    r"|ma mere|mes parents|mon fils|ma fille))"
    r"(?: ?[:,=(]| (?:est|c'est|maintenant|toujours|actuellement|desormais|encore|depuis \w+ \w+|seule?|ici"
    r"|postale|personnelle|actuelle|avec [a-z ]{3,20}|bien|a [a-z-]+,?))*"
    r" ?\n?(?: (?:a|au|aux|dans|sur|de|rue|en|le|la|l'|les|un|une|au numero|au n°))* ?(?:la |le |l'|les )?$"
)
_PLACE_STARTS = words(
    """
    la le les ker mas ferme grange moulin chateau villa domaine manoir
    """
)
_MONTHS = words(
    """
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    """
)
_DATE_NAME = Pattern(
    r" ?(?:du |des |de l')?\d{1,2}[ -](?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre"
    r"|novembre|decembre)(?:[ -](?:19|18)\d\d)?| ?(?:du )?(?:onze novembre|huit mai|quatre septembre"
    r"|quatorze juillet)(?: (?:19|18)\d\d)?"
)
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
    found += [(match, False) for match in _STREET.finditer(page.plain) if _begins_a_word(page, match)]
    found += [(match, False) for match in _POSTBOX.finditer(page.plain)]
    if not _CODE_AND_TOWN.search(page.plain):
        return sorted(found, key=lambda one: (one[0].start(), not one[1]))
    found += [(match, bool(match["number"])) for match in _PLACE.finditer(page.plain) if _is_named_place(page, match)]
    return sorted(found, key=lambda one: (one[0].start(), not one[1]))


def _begins_a_word(page: Page, match: re.Match[str]) -> bool:
    return not match.start() or re.match("[0-9a-z'-]", page.plain[match.start() - 1]) is None


def _is_named_place(page: Page, match: re.Match[str]) -> bool:
    """Say whether « Le Mas Neuf, 30140 Anduze » begins here: capitals, and a word of home or a number before."""
    first = match.end()
    word = _WORD.match(page.plain, first)
    if (
        word is None
        or not (page.text[first].isupper() or word.group() in _PLACE_STARTS)
        or word.group() in _MONTHS
        or word.group() in _STOP
    ):
        return False
    if match["number"]:
        return True
    if word.group() in _PLACE_STARTS and not _SERVICE.search(page.before(match.start(), 60)):
        return True
    return _LIVES.search(page.before(match.start(), 60)) is not None and not page.plain[:first].endswith(
        (" a ", " de ")
    )


def _start(page: Page, start: int, least: int) -> int:
    """Give where the flat and the building begin that stand before the number."""
    before = _COMPLEMENT_BEFORE.search(page.plain, max(start - 70, least), start)
    if before:
        return before.start()
    place = _PLACE_BEFORE.search(page.text, max(start - 40, least), start)
    return place.start() if place else start


def _end(page: Page, match: re.Match[str], numbered: bool) -> int:
    """Give where the address ends, its beginning when it has no name."""
    name_end = _end_of_name(page, match)
    if name_end == match.end("street"):
        return name_end
    end = _end_of_complements(page, name_end)
    gap = _GOES_ON.match(page.plain, end)
    more = gap and (_NUMBERED.match(page.plain, gap.end()) or _STREET.match(page.plain, gap.end()))
    if more and numbered and more.re is _NUMBERED:
        return end
    if (more and not numbered) or (more and more.re is _STREET):
        longer = _end(page, more, True)
        return longer if longer > more.end("street") else max(end, _end_of_town(page, end))
    return max(_end_of_town(page, end), end)


def _end_of_name(page: Page, match: re.Match[str]) -> int:
    """Give where the name of the street ends."""
    end = match.end("street")
    if match.re is _POSTBOX:
        return (
            match.end() if not page.plain[match.end() - 1].isspace() else len(page.plain[: match.end()].rstrip(" ,-"))
        )
    dated = _DATE_NAME.match(page.plain, end)
    if dated:
        return dated.end()
    strict = match["street"] in _CAPITAL_NEEDED or not match["street"]
    return _end_of_words(page, end, strict=strict, most=_MOST_WORDS)


_CAPITAL_NEEDED = words(
    """
    place pl pl. cours crs passage pass. cite villa villas domaine voie mail porte pont port cote rampe quartier
    ferme parc jardin jardins tour immeuble r ch. all. che. lot. hameau lotissement lieu-dit lieudit carrefour
    levee galerie haut hauts bourg moulin chateau za zi zac residence res. clos mas promenade traverse hlm foyer
    camping batiment bat berge coteau
    """
)


def _end_of_words(page: Page, end: int, *, strict: bool, most: int) -> int:
    """Give where a proper name ends: capitals and what joins them, or one small word and what titles announce."""
    place, contents, open_title = end, 0, False
    for _ in range(most):
        gap = Pattern(r"[ '’]{0,2}").match(page.plain, place)
        word = _WORD.match(page.plain, gap.end() if gap else place)
        if word is None or (gap is not None and not gap.group() and contents):
            break
        bare = word.group().rstrip("'’.-")
        capital = page.text[word.start()].isupper()
        elided = re.match("[dl]['’]", word.group())
        if (
            bare in _PARTICLES
            and bare not in _TITLES
            and (not capital or bare in {"de", "la", "le", "les", "du", "des", "l", "d"})
        ):
            place = word.end()
            continue
        if bare == "et" and contents and _AND_CAPITAL.match(page.text, word.start() - 1):
            place = word.end()
            continue
        if bare in _STOP and not (capital and not page.text[word.start() : word.end()].isupper() and contents == 0):
            break
        name = page.text[word.start() + (elided.end() if elided else 0)]
        capital = capital or name.isupper()
        if not (
            capital
            or (not strict and (contents == 0 or open_title))
            or (bare.isdigit() and contents == 0 and not strict)
        ):
            break
        if bare.isdigit() and contents and not capital:
            break
        contents += 1
        open_title = bare in _TITLES
        last = page.plain[word.end() - 1]
        end = place = word.end() - (1 if (last == "." and len(bare) > 2) or last in "-'" else 0)
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
    if alone and official.names_a_place(page.plain[alone.end() : alone.end() + 40]):
        return _end_of_town_name(page, alone.end(), small=True)
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
        gap = Pattern(r" ?").match(page.plain, place) if step else None
        word = _WORD.match(page.plain, gap.end() if gap else place)
        if word is None or word.group()[0].isdigit():
            break
        bare = word.group().rstrip(".'’-")
        capital = page.text[word.start()].isupper() or (
            len(word.group()) > 2 and word.group()[1] == "'" and page.text[word.start() + 2].isupper()
        )
        joins = (
            end > start
            and bare in {"sur", "sous", "les", "lez", "en", "de", "d", "du", "la", "le", "l", "des", "aux"}
            and not capital
        )
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
    return _nearest_is_home(before, otherwise=_looks_like_an_address(page, start, end))


def _looks_like_an_address(page: Page, start: int, end: int) -> bool:
    """Say whether it has a capital, a town or « de », where « 10 route barrée » has none."""
    address = page.plain[start:end]
    capitals = page.text[start:end] != page.text[start:end].lower()
    return (
        capitals
        or re.search(r"\d{5}| d(?:e|es|u) | d'|\d (?:rue|avenue|boulevard|bd|impasse|allee) ", address) is not None
    )


def _nearest_is_home(before: str, *, otherwise: bool) -> bool:
    home = max((match.end() for match in _HOME.finditer(before)), default=-1)
    service = max((match.end() for match in _SERVICE.finditer(before)), default=-1)
    return otherwise if home == service == -1 else home >= service
