"""The self-assessments and the results of the made-up programme: last year's closed, this year's under way."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from admin.seed.action_sheets import KEEPER
from admin.seed.shown import SHOWN
from admin.seed.tree import code_of
from core.assessments.assessment import Answer, Assessment
from core.assessments.questions import Questionnaire
from core.assessments.results import results
from core.assessments.starter import starter
from core.indicators.indicator import Indicator, IndicatorKind
from core.ports import UnitOfWork
from core.structure import Structure

_PERFORMANCE, _SATISFACTION = IndicatorKind
_SOURCES = {_PERFORMANCE: "Tableau de bord du réseau", _SATISFACTION: "Enquête annuelle auprès des usagers"}
_RESULTS = (
    ("IND-12", _PERFORMANCE, "Part des appels qui aboutissent", "%", (84.0, 88.5)),
    ("IND-27", _SATISFACTION, "Part des usagers satisfaits de l’accueil", "%", (86.0, 89.0)),
    ("IND-31", _PERFORMANCE, "Délai moyen de traitement d’un dossier", "jours", (17.0, 14.5)),
)
_SHOWN = ("IND-12", "IND-27")
_NEIGHBOURS = 4
_SAID = 20
"""How many questions are answered in what is under way."""

_SCORES = (3, 4, 2, 3, None, 4, 1, 3, 2, 4, 3)
_TEAM = ("Réunion d’équipe du printemps.", "", "", "Vu sur place avec les agents de l’accueil.", "")


def plant_evaluations(uow: UnitOfWork, now: datetime) -> None:
    """Add them once: the shown structure has both, some of its neighbours closed theirs in both years."""
    code = code_of(SHOWN)
    structure = uow.structures.get(code)
    if uow.assessments.next_number() > 1 or structure is None or uow.accounts.get(KEEPER) is None:
        return
    questionnaire = starter(now - timedelta(days=500))
    uow.assessments.keep_questionnaire(questionnaire)
    for rank, one in enumerate((structure, *_neighbours(uow, structure))):
        _assess(uow, questionnaire, one, now.year - 1, now - timedelta(days=370), rank)
        if rank:
            _assess(uow, questionnaire, one, now.year, now - timedelta(days=30), rank + 1)
    _answered(uow, questionnaire, _opened(uow, questionnaire, structure, now.year, now - timedelta(days=9)), 1, _SAID)
    _plant_results(uow, code, now.date())


def _neighbours(uow: UnitOfWork, structure: Structure) -> Sequence[Structure]:
    beside = uow.structures.children(structure.parent_code)
    return [one for one in beside if one.code != structure.code][:_NEIGHBOURS]


def _opened(uow: UnitOfWork, asked: Questionnaire, of: Structure, year: int, at: datetime) -> Assessment:
    opened = Assessment(
        number=uow.assessments.next_number(),
        structure_code=of.code,
        year=year,
        place=1,
        questionnaire=asked.version,
        commitment_year=asked.commitment_year,
        opened_by=KEEPER,
        opened_at=at,
    )
    uow.assessments.add(opened)
    return opened


def _assess(uow: UnitOfWork, asked: Questionnaire, of: Structure, year: int, at: datetime, rank: int) -> None:
    opened = _opened(uow, asked, of, year, at)
    answers = _answered(uow, asked, opened, rank, len(asked.questions))
    closed = opened.closed(KEEPER, at + timedelta(days=20), results(asked.questions, answers))
    uow.assessments.save(closed, opened.version)


def _answered(uow: UnitOfWork, asked: Questionnaire, opened: Assessment, rank: int, many: int) -> list[Answer]:
    answers = [
        Answer(
            assessment_number=opened.number,
            question=one.number,
            score=_SCORES[(place + 3 * rank) % len(_SCORES)],
            comment=_TEAM[(place + rank) % len(_TEAM)],
            by=KEEPER,
            at=opened.opened_at + timedelta(minutes=7 * place),
        )
        for place, one in enumerate(asked.questions[:many])
    ]
    for answer in answers:
        uow.assessments.put_answer(answer)
    return answers


def _plant_results(uow: UnitOfWork, code: str, today: date) -> None:
    uow.indicators.put(
        Indicator(
            structure_code=code,
            code=name,
            day=today - timedelta(days=days),
            kind=kind,
            wording=wording,
            unit=unit,
            value=value,
            source=_SOURCES[kind],
            kept_by=KEEPER,
        )
        for name, kind, wording, unit, values in _RESULTS
        for days, value in zip((400, 35), values, strict=True)
    )
    for name in _SHOWN:
        uow.indicators.show(code, name, public=True)
