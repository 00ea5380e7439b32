"""Blanks: what a formula or a template left to fill in, so that nothing is sent with a hole in it."""

from core.text.blanks import blanks as places


def blanks(text: str) -> tuple[str, ...]:
    """Give the blanks that are still to be filled, ‹which›, {which}, XXX…, each once, in their order."""
    return tuple(dict.fromkeys(text[start:end] for start, end in places(text)))


def still_to_fill(text: str) -> str | None:
    """Say which blanks are left in an answer, None when none is."""
    left = blanks(text)
    if not left:
        return None
    which = ", ".join(left)
    if len(left) == 1:
        return f"Il reste un champ à remplir dans la réponse : {which}. Remplissez-le avant de l’envoyer."
    return f"Il reste des champs à remplir dans la réponse : {which}. Remplissez-les avant de l’envoyer."
