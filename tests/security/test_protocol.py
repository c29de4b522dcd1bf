"""The server's protocol: headers on every answer, XSRF, limits, paths, origins, malformed frames."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.routing import Route
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from components.frame.notices import NAMED
from components.server.index_html import MOST, TOO_MANY
from components.server.routes import ROUTES
from tests.operations.viewer import Viewer
from tests.security.wire import BINARY, CONTINUATION, TEXT, ask, close_code, frame, guarded, plug, raw, resident, shake

ROOT = Path(__file__).parents[2]
UPLOAD = "/_stcore/upload_file/no-session/no-file"
SECRETS = (b"root:", b"[server]", b"SQLite format", b"import ", b"Traceback", str(ROOT).encode())
"""Content of files that no URL may serve, and paths of this machine."""

MEGABYTE = 2**20
KNOWN_ID = "A" * 22


def own_routes() -> list[str]:
    """A URL for each route of the app."""
    paths = [route.path for route in ROUTES if isinstance(route, Route)]
    return [path.replace("{dataset_id}", KNOWN_ID).replace("{path:path}", "") for path in paths]


ANSWERS = [
    ("GET", "/", 200),
    ("GET", "/heatmap", 200),
    ("GET", "/nowhere/at/all", 200),  # the front end, which says that there is no such page
    ("GET", "/_stcore/health", 200),
    ("GET", "/_stcore/host-config", 200),
    ("GET", "/_stcore/nothing", 200),
    ("POST", "/_stcore/agent/interact", 403),
    ("POST", "/_stcore/agent/mcp", 400),
    ("GET", "/scripts/export.js", 200),
    ("GET", "/scripts/none.js", 404),
    ("GET", "/data/", 200),
    ("GET", "/data", 308),
    ("GET", "/data/latest/evidence.csv", 200),
    ("GET", "/data/nothing", 404),
    ("GET", "/healthz", 200),
    ("GET", "/metrics", 404),  # served only if the operator turns it on
    ("GET", "/app/static/boundaries.geojson", 200),
    ("GET", "/app/static/nothing.geojson", 404),
    ("GET", "/media/nothing.csv", 404),
    ("GET", "/component/nothing/index.html", 404),
    ("GET", f"/own/{KNOWN_ID}/outlines.geojson", 404),
    ("POST", f"/own/{KNOWN_ID}/outlines.geojson", 405),
    ("PUT", UPLOAD, 403),
    ("DELETE", UPLOAD, 403),
    ("POST", "/", 405),
    ("HEAD", "/", 200),
]
"""Every kind of answer: page, health, static file, script, data, missing file, own route, refused upload or method."""


@pytest.mark.parametrize(("method", "target", "status"), ANSWERS, ids=[f"{m} {t}" for m, t, _ in ANSWERS])
def test_every_answer_carries_the_headers(attacked: str, method: str, target: str, status: int) -> None:
    answer = ask(attacked, target, method)
    assert answer.status == status
    guarded(answer.headers)


@pytest.mark.parametrize("target", ["/", "/data/latest/evidence.csv"])
def test_a_not_modified_answer_has_the_headers_too(attacked: str, target: str) -> None:
    tag = ask(attacked, target).headers["etag"]
    answer = ask(attacked, target, if_none_match=tag)
    assert (answer.status, answer.body) == (304, b"")
    guarded(answer.headers)


def test_a_refused_websocket_has_the_headers_too(attacked: str) -> None:
    wire, status, headers = shake(attacked, origin="https://elsewhere.example")
    wire.close()
    assert status == 403
    guarded(headers)


@pytest.mark.parametrize("target", own_routes())
def test_every_route_of_the_app_carries_the_headers(attacked: str, target: str) -> None:
    answer = ask(attacked, target)
    assert 200 <= answer.status < 500
    guarded(answer.headers)


@pytest.mark.parametrize("target", ["/_stcore/agent/interact", "/_stcore/agent/mcp"])
def test_the_agent_interface_is_closed(attacked: str, target: str) -> None:
    asked = b'{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}'
    answer = ask(attacked, target, "POST", asked, content_type="application/json", accept="application/json")
    assert b"does not serve the agent API" in answer.body


def test_other_sites_cannot_read_pages(attacked: str) -> None:
    for target in ("/", "/_stcore/host-config", f"/own/{KNOWN_ID}/outlines.geojson", "/media/x.csv"):
        answer = ask(attacked, target, origin="https://elsewhere.example")
        assert answer.headers.get("access-control-allow-origin") is None, target


@pytest.mark.parametrize("token", [{}, {"x_xsrftoken": "forged", "cookie": "_streamlit_xsrf=forged"}], ids=["no", "a"])
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_an_upload_with_no_valid_token_is_refused(attacked: str, method: str, token: dict[str, str]) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nx\r\n--b--\r\n'
    answer = ask(attacked, UPLOAD, method, body, content_type="multipart/form-data; boundary=b", **token)
    assert answer.status == 403


@contextmanager
def viewing(address: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Open a session that may upload; yield its id and the headers of an upload."""
    token = ask(address, "/_stcore/health").headers
    value = token["set-cookie"].split(";")[0].split("=", 1)[1]
    with connect(
        f"ws{address.removeprefix('http')}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item] # a NewType of str
        max_size=None,
        max_queue=None,  # unread frames would delay the close
        proxy=None,
    ) as socket:
        yield first_session(socket), KIND | {"cookie": f"_streamlit_xsrf={value}", "x_xsrftoken": value}


