"""Exporting: what is public, in the official columns and words, and nothing else."""

import csv
import io
import json

import pytest
from sqlalchemy import Engine

from core.vocabulary import Channel, ExperienceState, GeneralTag, ResponseState, Sentiment
from storage.opendata.columns import COLUMNS
from storage.opendata.exporter import rows, write_csv, write_json
from storage.opendata.published import PIECE
from storage.store import SqlStore
from tests.storage.samples import (
    a_concern,
    a_published_experience,
    a_response,
    a_structure,
    after,
    an_experience,
    plant,
    put,
)


@pytest.fixture
def told(engine: Engine) -> Engine:
    """Give an engine over experiences told here, in every state, one of them with all that it can have."""
    plant(engine, a_structure("caf", name="Caf du Gard", typology="Caf"))
    others = [state for state in ExperienceState if state is not ExperienceState.PUBLISHED]
    with SqlStore(engine).writing() as uow:
        put(
            uow,
            [
                a_published_experience(
                    1,
                    title='=1+1;"x"',
                    text="Une ligne\nune autre ; fin",
                    sentiment=Sentiment.NEUTRAL,
                    pseudonym="Zoé",
                    department="Gard",
                    procedure="RSA",
                    tags={GeneralTag.RELATION: Sentiment.POSITIVE},
                ),
                a_concern(1, 1, channels={Channel.CHAT: None, Channel.DESK: Sentiment.NEGATIVE}),
                a_concern(1, 2, "hors-structures", named="Mairie d’Ys"),
                *(a_concern(1, position) for position in (3, 4)),
                a_response(1, 1, state=ResponseState.SUPERSEDED),
                a_response(1, 1, 2, state=ResponseState.PUBLISHED, greeting="Bonjour,", published_at=after(9000)),
                a_response(1, 3, state=ResponseState.DRAFT, body="Un brouillon"),
                *(an_experience(number, state=state) for number, state in enumerate(others, start=2)),
            ],
        )
        uow.commit()
    return engine


def test_only_what_is_public_is_exported_in_the_official_words(told: Engine) -> None:
    """A published experience comes in the official columns and words; drafts and other states never."""
    (row,) = rows(told)
    assert {slug: text for slug, text in row.items() if text} == {
        "id_experience": "1",
        "etat_experience": "Traitée",
        "ecrit_le": "2026-05-03",
        "date_de_publication": "2026-05-03",
        "titre": '=1+1;"x"',
        "description": "Une ligne\nune autre ; fin",
        "ressenti_usager": "Neutre",
        "pseudonyme_usager": "Zoé",
        "intitule_departement_usager": "Gard",
        "pays": "France",
        "demarches_saisies_par_usager": "RSA",
        "intitule_typologie_1": "Caf",
        "canaux_typologie_1": "Tchat (messagerie instantanée),Accueil",
        "intitule_structure_1": "Caf du Gard",
        "reponse_structure_1": "Bonjour,\n\nLa réponse.",
        "intitule_typologie_2": "Hors-structures",
        "intitule_structure_2": "Mairie d’Ys",
        "intitule_typologie_3": "Caf",
        "intitule_structure_3": "Caf du Gard",
        "date_de_premiere_reponse": "2026-05-03",
        "relation": "Positif",
    }


def test_both_forms_are_the_official_ones(told: Engine) -> None:
    """The CSV has its mark, its sign and its French labels; the JSON is one array of flat records, null for empty."""
    text, records = io.StringIO(newline=""), io.StringIO()
    assert (write_csv(told, text), write_json(told, records)) == (1, 1)
    assert text.getvalue().startswith("\ufeffID expérience;Etat expérience;Écrit le;")
    header, row = csv.reader(io.StringIO(text.getvalue()[1:], newline=""), delimiter=";")
    assert header == [column.label for column in COLUMNS]
    (record,) = json.loads(records.getvalue())
    assert list(record) == [column.slug for column in COLUMNS]
    assert record["id_experience"] == 1
    assert [cell or None for cell in row[1:]] == list(record.values())[1:]


def test_nothing_to_export_is_an_empty_file(engine: Engine) -> None:
    """With nothing public, the CSV has its header alone and the JSON is an empty array."""
    text, records = io.StringIO(newline=""), io.StringIO()
    assert (write_csv(engine, text), write_json(engine, records)) == (0, 0)
    assert len(text.getvalue().splitlines()) == 1
    assert json.loads(records.getvalue()) == []


def test_every_page_is_exported_once(engine: Engine) -> None:
    """More experiences than a page holds come in order, each once."""
    count = 2 * PIECE + 1
    with SqlStore(engine).writing() as uow:
        put(uow, (a_published_experience(number) for number in range(count, 0, -1)))
        uow.commit()
    assert [int(row["id_experience"]) for row in rows(engine)] == list(range(1, count + 1))
