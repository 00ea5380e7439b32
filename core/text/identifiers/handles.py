"""Pseudonyms on social networks, chats and forums; the accounts of the services are left out."""

import re
from collections.abc import Iterator

from core.text.finding import Finding, FindingKind
from core.text.identifiers import official
from core.text.identifiers.page import Page
from core.text.identifiers.patterns import Pattern
from core.text.identifiers.words import words

_AT = Pattern(
    r"(?<![0-9a-z._%+@-])@ ?(?P<name>(?<=@)\.?[a-z0-9_](?:[a-z0-9_.-]{0,38}[a-z0-9_])?)"
    r"(?:@[a-z0-9-]+(?:\.[a-z0-9-]+){1,3})?(?![0-9a-z@])"
)
_DISCORD = Pattern(r"(?<![0-9a-z._@#-])(?P<name>[a-z][a-z0-9_.-]{1,31}#\d{4})(?![0-9a-z])")
_REDDIT = Pattern(r"(?<![0-9a-z/.])/?u/(?P<name>[a-z0-9_-]{3,24})(?![0-9a-z/_-])")

_NETWORK_NAMES = (
    "insta", "instagram", "snap", "snapchat", "discord", "telegram", "twitter", "tik ?tok", "facebook", "fb",
    "messenger", "twitch", "youtube", "linkedin", "reddit", "mastodon", "steam", "psn", "xbox", "skype", "threads",
    "bluesky", "pinterest", "jeuxvideo(?:\\.com)?", "doctissimo", "tchat", "chat", "le bon coin", "leboncoin",
    "vinted", "whats ?app", "viber", "signal", "strava", "onlyfans", "tinder", "meetic", "badoo", "roblox", "fortnite",
    "minecraft", "epic", "nintendo", "switch", "kik", "wechat", "tumblr", "soundcloud", "spotify", "ebay", "aufeminin",
    "copains d'avant", "nextdoor", "trustpilot", "tripadvisor", "google", "airbnb", "blablacar", "bereal",
)  # fmt: skip
_NETWORK = rf"(?:{'|'.join(_NETWORK_NAMES)}|forum\w*(?: [a-z0-9.-]+){{0,2}})"
_PSEUDO = r"(?:pseudo(?:nyme)?s?|alias|login|avatar|surnom|nom d'utilisateur|username|gamertag|blaze|nickname|nick)"
# Looked for first, since it is quick: most texts hold none of them.
_CUES = (
    "pseudo", "alias", "membre", "utilisat", "usernam", "gamertag", "blaze", "nick", "insta", "snap", "discord",
    "telegram", "twit", "tok", "facebook", "fb", "messenger", "youtu", "linkedin", "reddit", "mastodon", "steam",
    "psn", "xbox", "skype", "threads", "bluesky", "pinterest", "forum", "jeuxvideo", "doctissimo", "chat", "bon coin",
    "leboncoin", "vinted", "stream", "moderat", "tagu", "groupe", "internaute", "whats", "viber", "strava", "tinder",
    "meetic", "badoo", "roblox", "fortnite", "minecraft", "commentaire", "login", "surnom", "avatar", "aufeminin",
    "nextdoor", "tuto", "reponse d", "message d", "fil d", "motard", " sous ", "croire",
)  # fmt: skip

