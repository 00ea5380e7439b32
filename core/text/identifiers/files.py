"""Numbers that lead to one person's file or letter, or to one agent."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers import companies
from core.text.identifiers.codes import Code
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern

_SERVICES = (
    r"caf|cpam|cnam|msa|carsat|cnav|ameli|mdph|mda|pole[ -]emploi|france[ -]travail|ants|anef|prefecture|impots?"
    r"|dgfip|tribunal|edf|engie|enedis|urssaf|crous|cesu|pajemploi|cipav|ircantec|cnracl|rqth|cmi|css|cmu|are|ase"
    r"|ofii|anah|antai|ofpra|cnda|agirc-arrco|greffe|mairie|gie|securite sociale|assurance[ -]maladie|retraite"
    r"|fiscal|tresor public|la poste|poste|dossier social etudiant|dse|parcoursup|maprimerenov'?|action logement"
    r"|logement social|dalo|surendettement|banque de france|visale|apl|rsa|aah|apa|cada|asile|rectorat|bourse|permis"
    r"|passeport|cni|carte grise|carte d'identite|titre de sejour|naturalisation|cheque energie|cpf|fsl|crpa"
    r"|mondial relay|chronopost|colissimo|dpd|dhl|ups"
)
_PEOPLE = (
    r"allocataires?|alloc\.?|adherente?s?|beneficiaires?|teledeclarante?|declarante?|contribuable|assuree?s?"
    r"|affiliee?s?|pensionnee?s?|retraitee?s?|demandeurs?|demandeuse|inscrite?|etudiante?|client|abonne|candidate?"
    r"|patient|locataire|pension|detenue?|agents?|asvp|conseillers?|usagers?|professionnel|cotisante?|employeur"
    r"|salariee?"
    r"|declarants? [12]|carte etudiante?"
)
_FILES = (
    r"teledeclarations?|fiscal(?:e|aux)?|spi|inscription|identifiants?|id|matricules?|dossiers?"
    r"|(?<!fiscal de )references?|ref"
    r"|refs|contrats?"
    r"|requetes?|demandes?|pre-?demandes?|teleprocedure|recours|reclamations?|signalements?|saisine|suivi"
    r"|file|case|ine|abonnement|compte|facture|facturation|quittance|sinistre|rio|enregistrement|commande|formule"
    r"|bail|logement unique|nud|nur|unique|bourse|candidature|ipp|admission|sejour hospitalier|attestation"
    r"|point de livraison|pdl|pce|compteur|medaille|ecrou|rpps|adeli|toque|barreau|carte pro\w*|carte vitale"
    r"|badge|mutuelle|telerecours|immatriculation urssaf|reservation|rendez-vous|rdv|sequestre|convocation|mandat"
    r"|agrement|pacage|cheptel|rnipp|siv|neph|dse|mdph|caf|cpam|msa|carsat|cnda|ofpra|baj|cesu|pajemploi"
    r"|pole emploi|france travail|ants|anef|maprimerenov'?|intervention|ident\."
)
_COURTS_AND_POLICE = (
    r"plaintes?|depot|main courante|pv|proces[ -]verbal|proces-verbaux|rg|role|roles|minute|parquet|jugement"
    r"|procedure|affaire|contraventions?|amendes?|avis|fps|telepaiement|forfait post-stationnement"
)
_PAPERS = (
    r"recommandees?|lrar|ar|colis|colissimo|lettres?|courriers?|envoi|tickets?|incidents?|accuse de reception"
    r"|cartes? (?:mobilite inclusion|d'invalidite|de retraitee?|de bibliotheque|de transport|de cantine|de mutuelle)"
    r"|bordereaux?(?: de situation)?|mise en demeure|avis a tiers detenteur|satd|titre de perception|ordre de paiement"
    r"|accuse|recepisse|transaction|paiement|virement|titre de recettes?|titre|avis des sommes a payer|creance"
    r"|permis de construire|declaration prealable|urbanisme|pc|dp|certificat"
)
_ABROAD = (
    r"expediente|processo|pratica|fascicolo|aktenzeichen|aktennummer|steuernummer|geschaftszeichen|vorgangsnummer"
    r"|kundennummer|dosar(?:ul)?|beneficiario|solicitud|pedido|reclamo|application|claim|customer|account|tax|antrag"
    r"|steuer-?id|codice fiscale|zaaknummer|dossiernummer|numero de socio"
)
_NOUNS = rf"{_PEOPLE}|{_FILES}|{_COURTS_AND_POLICE}|{_PAPERS}|{_ABROAD}"
_NUMBER = r"(?:n ?°s?|n°|№|no|nr|num|numeros?|n|#)"
_WEAK = (
    rf"(?:[\s:=,()«»\"'#>.?-]+|(?:est|etait|c'est|c'etait|sont|le|la|les|l|d|de|du|des|suivante?|ci-dessous"
    rf"|portant|porte|sous|mon|ma|son|sa|notre|votre|leur|a|au|aupres|pour|etant|donc|voici|qui|en|cours|connexion"
    rf"|connecter|rappeler|me|cest|numerote|je|donne|unique|national|interne|personnel|individuel|fiscal|fiscale"
    rf"|electronique"
    rf"|simplifie|number|numero|nummer|nr|is|my|mi|meu|mio|es|ist|este|del|da|do|di|it|portait|portent|affiche"
    rf"|affichait"
    rf"|comporte|glpi|jira|zendesk|mentionne|mention|indique|recu|recue|attribue|dont|numerotee|suivie|pac|rsa"
    rf"|logement|social|tj|ta"
    rf"|ca|cph"
    rf"|taj|judiciaire|administratif|e|{_NUMBER}"
    rf"|{_SERVICES})(?![a-z]))"
)
# « n° » may stand before the noun too: « n° d’écrou 123456 ».
_SAID_BEFORE = rf"(?P<said>(?<![a-z]){_NUMBER} ?(?:de |d'|du |de la )?)?"
_ANNOUNCED = Pattern(rf"{_SAID_BEFORE}(?<![a-z])(?P<noun>{_NOUNS})(?![a-z-])(?P<between>(?:{_WEAK}){{0,12}})$")
_ANNOUNCED_FAR = Pattern(
    rf"(?<![a-z])(?P<noun>{_NOUNS})(?![a-z-])[^!?;]{{0,45}}?(?<![a-z])(?:{_NUMBER}|ref\.?|references?|sous le"
    rf"|numerotee?|:|c'est(?: le)?|=)[\s:«\"(.]{{0,4}}$"
)
# « dossier de naturalisation 2023X 012345 »: what kind of file it is may be said in words that no list holds.
_SAID_OF_A_FILE = Pattern(
    r"(?<![a-z])(?P<noun>dossiers?|demandes?|identifiants?|contrats?|references?|saisine|reclamations?|factures?"
    r"|allocataire(?: ?:)?)"
    r"(?: (?:de|du|des|d'|la|l'|aux?|en|a|et)| ?(?:d'|l')?(?!depuis|avant|apres|pour|sous|dans|plus|entre|vers|soit)"
    r"[a-z]{3,15}){1,4} ?[:(«,]? ?$"
)
_NUMBER_OF_A_SERVICE = Pattern(
    rf"(?<![a-z]){_NUMBER} ?(?:de |d'|du |de la |de l')?(?P<noun>{_SERVICES})(?: (?:est|c'est|le))*[\s:«\"(.=]{{0,4}}$"
)
_NUMBERED = Pattern(
    rf"(?<![a-z])(?:{_NUMBER}|ref\.?|references?|matricule|identifiant)(?: (?:provisoire|definitif|suivant|unique))?"
    rf"(?: (?:est|c'est))?(?: le)?[\s:«\"(.=]{{0,4}}$"
)
_TOLD_AFTER = Pattern(
    rf"[\s»\"]{{0,2}}(?:[,:(=-] ?|)(?:(?:est|c'est|comme|etait|soit|il s'agit d[eu]|voila|en) )?(?:bien )?(?:mon"
    rf"|notre|le|la|son|sa|ma|leur)? ?(?:{_NUMBER} ?(?:d[eu]|d'|de la|de l')? ?(?:{_NOUNS}|{_SERVICES})"
    rf"|(?:matricule|identifiant|reference|ref)(?![a-z])|(?<=mon )numero(?= (?:dans|a|chez|de|la|aupres)))(?![a-z])"
    # A word with a number of its own announces that one.
    r"(?! ?[:n°]{0,3} ?[a-z-]{0,6}\d)"
)
_AND_ANOTHER = Pattern(
    r" ?[,;/&] ?|, je repete,? (?:le )?| (?:et (?:il|elle) )?est devenue? (?:le )?|,? (?:et|ou|puis|et aussi"
    r"|au lieu d[eu]|et non|pas)(?: le| n°| du| la)? ?|\n- ?"
)
_CONSTITUTED = Pattern(r"(?<![0-9a-z])[a-z0-9]{4}-[a-z]-[a-z0-9]{3}-[a-z0-9]{3,5}(?![0-9a-z-])")

_LAWS = (
    r"lois?|decrets?|arretes?|circulaires?|directives?|articles?|art\.?|cerfas?|formulaires?|imprimes?|normes?|notice"
)
_NOT_FILES = (
    r"teledeclarations?|lignes?|bus|tram(?:way)?|salles?|bureaux?|guichets?|portes?(?! (?:bien |toujours "
    r"|aussi )?l[ea] )|erreurs?|codes?|pages?|versions?|chapitres?|annexes?"
    r"|chambres?|etages?|jorf|jo|reglement|siret|siren|naf|ape|tva|cp|postal|annees?|montants?|sommes?|quai|box"
    r"|places?(?! d[eu'])"
    r"|(?<!la )poste|etapes?|alineas?|windows|ios|android|modeles?|declarations? (?:n° ?)?(?:2042|2044|2031|2035|2072)"
    r"|case|rubrique|tableau|ecran|message|taux|prix|total|solde|euros|environ|delai|plus de|moins de|entre|rcs|kbis"
    r"|tour|numero vert|telephone|tel|portable|mobile|fixe|fax|question|file|file d'attente|passage|appel|appele"
    r"|departements?|note|tarif|caisse n|niveau|lot|terminal|imprimante|train|tgv|ter|vol|ouigo|appartement|appt|apt"
    r"|bat|batiment|mot de passe|iso|cve|kb|http|https|chaine|canal|modele|borne|ecole"
)
NOT_A_FILE = Pattern(rf"(?<![a-z])(?:{_LAWS}|{_NOT_FILES})(?![a-z])(?:{_WEAK}|ref(?:erences?)?\b\.?){{0,8}}$")
LEGAL = Pattern(
    r"(?<![a-z])(?:lois?|decrets?|arretes?|arret(?! de travail)|ordonnances?|circulaires?|deliberations?"
    r"|directives?|reglements?"
    r"|instructions?|notes? de service|jurisprudence|cassation|conseil d'etat|articles?|cerfas?|formulaires?|imprimes?"
    r"|notices?|bulletins?|journal officiel|decisions? du conseil|normes?|convention)(?![a-z])"
)

_FRENCH_WORKER = Pattern(r"\d{7} ?[a-z]")
_REGISTERED = Pattern(r"[123][a-z](?: ?\d){11}|[a-z]{2}(?: ?\d){9} ?[a-z]{2}")
_NUMEN = Pattern(r"\d\d[a-z]\d{7}[a-z]{3}")
# Those that judge give each decision the number of its file: « ordonnance n° 2406671 ».
_JUDGED = Pattern(r"(?<![a-z])(?:ordonnance|jugement|decision|minute)(?: du [a-z]+(?: [a-z]+)?)? (?:n° ?)?$")
_ROLL = Pattern(r"\d{7}|\d\d[-/]\d\d[-/]\d{4,6}|\d\d/\d{5}")
_EVER_OPEN = Pattern(r"\d{1,2} ?h ?/ ?\d{1,2}.*")
# « EN149:2001 »
STANDARD = Pattern(r"en ?\d{3,5}(?::\d{4})?")
# « 205/55 R16 91V »
TYRE = Pattern(r"\d{3}/\d{2} ?z?r ?\d{2}(?: \d{2,3} ?[a-z])?")
_ERROR = Pattern(r"\d+e(?:me)?|(?:err|error|erreur|http)[ -]?\d+|0x[0-9a-f]{4,}")
_BUILDING = Pattern(r"(?:pc|dp|pa|pd|cu)(?:[ .-]?\d{3}){2}[ .-]?\d\d[ .-]?[a-z]?\d{4,5}")
_TAXPAYER = Pattern(r"[0-3]\d[ .-]\d\d[ .-]\d{3}[ .-]\d{3}[ .-]\d{3}|[0-3]\d{12}")
_SHAPED = Pattern(
    r"[a-z]{2,6}[-/_]?(?:19|20)\d\d[-/_]\d{3,}(?:[-/_][0-9a-z]+)?|[a-z]{2,5}-?\d{6,}|(?:19"
    r"|20)\d\d[-/_][a-z]{2,6}[-/_]\d{3,}|[a-z]{2,5}-\d{2,}-\d{3,}"
)
_STUDENT = Pattern(r"\d{10}[a-z]{1,2}|\d{9}[a-z]{2}")
# « 2018-778 DC »: what the judges of the laws decided.
RULING = Pattern(r"(?:19|20)\d\d-\d{1,4} ?(?:dc|qpc|lp|lom|an|i|l|org|rip|elec|pdr)")
_TELEPHONE = Pattern(r"(?:0|\+?33|0033)? ?[1-9](?:[ .-]?\d\d){4}")

# These nouns announce a number and hardly ever an amount.
_SURE_NOUN = Pattern(
    rf"{_ABROAD}|pacage|cheptel|badge|alloc\w*\.?|fiscal\w*|spi|teledecl\w*|matricules?|dossiers?|references?|refs?"
    rf"|contrats?"
    rf"|requetes?|rg|parquet|pv"
    r"|proces\W.*|plaintes?|identifiants?|adherente?s?|recommandees?|lrar|pre-?demandes?|demandes?|ine|colis\w*"
    r"|tickets?|recours|reclamations?|declarants? .*|file|case|affaire|inscription|sinistre|demandeurs?|ipp|neph|suivi"
    r"|usagers?|client|abonne|locataire|beneficiaires?|signalements?|agents?|affiliee?s?|pensionnee?s?|contribuable"
    r"|asvp|detenue?|etudiante?|minute|incidents?|avis|amendes?|fps|contraventions?|saisine|ecrou|factures?|quittances?"
)
_EXPLICIT = Pattern(rf"(?<![a-z])(?:{_NUMBER}|:|=|ref\w*|sous|est|matricule|identifiant)(?![a-z])|[:=#(]")
# Those who serve have few digits: « ASVP 417 », « agent n° 417 ».
_OF_AN_AGENT = Pattern("asvp|matricules?|badge|rio|agente?")
_ARTICLE = Pattern(r"[lrd]\.? ?\d{3,4}(?:-\d+)+")
# Nobody counts what these number: « écrou 48 217 ».
_NEVER_COUNTS = Pattern("ecrou|matricules?")
_AMOUNT = Pattern(r"\d{1,3}(?: \d{3})+|\d{1,4}")
_QUEUE = Pattern(r"tickets?|rendez-vous|rdv|convocation|passage")
_JUST_A_SERVICE = Pattern(_SERVICES)
_CARE_LINE = Pattern(r"11[68] \d{3}")
_SHORT_LINE = Pattern(r"3\d{3}|1[15]\d|11[68]\d{3}")
# What a journey is booked under: six capitals, and no digit.
_BOOKED = Pattern(
    r"(?:(?:dossier|reference|ref|code|numero|n°)(?: de)? (?:dossier|voyage|reservation|resa|billet|train|vol|sncf)|pnr"
    rf"|billets?|reservation)(?: (?:sncf|train|tgv|ouigo|de train))?(?:, dossier)?(?: (?:est|{_NUMBER}))? ?[:(«\"]? ?"
    r"(?P<code>[a-z]{6})(?![a-z0-9-])"
)
_LEAST_DIGITS = 4
_LEAST_DIGITS_OF_AN_AGENT = 3
_LEAST_DIGITS_AFTER_N = 5
_LEAST_DIGITS_FAR = 5
_LEAST_DIGITS_OF_A_SERVICE = 6
_SHORTEST_MIXED = 8


def find(page: Page) -> Iterator[Finding]:
    """Give the numbers that a word like « dossier » announces or follows, and those that go on with « et »."""
    previous: Code | None = None
    for code in page.codes:
        noun = _noun(page, code)
        reason = f"annoncé par «\u202f{noun}\u202f»" if noun and _is_long_enough(code, noun) else ""
        if not reason and previous and _goes_with(page, previous, code):
            reason = "même forme que le numéro d’avant"
        if reason:
            previous = code
            yield page.finding(FindingKind.FILE_NUMBER, code.start, code.end, 0.9, reason)
    for booked in _BOOKED.finditer(page.plain):
        if page.is_upper(*booked.span("code")) and not page.is_upper(*booked.span()):
            yield page.finding(FindingKind.FILE_NUMBER, *booked.span("code"), 0.8, "annoncé comme une réservation")


def _goes_with(page: Page, previous: Code, code: Code) -> bool:
    """Say whether a code only goes on with those before it: « dossiers 784512, 784513 et 784514 »."""
    alike = code.shape == previous.shape and code.digits >= _LEAST_DIGITS and not code.is_date
    return alike and _AND_ANOTHER.fullmatch(page.plain, previous.end, code.start) is not None


def find_plain(page: Page) -> Iterator[Finding]:
    """Give the numbers that only « n° » announces, or that have the very form of a file number."""
    for code in page.codes:
        reason = "" if code.is_date or code.is_telephone else _plain_reason(page, code)
        if reason:
            yield page.finding(FindingKind.FILE_NUMBER, code.start, code.end, 0.75, reason)
    for match in _CONSTITUTED.finditer(page.plain):
        if page.is_upper(*match.span()) and any(sign.isdigit() for sign in match.group()):
            yield page.finding(FindingKind.FILE_NUMBER, *match.span(), 0.75, "forme d’un numéro de procédure")


def _plain_reason(page: Page, code: Code) -> str:
    """Say why a code that no noun announces may be the number of a file, "" when nothing tells."""
    before = page.before(code.start, 60)
    if _NUMEN.fullmatch(code.plain) or (_ROLL.fullmatch(code.plain) and _JUDGED.search(before)):
        return "forme d’un numéro de dossier"
    if NOT_A_FILE.search(before) or LEGAL.search(before) or _names_a_thing(code):
        return ""
    if page.is_upper(code.start, code.end) and _has_form_with_letters(code):
        return "forme d’un numéro de dossier"
    if _TAXPAYER.fullmatch(code.plain):
        return "forme d’un numéro fiscal"
    long = code.digits >= _LEAST_DIGITS_AFTER_N or (code.lettered and code.digits >= _LEAST_DIGITS)
    return "annoncé par «\u202fn°\u202f»" if long and _NUMBERED.search(before) else ""


def _has_form_with_letters(code: Code) -> bool:
    return any(form.fullmatch(code.plain) for form in (_FRENCH_WORKER, _REGISTERED, _STUDENT, _BUILDING, _SHAPED))


def _noun(page: Page, code: Code) -> str:
    """Give the word that tells what the code is the number of, "" when none does."""
    if code.is_date or code.is_year or code.is_telephone or _names_a_thing(code) or _is_a_line(page, code):
        return ""
    before = page.before(code.start, 90)
    if companies.announced(code, before):
        return companies.noun_of_ones_own(page, code, before)
    announced, refused = _ANNOUNCED.search(before), NOT_A_FILE.search(before)
    if refused and not (announced and _is_nearer(announced, refused)):
        return ""
    if announced and _is_told(code, announced):
        return announced["noun"]
    return _noun_further(before, code) or _noun_after(page, code)


def _is_a_line(page: Page, code: Code) -> bool:
    """Say whether it is the short number that a complaint was made at: « ma réclamation au 3631 »."""
    return _SHORT_LINE.fullmatch(code.plain) is not None and page.before(code.start, 4).endswith((" au ", " le "))


def _names_a_thing(code: Code) -> bool:
    return any(
        form.fullmatch(code.plain) for form in (_ARTICLE, _ERROR, _EVER_OPEN, STANDARD, _CARE_LINE, TYRE, RULING)
    )


def _is_nearer(announced: re.Match[str], refused: re.Match[str]) -> bool:
    return announced.start("noun") >= refused.start() and not announced["noun"].startswith("ref")


def _noun_further(before: str, code: Code) -> str:
    """Give the word that announces the code from further, "" when none does."""
    far = _ANNOUNCED_FAR.search(before)
    if far and code.digits >= _LEAST_DIGITS_FAR and not LEGAL.search(before, far.end("noun")):
        return far["noun"]
    service = _NUMBER_OF_A_SERVICE.search(before)
    if service and code.digits >= _LEAST_DIGITS_OF_A_SERVICE:
        return service["noun"]
    said = _SAID_OF_A_FILE.search(before) if code.digits >= 6 or (code.lettered and code.digits >= 4) else None
    return said["noun"] if said and not _AMOUNT.fullmatch(code.plain) else ""


def _noun_after(page: Page, code: Code) -> str:
    told = _TOLD_AFTER.match(page.plain, code.end, code.end + 60)
    return told.group().strip(' ,:(=-»"') if told else ""


def _is_told(code: Code, announced: re.Match[str]) -> bool:
    """Say whether the word is enough, or the number is too short for a word that may announce an amount too."""
    if (
        announced["said"]
        or code.lettered
        or _NEVER_COUNTS.fullmatch(announced["noun"])
        or _EXPLICIT.search(announced["between"])
    ):
        return True
    if _SURE_NOUN.fullmatch(announced["noun"]):
        few = code.digits < _LEAST_DIGITS and announced["between"] != " "
        return not few and not (_AMOUNT.fullmatch(code.plain) and code.digits <= 6 and " " in code.plain)
    return code.digits >= 7


def _is_long_enough(code: Code, noun: str) -> bool:
    """Say whether so few digits may lead to one file: those of a ticket in a queue do not."""
    if _JUST_A_SERVICE.fullmatch(noun):
        long = code.digits >= _LEAST_DIGITS_OF_A_SERVICE or (code.lettered and len(code.plain) >= _SHORTEST_MIXED)
        return long and not _TELEPHONE.fullmatch(code.plain)
    if _QUEUE.fullmatch(noun):
        return code.digits >= _LEAST_DIGITS_AFTER_N
    few = code.lettered or _OF_AN_AGENT.fullmatch(noun)
    return code.digits >= (_LEAST_DIGITS_OF_AN_AGENT if few else _LEAST_DIGITS)
