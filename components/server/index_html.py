"""The front end's one HTML document, with the atlas's own scripts, style sheet and icon.

What only the browser can do (a picture of a figure, the clipboard, the language of the document) is written in
`components/assets/*.js`. The scripts are served by this process and named in the document's head, so the
Content-Security-Policy needs no exception for them. plotly.js is the file of the installed plotly.py, or a smaller
bundle of the same version.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from html import escape
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
from components.server.fonts import font_files, font_head, icon_fonts

ORDER = {"figure_marks.js": -1, "first_view.js": 1}
"""Place of a script before or after the others."""

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

COMPONENTS = "bidi_component"
"""What the front end calls an element that a component draws."""

FRONT_END = re.compile(r'<script type="module" crossorigin src="([^"]+)"></script>')
"""What starts the front end. A document with a first view leaves it to `assets/first_view.js`."""

MODULE = 'type="module"'
PRELOADED_MODULE = '<link rel="modulepreload" crossorigin href='
PRELOADED_LATER = '<link rel="preload" as="script" fetchpriority="low" crossorigin href='
"""Modules that are fetched and not yet compiled, while the first figure is drawn."""

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


FirstViewOf = Callable[[str, str, Headers], CompressedFile | None]
"""Returns the document with the first view that a request asks for, given the page's path, query and headers."""


class FrontPage:
    """ASGI middleware that sends the document below in place of Streamlit's own, or one with a first view.

    An HTML response with a Content-Security-Policy is another page, one with a Content-Disposition is a download: both
    pass unchanged. A link with the key STATIC_APP_ID is redirected to the same link without it.
    """

    def __init__(self, app: ASGIApp, first_view: FirstViewOf = lambda _path, _query, _headers: None) -> None:
        self.app = app
        self.first_view = first_view
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
                    asked = Headers(scope=scope)
                    path = scope["path"].removeprefix(_base()).strip("/")
                    found = self.first_view(path, query, asked) or self.document
                    await (await found.answer(asked))(scope, receive, send)
            if not replaced:
                await send(message)

        await self.app(scope, receive, send_document)


def document() -> str:
    """Streamlit's document with what is the atlas's own; addresses are relative, for a path prefix.

    Browsers are asked not to translate it: the app speaks both languages itself, and a translation would replace the
    nodes of texts that the front end still changes.
    """
    needed = _modules((COMPONENTS,))
    modules = "".join(f'<script type="module" crossorigin src="{address}"></script>' for address in needed)
    return _with_additions(_streamlit_document(), modules, "")


def document_with(head: str, views: str, title: str, kinds: Iterable[str]) -> str | None:
    """The document with a first view, which starts the front end itself; None if Streamlit's is not as expected.

    Args:
        head: more elements of the head.
        views: the first view in each theme, as templates.
        title: of the window, until the front end sets it.
        kinds: kinds of elements in the view, as the front end calls them.
    """
    text = _streamlit_document()
    starts = FRONT_END.findall(text)
    if len(starts) != 1 or text.count(MODULE) != 1:
        return None
    later = " ".join([*starts, *_modules(kinds)])
    text = FRONT_END.sub("", text).replace(PRELOADED_MODULE, PRELOADED_LATER)
    text = re.sub(r"<title>.*?</title>", lambda _found: f"<title>{escape(title)}</title>", text)
    return _with_additions(text, f'{head}<meta name="front-end" content="{escape(later)}">', views)


def _streamlit_document() -> str:
    return (STATIC / "index.html").read_text(encoding="utf-8")


def _with_additions(text: str, modules: str, views: str) -> str:
    head = font_head({name: f"./{FOLDER}/{name}?v={_hash(content)}" for name, content in font_files().items()})
    head += f'<script async data-plotly src="{_address(plotly_js())}"></script>'
    head += "".join(f'<script defer src="{_address(path)}"></script>' for path in _scripts()) + modules
    # At the end: of two rules alike the later holds, and the front end puts its own into the head as it goes.
    tail = "".join(f'<link rel="stylesheet" href="{_address(path)}">' for path in sorted(ASSETS.glob("*.css")))
    return (
        UNUSED_FONT.sub("", text)
        .replace('<html lang="en">', '<html lang="en" translate="no" class="notranslate">', 1)
        .replace("./favicon.png", _address(ASSETS / "icon.svg"), 1)
        .replace("<head>", f"<head>{head}", 1)
        .replace("</body>", f"{views}{tail}</body>", 1)
    )