_NAME = r"(?P<name>~?[a-z0-9_](?:[a-z0-9_.-]{1,38}[a-z0-9_])(?:#\d{4})?~?)(?![0-9a-z@]|'[a-z])"
_LONE = Pattern(
    r"(?<![0-9a-z@_./#'-])(?:[a-z0-9]{1,20}(?:_[a-z0-9]{1,20}){1,3}|[a-z]{2,15}(?:-[a-z]{1,12}){0,2}-?\d{2,4}"
    r"|live:[a-z0-9._-]{2,30}[a-z0-9]|[a-z]{1,12}\d[a-z]{2,12}(?:[_-][a-z0-9]{1,12}){0,2})(?![0-9a-z@_/#'-]|\.[a-z])"
)
# An underscore between letters is nowhere in French but in pseudonyms, file names and the messages of machines.
_UNDERSCORED = Pattern(
    r"(?<![0-9a-z@_./#'\\-])[a-z0-9]{1,20}(?:_{1,2}[a-z0-9]{1,20}){1,4}(?![0-9a-z@_/#'\\(=-]|\.[a-z])"
)
_OF_A_MACHINE = Pattern(
    r"(?:fichier|document|piece jointe|erreurs?|error|code|message|dossier|nomm\w+ le|(?:scan|photo)s? (?:nomm"
    r"|appel|intitul|enregistr)\w*|champ|img|format"
    r"|reference|ref|formulaire)[^.]{0,25}$"
)
_MIXED = Pattern(
    r"(?<![\w@./-])(?:[a-z]{1,12}[A-Z][A-Za-z0-9]{2,20}|[A-Z][a-z]{2,12}[A-Z][a-z][A-Za-z0-9]{1,20})(?![\w@/-]|\.\w)"
)
_NEAR_A_NETWORK = Pattern(
    rf"\b(?:{_NETWORK}|{_PSEUDO}|stream\w+|moderat\w+|youtubeu\w+|tagu\w+|groupe|membre|internaute|commentaire"
    r"|utilisat\w+)\b"
)
_NEAR_A_PSEUDONYM = Pattern(
    rf"\b(?:{_PSEUDO}|forum|discord|twitch|stream\w+|insta\w*|snap\w*|telegram|tiktok|twitter|tchat|chat|moderat\w+"
    r"|membre|reddit|youtubeu\w+|connue?|certaine?|tuto|(?:reponse|fil|message|conseils?|mp) d[eu]|motards?|roblox"
    r"|fortnite|minecraft|groupe|avatar|surnom|abonnee?s?|commentaires?|croire|appli)\b"
)
_BRANDS = Pattern(
    r"maprime|france|youtube|tiktok|whatsapp|linkedin|paypal|iphone|ipad|macbook|facebook|snapchat|pdf|doctolib"
    r"|sms|qr|wifi|je$|.*(?:nous|vous|mais|bonjour|merci)"
)
_NO_PSEUDONYM = Pattern(
    r"(?:covid|article|art|form|cerfa|bac|top|version|windows|ios|android|f|l|r|t|n|a|b|d|g|h|p|niveau|ligne)[ .-]?\d+"
    r"|.*-(?:19|20)\d\d"
)

# What one types at a shop to pay less.
_PROMISED = Pattern(r"(?:codes?|promo|coupon)(?: promo)? ?[:«\"]? ?$")

