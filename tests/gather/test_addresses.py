"""Which machines may be asked: sitegen.gather.addresses."""

import pytest

from sitegen.errors import ContentError, Where
from sitegen.gather import addresses
from sitegen.gather.addresses import is_public, resolve


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "8.8.8.8", "::ffff:8.8.8.8"]
)
def test_public(address):
    """Addresses of the open internet may be asked."""
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.31.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
     "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "fec0::1", "nonsense"],
)  # fmt: skip
def test_not_public(address):
    """Private, local, shared, reserved and multicast ones may not, nor those that wrap one of them."""
    assert not is_public(address)


def test_one_private_address_among_public_ones_is_enough(monkeypatch):
    """A name that leads to a public and a private machine is refused."""
    found = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *args, **kwargs: found)
    with pytest.raises(ContentError, match="private network"):
        resolve("both.example", 80, Where("u"), allow_private=False)


def test_a_name_that_changes_its_mind_gains_nothing(site, monkeypatch):
    """The address that was judged is the one connected to: the name is resolved once a request."""
    from sitegen.gather.web import Web

    asked = []
    real = addresses.socket.getaddrinfo

    def rebind(host, port, *args, **kwargs):
        if host == "rebind.example":
            asked.append(host)
            return [(2, 1, 6, "", ("127.0.0.1" if len(asked) < 3 else "10.0.0.1", port))]
        return real(host, port, *args, **kwargs)

    monkeypatch.setattr(addresses.socket, "getaddrinfo", rebind)
    url = site.put("/page").replace("127.0.0.1", "rebind.example")
    assert Web(allow_private=True, max_seconds=5).get(url).body
    assert len(asked) == 2, "once for robots.txt, once for the page"
