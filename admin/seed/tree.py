"""The tree of structures of the made-up programme: eight networks, from the head to the local site."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from admin.seed.places import DEPARTMENTS, REGIONS, Department, Region, Town, of_town

CAF = "Caf"
HEALTH = "Assurance Maladie"
PENSION = "Assurance retraite"
WORK = "France Travail"
GENDARMERIE = "Gendarmerie nationale"
TAXES = "DGFiP"
PREFECTURES = "Préfectures"
URSSAF = "Urssaf"

NETWORKS = (CAF, HEALTH, PENSION, WORK, GENDARMERIE, TAXES, PREFECTURES, URSSAF)
"""The names of the heads, in the order of their codes."""


@dataclass(frozen=True, slots=True)
class StructureSeed:
    """A structure of the made-up tree.

    Attributes:
        parent: the code of the parent, "" for the head of a network.
    """

    code: str
    parent: str
    typology: str
    name: str
    postal_code: str
    town: str


def programme_tree() -> tuple[StructureSeed, ...]:
    """Give about 300 structures in eight networks, each parent before its children, always the same."""
    return tuple(structure for grow in _NETWORK_GROWERS for structure in grow().structures)


def head_code(network: str) -> str:
    """Give the code of the head of a network, from its name."""
    return f"{NETWORKS.index(network) + 1}00001"


def code_of(name: str) -> str:
    """Give the code of the structure of that name; raises KeyError when there is none."""
    return {structure.name: structure.code for structure in programme_tree()}[name]


@dataclass(slots=True)
class _Network:
    """A network that grows: each structure takes the next code."""

    name: str
    structures: list[StructureSeed] = field(default_factory=list)

    def add(self, parent: str, typology: str, name: str, town: Town) -> str:
        """Add a structure and give its code."""
        code = str(int(head_code(self.name)) + len(self.structures))
        self.structures.append(StructureSeed(code, parent, typology, name, town.postal_code, town.name))
        return code


def _paris(district: int) -> Town:
    return Town("Paris", f"750{district:02d}")


def _caf() -> _Network:
    network = _Network(CAF)
    head = network.add("", "CNAF", CAF, _paris(14))
    for department in DEPARTMENTS:
        parent = network.add(head, "CAF", f"Caf {department.of}", department.seat)
        for town in department.towns[: 3 if department.number == "30" else 1]:
            network.add(parent, "CAF", f"Point d'accueil Caf {of_town(town.name)}", town)
    return network


_OTHER_CPAM_NAMES = {"59": "CPAM de Lille-Douai"}


def _health() -> _Network:
    network = _Network(HEALTH)
    head = network.add("", "CNAM", HEALTH, _paris(20))
    for department in DEPARTMENTS:
        name = _OTHER_CPAM_NAMES.get(department.number, f"CPAM {department.of}")
        parent = network.add(head, "CPAM", name, department.seat)
        sites = department.towns[2:3] if department.number == "59" else department.towns[:1]
        for town in sites:
            network.add(parent, "CPAM", f"Agence CPAM {of_town(town.name)}", town)
    return network


# The regional funds and the departments where they have an agency.
_CARSAT: tuple[tuple[str, Town, tuple[str, ...]], ...] = (
    ("Carsat Languedoc-Roussillon", Town("Montpellier", "34000"), ("30", "34")),
    ("Carsat Midi-Pyrénées", Town("Toulouse", "31000"), ("31",)),
    ("Carsat Sud-Est", Town("Marseille", "13006"), ("13", "83")),
    ("Carsat Rhône-Alpes", Town("Lyon", "69003"), ("69",)),
    ("Carsat Auvergne", Town("Clermont-Ferrand", "63000"), ("63",)),
    ("Carsat Hauts-de-France", Town("Villeneuve-d'Ascq", "59650"), ("59",)),
    ("Carsat Bretagne", Town("Rennes", "35000"), ("35", "29")),
    ("Carsat Aquitaine", Town("Bordeaux", "33000"), ("33",)),
    ("Carsat Centre-Ouest", Town("Limoges", "87000"), ("87",)),
    ("Carsat Alsace-Moselle", Town("Strasbourg", "67000"), ("67",)),
    ("Carsat Pays de la Loire", Town("Nantes", "44000"), ("44",)),
    ("Carsat Normandie", Town("Rouen", "76000"), ("76",)),
    ("Assurance retraite Île-de-France", _paris(19), ("75", "93", "91")),
)


def _pension() -> _Network:
    network = _Network(PENSION)
    head = network.add("", "CNAV", PENSION, _paris(19))
    for name, town, numbers in _CARSAT:
        parent = network.add(head, "Carsat", name, town)
        for department in _departments(numbers):
            seat = department.seat
            network.add(parent, "Carsat", f"Agence retraite {of_town(seat.name)}", seat)
    return network


def _departments(numbers: tuple[str, ...]) -> Iterator[Department]:
    return (department for department in DEPARTMENTS if department.number in numbers)


def _departments_of(region: Region) -> Iterator[Department]:
    return (department for department in DEPARTMENTS if department.region is region)


def _work() -> _Network:
    network = _Network(WORK)
    head = network.add("", "FRANCE TRAVAIL", WORK, _paris(20))
    for region in REGIONS:
        parent = network.add(head, "DR FRANCE TRAVAIL", f"France Travail {region.name}", region.capital)
        for department in _departments_of(region):
            for town in (department.seat, *department.towns[:1]):
                network.add(parent, "AGENCE FRANCE TRAVAIL", f"France Travail {town.name}", town)
    return network


def _gendarmerie() -> _Network:
    network = _Network(GENDARMERIE)
    head = network.add("", "Gendarmerie Nationale", GENDARMERIE, Town("Issy-les-Moulineaux", "92130"))
    for region in REGIONS:
        name = f"Région de gendarmerie {region.of}"
        parent = network.add(head, "Région de Gendarmerie", name, region.capital)
        for department in _departments_of(region):
            _grow_brigades(network, parent, department)
    return network


def _grow_brigades(network: _Network, parent: str, department: Department) -> None:
    if not department.brigades:
        return
    name = f"Groupement de gendarmerie départementale {department.of}"
    group = network.add(parent, "Groupement de gendarmerie", name, department.seat)
    for town in department.brigades:
        network.add(group, "Brigade de gendarmerie", f"Brigade de gendarmerie {of_town(town.name)}", town)


def _taxes() -> _Network:
    network = _Network(TAXES)
    head = network.add("", "DGFIP", TAXES, _paris(12))
    for department in DEPARTMENTS:
        parent = network.add(head, *_direction_of_taxes(department), department.seat)
        for town in (department.seat, *department.towns[: 1 if department.number == "30" else 0]):
            name = f"Service des Impôts des particuliers (SIP) {town.name}"
            network.add(parent, "Service des Impôts des particuliers", name, town)
    return network


def _direction_of_taxes(department: Department) -> tuple[str, str]:
    """Give the typology and the name of the direction of a department."""
    if department.holds_capital:
        region = department.region.of
        name = f"Direction régionale des finances publiques {region} et du département {department.of}"
        return "DIR REGION FINANCES PUBLIQUES", name
    return "DIR DEPT FINANCES PUBLIQUES", f"Direction départementale des finances publiques {department.of}"


def _prefectures() -> _Network:
    network = _Network(PREFECTURES)
    head = network.add("", "Administration territoriale de l'Etat", PREFECTURES, _paris(8))
    for department in DEPARTMENTS:
        if department.number == "75":
            network.add(head, "PREFECTURE DE POLICE DE PARIS", "Préfecture de police de Paris", _paris(4))
            continue
        parent = network.add(head, "Préfecture", f"Préfecture {department.of}", department.seat)
        for town in department.towns[: min(department.sub_prefectures, 1)]:
            network.add(parent, "Sous-préfecture", f"Sous-préfecture {of_town(town.name)}", town)
    return network


# The regional bodies and the departments where they receive visitors.
_REGIONAL_URSSAF: tuple[tuple[str, Town, tuple[str, ...]], ...] = (
    ("Languedoc-Roussillon", Town("Montpellier", "34000"), ("30",)),
    ("Midi-Pyrénées", Town("Toulouse", "31000"), ("31",)),
    ("Provence-Alpes-Côte d'Azur", Town("Marseille", "13006"), ("13", "83")),
    ("Rhône-Alpes", Town("Lyon", "69003"), ("69",)),
    ("Auvergne", Town("Clermont-Ferrand", "63000"), ("63",)),
    ("Nord-Pas-de-Calais", Town("Lille", "59000"), ("59",)),
    ("Bretagne", Town("Rennes", "35000"), ("29",)),
    ("Aquitaine", Town("Bordeaux", "33000"), ("33",)),
    ("Limousin", Town("Limoges", "87000"), ()),
    ("Alsace", Town("Strasbourg", "67000"), ("67",)),
    ("Pays de la Loire", Town("Nantes", "44000"), ("44",)),
    ("Normandie", Town("Caen", "14000"), ("76",)),
    ("Île-de-France", Town("Montreuil", "93100"), ("75", "91")),
)


def _urssaf() -> _Network:
    network = _Network(URSSAF)
    head = network.add("", "URSSAF", URSSAF, Town("Montreuil", "93100"))
    for name, town, numbers in _REGIONAL_URSSAF:
        parent = network.add(head, "Caisse régionale URSSAF", f"Urssaf {name}", town)
        for department in _departments(numbers):
            seat = department.seat
            network.add(parent, "URSSAF", f"Site d'accueil Urssaf {of_town(seat.name)}", seat)
    network.add(head, "Centre national CESU", "Centre national Cesu", Town("Saint-Étienne", "42000"))
    network.add(head, "Centre national PAJEMPLOI", "Centre national Pajemploi", Town("Le Puy-en-Velay", "43000"))
    return network


_NETWORK_GROWERS = (_caf, _health, _pension, _work, _gendarmerie, _taxes, _prefectures, _urssaf)