_IS = (
    r"(?: ?[:=,(]| est| etait| c'est| cest| ces| c| moi c'est| sous(?: le)?| {p}| nom| de| je suis| comme| avec){{0,4}}"
)
_ANNOUNCED = Pattern(
    rf"\b(?:(?:{_PSEUDO}|(?:compte|profil|identifiant|nom)(?= (?:sur |de )?{_NETWORK}))"
    rf"(?: (?:sur|de|du|est|y est|:|c'est|le|la|l'|{_NETWORK})){{0,5}}"
    rf"|(?:sur |mon |ma |son |sa |notre |le |sous le nom |ajout\w+ |suivez |contact\w+ |dm |mp ){{1,3}}{_NETWORK}"
    rf"|{_NETWORK}(?= ?[: (]))"
    rf"{_IS.format(p=_PSEUDO)} {{0,2}}(?<=[ (:\"«])[\"«']? ?{_NAME}"
)
# « un certain Br00ken_Wolf »: a word that is no name of the register, where a name is awaited.
_CALLED = Pattern(
    r"\b(?:une? (?:certaine?|denomm?ee?|nomm?ee?)|signee?|signait|signent|se fait appeler|surnomm?ee?|dite?|connue?"
    r"|(?:se|s'est) (?:presente|nomme|(?:re)?nommee?|renomm\w+|prenomme)|sous le nom"
    rf"(?: (?:sur|de) (?:le |la |tout )?{_NETWORK})?|je suis|moi c'est|appelle(?:nt)?"
    rf"|utilisat\w+|membre|internaute)(?: (?:comme|sous le nom(?: de)?|de|est))? ?[:,]? ?[\"«]? ?{_NAME}"
)
_QUOTED = Pattern(rf"\b{_PSEUDO}\b[^«\"\n.]{{0,20}}[«\"] ?(?P<name>[^»«\"\n ][^»«\"\n]{{0,28}}[^»«\"\n ]) ?[»\"]")
# « Je suis Titi-le-Berrichon sur le forum », « le groupe, j’y suis « Louve Bretonne » ».
_THERE = Pattern(
    rf"\b(?:je suis|moi c'est|je m'appelle|on me connait comme|je signe) [«\"]? ?"
    rf"(?P<name>[a-z][a-z0-9']*(?:-[a-z0-9']+){{1,3}}|[a-z]{{4,20}}(?= [»\"])) ?[»\"]? sur (?:le |la |un )?{_NETWORK}"
)
_I_AM_THERE = Pattern(
    r"\bj'y (?:suis|signe|ecris|poste|participe)(?: (?:connue?|sous|comme|le nom(?: de)?|l[ea] pseudo))* ?:? ?[«\"] ?"
    r"(?P<name>[^»«\"\n ][^»«\"\n]{0,28}[^»«\"\n ]) ?[»\"]"
)
# « Je poste sous Papillon de nuit », « le pseudo jardinier du dimanche ».
_UNDER_A_NAME = Pattern(
    r"\b(?:poste|ecri[st]|commente|publie|signe|temoigne|connue?)(?: [a-z' ]{0,35})? sous (?:le nom de )?"
    r"(?P<name>[a-z]{4,20}(?: (?:de |du |des |d')?(?:la )?[a-z]{3,15})?)(?![a-z'-])"
)
# « une autre maman du forum, Tatie.Framboise, », « un groupe Facebook, une dame « Nanou Créa 974 » ».
_OF_THE_FORUM = Pattern(
    rf"\b(?:membre|maman|papa|personne|dame|femme|homme|internaute|autre|quelqu'un) (?:du|d'un|sur le|sur un) "
    rf"(?:groupe )?{_NETWORK}, [«\"]? ?(?P<name>[a-z]{{3,20}}(?:[.-][a-z]{{2,20}})?)(?= ?[,»\"])"
)
_QUOTED_THERE = Pattern(
    rf"\b{_NETWORK}[^.!?]{{0,30}} (?:une? )?(?:dame|femme|homme|maman|membre|monsieur|personne|certaine?) ?,? ?[«\"] ?"
    r"(?P<name>[^»«\"\n ][^»«\"\n]{0,28}[^»«\"\n ]) ?[»\"]"
)
_SPEAKS = r"(?:racont|expliqu|ecri|repond|conseill|di(?:t|sent)|post|temoign|partag|recommand)"
_SPEAKER = Pattern(rf"\bsur (?:le |la )?{_NETWORK}, (?P<name>[a-z]{{6,20}}) (?:et [a-z]+[-_][a-z0-9_-]+ )?{_SPEAKS}")
# On some networks a pseudonym is several words, none of which is a first name with its surname.
_PHRASE = Pattern(
    rf"\b(?:sur|mon|ma|moi) (?:mon )?(?:{_NETWORK})(?: c'est| est| je suis| je m'appelle| sous le nom(?: de)?"
    r"| moi c'est| :| ,|,|:| c){0,2} [«\"]? ?(?P<name>[a-z][a-z'-]+(?: [a-z0-9'-]+){2,5})"
)
_MINE = Pattern(
    r"\b(?:mon|son|ma) (?:insta(?:gram)?|snap(?:chat)?|discord|telegram|tik ?tok|twitch)(?: c'est| est)? [\"«]? ?$"
)
_INVITES = Pattern(r"(?:suiv|ajout|retrouv|contact|rejoin|ecri|\bdm|\bmp|\bmon|\bson|\bma)[^.!?]*$")
_PUT_ON = Pattern(r"sur (?:le |la |mon )?[a-z.]+ ?:? ?$")
_UNDER = Pattern(r"\b(?:sous|avec)(?: l[ea]| mon| un| son)? $")
_SAYS = Pattern(rf"{_PSEUDO}(?: [a-z]{{1,10}}){{0,2}} ?(?:[:=]|est|c'est|de)? ?[\"«]? ?$")
_STATED = Pattern(r"[:=\"«]|est|sous")
_PSEUDO_LAST = Pattern(rf"{_PSEUDO}(?: (?:sur )?{_NETWORK})? [\"«]? ?$")
_NUMBER_LIKE = Pattern(r"\d+(?:[.,-]\d+)*[a-z]{0,3}|\d{1,4}(?:er|e|h\d*|eme)?|\d{1,2}h\d*(?:-\d{1,2}h\d*)+")
# « ajoute zoe.lbt sur snap »
_TO_ADD = Pattern(
    rf"\b(?:ajoute[rz]?|suive[zr]|suis|contacte[zr]?|cherche[zr]?|retrouve[zr]?) (?:moi "
    rf"|nous )?[\"«]? ?{_NAME}(?= ?[»\"]? ?sur (?:le |la )?{_NETWORK}\b)"
)
_SITE = Pattern(r".*\.(?:fr|com|net|org)")
# « sur le forum du village : personne n’a compris » tells what is said there, not who says it.
_FORUM_LAST = Pattern(r"forum\w*(?: [a-z0-9.-]+){0,2} ?[:=] ?$")
# « insta lola.bzh_29 ou snap lolabzhhh »: the second is what the first is.
_AND_ELSEWHERE = Pattern(
    rf",? (?:ou|et|/|&|-|\+)? ?(?:sur |mon )?{_NETWORK} ?:? ?(?P<name>[a-z0-9_][a-z0-9_.-]{{3,28}}[a-z0-9_])"
    r"(?![0-9a-z@'])"
)
# The page of somebody ends with the pseudonym, which may stand again beside it.
_PROFILE = Pattern(
    r"(?:instagram|tiktok|twitter|facebook|snapchat|threads|twitch|youtube|linkedin|x)\.(?:com|tv|net)/(?:in/|add/|@)?"
    r"(?P<name>[a-z0-9_.-]{4,30})"
)
_MOST_UNDERSCORES = 15
_KNOWN_AS = Pattern(r"connue?s?\b[^.!?]{0,40} (?:comme|sous le nom de) $")
_COMMON = words(
    """
    pseudo pseudos pseudonyme alias la-bas ici
    une des les mon mes son ses leur leurs nos vos cette ces
    personne incroyable rien jamais aucun aucune impossible toujours encore aussi idem pareil bloque ferme pirate
    messagerie application reseau reseaux tiktok facebook instagram snapchat telegram twitter youtube discord
    whatsapp suspendu prive public mort supprime desactive plein vide comme celui notre tout tous toutes certains
    certaines
    beaucoup plusieurs quelques meme memes differents differentes divers diverses autres chaque chacune merci bonjour
    oui non page groupe compte profil message messages reponse silence zero
    nul super genial dommage bravo attente erreur perso personnel personnelle professionnel probleme problemes
    depuis pendant ensuite alors parce pourquoi comment quand impots mairie prefecture lecteurs lectrices internautes
    inscription connexion identification gens parents voisins collegues usagers clients habitants citoyens quelqu chacun
    """
)


