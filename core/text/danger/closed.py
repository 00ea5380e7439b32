"""What takes the danger out of words: figures of speech, negations, what is over, what is told of others."""

import re

from core.text.danger.signs import Danger

_NEAR = 300
"""Signs on each side of a danger that may take it out."""

# Put out of sight before anything is looked for.
_JEST = re.compile(
    r"(?<= )(?:"
    r"(?:a|de quoi|de) (?:mourir|crever|pleurer|hurler|tomber|se pendre|se flinguer|se suicider|s arracher "
    r"les cheveux|se taper la tete contre les murs|se jeter par la fenetre|se tirer une balle(?: dans le "
    r"pied)?) (?:de )?(?:rire|ennui|d ennui|honte|chaud|chaleur|fatigue|soif)?"
    r"|(?:mort|morte|morts|mortes|meurs|meurt|mourais|mourait|mourir|creve|crever|mourrais) (?:de |d )(?:rire|"
    r"honte|ennui|vieillesse|fatigue|trouille|peur|inquietude|impatience|curiosite|envie|chaud|soif|stress|"
    r"jalousie)"
    r"|(?:je |on |nous |j )?(?:meurs|mourais|mourait|creve|crevais) de (?:faim|chaud|froid) (?:en attendant|"
    r"avant|apres|a midi|dans la (?:salle|file|queue)|au guichet)"
    r"|(?:ca|cela|c est ce qui|ce qui|qui) (?:me |nous |m a |vous )?(?:tue|tuer|tuee?|acheve|assassine)"
    r"|(?:attente|lenteur|paperasse|bureaucratie) (?:me |nous )(?:tue|acheve)"
    r"|tue\w* (?:le temps|l ennui|dans l oeuf|la poule|le metier|le commerce|l envie|le veau|nos commerces|le "
    r"petit commerce|nos services|le service public|la motivation|nos villages)"
    r"|(?:balle|tire\w* une balle) dans le pied"
    r"|(?:peter|pete|peterai|petais|petent) (?:un |les |une )?(?:cable|plombs?|durite|boulon|scandale)"
    r"|(?:sauter|saute) (?:de joie|au plafond|le pas|au cou|une etape|une ligne|des repas de famille)"
    r"|(?:risque|cas|peine|arret|question|point|lettre|temps|nature|angle|poids|heure|eau|bras|langue|moteur) "
    r"(?:de )?mort(?:e|s|es)?"
    r"|silence de mort|mort dans l ame|mort d homme|morts? de trouille|mortels?|mortelle"
    r"|(?:parcours|chemin) du combattant|nerfs? a vif|coup de (?:fil|main|pouce|gueule|coeur|telephone|chance|"
    r"tonnerre|theatre|grace|froid|frein|vent|massue|bambou|poignard dans le dos|tampon|pied (?:dans la "
    r"fourmiliere|au derriere|aux fesses))"
    r"|(?:enfer|cauchemar) (?:administratif|sur terre)|a feu et a sang|feu de (?:joie|paille|tout bois)|feu "
    r"vert|feux? rouges?"
    r"|(?:passer|passe|passes) (?:un )?arme a gauche|suicide (?:administratif|commercial|politique|"
    r"professionnel|economique|collectif du service)|suicidaire (?:economiquement|politiquement|pour le)"
    r"|coup\w* (?:le|la|de|du|mon|notre|votre|nos) (?:cordon|son|parole|route|internet|telephone|micro|"
    r"communication|ligne)"
    r"|(?:tir\w*|lanc\w*|tourn\w*) (?:a boulets rouges|la sonnette)|prise? (?:en |d )otages? (?:par|entre)|"
    r"(?:pris|prise|prendre|prend|prennent|prises) (?:les usagers |les gens |nous )?en otages?"
    r"|(?:finir|fini|finis|finissons|finira) (?:en|par) (?:beaute|douceur)|en finir avec (?:ces?|cette|les?|"
    r"la|votre|vos|mon|mes|ma|notre|nos|un|une|tous?|l|toute) (?!vie|jours|existence|souffrance)(?:\w+ "
    r")?(?:dossiers?|demarches?|papiers?|procedures?|histoires?|formulaires?|paperasse|affaires?|lourdeurs?|"
    r"attente|bureaucratie|complexite|relances?|litiges?|administration|feuilleton|galeres?|saga|problemes?|"
    r"files?|serveur|courriers?|tracasseries?|situations?)"
    r"|campagne (?:\w+ ){0,3}(?:violences?|suicide|maltraitance)|prevention (?:\w+ ){0,3}(?:suicide|"
    r"violences?|maltraitance)|(?:lutte|lutter|numero|stand|affiches?|affichage|depliants?|brochures?|"
    r"colloque|conference|formation|journee|plan|semaine|association|guide|livret|flyers?|reunion|atelier|"
    r"spot|clip|sensibilis\w+|exposition|film|theatre|debat) (?:\w+ ){0,5}(?:suicide|suicidaires?|violences? "
    r"(?:conjugales|intrafamiliales|faites aux femmes|sexuelles)|maltraitances?|harcelement|esclavage|traite "
    r"(?:des|d) \w+ humains)"
    r"|(?:rue|avenue|place|square|ecole|pont|boulevard|quartier) (?:de la |du |des )?(?:mort|pendu|vie|"
    r"enfants?|soeurs?|freres?)"
    r"|(?:a en|pour en) (?:crever|mourir) de|(?:attend\w*|patient\w*) (?:\w+ ){0,6}(?:dehors|sous la pluie|"
    r"dans le froid|dans la rue)|(?:queue|file) (?:\w+ ){0,4}dans la rue|(?:sans chauffage |froid )?(?:dans "
    r")?(?:la )?salle d attente(?: \w+){0,5}"
    r"|faim (?:de loup|en attendant)|remourir"
    r"|fumer (?:une |un |des |leur |leurs |sa |ma |la )?(?:cigarettes?|clope|clopes|cigare|pause)|(?:brul\w*|"
    r"grill\w*) (?:un |les |d |des |l )?(?:feux?|etapes?|priorite|stop|impatience)"
    r"|(?:descendre|descends|monter) (?:du|de la|au|a la|les|l|le|dans) (?:bus|train|metro|voiture|tram|"
    r"escaliers?|etage|rez|gare|arret|quai)"
    r"|trop (?:mortel|mourir)|vie ou de mort pour (?:mon|notre|ma) (?:entreprise|commerce|association|"
    r"boutique|societe)"
    r"|(?:tentatives?|essais?) (?:de )?(?:connexion|appel|appels|paiement|joindre|prise|rendez|contact|"
    r"inscription|reconciliation|depot|envoi|telephon\w+|identification)"
    r"|tentatives? (?!de suicide|de se|de me)(?=\w)"
    r"|faire une betise (?:de|en|sur|dans) (?:saisie|remplissant|cochant|le formulaire|la declaration|ma declaration)"
    r"|(?:victimes?|accident|assurance|certificat|acte|capital|declaration|extrait|pension|rente|date|annonce|"
    r"avis) (?:de |du |au )?(?:deces|mort)"
    r"|(?:premiers? secours|gestes qui sauvent)(?: \w+){0,20}"
    r"|(?:jeter|jette|sauter) par la fenetre (?:de|d) (?:joie|bonheur|rire)|(?:\w+ ){0,12}(?:lol|mdr|ptdr|"
    r"haha|hihi|xd)"
    r")(?= )"
)
_LONG_AGO = re.compile(
    r"(?:il y a|voila|ca fait|cela fait|y a) (?:\w+ ){0,3}(?:ans|annees|longtemps|an|mois)\b(?! (?:que|qu|"
    r"ke))|a l epoque|autrefois|jadis|dans mon enfance|quand j etais (?:enfant|petite?|jeune|gosse)|l an "
    r"(?:dernier|passe)|l annee derniere|(?:en|depuis|de|avant|annees?|fin|debut|mars|avril|mai|juin|juillet|"
    r"aout|septembre|octobre|novembre|decembre|janvier|fevrier) (?:19|20[01])\d\b|par le passe|j ai ete "
    r"sauvee?|ancien(?:ne)? (?:victime|mari)|pendant la guerre|pendant des annees|a cette epoque|jusqu en 20|"
    r"c etait avant"
)
_OVER = re.compile(
    r"aujourd hui (?:\w+ ){0,4}(?:va (?:bien|mieux)|vais (?:bien|mieux)|allons (?:bien|mieux)|guerie?|sauvee?|"
    r"en securite|a l abri|loge\w*|tout va|reconstruit\w*|vis (?:bien|en)|remariee?|vont (?:bien|mieux))|"
    r"(?:je vais|elle va|il va|nous allons|ils vont|ca va|tout va|on va|va|vont) (?:beaucoup |bien |tres |"
    r"deja )?(?:mieux|bien (?:maintenant|aujourd hui|depuis|desormais))|tout (?:va|est) (?:bien|rentre dans l "
    r"ordre|regle|fini bien)|fini par s arranger|(?:est|suis|sommes|sont|a ete|ai ete|avons ete|ete) (?:\w+ "
    r")?(?:en securite|sain et sauf|saine et sauve|sains et saufs|hors de danger|a l abri|tire\w* d affaire|"
    r"sauvee?s?|retabli\w*|gueri\w*|reloge\w*|mise?s? a l abri|mise?s? en securite|secourue?s?|retrouvee?s? "
    r"(?:saine?|vivante?|en)|retrouvee?s? en (?:une|deux|\d))|plus (?:de peur que|rien a craindre)|s en est "
    r"(?:bien )?sortie?|m en suis sortie?|nous a sauve|m a sauve|m ont sauve|(?:a|ont) (?:\w+ )?sauve (?:la "
    r"vie|ma|mon|la|le)|merci (?:a|aux) (?:\w+ ){0,6}(?:pompiers|samu|gendarmes|policiers|policiere|urgences)|"
    r"(?:est|suis|sont) (?:maintenant|desormais|aujourd hui) (?:condamnee?|en prison|incarceree?|a l abri|en "
    r"securite|protege\w*|loge\w*)|(?:a ete|est) (?:juge et )?(?:condamnee?|incarceree?|ecrouee?|interpellee?|"
    r"hospitalisee? a temps)|(?:a|ont) (?:\w+ )?(?:trouve|obtenu|procure|attribue) (?:un|une|notre|mon) "
    r"(?:logement|toit|hebergement|appartement|place|foyer)|page (?:est )?tournee|heureusement|intervenus? "
    r"(?:en|tres|rapidement|a temps|vite)|pris en charge (?:tout de suite|rapidement|immediatement|aussitot|"
    r"dans l heure|en)|plus de peur"
)
_DENIED = re.compile(
    r"(?<= )(?:(?:je|j|on|nous|il|elle|ils|personne|qui|moi|ca|ce|c) (?:\w+ )?(?:ne|n) (?:\w+ ){0,3}|(?:je|j|"
    r"on|il|elle|vais|suis|veux|c est|compte) (?:\w+ ){0,2})(?:pas|jamais|aucun|aucune|point)(?: (?!je|on|"
    r"vais)\w+){0,3}[ ]?\Z"
)
_DENYING = re.compile(
    r"(?<= )(?:demand\w+ si|sans|aucune?|ni|loin de|pas question de|n est pas une|jamais|pas l intention de|"
    r"pas du genre a|pas au point de|evidemment pas|hors de question de)(?: \w+){0,3}[ ]?\Z"
)
_DENIED_WITHIN = re.compile(
    r" (?:ne|n) (?:\w+ )?(?:vais|va|veux|veut|compte|pense|songe|menac\w+|suis|ferai|frapp\w+|m|me|nous|l|la|"
    r"les)(?: \w+){0,2} (?:pas|jamais|point|aucun\w*) | (?:je|on) (?:vais|va|compte|veux|pense) (?:pas|"
    r"jamais) "
)
_MOURNED = re.compile(
    r" (?:s est (?:suicide\w*|pendu\w*|tue\w*|donne la mort|jete\w*|immole\w*|noye\w*|defenestre\w*)|se sont "
    r"(?:suicide\w*|tue\w*)|(?:apres|depuis|suite a|suite au|lors du|a la suite du|avant) (?:le |son |sa |"
    r"leur |la |une )?(?:suicide|tentative)|s etait (?:suicide\w*|pendu\w*|donne\w*)) "
)
_PAST_EVENT = re.compile(
    r" (?:etais|etait|etaient|avait|avais|avaient|avions|frappait|battait|tapait|menacait|vivais|dormais|"
    r"dormions|dormait|ai vecu|ai ete|a ete|ont ete|a vecu|fut|venait|voulais|voulait|pensais|allais|allait|"
    r"ai pense|ai failli|ai cru|faillit|a failli|cognait) "
)
_STILL = re.compile(
    r" (?:maintenant|encore|toujours|ce soir|cette nuit|ce matin|demain|hier|actuellement|aujourd hui|en ce "
    r"moment|revient|revenu|recommence|rien ne bouge|ne repond|peur|depuis (?:hier|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche|trois jours|deux jours)) "
)


