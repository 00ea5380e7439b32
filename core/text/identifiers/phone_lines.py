"""Whose a telephone line is: somebody's, or a service's."""

from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern

_MOBILE = ("06", "07")
_SERVICE_PREFIXES = ("08", "0969", "0970")

_AGENTS = (
    r"assistante? sociale?|conseillere?|gestionnaire|tuteur|tutrice|curat\w+|avocate?|infirmiere?|medecin traitant"
    r"|agente?|referente?|educat\w+|collegue|instruct\w+|interlocut\w+|mandataire|notaire|inspect\w+"
)
_NEIGHBOURS = r"proprietaire|voisine?|gardien\w*|locataire"
# « l’infirmière du service » is somebody, though a service is named after her.
_OF_ITS_SERVICE = (
    r"(?: (?:du|de la|de l'|des|de|a la|au|a l')(?: ?[a-z'-]+)(?: sociale?| medical| travail| services)?)?"
)
_FAMILY = (
    r"(?:ma|mon|mes|son|sa|leur|notre) (?:mere|pere|parents|s(?:oe|œ)ur|frere|fils|fille|mari|femme|epou(?:x|se)"
    r"|conjointe?"
    r"|compagn\w+|voisine?|tante|oncle|amie?|grand-mere|grand-pere|cousine?|belle-\w+|beau-\w+|avocate?|medecin"
    r"|docteur|ex|maman|papa|fixe|portable|patronne?)"
)
# « me » is a lawyer before a name, and nobody in « on me dit d’appeler le… ».
_TITLED = (
    r"(?:mme|madame|m\.|mr|monsieur|maitre|dr|docteur|me(?! (?:di[ts]|disent|fai[ts]|font|faut|passe\w*|suis|suffit"
    r"|renvo\w+"
    r"|repon\w+|donn\w+|demand\w+|conseill\w+|propos\w+|laiss\w+|rappel\w*|appel\w*|joindre|rendre|mett\w+) ))"
    r" (?:[a-z]\. ?)?[a-z][a-z'-]+"
)
_OWN_LINE = (
    r"(?:mon|ma|notre|son|sa|nos|mes|leur) (?:\w+ )?(?:numeros?|num|n°|tel|telephone|fixe|portable|mobile"
    r"|coordonnees|ligne)"
    r"(?: (?:de |du )?(?:telephone|tel|fixe|portable|mobile|perso\w*|direct|actuel|professionnel|bureau|boulot"
    r"|travail))*"
    r"|numero perso\w*|perso|(?:ou|et) (?:au )?bureau|(?:ancien|nouveau|bon|mauvais) numero|l'ancien|le nouveau"
    r"|avan(?:t|cien)?"
)
_AT_HOME = (
    r"(?:mon|notre) (?:cabinet|magasin|atelier|commerce|salon|restaurant|exploitation)|a la maison|chez (?:moi"
    r"|nous|elle|lui|eux)|domicile|dom\.|fixe"
)
_CALL_BACK = r"rappele[zr](?:[ -](?:moi|nous))?|(?:appel|contact|joign)ez[ -](?:moi|nous)"
_ANSWERS = r"(?:elle|il|lui|la|le) (?:me )?repond (?:au|du)"
_OF_SOMEBODY = Pattern(
    rf"\b(?:{_ANSWERS}|(?:{_AGENTS}){_OF_ITS_SERVICE}|{_NEIGHBOURS}|{_OWN_LINE}|{_AT_HOME}|{_CALL_BACK}|{_FAMILY}"
    rf"|{_TITLED})(?![a-z])"
)
# These leave no doubt, whatever service is named between them and the number: « me joindre au cabinet, 02… ».
_SURELY_SOMEBODY = Pattern(
    r"\b(?:(?:me|nous|m'|le|la|lui) (?:\w+ )?(?:rappel|joindre|(?:re)?contact|appeler|telephoner|laisser un message)\w*"
    # Whoever was called, and whoever called, are people.
    r"|(?:m'|t'|l'|nous |vous |les )(?:a|ont|avait|avaient) (?:\w+ )?(?:r?appele|telephone|contacte|joint)\w*"
    r"|(?:suis|sommes|est|reste) joignables?|a (?:votre|leur|sa) (?:entiere )?disposition|lignes? directe?s?"
    # Who is called back.
    r"|(?:etre|etait|etais|suis|ete) (?:\w+ )?(?:re?)?(?:appele|joint|contacte)e?s?"
    r"|(?:numero|num|poste|tel\w*) (?:\w+ )?directe?|direct|(?:rappel\w*|appel\w*|joint\w*|contact\w*) "
    r"(?:[\w']+ ){0,6}depuis (?:le|son|ce)|[a-z]+ (?:de|a) la [a-z]+ depuis le)(?![a-z])"
)
# Whoever swindles says to be a service.
_OF_A_SWINDLER = Pattern(
    r"(?<![a-z])(?:faux|fausse|arnaqu\w*|escro\w*|fraud\w*|spoofing|hameconn\w*|phishing|demarch(?:eu\w+|age\w*)|se "
    r"(?:present|pretend|disai|dit|fais)\w*)(?![a-z])"
)
# « J’ai laissé le 04… sur le répondeur »: what somebody gives is theirs.
_GIVEN = Pattern(
    r"j'ai (?:\w+ )?(?:laisse|(?:re)?donne|communique|indique|transmis|dicte|fourni|repete|epele)"
    r"(?: (?:le|ce|mon|notre|comme|bien|numeros?|num|tel\w*|aussi|pourtant))*[ :,«\"(]*$"
)
_JUST_A_POST = Pattern(r"\(poste(?: n°)? $")
# « 06… ou 04… »: two lines of the same person.
_BESIDE_ANOTHER = Pattern(
    r"0[67](?:[ .-]?\d\d){4} ?(?:(?:ou|et|/|,|;|-) ?(?:au |le )?|[^.!?]{0,25}(?<![a-z])(?:fax|fixe|tel)[^.!?\d]{0,14})$"
)
# « famille.corvest@orange.fr pour la réponse, ou le 02… »: the line of who has the mailbox.
_BESIDE_A_MAILBOX = Pattern(r"@[a-z0-9.-]+\.[a-z]{2,4}[^.!?]{0,30}(?<![a-z])(?:ou|et|/) (?:au |le |du )?$")
_BESIDE = (_BESIDE_ANOTHER, _BESIDE_A_MAILBOX)
_TOLD_AFTER = Pattern(
    r"[\s,;.():=-]{1,4}(?:(?:demande[rz]|et demandez|il faut demander) (?!l[ae] |un )[a-z]"
    r"|(?:c'est |est )?(?:la |sa |ma |le |son |mon )?(?:ligne directe|(?:numero|num|tel\w*|poste) (?:\w+ )?direct)"
    r"|(?:c'est |a )?(?:mon (?:domicile|fixe)|chez (?:moi|nous))|nee? (?:le|en) )"
)

