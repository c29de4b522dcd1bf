"""TCP ports for servers that tests and benchmarks start."""

import secrets
import socket
from pathlib import Path

HOST = "127.0.0.1"
LOWEST = 10_000
HIGHEST = 65_535
EPHEMERAL = Path("/proc/sys/net/ipv4/ip_local_port_range")
"""First and last port that the system gives to outgoing connections."""


def reserve_port() -> int:
    """Reserve a port of 127.0.0.1 for a server, until this process ends.

    The port lies outside the ephemeral range if possible, so no outgoing connection uses it. A bound socket that does
    not listen holds it: no other process can reserve it. The socket has SO_REUSEADDR set after it was bound, so a
    server that sets SO_REUSEADDR too (Streamlit, uvicorn, waitress, nginx and PostgreSQL do) can listen on the port,
    stop, and listen on it again.

    Raises:
        OSError: every port is taken.
    """
    first, last = ephemeral_range()
    outside = [port for port in range(LOWEST, HIGHEST + 1) if not first <= port <= last]
    start = secrets.randbelow(len(outside) + 1)
    for port in [*outside[start:], *outside[:start], 0]:  # 0: one that the system chooses
        with socket.socket() as held:
            try:
                held.bind((HOST, port))
            except OSError:
                continue
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            reserved = int(held.getsockname()[1])
            held.detach()  # stays open until the process ends
            return reserved
    raise OSError("every port is taken")


def ephemeral_range() -> tuple[int, int]:
    """Return the first and last port of the system's ephemeral range; IANA's range if the system does not report it."""
    if not EPHEMERAL.exists():
        return 49_152, 65_535
    first, last = EPHEMERAL.read_text("ascii").split()
    return int(first), int(last)
