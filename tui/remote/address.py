"""The address of a server: over TLS, unless it is this very machine."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from core.errors import Invalid


def checked_server(address: str) -> str:
    """Give the address of a server as it is called, without a slash at its end.

    Raises:
        Invalid: it is no address, or what is said there could be read on the way.
    """
    parts = _parts(address)
    if parts is None:
        raise Invalid("Ce n’est pas l’adresse d’un serveur : écrivez-la comme https://atelier.exemple.fr.")
    scheme, host, path = parts
    if scheme == "http" and not _is_here(host):
        raise Invalid("L’adresse du serveur doit commencer par https:// : en clair, votre mot de passe se lirait.")
    return f"{scheme}://{host}{path}"


def _parts(address: str) -> tuple[str, str, str] | None:
    """Give the scheme, the host with its port, and the path; None where there is more or less than that."""
    try:
        parts = urlsplit(address.strip())
        fit = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or True)
    except ValueError:
        return None
    if not fit or parts.username or parts.password or parts.query or parts.fragment:
        return None
    return parts.scheme, parts.netloc.lower(), parts.path.rstrip("/")


def _is_here(host: str) -> bool:
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False