def find(page: Page) -> Iterator[Finding]:
    """Give the pseudonyms."""
    yield from _with_a_sign(page)
    yield from _underscored(page)
    if any(cue in page.plain for cue in _CUES):
        yield from _near_a_network(page)
        yield from _announced(page)
    for match in _CALLED.finditer(page.plain):
        if _is_strange(_written(page, match)) and not _is_a_thing(match["name"]):
            yield _handle(page, match.span("name"), "un pseudonyme où un nom est attendu")


def _is_a_thing(name: str) -> bool:
    """Say whether it is a number, a site or a brand, as strange as they look."""
    return any(one.match(name) for one in (_BRANDS, _NO_PSEUDONYM)) or any(
        one.fullmatch(name) for one in (_NUMBER_LIKE, _SITE)
    )


def _with_a_sign(page: Page) -> Iterator[Finding]:
    for match in _AT.finditer(page.plain):
        if re.search("[a-z]", match["name"]) and not _is_of_a_service(match["name"]):
            yield _handle(page, match.span(), "commence par @, comme un compte")
    for match in _DISCORD.finditer(page.plain):
        yield _handle(page, match.span(), "forme d’un compte Discord")
    for match in _REDDIT.finditer(page.plain):
        yield _handle(page, match.span(), "forme d’un compte Reddit")


