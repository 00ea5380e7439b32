"""Numbers that lead to one person's file or letter, or to one agent."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers.codes import Code, codes
from core.text.identifiers.page import Page

_SERVICES = (
    r"caf|cpam|cnam|msa|carsat|cnav|ameli|mdph|mda|pole[ -]emploi|france[ -]travail|ants|anef|prefecture|impots?|dgfip|tribunal|edf|urssaf|crous"
    r"|ofii|anah|antai|ofpra|cnda|agirc-arrco|greffe|mairie|gie|securite sociale|assurance[ -]maladie|retraite|fiscal|tresor public|la poste|poste"
    r"|dossier social etudiant|dse|parcoursup|maprimerenov'?|action logement|logement social|dalo|surendettement|banque de france|visale|apl|rsa|aah|apa"
    r"|ofii|cada|rectorat|bourse|permis|passeport|cni|carte grise|carte d'identite|titre de sejour"
)
_NOUNS = (
    r"allocataires?|alloc\.?|adherente?s?|beneficiaires?|fiscal(?:e|aux)?|spi|telede?clarante?|declarante?|contribuable|assuree?s?|affiliee?s?"
    r"|pensionnee?s?|retraitee?s?|demandeurs?|demandeuse|inscription|inscrite?|identifiants?|id|matricules?|dossiers?|references?|ref|refs|contrats?|requetes?|demandes?"
    r"|pre-?demandes?|teleprocedure|recours|reclamations?|signalements?|plaintes?|plainte|depot|main courante|pv|proces[ -]verbal|proces-verbaux"
    r"|contraventions?|amendes?|avis|fps|telepaiement|forfait post-stationnement|rg|role|roles|minute|parquet|instruction|jugement|procedure|affaire|ordonnance|recommandees?|lrar|ar|suivi|colis|colissimo|lettres?|courriers?|envoi|"
    r"tickets?|incidents?|intervention|ine|etudiant|client|abonnement|abonne|compte|facture|quittance|sinistre|agents?|conseillers?|usagers?|rio|enregistrement|accuse de reception"
    r"|accuse|recepisse|transaction|paiement|virement|titre de recettes?|titre|avis des sommes a payer|creance|commande|formule|immatriculation|suivi"
    r"|locataire|bail|logement unique|nud|nur|unique|mdph|caf|cpam|msa|carsat|pole emploi|france travail|ants|anef|maprimerenov'?|dse|bourse|candidate?|candidature|patient|ipp|admission"
    r"|sejour hospitalier|permis de construire|declaration prealable|urbanisme|pc|dp|certificat|attestation|facturation|point de livraison|pdl|pce|compteur|medaille|ecrou|detenue?|professionnel|rpps|adeli|toque|barreau|carte pro\w*"
    r"|reservation|rendez-vous|rdv|sequestre|convocation|mandat|saisine|suivi de (?:ma|la|votre) demande|carte vitale|rnipp|siv|neph|etudiante|carte etudiante?"
)
_NUMBER = r"(?:n ?°s?|n°|№|no|nr|num|numeros?|n|#)"
_WEAK = (
    rf"(?:[\s:=,()«»\"'#>.-]+|(?:est|etait|c'est|c'etait|sont|le|la|les|l|d|de|du|des|suivante?|ci-dessous|portant|porte|sous|mon|ma|son|sa|notre|votre|leur"
    rf"|a|au|aupres|pour|etant|donc|voici|qui|en|cours|je|donne|unique|national|interne|personnel|individuel|fiscal|fiscale|electronique|simplifie|tj|ta|ca|cph|taj|judiciaire|administratif|e|{_NUMBER}|{_SERVICES})(?![a-z]))"
)
_ANNOUNCED = re.compile(rf"(?<![a-z])(?P<noun>{_NOUNS})(?![a-z-])(?:{_WEAK}){{0,12}}$")
_ANNOUNCED_FAR = re.compile(
    rf"(?<![a-z])(?P<noun>{_NOUNS})(?![a-z-])[^!?;]{{0,45}}?(?<![a-z])(?:{_NUMBER}|ref\.?|references?|sous le|numerotee?|:|c'est(?: le)?|=)[\s:«\"(.]{{0,4}}$"
)
_NUMBERED = re.compile(rf"(?<![a-z])(?:{_NUMBER}|ref\.?|references?|matricule|identifiant)(?: (?:est|c'est))?(?: le)?[\s:«\"(.=]{{0,4}}$")
_TOLD_AFTER = re.compile(
    rf"[\s»\"]{{0,2}}(?:[,:(=-] ?|)(?:(?:est|c'est|comme|etait|soit|il s'agit d[eu]|voila|en) )?(?:bien )?(?:mon|notre|le|la|son|sa|ma|leur)? ?(?:{_NUMBER} ?(?:d[eu]|d'|de la|de l')? ?(?:{_NOUNS}|{_SERVICES})"
    rf"|(?:matricule|identifiant|reference|ref)(?![a-z]))(?![a-z])"
)
_NOT_A_FILE = re.compile(
    r"(?<![a-z])(?:lois?|decrets?|articles?|art\.?|cerfas?|formulaires?|imprimes?|arretes?|circulaires?|lignes?|bus|tram(?:way)?|salles?|bureaux?"
    r"|guichets?|portes?|erreurs?|codes?|pages?|versions?|chapitres?|annexes?|chambres?|etages?|jorf|jo|directives?|reglement|normes?|siret|siren|naf|ape"
    r"|tva|cp|postal|annees?|montants?|sommes?|quai|box|places?|poste|etapes?|alinea|windows|ios|android|alineas|modele|modeles|declarations? (?:n° ?)?(?:2042|2044|2031|2035|2072)|case|rubrique|tableau|ecran|"
    r"message|notice|taux|prix|total|solde|euros|environ|delai|plus de|moins de|entre|rcs|kbis|tour|numero vert|telephone|tel|portable|mobile|fixe|fax|question|file|file d'attente|passage|appel|appele|departements?|note|tarif|caisse n|niveau|lot|terminal|imprimante|train|tgv|ter|vol|ouigo|appartement|appt|apt|bat|batiment|mot de passe|iso|cve|kb|http|https)(?![a-z])"
    rf"(?:{_WEAK}){{0,8}}$"
)
_FRENCH_WORKER = re.compile(r"\d{7} ?[a-z]")
_REGISTERED = re.compile(r"[123][a-z] ?\d{3} ?\d{3} ?\d{4} ?\d|[a-z]{2} ?\d{3} ?\d{3} ?\d{3} ?[a-z]{2}|[a-z]{2} ?\d{2}(?: ?\d{3}){2} ?\d ?[a-z]{2}|[a-z]{2}(?: ?\d){9} ?[a-z]{2}")
_TAXPAYER = re.compile(r"[0-3]\d[ .-]\d\d[ .-]\d{3}[ .-]\d{3}[ .-]\d{3}|[0-3]\d{12}")
_SHAPED = re.compile(r"[a-z]{2,6}[-/_]?(?:19|20)\d\d[-/_]\d{3,}(?:[-/_][0-9a-z]+)?|[a-z]{2,5}-?\d{6,}|(?:19|20)\d\d[-/_][a-z]{2,6}[-/_]\d{3,}|[a-z]{2,5}-\d{2,}-\d{3,}")
_TELEPHONE = re.compile(r"(?:0|\+?33|0033)? ?[1-9](?:[ .-]?\d\d){4}")
_QUEUE = re.compile(r"tickets?|rendez-vous|rdv|convocation|passage")


def find(page: Page) -> Iterator[Finding]:
    """Give the numbers that a word like « dossier » announces, or follows."""
    for code in codes(page):
        noun = _noun(page, code)
        if noun and _is_long_enough(code, noun):
            yield page.finding(FindingKind.FILE_NUMBER, code.start, code.end, 0.9, f"annoncé par « {noun} »")


def find_plain(page: Page) -> Iterator[Finding]:
    """Give the numbers that only « n° » announces, or that have the very form of a file number."""
    for code in codes(page):
        before = page.before(code.start, 60)
        if code.is_date or _NOT_A_FILE.search(before):
            continue
        if page.is_upper(code.start, code.end) and (_has_form_with_letters(code)):
            yield page.finding(FindingKind.FILE_NUMBER, code.start, code.end, 0.75, "forme d’un numéro de dossier")
        elif _TAXPAYER.fullmatch(code.plain):
            yield page.finding(FindingKind.FILE_NUMBER, code.start, code.end, 0.7, "forme d’un numéro fiscal")
        elif _NUMBERED.search(before) and (code.digits >= 5 or code.lettered and code.digits >= 4):
            yield page.finding(FindingKind.FILE_NUMBER, code.start, code.end, 0.75, "annoncé par « n° »")


def _has_form_with_letters(code: Code) -> bool:
    return any(form.fullmatch(code.plain) for form in (_FRENCH_WORKER, _REGISTERED, _SHAPED))


def _noun(page: Page, code: Code) -> str:
    """Give the word that tells what the code is the number of, "" when none does."""
    if code.is_date or code.is_year:
        return ""
    before = page.before(code.start, 90)
    announced = _ANNOUNCED.search(before)
    refused = _NOT_A_FILE.search(before)
    if refused and (announced is None or announced.start("noun") < refused.start()):
        return ""
    found = announced or _ANNOUNCED_FAR.search(before)
    if found:
        return found["noun"]
    told = _TOLD_AFTER.match(page.plain, code.end, code.end + 60)
    return told.group().strip(" ,:(=-»\"") if told else ""


def _is_long_enough(code: Code, noun: str) -> bool:
    """Say whether so few digits may lead to one file: those of a ticket in a queue do not."""
    if _QUEUE.fullmatch(noun):
        return code.digits >= 5
    return code.digits >= 4 or code.lettered and code.digits >= 3
