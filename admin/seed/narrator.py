"""Who tells a story: the words that agree with them, their dates, sums and delays, and their pseudonym."""

from collections.abc import Callable
from random import Random

from admin.seed.drawing import between, one_of
from admin.seed.places import at_town, of_town

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_DAYS_OF_WEEK = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")
_DELAYS = (
    "cinq semaines", "six semaines", "deux mois", "deux mois et demi", "dix semaines",
    "trois mois", "quatre mois", "cinq mois", "presque six mois", "sept mois",
)  # fmt: skip
_LONG_DELAYS = ("huit mois", "dix mois", "un an", "quatorze mois", "dix-huit mois", "deux ans")
_DAYS = ("trois jours", "quatre jours", "cinq jours", "une semaine", "huit jours", "dix jours", "quinze jours")
_TIMES = ("trois fois", "quatre fois", "cinq fois", "six fois", "sept fois", "une dizaine de fois")
_MINUTES = ("vingt minutes", "25 minutes", "35 minutes", "40 minutes", "trois quarts d'heure", "une bonne heure")
_SHORT = ("cinq minutes", "sept minutes", "huit minutes", "dix minutes", "un quart d'heure")
_KIDS = ("un enfant", "deux enfants", "trois enfants", "quatre enfants")
_FEW = ("trois", "quatre", "cinq", "six", "sept", "huit")
_JOBS = (
    ("aide à domicile", "aide à domicile"), ("serveur", "serveuse"), ("aide-soignant", "aide-soignante"),
    ("cuisinier", "cuisinière"), ("agent d'entretien", "agente d'entretien"), ("magasinier", "magasinière"),
    ("graphiste", "graphiste"), ("ouvrier du bâtiment", "peintre en bâtiment"), ("vendeur", "vendeuse"),
    ("comptable", "comptable"), ("paysagiste", "fleuriste"), ("chauffeur-livreur", "conductrice de bus"),
    ("secrétaire", "secrétaire"), ("électricien", "couturière"), ("boulanger", "boulangère"),
    ("animateur", "animatrice"), ("agent de sécurité", "caissière"), ("menuisier", "esthéticienne"),
)  # fmt: skip
_MALE = {"e": "", "ère": "er", "rice": "eur", "se": "x"}
_FEMALE = {"e": "e", "ère": "ère", "rice": "rice", "se": "se"}

_WOMEN = (
    "Lila", "Margot", "Zoé", "Inès", "Fatou", "Jeanne", "Nadia", "Solène", "Yasmine", "Colette",
    "Maïwenn", "Rosa", "Élise", "Aïcha", "Monique", "Léonie", "Sabine", "Gwen", "Anouk", "Paulette",
)  # fmt: skip
_MEN = (
    "Hugo", "Malik", "Théo", "Bruno", "Samir", "Gabin", "Yann", "Marcel", "Ibrahim", "Fabrice",
    "Léon", "Rachid", "Tanguy", "Roger", "Enzo", "Moussa", "Gilles", "Loïc", "Karim", "Augustin",
)  # fmt: skip
_WORDS = (
    "Mistral", "Garrigue", "Coquelicot", "Marmotte", "Hirondelle", "Tournesol", "Bergamote", "Cigale", "Tilleul",
    "Bruyère", "Caillou", "Lavande", "Olivier", "Galet", "Pissenlit", "Libellule", "Réglisse", "Hérisson",
    "Nuage", "Mirabelle", "Papillon", "Romarin", "Girouette", "Boussole", "Chouette", "Mésange", "Pavot", "Écureuil",
)  # fmt: skip
_QUALITIES = ("du sud", "en colère", "du matin", "d'ici", "tranquille", "des villes", "du nord", "solitaire")
_FUNCTIONS_OF_WOMEN = ("Usagère", "Citoyenne", "Une maman", "Contribuable", "Une voisine", "Une du quartier")
_FUNCTIONS_OF_MEN = ("Usager", "Citoyen", "Un papa", "Contribuable", "Administré", "Un voisin", "Un gars du coin")


def pseudonym(random: Random, female: bool) -> str:
    """Give a made-up pseudonym: a first name, a word or a function, often with a number."""
    kind = random.random()
    if kind < 0.45:
        return one_of(random, _WOMEN if female else _MEN) + _number(random)
    if kind < 0.75:
        return one_of(random, _WORDS) + _number(random)
    if kind < 0.88:
        return f"{one_of(random, _WORDS)} {one_of(random, _QUALITIES)}"
    return one_of(random, _FUNCTIONS_OF_WOMEN if female else _FUNCTIONS_OF_MEN) + _number(random)


def _number(random: Random) -> str:
    form = random.random()
    if form < 0.35:
        return ""
    return str(between(random, 1, 99)) if form < 0.8 else f"_{between(random, 100, 999)}"


class Words(dict[str, str]):
    """The words that fill the braces of a table: each is drawn when first asked for, then stays for the story.

    Attributes:
        random: where they are drawn from.
        female: whom they agree with.
    """

    def __init__(self, random: Random, female: bool, town: str) -> None:
        super().__init__(_FEMALE if female else _MALE, town_at=at_town(town), town_of=of_town(town))
        self.random = random
        self.female = female

    def __missing__(self, name: str) -> str:
        """Draw a word; raises KeyError when no table may use that name."""
        word = self[name] = _DRAWERS[name](self)
        return word


def _one_of(words: tuple[str, ...]) -> Callable[[Words], str]:
    return lambda story: one_of(story.random, words)


def _number_between(least: int, most: int) -> Callable[[Words], str]:
    return lambda story: str(between(story.random, least, most))


def _capital(name: str) -> Callable[[Words], str]:
    return lambda story: story[name].capitalize()


def _date(story: Words) -> str:
    return f"{between(story.random, 2, 28)} {story['month']}"


def _later(story: Words) -> str:
    return _MONTHS[(_MONTHS.index(story["month"]) + between(story.random, 2, 4)) % 12]


def _job(story: Words) -> str:
    return one_of(story.random, _JOBS)[story.female]


def _of_job(story: Words) -> str:
    job = story["job"]
    return f"d'{job}" if job[0] in "aeéiou" else f"de {job}"


def _small(story: Words) -> str:
    return f"{between(story.random, 16, 84)} €"


def _amount(story: Words) -> str:
    return f"{between(story.random, 90, 490)} €"


def _big(story: Words) -> str:
    thousands, tens = divmod(between(story.random, 110, 290), 100)
    return f"{thousands}\u202f{tens * 10:03d} €"


_DRAWERS: dict[str, Callable[[Words], str]] = {
    "month": _one_of(_MONTHS),
    "date": _date,
    "later": _later,
    "day": _one_of(_DAYS_OF_WEEK),
    "delay": _one_of(_DELAYS),
    "delay_long": _one_of(_LONG_DELAYS),
    "days": _one_of(_DAYS),
    "times": _one_of(_TIMES),
    "minutes": _one_of(_MINUTES),
    "short_minutes": _one_of(_SHORT),
    **{f"{name}_cap": _capital(name) for name in ("delay", "days", "times", "minutes", "amount", "job")},
    "job": _job,
    "of_job": _of_job,
    "kids": _one_of(_KIDS),
    "few": _one_of(_FEW),
    "age": _number_between(22, 58),
    "senior": _number_between(68, 84),
    "retiring": _number_between(60, 67),
    "small": _small,
    "amount": _amount,
    "big": _big,
}
