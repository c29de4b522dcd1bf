"""One cheap attacker against the real server: what is half-sent, sent too often, too slowly, or not for visitors."""

import os
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from threading import Event, Semaphore
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from components.operations.streamlit_patches.incoming_bytes import MAX_MESSAGE, SECONDS
from scripts.servers import Server, app
from tests.operations.viewer import Viewer
from tests.security.test_protocol import viewing
from tests.security.wire import BINARY, CONTINUATION, ask, close_code, frame, plug, resident, shake

MEGABYTE = 2**20
COMPRESSED = 0x40
DEFLATE = {"sec_websocket_extensions": "permessage-deflate"}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of its own, for budgets of addresses are spent here."""
    with app(environment={"ATLAS_WARM_UP": "off"}) as started:
        yield started


@pytest.fixture(scope="module")
def flooded(server: Server) -> str:
    return server.address


def half_a_message(size: int) -> bytes:
    """The first of several frames of a message: zeros, a thousandth as long when they are sent."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -12)
    packed = packer.compress(bytes(size)) + packer.flush(zlib.Z_SYNC_FLUSH)
    return frame(packed, BINARY, first=COMPRESSED)


def test_half_sent_compressed_messages_take_no_memory_and_end(flooded: str) -> None:
    reader = Viewer(flooded, "method", {"lang": "en"})
    reader.read()
    before = resident(flooded)
    with ExitStack() as opened:
        wires = []
        for _ in range(200):
            wire, status, _headers = shake(flooded, x_forwarded_for="192.0.2.1", **DEFLATE)
            opened.enter_context(wire)
            if status == 101:
                wire.sendall(half_a_message(MAX_MESSAGE - 1_000))
                wires.append(wire)
        assert wires
        reader.read()
        assert resident(flooded) - before < 60 * MEGABYTE
        codes = {close_code(wire) for wire in wires}
        assert codes <= {1008, 1009}
    reader.leave()


def test_a_message_of_many_small_bombs_is_no_larger_than_one(flooded: str) -> None:
    before = resident(flooded)
    packer = zlib.compressobj(9, zlib.DEFLATED, -12)
    pieces = []
    for number in range(200):
        packed = packer.compress(bytes(MAX_MESSAGE - 1_000)) + packer.flush(zlib.Z_SYNC_FLUSH)
        first = COMPRESSED if number == 0 else 0
        pieces.append(frame(packed, BINARY if number == 0 else CONTINUATION, first=first))
    wire, _status, _headers = shake(flooded, x_forwarded_for="192.0.2.2", **DEFLATE)
    wire.sendall(b"".join(pieces)[:60_000])
    assert close_code(wire) == 1009
    wire.close()
    assert resident(flooded) - before < 20 * MEGABYTE


def test_a_message_of_empty_frames_ends(flooded: str) -> None:
    wire, _status, _headers = shake(flooded, x_forwarded_for="192.0.2.3")
    wire.sendall(frame(b"", BINARY, first=0) + frame(b"", CONTINUATION, first=0) * 4_000)
    assert close_code(wire) == 1009
    wire.close()


def test_one_address_opens_a_bounded_number_of_pages(flooded: str) -> None:
    with ExitStack() as opened:
        statuses = []
        for _ in range(70):
            wire, status, _headers = shake(flooded, x_forwarded_for="192.0.2.4")
            opened.enter_context(wire)
            statuses.append(status)
        assert statuses == [101] * 64 + [429] * 6
        wire, status, _headers = shake(flooded, x_forwarded_for="192.0.2.5")
        opened.enter_context(wire)
        assert status == 101


def test_messages_that_no_page_sends_are_ignored(flooded: str, server: Server) -> None:
    reader = Viewer(flooded, "heatmap", {"lang": "en"})
    reader.read()
    wire, _status, _headers = shake(flooded, x_forwarded_for="192.0.2.6")
    message = BackMsg()
    message.clear_cache = True
    wire.sendall(frame(message.SerializeToString()))
    message.set_run_on_save = True
    wire.sendall(frame(message.SerializeToString()))
    message.backend_operation_request.install_skills.SetInParent()
    wire.sendall(frame(message.SerializeToString()))
    message.app_heartbeat = True
    wire.sendall(frame(message.SerializeToString()))
    assert wire.recv(2)[0] & 0x0F == BINARY  # the heartbeat alone is answered
    used = processor_seconds(server)
    reader.read()
    cached = processor_seconds(server) - used
    reader.query["asof"] = "2019-05-06"
    reader.read()
    assert cached < processor_seconds(server) - used - cached  # what is made anew costs more than what is kept
    wire.close()
    reader.leave()


def test_forty_connections_that_storm_slow_nobody_else(flooded: str) -> None:
    reader = Viewer(flooded, "heatmap", {"lang": "en"}, forwarded_for="192.0.2.8")
    reader.read()
    stop, served = Event(), Semaphore(0)

    def storm(number: int) -> None:
        viewer = Viewer(flooded, "compare", {"lang": "en", "compare": "CN-SH,CN-CQ"}, forwarded_for="192.0.2.7")
        days = count()
        while not stop.is_set():
            viewer.query["asof"] = f"20{16 + next(days) % 9}-0{1 + number % 9}-{10 + number % 18}"
            viewer.read()
            served.release()
        viewer.leave()

    with ThreadPoolExecutor(40) as pool:
        floods = [pool.submit(storm, number) for number in range(40)]
        for _ in range(12):  # what the address has in reserve is spent
            assert served.acquire(timeout=60)
        while served.acquire(blocking=False):
            pass
        for _ in range(20):
            reader.read()
        runs_meanwhile = served._value
        stop.set()
        for flood in floods:
            flood.result()
    reader.leave()
    # In turn by address, not by connection: by connection it would be 40 for each of the reader's.
    assert runs_meanwhile <= 2 * 20


def test_uploads_that_hardly_move_leave_room_for_others(flooded: str) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'
    with ExitStack() as opened:
        session, valid = opened.enter_context(viewing(flooded))
        wires = []
        for number in range(5):
            wire = opened.enter_context(plug(flooded))
            headers = valid | {"content_length": "104857600", "x_forwarded_for": f"192.0.2.{10 + number}"}
            lines = "\r\n".join(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())
            host = urlsplit(flooded).netloc
            head = f"PUT /_stcore/upload_file/{session}/slow{number} HTTP/1.1\r\nhost: {host}\r\n{lines}\r\n\r\n"
            wire.sendall(head.encode() + body)
            wires.append(wire)
        other, may = opened.enter_context(viewing(flooded))
        here = f"/_stcore/upload_file/{other}/mine"
        small = body + b"region,industry,value\na,b,1\n\r\n--b--\r\n"
        assert ask(flooded, here, "PUT", small, **may).status == 204
        for wire in wires:
            wire.settimeout(3 * SECONDS)
            assert b" 4" in wire.recv(12)


def processor_seconds(server: Server) -> float:
    """Seconds of processor time that a server has used."""
    fields = Path(f"/proc/{server.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
