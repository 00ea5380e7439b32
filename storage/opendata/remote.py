"""A file brought from the web into a spool, through cuts, overload and kills. The one module that knows httpx."""

import random
import re
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path

import httpx

from core.errors import Invalid, Unavailable
from storage.opendata.spool import Note, Spool

_DATASET = re.compile(r"(/api/explore/v2\.\d/catalog/datasets/[^/]+)(?:/records)?/?$")
_CONTENT_RANGE = re.compile(r"bytes (?:(\d+)-\d+|\*)/(\d+|\*)$")
_BUSY = frozenset({408, 425, 429})
_REDIRECTS = 10


@dataclass(frozen=True)
class Patience:
    """How long to wait, and how often to try; all times in seconds.

    Attributes:
        tries: how many requests at most, the first one included.
        connect: to reach the server.
        read: between two pieces of the answer.
        first_pause: before the second try; doubled each time.
        longest_pause: the most that doubling comes to.
        longest_asked: the longest Retry-After that is obeyed; beyond it, the run ends.
    """

    tries: int = 6
    connect: float = 10.0
    read: float = 60.0
    first_pause: float = 1.0
    longest_pause: float = 60.0
    longest_asked: float = 300.0


@dataclass(frozen=True)
class Hooks:
    """What a caller may listen to, and what a test replaces.

    Attributes:
        progress: told (bytes so far, total in bytes or None) at each piece.
        told: told in French, for the person who waits, before each new try.
        sleep: waits that many seconds.
        jitter: gives a number from 0 to 1.
    """

    progress: Callable[[int, int | None], None] = lambda done, total: None
    told: Callable[[str], None] = lambda sentence: None
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random


class _Cut(Exception):
    """The answer did not come whole, and may do so next time.

    Attributes:
        sentence: what happened, in French, without what to do.
        asked: how many seconds the server asked to wait, or 0.
    """

    def __init__(self, sentence: str, asked: float = 0.0) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.asked = asked


def fetch(address: str, folder: Path, patience: Patience | None = None, hooks: Hooks | None = None) -> Spool:
    """Bring the file of an http(s) address into the folder, going on from where an earlier run stopped.

    Returns:
        The whole file as an open spool, at its first byte. To be closed; and discarded once it is of no more use.

    Raises:
        Invalid: the address is not one of http or https.
        Unavailable: the file cannot be had; what came of it stays in the folder.
    """
    url = _url(export_address(address))
    spool = Spool(folder, str(url), shown(url))
    try:
        _Download(url, spool, patience or Patience(), hooks or Hooks()).run()
    except BaseException:
        spool.close()
        raise
    spool.rewind()
    return spool


def export_address(address: str) -> str:
    """Give the address to download: a dataset of the Explore API, or its records (100 at most), become its export."""
    start, question_mark, query = address.strip().partition("?")
    if question_mark and start.rstrip("/").endswith("/records"):
        return address.strip()  # the person asked for some records: they know which
    return _DATASET.sub(r"\1/exports/json", start) + question_mark + query


def shown(url: httpx.URL) -> str:
    """Give the address without its user, password and query, which may be secrets."""
    return f"{url.scheme}://{url.host}{f':{url.port}' if url.port else ''}{url.path}"


