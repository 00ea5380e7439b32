"""Where a postal address may begin: its number and street, its street, its place or its box."""

from collections.abc import Iterator
from typing import NamedTuple

from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern
from core.text.identifiers.words import words

_SURE_STREETS = (
    r"rue|r\.?(?! \d)|avenues?|ave?\.?|boulevard|bd\.?|bld\.?|blvd\.?|boul\.|impasse|imp\.|allees?|all\.|chemin|chem\.?"
    r"|che\.|ch\.|route|rte\.?|ruelle|venelle|quai|square|sq\.?"
    r"|faubourg|fbg?\.?|lotissement|lot\.|lot(?= (?:les?|la|des|du) )|esplanade"
    r"|montee|sentier|sente|traverse|rond-point|hameau|ham\."
    r"|lieu-?dit|lieu dit|chaussee|residence(?: (?:universitaire|autonomie|seniors?|services|sociale|etudiante))?"
    r"|res\.|grande?[ -]?'?rue|grand'rue|parvis"
    r"|promenade|clos|mas|derb|douar|coron|servitude|hent|straed|carrer|section"
    r"|imp|che|fg|ld|l\.d\.|digue|dreve|corniche|rocade|ruette|cavee|carriera|voie communale|enclos|androne|traboule"
    r"|coursive|bord d[eu]|(?:vieux|ancien) chemin|(?:basse|haute|petite) rue|(?:ancienne|vieille) route"
)
_OTHER_STREETS = (
    r"place|pl\.?|cours|crs|passage|pass\.|cite|villas?|domaine|voie|mail|porte|pont|port|cote|rampe|quartier"
    r"|quart\.|ferme|parc|jardins?|carrefour|zac|za|zi|(?:le )?bourg|tour|immeuble|berge|galerie|hlm|hauts?|coteau"
    r"|moulin|chateau|levee|cour|terrasses?|boucle|descente|passerelle|bastide|chalet|butte"
)
_NUMBER = (
    r"(?<![0-9a-z€])(?<!\d[.,/])(?<!/ )(?P<number>\d{1,4}(?: ?[-/&] ?\d{1,4}| et \d{1,3})?(?: ?(?:bis|ter|quater"
    r"|[a-f])(?![a-z']))?)"
)
_NUMBERED = Pattern(
    rf"{_NUMBER}(?: ?, ?| ?\n ?| |(?=(?:{_SURE_STREETS}|place)[ ']))"
    rf"(?:de |du |dans )?(?:la |l'|le )?(?P<street>{_SURE_STREETS}"
    rf"|{_OTHER_STREETS})(?![a-z-])(?=[ ']|(?<=grand.rue)|(?<=grande.rue))"
)
_STREET = Pattern(
    r"(?P<street>rue|avenue|av\.|boulevard|bd|bld|impasse|allees?|chemin|route|rte\.?|ruelle|venelle|quai|square"
    r"|faubourg|lotissement|sentier|hameau|lieu-?dit|lieu dit|res\."
    r"|residence(?: (?:universitaire|autonomie|seniors?|services|sociale|etudiante)(?! d))?"
    r"|place|cite|montee|domaine|quartier|villa|mas|cours|clos|grand'rue|grande rue|passage|promenade|traverse"
    r"|foyer|camping|immeuble|batiment|bat|lot\.|lot(?= (?:les?|la|des|du) )|coron|section|hlm|res|ferme|moulin"
    r"|chalet|peniche|servitude|tour|butte|bastide|bourg|chambre|caravane)"
    r"(?![a-z-])(?=[ '])"
)
_PLACE = Pattern(
    r"(?<![0-9a-z])(?P<number>(?:\d{1,4}(?: ?(?:bis"
    r"|ter))?,? )?)(?P<street>)(?=[a-z][a-z'-]+(?: [a-z][a-z'-]*){0,4},? ?\n?-? ?\d{5} [a-z])"
)
_CODE_AND_TOWN = Pattern(r"\d{5} [a-z]")
_POSTBOX = Pattern(
    r"(?<![0-9a-z])(?P<box>(?P<street>bp|b\.p\.|boite postale|tsa|cs) ?(?:n° ?)?\d{1,3} ?\d{1,4})[ ,-]+"
    r"(?=\d{2} ?\d{3} [a-z])"
)
# A TSA or a CS is hardly ever somebody's.
_BOXES_OF_PEOPLE = {"bp", "b.p.", "boite postale"}
# « résidence Les Alizés, bâtiment D, appartement 41, chemin… »: the number of a flat may look like that of the street.
_COMPLEMENT_BEFORE = Pattern(
    r"(?<![0-9a-z])(?:(?:appartement|appart|appt?\.?|apt\.?|logement|batiment|bat\.?|immeuble|escalier|esc\.?"
    r"|porte|hall|entree|bloc|tour|lot|villa|chambre|ch\.|studio|chalet|bungalow|mobil-?home"
    r"|emplacement) (?:n° ?)?(?:\d{1,4}[a-z]?"
    r"|[a-z]\d{0,3})(?![a-z0-9']) ?[,\n-]? ?"
    r"|(?:residence|hameau|lieu-?dit|lotissement|domaine|cite) [a-z' -]{3,30}[,\n] ?|\d{1,2}(?:er|e"
    r"|eme) (?:etage|et\.)(?: gauche| droite| face)? ?,? ?){0,4}"
    r"(?:(?<![a-z])(?:appartement|appart|appt?\.?|apt\.?|logement|porte|chambre) (?:n° ?)?)?\Z"
)
_LONGEST_COMPLEMENTS = 70
_COMPLETE = Pattern(r"grande?[ '-]{0,2}rue|(?:le )?bourg")
_LIVES = Pattern(
    r"(?:je (?:suis|dors) (?:garee?|dans ma voiture)(?: [a-z]+){0,3}|je suis [a-z'-]+ [a-z'-]+,? de|j'? ?h?ab\w+"
    r"|habit(?!ants)\w*|demeur\w*|domicili\w*|resid\w+|adresse|log(?:e|es|ee|ons|eait)|reloge\w*"
    r"|heberge\w*"
    r"|demenage\w*|emmenage\w*|vis|vit|vivons|vivant|appartement|logement|maison|installee?s?|chez (?:moi|nous"
    r"|ma mere|mes parents|mon fils|ma fille))"
    r"(?: ?[:,=(]| (?:est|c'est|maintenant|toujours|actuellement|desormais|encore|depuis \w+ \w+|seule?|ici"
    r"|postale|personnelle|actuelle|avec [a-z ]{3,20}|bien|a [a-z-]+,?))*"
    r" ?\n?(?: (?:a|au|aux|dans|sur|de|rue|en|le|la|l'|les|un|une|au numero|au n°|deux|trois|quatre|cinq|six|sept"
    r"|huit|neuf"
    r"|dix|onze|douze|quinze|(?:vingt|trente|quarante|cinquante|soixante"
    r"|cent)(?:[ -](?:et[ -])?[a-z]+){0,2}))* ?(?:la |le |l'|les )?(?:[«\"(] ?)?(?:n° ?)?$"
)
_PLACE_STARTS = words(
    """
    la le les ker mas ferme grange moulin chateau villa domaine manoir
    """
)
_NO_PLACE = words("""
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    je tu il elle on nous vous ils elles et ou mais donc car mon ma mes son sa ses notre nos votre vos leur leurs
    un une des ce cet cette bonjour merci monsieur madame dossier allocataire
    """)
