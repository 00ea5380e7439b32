"""What asks for attention around a story: danger, somebody else there, doubts, what others ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from core.dates import moment_fr
from core.text.clean import one_line, printable
from tui.words import ago, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from core.dossier import Dossier
    from core.report import Report
    from core.rules import HouseRules
    from core.transfer import Transfer

_RAISED = "alert_raised"


def above(dossier: Dossier, rules: HouseRules | None) -> Iterator[Content]:
    """Give what is to be seen before the story: that somebody may be in danger, that somebody else is there."""
    if dossier.experience.alert:
        yield _danger(dossier, rules)
    yield from _company(dossier)


def doubts(dossier: Dossier) -> Iterator[Content]:
    """Give the doubts of the detectors: whether it belongs here, whether it was told before, what was dealt with."""
    screening = dossier.screening
    if screening is None:
        return
    if screening.out_of_scope is not None:
        why = f" : {one_line(screening.scope_reason)}" if screening.scope_reason else ""
        yield _row("Hors du champ ? ", f"{screening.out_of_scope.label}{why}")
    if screening.twin is not None:
        yield _row("Ressemble ", f"à l’expérience n° {screening.twin}")
    if screening.danger and not dossier.experience.alert:
        yield _row("Alerte close : ", one_line(screening.danger))


def asked(dossier: Dossier, now: datetime) -> Iterator[Content]:
    """Give what readers report and what structures ask for, while nobody has decided."""
    for report in dossier.open_reports:
        yield _report(report, now)
    for transfer in dossier.open_transfers:
        yield _transfer(dossier, transfer, now)


def _company(dossier: Dossier) -> Iterator[Content]:
    """Give who writes which answer, then who only reads."""
    writing = {file.name: file.writer for file in dossier.concerns if file.writer is not None}
    for name, writer in writing.items():
        yield Content.styled(f"{one_line(writer.display_name)} écrit la réponse de {one_line(name)}.", "$warning")
    reader = dossier.reader
    if reader is not None and reader.account_name not in {writer.account_name for writer in writing.values()}:
        yield Content.styled(f"{one_line(reader.display_name)} lit cette expérience.", "$warning")


def _danger(dossier: Dossier, rules: HouseRules | None) -> Content:
    rows = [Content.assemble((" ! ALERTE ", "bold $background on $error"), (f" {_why(dossier)}", "bold $error"))]
    if rules is not None:
        rows.append(Content(printable(rules.procedure)))
        rows += [
            Content.assemble((f"{line.number:>5}  ", "bold $error"), one_line(line.name)) for line in rules.help_lines
        ]
    return Content("\n").join(rows)


def _why(dossier: Dossier) -> str:
    """The last reason given by a person, or that of the detectors."""
    raised = [event.detail for event in dossier.history if event.kind.value == _RAISED and event.detail]
    found = dossier.screening.danger if dossier.screening else ""
    return one_line(raised[-1] if raised else found) or "quelqu’un est peut-être en danger"


def _report(report: Report, now: datetime) -> Content:
    about = "une réponse" if report.position else "le récit"
    words = f" {quoted(one_line(report.words))}" if report.words else ""
    return _row("Signalement ", f"sur {about}, {ago(report.at, now)} : {report.reason.label}{words}")


def _transfer(dossier: Dossier, transfer: Transfer, now: datetime) -> Content:
    asking = dossier.concern(transfer.position)
    who = asking.name if asking else transfer.from_code
    proposed = dossier.named.get(transfer.to_code)
    where = f"vers {one_line(proposed.name)}" if proposed else "sans dire vers où"
    discussed = asking is not None and asking.concern.discussed_since is not None
    return _row(
        "Discussion à trois " if discussed else "Transfert demandé ",
        f"par {one_line(who)} ({one_line(transfer.asked_by)}), {where}, {ago(transfer.asked_at, now)} : "
        f"{one_line(transfer.why)}\n{awaited(dossier, transfer)}",
    )


def awaited(dossier: Dossier, transfer: Transfer) -> str:
    """Say who decides of a request, and until when."""
    level = dossier.named.get(transfer.decider_code)
    who = one_line(level.name) if level else "la modération"
    limit = f", puis le niveau supérieur le {moment_fr(transfer.climbs_at)}" if transfer.climbs_at else ""
    return f"Décision : {who}{limit}."


def _row(title: str, words: str) -> Content:
    return Content.assemble((title, "bold $warning"), words)
