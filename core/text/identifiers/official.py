"""What belongs to the services and to nobody: their sites, mailboxes, accounts and telephone numbers."""

import re
from functools import cache

from core.text.identifiers.patterns import Pattern
from core.text.identifiers.words import words
from core.text.names.lists import first_names, places, surnames

_SITES = words(
    """
    gouv.fr service-public.fr servicepublic.fr service-public.gouv.fr caf.fr ameli.fr assurance-maladie.fr
    francetravail.fr francetravail.net francetravail.org pole-emploi.fr pole-emploi.net pole-emploi.org
    urssaf.fr msa.fr mssante.fr carsat.fr cnav.fr cnaf.fr cnam.fr lassuranceretraite.fr info-retraite.fr
    agirc-arrco.fr laposte.fr labanquepostale.fr europa.eu conseil-etat.fr defenseurdesdroits.fr cnil.fr cada.fr
    crous.fr lescrous.fr anah.fr ademe.fr unedic.fr unedic.org apec.fr action-logement.fr actionlogement.fr
    cesu.urssaf.fr net-entreprises.fr autoentrepreneur.urssaf.fr mesdroitssociaux.fr monenfant.fr pajemploi.fr
    cesu.fr impots.gouv interieur.gouv ants.gouv legifrance.gouv etudiant.gouv senat.fr assemblee-nationale.fr
    elysee.fr vie-publique.fr france-identite.fr franceconnect.fr franceconnect monespacesante.fr parcoursup.fr
    education.fr campusfrance.org ofii.fr ofpra.fr cnda.fr cci.fr cma-france.fr insee.fr ign.fr pompiers.fr
    santepubliquefrance.fr has-sante.fr ars.sante.fr sante.fr aphp.fr ap-hp.fr ap-hm.fr chu-lyon.fr ircantec.fr
    cnracl.fr retraitesdeletat.fr caissedesdepots.fr moncompteformation.fr moncompteactivite.fr
    fonction-publique.fr justice.fr notaires.fr huissiers.fr telerecours.fr demarches-simplifiees.fr
    demarche.numerique.fr numerique.fr plus.transformation.fr voxusagers.fr cpam.fr cnsa.fr mdph.fr ccas.fr
    maisons-france-services.fr france-services.fr agence-francaise-adoption.fr onac-vg.fr masecurite.fr
    police-nationale.net antai.fr stationnement.gouv chequeenergie.fr loire-atlantique.fr cnmss.fr camieg.fr
    majdc.fr enim.eu signal-spam.fr sncf.com carte-mobilite-inclusion.fr
    cipav.fr lacipav.fr carmf.fr mutualite.fr secu-independants.fr rsi.fr cleiss.fr
    """
)
_PLACES = words(
    """
    paris marseille lyon toulouse nice nantes montpellier strasbourg bordeaux lille rennes reims toulon grenoble
    dijon angers nimes villeurbanne clermont-ferrand saint-etienne aix-en-provence brest limoges tours amiens
    perpignan metz besancon orleans rouen mulhouse caen nancy argenteuil montreuil saint-denis roubaix tourcoing
    avignon poitiers versailles pau la-rochelle larochelle calais cannes antibes beziers ales bourges quimper
    valence colmar troyes chambery lorient niort annecy bayonne laval vannes arras albi evreux ajaccio bastia
    carcassonne blois ain aisne allier ardeche ardennes ariege aube aude aveyron calvados cantal charente
    charente-maritime cher correze cotedor cotesdarmor creuse dordogne doubs drome eure eure-et-loir finistere
    gard haute-garonne gers gironde herault ille-et-vilaine indre indre-et-loire touraine isere jura landes
    loir-et-cher loire haute-loire loiret lot lot-et-garonne lozere maine-et-loire manche marne haute-marne
    lamayenne meurthe-et-moselle meuse morbihan moselle nievre lenord oise orne pas-de-calais pasdecalais
    puy-de-dome hautespyrenees bas-rhin haut-rhin rhone haute-saone saone-et-loire saoneetloire71 sarthe savoie
    hautesavoie seine-et-marne seinemaritime yvelines deux-sevres somme tarn var vaucluse vendee vienne
    haute-vienne vosges yonne essonne hauts-de-seine seinesaintdenis seine-saint-denis valdemarne val-de-marne
    valdoise departement13 departement06 guadeloupe martinique guyane reunion mayotte grandlyon bretagne
    normandie occitanie laregion iledefrance auvergnerhonealpes nouvelle-aquitaine grandest hautsdefrance
    paysdelaloire centre-valdeloire bourgognefranchecomte maregionsud corse
    """
)
_WORD_OF_A_SERVICE = Pattern(
    r"(?:^|[.-])(?:mairie|ville|commune|communaute|agglo|agglomeration|metropole|departement|conseil-?departemental"
    r"|prefecture|region|cpam|caf|msa|carsat|urssaf|mdph|mdpa|ccas|cias|crous|chu|ch|chru|chi|ghu|hopital|hopitaux|ars"
    r"|ac|academie|univ|universite|cc|ca|cdg|sdis|mfr|cnfpt|ofpra|police|gendarmerie|tribunal|maison-de)"
    r"(?:[.-]|\d|$)|mairie|prefecture|-agglo|metropole"
)
_WORDS_BEFORE = 3
# A word of a service in a name that ends otherwise is how swindlers write.
_ENDINGS_OF_SERVICES = (".fr", ".re", ".nc", ".pf", ".bzh", ".corsica", ".alsace", ".eu")
_KNOWN_TO_ALL = words(
    """
    doctolib.fr doctolib.com leboncoin.fr amazon.fr amazon.com google.fr google.com gmail.com orange.fr sfr.fr
    free.fr bouyguestelecom.fr wanadoo.fr laposte.net hotmail.com hotmail.fr outlook.com outlook.fr yahoo.fr
    yahoo.com live.fr icloud.com facebook.com youtube.com instagram.com twitter.com x.com linkedin.com
    tiktok.com whatsapp.com sncf-connect.com oui.sncf ratp.fr edf.fr engie.fr enedis.fr
    grdf.fr lemonde.fr lefigaro.fr ouest-france.fr liberation.fr leparisien.fr bfmtv.com francetvinfo.fr
    wikipedia.org fr.wikipedia.org chronopost.fr colissimo.fr seloger.com airbnb.fr booking.com blablacar.fr
    vinted.fr paypal.com microsoft.com apple.com chatgpt.com openai.com deepl.com pagesjaunes.fr meteofrance.com
    que-choisir.org quechoisir.org 60millions-mag.com linkedin.fr indeed.fr indeed.com netflix.com matmut.fr
    maif.fr macif.fr jeuxvideo.com doctissimo.fr lavoixdunord.fr 20minutes.fr sudouest.fr ladepeche.fr lesechos.fr
    mediapart.fr midilibre.fr nicematin.com laprovence.com ledauphine.com lesnumeriques.com cdiscount.com fnac.com
    darty.com boulanger.com twitch.tv reddit.com discord.com snapchat.com pinterest.fr vinted.com change.org
    mesopinions.com
    """
)
_ROLES = words(
    """
    accueil contact contacts info infos information informations service services secretariat direction standard
    mairie ville commune etat civil etatcivil urbanisme pref prefecture sous sp sousprefecture spref ddt ddtm ddfip
    drfip dgfip sip sie spf sdif pgp pcrp pcrs brs tresorerie tp sgc dpo rgpd cnil cada recours mediateur
    mediation mediatrice reclamation reclamations support assistance aide help helpdesk noreply no reply
    nepasrepondre ne pas repondre notification notifications webmaster admin administration communication presse
    rh drh recrutement emploi emplois greffe tribunal tj ta ce cph ecole college lycee iut fac universite
    scolarite cantine periscolaire creche creches jeunesse eau dechets ordures cni titres titre passeport
    passeports visas visa etrangers etranger naturalisation naturalisations asile sejour mdph mdpa ccas crous
    bourse bourses logement logements caf cpam cmu msa carsat cnav urssaf agence ape ae conseiller conseil
    entreprise entreprises particulier particuliers pro professionnels public usager usagers demande demandes
    dossier dossiers correspondant immatriculation permis fraude fraudes signalement signalements courrier
    courriel mail gestion compta comptabilite facturation paiement paiements recouvrement amendes ants anef
    fourriere police gendarmerie bta brigade commissariat sante social sociale solidarite aides apa rsa enfance
    pmi famille familles retraite retraites pension pensions client clients clientele relation relations suivi
    rdv rendezvous rendez reservation inscription inscriptions election elections elus cabinet maire
    conciliateur conciliateurfiscal technique bibliotheque mediatheque sport sports culture voirie travaux
    proprete stationnement guichet unique formation france travail pole fs franceservices maison hebergement
    siao samu chu hopital admissions urgences consultations contentieux juridique juge aj bureau poste vente
    ventes commercial sav commandes commande
    """
)
# Swindlers name their mailbox after what they sell.
_SUBJECTS = words(
    """
    permis passeport passeports visa visas titre titres cni vente ventes commercial commande commandes immatriculation
    formation emploi emplois logement logements immatriculations aide aides paiement cabinet
    """
)
# A family of people may open a mailbox under its name.
_ALSO_IN_NAMES = words("famille familles maire mail")
_FREE_MAIL = words(
    """
    gmail googlemail hotmail outlook yahoo ymail live msn orange wanadoo free laposte sfr neuf bbox numericable
    aol icloud proton protonmail gmx aliceadsl club-internet voila cegetel tutanota mailo me mac yopmail zoho
    yandex noos
    """
)
_OFFICES = (
    r"gouv|impots|prefet|prefecture|mairie|ministere|gendarmerie|policenat|police_?\w*\d|assurance_?maladie"
    r"|france_?travail|pole_?emploi|urssaf|service_?s?_?publi|franceconnect|cpam|carsat|defenseurd|crous|academie"
    r"|sante_?publi|franceservices|info_?retraite|allocfam|caisse_?alloc"
)
_WHOLE_WORDS = (
    r"ville(?:de)?|dept|departement\w*|region|police|sncf|ratp|caf(?:fr|de\w+)?|ameli|elysee|senat|laposte|lisalaposte"
    r"|ants|dgfip|dgccrf|antai|cnil|cnaf|cnam|cnav|msa|edf|enedis|samu|sdis|pompiers|chu|aphp|hopital|agirc|ter"
    r"|mdph|ccas|ofii|justice|education|insee|urgences?|agglo|metropole|ars"
)
_SERVICE_ACCOUNT = Pattern(
    rf"{_OFFICES}|^[a-z]+[_.-]officiel(?:le)?$|^(?:mon|ma)caf|^anah"
    r"|^(?:(?:l[ae]s?|l|ma|mon|mes|nos|notre|votre|infos?|actus?|allo|groupe|service|mairie)[_.-])*"
    rf"(?:{_WHOLE_WORDS})(?:$|[_.\d-])"
    r"|^(?:villede|sncf|ratp|cpam|prefe|prefpolice|lacnav|lassurance|assur_maladie|sdis|chu(?=de|[a-z]{5})"
    r"|caf(?=de|du|\d))|^[a-z]+(?:metropole|agglo)$"
)
# No service would call itself so.
_ON_A_SERVICE = Pattern(
    r"rapide|express|facile|arnaque|victime|galere|colere|marre|(?:^|[_.])(?:stop|sos|anti|rdv|aide)(?:$|[_.])|^stop"
)
_WHOLE_WORD = Pattern(_WHOLE_WORDS)


