"""The departments and towns that the made-up programme is set in, and how French joins a word to them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Town:
    """A real French town with its postal code."""

    name: str
    postal_code: str


@dataclass(frozen=True, slots=True)
class Region:
    """A region of France.

    Attributes:
        of: the name after its preposition: "d'Occitanie".
        capital: where the regional services sit.
    """

    name: str
    of: str
    capital: Town


@dataclass(frozen=True, slots=True)
class Department:
    """A department of France.

    Attributes:
        of: the name after its preposition: "du Gard".
        seat: the town of the prefecture.
        towns: other towns, the seats of sub-prefectures first.
        sub_prefectures: how many of `towns` have a sub-prefecture.
        brigades: towns with a brigade of the gendarmerie.
    """

    number: str
    name: str
    of: str
    region: Region
    seat: Town
    towns: tuple[Town, ...]
    sub_prefectures: int
    brigades: tuple[Town, ...]

    @property
    def holds_capital(self) -> bool:
        """True when the regional services sit in this department."""
        return self.region.capital.postal_code[:2] == self.number


_FIRST_LETTERS_ELIDED = frozenset("AEÉÈÊIOUY")


def of_town(town: str) -> str:
    """Give the town after "de": "de Nîmes", "d'Alès", "du Vigan"."""
    if town.startswith("Le "):
        return f"du {town[3:]}"
    if town[0] in _FIRST_LETTERS_ELIDED:
        return f"d'{town}"
    return f"de {town}"


def at_town(town: str) -> str:
    """Give the town after "à": "à Nîmes", "au Vigan"."""
    return f"au {town[3:]}" if town.startswith("Le ") else f"à {town}"


def _towns(text: str) -> tuple[Town, ...]:
    """Read "Nîmes 30000, Alès 30100"."""
    pairs = (entry.strip().rpartition(" ") for entry in text.split(",") if entry.strip())
    return tuple(Town(name, postal_code) for name, _, postal_code in pairs)


def _region(name: str, of: str, capital: str) -> Region:
    return Region(name, of, _towns(capital)[0])


_OCCITANIE = _region("Occitanie", "d'Occitanie", "Toulouse 31000")
_PACA = _region("Provence-Alpes-Côte d'Azur", "de Provence-Alpes-Côte d'Azur", "Marseille 13002")
_AURA = _region("Auvergne-Rhône-Alpes", "d'Auvergne-Rhône-Alpes", "Lyon 69003")
_HAUTS = _region("Hauts-de-France", "des Hauts-de-France", "Lille 59000")
_BRETAGNE = _region("Bretagne", "de Bretagne", "Rennes 35000")
_AQUITAINE = _region("Nouvelle-Aquitaine", "de Nouvelle-Aquitaine", "Bordeaux 33000")
_EST = _region("Grand Est", "du Grand Est", "Strasbourg 67000")
_LOIRE = _region("Pays de la Loire", "des Pays de la Loire", "Nantes 44000")
_FRANCILIENNE = _region("Île-de-France", "d'Île-de-France", "Paris 75012")
_NORMANDIE = _region("Normandie", "de Normandie", "Rouen 76000")

REGIONS = (_OCCITANIE, _PACA, _AURA, _HAUTS, _BRETAGNE, _AQUITAINE, _EST, _LOIRE, _FRANCILIENNE, _NORMANDIE)


def _department(
    number: str, name: str, of: str, region: Region, seat: str, towns: str, sub_prefectures: int, brigades: str
) -> Department:
    return Department(number, name, of, region, _towns(seat)[0], _towns(towns), sub_prefectures, _towns(brigades))


DEPARTMENTS = (
    _department(
        "30", "Gard", "du Gard", _OCCITANIE, "Nîmes 30000",
        "Alès 30100, Le Vigan 30120, Bagnols-sur-Cèze 30200", 2, "Roquemaure 30150, Uzès 30700, Sommières 30250",
    ),
    _department(
        "34", "Hérault", "de l'Hérault", _OCCITANIE, "Montpellier 34000",
        "Béziers 34500, Lodève 34700, Sète 34200", 2, "Lunel 34400, Gignac 34150",
    ),
    _department(
        "31", "Haute-Garonne", "de la Haute-Garonne", _OCCITANIE, "Toulouse 31000",
        "Muret 31600, Saint-Gaudens 31800", 2, "Revel 31250, Villemur-sur-Tarn 31340",
    ),
    _department(
        "13", "Bouches-du-Rhône", "des Bouches-du-Rhône", _PACA, "Marseille 13006",
        "Aix-en-Provence 13100, Arles 13200, Istres 13800, Martigues 13500", 3, "Trets 13530, Lambesc 13410",
    ),
    _department(
        "83", "Var", "du Var", _PACA, "Toulon 83000",
        "Draguignan 83300, Brignoles 83170, Fréjus 83600", 2, "Le Luc 83340, Aups 83630",
    ),
    _department(
        "69", "Rhône", "du Rhône", _AURA, "Lyon 69003",
        "Villefranche-sur-Saône 69400, Villeurbanne 69100", 1, "L'Arbresle 69210, Mornant 69440",
    ),
    _department(
        "63", "Puy-de-Dôme", "du Puy-de-Dôme", _AURA, "Clermont-Ferrand 63000",
        "Riom 63200, Thiers 63300, Issoire 63500", 3, "Billom 63160",
    ),
    _department(
        "59", "Nord", "du Nord", _HAUTS, "Lille 59000",
        "Valenciennes 59300, Dunkerque 59140, Douai 59500, Roubaix 59100", 3, "Bailleul 59270, Orchies 59310",
    ),
    _department(
        "29", "Finistère", "du Finistère", _BRETAGNE, "Quimper 29000",
        "Brest 29200, Morlaix 29600, Châteaulin 29150", 3, "Crozon 29160, Carhaix-Plouguer 29270",
    ),
    _department(
        "35", "Ille-et-Vilaine", "d'Ille-et-Vilaine", _BRETAGNE, "Rennes 35000",
        "Saint-Malo 35400, Fougères 35300, Redon 35600", 3, "Montfort-sur-Meu 35160, Combourg 35270",
    ),
    _department(
        "33", "Gironde", "de la Gironde", _AQUITAINE, "Bordeaux 33000",
        "Libourne 33500, Arcachon 33120, Langon 33210", 3, "La Réole 33190, Castelnau-de-Médoc 33480",
    ),
    _department(
        "87", "Haute-Vienne", "de la Haute-Vienne", _AQUITAINE, "Limoges 87000",
        "Bellac 87300, Rochechouart 87600", 2, "Saint-Yrieix-la-Perche 87500",
    ),
    _department(
        "67", "Bas-Rhin", "du Bas-Rhin", _EST, "Strasbourg 67000",
        "Haguenau 67500, Sélestat 67600, Saverne 67700", 3, "Obernai 67210, Wissembourg 67160",
    ),
    _department(
        "44", "Loire-Atlantique", "de la Loire-Atlantique", _LOIRE, "Nantes 44000",
        "Saint-Nazaire 44600, Châteaubriant 44110", 2, "Clisson 44190, Pornic 44210",
    ),
    _department(
        "75", "Paris", "de Paris", _FRANCILIENNE, "Paris 75012", "", 0, "",
    ),
    _department(
        "93", "Seine-Saint-Denis", "de la Seine-Saint-Denis", _FRANCILIENNE, "Bobigny 93000",
        "Saint-Denis 93200, Le Raincy 93340, Aulnay-sous-Bois 93600", 2, "",
    ),
    _department(
        "91", "Essonne", "de l'Essonne", _FRANCILIENNE, "Évry-Courcouronnes 91000",
        "Palaiseau 91120, Étampes 91150", 2, "Dourdan 91410, Milly-la-Forêt 91490",
    ),
    _department(
        "76", "Seine-Maritime", "de la Seine-Maritime", _NORMANDIE, "Rouen 76000",
        "Le Havre 76600, Dieppe 76200", 2, "Yvetot 76190, Neufchâtel-en-Bray 76270",
    ),
)  # fmt: skip

DEPARTMENT_NAMES = {department.number: department.name for department in DEPARTMENTS}
