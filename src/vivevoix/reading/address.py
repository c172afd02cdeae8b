"""Which network addresses may be fetched from: public ones only, whatever disguise a private one comes in.

Python's ``is_global`` alone is not enough: it calls several forms public that lead to a private IPv4 address (NAT64, 6to4, mapped).
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias

IPAddress: TypeAlias = IPv4Address | IPv6Address

_REFUSED_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
"""IANA's special-purpose IPv4 registry (RFC 6890), multicast and the reserved upper eighth."""

_PUBLIC_V6 = IPv6Network("2000::/3")
"""All global unicast IPv6 lies here (RFC 4291); whatever lies outside is refused."""

_REFUSED_V6 = tuple(
    IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48")
)
"""Special purposes inside 2000::/3: protocol assignments with Teredo, documentation, 6to4, AS112."""

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_ISATAP = (0x00005EFE, 0x02005EFE)


def is_public(address: str) -> bool:
    """Whether an address (IPv4 or IPv6, in figures) is one of the public network's."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = embedded(parsed)
    return _is_public(parsed) and (inner is None or _is_public(inner))


def is_loopback(address: str) -> bool:
    """Whether an address is this machine's own."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return parsed.is_loopback


def embedded(address: IPAddress) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address carries to: mapped, compatible, NAT64, 6to4, Teredo, ISATAP."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    low = int(address) & 0xFFFFFFFF
    carries = int(address) >> 32 == 0 or any(address in network for network in _NAT64)
    isatap = (int(address) >> 32) & 0xFFFFFFFF in _ISATAP
    return IPv4Address(low) if carries or isatap else None


def _is_public(address: IPAddress) -> bool:
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _REFUSED_V4)
    if address in _NAT64[0]:
        return True
    return address in _PUBLIC_V6 and not any(address in network for network in _REFUSED_V6)
