"""Data for programs: the built-in dataset and users' datasets below /data/, at stable, versioned addresses."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import format_datetime
from functools import cached_property, partial
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from anyio import to_thread
from starlette.datastructures import Headers, QueryParams
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from components.export import package, table_csv
from components.export.data_page import POLICY, ZIP_NAME, listing, page
from components.export.packing import PIECE, Download, DownloadLimits, in_pieces
from components.text.i18n import LANGUAGES, preferred
from data.atlas import Atlas
from data.errors import AtlasDataError
from data.load import HERE
from data.store.errors import StoreError

PREFIX = "/data"
METHODS = ("GET", "HEAD", "OPTIONS")
HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "public, no-cache"
"""Caches may keep the file but ask each time whether it has changed; mostly the answer is 304."""

REVALIDATE_PRIVATE = "private, no-cache"
IN_MEMORY = 8_000_000
"""Bytes of a package of a user's dataset that are held in memory; a larger one goes to a temporary file."""

_SHARED = {"Cross-Origin-Resource-Policy": "cross-origin", "X-Content-Type-Options": "nosniff"}
_NO_STORE = _SHARED | {"Cache-Control": "no-store"}
_CONDITIONS = StaticFiles(check_dir=False)
"""Used for its comparison of conditional headers only."""


@dataclass(frozen=True)
class DatasetDownload:
    """A user's dataset, for everyone with its link.

    Attributes:
        content_hash: of the cells; equal hashes mean equal rows.
        name: given by the user; part of the package, and it may change.
        saved: when it was saved, with time zone.
        rows: yields the CSV in chunks.
        package: writes the dataset as a Data Package into a file.
    """

    content_hash: str
    name: str
    saved: datetime
    rows: Callable[[], Iterator[bytes]]
    package: Callable[[IO[bytes]], None]

    def tag(self, suffix: str) -> str:
        """Return a strong validator for the dataset as `csv` or `zip`."""
        named = hashlib.sha256(self.name.encode("utf-8", "replace")).hexdigest()[:8] if suffix == "zip" else "rows"
        return f'"{self.content_hash}-{named}"'


@dataclass(frozen=True)
class File:
    """A file that is held in memory."""

    content: bytes
    media_type: str
    cache: str = REVALIDATE
    headers: tuple[tuple[str, str], ...] = ()

    @cached_property
    def tag(self) -> str:
        """Strong validator: the hash of the content."""
        return f'"{hashlib.sha256(self.content).hexdigest()[:32]}"'


