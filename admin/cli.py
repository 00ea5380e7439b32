"""The `ecoute` command. Each sub-command is loaded when it is called, so that none pays for the others."""

import sys
from importlib import import_module
from typing import cast

import click

from admin.french import SUBCOMMAND, speak_french
from admin.guard import guarded

_COMMANDS = {
    "account": "admin.commands.account:account",
    "action": "admin.commands.actions:action",
    "adopt": "admin.commands.together:adopt",
    "alert": "admin.commands.sorting:alert",
    "assessment": "admin.commands.assessments:assessment",
    "analyse": "admin.commands.analyse:analyse",
    "answer": "admin.commands.answer:answer",
    "backup": "admin.commands.backup:backup",
    "backup-key": "admin.commands.backup:backup_key",
    "board": "admin.commands.boards:board",
    "bulk": "admin.commands.bulk:bulk",
    "check-answer": "admin.commands.wording:check_answer",
    "classify": "admin.commands.classifying:classify",
    "comment": "admin.commands.comments:comment",
    "committee": "admin.commands.committees:committee",
    "commitments": "admin.commands.commitments:commitments",
    "concepts": "admin.commands.concepts:concepts",
    "dashboard": "admin.commands.dashboard:dashboard",
    "demo": "admin.commands.demo:demo",
    "desk": "admin.commands.desk:desk",
    "digest": "admin.commands.digest:digest",
    "doctor": "admin.commands.doctor:doctor",
    "export": "admin.commands.exports:export",
    "formulas": "admin.commands.wording:formulas",
    "hold": "admin.commands.moderate:hold",
    "import": "admin.commands.imports:import_",
    "indicators": "admin.commands.indicators:indicators",
    "init": "admin.commands.init:init",
    "links": "admin.commands.wording:links",
    "kit": "admin.commands.kit:kit",
    "keys": "admin.commands.keys:keys",
    "move": "admin.commands.move:move",
    "notify": "admin.commands.notify:notify",
    "outbox": "admin.commands.outbox:outbox",
    "poster": "admin.commands.poster:print_",
    "publish": "admin.commands.moderate:publish",
    "queue": "admin.commands.read:queue",
    "recount": "admin.commands.wording:recount",
    "reattach": "admin.commands.classifying:reattach",
    "referent": "admin.commands.referent:referent",
    "reject": "admin.commands.moderate:reject",
    "retention": "admin.commands.retention:retention",
    "reports": "admin.commands.transfers:reports",
    "restore": "admin.commands.restore:restore",
    "route": "admin.commands.sorting:route",
    "search": "admin.commands.search:search",
    "seed": "admin.commands.seed:seed",
    "send-back": "admin.commands.revising:send_back",
    "serve": "admin.commands.serve:serve",
    "share": "admin.commands.together:share",
    "show": "admin.commands.read:show",
    "similar": "admin.commands.wording:similar",
    "suggest": "admin.commands.sorting:suggest",
    "signals": "admin.commands.signals:signals",
    "synthesis": "admin.commands.synthesis:synthesis",
    "tag": "admin.commands.sorting:tag",
    "templates": "admin.commands.wording:templates",
    "trade-tags": "admin.commands.classifying:trade_tags",
    "tally": "admin.commands.dashboard:tally",
    "transfer": "admin.commands.transfers:transfer",
    "transparency": "admin.commands.transparency:transparency",
    "undo": "admin.commands.sorting:undo",
    "undo-answer": "admin.commands.revising:undo_answer",
    "verify": "admin.commands.verify:verify",
    "versions": "admin.commands.revising:versions",
    "views": "admin.commands.views:views",
    "withdraw": "admin.commands.moderate:withdraw",
}


class _Commands(click.Group):
    """Finds a sub-command by its name, and only then loads it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = _COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        return cast(click.Command, getattr(import_module(module), name))


@click.command(cls=_Commands, subcommand_metavar=SUBCOMMAND)
@click.version_option(package_name="ecoute", message="Écoute %(version)s", help="Affiche la version.")
def ecoute() -> None:
    """Écoute : recueillir, modérer et répondre aux expériences des usagers des services publics."""


def main() -> None:
    """Run the command line; end with the exit code that docs/operations.md documents."""
    speak_french()
    sys.exit(guarded(lambda: ecoute.main(prog_name="ecoute", standalone_mode=False)))
