"""Redirect other addresses of a page to its own: `/map` to the map, `/industrial-cloud` to `/industrial_cloud`."""

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from components.page.registry import PAGES

ALIASES = {
    alias: entry.path for entry in PAGES for alias in {entry.key, entry.key.replace("_", "-")} if alias != entry.path
}
"""Path of each page by the other names that readers try."""


def page_alias(request: Request) -> RedirectResponse:
    """Redirect to the page with the query kept. The address is relative, so it holds under a path prefix too."""
    path = ALIASES[request.url.path.rpartition("/")[2]]
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{path}{query}", status_code=308)


ROUTES = [Route(f"/{alias}", page_alias, methods=["GET"]) for alias in sorted(ALIASES)]