_FIRST_WORD = Pattern(r"[a-zœæ]+(?:['-][a-zœæ]+)*")
_OF_A_SERVICE = Pattern(
    r"(?<![a-z])(?:caf|cpam|msa|mairie|prefecture|services?|agence|tribunal|centre|caisse|hopital|siege"
    r"|cabinet)(?![a-z])"
)
# « La trésorerie annexe a déménagé de la rue… »: it was no home.
SERVICE_MOVED = Pattern(
    r"(?<![a-z])(?:caf|cpam|msa|carsat|urssaf|mdph|ccas|mairie|prefecture|services?|agence|tribunal|centre|caisse|poste"
    r"|bureaux?|guichets?|ecole|creche|mediatheque|bibliotheque|permanence|antenne|tresorerie|impots|sip|greffe"
    r"|consulat"
    r"|france travail|pole emploi|laboratoire|pharmacie|commissariat|gendarmerie|elle|il|ils|qui)(?: [\w'-]+){0,4}"
    r" (?:a|ont|va|vont|vient de|viennent d[e']|aura|avait) ?(?:\w+ )?demenage\w*"
)


class Beginning(NamedTuple):
    """Where an address may begin.

    Attributes:
        street: the kind of street, "" for a place that has none.
        end: where the name begins that follows.
        numbered: whether it has its number.
        boxed: whether it is a box at the post office, which has no name.
    """

    start: int
    street: str
    end: int
    numbered: bool
    boxed: bool = False

    @property
    def complete(self) -> bool:
        """Whether no name has to follow: « 60, Grand-Rue »."""
        return _COMPLETE.fullmatch(self.street) is not None and self.numbered


