"""What no word announces, and that still looks like nothing but somebody's: numbers, dates of long ago, pseudonyms."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers import documents, files
from core.text.identifiers.birthdates import DATES, year_of
from core.text.identifiers.codes import Code
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern
from core.text.names.lists import is_ordinary

_OF_A_THING = Pattern(
    r"(?<![a-z])(?:codes?|modele|reference|ref|fichier|mot de passe|erreur|version|promo|serie)(?![a-z])"
)
_LEAST_DIGITS = 6
_LEAST_DIGITS_WITH_LETTERS = 4
_SHORTEST_MIXED = 7
_CONFIDENCE = 0.6
_DOTTED = Pattern(r"(?<![\w@./-])[a-zà-ÿ][a-zà-ÿ0-9]{0,20}(?:[._][a-zà-ÿ0-9]{1,20}){1,3}(?![\w@/-]|\.\w)")
# « PapillonBleu82 » is nowhere but among pseudonyms; « Maman-Louve-du-Sud » is one when it signs or is written to.
_CAMEL = Pattern(r"(?<![\w@./#-])[A-Z][a-zà-ÿ]{2,15}(?:[A-Z][a-zà-ÿ]{2,15}){1,3}\d{2,4}(?![\w@/-])")
# « Loulou2laMontagne »: no word has a digit within.
_DIGIT_WITHIN = Pattern(r"(?<![\w@./#-])[A-Z][a-zà-ÿ]{2,15}\d[A-Za-zà-ÿ]{3,15}(?![\w@/-])")
# « mon ami pedaleur49 »: a word of no dictionary and a number.
_NUMBERED = Pattern(r"(?<![\w@./#-])(?P<word>[a-zà-ÿ]{6,15})\d{2,4}(?![\w@/.-]|,\d)")
_TAGGED = Pattern(r"(?<![\w@./#-])[A-Za-zà-ÿ]{2,15}\d{2,4}-[A-ZÀ-Ö][a-zà-ÿ]{2,15}(?![\w@/-])")
_HYPHENED = Pattern(
    r"(?:[Cc]h[eè]re?|[Ss]igné|[Pp]seudo|[Ff]orum|[Mm]embre)s?(?: :"
    r"|,)? [«\"]? ?(?P<name>(?!Monsieur|Madame|Saint)[A-ZÀ-Ö]\w{2,15}-\w{2,15}(?:-\w{1,15}){1,3})(?![\w@/-])"
)
_STAGE_NAME = Pattern(
    r"(?<![\w-])[Pp]seudo(?:nyme)?s?(?: est| :| c’est"
    r"| c'est)? [«\"]? ?(?P<name>[A-ZÀ-Ö]\w{1,15}(?: [A-ZÀ-Ö]\w{1,15}){1,2})(?!\w)"
)
_NETWORK = Pattern(
    r"(?<![a-z])(?:insta\w*|snap\w*|tik ?tok|twitter|discord|telegram|facebook|fb|pseudo\w*|twitch|youtube|mon @"
    r"|(?:le|mon|ce|son) compte|mes? reseaux|signal|whats ?app|mastodon|vinted|reddit|threads|bluesky"
    r"|messenger)(?![a-z])"
)
_A_SITE = Pattern(r".*\.(?:fr|com|net|org|be|ch|eu|re|nc|pf|gouv|io|pdf|jpe?g|png|docx?|xlsx?|html?|php)")
_BEFORE_A_PSEUDONYM, _AFTER_A_PSEUDONYM = 50, 25
_COMPANIES = Pattern("Maprime|France|Ma|Mon|Mes")
_YOUNGEST = 2011
"""Stories tell of the last few years: a whole date before is a birth more often than anything else."""
_OLDEST = 1900

# Of companies, of laws and products, of machines, of money, of hours.
_OF_SOMETHING_ELSE = Pattern(
    r"(?<![a-z])(?:sirene?|siret|siren|rcs|rna|naf|ape|tva|kbis|ean|isbn|imei|code[ -]barres?|bic|swift|uai|insee"
    r"|finess|modele|version|build|erreurs?|error|ecran|message|champ|format|exemple|gabarit"
    r"|cerfas?|formulaires?|notices?|normes?|lois?|decrets?|arretes?|circulaires?|articles?|art\.?|jorf"
    r"|directives?|reglements?|decisions?|deliberations?|imprimes?|convention|agrements?|jo"
    r"|(?:re)?clame\w*|paye\w*|paie\w*|verse\w*|doit|dois|coute\w*|prix|montant|somme|total|facture a|budget|population"
    r"|habitants|visites|vues|abonnes|exemplaires|promo|reduction"
    r"|numero de serie|serie|lot|reference produit|mot de passe|wifi|digicode|horaires?)(?![a-z])[^.;!?\n]{0,30}$"
)
# Their numbers are short.
_OF_SOMETHING_NUMBERED = Pattern(
    r"(?<![a-z])(?:codes?|place(?! d)|bus|ligne|train|vol|tram|salle|bureau|guichet|etage)(?![a-z])[^.;!?\n]{0,30}$"
)
_SHORT_NUMBER, _MORE_DIGITS_THAN_A_LAW = 8, 8
_NOT_ITS_END = Pattern(
    r"@| ?(?:€|euros?|eur\b|xpf|f ?cfp|cfp|fcfa|cfa|francs?|usd|dollars?|livres?|da|dh|mad)\b|,\d\d(?!\d)"
)
_HOURS = Pattern(r"\d{1,2} ?h ?(?:\d\d)?.*|(?:19|20)\d\d[ -]\d\d[:h]\d\d.*|\d\d:\d\d.*")
_IN_A_LINK = Pattern(r"(?:https?://|www\.|[a-z0-9-]+\.(?:fr|com|org|gouv|net))\S{0,120}$")
_ROUND = Pattern(r"[1-9]\d{0,2}(?:[ .]?000)+")
_SERVICE_LINE = Pattern(r"0 ?8(?:[ .]?\d){8}|00 .*|3\d\d\d(?!\d).*|11[68] ?\d{3}")
_PAIRS = Pattern(r"(?:\d{1,2})?\D{0,2}\d\d(?P<gap>[ .-])\d\d(?:(?P=gap)\d\d){1,2}")
_ARTICLE_OR_RANK = Pattern(r"[lrda]\.? ?\d{3,4}-\d{1,3}(?!\d).*|\d+(?:er?|eme)|fr\d\d.*")
_SEQUENCE = Pattern(
    r"0x[0-9a-f]{4,}|(?:err|error|erreur|http)[ -]?\d+(?:-[a-z0-9]+)?|e[ -]?\d{1,3}(?:-[a-z0-9]+)?"
    r"|(?:\d{1,2}[-/])+\d{1,2}|1234[\d ]*|0+|(\d)\1+"
)
_PARTS_OF_A_YEAR = Pattern(
    r"(?:19|20)\d\d[ /-](?:19|20)?\d\d(?:[.-]?[a-z]+)?|(?:19|20)\d\d +[0-9a-z]{1,4}"
    r"|(?:19|20)\d\d(?: [a-z]{1,2}){2,}"
)
# A date whose space was lost before the next word, or one with a slip of the finger.
_NEARLY_A_DATE = Pattern(
    r"(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d[.-]?(?:[a-z]{2,}.*|[a-z])|[a-z]{2,4}-(?:19|20)\d\d"
    r"|\d{1,2} ?[/.-] ?\d{1,2}[ /.-]{1,2}\d{2,4}(?:\D.*)?"
)
_NOT_A_BIRTH = Pattern(
    r"(?<![a-z])(?:lois?|decrets?|arretes?|circulaires?|articles?|ordonnances?|jugement|arret|jorf|journal officiel"
    r"|marie[es]?|mariage|divorce\w*|pacse\w*|embauche\w*|recrute\w*|titularise\w*|nomme\w*|entree?|arrive\w*|depuis"
    r"|jusqu\w*|construi\w*|achete\w*|achat|actes? (?:de vente|notari\w*|authentique|de propriete|de notoriete)"
    r"|decede\w*|deces|mort\w*|retraite|circulation|mise?s? (?:en|a)|creation"
    r"|cree\w*|fond\w*"
    r"|fait (?:a|le)|baptis\w*|incorpore\w*|signe\w*|datee?s?(?= du| le)|version|maj|edition"
    r"|permis(?: de conduire)?(?= (?:d[eu]|le|en|obtenu|passe"
    r"|date))|obtenu\w*|diplom\w*|accident"
    r"|greve|remplac\w*|vote\w*|norme)"
    r"(?![a-z])[^.;!?\n]{0,40}$"
)


# Streets and feasts bear them.
_REMEMBERED = Pattern(
    r"8[ -]mai[ -]1945|11[ -]novembre[ -]1918|19[ -]mars[ -]1962|14[ -]juillet[ -]1789|18[ -]juin[ -]1940"
    r"|6[ -]juin[ -]1944"
    r"|4[ -]septembre[ -]1870|25[ -]aout[ -]1944"
)
# « 77.05.99 » is no date: no month has so many days, and no year so many months.
_MAY_BE_A_DAY = Pattern(
    r"(?:[0-2]?[\do]|3[01])(?!\d)(?!\W{1,3}(?:1[3-9]|[2-9]\d)\W)|(?:19|20)\d\d|[0-3]\d[01]\d(?:19|20)|[a-z]"
)
_A_LAW_AFTER = Pattern(r"[^.!?]{0,20}(?<![a-z])(?:lois?|decrets?|arretes?|reformes?|regles?)(?![a-z])")


def find_codes(page: Page) -> Iterator[Finding]:
    """Give the long numbers that nothing says to be those of a thing, a law, a company or a sum."""
    for code in page.codes:
        if _is_somebodys(page, code):
            kind = FindingKind.ID_DOCUMENT if documents.shaped(page, code) else FindingKind.FILE_NUMBER
            yield page.finding(kind, code.start, code.end, _CONFIDENCE, "long numéro que rien n’explique")


def _is_somebodys(page: Page, code: Code) -> bool:
    mixed = code.lettered and code.digits >= _LEAST_DIGITS_WITH_LETTERS and len(code.plain) >= _SHORTEST_MIXED
    long = code.digits >= _LEAST_DIGITS or mixed
    if not long or code.is_date or code.is_telephone or _has_form_of_a_thing(code):
        return False
    before = page.before(code.start, 70)
    if _IN_A_LINK.search(before) or _NOT_ITS_END.match(page.plain, code.end):
        return False
    return not any(cue.search(before) for cue in _cues_of_a_thing(code, mixed=mixed))


def _cues_of_a_thing(code: Code, *, mixed: bool) -> Iterator[Pattern]:
    """Give what would say the code to be that of a thing: no law has many digits with letters, no bus eight signs."""
    yield _OF_SOMETHING_ELSE
    if not mixed:
        yield files.NOT_A_FILE
    if not mixed or code.digits < _MORE_DIGITS_THAN_A_LAW:
        yield files.LEGAL
    if len(code.plain) <= _SHORT_NUMBER:
        yield _OF_SOMETHING_NUMBERED


def _has_form_of_a_thing(code: Code) -> bool:
    forms = (
        _HOURS,
        files.TYRE,
        files.STANDARD,
        _ROUND,
        _SERVICE_LINE,
        _PAIRS,
        _SEQUENCE,
        _PARTS_OF_A_YEAR,
        _NEARLY_A_DATE,
        _ARTICLE_OR_RANK,
        files.RULING,
    )
    return any(form.fullmatch(code.plain) for form in forms) or (code.lettered and not _mixed(code))


def _mixed(code: Code) -> bool:
    """Say whether letters and digits make one number, and not a word with a number: « covid-2020 »."""
    return max(map(len, re.findall("[a-z]+", code.plain)), default=0) <= 4


def find_dates(page: Page) -> Iterator[Finding]:
    """Give the whole dates of long ago that nothing says to be those of a law, a wedding or a job."""
    for match in DATES.finditer(page.plain):
        if _OLDEST <= _year(match.group()) < _YOUNGEST and not _is_of_something(page, match):
            reason = "date complète d’il y a longtemps"
            yield page.finding(FindingKind.BIRTHDATE, match.start(), match.end(), _CONFIDENCE, reason)


def _year(date: str) -> int:
    """Give the year of a date, 0 when it is none or when all remember it for something else."""
    none = not _MAY_BE_A_DAY.match(date) or _REMEMBERED.fullmatch(date)
    return 0 if none else year_of(date)


def _is_of_something(page: Page, match: re.Match[str]) -> bool:
    """Say whether the words around tell that the date is that of a law, a wedding or a job."""
    before = _NOT_A_BIRTH.search(page.before(match.start(), 90))
    return before is not None or _A_LAW_AFTER.match(page.plain, match.end()) is not None


def find_pseudonyms(page: Page) -> Iterator[Finding]:
    """Give the words with a dot or a low dash in them that stand near the name of a network."""
    for pattern in (_CAMEL, _TAGGED, _DIGIT_WITHIN):
        for match in pattern.finditer(page.text):
            if not _COMPANIES.match(match.group()):
                yield _pseudonym(page, *match.span())
    for pattern in (_HYPHENED, _STAGE_NAME):
        for match in pattern.finditer(page.text):
            yield _pseudonym(page, *match.span("name"))
    for match in _NUMBERED.finditer(page.text):
        word = page.plain[slice(*match.span("word"))]
        if not is_ordinary(word) and not _OF_A_THING.search(page.before(match.start(), 25)):
            yield _pseudonym(page, *match.span())
    for match in _DOTTED.finditer(page.text):
        before = page.plain[max(match.start() - _BEFORE_A_PSEUDONYM, 0) : match.start()]
        near = f"{before} {page.plain[match.end() : match.end() + _AFTER_A_PSEUDONYM]}"
        if not _A_SITE.fullmatch(match.group()) and _NETWORK.search(near):
            yield _pseudonym(page, *match.span())


def _pseudonym(page: Page, start: int, end: int) -> Finding:
    return page.finding(FindingKind.HANDLE, start, end, _CONFIDENCE, "forme d’un pseudonyme")
