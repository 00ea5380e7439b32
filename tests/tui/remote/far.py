"""Desks held over HTTPS by workstations that are driven as those that hold them in the same process."""

from tests.tui.driving import Bench
from tests.tui.remote.served import Served, trust
from tui.port import DeskPort
from tui.remote.door import Door


class OverHttps:
    """The desks are on a server, one for each programme of a test: tests.tui.driving.Way."""

    def __init__(self) -> None:
        self._served: dict[int, Served] = {}
        self._doors: dict[int, tuple[Bench, Door]] = {}

    def served(self, bench: Bench) -> Served:
        """Give the server of a programme, started when it is first asked for."""
        known = self._served.get(id(bench.store))
        return known or self._served.setdefault(id(bench.store), Served(bench.store, rules=bench.rules))

    def door(self, bench: Bench) -> Door:
        """Give the door of the server, always the same one."""
        if id(bench) not in self._doors:
            self._doors[id(bench)] = bench, Door(self.served(bench).url, bench.folder, trust=trust())
        return self._doors[id(bench)][1]

    def desk(self, bench: Bench, name: str) -> DeskPort:
        """Open the desk of an account; whoever it is, they are let in."""
        door = self.door(bench)
        door.sign_in(name, name)
        return door.desk(name, read_only=bench.read_only)

    def close(self) -> None:
        """Leave, and stop serving."""
        for _, door in self._doors.values():
            door.close()
        for served in self._served.values():
            served.changes.close()
            served.stop()
