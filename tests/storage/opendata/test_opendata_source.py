"""Promises of opening a path, the standard input or an address."""

import io
import os
import re
from pathlib import Path

import pytest

from core.errors import EcouteError, Invalid, Unavailable
from storage.opendata.remote import fetch
from storage.opendata.source import Form, open_source

NOTHING = io.BytesIO()


class Pipe(io.RawIOBase):
    """A stream that cannot seek and gives one byte at a time."""

    def __init__(self, content: bytes) -> None:
        self._rest = content

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data, self._rest = self._rest[:1], self._rest[1:]
        return data


@pytest.mark.parametrize(
    ("content", "form", "text"),
    [
        (b'[{"a": 1}]', Form.JSON, b'[{"a": 1}]'),
        (b'\n \xef\xbb\xbf{"a": 1}', Form.CSV, b'\n \xef\xbb\xbf{"a": 1}'),
        (b'\xef\xbb\xbf \r\n{"a": 1}', Form.JSON, b' \r\n{"a": 1}'),
        (b"\xef\xbb\xbfTitre;Description\n", Form.CSV, b"Titre;Description\n"),
        (b"x", Form.CSV, b"x"),
    ],
)
@pytest.mark.parametrize("pipe", [False, True], ids=["file", "pipe"])
def test_the_form_is_sniffed_and_nothing_is_lost(content, form, text, pipe):
    """The form is told by the first sign, without seeking; the stream gives every byte after the mark."""
    stdin = Pipe(content) if pipe else io.BytesIO(content)
    with open_source("-", stdin, Path(), fetch) as source:
        assert (source.form, source.size, source.name) == (form, None, "entrée standard")
        assert source.stream.read() == text
        assert source.position == len(content)
    assert not stdin.closed


def test_a_file_has_its_size_and_position(tmp_path):
    """A progress bar knows the size of a file and how far it has been read."""
    path = tmp_path / "export.csv"
    path.write_bytes(b"\xef\xbb\xbf" + b"x" * 300_000)
    with open_source(str(path), NOTHING, tmp_path, fetch) as source:
        source.stream.read(100_000)
        assert source.size == 300_003
        assert 100_000 <= source.position < source.size
        source.stream.read()
        assert source.position == source.size


def test_a_named_pipe_has_no_size(tmp_path):
    """A pipe given by its path can be read, and its size is not invented."""
    path = tmp_path / "tube"
    os.mkfifo(path)
    writer = os.open(path, os.O_RDWR)
    os.write(writer, b"[1, 2]")
    with open_source(str(path), NOTHING, tmp_path, fetch) as source:
        assert (source.form, source.size) == (Form.JSON, None)
    os.close(writer)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \n\r\n"], ids=["empty", "mark", "blank"])
def test_an_empty_file_is_refused(tmp_path, content):
    """A file without content is refused by name, in one French sentence."""
    path = tmp_path / "vide.csv"
    path.write_bytes(content)
    with pytest.raises(Invalid, match="est vide"), open_source(str(path), NOTHING, tmp_path, fetch):
        pass


@pytest.mark.parametrize("content", [b"\x1f\x8b\x08", b"PK\x03\x04zz"])
def test_a_compressed_file_is_refused_with_advice(content):
    """A compressed file is not read as a strange CSV: the person is told to open it up first."""
    with pytest.raises(Invalid, match="décompressez"), open_source("-", io.BytesIO(content), Path(), fetch):
        pass


@pytest.mark.parametrize(
    ("where", "error", "words"),
    [
        ("absent.csv", Unavailable, "n’existe pas"),
        (".", Invalid, "est un dossier"),
        ("sous\0le.csv", Unavailable, "ne peut pas être ouvert"),
        ("ftp://exemple.fr/a.csv", Invalid, "http ou https"),
        ("http://", Invalid, "http ou https"),
    ],
)
def test_what_cannot_be_opened_is_said_in_french(tmp_path, monkeypatch, where, error, words):
    """A missing file, a folder and another kind of address each have their sentence."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error, match=words) as caught, open_source(where, NOTHING, tmp_path, fetch):
        pass
    assert re.search(r"\u202f: .*\.$", caught.value.sentence)


def test_a_forbidden_file_is_said_to_be(tmp_path, monkeypatch):
    """Without the right to read, the sentence says so (root may read all, so the refusal is made here)."""

    def refuse(*args, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Unavailable, match="droit de lire"), open_source("a.csv", NOTHING, tmp_path, fetch):
        pass


def test_a_read_that_fails_midway_is_one_of_ours():
    """A disk that stops answering ends in a French sentence, not in a traceback."""

    class Failing(io.BytesIO):
        def read(self, size=-1):
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read(4)

    with (
        pytest.raises(EcouteError, match="s’est arrêtée"),
        open_source("-", Failing(b"abcdefgh"), Path(), fetch) as source,
    ):
        source.stream.read()


def test_an_address_goes_through_fetch_and_stays_until_discarded(tmp_path):
    """An address is fetched into the folder; the copy is closed at the end, and removed only when asked."""

    class Copy:
        name, size = "https://exemple.fr/export", 4

        def __init__(self):
            self.file, self.calls = io.BytesIO(b"[{}]"), []

        def close(self):
            self.calls.append("close")

        def discard(self):
            self.calls.append("discard")

    copy, asked = Copy(), []

    def stored(address, folder):
        asked.append((address, folder))
        return copy

    with open_source("https://exemple.fr/export?cle=1", NOTHING, tmp_path, stored) as source:
        assert (source.name, source.size, source.form) == (Copy.name, 4, Form.JSON)
        assert source.stream.read() == b"[{}]"
    assert (asked, copy.calls) == ([("https://exemple.fr/export?cle=1", tmp_path)], ["close"])
    source.discard()
    assert copy.calls == ["close", "discard"]
