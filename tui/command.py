"""What a key does, and what belongs together: the words that the keymap is written with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a key does.

    Attributes:
        id: what the command is called when keys are bound anew.
        action: the Textual action that it runs.
        keys: the keys, parted by commas.
        label: one or two words, for the footer.
        description: what it does, for the help and the palette.
        in_palette: False for what only makes sense as a key.
        priority: True when the key works even while text is being typed.
        shown_key: what the footer shows, when it is not simply the first key.
    """

    id: str
    action: str
    keys: str
    label: str
    description: str
    in_palette: bool = True
    priority: bool = False
    shown_key: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Commands that belong together, under a title in the help."""

    title: str
    commands: tuple[Command, ...]