def _underscored(page: Page) -> Iterator[Finding]:
    # Some write_all_their_words_so.
    if not 0 < page.plain.count("_") <= _MOST_UNDERSCORES:
        return
    for match in _UNDERSCORED.finditer(page.plain):
        letters = sum("a" <= sign <= "z" for sign in match.group())
        by_a_machine = page.is_upper(*match.span()) or _OF_A_MACHINE.search(page.before(match.start(), 45))
        if letters > 2 and not by_a_machine and not _is_of_a_service(match.group()):
            yield _handle(page, match.span(), "forme d’un pseudonyme")


def _near_a_network(page: Page) -> Iterator[Finding]:
    for match in _LONE.finditer(page.plain):
        near = page.before(match.start(), 70) + " " + page.after(match.end(), 40)
        if not _NEAR_A_NETWORK.search(near) or _PROMISED.search(page.before(match.start(), 25)):
            continue
        if not _NO_PSEUDONYM.fullmatch(match.group()):
            yield _handle(page, match.span(), "forme d’un pseudonyme, près d’un réseau")
    for match in _MIXED.finditer(page.text):
        name = page.plain[match.start() : match.end()]
        near = page.before(match.start(), 40) + " " + page.after(match.end(), 25)
        if _NEAR_A_PSEUDONYM.search(near) and not _BRANDS.match(name):
            yield _handle(page, match.span(), "forme d’un pseudonyme, près d’un réseau")


def _announced(page: Page) -> Iterator[Finding]:
    for pattern, meant in (
        (_QUOTED, _is_said),
        (_THERE, _is_named_so),
        (_I_AM_THERE, _is_said),
        (_UNDER_A_NAME, _is_named_so),
        (_OF_THE_FORUM, _is_named_so),
        (_QUOTED_THERE, _is_named_so),
        (_TO_ADD, _is_written_strangely),
        (_ANNOUNCED, _is_a_pseudonym),
        (_SPEAKER, _is_no_common_word),
        (_PHRASE, _is_a_phrase),
    ):
        for match in pattern.finditer(page.plain):
            if meant(page, match):
                yield _handle(page, _ends(page, match), "annoncé comme un pseudonyme")
                yield from _elsewhere(page, match.end())
    for profile in _PROFILE.finditer(page.plain):
        for start in _places_of(page, profile["name"], profile.end()):
            yield _handle(page, (start, start + len(profile["name"])), "pseudonyme de la page donnée avant")


def _elsewhere(page: Page, end: int) -> Iterator[Finding]:
    """Give the pseudonym on another network that stands just after one."""
    other = _AND_ELSEWHERE.match(page.plain, end)
    if other and other["name"] not in _COMMON and not _is_of_a_service(other["name"]):
        yield _handle(page, other.span("name"), "annoncé comme un pseudonyme")


def _places_of(page: Page, name: str, start: int) -> Iterator[int]:
    """Give where a pseudonym stands again after a place, as a word of its own."""
    if "_" in name or "." in name.strip(".") or any(sign.isdigit() for sign in name):
        again = re.compile(rf"(?<![0-9a-z_./@-]){re.escape(name)}(?![0-9a-z_-])")
        yield from (match.start() for match in again.finditer(page.plain, start))


def _is_said(page: Page, match: re.Match[str]) -> bool:
    return not _is_of_a_service(match["name"])