def beginnings(page: Page) -> list[Beginning]:
    """Give where an address may begin, in the order of the text."""
    found = [Beginning(one.start(), one["street"], one.end("street"), True) for one in _NUMBERED.finditer(page.plain)]
    found += _streets(page)
    found += [
        Beginning(one.start(), one["street"], one.end("box"), False, boxed=True)
        for one in _POSTBOX.finditer(page.plain)
        if one["street"] in _BOXES_OF_PEOPLE or lives_before(page, one.start())
    ]
    if _CODE_AND_TOWN.search(page.plain):
        found += _places(page)
    return sorted(found, key=lambda one: (one.start, not one.numbered))


def beginning_at(page: Page, place: int) -> Beginning | None:
    """Give the street that begins at a place, with or without its number, None when none does."""
    numbered = _NUMBERED.match(page.plain, place)
    match = numbered or _STREET.match(page.plain, place)
    return Beginning(match.start(), match["street"], match.end("street"), numbered is not None) if match else None


def lives_before(page: Page, start: int) -> bool:
    """Say whether the words just before a place say that somebody lives there."""
    before = page.before(start_of_complements(page, start, 0), 110)
    return _LIVES.search(before) is not None and SERVICE_MOVED.search(before) is None


def start_of_complements(page: Page, start: int, least: int) -> int:
    """Give where the flat and the building begin that stand before a place, the same place when none does."""
    before = _COMPLEMENT_BEFORE.search(page.plain, max(start - _LONGEST_COMPLEMENTS, least), start)
    return before.start() if before else start


def _streets(page: Page) -> Iterator[Beginning]:
    for match in _STREET.finditer(page.plain):
        before = page.plain[match.start() - 1 : match.start()]
        if not (before.isalnum() or before in {"'", "-"}) or not before:
            yield Beginning(match.start(), match["street"], match.end("street"), False)


def _places(page: Page) -> Iterator[Beginning]:
    for match in _PLACE.finditer(page.plain):
        if _is_named_place(page, match.start(), match.end(), numbered=bool(match["number"])):
            yield Beginning(match.start(), "", _end_of_kind(page, match.end()), bool(match["number"]))


def _end_of_kind(page: Page, first: int) -> int:
    """Give where the kind of place ends that begins the name, « ferme du Bois Joli », the same place when none does."""
    word = _FIRST_WORD.match(page.plain, first)
    return word.end() if word and word.group() in _PLACE_STARTS and word.group() not in {"la", "le", "les"} else first


def _is_named_place(page: Page, start: int, first: int, *, numbered: bool) -> bool:
    """Say whether « Le Mas Neuf, 30140 Anduze » begins here: capitals, and a word of home or a number before."""
    word = _FIRST_WORD.match(page.plain, first)
    if word is None or word.group() in _NO_PLACE:
        return False
    usual = word.group() in _PLACE_STARTS
    if _OF_A_SERVICE.match(page.plain, word.end() + 1):
        return False
    if not (usual or page.text[first].isupper()):
        return False
    if numbered or (usual and not _OF_A_SERVICE.search(page.before(start, 60))):
        return True
    return lives_before(page, start) and not page.plain[:first].endswith((" a ", " de "))
