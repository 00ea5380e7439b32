"""Makes click speak French: its own words for help and for what is wrong on the command line."""

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

SUBCOMMAND = "COMMANDE …"
"""What stands for a sub-command in the help of a group."""

_WORDS = {
    "(dynamic)": "(calculé)",
    "(Did you mean one of: {possibilities}?)": "(vouliez-vous dire : {possibilities} ?)",
    "Aborted!": "Interrompu.",
    "Argument {name!r} takes {nargs} values.": "L’argument {name} demande {nargs} valeurs.",
    "Choose from:\n\t{choices}": "À choisir dans : {choices}",
    "Commands": "Commandes ",
    "Could not open file {filename!r}: {message}": "Le fichier {filename} ne s’ouvre pas : {message}",
    "Did you mean {possibility}?": "Vouliez-vous dire {possibility} ?",
    "Error: {message}": "Erreur : {message}",
    "Got unexpected extra argument ({args})": "Argument en trop : {args}",
    "Got unexpected extra arguments ({args})": "Arguments en trop : {args}",
    "Invalid value for {param_hint}: {message}": "Valeur refusée pour {param_hint} : {message}",
    "Invalid value: {message}": "Valeur refusée : {message}",
    "Missing argument": "Il manque l’argument",
    "Missing command.": "Il manque la commande.",
    "Missing option": "Il manque l’option",
    "Missing parameter": "Il manque",
    "No such command {name!r}.": "La commande {name} n’existe pas.",
    "No such option {name!r}.": "L’option {name} n’existe pas.",
    "Option {name!r} does not take a value.": "L’option {name} ne prend pas de valeur.",
    "Option {name!r} requires an argument.": "L’option {name} demande une valeur.",
    "Options": "Options ",
    "Show the version and exit.": "Affiche la version.",
    "Show this message and exit.": "Affiche cette aide.",
    "Try '{command} {option}' for help.": "« {command} {option} » donne l’aide.",
    "Usage:": "Usage :",
    "default: {default}": "par défaut : {default}",
    "required": "obligatoire",
    "{value!r} is not a valid {number_type}.": "{value!r} n’est pas un nombre.",
    "{value!r} is not one of {choices}.": "{value!r} n’est pas dans la liste : {choices}.",
    "{value!r} is not {choice}.": "{value!r} n’est pas {choice}.",
    "{value} is not in the range {range}.": "{value} n’est pas dans l’intervalle {range}.",
}

_MODULES = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)


def speak_french() -> None:
    """Put French words in the place of click's; what is not in the list stays as it is."""
    for module in _MODULES:
        if hasattr(module, "_"):
            module._ = _word  # type: ignore[attr-defined]
        if hasattr(module, "ngettext"):
            module.ngettext = _counted  # type: ignore[attr-defined]


def _word(message: str) -> str:
    return _WORDS.get(message, message)


def _counted(one: str, many: str, count: int) -> str:
    return _word(one if count == 1 else many)
