"""Data for programs: the dataset below /data/ under stable, versioned addresses of the same process."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import cached_property, partial
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from anyio import to_thread
from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from components.export import package, table_csv
from components.export.data_page import POLICY, ZIP_NAME, listing, page
from components.export.packing import Packing
from components.text.i18n import LANGUAGES, preferred
from data.errors import AtlasDataError
from data.load import HERE, Atlas
from data.store.errors import StoreError

PREFIX = "/data"
METHODS = "GET, HEAD, OPTIONS"
HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"
"""May be kept, but is asked for each time: the answer is mostly 304."""

OWN_ASK_AGAIN = "private, no-cache"
IN_MEMORY, PIECE = 8_000_000, 65_536
"""Bytes of a packed dataset that are held in memory before a file takes them, and that are sent at once."""


@dataclass(frozen=True)
class OwnDataset:
    """A user's dataset as it is handed to whoever has its link.

    Attributes:
        content_hash: of its cells; the same hash means the same rows.
        name: what its user calls it, which the package tells and which may change.
        saved: when it was saved, with its zone.
        rows: writes its CSV piece by piece.
        package: packs it as a Data Package into a file.
    """

    content_hash: str
    name: str
    saved: datetime
    rows: Callable[[], Iterator[bytes]]
    package: Callable[[IO[bytes]], None]

    def tag(self, suffix: str) -> str:
        """A strong validator for the dataset as `csv` or `zip`."""
        named = hashlib.sha256(self.name.encode("utf-8", "replace")).hexdigest()[:8] if suffix == "zip" else "rows"
        return f'"{self.content_hash}-{named}"'


@dataclass(frozen=True)
class File:
    """A file that is held in memory."""

    content: bytes
    media_type: str
    cache: str = ASK_AGAIN
    headers: tuple[tuple[str, str], ...] = ()

    @cached_property
    def tag(self) -> str:
        """A strong validator: the hash of the bytes."""
        return f'"{hashlib.sha256(self.content).hexdigest()[:32]}"'


class DataApi:
    """ASGI application for everything below /data/.

    Every address is a key of one mapping, so a path with dots, NULs or anything else in it names nothing and is
    answered like any other wrong address. Nothing of a request is ever part of the path of a file.

    Args:
        atlas: hands over the built-in dataset; called on the first request.
        own: finds a user's dataset by its id, None where there is none; raises StoreError where that cannot be said.
            Without it there are none.
        folder: where the files of the built-in dataset are.
    """

    def __init__(
        self,
        atlas: Callable[[], Atlas],
        own: Callable[[str], OwnDataset | None] | None = None,
        folder: Path = HERE,
    ) -> None:
        self._atlas = atlas
        self._own = own
        self._folder = folder
        self._packing = Packing()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            found = await to_thread.run_sync(self._answer, scope)
        except AtlasDataError:
            told = (
                "The dataset on this server is damaged or incomplete. Whoever runs it finds every problem in its log."
            )
            found = PlainTextResponse(told, 503, headers=_NEVER_KEPT)
        if isinstance(found, Response):
            await _readable(found)(scope, receive, send)
            return
        async with self._packing.made(found) as packed:
            await _readable(packed)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | Callable[[], Response]:
        """The answer, or what makes one that is much work."""
        if scope["method"] == "OPTIONS":
            return Response(status_code=204, headers=_PREFLIGHT)
        if scope["method"] not in METHODS.split(", "):
            return PlainTextResponse(
                "Data can only be read here: use GET or HEAD.", 405, headers={"Allow": METHODS, **_NEVER_KEPT}
            )
        path, headers = str(scope["path_params"]["path"]), Headers(scope=scope)
        file = self._pages[_language(scope, headers)] if path == "" else self._files.get(path)
        if file is not None:
            return self._built_in(file, headers)
        if self._own and path.startswith("own/"):
            try:
                found = self._of_user(path.removeprefix("own/"), headers, body=scope["method"] == "GET")
            except StoreError as error:
                return _unavailable(error)
            if found is not None:
                return found
        below = str(scope["path"]).removesuffix(path).rstrip("/")
        return PlainTextResponse(self._what_exists(below), 404, headers=_NEVER_KEPT)

    def _built_in(self, file: File, headers: Headers) -> Response:
        known = _validators(file.tag, self._made) | {"Cache-Control": file.cache} | dict(file.headers)
        if _unchanged(headers, file.tag, self._made):
            return Response(status_code=304, headers=known)
        return Response(file.content, media_type=file.media_type, headers=known)

    def _of_user(self, name: str, headers: Headers, *, body: bool) -> Response | Callable[[], Response] | None:
        dataset_id, _dot, suffix = name.partition(".")
        dataset = self._own(dataset_id) if self._own and dataset_id and suffix in ("csv", "zip") else None
        if dataset is None:
            return None
        tag = dataset.tag(suffix)
        known = _validators(tag, dataset.saved) | {"Cache-Control": OWN_ASK_AGAIN}
        if _unchanged(headers, tag, dataset.saved):
            return Response(status_code=304, headers=known)
        media_type = package.MEDIA_TYPE if suffix == "zip" else table_csv.MEDIA_TYPE
        if not body:  # nothing is read from the database for who asks for the headers only
            return StreamingResponse(iter(()), media_type=media_type, headers=known)
        if suffix == "csv":
            return StreamingResponse(dataset.rows(), media_type=media_type, headers=known)
        return partial(_pack, dataset, known)

    @cached_property
    def _made(self) -> datetime:
        return datetime.combine(date.fromisoformat(self._atlas().created), datetime.min.time(), UTC)

    @cached_property
    def _files(self) -> Mapping[str, File]:
        """Every file of the built-in dataset by its address; about a megabyte, made once."""
        atlas = self._atlas()
        described = json.loads((self._folder / package.DESCRIPTOR).read_text(encoding="utf-8"))["resources"]
        contents = {ZIP_NAME: (package.atlas_package(atlas, self._folder), package.MEDIA_TYPE)}
        for entry in described:
            if entry["format"] == "csv":
                content = (self._folder / entry["path"]).read_bytes()
                contents[Path(entry["path"]).name] = (content, table_csv.MEDIA_TYPE)
        files: dict[str, File] = {}
        for name, (content, media_type) in contents.items():
            files[f"latest/{name}"] = File(content, media_type)
            files[f"v/{atlas.version}/{name}"] = File(content, media_type, FOR_GOOD)
        files["index.json"] = File(listing(atlas.version, atlas.created, list(contents)), JSON)
        return files

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(name.removeprefix("latest/") for name in self._files if name.startswith("latest/"))

    @cached_property
    def _pages(self) -> Mapping[str, File]:
        """The page for people by language."""
        version = self._atlas().version
        headers = (("Content-Security-Policy", POLICY), ("Vary", "Accept-Language"))
        return {code: File(page(version, self._names, code), HTML, headers=headers) for code in LANGUAGES}

    def _what_exists(self, below: str) -> str:
        version = self._atlas().version
        return (
            f"There is nothing at this address: {below}/latest/ and {below}/v/{version}/ (the only version here) "
            f"have {', '.join(self._names)}; {below}/ lists them all."
        )


def routes(
    atlas: Callable[[], Atlas], own: Callable[[str], OwnDataset | None] | None = None, folder: Path = HERE
) -> list[Route]:
    """What `st.App(routes=…)` takes; arguments as for `DataApi`."""
    # The slash at the end makes the relative links of the page right; the address itself is relative for a path prefix.
    return [
        Route(PREFIX, _with_slash),
        Route(f"{PREFIX}/{{path:path}}", DataApi(atlas, own, folder)),
    ]


def _with_slash(request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{PREFIX.removeprefix('/')}/{query}", 308)


def _language(scope: Scope, headers: Headers) -> str:
    """The language asked for, else the one that the browser prefers."""
    asked = QueryParams(scope["query_string"]).get("lang")
    return asked if asked in LANGUAGES else preferred(headers.get("accept-language"))


def _readable(response: Response) -> Response:
    """The response with the headers that let any page read it."""
    for name, value in _EVERYWHERE.items():
        response.headers.setdefault(name, value)
    return response


def _pack(dataset: OwnDataset, headers: dict[str, str]) -> Response:
    """Pack a user's dataset; the file is closed once it is sent."""
    packed = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
    try:
        dataset.package(packed)
    except StoreError as error:
        packed.close()
        return _unavailable(error)
    size = {"Content-Length": str(packed.tell())}
    packed.seek(0)
    return StreamingResponse(_in_pieces(packed), media_type=package.MEDIA_TYPE, headers=headers | size)


def _unavailable(error: StoreError) -> Response:
    return PlainTextResponse(str(error), 503, headers=_NEVER_KEPT)


def _in_pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


_NEVER_KEPT = {"Cache-Control": "no-store"}
_EVERYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
_PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


def _validators(tag: str, modified: datetime) -> dict[str, str]:
    return {"ETag": tag, "Last-Modified": format_datetime(modified.astimezone(UTC), usegmt=True)}


def _unchanged(headers: Headers, tag: str, modified: datetime) -> bool:
    """Whether the client has these bytes already; a tag counts before a date (RFC 9110, 13.2.2)."""
    asked = headers.get("if-none-match")
    if asked is not None:
        known = [part.strip().removeprefix("W/") for part in asked.split(",")]
        return "*" in known or tag in known
    since = _moment(headers.get("if-modified-since"))
    return since is not None and modified.replace(microsecond=0) <= since


def _moment(text: str | None) -> Any:
    if text is None:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None  # a date that is none asks for nothing (RFC 9110, 13.1.3)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
