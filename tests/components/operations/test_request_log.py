"""What is logged and counted of requests and websockets, and what a failure answers."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect


def test_a_failure_answers_with_its_number_and_all_headers_and_is_counted_once(
    client: TestClient, lines: list[dict[str, object]], counted: Callable[..., float]
) -> None:
    answer = client.get("/broken?name=Ann")
    assert answer.status_code == 500
    number = answer.headers["x-request-id"]
    assert answer.text == f"The server failed on this request. Its number in the log is {number}."
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert counted("focus_atlas_errors_total", where="request") == 1
    failed = next(line for line in lines if line["event"] == "request failed")
    assert failed["error"] == "RuntimeError"
    assert str(failed["where"]).rstrip("']").endswith(" broken")
    assert {line["request"] for line in lines} == {number}
    assert "swordfish" not in str(lines)
    assert "Ann" not in str(lines)


def test_a_request_is_logged_by_its_route_and_names_no_dataset(
    client: TestClient, lines: list[dict[str, object]]
) -> None:
    client.get("/own/gone/outlines.geojson?region=CN-SH")
    (line,) = lines
    assert (line["event"], line["level"], line["method"], line["status"]) == ("request", "info", "GET", 404)
    assert line["route"] == "/own/{id}/outlines.geojson"


def test_probes_are_logged_for_who_wants_all_and_a_made_up_method_is_not_repeated(
    client: TestClient, lines: list[dict[str, object]]
) -> None:
    client.get("/_stcore/health")
    client.request("SWORDFISH", "/")
    assert [(line["level"], line.get("method")) for line in lines] == [("debug", "GET"), ("info", "other")]


def test_websockets_are_counted_while_they_are_open_and_refused_ones_are_not(
    client: TestClient, lines: list[dict[str, object]], counted: Callable[..., float]
) -> None:
    with client.websocket_connect("/stream") as socket:
        number = socket.receive_text()
        assert counted("focus_atlas_sessions_total") == 1
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/refused"):
        pass
    assert counted("focus_atlas_sessions_total") == 1
    assert counted("focus_atlas_sessions_open") == 0
    assert [line["event"] for line in lines] == ["session opened", "session closed", "session refused"]
    assert lines[0]["request"] == lines[1]["request"] == number
