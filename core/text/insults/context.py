"""Whether words that may be injurious are so where they stand: of whom they are said, and how."""

import re
from collections.abc import Sequence

from core.text.insults.disguise import Word
from core.text.insults.lexicon import Sense

_AROUND = 8
"""How many words on each side are looked at."""

_ADJECTIVE = (
    r"(?:(?:sale|sales|sal|gros|grosse|grosses|pauvre|pauvres|vieux|vieille|vieilles|petit|petite|petits|"
    r"petites|vrai|vraie|vrais|vraies|sacre|sacree|bel|belle|espece de|parfait|parfaite|immonde|immondes|"
    r"autre|autres|gentil|tel|telle|tels|telles|tous ces|meme|deux|trois|quelques|seul|seule|jeune|jeunes) )*"
)
_ADVERB = (
    r"(?:(?:pas|plus|jamais|que|vraiment|completement|totalement|tous|toutes|tout|toute|bien|trop|si|aussi|"
    r"tellement|juste|un peu|quand meme|franchement|carrement|tres|assez|rien que|encore|toujours|meme|sur|"
    r"vrai) )*"
)
_CALLED = re.compile(
    r"(?:\b(?:espece|especes|bande|tas|ramassis|troupeau|paquet|repaire|race|nid|sacre|sacree|bandes) (?:de |"
    r"d )(?:gros |sales |vieux |vieilles |grosses )*"
    r"|\b(?:traite|traitee|traites|traitees|traiter|traitait|traitaient|traitant|traitent|traiterait|qualifie|"
    r"qualifiee|appele|appelee|insulte|insultee)(?: \w+){0,3} (?:de|d) (?:sale |gros |grosse |vieille |"
    r"vieux |petite? |pauvre )*"
    r"|\b(?:sale|sales|sal) )\Z"
)
_WEIGHED = re.compile(r"\b(?:gros|grosse|grosses|vieille|vieilles|vieux|pauvre|pauvres|petite|petit) \Z")
_YOU_ARE = rf"\b(?:tu es|t es|tes|vous etes|vs etes|vous n etes|n etes|etes vous|es) {_ADVERB}"
_YOU_ARE_A = re.compile(
    _YOU_ARE + r"(?:un|une|des|d|qu un|qu une|que des|le dernier des) (?:gros |grosse |sale |sales |vieille |vieux |"
    r"petite? |pauvre )*\Z"
)
_YOU_ARE_SO = re.compile(_YOU_ARE + r"\Z")
_FEIGNED = re.compile(
    r"\b(?:croire|comme si|dire|si|penser|supposer|juger) (?:que )?(?:tu es|t es|vous etes|on est) (?:\w+ ){0,3}\Z"
)
_WEIGHTY_WORDS = (
    "porc porcs vache vaches truie truies thon thons boudin boudins dinde dindes cochon cochons baleine "
    "morue cruche cloche bourrique buse macaque rat chienne tanche gland"
)
_WEIGHTY = frozenset(_WEIGHTY_WORDS.split())
_NOUN = re.compile(
    rf"(?:\b(?:un|une|des|les|ces|cet|cette|ce|c|le|la|l|quel|quelle|quels|quelles|vos|votre|ton|mon|son|sa|"
    rf"leur|leurs|de|d|du|aux|au|par|et|deux|trois|sont|sois|soyez) {_ADJECTIVE}"
    rf"|\b(?:degage|degagez|casse toi|cassez vous|merci|bravo|salut|bonjour|eh|he|hey|oh|hein|va|tiens) |"
    rf"\b(?:elle|il|ils|elles|tu|vous|t|agent|agents|agente|fonctionnaire|fonctionnaires|conseiller|"
    rf"conseillere|guichetiere|guichetier|secretaire|chef|cheffe|directeur|directrice|type|mec|meuf|nana|gars|"
    rf"vigile|gens|bonhomme|policier|flic|personne|personnes|employe|employee|employes|medecin|dame|monsieur|"
    rf"assistante|maire) (?:ne |n )?(?:est |sont |es |etes |etait |etaient )?{_ADVERB}{_ADJECTIVE}"
    rf"|\b(?:sale|sales|sal|pauvre|pauvres|gros|grosse|petit|petite|petits|vieux|vieille|tres|si|aussi|trop|plus) )\Z"
)
_OF_ONESELF = re.compile(
    rf"(?:\bpour (?:un|une|des|les|de|d|le|la)? ?{_ADJECTIVE}"
    rf"|\b(?:comme|que) (?:a )?(?:un|une|des|les|le|la|de la|de|du|vulgaires?)? ?{_ADJECTIVE}"
    rf"|\b(?:je|j|nous|on|me|m|moi|chui|chuis|jsuis) (?:\w+ ){{0,3}}(?:suis|etais|sommes|etions|est|ete|sens|"
    rf"sent|senti|sentie|sentis|sentait|sentais|sentir|sentons|fais|crois|trouve|passe|passer|chuis|parait) "
    rf"{_ADVERB}(?:un |une |des |d |de |le |la |l )?{_ADJECTIVE}"
    rf"|\b(?:chui|chuis|jsuis|sentir|air) {_ADVERB}(?:d )?(?:un |une |des )?{_ADJECTIVE})\Z"
)
_TAKEN_FOR = re.compile(
    rf"\b(?:pren\w+|pris|prise|prises|passe|passer|passons|passent|passait) (?:\w+ ){{0,4}}pour (?:un|une|des|"
    rf"les|de|d|le|la)? ?{_ADJECTIVE}\Z"
)
_THING = re.compile(
    r"\b(?:question|questions|reponse|systeme|regle|regles|erreur|erreurs|procedure|procedures|formulaire|"
    r"site|loi|idee|reglement|logique|demande|mesure|message|bug|machine|robot|c est|chose|truc|situation|"
    r"blague|betise|protocole|application|decision|politique|trop|circulaire|plan|il est|est ce|fait|quoi de "
    r"plus|aussi|plus) \Z"
)
_I_AM = re.compile(r"\b(?:je|j|nous) (?:\w+ ){0,2}(?:suis|sommes) (?:\w+ ){0,2}\Z")
_CIVILITY = re.compile(
    r"\b(?:m|mr|mme|mlle|monsieur|madame|mademoiselle|docteur|dr|maitre|me|rue|famille|place|avenue) (?:\w+ )?\Z"
)
_SURNAMES_WORDS = (
    "batard gland cochon bouffon porc bite cul con conne garce pede chien putin salaud bicot vache ane gogol "
    "negre catin mongol cruche tache blaireau poulet blanc noir larve dinde rat pouf crapule canaille larbin"
)
_SURNAMES = frozenset(_SURNAMES_WORDS.split())
_DETERMINED = re.compile(
    r"\b(?:le|un|ce|du|quel|son|leur|votre|tel|gros|vrai|de|au|en|immense|total|grand|joyeux|sacre|ces|des|nous|se|"
    r"ancien|premier|dernier|celebre|fameux|d) \Z"
)
_WHAT_A = re.compile(r"(?<!\bdans )(?<!\bde )(?<!\bd )\bquel (?:gros |sacre |vrai |immense |beau )?\Z")
_THIS_IS_THE = re.compile(r"\b(?:c est|c etait|ca reste) (?:\w+ )?(?:le|un) (?:gros |sacre |vrai |immense |beau )?\Z")
_AFTER_NOUN = re.compile(r" (?:de|d) (?:la |l |les |)?")
_SHORTENED = frozenset({"m", "mr", "dr", "mme"})
_SENTENCE_ENDS = frozenset(".!?;\n…")
_ENDS = frozenset('.!?,;:…\n()«»"“”—–')


