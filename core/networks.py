"""The network that a request comes from: wide enough not to be one person."""

from ipaddress import ip_address, ip_network

_RANGES = {4: 24, 6: 48}
"""How many bits of an address are looked at: a household or an office, not one person."""


def network_of(address: str) -> str:
    """Give the range of an address, "" when it is none."""
    try:
        read = ip_address(address)
    except ValueError:
        return ""
    # An IPv4 address written as an IPv6 one: all of them together would be one network.
    plain = getattr(read, "ipv4_mapped", None) or read
    return str(ip_network(f"{plain}/{_RANGES[plain.version]}", strict=False))
