"""Without a terminal: the whole journey through the real parts, each step printed with what was seen."""

import json
import re
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Any

import click
import httpx

from admin.demo.broken import Broken
from admin.demo.catcher import MailCatcher
from admin.demo.pages import read
from admin.demo.parts import FIRST_PORT, command, environment, public_site, settings
from admin.seed.programme import Programme
from admin.wiring import open_house
from core.errors import EcouteError
from core.vocabulary import ExperienceState, ResponseState
from storage import schema

_EXPERIENCES = 200
_STRUCTURE = "Caf du Gard"
_TITLE = "Mon allocation est arrivée avec deux mois de retard"
_STORY = (
    "J’ai déposé mon dossier complet en septembre. Sans nouvelles, j’ai appelé trois fois ; "
    "à l’accueil, une agente a tout repris avec moi et le versement est arrivé la semaine suivante."
)
_ANSWER = (
    "Merci pour votre récit. Le retard venait d’une pièce mal classée ; "
    "l’accueil a depuis changé sa façon de trier les courriers."
)
_EMAIL = "auteur@exemple.fr"
_FOUND_USEFUL = "La personne qui raconte a trouvé cette réponse utile"


@dataclass
class _Visit:
    """What the steps share."""

    client: httpx.Client
    catcher: MailCatcher
    number: int = 0
    follow_url: str = ""


