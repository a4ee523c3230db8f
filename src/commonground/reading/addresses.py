"""Which addresses on the network a page may be fetched from: public ones alone.

A page, a feed or a redirect names hosts; one that leads into the reader's own network would let it read what stands
there (server-side request forgery, OWASP).
"""

from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from commonground.tables import rows

Address = IPv4Address | IPv6Address
PUBLIC_IPV6 = IPv6Network("2000::/3")
TRANSLATED = IPv6Network("64:ff9b::/96")
"""An IPv4 address in the last 32 bits, for networks that have IPv6 alone (RFC 6052)."""


@cache
def special_blocks() -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    """The blocks that are not public, and what they are for."""
    return tuple((ip_network(block), what) for block, what in rows("commonground.reading", "special_addresses"))


def why_not_public(address: str) -> str | None:
    """What an address is for that is not public ("private", "loopback"); None where it is public.

    An IPv4 address within an IPv6 one (mapped, translated, 6to4) is what counts.

    Raises:
        ValueError: it is no IP address.
    """
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and (inner := embedded(found)):
        return why_not_public(str(inner))
    for block, what in special_blocks():
        if found in block:
            return what
    return None if isinstance(found, IPv4Address) or found in PUBLIC_IPV6 else "reserved"


def embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if address in TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