class DataApi:
    """ASGI application for everything below /data/.

    Every address is a key of one mapping, and no part of a request becomes part of a file's path: a path with dots,
    NULs or anything else gets the same 404 as any other wrong address.

    Args:
        atlas: returns the built-in dataset; called on the first request.
        user_dataset: returns a user's dataset by its id, None if there is none; raises StoreError if the database
            does not answer. Without it there are no users' datasets.
        folder: of the files of the built-in dataset.
    """

    def __init__(
        self,
        atlas: Callable[[], Atlas],
        user_dataset: Callable[[str], DatasetDownload | None] | None = None,
        folder: Path = HERE,
    ) -> None:
        self._atlas = atlas
        self._user_dataset = user_dataset
        self._folder = folder
        self._packages = DownloadLimits(total=8, per_client=2, preparing=1)
        self._tables = DownloadLimits(total=24, per_client=4, preparing=24)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            answer = await to_thread.run_sync(self._answer, scope)
        except AtlasDataError:
            sentence = (
                "The dataset on this server is damaged or incomplete. Whoever runs it finds every problem in its log."
            )
            answer = PlainTextResponse(sentence, 503, headers=_NO_STORE)
        await answer(scope, receive, send)

    def _answer(self, scope: Scope) -> ASGIApp:
        allowed = {"Allow": ", ".join(METHODS)}
        if scope["method"] == "OPTIONS":
            return Response(status_code=204, headers=allowed)
        if scope["method"] not in METHODS:
            return PlainTextResponse("Data can only be read here: use GET or HEAD.", 405, headers=allowed | _NO_STORE)
        path, headers = str(scope["path_params"]["path"]), Headers(scope=scope)
        file = self._pages[_language(scope, headers)] if path == "" else self._files.get(path)
        if file is not None:
            known = response_headers(file.tag, self._created, file.cache) | dict(file.headers)
            return not_modified(known, headers) or Response(file.content, media_type=file.media_type, headers=known)
        if self._user_dataset and path.startswith("own/"):
            try:
                answer = self._user_file(path.removeprefix("own/"), headers, body=scope["method"] == "GET")
            except StoreError as error:
                return _unavailable(error)
            if answer is not None:
                return answer
        below = str(scope["path"]).removesuffix(path).rstrip("/")
        return PlainTextResponse(self._addresses(below), 404, headers=_NO_STORE)

    def _user_file(self, name: str, headers: Headers, *, body: bool) -> ASGIApp | None:
        dataset_id, _dot, suffix = name.partition(".")
        known_suffix = dataset_id and suffix in ("csv", "zip")
        dataset = self._user_dataset(dataset_id) if self._user_dataset and known_suffix else None
        if dataset is None:
            return None
        known = response_headers(dataset.tag(suffix), dataset.saved, REVALIDATE_PRIVATE)
        if unchanged := not_modified(known, headers):
            return unchanged
        media_type = package.MEDIA_TYPE if suffix == "zip" else table_csv.MEDIA_TYPE
        if not body:  # HEAD reads nothing but the header row from the database
            return StreamingResponse(iter(()), media_type=media_type, headers=known)
        if suffix == "zip":
            return Download(partial(_pack, dataset, known), self._packages)
        return Download(
            lambda _opened: StreamingResponse(in_pieces(dataset.rows()), media_type=media_type, headers=known),
            self._tables,
        )

    @cached_property
    def _created(self) -> datetime:
        return datetime.combine(date.fromisoformat(self._atlas().created), datetime.min.time(), UTC)

    @cached_property
    def _files(self) -> Mapping[str, File]:
        """Every file of the built-in dataset by its address; less than a megabyte, read once."""
        atlas = self._atlas()
        resources = json.loads((self._folder / package.DESCRIPTOR).read_text(encoding="utf-8"))["resources"]
        contents = {ZIP_NAME: (package.atlas_package(atlas, self._folder), package.MEDIA_TYPE)}
        for entry in resources:
            if entry["format"] == "csv":
                content = (self._folder / entry["path"]).read_bytes()
                contents[Path(entry["path"]).name] = (content, table_csv.MEDIA_TYPE)
        files: dict[str, File] = {}
        for name, (content, media_type) in contents.items():
            files[f"latest/{name}"] = File(content, media_type)
            files[f"v/{atlas.version}/{name}"] = File(content, media_type, IMMUTABLE)
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

    def _addresses(self, below: str) -> str:
        """Return a sentence that names every address."""
        version = self._atlas().version
        return (
            f"There is nothing at this address: {below}/latest/ and {below}/v/{version}/ (the only version here) "
            f"have {', '.join(self._names)}; {below}/ lists them all."
        )


def routes(
    atlas: Callable[[], Atlas], user_dataset: Callable[[str], DatasetDownload | None] | None = None, folder: Path = HERE
) -> list[Route]:
    """Return the routes for `st.App(routes=…)`; arguments as for `DataApi`. Pages of any origin may read the data."""
    api = CORSMiddleware(
        DataApi(atlas, user_dataset, folder),
        allow_origins=["*"],
        allow_methods=METHODS,
        allow_headers=["If-None-Match", "If-Modified-Since"],
        expose_headers=["ETag", "Last-Modified"],
        max_age=86_400,
    )
    # The trailing slash makes the relative links of the page work; the redirect is relative for a path prefix.
    return [Route(PREFIX, _with_slash), Route(f"{PREFIX}/{{path:path}}", api)]


def response_headers(tag: str, modified: datetime, cache: str) -> dict[str, str]:
    """Return the headers of a file: validators, cache control, and that pages of any origin may embed it."""
    modified_text = format_datetime(modified.astimezone(UTC), usegmt=True)
    return _SHARED | {"ETag": tag, "Last-Modified": modified_text, "Cache-Control": cache}


def not_modified(headers: Mapping[str, str], request_headers: Headers) -> Response | None:
    """Return the response 304 if the client already has the file with these headers, else None."""
    if _CONDITIONS.is_not_modified(Headers(headers), request_headers):
        return Response(status_code=304, headers=headers)
    return None


def _with_slash(request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{PREFIX.removeprefix('/')}/{query}", 308)


def _language(scope: Scope, headers: Headers) -> str:
    """Return the language that the query asks for, else the one that the browser prefers."""
    requested = QueryParams(scope["query_string"]).get("lang")
    return requested if requested in LANGUAGES else preferred(headers.get("accept-language"))


def _pack(dataset: DatasetDownload, headers: dict[str, str], opened: ExitStack) -> Response:
    """Write a package into a temporary file, which `opened` closes, and return the response that sends it."""
    packed = opened.enter_context(SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115
    try:
        dataset.package(packed)
    except StoreError as error:
        return _unavailable(error)
    size = {"Content-Length": str(packed.tell())}
    packed.seek(0)
    return StreamingResponse(
        iter(partial(packed.read, PIECE), b""), media_type=package.MEDIA_TYPE, headers=headers | size
    )


def _unavailable(error: StoreError) -> Response:
    return PlainTextResponse(str(error), 503, headers=_NO_STORE)
