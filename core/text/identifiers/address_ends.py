"""Where a postal address ends: after its street, its flat, its code and its town."""

import re

from core.text.identifiers import official
from core.text.identifiers.address_forms import Beginning, beginning_at, lives_before
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern
from core.text.identifiers.words import words

_WORD = Pattern(r"[a-zœæ]+(?:['-][a-zœæ]+)*['.-]?|\d{1,4}(?:e|er|eme)?(?:-[a-z]+)?(?![0-9a-z])")
_PARTICLES = words(
    """
    de du des la le les l d l' d' ar an der den del della di do dos da van von am im
    """
)
# « la Grange aux Loups », « Sous-le-Bois et Les Prés »: they join what has a capital.
_BEFORE_CAPITALS = words("et aux au en")
# « rue aux Loups », « rue A. Briand »
_TO, _INITIAL = words("aux au"), Pattern(r"[a-z]\.")
_AND_CAPITAL = Pattern(r" (?:et|aux|au|en) (?:de )?[A-ZÀ-Ö]")
_TITLES = words(
    """
    general marechal docteur dr capitaine colonel commandant president professeur abbe saint sainte st ste
    victor jean jules emile pierre paul louis charles albert anatole leon georges marie antoine francois jacques
    andre claude henri lucien maurice marcel gustave alphonse edouard edmond eugene gabriel gaston honore joseph
    martin michel robert roger simone rosa lucie louise alexandre auguste aristide benoit camille denis felix
    ferdinand frederic germain guy helene jeanne julien lavoisier leo olympe raymond rene salvador vincent yves
    grand grande petit petite vieux vieille haut haute bas basse belle beau bon bonne trois quatre deux cinq
    croix fontaine roche source clos sept anciens ancien ancienne nouvelle nouveau vieil mont champ bois pre val
    puits four comte
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
    la-bas voici voila hier demain aujourd'hui bp cs tsa ref reference numero date nee suite or pk caf cpam msa ants
    cnav carsat mdph urssaf sip bonne bat apt appt esc lgt logt
    """
)
_CAPITAL_NEEDED = words(
    """
    place pl pl. cours crs passage pass. cite villa villas domaine voie mail porte pont port cote rampe quartier
    ferme parc jardin jardins tour immeuble r ch. all. che. lot. hameau lotissement lot lieu-dit lieudit carrefour
    levee galerie haut hauts bourg moulin chateau za zi zac residence res. res clos mas promenade traverse hlm foyer
    camping batiment bat berge coteau cour terrasse terrasses boucle descente passerelle bastide chalet butte peniche
    servitude bourg chambre caravane section
    """
)
_TOLD_IN_SMALL_LETTERS = frozenset({"lieu-dit", "lieudit", "lieu dit", "residence", "res", "res.", "hameau", "hlm"})
# « j’habite la ferme du haut bois », and not « un hameau de sept maisons »
_HAMLETS = words("ferme hameau mas moulin chalet chateau lieu-dit lieudit")
_OF, _THE = Pattern(r" (?:d[eu]|des|de la) | de l'| d'"), Pattern(r"(?:\bl[ea]|\bau|[:,]) $|l'$")
_COMPLEMENT = Pattern(
    r"(?:[\s,;(–-]{1,3})(?:(?:appartements?|apparts?|appt?s?\.?|apt\.?|logement|logt\.?|lgt|batiments?|bat\.?|bt\.?"
    r"|immeuble"
    r"|imm\.?|escalier|esc\.?|etage|porte|pte|hall|entree|bloc|tour|lot|villa|chambre|ch\.?|boite"
    r"|boite aux lettres|bal|n°|cage|studio|pavillon|emplacement|ponton|anneau|pk|aile|box)"
    r"(?: (?:n° ?)?[0-9a-z]{1,5}| ?(?:n° ?)?\d[0-9a-z]{0,4})(?![a-z'])(?:-[0-9a-z]{1,3}(?![a-z0-9]))?\)?"
    r"|porte (?:gauche|droite)\)?"
    r"|\d{1,2} ?(?:er|e|i?eme|nd)(?: etage(?: (?:droite|gauche|face|dte|gche))?| (?:a )?(?:droite|gauche)| face)|rdc"
    r"|rez-de-chaussee|(?:bp|cs|b\.p\.) ?\d{1,6})"
)
_PLACE_COMPLEMENT = Pattern(
    r"(?:\s?[,\n–-]\s?|\s)(?:residence|res\.?|lieu-?dit|lieu dit|hameau(?: de)?|lotissement|quartier|domaine"
    r"|cite|le clos|clos|villa|immeuble|chez|zac|za|mas)(?= )"
)
# The street may follow the flat or the building without a comma.
_GOES_ON = Pattern(r" ?[,\n/-] ?(?:\n)?| (?=(?:n° ?)?\d)")
_TOWN_WITH_CODE = Pattern(
    r"(?:[\"»”]?\s?[,;\n(–./-]{0,2}\s{0,2}(?:f-|fr-)?(?:a |par )?)"
    r"(?P<code>\d{2} ?\d{3}|2[ab]\d{3})\)?(?P<gap>[\s,-]{1,3})(?=[a-z])"
)
_TOWN_ALONE = Pattern(r"(?P<gap>\s?[,\n–(-]\s?(?:a |commune de )?| (?:a |sur ))(?=[a-z])")
_KNOWN_TOWN = Pattern(" (?=[a-z])")
_CODE_ALONE = Pattern(r"(?:[\s,(–-]{1,3})\d{2} ?\d{3}(?![0-9a-z])\)?")
_CODE_AFTER = Pattern(r",? ?\(?(?:\d{5}|\d{2}|2[ab])\)|,? \d{5}(?![0-9 ]*\d|[a-z])")
_CEDEX = Pattern(
    r",? (?:cedex(?: \d{1,2})?|\d{1,2} ?(?:e|er|eme|ieme)(?: arrondissement)?(?![a-z]| (?:etage|gauche|droite|face"
    r"|porte))|\d{1,2} cedex)"
)
_TOWN_STARTS = words(
    """
    saint sainte st ste saint- le la les l' mont bourg villeneuve grand grande petit petite fort pont val
    neuilly
    """
)
_DATE_NAME = Pattern(
    r" ?(?:du |des |de l')?\d{1,2}[ -](?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre"
    r"|novembre|decembre)(?:[ -](?:19|18)\d\d)?| ?(?:du )?(?:onze novembre|huit mai|quatre septembre"
    r"|quatorze juillet)(?: (?:19|18)\d\d)?"
)
_MOST_WORDS = 9
_MOST_COMPLEMENTS, _MOST_WORDS_OF_A_PLACE, _MOST_WORDS_OF_A_TOWN = 4, 6, 6
_BEFORE_A_WORD = {" ", "'", '"', "«", "“"}
_ELISION = re.compile("[dl]'")
_JOINS_IN_A_TOWN = words("sur sous les lez en de d du la le l des aux")
_ARTICLES = words("le la les l")
_CODE_AHEAD = Pattern(r"(?:[a-z'-]+,? ){1,5}?\d{5}(?![0-9])")


