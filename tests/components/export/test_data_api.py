"""The addresses below /data/: what they give, what they refuse, and pandas on a real server."""

import asyncio
import io
import itertools
import json
import re
import socket
import threading
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import IO

import httpx2
import pandas as pd
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Message

from components.export import packing
from components.export.data_api import DatasetDownload, routes
from components.export.package import atlas_package
from components.export.packing import CLIENT_BUSY, SERVER_BUSY
from components.text.i18n import LANGUAGE_TAGS
from data.atlas import Atlas
from data.load import HERE
from data.schema import TABLES
from data.store.errors import StoreUnavailableError

OWN = DatasetDownload(
    content_hash="c0ffee",
    name="Jobs",
    saved=datetime(2026, 11, 20, 12, 30, 15, 500_000, tzinfo=UTC),
    rows=lambda: iter([b"region,value\n", "上海,1.5\n".encode()]),
    package=lambda into: into.write(b"PK-own") and None,
)


def found(dataset_id: str) -> DatasetDownload | None:
    """What the store would say: one dataset, and a database that fails for one id."""
    if dataset_id == "broken":
        raise StoreUnavailableError
    return {"abc-DEF_123": OWN}.get(dataset_id)


@pytest.fixture(scope="module")
def app(atlas: Atlas) -> Starlette:
    return Starlette(routes=routes(lambda: atlas, found))


@pytest.fixture(scope="module")
def client(app: Starlette) -> TestClient:
    return TestClient(app, raise_server_exceptions=True)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_table_has_two_addresses(table: str, client: TestClient, atlas: Atlas) -> None:
    content = (HERE / "tables" / f"{table}.csv").read_bytes()
    latest, fixed = (client.get(f"/data/{where}/{table}.csv") for where in ("latest", f"v/{atlas.version}"))
    assert latest.content == fixed.content == content
    assert latest.headers["content-type"] == fixed.headers["content-type"] == "text/csv; charset=utf-8"
    assert latest.headers["cache-control"] == "public, no-cache"
    assert fixed.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert latest.headers["etag"] == fixed.headers["etag"]
    assert latest.headers["last-modified"] == "Mon, 30 Nov 2026 00:00:00 GMT"


def test_the_package_is_offered_whole(client: TestClient, atlas: Atlas) -> None:
    answer = client.get("/data/latest/focus-atlas.zip")
    assert answer.content == atlas_package(atlas)
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        assert file.testzip() is None


