"""In: an IP address as the resolver gives it. Out: whether it may be asked: a public one, or one of a local run's where that is allowed.

What may be asked is listed, not what may not: a form of loopback that nobody thought of is no public address either.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# https://www.iana.org/assignments/iana-ipv4-special-registry. Listed, because Python's own tables change with its version.
_RESERVED_4 = tuple(
    map(
        IPv4Network,
        """0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
        192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
        168.63.129.16/32""".split(),  # the last is the platform's own door inside Azure
    )
)
_PUBLIC_6 = IPv6Network("2000::/3")
# Inside it, what wraps an IPv4 address (Teredo in 2001::/23, 6to4) or is for protocols and documentation.
_RESERVED_6 = tuple(map(IPv6Network, "2001::/23 2001:db8::/32 2002::/16 3fff::/20".split()))
_LOOPBACK_4, _LOOPBACK_6 = IPv4Network("127.0.0.0/8"), IPv6Address("::1")


def may_be_asked(address: str, *, loopback: bool, host: str = "") -> bool:
    """`host` is the address at which a container finds the machine that it runs on, in a local run; "" elsewhere."""
    if host and address == host:
        return True
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv4Address):
        return (loopback and ip in _LOOPBACK_4) or not any(ip in network for network in _RESERVED_4)
    return (loopback and ip == _LOOPBACK_6) or (ip in _PUBLIC_6 and not any(ip in network for network in _RESERVED_6))


def is_this_machine(name: str, host: str = "") -> bool:
    """Whether a URL's host is plainly this machine, or the one around this container; no name is looked up."""
    try:
        return name in ("localhost", host) or ip_address(name).is_loopback
    except ValueError:
        return False
