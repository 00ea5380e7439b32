"""Every address of the site: its methods, what protects it, and where to try it."""

from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient

from core.actions.sheet import Sheet
from core.masking import MaskedField, masks_of
from core.vocabulary import CharterReason
from public_form.app import create_app
from public_form.wiring import Doors
from tests.fakes.world import World

READ = "anyone reads it"
FORM = "its form has a token"
SECRET = "a secret link opens it"
MACHINE = "machines read it"
OPEN = "programs of any site read it"

API = "/api/explore/v2.1"
EXPERIENCES = "export-experiences"
GET, POST, BOTH = {"GET"}, {"POST"}, {"GET", "POST"}


@dataclass(frozen=True)
class Route:
    """What is declared of an address.

    Attributes:
        methods: the methods that it takes.
        protection: what protects it; several things may.
        example: a path of it that leads somewhere, where the rule has a part that varies.
    """

    methods: set[str]
    protection: set[str]
    example: str = ""


ROUTES = {
    "/": Route(GET, {READ}),
    "/experiences": Route(GET, {READ}),
    "/experiences.atom": Route(GET, {MACHINE}),
    "/experiences/<name>": Route(GET, {READ}, "/experiences/1_rsa-suspendu-sans-explication"),
    "/experiences/<int(max=999999999999999):number>/avis/<int(max=999999):position>": Route(
        BOTH, {FORM}, "/experiences/1/avis/1"
    ),
    "/experiences/<int(max=999999999999999):number>/signaler/<int(max=999999):position>": Route(
        BOTH, {FORM}, "/experiences/1/signaler/0"
    ),
    "/actions": Route(GET, {READ}),
    "/actions.atom": Route(GET, {MACHINE}),
    "/actions/<name>": Route(GET, {READ}, "/actions/1_un-rappel-sous-48-h"),
    "/transparence": Route(GET, {READ}),
    "/transparence.json": Route(GET, {MACHINE}),
    "/transparence.csv": Route(GET, {MACHINE}),
    "/structures": Route(GET, {READ}),
    "/structures/<name>": Route(GET, {READ}, "/structures/caf-30_caf-du-gard"),
    "/structures/<name>/comites": Route(GET, {READ}, "/structures/caf-30_caf-du-gard/comites"),
    "/structures/<name>/promotion": Route(GET, {READ}, "/structures/caf-30_caf-du-gard/promotion"),
    "/structures/<name>/qr.svg": Route(GET, {MACHINE}, "/structures/caf-30_caf-du-gard/qr.svg"),
    "/structures/<name>/qr.png": Route(GET, {MACHINE}, "/structures/caf-30_caf-du-gard/qr.png"),
    "/structures/<name>/banniere.svg": Route(GET, {MACHINE}, "/structures/caf-30_caf-du-gard/banniere.svg"),
    "/structures/<name>/carte.pdf": Route(GET, {MACHINE}, "/structures/caf-30_caf-du-gard/carte.pdf"),
    "/structures/<name>/autocollant.pdf": Route(GET, {MACHINE}, "/structures/caf-30_caf-du-gard/autocollant.pdf"),
    "/structures/<name>/affiche.pdf": Route(GET, {MACHINE}, "/structures/caf-30_caf-du-gard/affiche.pdf"),
    "/structures/<name>/affiche-a3.pdf": Route(GET, {MACHINE}, "/structures/caf-30_caf-du-gard/affiche-a3.pdf"),
    "/structures/<name>/ecran": Route(GET, {READ}, "/structures/caf-30_caf-du-gard/ecran"),
    "/structures/<name>/ecran.svg": Route(GET, {MACHINE}, "/structures/caf-30_caf-du-gard/ecran.svg"),
    "/a-propos": Route(GET, {READ}),
    "/comment-ca-marche": Route(GET, {READ}),
    "/charte": Route(GET, {READ}),
    "/engagements": Route(GET, {READ}),
    "/donnees-personnelles": Route(GET, {READ}),
    "/accessibilite": Route(GET, {READ}),
    "/donnees-ouvertes": Route(GET, {READ}),
    "/plan-du-site": Route(GET, {READ}),
    "/experience/step_<step:step>": Route(BOTH, {FORM}, "/experience/step_1"),
    "/experience/recue/<token>": Route(GET, {SECRET}, "/experience/recue/{published}"),
    "/experience/services": Route(GET, {MACHINE}, "/experience/services?q=caf"),
    "/experience/indices": Route(GET, {MACHINE}),
    "/suivi": Route(GET, {SECRET}),
    "/suivi/lien-perdu": Route(BOTH, {SECRET, FORM}),
    "/suivi/lien-perdu/demande": Route(GET, {SECRET}),
    "/suivi/<token>": Route(GET, {SECRET}, "/suivi/{published}"),
    "/suivi/<token>/avis": Route(POST, {SECRET, FORM}, "/suivi/{published}/avis"),
    "/suivi/<token>/comite": Route(POST, {SECRET, FORM}, "/suivi/{published}/comite"),
    "/suivi/<token>/invitation": Route(POST, {SECRET, FORM}, "/suivi/{published}/invitation"),
    "/suivi/<token>/corriger": Route(BOTH, {SECRET, FORM}, "/suivi/{submitted}/corriger"),
    "/suivi/<token>/recours": Route(BOTH, {SECRET, FORM}, "/suivi/{rejected}/recours"),
    "/suivi/<token>/refuser-le-masquage": Route(BOTH, {SECRET, FORM}, "/suivi/{masked}/refuser-le-masquage"),
    "/suivi/<token>/retirer": Route(BOTH, {SECRET, FORM}, "/suivi/{published}/retirer"),
    "/suivi/<token>/effacer-mon-adresse": Route(BOTH, {SECRET, FORM}, "/suivi/{published}/effacer-mon-adresse"),
    "/suivi/<token>/mes-donnees": Route(GET, {SECRET}, "/suivi/{published}/mes-donnees"),
    "/sitemap.xml": Route(GET, {MACHINE}),
    "/sitemap-pages.xml": Route(GET, {MACHINE}),
    "/sitemap-experiences-<int(max=999999999999999):after>.xml": Route(GET, {MACHINE}, "/sitemap-experiences-0.xml"),
    "/sitemap-structures.xml": Route(GET, {MACHINE}),
    f"{API}/openapi.json": Route(GET, {OPEN}),
    f"{API}/catalog/datasets": Route(GET, {OPEN}),
    f"{API}/catalog/datasets/<name>": Route(GET, {OPEN}, f"{API}/catalog/datasets/{EXPERIENCES}"),
    f"{API}/catalog/datasets/<name>/records": Route(GET, {OPEN}, f"{API}/catalog/datasets/{EXPERIENCES}/records"),
    f"{API}/catalog/datasets/<name>/exports": Route(GET, {OPEN}, f"{API}/catalog/datasets/{EXPERIENCES}/exports"),
    f"{API}/catalog/datasets/<name>/exports/<form>": Route(
        GET, {OPEN}, f"{API}/catalog/datasets/{EXPERIENCES}/exports/csv"
    ),
    "/sante": Route(GET, {MACHINE}),
    "/pret": Route(GET, {MACHINE}),
    "/robots.txt": Route(GET, {MACHINE}),
    "/static/<path:filename>": Route(GET, {MACHINE}, "/static/ecoute.css"),
}