@pytest.mark.parametrize(
    "path",
    ["", "index.json", "latest/evidence.csv", "latest/focus-atlas.zip", "own/abc-DEF_123.csv", "own/broken.csv", "no"],
)
def test_every_answer_may_be_read_from_anywhere_and_is_not_guessed_at(path: str, client: TestClient) -> None:
    headers = client.get(f"/data/{path}", headers={"Origin": "https://elsewhere.org"}).headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["access-control-expose-headers"] == "ETag, Last-Modified"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["latest/evidence.csv", "index.json", "", "own/abc-DEF_123.csv", "own/abc-DEF_123.zip"]
)
def test_what_the_client_has_is_not_sent_again(path: str, client: TestClient) -> None:
    first = client.get(f"/data/{path}")
    tag, modified = first.headers["etag"], first.headers["last-modified"]
    assert tag.startswith('"')  # strong
    for headers in (
        {"If-None-Match": tag},
        {"If-None-Match": f'"other", W/{tag}'},
        {"If-None-Match": "*"},
        {"If-Modified-Since": modified},
        {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    ):
        again = client.get(f"/data/{path}", headers=headers)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == first.headers["cache-control"]
    for headers in (
        {"If-None-Match": '"other"'},
        {"If-None-Match": '"other"', "If-Modified-Since": modified},  # the tag counts
        {"If-Modified-Since": "Mon, 01 Jan 2018 00:00:00 GMT"},
        {"If-Modified-Since": "yesterday"},
    ):
        assert client.get(f"/data/{path}", headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["latest/evidence.csv", "latest/focus-atlas.zip", "", "own/abc-DEF_123.zip"])
def test_head_is_get_without_its_body(path: str, client: TestClient) -> None:
    got, head = client.get(f"/data/{path}"), client.head(f"/data/{path}")
    assert (head.status_code, head.content) == (200, b"")
    assert int(got.headers["content-length"]) == len(got.content)
    # The size of what is packed for the one who asks is not known before it is packed (RFC 9110, 9.3.2).
    packed = {"content-length"} if path.startswith("own/") else set()
    assert dict(head.headers) == {key: value for key, value in got.headers.items() if key not in packed}


def test_a_browser_may_ask_first(client: TestClient) -> None:
    answer = client.options(
        "/data/latest/evidence.csv",
        headers={
            "Origin": "https://elsewhere.org",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "if-none-match",
        },
    )
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer.headers["access-control-allow-headers"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_nothing_can_be_written(method: str, client: TestClient) -> None:
    answer = client.request(method, "/data/latest/evidence.csv")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


WRONG = [
    "nothing",
    "latest",
    "latest/",
    "latest/nothing.csv",
    "latest/EVIDENCE.csv",
    "latest/evidence",
    "v/2020-01-01.00000000/evidence.csv",
    "v/",
    "v//evidence.csv",
    "/index.json",
    "%2e%2e/%2e%2e/etc/passwd",
    "latest/%2e%2e/%2e%2e/load.py",
    "latest/..%2f..%2fload.py",
    "latest/..%5c..%5cload.py",
    "latest/evidence.csv%00",
    "latest/evidence.csv%00.txt",
    "latest/" + "a" * 60_000,
    "%ff%fe",
    "latest/<script>alert(1)</script>",
    "own/",
    "own/nobody.csv",
    "own/abc-DEF_123",
    "own/abc-DEF_123.exe",
    "own/abc-DEF_123.csv.zip",
    "own/..%2f.csv",
]


@pytest.mark.parametrize("path", WRONG)
def test_a_wrong_address_is_told_what_exists(path: str, client: TestClient, atlas: Atlas) -> None:
    answer = client.get(f"http://testserver/data/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert f"/data/v/{atlas.version}/ (the only version here)" in answer.text
    assert "evidence.csv" in answer.text
    assert "script" not in answer.text
    assert answer.text.count("\n") == 0


def test_without_a_store_there_are_no_datasets_of_users(atlas: Atlas) -> None:
    client = TestClient(Starlette(routes=routes(lambda: atlas)))
    assert client.get("/data/own/abc-DEF_123.csv").status_code == 404


def test_a_users_dataset_is_given_to_who_has_its_link(client: TestClient) -> None:
    answer = client.get("/data/own/abc-DEF_123.csv")
    assert answer.content.decode() == "region,value\n上海,1.5\n"
    assert answer.headers["etag"] == '"c0ffee-rows"'
    assert answer.headers["last-modified"] == "Fri, 20 Nov 2026 12:30:15 GMT"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert client.get("/data/own/abc-DEF_123.zip").content == b"PK-own"


def test_a_new_name_makes_a_new_package_and_the_same_rows() -> None:
    renamed = replace(OWN, name="Employment")
    assert renamed.tag("csv") == OWN.tag("csv")
    assert len({renamed.tag("zip"), OWN.tag("zip"), OWN.tag("csv")}) == 3


def test_a_database_that_does_not_answer_is_no_wrong_address(client: TestClient) -> None:
    answer = client.get("/data/own/broken.csv")
    assert answer.status_code == 503
    assert answer.text == StoreUnavailableError.sentence
    assert answer.headers["cache-control"] == "no-store"


class Links(HTMLParser):
    """Addresses and tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def test_the_page_lists_what_there_is_and_loads_nothing(client: TestClient) -> None:
    answer = client.get("/data/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    page = Links()
    page.feed(answer.text)
    assert not page.tags & {"script", "img", "link", "iframe"}
    assert len(set(page.links)) == 2 * (len(TABLES) + 1) + 1
    for link in set(page.links):
        assert client.head(f"/data/{link}").status_code == 200


@pytest.mark.parametrize(
    ("query", "preference", "language"),
    [
        ("", "zh-CN,en;q=0.5", "zh"),
        ("", "de", "en"),
        ("?lang=en", "zh-CN", "en"),
        ("?lang=zh", "", "zh"),
        ("?lang=xx", "", "en"),
    ],
)
def test_the_page_speaks_the_readers_language(query: str, preference: str, language: str, client: TestClient) -> None:
    answer = client.get(f"/data/{query}", headers={"Accept-Language": preference})
    han = re.findall("[\u4e00-\u9fff]+", answer.text)
    assert (f'<html lang="{LANGUAGE_TAGS[language]}">' in answer.text, len(han) > 20) == (True, language == "zh")
    assert answer.headers["vary"].split(", ") == ["Accept-Language", "Origin"]


def test_the_listing_gives_programs_the_same(client: TestClient, atlas: Atlas) -> None:
    found = client.get("/data/index.json").json()
    assert found["version"] == atlas.version
    assert {file["latest"] for file in found["files"]} == {
        "latest/focus-atlas.zip",
        *(f"latest/{table}.csv" for table in TABLES),
    }
    assert all(client.head(f"/data/{file['fixed']}").status_code == 200 for file in found["files"])
    described = json.loads((HERE / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    titles = {f"latest/{Path(entry['path']).name}": entry["title"] for entry in described}
    for file in found["files"][1:]:
        assert file["title"] == titles[file["latest"]]
        assert re.search("[\u4e00-\u9fff]", file["title_zh"])


def test_the_address_without_its_slash_leads_to_the_page(client: TestClient) -> None:
    answer = client.get("/data", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "data/")
    assert client.get("/data?lang=zh").url == "http://testserver/data/?lang=zh"


@pytest.fixture(scope="module")
def address(app: Starlette) -> Iterator[str]:
    """A real server on this machine's own interface, as Streamlit starts one."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # so that whoever asks before the server is ready waits instead of being refused
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/data"
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("table", sorted(TABLES))
def test_pandas_reads_an_address_as_it_stands(table: str, address: str) -> None:
    found = pd.read_csv(f"{address}/latest/{table}.csv")
    pd.testing.assert_frame_equal(found, pd.read_csv(HERE / "tables" / f"{table}.csv"))


def test_pandas_reads_a_users_dataset(address: str) -> None:
    found = pd.read_csv(f"{address}/own/abc-DEF_123.csv")
    pd.testing.assert_frame_equal(found, pd.DataFrame({"region": ["上海"], "value": [1.5]}))


PACKAGES, PACKAGES_OF_ONE = 8, 2
"""Packages that are held at a time, and those of one address."""


def packages(app: Starlette, clients: Sequence[str]) -> list[httpx2.Response]:
    """Ask for a package from each address at the same moment; the answers in the same order."""

    async def ask(address: str) -> httpx2.Response:
        transport = httpx2.ASGITransport(app=app, client=(address, 1))
        async with httpx2.AsyncClient(transport=transport, base_url="http://atlas.test") as client:
            return await client.get("/data/own/abc-DEF_123.zip", headers={"Origin": "https://elsewhere.org"})

    async def asked() -> list[httpx2.Response]:
        return await asyncio.gather(*(ask(address) for address in clients))

    with ThreadPoolExecutor(1) as apart:  # in the thread of the tests Playwright's loop may be running
        return apart.submit(lambda: asyncio.run(asked())).result()


class Packer:
    """Makes packages once all have asked; counts how many are made at a time."""

    def __init__(self, askers: int) -> None:
        self.at_once = self.most = 0
        self.all_asked = threading.Event()
        self.askers = askers
        self.asked = itertools.count(1)

    def package(self, into: IO[bytes]) -> None:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        assert self.all_asked.wait(10)
        into.write(b"PK")
        self.at_once -= 1

    def found(self, _dataset_id: str) -> DatasetDownload:
        if next(self.asked) == self.askers:
            self.all_asked.set()
        return replace(OWN, package=self.package)


def test_packages_are_made_one_at_a_time_and_too_many_askers_are_told_to_wait(atlas: Atlas) -> None:
    packer = Packer(PACKAGES + 4)
    app = Starlette(routes=routes(lambda: atlas, packer.found))
    answers = packages(app, [f"192.0.2.{number}" for number in range(PACKAGES + 4)])
    assert sorted(answer.status_code for answer in answers) == [200] * PACKAGES + [503] * 4
    assert packer.most == 1
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert refused.text == SERVER_BUSY
    assert refused.headers["retry-after"] == "60"
    assert refused.headers["access-control-allow-origin"] == "*"
    assert [answer.status_code for answer in packages(app, ["192.0.2.1"])] == [200]  # there is room again


@pytest.mark.parametrize(
    ("greedy", "other"),
    [
        (["192.0.2.7"] * 8, "192.0.2.8"),
        (["::ffff:192.0.2.7"] * 4 + ["192.0.2.7"] * 4, "::ffff:192.0.2.8"),
        ([f"2001:db8::{number}" for number in range(8)], "2001:db8:0:1::1"),  # one network has many addresses
        (["unix"] * 8, "192.0.2.8"),
    ],
)
def test_an_address_that_asks_for_many_packages_leaves_room_for_others(
    atlas: Atlas, greedy: list[str], other: str
) -> None:
    app = Starlette(routes=routes(lambda: atlas, Packer(len(greedy) + 1).found))
    *refused, served = packages(app, [*greedy, other])
    assert served.status_code == 200
    assert sorted(answer.status_code for answer in refused) == [200] * PACKAGES_OF_ONE + [429] * (
        len(greedy) - PACKAGES_OF_ONE
    )
    assert {answer.text for answer in refused if answer.status_code == 429} == {CLIENT_BUSY}


@pytest.mark.parametrize("suffix", ["zip", "csv"])
def test_a_client_who_does_not_read_is_let_go_and_leaves_its_place(
    atlas: Atlas, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "STALL_SECONDS", 0.05)
    large = replace(OWN, rows=lambda: iter([b"x" * 10_000_000]), package=lambda into: into.write(b"x" * 10_000_000))
    app = Starlette(routes=routes(lambda: atlas, lambda _id: large))
    sent: list[int] = []

    async def ask() -> None:
        async def never_taken(message: Message) -> None:
            if message["type"] == "http.response.body":
                sent.append(len(message["body"]))
                await asyncio.Event().wait()

        async def nothing() -> Message:
            await asyncio.Event().wait()
            raise AssertionError

        scope = {
            "type": "http",
            "method": "GET",
            "path": f"/data/own/abc-DEF_123.{suffix}",
            "query_string": b"",
            "headers": [],
            "client": ("192.0.2.7", 1),
        }
        for _time in range(12):  # more often than an address, or all of them, may hold
            await asyncio.wait_for(app(scope, nothing, never_taken), 10)

    with ThreadPoolExecutor(1) as apart:
        apart.submit(lambda: asyncio.run(ask())).result()
    assert sent == [65_536] * 12


def test_a_package_that_the_database_gives_up_says_so(atlas: Atlas) -> None:
    def package(_into: IO[bytes]) -> None:
        raise StoreUnavailableError

    app = Starlette(routes=routes(lambda: atlas, lambda _id: replace(OWN, package=package)))
    for _time in range(PACKAGES + 1):
        answer = TestClient(app).get("/data/own/abc-DEF_123.zip")
        assert (answer.status_code, answer.text) == (503, StoreUnavailableError.sentence)
