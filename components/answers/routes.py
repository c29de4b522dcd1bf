"""The pages whose clicks are answered in the browser, and the route that sends the answers.

The query of the address describes the view, so any process can make its answers: another replica, or this one after a
restart. The path holds a hash of everything that the answers depend on, so browsers may cache them for good.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.change.answers import change_answers
from components.compare.view import PAGE_KEYS as COMPARE_KEYS
from components.compare.view import compare_answers
from components.export.data_api import REVALIDATE_PRIVATE
from components.export.packing import DownloadLimits, client_address
from components.map.answers import map_answers
from components.map.map_figure import PAGE_KEYS as MAP_KEYS
from components.matrix.answers import matrix_answers
from components.matrix.matrix_figure import PAGE_KEYS as MATRIX_KEYS
from components.page.answers import FOLDER, PAGE, THEME, AnswersInView
from components.page.open_page import OpenPage, PageKeys, read_page
from components.page.view_cache import cached
from components.result.answers import result_answers
from components.result.choices import page_keys as result_keys
from components.server.compressed import FOR_GOOD, CompressedFile

LIMITS = DownloadLimits(total=48, per_client=8, preparing=2)


@dataclass(frozen=True)
class View:
    """A page whose clicks are answered in the browser.

    Attributes:
        page_keys: the page's own keys of the URL, with the values that each may take.
        answers: returns the answers of the view that a page shows; None if nothing in it can be clicked.
    """

    page_keys: PageKeys
    answers: Callable[[OpenPage], AnswersInView | None]


VIEWS: Mapping[str, View] = {
    "map": View(MAP_KEYS, map_answers),
    "heatmap": View(MATRIX_KEYS, matrix_answers),
    "change": View({}, change_answers),
    "compare": View(COMPARE_KEYS, compare_answers),
    "result": View(result_keys, result_answers),
}
"""By key of the page."""


async def answers(request: Request) -> Response:
    """Send the answers of the view that the address names."""
    query = dict(request.query_params)
    view = VIEWS.get(query.pop(PAGE, ""))
    if view is None:
        return _none()
    with LIMITS.slot(client_address(request.scope)) as refusal:
        if refusal:
            return refusal
        async with LIMITS.preparing:
            file = await to_thread.run_sync(_file, view, request.query_params[PAGE], query, request.path_params["name"])
    return await file.answer(request.headers) if file else _none()


def _file(view: View, key: str, query: dict[str, str], name: str) -> CompressedFile | None:
    """Return the answers as a file; None if the view is another one now, as after a change of the data."""
    theme = query.pop(THEME, "")
    page, _requested = read_page(key, query, view.page_keys, theme=theme)
    found = view.answers(page)
    if found is None or found.name != name or not found.address:
        return None

    def make() -> CompressedFile:
        # A user's dataset may be deleted at any time, and then no browser may show it any more.
        file = CompressedFile(found.as_json(), "application/json", REVALIDATE_PRIVATE if page.data else FOR_GOOD)
        file.finish()
        return file

    return cached(page, f"file-{found.name}", make)


def _none() -> Response:
    return PlainTextResponse("There is no such view.", 404, headers={"Cache-Control": "no-store"})


ROUTES = [Route(f"/{FOLDER}/{{name}}.json", answers, methods=["GET"])]