_SERVICES = (
    r"standard|accueil|mairie|caf|cpam|msa|carsat|cnav|urssaf|prefecture|sous-prefecture|services?|guichet|agence"
    r"|centre|hopital|clinique|chu|plate-?forme|secretariat|tresorerie|impots|sip|pole emploi|france travail|ants"
    r"|mdph|ccas|crous|tribunal|greffe|commissariat|gendarmerie|police|ecole|college|lycee|rectorat|conseil"
    r"|departement|permanence|la poste|edf|enedis|(?<!@)(?:orange|sfr|free)|veolia|saur|caisse|organisme|administration"
    r"|ministere|consulat|ambassade|cantine|creche|periscolaire|fourriere|piscine|dechetterie|mediatheque|cabinet"
    r"|laboratoire|pharmacie|samu|office|ofii|antenne|site|(?<!heures de )bureau"
    r"|maison (?:france|du departement|departementale|des|de la justice|de sante|de l'emploi)"
)
_THEIR_NUMBER = (
    r"numero (?:vert|unique|azur|cristal|surtaxe|gratuit|national|officiel|special|de la(?! maison)|du|des"
    r"|d'urgence|d'appel|indique)|(?:le|un|au|du|ce) numero de telephone|leur (?:\w+ )?(?:numero"
    r"|standard|ligne)|ligne"
    r"|repondeur|boite vocale|serveur(?: vocal)?|hotline|help ?desk|fax|telecopie"
)
_I_CALLED = (
    r"faut (?:re)?appeler"
    r"|(?:(?:j'ai|avons|avais|avoir|en|on|je|vous) |d'|j')(?:\w+ )?(?:re)?(?:appel\w+|telephon\w+)"
    r"|(?:j'ai|ai|avons) (?:\w+ )?(?:fait|essaye|tente|harcele)"
)
# « le 01 40… ne répond jamais », « au 01 40… on m’a dit »: whoever answers there was called.
_WAS_CALLED = Pattern(
    r"\)?,? (?:(?:ne |n')?(?:repond|decroche|sonne)\w* (?:jamais|pas|plus|dans le vide|occupe|toujours)"
    r"|on (?:m'|me |nous |vous )(?:a |ont )?(?:dit|repond|renvoi|demande)\w*)"
)
# How many signs before a number are looked at, and how many for the name of a service.
_FAR, _SERVICE_NEAR = 110, 40
_OF_A_SERVICE = Pattern(rf"\b(?:{_SERVICES}|{_THEIR_NUMBER}|{_I_CALLED}|compos\w+)\b")
# What answers there is surely a service, whatever its number looks like.
_OF_A_DESK = Pattern(
    r"\b(?:standard|accueil(?: telephonique)?|fax|telecopie|hotline|help ?desk|serveur vocal|permanence|guichet"
    r"|secretariat|numero (?:vert|general|unique|national|officiel|d'urgence|d'appel))\b"
)
# « le numéro de la mairie est le 02… », « Caf : 04… », « j’ai appelé le 01… », « on téléphone à la Caf au 04… »
_ITS_NUMBER = Pattern(
    r"(?:(?:(?:numero|num|n°|tel(?:ephone)?|contact\w*|appel(?:ez|er)"
    r"|joi(?:ndre|gnez))\.? ?(?:de |du |des |d')?|^)"
    rf"(?:la |le |l'|les )?(?:{_SERVICES})(?: [a-z'-]+){{0,3}}?(?:,? joignable)?(?: est| c'est| le| au|[ :,(])*"
    rf"|@[a-z0-9.-]*(?:{_SERVICES})[a-z0-9.-]*[ ,:/-]+(?:(?:ou|et) )?(?:au |le )?"
    rf"|(?:{_I_CALLED})(?: directement| aussi)?"
    rf"(?:(?: a)? (?:la |le |l'|les |aux? )?(?:{_SERVICES})(?: [a-z'-]+){{0,3}}?)?(?:,? (?:le|au))?[ ,(]+)$"
)
# « 04 76 60 34 00 », « 02 40 08 33 33 »: a line that many share is easy to keep in mind, few at home are.
_MAIN_LINE = Pattern(r"\d{8}00|\d{6}(\d\d)\1")