def those(*, method: str = "", protection: str = "") -> list[str]:
    """Give the rules that take a method, that something protects."""
    return [
        rule
        for rule, route in ROUTES.items()
        if (not method or method in route.methods) and (not protection or protection in route.protection)
    ]


def path(rule: str, tokens: dict[str, str]) -> str:
    """Give a path of this rule that leads somewhere."""
    return (ROUTES[rule].example or rule).format(**tokens)


def tokens(world: World) -> dict[str, str]:
    """Give the secrets of four experiences, one in each state that opens acts; the first published is number 1."""
    world.desk("manager-30").new_action(Sheet(title="Un rappel sous 48 h"))
    world.desk("manager-30").publish_action(1, 1)
    published, rejected, submitted = world.publish(), world.submit(), world.submit()
    world.answer(published)
    world.desk("modo").reject(rejected.number, 1, [CharterReason.COMPLAINT], "Sans demande.")
    masked = world.submit(text="Camille du guichet m’a aidée.")
    hidden = masks_of("Camille", "nom", {MaskedField.TEXT: "Camille du guichet m’a aidée."})
    world.desk("modo").publish(masked.number, 1, hidden, "Nous ne publions pas les prénoms.")
    return {
        "published": published.token,
        "rejected": rejected.token,
        "submitted": submitted.token,
        "masked": masked.token,
    }


@dataclass(frozen=True)
class Settled:
    """A programme that nothing here changes, and the secrets of its experiences."""

    world: World
    app: Flask
    secrets: dict[str, str]

    @property
    def client(self) -> FlaskClient:
        """A browser that has not come before."""
        return self.app.test_client()


def settled() -> Settled:
    """Give a programme with an experience in each state."""
    world = World()
    doors = Doors(world.intake, world.following, world.library, world.datasets, lambda: None)
    return Settled(world, create_app(doors, secret_key=b"une cle pour les essais"), tokens(world))