def end_of(page: Page, beginning: Beginning) -> int:
    """Give where the address ends that begins there, the end of its beginning when it has no name."""
    if beginning.boxed:
        return end_of_town(page, beginning.end)
    name_end = _end_of_street_name(page, beginning)
    if name_end == beginning.end and not beginning.complete:
        return name_end
    end = _end_of_complements(page, name_end)
    gap = _GOES_ON.match(page.plain, end)
    more = beginning_at(page, gap.end()) if gap else None
    if more is None:
        return max(end_of_town(page, end), end)
    if beginning.numbered and more.numbered:
        return end
    longer = end_of(page, more)
    return longer if longer > more.end else max(end, end_of_town(page, end))


def _end_of_street_name(page: Page, beginning: Beginning) -> int:
    dated = _DATE_NAME.match(page.plain, beginning.end)
    if dated:
        return dated.end()
    strict = not beginning.street or beginning.street.partition(" ")[0] in _CAPITAL_NEEDED
    strict = strict and not _may_be_in_small_letters(page, beginning)
    return _end_of_name(page, beginning.end, strict=strict, most=_MOST_WORDS)


def _may_be_in_small_letters(page: Page, beginning: Beginning) -> bool:
    """Say whether a number, a code or a word of home tells the name of a place, whose letters may then be small."""
    home = lives_before(page, beginning.start)
    told = beginning.numbered or beginning.street in _TOLD_IN_SMALL_LETTERS or home
    if beginning.street and told and _CODE_AHEAD.match(page.plain, beginning.end + 1):
        return True
    hamlet = beginning.street in _HAMLETS and _OF.match(page.plain, beginning.end) is not None
    the = _THE.search(page.plain, max(beginning.start - 4, 0), beginning.start) is not None
    return home and (beginning.numbered or (hamlet and the))


def _end_of_name(page: Page, end: int, *, strict: bool, most: int) -> int:
    """Give where a proper name ends: capitals and what joins them, or one small word and what titles announce."""
    place, named, titled = end, False, False
    for _ in range(most):
        word = _next_word(page, place, apart=named)
        if word is None:
            break
        bare, capital = word.group().rstrip("'.-"), _has_capital(page, word)
        if _joins(page, word, bare, named=named) or (_INITIAL.fullmatch(word.group()) and not strict):
            place = word.end()
            continue
        small = not strict and ((not named) or (titled and not bare.isdigit()))
        if _stops(page, word, bare, first=not named) or not (capital or small):
            break
        named, titled = True, bare.rpartition("'")[2] in _TITLES
        end = place = _end_of_word(page, word, bare)
        if end < word.end() and page.plain[end] == ".":
            break
    return end


