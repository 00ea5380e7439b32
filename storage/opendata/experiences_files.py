"""Rows of an export of experiences, in whichever form the file has."""

from collections.abc import Iterator

from storage.opendata.csv_rows import read_csv
from storage.opendata.json_rows import read_json
from storage.opendata.rows import Row
from storage.opendata.source import Form, Source


def read_experiences(source: Source) -> Iterator[Row]:
    """Give the rows of `export-experiences`, CSV or JSON.

    Raises:
        Invalid: the source is not such a file; raised at once, before any row.
        Unavailable: the source can no longer be read; raised while iterating.
    """
    return read_csv(source.stream) if source.form is Form.CSV else read_json(source.stream)