def _url(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise Invalid(f"L’adresse « {address[:200]} » est mal écrite : vérifiez-la.") from error
    if url.scheme not in {"http", "https"} or not url.host or "%" in url.host:
        raise Invalid(f"L’adresse « {address[:200]} » ne convient pas : donnez une adresse http ou https.")
    return url


class _Download:
    """One file on its way into one spool."""

    def __init__(self, url: httpx.URL, spool: Spool, patience: Patience, hooks: Hooks) -> None:
        self._url = url
        self._spool = spool
        self._patience = patience
        self._hooks = hooks

    def run(self) -> None:
        """Try until the spool holds the whole file.

        Raises:
            Unavailable: it does not come, or not in so many tries.
        """
        timeout = httpx.Timeout(self._patience.read, connect=self._patience.connect)
        with httpx.Client(timeout=timeout, follow_redirects=True, max_redirects=_REDIRECTS) as client:
            for attempt in range(1, self._patience.tries + 1):
                try:
                    self._try(client)
                    break
                except _Cut as cut:
                    self._pause(cut, attempt)

    def _pause(self, cut: _Cut, attempt: int) -> None:
        """Wait before the next try, or give up."""
        if attempt == self._patience.tries:
            raise Unavailable(f"{cut.sentence}, {attempt} essais n’ont pas suffi : relancez plus tard.") from cut
        if cut.asked > self._patience.longest_asked:
            minutes = round(cut.asked / 60)
            raise Unavailable(f"{cut.sentence} et demande d’attendre {minutes} min : relancez plus tard.") from cut
        backoff = min(self._patience.first_pause * 2 ** (attempt - 1), self._patience.longest_pause)
        pause = max(cut.asked, backoff * (1 + self._hooks.jitter()) / 2)
        self._hooks.told(
            f"{cut.sentence} : nouvel essai dans {pause:.0f} s ({attempt + 1} sur {self._patience.tries})."
        )
        self._hooks.sleep(pause)

    def _try(self, client: httpx.Client) -> None:
        try:
            with client.stream("GET", self._url, headers=self._headers()) as response:
                self._receive(response)
        except httpx.TransportError as error:
            raise _failure(error, self._url) from error
        except httpx.TooManyRedirects as error:
            raise Unavailable(f"L’adresse « {shown(self._url)} » tourne en rond : vérifiez-la.") from error
        except (httpx.DecodingError, httpx.InvalidURL) as error:
            raise _Cut(f"Le serveur {self._url.host} répond de travers") from error
        except OSError as error:
            raise Unavailable(
                f"Le téléchargement ne peut pas être écrit ({error.strerror}) : faites de la place sur le disque."
            ) from error

    def _headers(self) -> dict[str, str]:
        """Ask for plain bytes, and only for those that are not here yet."""
        note, size = self._spool.note, self._spool.size
        headers = {"Accept-Encoding": "identity"}
        if note.complete and note.etag:
            headers["If-None-Match"] = note.etag
        elif note.complete and note.last_modified:
            headers["If-Modified-Since"] = note.last_modified
        elif size and not note.complete and note.validator:
            headers |= {"Range": f"bytes={size}-", "If-Range": note.validator}
        return headers

    def _receive(self, response: httpx.Response) -> None:
        status = response.status_code
        if status == HTTPStatus.NOT_MODIFIED and self._spool.note.complete:
            return
        if status == HTTPStatus.PARTIAL_CONTENT:
            self._go_on(response)
        elif status == HTTPStatus.OK:
            self._start(response)
        elif status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and "Range" in response.request.headers:
            self._past_the_end(response)
        else:
            raise _refusal(response, self._url)
        self._finish()

    def _start(self, response: httpx.Response) -> None:
        """Take the whole file, from its first byte."""
        encoded = response.headers.get("Content-Encoding", "identity") != "identity"
        # A length or a validator of compressed bytes says nothing of the bytes that the spool holds.
        self._spool.restart(Note() if encoded else _note(response, _number(response.headers.get("Content-Length"))))
        for data in response.iter_bytes() if encoded else response.iter_raw():
            self._take(data)

    def _go_on(self, response: httpx.Response) -> None:
        """Take what was missing, when it is of the same file and begins where the spool ends."""
        start, total = _content_range(response)
        note, etag = self._spool.note, response.headers.get("ETag", "")
        if start != self._spool.size or (etag and note.etag and etag != note.etag):
            self._spool.restart(Note())
            raise _Cut(f"Le fichier a changé sur {self._url.host}")
        self._spool.keep(replace(note, total=total if total is not None else note.total))
        for data in response.iter_raw():
            self._take(data)

    def _past_the_end(self, response: httpx.Response) -> None:
        """Nothing was missing: an earlier run ended between the last byte and the note; or else start again."""
        _, total = _content_range(response)
        if total is None or total != self._spool.size:
            self._spool.restart(Note())
            raise _Cut(f"Le fichier a changé sur {self._url.host}")

    def _take(self, data: bytes) -> None:
        self._spool.append(data)
        self._hooks.progress(self._spool.size, self._spool.note.total)

    def _finish(self) -> None:
        note, size = self._spool.note, self._spool.size
        if note.total is not None and size > note.total:
            self._spool.restart(Note())
        if note.total is not None and size != note.total:
            raise _Cut(f"Le serveur {self._url.host} a coupé le téléchargement")
        self._spool.keep(replace(note, total=size, complete=True))


def _note(response: httpx.Response, total: int | None) -> Note:
    headers = response.headers
    return Note(etag=headers.get("ETag", ""), last_modified=headers.get("Last-Modified", ""), total=total)


def _content_range(response: httpx.Response) -> tuple[int | None, int | None]:
    """Give (first byte, length of the whole), each None when the server does not say it."""
    found = _CONTENT_RANGE.match(response.headers.get("Content-Range", ""))
    return (_number(found[1]), _number(found[2])) if found else (None, None)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _refusal(response: httpx.Response, url: httpx.URL) -> Exception:
    """Give what to raise for an answer without the file: a cut when the server may do better later."""
    status = response.status_code
    if status in _BUSY or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        asked = _asked(response.headers.get("Retry-After", ""))
        return _Cut(f"Le serveur {url.host} est indisponible ou surchargé (code {status})", asked)
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return Unavailable(f"Il n’y a pas de fichier à l’adresse « {shown(url)} » (code {status}) : vérifiez-la.")
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return Unavailable(
            f"Le serveur {url.host} refuse l’accès à « {shown(url)} » (code {status}) : vérifiez vos droits."
        )
    return Unavailable(f"Le serveur {url.host} a refusé la demande (code {status}) : vérifiez l’adresse.")


def _asked(retry_after: str) -> float:
    """Give the seconds that a Retry-After asks for, be it a number or a date; 0 when it is neither."""
    if retry_after.isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return 0.0
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _failure(error: httpx.TransportError, url: httpx.URL) -> Exception:
    """Give what to raise when the exchange itself failed: final for what trying again cannot mend."""
    causes = _causes(error)
    if isinstance(error, httpx.UnsupportedProtocol):
        return Unavailable(f"L’adresse « {shown(url)} » renvoie ailleurs que vers http ou https : vérifiez-la.")
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return Unavailable(
            f"Le certificat du serveur {url.host} n’est pas valable : vérifiez l’adresse et l’horloge de la machine."
        )
    if isinstance(error, httpx.ConnectError) and any(isinstance(cause, ssl.SSLError) for cause in causes):
        return Unavailable(f"La connexion chiffrée avec {url.host} a échoué : vérifiez l’adresse (http ou https).")
    return _Cut(_what_failed(error, causes, url.host))


def _what_failed(error: httpx.TransportError, causes: list[BaseException], host: str) -> str:
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return f"Le nom du serveur {host} est introuvable (adresse fausse, ou pas de réseau)"
    if isinstance(error, httpx.ProxyError):
        return "Le serveur mandataire (proxy) ne laisse pas passer"
    if isinstance(error, httpx.TimeoutException):
        return f"Le serveur {host} ne répond pas à temps"
    if isinstance(error, httpx.ConnectError):
        return f"Le serveur {host} est injoignable (serveur arrêté, ou pas de réseau)"
    return f"Le serveur {host} a coupé le téléchargement"


def _causes(error: BaseException) -> list[BaseException]:
    """Give the error and all that led to it."""
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain:
        chain.append(cause)
        cause = cause.__cause__ or cause.__context__
    return chain