def _next_word(page: Page, place: int, *, apart: bool) -> re.Match[str] | None:
    """Give the word after a place; `apart` wants something between."""
    start = place
    while start < place + 2 and page.plain[start : start + 1] in _BEFORE_A_WORD:
        start += 1
    return None if apart and start == place else _WORD.match(page.plain, start)


def _has_capital(page: Page, word: re.Match[str]) -> bool:
    elided = _ELISION.match(word.group())
    return page.text[word.start()].isupper() or (
        elided is not None and page.text[word.start() + elided.end() : word.end()][:1].isupper()
    )


def _joins(page: Page, word: re.Match[str], bare: str, *, named: bool) -> bool:
    """Say whether the word only joins those of a name: « de la », « et » before a capital."""
    if bare in _TO and not named:
        return True
    if bare in _BEFORE_CAPITALS:
        return named and _AND_CAPITAL.match(page.text, word.start() - 1) is not None
    return bare in _PARTICLES


def _stops(page: Page, word: re.Match[str], bare: str, *, first: bool) -> bool:
    """Say whether the sentence goes on with this word: a capital may make a name of it, but only of the first."""
    if bare not in _STOP:
        return False
    written = page.text[word.start() : word.end()]
    return not (first and written[0].isupper() and not written.isupper())


def is_of_a_sentence(page: Page, word: re.Match[str]) -> bool:
    """Say whether a word belongs to a sentence rather than to the name of a place."""
    return word.group() in _STOP and (page.text[word.start()].islower() or "'" in word.group())


def _end_of_word(page: Page, word: re.Match[str], bare: str) -> int:
    """Give where the word ends without the sign that belongs to the sentence: the dot of « av. » belongs to it."""
    last = page.plain[word.end() - 1]
    return word.end() - (last in "-'" or (last == "." and len(bare) > 2))


def _end_of_complements(page: Page, end: int) -> int:
    """Give where the flat, the floor and the building end that follow a street."""
    for _ in range(_MOST_COMPLEMENTS):
        complement = _COMPLEMENT.match(page.plain, end)
        after = complement.end() if complement else _end_of_named_complement(page, end)
        if after == end:
            break
        end = after
    return end


def _end_of_named_complement(page: Page, end: int) -> int:
    place = _PLACE_COMPLEMENT.match(page.plain, end)
    if place is None:
        return end
    after = _end_of_name(page, place.end(), strict=True, most=_MOST_WORDS_OF_A_PLACE)
    return after if after > place.end() else end


def end_of_town(page: Page, end: int) -> int:
    """Give where the town ends that follows, the same place when none does."""
    coded = _TOWN_WITH_CODE.match(page.plain, end)
    if coded:
        town = _end_of_town_name(page, coded.end(), small=True)
        return _past_cedex(page, town) if town > coded.end() else coded.end("code")
    code = _CODE_ALONE.match(page.plain, end)
    if code:
        return code.end()
    alone = _TOWN_ALONE.match(page.plain, end) or _KNOWN_TOWN.match(page.plain, end)
    return _end_of_lone_town(page, end, alone.end()) if alone else end


def _end_of_lone_town(page: Page, end: int, start: int) -> int:
    """Give where a town without its code ends: one that everybody knows, or one with a capital."""
    known = official.names_a_place(page.plain[start : start + 40])
    if not (known or (page.text[start].isupper() and start > end + 1)):
        return end
    town = _end_of_town_name(page, start, small=known)
    if town == start:
        return end
    town = _past_cedex(page, town)
    after = _CODE_AFTER.match(page.plain, town)
    return after.end() if after else town


def _past_cedex(page: Page, end: int) -> int:
    cedex = _CEDEX.match(page.plain, end)
    return cedex.end() if cedex else end


def _end_of_town_name(page: Page, start: int, *, small: bool) -> int:
    """Give where the name of a town ends; a small letter is a town only after its code."""
    end, place = start, start
    for step in range(_MOST_WORDS_OF_A_TOWN):
        word = _WORD.match(page.plain, place + (step > 0 and page.plain[place : place + 1] == " "))
        if word is None or word.group()[0].isdigit():
            break
        bare, capital = word.group().rstrip(".'-"), _has_capital(page, word)
        if (bare in _ARTICLES and end == start) or (bare in _JOINS_IN_A_TOWN and end > start and not capital):
            place = word.end()
            continue
        if bare in _STOP or not (capital or (small and _goes_on(page.plain[start:end]))):
            break
        end = place = word.end() - (page.plain[word.end() - 1] in ".'-")
        if page.plain[end : word.end()] == "." and bare not in {"st", "ste"}:
            break
    return end


def _goes_on(town: str) -> bool:
    """Say whether a small word may still follow: none yet, or only « saint » or « le »."""
    return not town or town.rpartition(" ")[2].rstrip("-") in _TOWN_STARTS