_PLAYED = re.compile(
    r" (?:en (?:riant|rigolant|plaisantant)|pour (?:rire|rigoler)|(?:a|contre|sur) (?:mon|l|le|la|cette|ce|ma) "
    r"(?:ordi|ordinateur|imprimante|machine|ecran|site|formulaire|scanner|borne|serveur|robot|chatbot)|(?:le|un|l|son) "
    r"(?:heros|heroine|personnage)|redaction|(?:dans|de) (?:un|son|le|ce) (?:film|roman|livre|jeu|conte|poeme|sketch)) "
)
"""Said to a machine or told of a story: nobody is in danger."""
_PLAYED_NEAR = 110


def in_jest(words: str) -> str:
    """Give what is said with figures of speech put out of sight, everything else in its place."""
    return _JEST.sub(lambda figure: re.sub(r"\w", "_", figure.group()), words)


def not_meant(danger: Danger, words: str, start: int, end: int) -> bool:
    """Say whether the sentence denies what it says."""
    before = words[max(words.rfind(" . ", max(0, start - _NEAR), start) + 1, start - _NEAR, 0) : start]
    said = words[max(0, start - 6) : end + 1]
    if _PLAYED.search(words[max(0, start - _PLAYED_NEAR) : end + _PLAYED_NEAR]):
        return True
    if danger.key in {"suicide", "threat", "violence"} and _DENYING.search(before[-60:]):
        return True
    if danger.key in {"threat", "violence"} and (_DENIED.search(before[-60:]) or _DENIED_WITHIN.search(said)):
        return True
    if danger.key == "suicide" and re.search(r" (?:suicid|me tuer|en finir|me pendre|sauter|mourir)", said):
        return bool(
            _DENIED_WITHIN.search(said)
            or re.search(r" (?:ne|n|vais|pas) (?:\w+ ){0,3}pas (?:\w+ ){0,3}\Z", before[-40:])
        )
    return False


def ended_well(words: str) -> bool:
    """Say whether the text tells that all is well now."""
    return bool(_OVER.search(words))


def happened_before(danger: Danger, words: str, start: int, end: int, *, well: bool) -> bool:
    """Say whether what is told is over, or is mourned, in a text that ends well or not."""
    sentence = _sentence(words, start, end)
    if danger.key == "suicide" and _MOURNED.search(words[start - 1 : end + 1]):
        return True
    if _STILL.search(sentence) and not well:
        return False
    if _LONG_AGO.search(sentence) and (_PAST_EVENT.search(sentence) or well):
        return True
    return well and danger.key != "threat"


def _sentence(words: str, start: int, end: int) -> str:
    first = words.rfind(" . ", max(0, start - _NEAR), start)
    last = words.find(" . ", end, end + _NEAR)
    return words[first if first >= 0 else max(0, start - _NEAR) : last + 1 if last >= 0 else end + _NEAR]
