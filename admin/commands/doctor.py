"""`ecoute doctor`: says what is wrong, and what to do."""

import click

from admin.checkup import Finding, Health, examine
from admin.guard import FAILED, OK
from admin.output import give, json_option
from admin.wiring import open_house


@click.command(help="Examine le dossier, les clés, la base, les lettres et le disque.")
@json_option
def doctor(*, as_json: bool) -> int:
    """Run every check; give the exit code: 1 when something is wrong."""
    findings = list(examine(open_house()))
    give(findings, [_line(finding) for finding in findings], as_json=as_json)
    return FAILED if any(finding.health is Health.BAD for finding in findings) else OK


def _line(finding: Finding) -> str:
    advice = f" → {finding.advice}" if finding.advice else ""
    return f"{finding.health.value:<12} {finding.check:<10} {finding.seen}{advice}"
