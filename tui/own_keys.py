"""The keys that people choose for themselves, from keys.toml: what cannot be is said, and the default stays."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from tui.command import Section
from tui.keymap import COMMANDS, TOGETHER, TYPED_ON, key_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FILE = "keys.toml"

_RESERVED = {"ctrl+q": "quitte toujours Écoute", "ctrl+c": "dit toujours comment quitter"}
_COMMAND = re.compile(r"\{([a-z_]+\.[a-z_]+)\}")
_PLACE, _END = re.compile(r"at line (\d+), column (\d+)"), "at end of document"
_MODIFIERS = {"ctrl", "shift", "alt"}
_NAMED = {key.value.rpartition("+")[2] for key in Keys}
_WRITING = {"enter", "tab", "space", "backspace", "delete", "up", "down", "left", "right", "home", "end"}
"""Keys that a text needs, besides those of its letters."""


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """What was asked for.

    Attributes:
        keymap: for each command that has keys of its own, these keys, parted by commas.
        faults: what was left out, each in a sentence.
    """

    keymap: Mapping[str, str]
    faults: tuple[str, ...] = ()

    def keys_of(self, id_: str) -> list[str]:
        """Give the keys that a command has."""
        return self.keymap.get(id_, COMMANDS[id_].keys).split(",")

    def word(self, id_: str) -> str:
        """Give the first key of a command, as it is called in French."""
        return key_words(self.keys_of(id_)[0])

    def told(self, text: str) -> str:
        """Give a text with, for each command in braces, its first key."""
        return _COMMAND.sub(lambda found: self.word(found[1]), text)


def read_own_keys(folder: Path) -> OwnKeys:
    """Read the keys that the person of this folder chose."""
    file = folder / FILE
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return OwnKeys({})
    except (OSError, UnicodeDecodeError) as error:
        return OwnKeys({}, (f"Le fichier {file} ne se lit pas ({error}) : les touches d’origine restent.",))
    import tomllib  # noqa: PLC0415 (only for those who chose keys)

    try:
        return bound(dict(_flat(tomllib.loads(text))))
    except tomllib.TOMLDecodeError as error:
        where = _told_place(str(error))
        return OwnKeys({}, (f"Le fichier {file} n’est pas du TOML lisible{where} : les touches d’origine restent.",))


def _told_place(trouble: str) -> str:
    """Give where a file does not read, in French; "" when the library does not tell."""
    place = _PLACE.search(trouble)
    if place is not None:
        return f", ligne {place[1]}, colonne {place[2]}"
    return ", à la fin" if _END in trouble else ""


def _flat(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Give each setting with its whole name: in TOML, `story.publish` without quotes is a table."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def bound(asked: Mapping[str, object]) -> OwnKeys:
    """Take what can be; whatever would leave a key with two meanings keeps its default."""
    keymap, faults = {}, []
    for id_, value in asked.items():
        keys = [_long_name(key.strip()) for key in value.split(",")] if isinstance(value, str) else []
        fault = _fault(id_, keys)
        if fault is None:
            keymap[id_] = ",".join(keys)
        else:
            faults.append(fault)
    return _without_clashes(OwnKeys(keymap, tuple(faults)))


def _without_clashes(own: OwnKeys) -> OwnKeys:
    """Take back, one at a time, what clashes: a default that comes back may clash in its turn."""
    clash = next(_clashes(own), None)
    if clash is None:
        return own
    key, one, other = clash
    wrong = other if other in own.keymap else one
    kept = one if wrong is other else other
    sentence = (
        f"La touche « {key_words(key)} » demandée pour « {wrong} » est celle de « {kept} » : "
        f"« {wrong} » garde ses touches d’origine."
    )
    keymap = {id_: keys for id_, keys in own.keymap.items() if id_ != wrong}
    return _without_clashes(replace(own, keymap=keymap, faults=(*own.faults, sentence)))


def _clashes(own: OwnKeys) -> Iterator[tuple[str, str, str]]:
    """Give each key that means two things at the same time, with the commands."""
    for sections in TOGETHER:
        ids = [command.id for section in sections for command in section.commands]
        for one, other in combinations(ids, 2):
            for key in own.keys_of(one):
                if key in own.keys_of(other):
                    yield key, one, other


def _fault(id_: str, keys: list[str]) -> str | None:
    """Say what is wrong with what is asked for one command, None when nothing is."""
    if id_ not in COMMANDS:
        return f"La commande « {id_} » de {FILE} n’existe pas : `ecoute keys` les donne toutes."
    if not keys:
        return f"Les touches de « {id_} » dans {FILE} ne sont pas un texte : écrivez par exemple « p,ctrl+p »."
    for key in keys:
        if not _exists(key):
            return f"La touche « {key} » demandée pour « {id_} » n’existe pas : cette commande garde les siennes."
        if key in _RESERVED:
            return f"La touche « {key} » ne peut pas être celle de « {id_} » : elle {_RESERVED[key]}."
        if _writes(key) and any(_holds(section, id_) for section in TYPED_ON):
            return f"La touche « {key_words(key)} » sert à écrire : donnez à « {id_} » une touche de fonction ou ctrl+…"
    return None


def _holds(section: Section, id_: str) -> bool:
    return any(command.id == id_ for command in section.commands)


def _writes(key: str) -> bool:
    return key in _WRITING or _is_sign(key)


def _long_name(key: str) -> str:
    """Give a key the name that Textual knows it by: « ? » is question_mark."""
    *modifiers, last = [key] if len(key) == 1 else key.lower().replace("++", "+plus").split("+")
    if len(last) == 1 and not last.isalnum():
        last = unicodedata.name(last, last).lower().replace("-", "_").replace(" ", "_")
    return "+".join((*modifiers, KEY_NAME_REPLACEMENTS.get(last, last)))


def _exists(key: str) -> bool:
    *modifiers, last = key.split("+")
    return set(modifiers) <= _MODIFIERS and (last in _NAMED or _is_sign(last))


def _is_sign(name: str) -> bool:
    """Tell whether the name is that of a sign that is written."""
    sign = key_to_character(name)
    return name in KEY_NAME_REPLACEMENTS.values() or (sign is not None and sign.isprintable())
