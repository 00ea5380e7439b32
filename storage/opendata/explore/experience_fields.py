"""The fields of `export-experiences` as SQL: in each, the very text that storage.opendata.mapping renders."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import col

from core.vocabulary import ResponseState
from storage.opendata import official
from storage.opendata.columns import COLUMNS
from storage.opendata.explore.expressions import Expression, Expressions, Text, joined, label_of
from storage.opendata.explore.sql_words import channel_labels, paris_day
from storage.opendata.mapping import PLACES
from storage.tables import ConcernRow, ExperienceRow, ResponseRow, SourceRow, StructureRow

_OF = col(ExperienceRow.number)
_NOTHING = sa.literal("", sa.String)

FROM = sa.join(ExperienceRow, SourceRow, col(SourceRow.experience_number) == _OF, isouter=True)
"""Where the expressions are read from: each experience, with what its source wrote."""


def expressions() -> Expressions:
    """Give every field; those that Écoute does not write itself hold what the source wrote there, if anything."""
    ours = {**_own(), **_tags(), **{slug: text for place in PLACES for slug, text in _of_place(place).items()}}
    fields = {column.slug: Expression(_shown(column.slug, ours.get(column.slug, _NOTHING))) for column in COLUMNS}
    number = Expression(sa.cast(_OF, sa.String), number=_OF)
    moments = {
        "ecrit_le": col(ExperienceRow.submitted_at),
        "date_de_publication": col(ExperienceRow.published_at),
    }
    dates = {
        slug: Expression(_shown(slug, paris_day(at)), moment=at, given=_left_blank(slug).is_not(True))
        for slug, at in moments.items()
    }
    return {**fields, **dates, "id_experience": number}


def _shown(slug: str, ours: Text) -> Text:
    """Give what a record shows: the source's own writing, wherever what we would write is still what it stood for."""
    then, theirs = _written(slug, 0), _written(slug, 1)
    return sa.case((sa.and_(then.is_not(None), then == ours), theirs), else_=ours)


def _left_blank(slug: str) -> Any:
    """Tell whether the source left a date blank that is always kept: another one stands in for it."""
    return _written(slug, 1) == ""


def _written(slug: str, place: int) -> Any:
    return col(SourceRow.verbatim)[slug, place].as_string()


def _own() -> dict[str, Text]:
    return {
        "etat_experience": sa.case((_answers().exists(), official.ANSWERED), else_=official.UNANSWERED),
        "titre": col(ExperienceRow.title),
        "description": col(ExperienceRow.text),
        "ressenti_usager": label_of(col(ExperienceRow.sentiment), official.SENTIMENT_LABELS),
        "pseudonyme_usager": col(ExperienceRow.pseudonym),
        "intitule_departement_usager": col(ExperienceRow.department),
        "pays": col(ExperienceRow.country),
        "demarches_saisies_par_usager": col(ExperienceRow.procedure),
        "date_de_premiere_reponse": sa.func.coalesce(_first_answer(), ""),
    }


def _tags() -> dict[str, Text]:
    tags = col(ExperienceRow.tags)
    return {
        slug: label_of(tags[tag.value].as_string(), {felt.value: label for felt, label in _SENTIMENTS})
        for tag, slug in official.TAG_SLUGS.items()
    }


_SENTIMENTS = tuple(official.SENTIMENT_LABELS.items())


def _answers() -> sa.Select[Any]:
    present = sa.select(sa.literal(1)).where(col(ResponseRow.experience_number) == _OF)
    return present.where(
        col(ResponseRow.state) == ResponseState.PUBLISHED, col(ResponseRow.published_at).is_not(None)
    ).correlate(ExperienceRow)


def _first_answer() -> Text:
    """Give the day of the first answer: corrected ones count from their first text, those without a present one not."""
    first, present = aliased(ResponseRow), aliased(ResponseRow)
    query = sa.select(paris_day(sa.func.min(col(first.published_at))))
    query = query.join(
        present,
        sa.and_(
            col(present.experience_number) == col(first.experience_number),
            col(present.position) == col(first.position),
            col(present.state) == ResponseState.PUBLISHED,
            col(present.published_at).is_not(None),
        ),
    )
    return query.where(col(first.experience_number) == _OF).correlate(ExperienceRow).scalar_subquery()


def _of_place(place: int) -> dict[str, Text]:
    named = sa.func.coalesce(sa.func.nullif(col(ConcernRow.named), ""), col(StructureRow.name))
    return {
        f"intitule_typologie_{place}": _concern(place, col(StructureRow.typology)),
        f"canaux_typologie_{place}": _concern(place, channel_labels(col(ConcernRow.channels))),
        f"intitule_structure_{place}": _concern(place, named),
        f"reponse_structure_{place}": _answer(place),
    }


def _concern(place: int, what: Any) -> Text:
    query = sa.select(what).select_from(ConcernRow)
    query = query.join(StructureRow, col(StructureRow.code) == col(ConcernRow.structure_code))
    query = query.where(col(ConcernRow.experience_number) == _OF, col(ConcernRow.position) == place)
    return sa.func.coalesce(query.correlate(ExperienceRow).scalar_subquery(), "")


def _answer(place: int) -> Text:
    parts = (ResponseRow.greeting, ResponseRow.body, ResponseRow.closing, ResponseRow.signature)
    query = sa.select(joined(*map(col, parts), separator="\n\n"))
    query = query.where(
        col(ResponseRow.experience_number) == _OF,
        col(ResponseRow.position) == place,
        col(ResponseRow.state) == ResponseState.PUBLISHED,
        col(ResponseRow.published_at).is_not(None),
    )
    return sa.func.coalesce(query.correlate(ExperienceRow).scalar_subquery(), "")
