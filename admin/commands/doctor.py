"""`ecoute doctor`: says what is wrong, and what to do."""

import click

from admin.checkup import examine
from admin.finding import Finding, Health
from admin.guard import FAILED, OK
from admin.output import give, json_option
from admin.recount import recount as recounted
from admin.recount import recount_lines
from admin.wiring import open_house
from core.errors import Invalid


@click.command(help="Examine le dossier, les clés, la base, les lettres et le disque.")
@click.option(
    "--recount",
    is_flag=True,
    help="Recompte plutôt tout ce qui est publié, et dit ce qui diffère des chiffres gardés (ctrl+c pour arrêter ; "
    "reprend ensuite).",
)
@click.option("--repair", is_flag=True, help="Avec --recount : répare ce qui diffère.")
@json_option
def doctor(*, recount: bool, repair: bool, as_json: bool) -> int:
    """Run every check; give the exit code: 1 when something is wrong."""
    if repair and not recount:
        raise Invalid("--repair répare ce que trouve --recount : donnez les deux.", "repair")
    return _recount(repair=repair, as_json=as_json) if recount else _examine(as_json=as_json)


def _recount(*, repair: bool, as_json: bool) -> int:
    found = recounted(open_house(), repair=repair)
    give(found, recount_lines(found), as_json=as_json)
    return FAILED if (found.differences or found.astray) and not repair else OK


def _examine(*, as_json: bool) -> int:
    findings = list(examine(open_house()))
    give(findings, [_line(finding) for finding in findings], as_json=as_json)
    return FAILED if any(finding.health is Health.BAD for finding in findings) else OK


def _line(finding: Finding) -> str:
    advice = f" → {finding.advice}" if finding.advice else ""
    return f"{finding.health.value:<12} {finding.check:<10} {finding.seen}{advice}"
