"""From a row of the official file to what Écoute keeps, and to what it would write back."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from pydantic import ValidationError

from core.concern import Concern
from core.experience import NUMBERS_END, Experience
from core.projection import PublicExperience, public_view
from core.response import Response
from core.structure import Structure
from core.text.clean import one_line
from core.vocabulary import ExperienceState, Origin, ResponseState
from storage.opendata import official
from storage.opendata.columns import COLUMNS, KNOWN_EXTRAS
from storage.opendata.repair import readable_answer, readable_story
from storage.opendata.structure_names import StructureNames

_LONGEST_NUMBER = 40

PLACES = (1, 2, 3)
"""How many structures a row has room for."""

_BLANK = {column.slug: "" for column in COLUMNS}
_official = itemgetter(*_BLANK)
# Controls, but for tabulations and line ends, and marks of writing direction.
_NOT_TEXT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

Values = dict[str, str]
Verbatim = dict[str, list[str]]
"""By column: [what we would write, what the file wrote], where the two differ."""


class RowFault(Exception):
    """What makes a row impossible to keep: in French, to be shown after « Ligne 12 : »."""


@dataclass(frozen=True, slots=True)
class Read:
    """An experience as a row tells it."""

    experience: Experience
    concerns: tuple[Concern, ...]
    responses: tuple[Response, ...]
    values: Values
    digest: str
    verbatim: Verbatim


def normal(values: Values) -> Values:
    """Give the row with nothing that is not text, and its dates in today's form."""
    if _NOT_TEXT.search("".join(values.values())):
        values = {slug: _NOT_TEXT.sub("", text) for slug, text in values.items()}
    old = {slug: official.iso_date(values[slug]) for slug in official.DATE_SLUGS if "/" in values[slug]}
    identifier = values["id_experience"].strip().lstrip("0")
    if identifier != values["id_experience"]:
        old["id_experience"] = identifier
    return {**values, **old} if old else values


def digest(values: Values) -> str:
    """Give a short mark of a whole row: the same row has the same mark, in CSV as in JSON."""
    told = "\x1f".join(_official(values))
    if len(values) > len(COLUMNS):
        told += "".join(f"\x1e{column.slug}\x1f{values.get(column.slug, '')}" for column in KNOWN_EXTRAS)
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def number(values: Values) -> int:
    """Give the number of the experience.

    Raises:
        RowFault: there is none.
    """
    text = values["id_experience"].strip()
    if not (text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER and 0 < int(text) < NUMBERS_END):
        raise RowFault(f"l’identifiant « {text[:40]} » n’est pas un numéro")
    return int(text)


def read(values: Values, names: StructureNames) -> Read:
    """Give what a row tells; `values` come from `normal`.

    Raises:
        RowFault: something that cannot be done without is missing or wrong.
    """
    published_at, written_at = _dates(values)
    try:
        experience = _experience(values, written_at, published_at)
        found = [_concern(values, place, names, experience) for place in PLACES if _has_concern(values, place)]
    except ValidationError as error:
        raise RowFault(_fault(error)) from error
    structures = {structure.code: structure for _, _, structure in found}
    concerns = tuple(concern for concern, _, _ in found)
    responses = tuple(response for _, response, _ in found if response is not None)
    view = public_view(experience, concerns, structures, responses, {})
    written = render(view) if view else {}
    return Read(experience, concerns, responses, values, digest(values), differences(written, values))


def differences(ours: Values, theirs: Values) -> Verbatim:
    """Give the columns that the file writes otherwise than we would, with both writings."""
    return {slug: [ours.get(slug, ""), text] for slug, text in theirs.items() if text != ours.get(slug, "")}


def as_the_source_wrote(ours: Values, verbatim: Verbatim) -> Values:
    """Give a row with the file's own writing, wherever what we would write is still what it stood for."""
    kept = {slug: theirs for slug, (then, theirs) in verbatim.items() if ours.get(slug, "") == then}
    return {**ours, **kept}


