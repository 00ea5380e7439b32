"""`ecoute analyse`: what the detectors say of a text, for whoever wants to check them."""

import json
from collections.abc import Iterator
from typing import IO, Any

import click

from admin.output import give, json_option
from core.errors import Invalid
from core.text.analysis import analyse as read
from core.text.finding import Analysis

_LONGEST = 5_000_000
"""How many signs a text may have: more is no story, and is refused rather than awaited."""


@click.command(help="Dit ce que les détecteurs voient dans un texte : données personnelles, injures, danger.")
@click.argument("file", metavar="FICHIER", required=False, type=click.Path(allow_dash=True))
@click.option("--jsonl", is_flag=True, help="Lit un texte {« id », « text »} par ligne, et répond par ligne.")
@json_option
def analyse(file: str | None, *, jsonl: bool, as_json: bool) -> None:
    """Read one text, or one a line."""
    if file is None and not jsonl:
        raise click.UsageError("Donnez un fichier, ou « - » pour l’entrée standard.")
    with click.open_file(file or "-", encoding="utf-8") as source:
        try:
            _answer_lines(source) if jsonl else _answer(source.read(_LONGEST + 1), as_json=as_json)
        except UnicodeDecodeError as error:
            raise Invalid(f"{source.name} n’est pas du texte en UTF-8 : convertissez-le d’abord.") from error


def _answer(text: str, *, as_json: bool) -> None:
    if len(text) > _LONGEST:
        raise Invalid(f"Ce texte est trop long : {_LONGEST} caractères au plus.")
    analysis = read(text)
    give(_document(analysis), list(_lines(text, analysis)), as_json=as_json)


def _answer_lines(source: IO[str]) -> None:
    # Each answer leaves at once: a program may be waiting for it before it sends the next text.
    for place, line in enumerate(source, start=1):
        if line.strip():
            asked = _asked(line, place)
            answer = {"id": asked["id"], **_document(read(asked["text"]))}
            click.echo(json.dumps(answer, ensure_ascii=False))


def _asked(line: str, place: int) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError:
        asked = None
    if not isinstance(asked, dict) or "id" not in asked or not isinstance(asked.get("text"), str):
        raise Invalid(f"La ligne {place} ne convient pas : il faut un objet JSON avec « id » et « text ».")
    return asked


def _document(analysis: Analysis) -> dict[str, Any]:
    """Give what is printed as JSON: whether there is danger is a yes or a no, and why stands beside it."""
    told = analysis.model_dump(mode="json")
    reason = told.pop("danger")
    return {**told, "danger": bool(reason), "danger_reason": reason}


def _lines(text: str, analysis: Analysis) -> Iterator[str]:
    if analysis.danger:
        yield f"! danger : {analysis.danger}"
    if analysis.out_of_scope:
        yield f"hors du programme : {analysis.out_of_scope.label} ({analysis.scope_reason})"
    for found in analysis.findings:
        passage = " ".join(text[found.start : found.end].split())
        yield f"{found.start}-{found.end}\t{found.kind.label}\t{found.confidence:.2f}\t{passage}\t{found.reason}"
    if not analysis.findings:
        yield "Rien à masquer n’a été vu."
