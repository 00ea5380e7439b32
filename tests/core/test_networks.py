"""The network that a request is counted by: some households wide, whatever way its address is written."""

import pytest

from core.networks import network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:7:1::9", "2001:db8:7::/48"),
        ("::ffff:203.0.113.7", "203.0.113.0/24"),
        ("fe80::1%eth0", "fe80::/48"),
        ("203.0.113.7:4711", ""),
        ("ailleurs.exemple.fr", ""),
        ("", ""),
    ],
)
def test_an_address_has_one_network(address: str, network: str) -> None:
    """An IPv4 address written as an IPv6 one keeps its own: otherwise everybody would be one network."""
    assert network_of(address) == network
