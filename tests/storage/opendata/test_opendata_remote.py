"""Promises of the download, against a real server on 127.0.0.1 that cuts, refuses and limps."""

import json
import ssl
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from core.errors import Invalid, Unavailable
from storage.opendata import remote
from storage.opendata.remote import Hooks, Patience, export_address, fetch
from storage.opendata.source import Form, open_source

BODY = b"[" + b",".join(b'{"id": %d}' % number for number in range(60_000)) + b"]"
ETAG, DATE = '"un"', "Wed, 01 Oct 2025 10:00:00 GMT"


@dataclass
class Script:
    """What the server does: for each request, one step is taken off the list; the last one stays."""

    steps: list = field(default_factory=list)
    body: bytes = BODY
    headers: dict = field(default_factory=lambda: {"ETag": ETAG})
    ranges: bool = True
    length: bool = True
    asked: list = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    """Serves the script of its server."""

    def log_message(self, *args):
        pass

    def do_GET(self):
        script = self.server.script
        script.asked.append((self.path, dict(self.headers)))
        step = script.steps.pop(0) if len(script.steps) > 1 else (script.steps or ["whole"])[0]
        if isinstance(step, tuple):
            self.reply(step[0], b"", step[1])
        elif step == "whole":
            self.serve(len(script.body))
        else:
            self.serve(step)

    def serve(self, most):
        """Send the file, or its end when that is asked; hang up after `most` bytes."""
        script, wanted = self.server.script, self.headers.get("Range", "")
        if self.headers.get("If-None-Match") == script.headers.get("ETag", "-"):
            return self.reply(304, b"", script.headers)
        first, status, headers = 0, 200, dict(script.headers)
        fresh = self.headers.get("If-Range") in (script.headers.get("ETag"), script.headers.get("Last-Modified"))
        if script.ranges and wanted and fresh:
            first, status = int(wanted.removeprefix("bytes=").removesuffix("-")), 206
            if first >= len(script.body):
                return self.reply(416, b"", {"Content-Range": f"bytes */{len(script.body)}"})
            headers["Content-Range"] = f"bytes {first}-{len(script.body) - 1}/{len(script.body)}"
        return self.reply(status, script.body[first:], headers, most)

    def reply(self, status, body, headers, most=None):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.server.script.length and status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:most])


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http_server:
        http_server.script = Script()
        thread = threading.Thread(target=http_server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield http_server
        http_server.shutdown()
        thread.join()


@pytest.fixture
def site(server):
    return f"http://127.0.0.1:{server.server_port}"


class Heard:
    """Listens to a download, and never sleeps."""

    def __init__(self):
        self.slept, self.said, self.seen = [], [], []
        self.hooks = Hooks(
            progress=lambda done, total: self.seen.append((done, total)),
            told=self.said.append,
            sleep=self.slept.append,
            jitter=lambda: 1.0,
        )


def bring(site, folder, tries=6):
    heard = Heard()
    spool = fetch(f"{site}/export.json", folder, Patience(tries=tries, read=5), heard.hooks)
    try:
        return spool.file.read(), heard
    finally:
        spool.close()


def ranges(server):
    return [headers.get("Range") for _, headers in server.script.asked]


def test_a_file_is_brought_whole_and_removed_on_demand(server, site, tmp_path):
    """The spool is at its first byte and holds the file; progress is told; discarding leaves nothing."""
    heard = Heard()
    spool = fetch(f"{site}/export.json", tmp_path / "nouveau", hooks=heard.hooks)
    assert (spool.file.read(), spool.size) == (BODY, len(BODY))
    assert (heard.seen[-1], heard.slept) == ((len(BODY), len(BODY)), [])
    assert len(list((tmp_path / "nouveau").iterdir())) == 2
    spool.discard()
    spool.close()
    assert list((tmp_path / "nouveau").iterdir()) == []


@pytest.mark.parametrize("headers", [{"ETag": ETAG}, {"Last-Modified": DATE}, {"ETag": 'W/"x"', "Last-Modified": DATE}])
def test_a_cut_download_goes_on_where_it_stopped(server, site, tmp_path, headers):
    """After a cut, only what is missing is asked for, on condition that the file is still the same."""
    server.script = Script(steps=[300_000, 200_000, "whole"], headers=headers)
    content, heard = bring(site, tmp_path)
    assert content == BODY
    assert ranges(server) == [None, "bytes=300000-", "bytes=500000-"]
    strong = headers.get("Last-Modified", ETAG)
    assert server.script.asked[1][1]["If-Range"] == strong
    assert heard.slept == [1.0, 2.0]
    assert all("a coupé le téléchargement\u202f: nouvel essai dans" in sentence for sentence in heard.said)


def test_without_range_the_download_starts_again(server, site, tmp_path):
    """A server that sends the whole file again is followed from zero: nothing is there twice."""
    server.script = Script(steps=[300_000, "whole"], ranges=False)
    content, _ = bring(site, tmp_path)
    assert (content, ranges(server)) == (BODY, [None, "bytes=300000-"])


def test_without_validator_nothing_is_resumed(server, site, tmp_path):
    """Where the server names no version of the file, two versions could be mixed: it is asked for whole."""
    server.script = Script(steps=[300_000, "whole"], headers={})
    content, _ = bring(site, tmp_path)
    assert (content, ranges(server)) == (BODY, [None, None])


def test_a_file_that_changed_meanwhile_is_taken_anew(server, site, tmp_path):
    """When the file is another one after the cut, only the new one is kept."""
    server.script = Script(steps=[300_000])
    with pytest.raises(Unavailable):
        bring(site, tmp_path, tries=1)
    server.script = Script(body=BODY[::-1], headers={"ETag": '"deux"'})
    assert bring(site, tmp_path)[0] == BODY[::-1]


def test_a_server_that_ignores_the_condition_is_not_trusted(server, site, tmp_path):
    """A partial answer that says it is of another version makes the download start again."""
    server.script = Script(steps=[300_000, (206, {"ETag": '"deux"', "Content-Range": "bytes 300000-9/9"}), "whole"])
    content, heard = bring(site, tmp_path)
    assert (content, ranges(server)[2]) == (BODY, None)
    assert "Le fichier a changé" in heard.said[1]


def test_a_partial_answer_from_elsewhere_is_not_appended(server, site, tmp_path):
    """A partial answer that does not begin where the spool ends is not glued to it."""
    server.script = Script(steps=[300_000, (206, {"ETag": ETAG, "Content-Range": "bytes 0-9/10"}), "whole"])
    assert bring(site, tmp_path)[0] == BODY


def test_a_later_run_resumes_what_a_killed_one_left(server, site, tmp_path):
    """The spool and its note survive the process; the next run asks only for the rest."""
    server.script = Script(steps=[300_000])
    with pytest.raises(Unavailable, match="essai"):
        bring(site, tmp_path, tries=1)
    server.script = Script()
    content, _ = bring(site, tmp_path)
    assert (content, ranges(server)) == (BODY, ["bytes=300000-"])


def test_a_run_killed_after_the_last_byte_needs_nothing_more(server, site, tmp_path):
    """When only the note of the end is missing, the server's « nothing after that » is enough."""
    bring(site, tmp_path)
    (note,) = tmp_path.glob("*.json")
    note.write_text(json.dumps(json.loads(note.read_text()) | {"complete": False}))
    content, heard = bring(site, tmp_path)
    assert (content, ranges(server)[1], heard.slept) == (BODY, f"bytes={len(BODY)}-", [])


def test_a_complete_spool_is_used_again_while_it_is_fresh(server, site, tmp_path):
    """When an import failed after the download, the next run does not download the same file again."""
    bring(site, tmp_path)
    content, heard = bring(site, tmp_path)
    assert (content, heard.seen) == (BODY, [])
    server.script = Script(body=b"[]", headers={"ETag": '"deux"'})
    assert bring(site, tmp_path)[0] == b"[]"


@pytest.mark.parametrize("damage", ["", "[]", '{"etag": 1, "autre": 2}'])
def test_a_damaged_note_only_costs_a_new_download(server, site, tmp_path, damage):
    """A note that cannot be read makes the download start from zero."""
    server.script = Script(steps=[300_000])
    with pytest.raises(Unavailable):
        bring(site, tmp_path, tries=1)
    (note,) = tmp_path.glob("*.json")
    note.write_text(damage)
    server.script = Script()
    assert (bring(site, tmp_path)[0], ranges(server)) == (BODY, [None])


def test_a_busy_server_is_asked_again(server, site, tmp_path):
    """503 and 500 are tried again after a pause that doubles."""
    server.script = Script(steps=[(503, {}), (500, {}), (502, {}), "whole"])
    content, heard = bring(site, tmp_path)
    assert (content, heard.slept) == (BODY, [1.0, 2.0, 4.0])
    assert "(code 503)" in heard.said[0]
    assert "(2 sur 6)" in heard.said[0]


def test_retry_after_is_obeyed(server, site, tmp_path):
    """The pause that the server asks for is kept, be it in seconds or a date gone by; nonsense is passed over."""
    late = {"Retry-After": "Wed, 01 Oct 2025 10:00:00 GMT"}
    server.script = Script(steps=[(429, {"Retry-After": "90"}), (429, late), (503, {"Retry-After": "hier"}), "whole"])
    assert bring(site, tmp_path)[1].slept == [90.0, 2.0, 4.0]


def test_too_long_a_pause_ends_the_run(server, site, tmp_path):
    """A server that asks for an hour is not asked sooner: the run ends and says so."""
    server.script = Script(steps=[(429, {"Retry-After": "3600"})])
    with pytest.raises(Unavailable, match="attendre 60 min"):
        bring(site, tmp_path)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_plain_refusal_is_final(server, site, tmp_path, status):
    """Another 4xx is not tried again; the sentence bears the code and what to check."""
    server.script = Script(steps=[(status, {})])
    with pytest.raises(Unavailable, match=f"code {status}.*vérifiez"):
        bring(site, tmp_path)
    assert len(server.script.asked) == 1


def test_tries_are_counted(server, site, tmp_path):
    """After the last try the sentence says how many there were, and no pause follows it."""
    server.script = Script(steps=[(503, {})])
    heard = Heard()
    with pytest.raises(Unavailable, match="3 essais n’ont pas suffi"):
        fetch(site, tmp_path, Patience(tries=3), heard.hooks)
    assert (len(server.script.asked), heard.slept) == (3, [1.0, 2.0])


def test_a_redirection_is_followed_with_its_range(server, site, tmp_path):
    """A redirection is followed, and a resumed download stays one across it."""
    server.script = Script(steps=[300_000, (302, {"Location": "/ailleurs"}), "whole"])
    assert bring(site, tmp_path)[0] == BODY
    assert [(path, headers.get("Range")) for path, headers in server.script.asked][1:] == [
        ("/export.json", "bytes=300000-"),
        ("/ailleurs", "bytes=300000-"),
    ]


@pytest.mark.parametrize(
    ("location", "words"), [("/export.json", "tourne en rond"), ("ftp://127.0.0.1/a", "ailleurs que vers http")]
)
def test_a_redirection_without_end_or_elsewhere_is_refused(server, site, tmp_path, location, words):
    """A loop of redirections ends, and so does one to another protocol."""
    server.script = Script(steps=[(302, {"Location": location})])
    with pytest.raises(Unavailable, match=words):
        bring(site, tmp_path)


def test_two_runs_do_not_share_a_spool(server, site, tmp_path):
    """While one run holds the file of an address, another is refused in French."""
    spool = fetch(f"{site}/export.json", tmp_path)
    with pytest.raises(Unavailable, match="Un autre import"):
        bring(site, tmp_path)
    spool.close()


def test_secrets_of_an_address_are_neither_shown_nor_written(server, site, tmp_path):
    """User, password and query of an address are in no name, no file name and no note."""
    spool = fetch(site.replace("http://", "http://moi:motdepasse@") + "/export.json?apikey=secret", tmp_path)
    spool.close()
    written = " ".join(path.name + path.read_text(errors="replace") for path in tmp_path.iterdir())
    assert spool.name == f"{site}/export.json"
    assert "secret" not in written
    assert "motdepasse" not in written


@pytest.mark.parametrize(
    ("error", "cause", "words", "tries"),
    [
        (httpx.ConnectError, remote.socket.gaierror(-2, "Name or service not known"), "introuvable", 2),
        (httpx.ConnectError, ConnectionRefusedError(111, "refused"), "injoignable", 2),
        (httpx.ConnectTimeout, None, "ne répond pas à temps", 2),
        (httpx.ReadTimeout, None, "ne répond pas à temps", 2),
        (httpx.ProxyError, None, "proxy", 2),
        (httpx.ConnectError, ssl.SSLCertVerificationError("self-signed"), "certificat", 1),
        (httpx.ConnectError, ssl.SSLError("wrong version number"), "connexion chiffrée", 1),
    ],
)
def test_each_failure_of_the_network_has_its_sentence(tmp_path, monkeypatch, error, cause, words, tries):
    """No name, no server, no answer and a wrong certificate are told apart; only what may pass is tried again."""
    calls = []

    def fail(self, request):
        calls.append(request)
        raise error("failed") from cause

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", fail)
    with pytest.raises(Unavailable, match=words):
        fetch("https://exemple.invalid/x", tmp_path, Patience(tries=2), Heard().hooks)
    assert len(calls) == tries


def test_a_full_disk_is_said(server, site, tmp_path, monkeypatch):
    """A disk without room ends the run with a sentence that says what to do."""

    def full(self, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(remote.Spool, "append", full)
    with pytest.raises(Unavailable, match="faites de la place"):
        bring(site, tmp_path)


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    """A spool folder that is a file is refused by name."""
    (tmp_path / "fichier").write_text("")
    with pytest.raises(Unavailable, match="Le dossier de téléchargement"):
        fetch("http://127.0.0.1:9/x", tmp_path / "fichier")


@pytest.mark.parametrize("address", ["http://", "file:///etc/passwd", "https://[", "gopher://a/b"])
def test_only_web_addresses_are_taken(tmp_path, address):
    """What is not an address of http or https is refused before anything is written."""
    with pytest.raises(Invalid):
        fetch(address, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        (
            "https://o.fr/api/explore/v2.1/catalog/datasets/x",
            "https://o.fr/api/explore/v2.1/catalog/datasets/x/exports/json",
        ),
        (
            "https://o.fr/api/explore/v2.1/catalog/datasets/x/",
            "https://o.fr/api/explore/v2.1/catalog/datasets/x/exports/json",
        ),
        (
            "https://o.fr/api/explore/v2.1/catalog/datasets/x/records",
            "https://o.fr/api/explore/v2.1/catalog/datasets/x/exports/json",
        ),
        (
            "https://o.fr/api/explore/v2.1/catalog/datasets/x?a=1",
            "https://o.fr/api/explore/v2.1/catalog/datasets/x/exports/json?a=1",
        ),
        ("https://o.fr/api/explore/v2.1/catalog/datasets/x/records?limit=5", None),
        ("https://o.fr/api/explore/v2.1/catalog/datasets/x/exports/csv", None),
        ("https://o.fr/un/fichier.csv", None),
    ],
)
def test_a_dataset_becomes_its_export(given, asked):
    """The address of a dataset, or of its records without a choice, is that of its whole export; others stay."""
    assert export_address(given) == (asked or given)


def test_an_address_is_opened_like_a_file(server, site, tmp_path):
    """Through open_source, an address gives its bytes, its size and its form."""
    with open_source(f"{site}/export.json", None, tmp_path, fetch) as source:
        assert (source.form, source.size, source.stream.read()) == (Form.JSON, len(BODY), BODY)
        source.discard()
    assert list(tmp_path.iterdir()) == []