def render(view: PublicExperience) -> Values:
    """Give the row of a published experience, in the official columns and vocabularies."""
    row = _BLANK | {
        "id_experience": str(view.number),
        "etat_experience": official.ANSWERED if view.answered else official.UNANSWERED,
        "ecrit_le": official.day(view.written_at),
        "date_de_publication": official.day(view.published_at),
        "titre": view.title,
        "description": view.text,
        "ressenti_usager": official.SENTIMENT_LABELS[view.sentiment] if view.sentiment else "",
        "pseudonyme_usager": view.pseudonym,
        "intitule_departement_usager": view.department,
        "pays": view.country,
        "demarches_saisies_par_usager": view.procedure,
        "date_de_premiere_reponse": official.day(view.first_answered_at),
    }
    for tag, felt in view.tags.items():
        row[official.TAG_SLUGS[tag]] = official.SENTIMENT_LABELS[felt]
    for concern in view.concerns:
        if concern.position in PLACES:
            row[f"intitule_typologie_{concern.position}"] = concern.typology
            row[f"canaux_typologie_{concern.position}"] = ",".join(channel.label for channel in concern.channels)
            row[f"intitule_structure_{concern.position}"] = concern.name
            row[f"reponse_structure_{concern.position}"] = concern.response.text if concern.response else ""
    return row


def _dates(values: Values) -> tuple[datetime, datetime]:
    published, written = values["date_de_publication"], values["ecrit_le"]
    if not published and not written:
        raise RowFault("ni « Écrit le » ni « Date de publication » ne sont remplis")
    if not published:
        return (_moment(written, "Écrit le"),) * 2
    published_at = _moment(published, "Date de publication")
    return published_at, _moment(written, "Écrit le") if written else published_at


def _moment(text: str, label: str) -> datetime:
    try:
        return official.moment(text)
    except ValueError as error:
        raise RowFault(f"« {label} » n’est pas une date : « {text[:40]} »") from error


def _experience(values: Values, written_at: datetime, published_at: datetime) -> Experience:
    tags = {tag: official.sentiment(values[slug]) for tag, slug in official.TAG_SLUGS.items() if values[slug]}
    return Experience(
        number=number(values),
        state=ExperienceState.PUBLISHED,
        origin=Origin.IMPORT,
        title=values["titre"],
        text=readable_story(values["description"]),
        sentiment=official.sentiment(values["ressenti_usager"]),
        pseudonym=values["pseudonyme_usager"],
        department=values["intitule_departement_usager"],
        country=values["pays"],
        procedure=values["demarches_saisies_par_usager"],
        tags={tag: felt for tag, felt in tags.items() if felt is not None},
        submitted_at=written_at,
        published_at=published_at,
        decided_at=published_at,
    )


def _has_concern(values: Values, place: int) -> bool:
    return bool(
        values[f"intitule_structure_{place}"]
        or values[f"intitule_typologie_{place}"]
        or values[f"reponse_structure_{place}"]
    )


def _concern(
    values: Values, place: int, names: StructureNames, experience: Experience
) -> tuple[Concern, Response | None, Structure]:
    structure, named = names.find(
        one_line(values[f"intitule_structure_{place}"]), values[f"intitule_typologie_{place}"]
    )
    concern = Concern(
        experience_number=experience.number,
        position=place,
        structure_code=structure.code,
        named=named,
        channels=official.channels(values[f"canaux_typologie_{place}"]),
    )
    response = _response(values, concern, experience)
    if response is not None and response.published_at is not None:
        return concern.answered(response.published_at), response, structure
    if values["etat_experience"] == official.UNANSWERED and experience.published_at is not None:
        concern = concern.opened(experience.published_at)
    return concern, None, structure


def _response(values: Values, concern: Concern, experience: Experience) -> Response | None:
    body = readable_answer(values[f"reponse_structure_{concern.position}"])
    if not body:
        return None
    first = values["date_de_premiere_reponse"]
    at = _moment(first, "Date de premiere réponse") if first else experience.published_at
    return Response(
        experience_number=concern.experience_number,
        position=concern.position,
        structure_code=concern.structure_code,
        state=ResponseState.PUBLISHED,
        body=body,
        updated_at=at or experience.submitted_at,
        published_at=at,
    )


_FIELDS = {
    "title": "Titre",
    "text": "Description",
    "pseudonym": "Pseudonyme usager",
    "department": "Intitulé département usager",
    "country": "Pays",
    "procedure": "Démarches saisies par usager",
    "named": "Intitulé structure",
    "body": "Réponse structure",
}


def _fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_input=False)[0]
    label = _FIELDS.get(str(fault["loc"][0]), str(fault["loc"][0])) if fault["loc"] else "la ligne"
    if fault["type"] == "string_too_short":
        return f"« {label} » est vide"
    if fault["type"] == "string_too_long":
        return f"« {label} » dépasse {fault['ctx']['max_length']} caractères"
    return f"« {label} » n’est pas lisible"