class FrontEndFiles:
    """The front end's scripts, styles and icons, and the outlines of the map, compressed and kept in memory.

    A visit asks for a hundred; Streamlit would open and read each in a thread and send it uncompressed. Those that the
    document names are compressed at the start, the others when they are first asked for.
    """

    def __init__(self) -> None:
        base = _base()
        self._paths = {f"{base}/static/{path.parent.name}/{path.name}": path for path in STATIC.glob("static/[cj]s*/*")}
        self._known: dict[str, CompressedFile] = {}
        for name in sorted(set(NAMED.findall(document()))):
            self.get(f"{base}/static/{name}")
        for name, content in icon_fonts().items():
            self._known[f"{base}/static/media/{name}"] = CompressedFile(content, "font/woff2")
        for name in OUTLINES:
            if (path := OUTLINES_FOLDER / name).is_file():
                self._known[f"{base}/app/static/{name}"] = _compressed(path, REVALIDATE)

    def get(self, address: str) -> CompressedFile | None:
        """Return the file with this path of an address, None if there is none."""
        path = self._paths.get(address)
        if path and address not in self._known and path.suffix in TYPES:
            self._known[address] = _compressed(path)
        return self._known.get(address)


@cache
def front_end_files() -> FrontEndFiles:
    """The files, compressed once for the process."""
    return FrontEndFiles()


@cache
def assets() -> dict[str, CompressedFile]:
    """The atlas's own files and plotly.js by name. Their addresses change with their content."""
    own_files = [path for path in sorted(ASSETS.iterdir()) if path.suffix in TYPES]
    fonts = {name: CompressedFile(content, "font/woff2") for name, content in font_files().items()}
    return {path.name: _compressed(path) for path in (plotly_js(), *own_files)} | fonts


async def asset(request: Request) -> Response:
    """Send a file of the atlas's own."""
    found = assets().get(request.path_params["name"])
    return await found.answer(request.headers) if found else PlainTextResponse("There is no such file.", NOT_FOUND)


ROUTES = [Route(f"/{FOLDER}/{{name}}", asset, methods=["GET"])]


def _scripts() -> list[Path]:
    """The atlas's scripts in the order in which they run: some use those before them."""
    return sorted(ASSETS.glob("*.js"), key=lambda path: (ORDER.get(path.name, 0), path.name))


def plotly_js() -> Path:
    """The bundle if there is one of the version that plotly.py brings along, else the file of plotly.py."""
    with PLOTLY.open(encoding="utf-8") as file:
        version = re.search(r"plotly\.js v([\d.]+)", file.read(200))
    bundle = BUNDLES / f"plotly-{version[1]}.min.js" if version else PLOTLY
    return bundle if bundle.is_file() else PLOTLY


def _modules(kinds: Iterable[str]) -> list[str]:
    """Addresses of the modules that the front end would fetch, one after the other, as elements of them arrive."""
    names = ["".join(map(str.capitalize, kind.split("_"))) for kind in kinds]
    chunks = [path for name in names for path in (STATIC / "static" / "js").glob(f"{name}.*.js")]
    component = f"./_stcore/bidi-components/{COMPONENT}/{SCRIPT}"
    return [*(f"./static/js/{path.name}" for path in chunks), component]


def _base() -> str:
    prefix = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{prefix}" if prefix else ""


def _address(path: Path) -> str:
    return f"./{FOLDER}/{path.name}?v={_version(path)}"


def _names_static_app(part: str) -> bool:
    return unquote_plus(part.partition("=")[0]) == STATIC_APP_ID


def _version(path: Path) -> str:
    return _hash(path.read_bytes())


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:12]


def _compressed(path: Path, cache_control: str = FOR_GOOD) -> CompressedFile:
    return CompressedFile(path.read_bytes(), TYPES[path.suffix], cache_control)
