"""The front end's one HTML document, with the atlas's own scripts, style sheet and icon.

What only the browser can do (a picture of a figure, the clipboard, the language of the document) is written in
`components/assets/*.js`. The scripts are served by this process and named in the document's head, so the
Content-Security-Policy needs no exception for them. plotly.js is the file of the installed plotly.py, or a smaller
bundle of the same version.
"""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote_plus

import plotly
import streamlit as st
from focus_atlas_figure import COMPONENT, SCRIPT
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.state.query_params import CLIENT_STATE_QUERY_STRING_MAX_FIELDS as MOST

from components.server.compressed import FOR_GOOD, REVALIDATE, CompressedFile

ASSETS = Path(__file__).parents[1] / "assets"
STATIC = Path(st.__file__).parent / "static"
OUTLINES_FOLDER = Path(__file__).parents[2] / "static"
FOLDER = "scripts"
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
}
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
BUNDLES = Path(__file__).parents[2] / "var"
"""Where `make bundle` puts plotly.js with the traces in use alone, named by its version."""

COMPONENTS = "BidiComponent"
"""Chunk of the front end that draws components."""

NAMED = re.compile(r'"\./static/((?:js|css)/[^"/]+\.(?:js|css))"')
UNUSED_FONT = re.compile(r'<link\s+rel="preload"\s+href="\./static/media/SourceSans[^>]*>')
"""A font that Streamlit's document asks for and that no theme of the atlas names."""

OUTLINES = ("boundaries.geojson", "world_110m.json")
"""Files in `static/` that the map is drawn from. Their addresses do not change with their content."""

OK, NOT_FOUND = 200, 404
TOO_MANY = (
    f"The link holds more than {MOST:,} parameters, which is more than is read: shorten it, or open the atlas anew."
)
"""Streamlit would show the page as if the link held none."""

STATIC_APP_ID = "staticAppId"
"""Streamlit's front end would ask a host of its makers' for the app of this id, and show nothing of this one."""


class FrontPage:
    """ASGI middleware that sends the document below in place of Streamlit's own.

    An HTML response with a Content-Security-Policy is another page, one with a Content-Disposition is a download: both
    pass unchanged. A link with the key STATIC_APP_ID is redirected to the same link without it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.document = CompressedFile(document().encode(), "text/html; charset=utf-8", REVALIDATE)
        self.files = front_end_files()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; replace the document when it comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        query = scope.get("query_string", b"").decode("latin-1")
        if query.count("&") >= MOST:
            await PlainTextResponse(TOO_MANY, 414)(scope, receive, send)
            return
        without_app = "&".join(part for part in query.split("&") if not _names_static_app(part))
        if without_app != query:
            # Relative, for a path prefix.
            await RedirectResponse(f"?{without_app}", 303)(scope, receive, send)
            return
        if scope["method"] == "GET" and (known := self.files.get(scope["path"])):
            await (await known.answer(Headers(scope=scope)))(scope, receive, send)
            return
        replaced = False

        async def send_document(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                headers = Headers(raw=message.get("headers", []))
                html = headers.get("content-type", "").startswith("text/html")
                other = "content-security-policy" in headers or "content-disposition" in headers
                replaced = html and message["status"] == OK and not other
                if replaced:
                    answer = await self.document.answer(Headers(scope=scope))
                    await answer(scope, receive, send)
            if not replaced:
                await send(message)

        await self.app(scope, receive, send_document)


def document() -> str:
    """Streamlit's document with what is the atlas's own; addresses are relative, for a path prefix.

    Browsers are asked not to translate it: the app speaks both languages itself, and a translation would replace the
    nodes of texts that the front end still changes.
    """
    text = (STATIC / "index.html").read_text(encoding="utf-8")
    head = f'<script async data-plotly src="{_address(plotly_js())}"></script>'
    head += "".join(f'<script defer src="{_address(path)}"></script>' for path in _scripts())
    head += "".join(f'<script type="module" crossorigin src="{address}"></script>' for address in _needed_by_figures())
    # At the end: of two rules alike the later holds, and the front end puts its own into the head as it goes.
    tail = "".join(f'<link rel="stylesheet" href="{_address(path)}">' for path in sorted(ASSETS.glob("*.css")))
    return (
        UNUSED_FONT.sub("", text)
        .replace('<html lang="en">', '<html lang="en" translate="no" class="notranslate">', 1)
        .replace("./favicon.png", _address(ASSETS / "icon.svg"), 1)
        .replace("<head>", f"<head>{head}", 1)
        .replace("</body>", f"{tail}</body>", 1)
    )


@cache
def front_end_files() -> dict[str, CompressedFile]:
    """The front end's files that the document names, and the outlines of the map, by path of their address.

    A visit asks for a hundred at once; Streamlit would open and read each in a thread and send it uncompressed.
    """
    prefix = str(st.get_option("server.baseUrlPath") or "").strip("/")
    base = f"/{prefix}" if prefix else ""
    named = sorted(set(NAMED.findall(document())))
    files = {f"{base}/static/{name}": _compressed(STATIC / "static" / name) for name in named}
    for name in OUTLINES:
        if (path := OUTLINES_FOLDER / name).is_file():
            files[f"{base}/app/static/{name}"] = _compressed(path, REVALIDATE)
    return files


@cache
def assets() -> dict[str, CompressedFile]:
    """The atlas's own files and plotly.js by name. Their addresses change with their content."""
    own = [path for path in sorted(ASSETS.iterdir()) if path.suffix in TYPES]
    return {path.name: _compressed(path) for path in (plotly_js(), *own)}


async def asset(request: Request) -> Response:
    """Send a file of the atlas's own."""
    found = assets().get(request.path_params["name"])
    return await found.answer(request.headers) if found else PlainTextResponse("There is no such file.", NOT_FOUND)


ROUTES = [Route(f"/{FOLDER}/{{name}}", asset, methods=["GET"])]


def _scripts() -> list[Path]:
    """The atlas's scripts in the order in which they run: `figure_marks.js` is used by those after it."""
    return sorted(ASSETS.glob("*.js"), key=lambda path: (path.name != "figure_marks.js", path.name))


def plotly_js() -> Path:
    """The bundle if there is one of the version that plotly.py brings along, else the file of plotly.py."""
    with PLOTLY.open(encoding="utf-8") as file:
        version = re.search(r"plotly\.js v([\d.]+)", file.read(200))
    bundle = BUNDLES / f"plotly-{version[1]}.min.js" if version else PLOTLY
    return bundle if bundle.is_file() else PLOTLY


def _needed_by_figures() -> list[str]:
    """Addresses of the modules that the front end would fetch, one after the other, once the first figure arrives."""
    chunks = (STATIC / "static" / "js").glob(f"{COMPONENTS}.*.js")
    component = f"./_stcore/bidi-components/{COMPONENT}/{SCRIPT}"
    return [*(f"./static/js/{path.name}" for path in chunks), component]


def _address(path: Path) -> str:
    return f"./{FOLDER}/{path.name}?v={_version(path)}"


def _names_static_app(part: str) -> bool:
    return unquote_plus(part.partition("=")[0]) == STATIC_APP_ID


def _version(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12]


def _compressed(path: Path, cache_control: str = FOR_GOOD) -> CompressedFile:
    return CompressedFile(path.read_bytes(), TYPES[path.suffix], cache_control)
