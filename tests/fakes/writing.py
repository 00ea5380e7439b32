"""The ports of core.ports that answers being written are kept by, over dictionaries."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from core.presence import Writer
from core.version import Version
from tests.fakes.repositories import Repository
from tests.fakes.tables import BrokenRuleError


class FakeVersions(Repository):
    """Port core.ports.Versions."""

    def keep(self, version: Version) -> None:
        self._must_write()
        answer = (version.experience_number, version.position, version.revision)
        if answer not in self._tables.responses or (*answer, version.version) in self._tables.versions:
            raise BrokenRuleError(f"a version of nothing, or kept twice: {version!r}")
        self._tables.versions[*answer, version.version] = version

    def of(self, number: int, position: int) -> Sequence[Version]:
        kept = sorted(self._tables.versions.items(), reverse=True)
        return [version for key, version in kept if key[:2] == (number, position)]


class FakeWriters(Repository):
    """Port core.ports.Writers."""

    def put(self, writer: Writer) -> None:
        self._must_write()
        if (writer.experience_number, writer.position) not in self._tables.concerns:
            raise BrokenRuleError(f"no such concern: {writer!r}")
        self._tables.writers[writer.experience_number, writer.position] = writer

    def of(self, number: int, now: datetime) -> Mapping[int, Writer]:
        there = self._tables.writers.values()
        return {w.position: w for w in there if w.experience_number == number and w.until > now}

    def remove(self, number: int, position: int, account_name: str) -> None:
        self._must_write()
        there = self._tables.writers.get((number, position))
        if there is not None and there.account_name == account_name:
            del self._tables.writers[number, position]
