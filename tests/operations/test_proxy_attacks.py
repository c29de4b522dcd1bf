"""One address against the shipped nginx: unread downloads and packages, websockets, uploads; what its logs tell."""

import http.client
import os
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest
import streamlit

from data.store.dataset import Saved
from data.store.datasets import DatasetStore
from data.store.engine import forget
from data.store.settings import store_settings
from scripts.ports import reserve_port
from tests.data.store.conftest import grid
from tests.operations.stack import HOST, Replica, Stack, proxying

GREEDY, VISITOR = "127.0.0.2", "127.0.0.3"
UNREAD = 190
MEGABYTE = 2**20
SECRET = "A" * 22
SCRIPT = max(
    (Path(streamlit.__file__).parent / "static" / "static" / "js").glob("*.js"), key=lambda p: p.stat().st_size
)


def connect(port: int, source: str = GREEDY, *, buffer: int = 4096) -> socket.socket:
    wire = socket.socket()
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    wire.settimeout(30)
    wire.bind((source, 0))
    wire.connect((HOST, port))
    return wire


def request(target: str, method: str = "GET", *headers: str) -> bytes:
    return "\r\n".join((f"{method} {target} HTTP/1.1", f"Host: {HOST}", *headers, "", "")).encode()


def fetched(port: int, target: str, source: str = VISITOR) -> tuple[int, bytes]:
    with closing(http.client.HTTPConnection(HOST, port, source_address=(source, 0), timeout=60)) as connection:
        connection.request("GET", target)
        answer = connection.getresponse()
        return answer.status, answer.read()


def status(wire: socket.socket) -> int:
    """Status of the answer; 0 if the connection was closed without one."""
    with suppress(ConnectionResetError):
        head = wire.recv(20)
        return int(head.split()[1]) if head else 0
    return 0


def resident(stack: Stack) -> int:
    """Bytes of memory that both replicas hold."""
    pids = [replica.process.pid for replica in stack.replicas if replica.process]
    pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids]
    return sum(pages) * os.sysconf("SC_PAGE_SIZE")


def temporary_bytes(folder: Path) -> int:
    """Bytes in files below the proxy's folder, its logs and its configuration left out."""
    kept = ("access.log", "errors.log", "nginx.conf", "nginx.pid")
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name not in kept)


def test_unread_downloads_take_no_space_and_others_get_whole_files(stack: Stack) -> None:
    target = f"/static/js/{SCRIPT.name}"
    assert fetched(stack.port, target) == (200, SCRIPT.read_bytes())
    before = resident(stack)
    with ExitStack() as opened:
        for _number in range(UNREAD):
            opened.enter_context(connect(stack.port)).sendall(request(target))
        for _time in range(3):
            assert fetched(stack.port, target) == (200, SCRIPT.read_bytes())
            assert temporary_bytes(stack.proxy_folder) == 0
        grown = resident(stack) - before
    assert grown < 100 * MEGABYTE


@pytest.fixture
def large(stack: Stack) -> Iterator[Saved]:
    """A dataset whose package takes a moment to make."""
    store = DatasetStore(store_settings({"ATLAS_DATABASE_URL": stack.database}))
    saved = store.save(grid(1500, 40, name="Large"))
    yield saved
    store.delete(saved.id, saved.key)
    forget(store.settings)


@pytest.mark.parametrize("claimed", [[], ["X-Forwarded-For: 192.0.2.{number}"]], ids=["plain", "lying"])
def test_an_address_that_asks_for_many_packages_leaves_room_for_others(
    stack: Stack, large: Saved, claimed: list[str]
) -> None:
    target = f"/data/own/{large.id}.zip"
    with ExitStack() as opened:
        wires = [opened.enter_context(connect(stack.port)) for _number in range(24)]
        for number, wire in enumerate(wires):
            headers = [line.format(number=number) for line in claimed]
            # The cookie sends all to one replica.
            wire.sendall(request(target, "GET", "Cookie: atlas_replica=one", *headers))
        with ThreadPoolExecutor(1) as pool:
            visitor = pool.submit(fetched, stack.port, target)
            greedy = [status(wire) for wire in wires]
        assert visitor.result()[0] == 200
    assert set(greedy) == {200, 429}


