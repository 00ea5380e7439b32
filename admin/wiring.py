"""The composition root: the only place where the rooms meet."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from admin.press import SitePress
from admin.purpose import Purpose
from admin.settings import Settings, load
from core.clock import SystemClock
from core.desk import Desk
from core.errors import Unavailable
from core.explore.port import Datasets
from core.following import Following
from core.intake import Intake
from core.library import Library
from core.links import Links
from core.marks import Marks
from core.office import Office
from core.read_only import ReadOnlyStore
from core.retention.door import Retention
from core.wire.desks import Desks
from storage import keys, schema
from storage.changes import SqlChanges
from storage.engine import open_engine, sqlite_url
from storage.keys import KeyFolder
from storage.replica import Replica, ReplicatedDatasets, ReplicatedStore
from storage.retrying import retrying
from storage.store import SqlStore

if TYPE_CHECKING:
    from core.signing.door import Signing
    from core.signing.office import SigningOffice
    from core.signing.passwords import Passwords
    from core.signing.policy import Policy
    from storage.counters.server import Counters

DATABASE_FILE = "ecoute.db"

_NO_LIBRARY = (
    "ECOUTE_REDIS demande la bibliothèque Python « redis », qui n’est pas installée : "
    "lancez « pip install 'redis>=8.1,<9' » dans l’environnement d’Écoute, ou retirez ce réglage."
)


@dataclass(frozen=True)
class House:
    """Écoute, wired for one set of settings. Each room is opened when it is first asked for."""

    settings: Settings
    purpose: Purpose = Purpose.COMMAND

    @cached_property
    def engine(self) -> Engine:
        """The database, whatever its state."""
        address = self.settings.database or sqlite_url(self.settings.home / DATABASE_FILE)
        return open_engine(address, self.purpose.connections(self.settings))

    @cached_property
    def database(self) -> Engine:
        """The database at the present schema; raises Unavailable, with what to do, when it is not there yet."""
        schema.check_ready(self.engine)
        return self.engine

    @cached_property
    def store(self) -> SqlStore:
        """The store over that database."""
        return SqlStore(self.database)

    @cached_property
    def replica(self) -> Replica | None:
        """The copy that the public pages are read from, None when they are read from the database itself."""
        if not self.settings.replica:
            return None
        return Replica(open_engine(self.settings.replica, self.purpose.connections(self.settings, read_only=True)))

    @cached_property
    def counters(self) -> "Counters | None":
        """What counts the limits of the public form in a Redis, None when the database does."""
        address = self.settings.redis.get_secret_value()
        if not address:
            return None
        try:
            # A library that only those have who ask for it.
            from storage.counters.server import Counters  # noqa: PLC0415
        except ModuleNotFoundError as error:
            raise Unavailable(_NO_LIBRARY) from error
        return Counters(address)

    @cached_property
    def _form_store(self) -> SqlStore:
        """The store of the public site, whose limits are counted where the settings say."""
        if self.counters is None:
            return self.store
        from storage.counters.store import CountedStore  # noqa: PLC0415

        return CountedStore(self.database, self.counters)

    @cached_property
    def changes(self) -> SqlChanges:
        """What tells when something changed that lists show."""
        return SqlChanges(self.database)

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
        """The maker of the marks that the public site counts browsers and networks by."""
        return Marks(self.keys.read(keys.FORM))

    @property
    def network_marks(self) -> Marks:
        """The maker of the marks of the networks that people sign in to the desk from."""
        return Marks(self.keys.networks())

    @property
    def intake(self) -> Intake:
        """The door of those who tell."""
        intake = Intake(self._form_store, SystemClock(), self.keys.sealer(), self.links, self.marks)
        # The same form sent twice makes one experience.
        return retrying(intake, self.settings.retry_for, idempotent=frozenset({"submit"}))

    @property
    def following(self) -> Following:
        """The authors' door."""
        following = Following(self._form_store, SystemClock(), self.keys.sealer(), self.links, self.marks)
        return retrying(following, self.settings.retry_for)

    @property
    def library(self) -> Library:
        """The readers' door."""
        store = ReplicatedStore(self._form_store, self.replica) if self.replica else self._form_store
        return retrying(Library(store, SystemClock(), self.marks), self.settings.retry_for)

    @property
    def datasets(self) -> Datasets:
        """The public datasets, for programs."""
        # The grammar and the expressions of the API are for the site alone.
        from storage.opendata.explore.datasets import SqlDatasets  # noqa: PLC0415

        datasets = SqlDatasets(self.database)
        if self.replica is None:
            return datasets
        return ReplicatedDatasets(datasets, SqlDatasets(self.replica.engine), self.replica)

    @cached_property
    def signing(self) -> "Signing":
        """The door of the desk for other machines."""
        # Argon2 and one-time codes are for those who sign people in alone.
        from core.signing.door import Signing  # noqa: PLC0415

        box, programme = self.keys.code_box(), self.settings.programme
        signing = Signing(self.store, SystemClock(), *self._passwords, box, programme)
        return retrying(signing, self.settings.retry_for)

    @property
    def signing_office(self) -> "SigningOffice":
        """The operators' door to what people sign in with."""
        from core.signing.office import SigningOffice  # noqa: PLC0415

        return SigningOffice(self.store, SystemClock(), *self._passwords, self.keys.code_box())

    @property
    def _passwords(self) -> "tuple[Passwords, Policy]":
        from core.signing.passwords import Passwords  # noqa: PLC0415
        from core.signing.policy import Policy  # noqa: PLC0415
        from storage.breached import BreachedFile  # noqa: PLC0415

        file = self.settings.breached
        return Passwords(), Policy(self.settings.programme, BreachedFile(Path(file)) if file else None)

    @property
    def office(self) -> Office:
        """The operators' door."""
        return Office(self.store, SystemClock(), self.settings.rules)

    @property
    def retention(self) -> Retention:
        """The operators' door to what is kept for a time only."""
        return Retention(self.store, SystemClock(), self.settings.delays)

    @property
    def press(self) -> SitePress:
        """What prints, in the look of the public site."""
        return SitePress(self.settings)

    def desk(self, account: str, *, read_only: bool = False) -> Desk:
        """The desk of one account, where nothing can be changed if it is read-only."""
        store = ReadOnlyStore(self.store) if read_only else self.store
        return retrying(Desk(store, SystemClock(), account, self.settings.rules, self.press), self.settings.retry_for)

    @property
    def desks(self) -> Desks:
        """The desks of all accounts, for those who sit elsewhere."""
        return retrying(Desks(self.store, SystemClock(), self.settings.rules, self.press), self.settings.retry_for)


def open_house(purpose: Purpose = Purpose.COMMAND) -> House:
    """Wire Écoute for the settings in force."""
    return House(load(), purpose)