def leads_to_somebody(page: Page, start: int, end: int, digits: str) -> bool:
    """Say whether the number that stands there, ten digits as if dialled in France, is not that of a service."""
    if digits.startswith(_SERVICE_PREFIXES):
        return False
    if digits.startswith(_MOBILE) or page.is_advert:
        return True
    before = page.before(start, _FAR)
    sure = any(cue.search(before) for cue in (_SURELY_SOMEBODY, _OF_A_SWINDLER, _GIVEN, _JUST_A_POST, *_BESIDE))
    if sure or _TOLD_AFTER.match(page.plain, end):
        return True
    if _WAS_CALLED.match(page.plain, end):
        return False
    somebody = _last(_OF_SOMEBODY, before)
    if _MAIN_LINE.fullmatch(digits):
        return somebody >= _last(_OF_A_SERVICE, before, _SERVICE_NEAR)
    its = _ITS_NUMBER.search(before)
    return somebody >= max(_last(_OF_A_DESK, before, _SERVICE_NEAR), its.start() if its else -1)


def _last(cue: Pattern, before: str, near: int = _FAR) -> int:
    """Give where the last cue ends in the last signs before a number, -1 when none is there."""
    return max((match.end() for match in cue.finditer(before, max(len(before) - near, 0))), default=-1)
