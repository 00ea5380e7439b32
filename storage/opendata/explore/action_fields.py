"""The fields of `export-actions` as SQL: what the public reads of an improvement action, and nothing else."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import col

from core.commitments import COMMITMENTS
from core.vocabulary import ActionState, ExperienceState
from storage.opendata.explore.expressions import Expression, Expressions, Text, label_of
from storage.opendata.explore.sql_words import paris_day
from storage.tables import ActionExperienceRow, ActionRow, ExperienceRow, StructureRow

FROM = sa.join(ActionRow, StructureRow, col(StructureRow.code) == col(ActionRow.structure_code))
"""Where the expressions are read from: each action, with the structure that does it."""


def expressions() -> Expressions:
    """Give every field."""
    texts = {
        "intitule_de_l_action": col(ActionRow.title),
        "probleme": col(ActionRow.problem),
        "objectif": col(ActionRow.objective),
        "description": col(ActionRow.description),
        "resultat_attendu": col(ActionRow.expected),
        "etat_de_l_action": label_of(col(ActionRow.state), {state: state.label for state in ActionState}),
        "engagement": _commitment(),
        "code_sp_de_la_structure": col(StructureRow.code),
        "intitule_de_la_structure": col(StructureRow.name),
        "date_de_debut_prevue": _day(col(ActionRow.starts_on)),
        "date_de_fin_prevue": _day(col(ActionRow.ends_on)),
        "date_de_publication": _moment(col(ActionRow.published_at)),
        "date_action_engagee": _moment(col(ActionRow.engaged_at)),
        "date_action_realisee": _moment(col(ActionRow.done_at)),
        "date_action_abandonnee": _moment(col(ActionRow.dropped_at)),
        "motif_d_abandon": col(ActionRow.dropped_why),
    }
    numbers = {
        "id_action": col(ActionRow.number),
        "avancement": col(ActionRow.progress),
        "experiences_publiees_liees": _stories(),
    }
    return {slug: Expression(text) for slug, text in texts.items()} | {
        slug: Expression(sa.cast(number, sa.String), number=number) for slug, number in numbers.items()
    }


def _commitment() -> Text:
    """Give the commitment that it keeps, in words."""
    rests = (
        (sa.and_(col(ActionRow.commitment_year) == one.year, col(ActionRow.commitment) == one.number), one.wording)
        for one in COMMITMENTS
    )
    return sa.case(*rests, else_="")


def _stories() -> Any:
    """Give how many published experiences it comes from."""
    link, story = aliased(ActionExperienceRow), aliased(ExperienceRow)
    published = sa.and_(col(story.number) == col(link.experience_number), col(story.state) == ExperienceState.PUBLISHED)
    counted = sa.select(sa.func.count()).select_from(sa.join(link, story, published))
    return counted.where(col(link.action_number) == col(ActionRow.number)).correlate(ActionRow).scalar_subquery()


def _day(day: Any) -> Text:
    return sa.func.coalesce(sa.cast(day, sa.String), "")


def _moment(at: Any) -> Text:
    return sa.func.coalesce(paris_day(at), "")
