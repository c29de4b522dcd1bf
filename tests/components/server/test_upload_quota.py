"""Room for files is counted in what has arrived and what it costs; an address sends two at once, and not too slowly."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from streamlit.runtime import Runtime

from components.server import upload_quota
from components.server.upload_quota import FILES_OF_ALL, FILES_OF_SESSION, MIN_COST, UPLOADS_OF_ADDRESS, UploadQuota

Files = dict[str, dict[str, SimpleNamespace]]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Files in memory by session; only the session `gone` has left."""
    files: Files = {}
    manager = SimpleNamespace(file_storage=files, remove_session_files=lambda session: files.pop(session))
    runtime = SimpleNamespace(uploaded_file_mgr=manager, is_active_session=lambda session: session != "gone")
    monkeypatch.setattr(Runtime, "instance", lambda: runtime)
    return files


@pytest.fixture
def quota(held: Files) -> UploadQuota:
    async def keep(scope: Scope, receive: Receive, send: Send) -> None:
        body = await Request(scope, receive).body()
        _route, session, name = scope["path"].rsplit("/", 2)
        held.setdefault(session, {})[name] = SimpleNamespace(data=body)
        await Response(status_code=204)(scope, receive, send)

    return UploadQuota(keep)


def fill(held: Files, quota: UploadQuota, session: str, files: int) -> None:
    for number in range(files):
        held.setdefault(session, {})[str(number)] = SimpleNamespace(data=b"x" * quota.max_file)


def put(quota: UploadQuota, session: str = "one", **headers: str) -> int:
    return TestClient(quota).put(f"/_stcore/upload_file/{session}/more", content=b"x", headers=headers).status_code


def test_many_small_files_fill_the_quota_of_a_session(held: Files, quota: UploadQuota) -> None:
    for number in range(FILES_OF_SESSION * quota.max_file // MIN_COST):
        held.setdefault("one", {})[str(number)] = SimpleNamespace(data=b"x")
    assert put(quota) == 413
    assert put(quota, "other") == 204
    held["one"].popitem()
    assert put(quota) == 204


def test_files_of_sessions_that_left_make_room(held: Files, quota: UploadQuota) -> None:
    for number in range(FILES_OF_ALL - 1):
        fill(held, quota, f"s{number}", 1)
    fill(held, quota, "gone", 1)
    assert put(quota) == 204
    assert "gone" not in held
    fill(held, quota, "last", 1)
    assert put(quota, "new") == 503


class Slow:
    """A client that sends what the test says, when it says so."""

    def __init__(self, quota: UploadQuota, address: str, session: str) -> None:
        self.parts: asyncio.Queue[bytes] = asyncio.Queue()
        self.status = 0
        scope = {
            "type": "http",
            "method": "PUT",
            "path": f"/_stcore/upload_file/{session}/f",
            "headers": [(b"content-length", str(quota.max_file).encode())],
            "client": (address, 1),
        }
        self.task = asyncio.create_task(quota(scope, self._receive, self._send))

    async def _receive(self) -> Message:
        return {"type": "http.request", "body": await self.parts.get(), "more_body": True}

    async def _send(self, message: Message) -> None:
        self.status = message.get("status", self.status)


def run(story: Callable[[], Coroutine[object, object, None]]) -> None:
    """Run a story in a thread of its own: the browser's tests leave an event loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(story())).result()


def test_what_is_announced_takes_no_room_from_others(held: Files, quota: UploadQuota) -> None:
    async def story() -> None:
        slow = [Slow(quota, f"10.0.0.{n}", f"s{n}") for n in range(3 * FILES_OF_ALL)]
        await asyncio.sleep(0)
        assert await asyncio.to_thread(put, quota) == 204
        for client in slow:
            assert client.status == 0
            client.task.cancel()

    run(story)


def test_what_has_arrived_does(held: Files, quota: UploadQuota) -> None:
    async def story() -> None:
        fill(held, quota, "others", FILES_OF_ALL - 1)
        slow = Slow(quota, "10.0.0.1", "slow")
        for _part in range(16):
            slow.parts.put_nowait(b"x" * (quota.max_file // 16))
        while not slow.parts.empty():
            await asyncio.sleep(0)
        assert await asyncio.to_thread(put, quota) == 503
        slow.task.cancel()
        await asyncio.gather(slow.task, return_exceptions=True)
        assert await asyncio.to_thread(put, quota) == 204

    run(story)


def test_an_address_sends_two_at_once(held: Files, quota: UploadQuota) -> None:
    async def story() -> None:
        slow = [Slow(quota, "10.0.0.1", f"s{n}") for n in range(UPLOADS_OF_ADDRESS + 1)]
        other = Slow(quota, "10.0.0.2", "other")
        while not slow[-1].status:
            await asyncio.sleep(0)
        assert [client.status for client in (*slow, other)] == [0, 0, 429, 0]
        for client in (*slow, other):
            client.task.cancel()

    run(story)


def test_what_comes_too_slowly_is_ended(held: Files, quota: UploadQuota, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(upload_quota, "monotonic", lambda: now[0])

    async def story() -> None:
        fast, slow = Slow(quota, "10.0.0.1", "fast"), Slow(quota, "10.0.0.2", "slow")
        await asyncio.sleep(0)
        for _window in range(3):
            fast.parts.put_nowait(b"x" * upload_quota.MIN_PROGRESS)
            slow.parts.put_nowait(b"x")
            for _turn in range(20):
                await asyncio.sleep(0)
            now[0] += upload_quota.WINDOW + 1
        fast.parts.put_nowait(b"x")
        slow.parts.put_nowait(b"x")
        await asyncio.wait_for(slow.task, 5)
        assert (fast.status, slow.status) == (0, 408)
        fast.task.cancel()

    run(story)
