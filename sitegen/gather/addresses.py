"""Which machines may be asked: a host name -> addresses that are out in the open internet, or a refusal."""

from __future__ import annotations

import ipaddress
import socket

from sitegen.errors import ContentError, Where

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int, where: Where, *, allow_private: bool) -> tuple[str, ...]:
    """The addresses of a host, for connecting to exactly these: asked again, a name could lead elsewhere.

    Refused as soon as one of them is private, loopback, link-local or otherwise not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no host name"
        raise ContentError(
            "web-no-host", f'no machine called "{host}" is found: {reason}', where, "check the address and the network"
        ) from error
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not allow_private and not is_public(address):
            shown = host if host == address else f"{host} ({address})"
            raise ContentError(
                "web-private-address",
                f"{shown} is an address within a private network",
                where,
                "if that is where the page lies, use --allow-private",
            )
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet; addresses that wrap another are judged by what they wrap."""
    try:
        ip: IPAddress = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
