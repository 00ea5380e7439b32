"""What the network does to a call, said in one sentence: what is wrong, and what to do."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import httpx

from core.errors import EcouteError, Unavailable, UnderWay, Unfit
from core.wire.problems import MEDIA_TYPE, error_of

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = "ce que vous écrivez est gardé sur ce poste"
"""What a person need not fear for when a call of the desk fails."""

_WHY_NOT_TRUSTED = {
    9: "il n’est pas encore valable",
    10: "il a expiré",
    18: "il s’est signé lui-même",
    19: "il s’est signé lui-même",
    20: "l’autorité qui l’a signé n’est pas connue de ce poste",
    21: "l’autorité qui l’a signé n’est pas connue de ce poste",
    62: "il est au nom d’un autre serveur",
    64: "il est au nom d’un autre serveur",
}
"""The reasons of OpenSSL, by their number."""

_BUSY = frozenset({502, 503, 504})


class Passing(Unavailable):
    """What may go well at the next try."""


class Unreached(Passing):
    """The same, where nothing was said to the server yet: whatever it is may be tried again."""


def trouble(error: httpx.TransportError, host: str, kept: str = KEPT) -> Unavailable:
    """Give what a person is told of a trouble on the way to a server, and what is `kept` meanwhile."""
    refused = next((cause for cause in _causes(error) if isinstance(cause, ssl.SSLCertVerificationError)), None)
    if refused is not None:
        why = _WHY_NOT_TRUSTED.get(refused.verify_code, "il n’est pas valable")
        return Unavailable(
            f"Le certificat de {host} est refusé : {why}. Rien ne lui a été dit ; "
            "vérifiez l’adresse du serveur, ou voyez l’exploitant."
        )
    if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout)):
        return Unreached(f"Le serveur {host} ne répond pas : vérifiez votre réseau et réessayez ; {kept}.")
    if isinstance(error, httpx.TimeoutException):
        return Passing(f"Le serveur {host} met trop de temps à répondre : réessayez dans un instant ; {kept}.")
    return Passing(f"La liaison avec le serveur {host} s’est coupée : réessayez dans un instant ; {kept}.")


def refusal(answer: httpx.Response, host: str, kept: str = KEPT) -> EcouteError:
    """Give the error that an answer bears; one that Écoute did not write comes from something on the way."""
    if answer.headers.get("content-type", "").startswith(MEDIA_TYPE):
        error = error_of(_told(answer))
        if isinstance(error, Unfit):  # what this workstation packed, a server of its version takes
            return not_ecoute(host)
        passing = isinstance(error, UnderWay) or answer.status_code in _BUSY
        return Passing(error.sentence) if passing else error
    if answer.status_code in _BUSY:
        return Passing(f"Le serveur {host} redémarre ou est très occupé : réessayez dans un instant ; {kept}.")
    return not_ecoute(host)


def not_ecoute(host: str) -> Unavailable:
    """Say that who answers does not speak as the desk does."""
    return Unavailable(
        f"Le serveur {host} ne répond pas comme un atelier Écoute de cette version : "
        "vérifiez son adresse, et mettez Écoute à jour."
    )


def _told(answer: httpx.Response) -> dict[str, object]:
    try:
        told = answer.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
