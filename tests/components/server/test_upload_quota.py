"""Room for files is counted in what they cost, which for the smallest is more than their bytes."""

from types import SimpleNamespace

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from streamlit.runtime import Runtime

from components.server.upload_quota import LEAST, OF_ONE, UploadRoom


def test_many_small_files_fill_the_room_of_a_session(monkeypatch: pytest.MonkeyPatch) -> None:
    held: dict[str, dict[str, SimpleNamespace]] = {}
    manager = SimpleNamespace(file_storage=held)
    monkeypatch.setattr(Runtime, "instance", lambda: SimpleNamespace(uploaded_file_mgr=manager))

    async def keep(scope: Scope, receive: Receive, send: Send) -> None:
        body = await Request(scope, receive).body()
        _route, session, name = scope["path"].rsplit("/", 2)
        held.setdefault(session, {})[name] = SimpleNamespace(data=body)
        await Response(status_code=204)(scope, receive, send)

    room = UploadRoom(keep)
    client = TestClient(room)
    for number in range(OF_ONE * room.largest // LEAST):
        held.setdefault("one", {})[str(number)] = SimpleNamespace(data=b"x")
    assert client.put("/_stcore/upload_file/one/more", content=b"x").status_code == 413
    assert client.put("/_stcore/upload_file/other/first", content=b"x").status_code == 204
    held["one"].popitem()
    assert client.put("/_stcore/upload_file/one/more", content=b"x").status_code == 204
