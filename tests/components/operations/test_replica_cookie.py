"""The cookie that names the replica which holds a viewer's session."""

from starlette.testclient import TestClient


def test_a_document_sets_it_where_there_is_none_and_leaves_another_replicas_alone(client: TestClient) -> None:
    first = client.get("/").headers["set-cookie"]
    assert first.split("; ")[0] == "atlas_replica=one"
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= set(first.split("; "))
    assert not any(part.startswith(("Max-Age", "expires", "Secure")) for part in first.split("; "))
    client.cookies.set("atlas_replica", "two")
    assert "set-cookie" not in client.get("/").headers


def test_a_file_does_not_set_it_and_over_tls_it_is_secure(client: TestClient) -> None:
    assert "set-cookie" not in client.get("/own/a/outlines.geojson").headers
    assert "Secure" in client.get("/", headers={"X-Forwarded-Proto": "https"}).headers["set-cookie"].split("; ")


def test_a_websocket_renames_it_for_its_session_is_here_now(client: TestClient) -> None:
    with client.websocket_connect("/stream", headers={"Cookie": "atlas_replica=two"}) as socket:
        assert socket.extra_headers is not None
        headers = {name.decode(): value.decode() for name, value in socket.extra_headers}
    assert headers["set-cookie"].startswith("atlas_replica=one;")
    with client.websocket_connect("/stream", headers={"Cookie": "atlas_replica=one"}) as socket:
        assert b"set-cookie" not in dict(socket.extra_headers or [])
