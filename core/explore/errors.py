"""What is wrong with a request, under the names that clients of the Explore API know."""

from core.errors import Invalid, NotFound


class OdsqlError(Invalid):
    """A clause of the query language cannot be read, or does not fit the dataset."""


class ParameterError(Invalid):
    """A parameter has a value that is not possible; `field` names it."""


class NoSuchDataset(NotFound):
    """No dataset has this identifier."""


def no_such_field(name: str) -> OdsqlError:
    """Give the error of a field that the dataset does not have."""
    return OdsqlError(f"Le champ « {name[:60]} » n’existe pas dans ce jeu de données : voyez la liste de ses champs.")