def play() -> None:
    """Play every step; raise at the first one that is broken."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ecoute-demo-")))
        catcher = stack.enter_context(MailCatcher(home / "courrier"))
        at_once = {"ECOUTE_GRACE": "0"}  # nobody is here to change their mind
        stack.enter_context(settings(environment(home, FIRST_PORT, catcher.port) | at_once))
        _step("Préparation", _prepared)
        port = stack.enter_context(public_site(home, catcher.port))
        base = f"http://127.0.0.1:{port}"
        client = stack.enter_context(httpx.Client(base_url=base, follow_redirects=True, timeout=20))
        visit = _Visit(client, catcher)
        for name, step in _STEPS.items():
            _step(name, partial(step, visit))
    click.echo("Le parcours entier fonctionne.")


def _step(name: str, step: Callable[[], str]) -> None:
    try:
        seen = step()
    except (EcouteError, httpx.HTTPError, subprocess.SubprocessError, LookupError) as error:
        raise Broken(f"Étape « {name} » : {error}") from error
    click.echo(f"✓ {name} : {seen}")


def _prepared() -> str:
    house = open_house()
    house.keys.create_missing()
    schema.upgrade(house.engine)
    planted = Programme(house.database, seed=1, now=datetime.now(UTC)).plant(_EXPERIENCES)
    return f"base neuve dans {house.settings.home}, {planted} expériences inventées"


def _told(visit: _Visit) -> str:
    """Fill the form page after page, as a browser without scripts would."""
    client = visit.client
    page = read(client.get("/experience/step_1"))
    page = read(page.form("title").press(client, "Continuer", title=_TITLE, text=_STORY, sentiment="negative"))
    page = read(page.form("q").press(client, "Chercher", q=_STRUCTURE))
    code = page.form("q").value_of("structure", _STRUCTURE)
    page = read(page.form("q").press(client, "Ajouter", structure=code))
    page = read(page.form("q").press(client, "Continuer", **{f"channels-{code}": "phone"}))
    author = {"pseudonym": "Lavande 30", "department": "Gard", "email": _EMAIL, "consent": "yes"}
    page = read(page.form("email").press(client, "Continuer", **author))
    _expect(_TITLE in page.text, "le récapitulatif ne montre pas le titre")
    page = read(page.form("key").press(client, "Envoyer"))
    number = re.search(r"\b\d+\b", page.text)
    if number is None:
        raise Broken("la page d’envoi ne donne pas de numéro")
    visit.number = int(number[0])
    return f"« {page.heading} », numéro {visit.number}"


def _received(visit: _Visit) -> str:
    letter = _letter(visit, "reçu")
    link = re.search(r"http://\S+/suivi/\S+", _plain(letter))
    if link is None:
        raise Broken("la lettre ne donne pas le lien de suivi")
    visit.follow_url = link[0]
    return f"« {letter['Subject']} », avec le lien de suivi"


def _moderated(visit: _Visit) -> str:
    queue = _ecoute("queue", "--as", "camille", "--limit", "1000")
    _expect(visit.number in [line["number"] for line in queue["lines"]], "la file ne montre pas l’expérience")
    dossier = _ecoute("publish", str(visit.number), "--as", "camille")
    state = ExperienceState(dossier["experience"]["state"])
    return f"file de {queue['total']} expériences, {visit.number} est {state.label}"


def _announced(visit: _Visit) -> str:
    return f"« {_letter(visit, 'publiée')['Subject']} »"


def _answered(visit: _Visit) -> str:
    queue = _ecoute("queue", "--as", "gard", "--limit", "1000")
    _expect(visit.number in [line["number"] for line in queue["lines"]], "la file de la structure ne la montre pas")
    dossier = _ecoute("answer", str(visit.number), "--as", "gard", "--text", "-", text=_ANSWER)
    response = dossier["concerns"][0]["responses"][-1]["response"]
    return f"réponse de la {_STRUCTURE}, {ResponseState(response['state']).label}"


def _told_of_answer(visit: _Visit) -> str:
    letter = _letter(visit, "répond")
    _expect(_ANSWER[:40] in _plain(letter).replace("\n> ", " "), "la lettre ne contient pas la réponse")
    return f"« {letter['Subject']} »"


def _rated(visit: _Visit) -> str:
    page = read(visit.client.get(visit.follow_url))
    rated = read(page.form("useful").press(visit.client, "", useful="yes", comment="Merci, c’est clair."))
    return f"« {rated.heading} », réponse jugée utile"


def _public(visit: _Visit) -> str:
    response = visit.client.get(f"/experiences/{visit.number}")
    page = read(response)
    for part in (_STORY[:40], _ANSWER[:40], _FOUND_USEFUL):
        _expect(part in page.text, f"la page publique ne montre pas « {part} »")
    _expect(_EMAIL not in response.text, "la page publique montre l’adresse")
    return f"{response.url.path}, récit, réponse et « {_FOUND_USEFUL} »"


_STEPS: dict[str, Callable[[_Visit], str]] = {
    "Récit déposé sur le formulaire": _told,
    "Lettre « reçue »": _received,
    "Modération": _moderated,
    "Lettre « publiée »": _announced,
    "Réponse de la structure": _answered,
    "Lettre « répondue »": _told_of_answer,
    "Avis de l’auteur": _rated,
    "Page publique": _public,
}


def _ecoute(*arguments: str, text: str = "") -> Any:
    """Run a command as an operator would, and give its JSON document."""
    run = subprocess.run(
        command([*arguments, "--json"]), input=text, capture_output=True, text=True, check=False, timeout=120
    )
    _expect(run.returncode == 0, f"« ecoute {arguments[0]} » a échoué : {run.stderr.strip()}")
    return json.loads(run.stdout.splitlines()[-1])


def _letter(visit: _Visit, word: str) -> EmailMessage:
    """Run the notifier once, and give the letter that it sent."""
    before = len(visit.catcher.letters())
    _ecoute("notify", "--once")
    new = visit.catcher.letters()[before:]
    _expect(len(new) == 1, f"{len(new)} lettres sont arrivées au lieu d’une")
    _expect(word in new[0]["Subject"], f"l’objet est « {new[0]['Subject']} »")
    _expect(_EMAIL in new[0]["To"], "la lettre ne va pas à l’auteur")
    return new[0]


def _plain(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    return str(body.get_content()) if body else ""


def _expect(seen: bool, otherwise: str) -> None:
    if not seen:
        raise Broken(otherwise)
