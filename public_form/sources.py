"""Where a request comes from, as the gate counts it: the browser's form token, and the address range."""

from ipaddress import ip_address, ip_network

from flask import request, session

from core.gate import Source

_RANGES = {4: 24, 6: 48}
"""How many bits of an address are looked at: a household or an office, not one person."""


def source() -> Source:
    """Give the source of the present request."""
    return Source(form=str(session.get("csrf_token", "")), network=_network(request.remote_addr or ""))


def _network(address: str) -> str:
    try:
        version = ip_address(address).version
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{_RANGES[version]}", strict=False))
