"""`ecoute assessment`: the self-assessments of structures, for scripts."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

import click
from pydantic import ValidationError

from admin.commands.read import account_option
from admin.french import SUBCOMMAND
from admin.output import give, json_option, say
from admin.whole_files import write_whole
from admin.wiring import open_house
from core.assessments.file import AssessmentFile
from core.assessments.questions import Question, Questionnaire
from core.assessments.wording import answer_fr, compared_fr, far_fr, score_on_four, title_fr
from core.errors import Invalid

_ASIDE = "s"
_number = click.argument("number", metavar="NUMÉRO", type=click.IntRange(min=1))
_structure = click.option(
    "--structure", "code", default="", metavar="CODE", help="La structure (par défaut : la vôtre)."
)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(help="Les auto-évaluations des structures.", subcommand_metavar=SUBCOMMAND)
def assessment() -> None:
    """Group the commands on self-assessments."""


@assessment.command("list", help="Donne les auto-évaluations d’une structure et de celles qui en dépendent.")
@account_option
@_structure
@click.option(
    "--below", type=click.IntRange(min=2), metavar="N", help="Celles d’un numéro plus petit : la page suivante."
)
@json_option
def list_(account: str, code: str, below: int | None, *, as_json: bool) -> None:
    """List them."""
    found = open_house().desk(account).assessments(code, below)
    lines = [
        f"{one.assessment.number}\t{title_fr(one.assessment)}\t{one.structure_name}\t"
        + far_fr(one.assessment, one.answered, one.questions)
        for one in found.lines
    ]
    give(found, lines or ["Aucune auto-évaluation."], as_json=as_json)


@assessment.command(help="Donne une auto-évaluation et ses résultats, ou l’écrit en PDF.")
@_number
@account_option
@click.option("--pdf", type=_FILE, metavar="FICHIER", help="Écrit aussi la fiche dans un fichier PDF.")
@json_option
def show(number: int, account: str, pdf: Path | None, *, as_json: bool) -> None:
    """Show one."""
    desk = open_house().desk(account)
    file = desk.assessment(number)
    if pdf is not None:
        write_whole(pdf, desk.print_assessment(number).pdf)
        say(f"Auto-évaluation écrite dans {pdf}.")
    _give(file, as_json=as_json)


@assessment.command("open", help="Ouvre l’auto-évaluation d’une structure pour une année.")
@click.argument("year", metavar="ANNÉE", type=int)
@account_option
@_structure
@json_option
def open_(year: int, account: str, code: str, *, as_json: bool) -> None:
    """Open one."""
    _give(open_house().desk(account).open_assessment(year, code), as_json=as_json)


@assessment.command(help="Répond à une question : une note de 0 à 4, ou s pour « sans objet ».")
@_number
@click.argument("question", metavar="QUESTION", type=click.IntRange(min=1))
@click.argument("score", metavar="NOTE", type=click.Choice(["0", "1", "2", "3", "4", _ASIDE]))
@account_option
@click.option("--comment", metavar="TEXTE", help="Pourquoi (par défaut : ce qui était dit).")
@click.option("--evidence", metavar="TEXTE", help="Ce qui le montre (par défaut : ce qui était dit).")
@json_option
def answer(
    number: int,
    question: int,
    score: str,
    account: str,
    comment: str | None,
    evidence: str | None,
    *,
    as_json: bool,
) -> None:
    """Answer a question, in the place of what is said now."""
    desk = open_house().desk(account)
    kept = desk.assessment(number).answer(question)
    said = {"comment": comment, "evidence": evidence}
    texts = {name: getattr(kept, name, "") if text is None else text for name, text in said.items()}
    points = None if score == _ASIDE else int(score)
    _give(desk.assess(number, question, kept.version if kept else 0, points, **texts), as_json=as_json)


@assessment.command(help="Clôt une auto-évaluation : ses résultats sont gardés, et plus rien n’y change.")
@_number
@account_option
@click.option("--version", "seen_version", type=click.IntRange(min=1), metavar="N", help="La version lue.")
@json_option
def close(number: int, account: str, seen_version: int | None, *, as_json: bool) -> None:
    """Close one."""
    desk = open_house().desk(account)
    version = seen_version or desk.assessment(number).assessment.version
    _give(desk.close_assessment(number, version), as_json=as_json)


@assessment.command(help="Donne le questionnaire, ou garde le suivant depuis un document JSON de même forme.")
@account_option
@click.option("--keep", type=click.File(encoding="utf-8"), metavar="FICHIER|-", help="Le document à garder.")
@json_option
def questionnaire(account: str, keep: TextIO | None, *, as_json: bool) -> None:
    """Give the questionnaire, or keep the next version of it."""
    desk = open_house().desk(account)
    kept = desk.questionnaire()
    if keep is not None:
        told = _document(keep.read())
        year = int(told.get("commitment_year", kept.commitment_year))
        kept = desk.keep_questionnaire(int(told.get("version", kept.version)), _questions(told), year)
    give(kept, _question_lines(kept), as_json=as_json)


def _document(text: str) -> Mapping[str, Any]:
    try:
        told = json.loads(text)
    except ValueError as error:
        raise Invalid("Ce document ne se lit pas : donnez du JSON, comme « questionnaire --json » l’écrit.") from error
    if not isinstance(told, dict) or not isinstance(told.get("questions"), list):
        raise Invalid("Ce document n’a pas de questions : partez de ce que « questionnaire --json » écrit.")
    return told


def _questions(told: Mapping[str, Any]) -> list[Question]:
    try:
        return [Question.model_validate(one) for one in told["questions"]]
    except ValidationError as error:
        raise Invalid("Une question ne se lit pas : il lui faut « number », « wording » et « commitment ».") from error


def _question_lines(kept: Questionnaire) -> list[str]:
    return [
        f"{one.number}\tengagement {one.commitment}\t{one.way.label if one.way else '—'}\t{one.wording}"
        for one in kept.questions
    ]


def _give(file: AssessmentFile, *, as_json: bool) -> None:
    give(file, _lines(file), as_json=as_json)


def _lines(file: AssessmentFile) -> list[str]:
    far = far_fr(file.assessment, len(file.answers), len(file.questionnaire.questions))
    results = [f"{line.name}\t{score_on_four(line.value)}\t{compared_fr(line)}".rstrip() for line in file.results]
    asked = file.questionnaire.questions
    answers = [f"{one.number}. {one.wording}\t{answer_fr(file.answer(one.number))}" for one in asked]
    return [f"{file.assessment.number}\t{title_fr(file.assessment)}\t{file.structure.name}\t{far}", *results, *answers]