def _is_written_strangely(page: Page, match: re.Match[str]) -> bool:
    written = _written(page, match)
    return not _is_of_a_service(match["name"]) and (_is_strange(written) or "." in written)


def _is_named_so(page: Page, match: re.Match[str]) -> bool:
    return _written(page, match)[0].isupper() and not _is_of_a_service(match["name"])


def _is_no_common_word(page: Page, match: re.Match[str]) -> bool:
    return match["name"] not in _COMMON


def _is_a_phrase(page: Page, match: re.Match[str]) -> bool:
    start, end = _ends(page, match)
    return len(page.text[start:end].split()) > 2


def _ends(page: Page, match: re.Match[str]) -> tuple[int, int]:
    """Give where the pseudonym begins and ends: of a phrase, the words that have a capital."""
    start, end = match.span("name")
    if match.re.groups and match.re.pattern == _PHRASE.source:
        capitals = re.match(r"(?:[A-ZÀ-Ö0-9][\w'’-]*(?: |$))*", page.text[start:end])
        end = start + len(capitals.group().rstrip()) if capitals else start
    return start, end


def _written(page: Page, match: re.Match[str]) -> str:
    return page.text[match.start("name") : match.end("name")]


def _is_of_a_service(name: str) -> bool:
    ending = name.rpartition(".")[2]
    mailbox = official.host_gives_mailboxes(name) and (ending != name or "_" not in name)
    return mailbox or official.account_is_official(name)


def _is_strange(written: str) -> bool:
    """Say whether it is written as no word is: an underscore, a digit or dots among letters, a capital in it."""
    return (
        re.search(r"_|[a-zà-ÿ](?:\d|[.-]\d\d)|\d[a-z]|[a-zà-ÿ][A-Z]|^~|[a-zà-ÿ]\.[A-Za-zà-ÿ]+\.[A-Za-zà-ÿ]", written)
        is not None
    )


def _is_a_pseudonym(page: Page, match: re.Match[str]) -> bool:
    """Say whether the word said after a network is one that nobody would say otherwise."""
    name, written = match["name"], _written(page, match)
    if _is_of_a_service(name) or name.isdigit() or _SITE.fullmatch(name) or name in _COMMON:
        return False
    if re.search(r"[_#~\d]", name):
        return _NUMBER_LIKE.fullmatch(name) is None
    if re.search("[a-z0-9][.][a-z0-9]", written, re.IGNORECASE):
        return re.search(r"\.[A-Z]", written) is None or written.count(".") > 1
    if written[0].isupper() and re.match(" [A-ZÀ-Ö]", page.text[match.end() : match.end() + 2]):
        return False
    return _is_strange(written) or _is_meant(page, match, written)


def _is_meant(page: Page, match: re.Match[str], written: str) -> bool:
    """Say whether the words before leave no doubt that a mere word is a pseudonym."""
    announced = match.group()[: match.start("name") - match.start()]
    long = len(match["name"]) > 4
    if long and _UNDER.search(page.before(match.start(), 14)):
        return any(cue in announced for cue in ("pseudo", "alias", "utilisateur", "login"))
    if _KNOWN_AS.search(page.before(match.start("name"), 60)):
        return written[0].isupper()
    if _PSEUDO_LAST.search(announced):
        return written[0].isupper() or "-" in written or (long and page.plain[: match.start()].endswith("mon "))
    if long and _MINE.search(page.plain[max(match.start() - 8, 0) : match.start("name")]):
        return "est" in announced or page.plain[match.end() : match.end() + 1] in {"", ",", ".", ";", ")", "\n"}
    if "forum" in announced and _FORUM_LAST.search(announced):
        return False
    if page.text[match.start("name") - 1] in "\"«'“(" or announced.rstrip(' «"').endswith((":", "=", "(")):
        return not _PUT_ON.search(announced) or _INVITES.search(page.before(match.start("name"), 40)) is not None
    return long and _SAYS.search(announced) is not None and _STATED.search(announced) is not None


def _handle(page: Page, span: tuple[int, int], reason: str) -> Finding:
    return page.finding(FindingKind.HANDLE, *span, 0.85, reason)
