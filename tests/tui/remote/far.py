"""A workstation that holds its desks over HTTPS, driven as the one that holds them in the same process."""

from pathlib import Path

from core.rules import HouseRules
from tests.fakes.store import FakeStore
from tests.tui.driving import Bench
from tests.tui.fake_desk import NOW, FakeDesk
from tests.tui.remote.served import Served, trust
from tui.app import EcouteApp
from tui.port import DeskPort
from tui.remote.door import Door


class FarDesk(FakeDesk):
    """A desk over HTTPS; a test may make the next call fail, or wait at a gate."""

    def __init__(self, desk: DeskPort, store: FakeStore, account: str, rules: HouseRules) -> None:
        super().__init__(store, account, rules)
        self._desk = desk  # type: ignore[assignment]


class FarBench(Bench):
    """A workstation on a folder and a server."""

    def __init__(self, folder: Path, store: FakeStore | None = None, account: str | None = "camille") -> None:
        super().__init__(folder, store, account)
        self.served = Served(self.store)
        self.door = Door(self.served.url, folder, trust=trust())

    def desk(self, name: str | None = None) -> FakeDesk:
        """Give the desk of an account, always the same one; whoever it is, they are let in."""
        name = name or self.account or ""
        if name not in self.desks:
            self.door.sign_in(name, name)
            desk = self.door.desk(name, read_only=self.read_only)
            self.desks[name] = FarDesk(desk, self.store, name, self.rules)
        return self.desks[name]

    def app(self) -> EcouteApp:
        """Make the application."""
        return EcouteApp(self.desk, account=self.account, folder=self.folder, now=lambda: NOW, door=self.door)
