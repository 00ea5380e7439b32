"""Where a request comes from, as the gate counts it: the browser's form token, and the address range."""

from flask import request, session

from core.gate import Source
from core.networks import network_of


def source() -> Source:
    """Give the source of the present request."""
    return Source(form=str(session.get("csrf_token", "")), network=network_of(request.remote_addr or ""))
