"""The composition root: the only place where the rooms meet."""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Engine

from admin.settings import Settings, load
from core.clock import SystemClock
from core.desk import Desk
from core.explore.port import Datasets
from core.following import Following
from core.intake import Intake
from core.library import Library
from core.links import Links
from core.marks import Marks
from core.office import Office
from core.read_only import ReadOnlyStore
from storage import keys, schema
from storage.engine import open_engine, sqlite_url
from storage.keys import KeyFolder
from storage.store import SqlStore

DATABASE_FILE = "ecoute.db"


@dataclass(frozen=True)
class House:
    """Écoute, wired for one set of settings. Each room is opened when it is first asked for."""

    settings: Settings

    @cached_property
    def engine(self) -> Engine:
        """The database, whatever its state."""
        return open_engine(self.settings.database or sqlite_url(self.settings.home / DATABASE_FILE))

    @cached_property
    def database(self) -> Engine:
        """The database at the present schema; raises Unavailable, with what to do, when it is not there yet."""
        schema.check_ready(self.engine)
        return self.engine

    @cached_property
    def store(self) -> SqlStore:
        """The store over that database."""
        return SqlStore(self.database)

    @property
    def keys(self) -> KeyFolder:
        """The folder of the keys."""
        return KeyFolder(self.settings.home / "keys")

    @property
    def links(self) -> Links:
        """The maker of the addresses that leave in letters."""
        return Links(str(self.settings.public_url), self.keys.read(keys.LINKS))

    @property
    def marks(self) -> Marks:
        """The maker of the marks that browsers and networks are counted by."""
        return Marks(self.keys.read(keys.FORM))

    @property
    def intake(self) -> Intake:
        """The door of those who tell."""
        return Intake(self.store, SystemClock(), self.keys.sealer(), self.links, self.marks)

    @property
    def following(self) -> Following:
        """The authors' door."""
        return Following(self.store, SystemClock(), self.keys.sealer(), self.links, self.marks)

    @property
    def library(self) -> Library:
        """The readers' door."""
        return Library(self.store, SystemClock(), self.marks)

    @property
    def datasets(self) -> Datasets:
        """The public datasets, for programs."""
        # The grammar and the expressions of the API are for the site alone.
        from storage.opendata.explore.datasets import SqlDatasets  # noqa: PLC0415

        return SqlDatasets(self.database)

    @property
    def office(self) -> Office:
        """The operators' door."""
        return Office(self.store, SystemClock(), self.settings.rules)

    def desk(self, account: str, *, read_only: bool = False) -> Desk:
        """The desk of one account, where nothing can be changed if it is read-only."""
        store = ReadOnlyStore(self.store) if read_only else self.store
        return Desk(store, SystemClock(), account, self.settings.rules)


def open_house() -> House:
    """Wire Écoute for the settings in force."""
    return House(load())