def test_an_address_opens_few_websockets(stack: Stack) -> None:
    asked = request(
        "/_stcore/stream",
        "GET",
        f"Origin: http://{HOST}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol: streamlit",
    )
    with ExitStack() as opened:
        answers = []
        for source in [GREEDY] * 45 + [VISITOR]:
            wire = opened.enter_context(connect(stack.port, source))
            wire.sendall(asked)
            answers.append(status(wire))
    assert answers == [101] * 40 + [429] * 5 + [101]


def upload(number: int) -> bytes:
    return request(f"/_stcore/upload_file/session/{number}", "PUT", "Content-Length: 1000000", "Expect:") + b"a"


def test_an_address_uploads_two_files_at_a_time_and_not_slowly(stack: Stack) -> None:
    with socket.create_server((HOST, 0)) as replica, ExitStack() as opened:  # it takes bodies and answers nothing
        deaf = tuple(Replica(name, Path(), Path(), "", "", port=replica.getsockname()[1]) for name in ("one", "two"))
        assert len(deaf) == 2

        def change(text: str) -> str:
            return text.replace("location @message {", "location = /up { return 200; }\nlocation @message {")

        folder = stack.proxy_folder.parent / "uploads"
        port = opened.enter_context(proxying(folder, deaf, change=change, health="/up"))
        held = [opened.enter_context(connect(port)) for _number in range(2)]
        for number, wire in enumerate(held):
            wire.sendall(upload(number))
        others = [opened.enter_context(connect(port, source)) for source in (GREEDY, VISITOR)]
        for number, wire in enumerate(others):
            wire.sendall(upload(number))
        assert status(others[0]) == 429
        others[1].setblocking(False)
        with pytest.raises(BlockingIOError):
            others[1].recv(1)
        for wire in held:  # a client that sends nothing more is let go
            assert status(wire) in (0, 408)


NOISY = ("error_log stderr warn;", "error_log stderr debug;")
SHIPPED = "error_log /dev/null emerg;"


@pytest.mark.parametrize("shipped", [True, False], ids=["as shipped", "with nginx's own log"])
def test_no_log_at_any_level_tells_anything_of_a_request(stack: Stack, tmp_path: Path, shipped: bool) -> None:
    gone = Replica("two", Path(), Path(), "", "", port=reserve_port())

    def change(text: str) -> str:
        assert all(line in text for line in (NOISY[0], SHIPPED))
        changed = text.replace(*NOISY)
        return changed if shipped else changed.replace(SHIPPED, "")

    folder = stack.proxy_folder.parent / ("quiet" if shipped else "noisy")
    target = f"/data/own/{SECRET}.csv?dataset={SECRET}&key={SECRET}"
    with proxying(folder, (stack.replicas[0], gone), change=change) as port, ExitStack() as opened:
        troubles = [
            request(target, "PUT", "Content-Length: 700000"),  # too large
            request(target, "GET", f"X-Long: {'a' * 70_000}"),  # a header too long
            request(target + "a" * 70_000),  # an address too long
            request(target, "GET", "Host: again"),  # two hosts
            f"GET {target}\r\n\r\n".encode(),  # HTTP/0.9
            request(target, "GET", "Cookie: atlas_replica=two"),  # a replica that is gone
            *[request(target, "PUT", "Content-Length: 9", "Content-Type: text/csv")] * 3,
        ]
        for trouble in troubles:
            opened.enter_context(connect(port)).sendall(trouble)
        flood = [opened.enter_context(connect(port)) for _number in range(UNREAD + 20)]  # more than the limit
        for wire in flood:
            with suppress(ConnectionResetError, BrokenPipeError):
                wire.sendall(request(target))
        assert [fetched(port, "/healthz")[0] for _time in range(3)] == [200] * 3
    logged = "".join(path.read_text("utf-8", "replace") for path in folder.rglob("*") if path.suffix == ".log")
    assert '"event":"proxied"' in logged
    assert (SECRET in logged, GREEDY in logged) == ((False, False) if shipped else (True, True))
