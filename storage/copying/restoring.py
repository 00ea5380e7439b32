"""Puts a backup into an empty database, in one transaction: all of it, looked at, or nothing."""

from collections.abc import Callable, Mapping

from sqlalchemy import Engine

from core.errors import Unavailable
from storage import schema
from storage.copying.contents import Content
from storage.copying.counters import write_counters
from storage.copying.filling import (
    check_columns,
    check_foreign_keys,
    children_first,
    learn_sizes,
    make_empty,
    refuse_unless_empty,
)
from storage.copying.manifest import Header, Manifest, Summed, Summing
from storage.copying.reading import Backup
from storage.copying.rows import AT_ONCE, Row
from storage.troubles import told


def restore(engine: Engine, backup: Backup, header: Header, advance: Callable[[int], object]) -> Manifest:
    """Make the tables at the version of a backup, fill them, compare all with it, then migrate to the present version.

    Args:
        engine: an empty database, of either engine.
        backup: where the rows come from.
        header: what `backup.check()` gave.
        advance: is given, now and then, how many more rows are written.

    Raises:
        Refused: the database is not empty.
        Invalid: the backup is not what was written.
        Unavailable: the database refuses, or does not hold what was put into it.
    """
    with told(), schema.alone(engine) as connection:
        refuse_unless_empty(connection)
        contents = make_empty(connection, header.schema_version)
        check_columns(contents, header.columns)

        def take(name: str, rows: list[Row]) -> None:
            for start in range(0, len(rows), AT_ONCE):
                piece = rows[start : start + AT_ONCE]
                contents[name].write(piece)
                advance(len(piece))

        with children_first(connection, contents.values()):
            manifest = backup.read(take)
        write_counters(connection, manifest.counters)
        check_foreign_keys(connection)
        _compare(contents, manifest.tables)
        schema.bring(connection, schema.HEAD)
        learn_sizes(connection)
    return manifest


def _compare(contents: Mapping[str, Content], written: Mapping[str, Summed]) -> None:
    """Read again every row that was put there."""
    for name, content in contents.items():
        summing = Summing()
        for row in content.read():
            summing.add(row)
        if summing.sum != written[name]:
            raise Unavailable(
                f"La table « {name} » n’a pas gardé ce qui y a été mis : vérifiez le disque, rien n’est gardé."
            )
