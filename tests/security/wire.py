"""Send HTTP and websocket bytes that no well-behaved client would send."""

import os
import socket
import struct
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

SECONDS = 30
"""Longest wait for an answer on a slow machine."""

CONTINUATION, TEXT, BINARY, CLOSE = 0, 1, 2, 8
FINAL, MASKED = 0x80, 0x80
LONG = 127


@dataclass(frozen=True)
class Answer:
    """An answer; header names are in lower case, `status` is 0 if the server closed without one."""

    status: int
    headers: dict[str, str]
    body: bytes


def plug(address: str) -> socket.socket:
    """Return a TCP connection to the server."""
    parts = urlsplit(address)
    assert parts.hostname == "127.0.0.1"
    assert parts.port
    return socket.create_connection((parts.hostname, parts.port), timeout=SECONDS)


def ask(address: str, target: str | bytes, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
    """Send a request exactly as given and return the whole answer.

    Args:
        address: of the server.
        target: path and query, not encoded, not tidied.
        method: any word.
        body: sent after the headers, with its length where it is not empty.
        headers: by name with `_` for `-`; `host` replaces the server's own.
    """
    target = target.encode() if isinstance(target, str) else target
    given = {"host": urlsplit(address).netloc, "connection": "close"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    if body and "transfer-encoding" not in given:
        given.setdefault("content-length", str(len(body)))
    lines = [f"{name}: {value}".encode() for name, value in given.items()]
    with plug(address) as wire:
        with suppress(BrokenPipeError, ConnectionResetError):  # a server may answer before it has read it all
            wire.sendall(method.encode() + b" " + target + b" HTTP/1.1\r\n" + b"\r\n".join(lines) + b"\r\n\r\n" + body)
        return _answer(_rest(wire))


def raw(address: str, request: bytes) -> Answer:
    """Send any bytes and return the answer."""
    with plug(address) as wire:
        wire.sendall(request)
        return _answer(_rest(wire))


def shake(address: str, **headers: str) -> tuple[socket.socket, int, dict[str, str]]:
    """Request the app's websocket; return connection, status and headers. The caller closes the connection."""
    netloc = urlsplit(address).netloc
    given = {
        "host": netloc,
        "origin": f"http://{netloc}",
        "upgrade": "websocket",
        "connection": "Upgrade",
        "sec-websocket-key": b64encode(os.urandom(16)).decode(),
        "sec-websocket-version": "13",
        "sec-websocket-protocol": "streamlit",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "\r\n".join(f"{name}: {value}" for name, value in given.items())
    wire = plug(address)
    wire.sendall(f"GET /_stcore/stream HTTP/1.1\r\n{lines}\r\n\r\n".encode())
    head = b""
    while b"\r\n\r\n" not in head and (byte := wire.recv(1)):
        head += byte
    answer = _answer(head)
    return wire, answer.status, answer.headers


def frame(payload: bytes, opcode: int = BINARY, *, declared: int | None = None, first: int = FINAL) -> bytes:
    """Return a frame with a mask of zeros; `declared` replaces its true length."""
    length = struct.pack("!BQ", MASKED | LONG, len(payload) if declared is None else declared)
    return bytes([first | opcode]) + length + bytes(4) + payload


def close_code(wire: socket.socket) -> int:
    """Read until the server closes and return its close code, 0 if there is none."""
    code = 0
    while head := _exactly(wire, 2):
        length = head[1] & 0x7F
        if length >= LONG - 1:
            length = int.from_bytes(_exactly(wire, 2 if length == LONG - 1 else 8), "big")
        payload = _exactly(wire, length)
        if head[0] & 0x0F == CLOSE and len(payload) >= 2:
            code = int.from_bytes(payload[:2], "big")
            break
    return code


def _exactly(wire: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count:
        try:
            piece = wire.recv(count - len(found))
        except ConnectionResetError:
            return b""
        if not piece:
            return b""
        found += piece
    return found


def _rest(wire: socket.socket) -> bytes:
    found = b""
    while True:
        try:
            piece = wire.recv(65_536)
        except ConnectionResetError:
            return found
        if not piece:
            return found
        found += piece


def _answer(received: bytes) -> Answer:
    head, _, body = received.partition(b"\r\n\r\n")
    if not head:
        return Answer(0, {}, b"")
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.split(":", 1) for line in lines)
    return Answer(int(first.split()[1]), {name.lower(): value.strip() for name, value in pairs}, body)


def guarded(headers: dict[str, str]) -> None:
    """Assert that an answer has the security headers."""
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert "unsafe" not in policy.get("script-src", policy["default-src"])
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in ("strict-origin-when-cross-origin", "no-referrer", "same-origin")
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] in ("same-origin", "cross-origin")
    assert "camera=()" in headers["permissions-policy"]


def resident(address: str) -> int:
    """Return the resident memory in bytes of the server at an address."""
    port = str(urlsplit(address).port).encode()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            if b"streamlit" in words and port in words:
                return int((process / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    raise AssertionError("no server there")
