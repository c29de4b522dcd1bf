"""Addresses beside the pages: the outlines of users' datasets, and the atlas's own scripts."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components import front_page, own_outlines
from data.store.datasets import DatasetStore
from data.store.errors import StoreError, UnknownDatasetError
from data.store.settings import store_settings


def outlines(request: Request) -> Response:
    """The outlines of a dataset, for whoever has its link."""
    store = DatasetStore(store_settings())
    try:
        header = store.open(request.path_params["dataset_id"])
        found = store.geometry(header.id)
    except UnknownDatasetError as error:
        return PlainTextResponse(str(error), 404)
    except StoreError as error:
        return PlainTextResponse(str(error), 503)
    if found is None:
        return PlainTextResponse("This dataset has no outlines.", 404)
    tag = f'"{header.content_hash}"'
    headers = {"ETag": tag, "Cache-Control": "private, max-age=3600"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(found, media_type="application/geo+json", headers=headers)


ROUTES = [Route(f"/{own_outlines.ROUTE}", outlines, methods=["GET"]), *front_page.ROUTES]
