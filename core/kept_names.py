"""Under which names an account keeps its views and its searches."""

from core.errors import Invalid
from core.text.clean import one_line

NAME_MAX = 60


def kept_name(typed: str) -> str:
    """Give a name as it is kept.

    Raises:
        Invalid: there is none, or it is too long.
    """
    name = one_line(typed)
    if not 0 < len(name) <= NAME_MAX:
        raise Invalid(f"Donnez un nom de 1 à {NAME_MAX} signes : celui-ci en compte {len(name)}.", "name")
    return name