def injurious(sense: Sense, text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Say whether the words from the first to the last are an insult where they stand."""
    before = said_before(words, first, text)
    word = words[first]
    if sense is Sense.HARMLESS or _is_a_name(word, text, before):
        return False
    if _TAKEN_FOR.search(before) or _FEIGNED.search(before):
        return False
    if sense is Sense.ALWAYS or word.disguised:
        return True
    if sense is Sense.EXCLAIMED:
        return not _DETERMINED.search(before) or _is_cried_out(text, words, last, before)
    if sense is Sense.GROUPS:
        return _of_a_group(before, words, last)
    return text[words[last].end : words[last].end + 1] != "-" and _said_of_somebody(
        sense, text, words, first, last, before
    )


def _said_of_somebody(sense: Sense, text: str, words: Sequence[Word], first: int, last: int, before: str) -> bool:
    """Say whether an ordinary word is thrown at somebody."""
    weighed = words[first].plain in _WEIGHTY and _WEIGHED.search(before)
    if weighed or _CALLED.search(before) or _YOU_ARE_A.search(before):
        return not _I_AM.search(before)
    if _stands_alone(text, words, first, last):
        return sense is Sense.AIMED or (sense is Sense.CALLED and _cries(text, words[last]))
    return sense is Sense.AIMED and _aimed(before, words[last + 1 : last + 2])


def said_before(words: Sequence[Word], first: int, text: str) -> str:
    """Give the words before one in its sentence, each with a space after it."""
    said: list[str] = []
    after = words[first].start
    for word in reversed(words[max(0, first - _AROUND) : first]):
        if word.plain not in _SHORTENED and any(sign in _SENTENCE_ENDS for sign in text[word.end : after]):
            break
        said.append(word.plain)
        after = word.start
    return "".join(f"{word} " for word in reversed(said))


def _is_a_name(word: Word, text: str, before: str) -> bool:
    written = text[word.start : word.end]
    if word.plain == "putin":
        return written[:1].isupper()
    return word.plain in _SURNAMES and written.istitle() and bool(_CIVILITY.search(before))


def _is_cried_out(text: str, words: Sequence[Word], last: int, before: str) -> bool:
    """Tell « quel bordel », « c’est le bordel ! » from « c’est le bordel dans les dossiers »."""
    if [word.plain for word in words[last + 1 : last + 3]] == ["sans", "nom"]:
        return True
    after = text[words[last].end : words[last + 1].start] if last + 1 < len(words) else "."
    closed = any(sign in _ENDS for sign in after)
    return bool(_WHAT_A.search(before)) or (closed and bool(_THIS_IS_THE.search(before)))


def _of_a_group(before: str, words: Sequence[Word], last: int) -> bool:
    after = [word.plain for word in words[last + 1 : last + 3]]
    return before.endswith(("sale ", "sales ", "sal ")) or after in (["de", "merde"], ["de", "merdes"])


def _stands_alone(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Say whether nothing but signs stands on either side: "Imbécile !", "… , pauvre tache"."""
    start = words[first].start
    end = words[last].end
    gap_before = text[words[first - 1].end : start] if first else "."
    gap_after = text[end : words[last + 1].start] if last + 1 < len(words) else "."
    return any(sign in _ENDS for sign in gap_before) and any(sign in _ENDS for sign in gap_after)


def _cries(text: str, word: Word) -> bool:
    return text[word.end : word.end + 2].lstrip("\u202f\u00a0 ").startswith(("!", "»", '"', "”"))


def _aimed(before: str, after: Sequence[Word]) -> bool:
    if _OF_ONESELF.search(before) or _THING.search(before):
        return False
    return (
        bool(_NOUN.search(before)) or bool(_YOU_ARE_SO.search(before)) or not (before or after[0].plain in {"de", "d"})
    )
