"""Records of a JSON file, even one that was glued together from chunks and broken at their edges.

Accepted: one array, arrays one after the other, `{"results": [...]}`, JSON lines, with or without commas.
What makes it safe to look for the next record after a broken one: in valid JSON, `{"known_slug":` can only be
the beginning of an object, since a quote inside a text always stands behind a backslash.
"""

import json
import re
from collections.abc import Iterator
from json import JSONDecodeError

from core.errors import Invalid
from storage.opendata.columns import EXPERIENCES, Sheet
from storage.opendata.decoding import CHUNK, Readable, TextReader, has_bad_bytes
from storage.opendata.json_values import flat_values, number_text, wrong_with
from storage.opendata.json_window import Window
from storage.opendata.rows import MAX_CELL, BrokenRow, Row, SourceRow, broken

_CHUNK = 8 * CHUNK
"""Bytes read at a time: a record that the end of the window cuts is decoded twice, so larger is faster here."""
_OPENING_LIMIT = 256
"""Longer than any opening (of a list of results, of a record) that the patterns below match."""
_NEAR = 16
"""An error so near the end of the window may only be a word or an escape whose end is not read yet."""

_TOTAL = r'"total_count"\s{0,40}:\s{0,40}\d+'
_RESULTS = rf'\{{\s{{0,40}}(?:{_TOTAL}\s{{0,40}},\s{{0,40}})?"results"\s{{0,40}}:\s{{0,40}}\['
_BETWEEN = re.compile(rf"(?:[\s,\[\]\ufeff]++|{_RESULTS})*+")
_BETWEEN_RESULTS = re.compile(rf"(?:[\s,\[\]}}\ufeff]++|{_RESULTS}|{_TOTAL})*+")

_CUT = "le fichier semble coupé à cet endroit : prenez-le de nouveau en entier"
_DAMAGED = "JSON coupé ou abîmé à cet endroit : prenez le fichier de nouveau si des lignes manquent"
_STRAY = "texte hors de toute accolade, sans doute le reste d’une ligne coupée"
_TOO_DEEP = "trop de niveaux imbriqués"
_TOO_LONG = f"plus de {MAX_CELL // 1024 // 1024} Mio sans fin lisible"
_NOT_UTF8 = "octets qui ne sont pas de l’UTF-8 : convertissez le fichier en UTF-8"


def read_json(stream: Readable, sheet: Sheet = EXPERIENCES, chunk: int = _CHUNK) -> Iterator[Row]:
    """Look at the beginning at once, then give the records one by one, in memory that does not grow.

    An intact record is given once, wherever the text around it is broken; what is broken is given as BrokenRow.

    Raises:
        Invalid: the file has nothing of this sheet; nothing has been given yet.
    """
    records = _Records(TextReader(stream, chunk), sheet)
    records.check()
    return records.rows()


class _Records:
    """The reading of one file: a window on its text, and what is known of where it stands."""

    def __init__(self, reader: TextReader, sheet: Sheet) -> None:
        self._reader = reader
        self._window = Window(reader)
        self._sheet = sheet
        self._opening = _opening(sheet)
        self._between = _BETWEEN
        self._list_open = False
        self._place = 0
        # Objects come as tuples of pairs: a key that is there twice shows, and lists stay apart from objects.
        self._decode = json.JSONDecoder(
            object_pairs_hook=tuple, parse_int=str, parse_float=number_text, parse_constant=number_text
        ).raw_decode

    def check(self) -> None:
        """Refuse a file where neither a record nor its key is in sight."""
        window, key = self._window, re.compile(rf'"{self._sheet.required[0]}"\s*:')
        while not (self._opening.search(window.text) or key.search(window.text)):
            if window.left > MAX_CELL or not window.more():
                break
        else:
            return
        if not _BETWEEN_RESULTS.fullmatch(window.text):
            raise Invalid(
                f"Ce fichier JSON n’est pas un {self._sheet.title} : on n’y trouve pas le champ "
                f"« {self._sheet.required[0]} » ; vérifiez l’adresse ou le fichier choisi."
            )

    def rows(self) -> Iterator[Row]:
        """Give what stands in the file, in its order."""
        while self._to_next():
            self._place += 1
            yield self._row()
        if self._list_open:
            yield BrokenRow(self._place + 1, _CUT, "")

    def _to_next(self) -> bool:
        """Pass over what stands between records; False at the end of the file."""
        window = self._window
        while True:
            window.ensure(_OPENING_LIMIT)
            self._pass_between()
            if window.left >= _OPENING_LIMIT or not window.more():
                return window.left > 0

    def _pass_between(self) -> None:
        window = self._window
        end = self._between.match(window.text, window.at).end()  # type: ignore[union-attr]  # it matches ""
        passed = window.text[window.at : end]
        window.at = end
        if "[" in passed or "]" in passed:
            self._list_open = passed.rfind("[") > passed.rfind("]")
        if '"results"' in passed and self._between is _BETWEEN:
            self._between = _BETWEEN_RESULTS  # from here on, closing braces may stand between records too
            self._pass_between()

    def _row(self) -> Row:
        window = self._window
        if window.text[window.at] != "{":
            return self._unreadable(_STRAY)
        while True:
            try:
                pairs, end = self._decode(window.text, window.at)
            except JSONDecodeError as error:
                if not _unfinished(error, len(window.text)):
                    return self._unreadable(_DAMAGED)
                if window.left > MAX_CELL:
                    return self._unreadable(_TOO_LONG)
                if not window.more():
                    return self._unreadable(_DAMAGED, cut=True)
            except RecursionError:
                return self._unreadable(_TOO_DEEP)
            else:
                return self._judged(pairs, end)

    def _judged(self, pairs: tuple[tuple[str, object], ...], end: int) -> Row:
        """Give the record that ends at `end`, or refuse it and go to the record that began inside it, if any."""
        window, record = self._window, dict(pairs)
        reason = wrong_with(record, len(pairs), self._sheet)
        if self._reader.bad_bytes and has_bad_bytes(window.text, window.at, end):
            reason = _NOT_UTF8
        if reason:
            raw = window.text[window.at : end]
            inside = self._opening.search(window.text, window.at + 1, end)
            window.at = inside.start() if inside else end
            return broken(self._place, reason, raw)
        window.at = end
        return SourceRow(self._place, flat_values(record, self._sheet))

    def _unreadable(self, reason: str, *, cut: bool = False) -> BrokenRow:
        """Give what stands here as broken, and go to the next place where a record begins."""
        window = self._window
        raw = window.text[window.at : window.at + _OPENING_LIMIT]
        window.at += 1
        if not window.skip_to(self._opening):
            self._list_open = False
            cut = cut or not window.text.rstrip().endswith(("]", "}"))
            reason = _CUT if cut else reason
        return broken(self._place, reason, raw)


def _opening(sheet: Sheet) -> re.Pattern[str]:
    """Give the pattern of the beginning of a record: a brace, then a key that the sheet knows."""
    return re.compile(r'\{\s{0,40}"(?:' + "|".join(sorted(sheet.slugs)) + r')"\s{0,40}:')


def _unfinished(error: JSONDecodeError, length: int) -> bool:
    """Say whether the error may come from the end of the window rather than from the text itself."""
    return error.msg.startswith("Unterminated string") or length - error.pos < _NEAR