KIND = {"content_type": "multipart/form-data; boundary=b"}


def form(size: int) -> bytes:
    """Return a form with a file of this size in bytes."""
    head = b'--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'
    return head + b"x" * size + b"\r\n--b--\r\n"


def test_an_upload_needs_a_session_and_keeps_to_the_limit(attacked: str) -> None:
    with viewing(attacked) as (session, valid):
        here = f"/_stcore/upload_file/{session}/file"
        assert ask(attacked, UPLOAD, "PUT", form(9), **valid).status == 400
        assert ask(attacked, here, "PUT", form(9), **KIND).status == 403
        assert ask(attacked, here, "PUT", b"x", content_length=str(3 * MEGABYTE), **valid).status == 413
        assert ask(attacked, here, "PUT", form(9), content_length="many", **valid).status == 400
        piece = b"100000\r\n" + form(MEGABYTE)[:MEGABYTE] + b"\r\n"
        unannounced = ask(attacked, here, "PUT", piece * 4 + b"0\r\n\r\n", transfer_encoding="chunked", **valid)
        assert unannounced.status == 413
        assert ask(attacked, here, "PUT", form(9), **valid).status == 204
        assert ask(attacked, here, "DELETE", **valid).status == 204


def test_uploads_cannot_fill_the_memory(attacked: str) -> None:
    almost = form(MEGABYTE - 2_000)
    with ExitStack() as open_:
        taken = []
        for _viewer in range(3):
            session, valid = open_.enter_context(viewing(attacked))
            for number in range(3):
                answer = ask(attacked, f"/_stcore/upload_file/{session}/{number}", "PUT", almost, **valid)
                guarded(answer.headers)
                taken.append(answer.status)
        assert taken == [204, 204, 413, 204, 204, 413, 204, 503, 503]
        assert ask(attacked, f"/_stcore/upload_file/{session}/0", "DELETE", **valid).status == 204
        assert ask(attacked, f"/_stcore/upload_file/{session}/9", "PUT", almost, **valid).status == 204


