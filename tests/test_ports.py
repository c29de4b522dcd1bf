import socket
from pathlib import Path

import pytest

from scripts import ports
from scripts.ports import HOST, ephemeral_range, reserve_port


def listen(port: int) -> socket.socket:
    """Listen as servers do: with SO_REUSEADDR."""
    return socket.create_server((HOST, port))


def test_a_reserved_port_lies_outside_the_ephemeral_range_and_is_reserved_once() -> None:
    reserved = [reserve_port() for _ in range(50)]
    assert len(set(reserved)) == 50
    first, last = ephemeral_range()
    assert not any(first <= port <= last for port in reserved)


def test_a_server_can_listen_on_a_reserved_port_again_and_again_and_nobody_else_can_take_it() -> None:
    port = reserve_port()
    for _ in range(2):
        with socket.socket() as other, pytest.raises(OSError, match="in use"):
            other.bind((HOST, port))
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((HOST, port))
        with listen(port) as server, socket.create_connection((HOST, port)):
            server.accept()[0].close()


def test_where_every_port_is_ephemeral_the_system_chooses_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "range"
    path.write_text("1024\t65535\n", "ascii")
    monkeypatch.setattr(ports, "EPHEMERAL", path)
    port = reserve_port()
    with listen(port), socket.socket() as other, pytest.raises(OSError, match="in use"):
        other.bind((HOST, port))


def test_a_system_that_does_not_say_its_range_has_that_of_iana(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "EPHEMERAL", tmp_path / "none")
    assert ephemeral_range() == (49_152, 65_535)