def host_is_official(host: str) -> bool:
    """Say whether a site, in plain small letters, is that of a service."""
    host = host.removeprefix("www.")
    labels = host.split(".")
    if any(".".join(labels[i:]) in _SITES for i in range(len(labels))):
        return True
    if not host.endswith(_ENDINGS_OF_SERVICES):
        return False
    service = _WORD_OF_A_SERVICE.search(host.rpartition(".")[0])
    # « trois-enfants-et-une-caf.fr » speaks of one.
    return labels[-2] in _PLACES or (service is not None and host.count("-", 0, service.start()) < _WORDS_BEFORE)


def names_a_place(words: str) -> bool:
    """Say whether words in plain small letters begin with a large town."""
    first = re.match("[a-z-]+", words)
    return first is not None and first.group() in _PLACES


def host_is_known_to_all(host: str) -> bool:
    """Say whether the bare name of a site leads to nobody: a firm or a newspaper that everyone knows."""
    return host.removeprefix("www.") in _KNOWN_TO_ALL


def host_gives_mailboxes(host: str) -> bool:
    """Say whether anybody may have a mailbox there."""
    return host.partition(".")[0] in _FREE_MAIL


@cache
def mail_providers() -> str:
    """Give the names of those who give mailboxes, as a choice for a pattern."""
    return "|".join(sorted(_FREE_MAIL - {"me", "mac"}, key=len, reverse=True))