def first_session(socket: object) -> str:
    """Return the id that the server gives a new session."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    socket.send(asked.SerializeToString())  # type: ignore[attr-defined]
    while True:
        message = ForwardMsg.FromString(socket.recv(timeout=60))  # type: ignore[attr-defined]
        if message.WhichOneof("type") == "new_session":
            return str(message.new_session.initialize.session_id)


TRAVERSALS = (
    "../../etc/passwd",
    "../.streamlit/config.toml",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/app.py",
    "..%252f..%252fapp.py",
    "....//....//app.py",
    "..\\..\\app.py",
    "..%5c..%5capp.py",
    "%c0%ae%c0%ae/app.py",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "boundaries.geojson%00.py",
    "boundaries.geojson/../../app.py",
    "~root/.bashrc",
    "file:///etc/passwd",
    "C:%5cwindows",
    ".",
    "..",
    "CON",
    "%ff%fe",
    "a" * 4_000,
)
MOUNTS = ("/app/static/", "/static/", "/media/", "/component/", "/_stcore/bidi-components/", "/own/", "/data/", "/")


@pytest.mark.parametrize("mount", MOUNTS)
def test_path_traversal_serves_no_other_file(attacked: str, mount: str) -> None:
    page = ask(attacked, "/").body
    for trick in TRAVERSALS:
        answer = ask(attacked, mount + trick)
        assert answer.status < 500, trick
        guarded(answer.headers)
        found = answer.body.replace(page, b"")
        assert not any(secret in found for secret in SECRETS), trick


DATASET_TRICKS = (
    *TRAVERSALS,
    "' OR 1=1 --",
    "x'; DROP TABLE datasets; --",
    "<script>alert(1)</script>",
    "\u202e",
    "🚢" * 22,
    "%00" * 22,
    "x" * 22,
    "",
)


def test_an_invalid_dataset_id_is_unknown(attacked: str) -> None:
    page = ask(attacked, "/").body
    for trick in DATASET_TRICKS:
        for route in ("/own/{}/outlines.geojson", "/data/own/{}.csv"):
            answer = ask(attacked, route.format(quote(trick, safe="")))
            # A URL that matches no route gets the front end's page.
            assert answer.status in (400, 404) or answer.body == page, trick
            assert trick.encode() not in answer.body.replace(page, b"") or len(trick) < 3
            guarded(answer.headers)


def test_a_link_with_more_parameters_than_are_read_says_so(attacked: str) -> None:
    assert ask(attacked, "/?" + "&".join(f"k{n}=v" for n in range(MOST))).status == 200
    for target in ("/?" + "&" * MOST, "/heatmap?" + "&".join(f"k{n}=v" for n in range(3_000))):
        answer = ask(attacked, target)
        assert (answer.status, answer.body.decode()) == (414, TOO_MANY)
        guarded(answer.headers)
    assert ask(attacked, "/?" + "&".join(f"key{n}=value{n}" for n in range(10_000))).status in (400, 414, 431)
    # Over the websocket, too many parameters give the page without a query.
    for count, region in ((900, "Chongqing"), (10_000, "Shanghai")):
        query = {f"key{n}": "x" for n in range(count)} | {"lang": "en", "region": "CN-CQ"}
        viewer = Viewer(attacked, "", query)
        texts = " ".join(viewer.read())
        viewer.leave()
        assert f"{region} selected." in texts
        assert "exception" not in texts.casefold()


def test_few_of_many_invalid_parameters_are_named(attacked: str) -> None:
    many = ",".join(f"x{n}" for n in range(10_000))
    viewer = Viewer(attacked, "", {"compare": many, "lang": "en"})
    texts = viewer.read()
    viewer.leave()
    assert sum("The link asks for" in text for text in texts) == NAMED
    assert f"{10_000 - NAMED} more values" in " ".join(texts)
    assert sum(map(len, texts)) < 100_000


@pytest.mark.parametrize(
    "request_",
    [
        b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64) + b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nBad Header\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"y" * 300_000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
    ],
    ids=[
        "nothing", "tls", "no target", "no host", "header", "long header", "smuggled", "length", "two", "nul",
    ],
)  # fmt: skip
def test_malformed_requests_are_refused_and_the_server_goes_on(attacked: str, request_: bytes) -> None:
    answer = raw(attacked, request_.replace(b"Host:", b"Connection: close\r\nHost:"))
    assert answer.status == 0 or 400 <= answer.status < 500
    assert not any(secret in answer.body for secret in SECRETS)
    assert ask(attacked, "/_stcore/health").status == 200


def test_a_foreign_host_or_origin_opens_no_websocket(attacked: str) -> None:
    for headers in (
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1.elsewhere.example"},
        {"origin": "http://127.0.0.1@elsewhere.example"},
        # DNS rebinding: a foreign name that resolves to this server. `server.allowedHosts` names the app's own hosts.
        {"origin": "http://elsewhere.example", "host": "elsewhere.example"},
    ):
        wire, status, _headers = shake(attacked, **headers)
        wire.close()
        assert status == 403, headers
    wire, status, _headers = shake(attacked)
    wire.close()
    assert status == 101


def test_a_foreign_host_is_never_written_into_an_answer(attacked: str) -> None:
    for target in ("/", "/heatmap/", "/data/", "//elsewhere.example/x", "/\\elsewhere.example"):
        answer = ask(attacked, target, host="elsewhere.example", x_forwarded_host="elsewhere.example")
        assert b"elsewhere.example" not in answer.body, target
        assert not answer.headers.get("location", "").startswith(("//", "\\", "/\\")), target


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (frame(b"\xff" * 64), 1002),
        (frame(b"\x0a" + b"\xff" * 9 + b"\x01"), 1002),
        (frame(b"hello", TEXT), 0),
        (frame(b"\xff\xfe", TEXT), 1007),
        (frame(b"", declared=10**12), 1009),
        (frame(b"", declared=300 * MEGABYTE), 1009),
        (frame(b"", declared=2**63), 1009),
        (frame(b"x", CONTINUATION), 1002),
        (frame(b"x", 3), 1002),
        (frame(b"x", BINARY, first=0xC0 | 0x30), 1002),
        (b"\x82\x01x", 1002),  # not masked, as a client's must be
    ],
    ids=[
        "noise", "length beyond the end", "text", "text that is none", "terabyte", "300 megabytes", "negative length",
        "no beginning", "unknown kind", "reserved bits", "no mask",
    ],
)  # fmt: skip
def test_a_malformed_frame_closes_its_own_connection_only(attacked: str, sent: bytes, code: int) -> None:
    bystander, status, _headers = shake(attacked)
    assert status == 101
    wire, status, _headers = shake(attacked)
    assert status == 101
    wire.sendall(sent)
    assert close_code(wire) == code
    wire.close()
    bystander.sendall(frame(asked()))
    assert bystander.recv(2)[0] & 0x0F == BINARY
    bystander.close()


def asked() -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = "lang=en"
    return message.SerializeToString()


def test_messages_for_developers_do_nothing(attacked: str) -> None:
    wire, _status, _headers = shake(attacked)
    for kind in ("debug_disconnect_websocket", "debug_shutdown_runtime"):
        message = BackMsg()
        setattr(message, kind, True)
        wire.sendall(frame(message.SerializeToString()))
    wire.sendall(frame(asked()))
    assert wire.recv(2)[0] & 0x0F == BINARY
    wire.close()
    assert ask(attacked, "/_stcore/health").status == 200


def test_a_run_with_unknown_page_and_widget_gives_a_page(attacked: str) -> None:
    message = BackMsg()
    run = message.rerun_script
    run.query_string = "region=%ff&%00=%00&=&&lang=en"
    run.page_script_hash = "../../etc/passwd"
    run.page_name = "<script>"
    state = run.widget_states.widgets.add(id="$$ID-deadbeef-pick-region")
    state.string_value = "x" * 100_000
    wire, _status, _headers = shake(attacked)
    nothing = BackMsg()
    nothing.rerun_script.fragment_id = "no such fragment"
    wire.sendall(frame(nothing.SerializeToString()) + frame(message.SerializeToString()))
    assert wire.recv(2)[0] & 0x0F == BINARY
    wire.close()
    again = Viewer(attacked, "", {"lang": "en"})
    assert "exception" not in " ".join(again.read()).casefold()
    again.leave()


def test_a_fragmented_message_beyond_the_limit_takes_no_memory(attacked: str) -> None:
    before = resident(attacked)
    wire, _status, _headers = shake(attacked)
    piece = frame(bytes(MEGABYTE), BINARY, first=0)
    sent = 0
    with suppress(BrokenPipeError, ConnectionResetError):  # the server closes before everything is sent
        while sent < 300:
            wire.sendall(piece if sent == 0 else frame(bytes(MEGABYTE), CONTINUATION, first=0))
            sent += 1
    wire.close()
    assert sent < 100
    assert resident(attacked) - before < 50 * MEGABYTE
    assert ask(attacked, "/_stcore/health").status == 200


def test_unfinished_requests_do_not_delay_others(attacked: str) -> None:
    with ExitStack() as open_:
        for _ in range(200):
            open_.enter_context(plug(attacked)).sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ")
        viewer = Viewer(attacked, "heatmap", {"lang": "en"})
        assert "Which regions name which industries?" in " ".join(viewer.read())
        viewer.leave()


def test_a_link_cannot_make_the_front_end_load_another_app(attacked: str) -> None:
    for query in ("staticAppId=x", "region=CN-CQ&%73taticAppId=x&lang=en", "static%41pp%49d=x&staticAppId=y"):
        answer = ask(attacked, f"/heatmap?{query}")
        assert answer.status == 303
        assert "AppId" not in answer.headers["location"]
        assert ("region=CN-CQ&lang=en" in answer.headers["location"]) == ("region" in query)
        guarded(answer.headers)


def test_no_other_site_can_control_the_app(attacked: str) -> None:
    config = json.loads(ask(attacked, "/_stcore/host-config").body)
    assert config["allowedOrigins"] == []
    assert config["useExternalAuthToken"] is False
