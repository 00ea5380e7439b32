"""The network that a request comes from: wide enough not to be one person."""

from ipaddress import ip_address, ip_network

_RANGES = {4: 24, 6: 48}
"""How many bits of an address are looked at: a household or an office, not one person."""


def network_of(address: str) -> str:
    """Give the range of an address, "" when it is none."""
    try:
        version = ip_address(address).version
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{_RANGES[version]}", strict=False))
