"""No address in an odd form, no redirect and no name gets a request to this machine or its network: a canary listens there."""

from __future__ import annotations

import itertools
import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from functions.fetch.addresses import may_be_asked
from functions.fetch.download import Downloader, Fetched
from shared.errors import FeedError
from tests.scripted import Request, name_addresses, scripted

LITERALS = """
    127.0.0.1 127.1 127.0.1 127.255.255.254 127.0.0.1. 2130706433 0x7f000001 0X7F000001 0x7f.0.0.1 0x7f.1 0x7f.0x0.0x0.0x1 0177.0.0.1
    0177.1 017700000001 00000177.0.0.01 0 0x0 0.0.0.0 00 localhost LOCALHOST localhost. １２７.０.０.１ ①②⑦.⓪.⓪.① 127。0。0。1
    user@127.0.0.1 public.example@127.0.0.1 127.0.0.1%2f@127.0.0.1 public.example:80@127.1
    [::1] [0:0:0:0:0:0:0:1] [::] [::0] [::127.0.0.1] [::7f00:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::FFFF:127.0.0.1] [::ffff:0:127.0.0.1]
    [0000:0000:0000:0000:0000:ffff:7f00:0001] [64:ff9b::127.0.0.1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2001:0:7f00:1::] [fec0::1]
    [fe80::1%25lo] [fe80::1%lo] [fe80::1] [fc00::1] [fd00:ec2::254] [ff02::1] [100::1] [2001:db8::1] [5f00::1]
    169.254.169.254 2852039166 0xa9fea9fe 0251.0376.0251.0376 169.254.43518 [::ffff:169.254.169.254] [::ffff:a9fe:a9fe] 100.100.100.200
    192.0.0.192 168.63.129.16 10.0.0.1 172.16.0.1 192.168.0.1 198.18.0.1 192.88.99.1 224.0.0.1 255.255.255.255
""".split()
ADDRESSES = """
    127.0.0.1 127.8.8.8 0.0.0.0 ::1 :: ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001::1 fec0::1
    fe80::1%lo fc00::1 fd00:ec2::254 ff02::1 169.254.169.254 ::ffff:169.254.169.254 100.100.100.200 10.0.0.1 172.31.0.1 192.168.1.1
    192.0.0.192 240.0.0.1
""".split()
PUBLIC = "93.184.215.14"
strict = Downloader(contact="", allow_loopback=False)


@pytest.fixture(autouse=True)
def odd_forms_are_resolved(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system's resolver does it: the other tests have none."""

    def look_up(host: str) -> list[str]:
        try:
            return ["127.0.0.1"] if host == "localhost." else [socket.inet_ntoa(socket.inet_aton(host))]
        except OSError:
            return []

    name_addresses(monkeypatch, look_up)


@pytest.fixture
def canary() -> Iterator[tuple[int, list[str]]]:
    """(port, who connected): the port is open on every loopback address, of both kinds of IP."""
    caught: list[str] = []
    with closing(socket.socket(socket.AF_INET6)) as listener:
        listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        listener.bind(("::", 0))
        listener.listen(64)

        def watch() -> None:
            while True:
                try:
                    connection, peer = listener.accept()
                except OSError:
                    return
                caught.append(str(peer))
                connection.close()

        threading.Thread(target=watch, daemon=True).start()
        yield listener.getsockname()[1], caught
        listener.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def public_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server that redirects to what its path says, and that seems to have a public address."""

    def respond(request: Request) -> None:
        target = request.path.removeprefix("/to/")
        if target == request.path:
            request.answer(200)
        else:
            request.answer(302, Location=target)

    connect = socket.socket.connect
    with scripted(respond) as port:

        def detour(self: socket.socket, address: tuple[str, int]) -> None:
            connect(self, ("127.0.0.1", port) if address[0] == PUBLIC else address)

        monkeypatch.setattr(socket.socket, "connect", detour)
        yield f"http://{PUBLIC}"


def test_there_are_enough_forms() -> None:
    assert len(set(LITERALS)) >= 36


def test_the_canary_sings_when_loopback_is_allowed(canary: tuple[int, list[str]]) -> None:
    port, caught = canary
    for host in ("127.0.0.1", "[::1]", "0x7f000001", "127.1", "localhost."):
        with pytest.raises(FeedError):
            Downloader(contact="", allow_loopback=True).get(f"http://{host}:{port}/")
    assert len(caught) == 5


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("literal", LITERALS)
def test_odd_literal_does_not_get_through(canary: tuple[int, list[str]], literal: str, scheme: str) -> None:
    port, caught = canary
    with pytest.raises(FeedError):
        strict.get(f"{scheme}://{literal}:{port}/")
    assert caught == []


@pytest.mark.parametrize("literal", LITERALS)
def test_redirect_to_an_odd_literal_does_not_get_through(canary: tuple[int, list[str]], public_server: str, literal: str) -> None:
    port, caught = canary
    assert isinstance(strict.get(public_server), Fetched), "the server itself can be asked"
    with pytest.raises(FeedError):
        strict.get(f"{public_server}/to/http://{literal}:{port}/")
    assert caught == []


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.usefixtures("public_server")
def test_name_that_changes_its_address_does_not_get_through(
    canary: tuple[int, list[str]], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Public when it is looked up for the first time, this machine after that, and the other way round."""
    port, caught = canary
    answers = itertools.cycle([PUBLIC, address])
    name_addresses(monkeypatch, lambda host: [next(answers)] if host == "rebind.example" else [])
    outcomes = []
    for _ in range(6):
        try:
            with Downloader(contact="", allow_loopback=False) as fresh:
                outcomes.append(type(fresh.get(f"http://rebind.example:{port}/")).__name__)
        except FeedError as exc:
            outcomes.append(exc.why)
    assert caught == []
    assert outcomes == ["Fetched", "its address is not a public one"] * 3


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.usefixtures("public_server")
def test_name_with_a_public_and_another_address_is_asked_at_the_public_one(
    canary: tuple[int, list[str]], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, caught = canary
    name_addresses(monkeypatch, {"both.example": [address, PUBLIC]})
    assert isinstance(strict.get(f"http://both.example:{port}/"), Fetched)
    assert caught == []


@pytest.mark.parametrize("host", ["169.254.169.254", "10.0.0.1", "[::ffff:127.0.0.1]", "[fe80::1]", "0.0.0.0"])  # noqa: S104
def test_loopback_opens_nothing_but_loopback(host: str) -> None:
    with pytest.raises(FeedError, match="its address is not a public one"):
        Downloader(contact="", allow_loopback=True).get(f"http://{host}/latest/meta-data")


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001::1", "100.128.0.1"])
def test_public_addresses_may_be_asked(address: str) -> None:
    assert may_be_asked(address, loopback=False)


@pytest.mark.parametrize("address", [*ADDRESSES, "", "x", "1.2.3", "::1%eth0"])
def test_other_addresses_may_not_be_asked(address: str) -> None:
    assert not may_be_asked(address, loopback=False)