def mailbox_is_a_role(name: str, host: str) -> bool:
    """Say whether a mailbox, in plain small letters, is that of a task and not of a person."""
    pieces = [piece for piece in re.split("[^a-z]+", name) if piece]
    if len(pieces) > 1 and len(pieces[0]) == 1 and _is_a_name(pieces[1]):  # « a.poncet.mediation »
        return False
    # A service has no number at a provider: « service.remboursement77@gmail.com » swindles.
    if host_gives_mailboxes(host) and name.startswith("service") and name[-1].isdigit():
        return False
    if "mairie" in name or "prefecture" in name or name.startswith(("service", "accueil")):
        return True
    if host_gives_mailboxes(host):
        return all(piece in _ROLES for piece in pieces)
    if host_is_official(host):
        return any(piece in _ROLES for piece in pieces) and not _is_a_surname(pieces[-1])
    if pieces and pieces[0] in _SUBJECTS:
        return all(piece in _ROLES for piece in pieces)
    return bool(pieces) and pieces[0] in _ROLES - _ALSO_IN_NAMES and not any(map(_is_a_name, pieces[1:]))


def _is_a_surname(piece: str) -> bool:
    """Say whether a piece of a mailbox is a surname that no place has: « gestion.martinez »."""
    return piece in surnames() and piece not in _ROLES and piece not in places() and piece not in first_names()


def _is_a_name(piece: str) -> bool:
    """Say whether it is a surname, or a first name that no place and no task has: « rh2.assia »."""
    return _is_a_surname(piece) or (piece in first_names() and piece not in _ROLES and piece not in places())


def account_is_official(name: str) -> bool:
    """Say whether an account on a social network, in plain small letters without its @, is that of a service."""
    if _ON_A_SERVICE.search(name):
        return False
    town, _, rest = name.partition("_")
    of_a_town = town in _PLACES and (rest == "officiel" or _WHOLE_WORD.fullmatch(rest) is not None)
    return of_a_town or _SERVICE_ACCOUNT.search(name) is not None
