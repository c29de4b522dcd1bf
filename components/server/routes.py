"""Addresses beside the pages: data for programs, the outlines of users' datasets, the atlas's own scripts."""

import re
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.dataset import cache, user_boundaries
from components.export import data_api
from components.export.own_data import own_csv, own_table
from components.export.package import own_package
from components.server import index_html, streamlit_strings
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


DATASET_ID = re.compile(r"[A-Za-z0-9_-]{22}")


def own_dataset(dataset_id: str) -> data_api.OwnDataset | None:
    """A user's dataset for programs, None where there is none under this id.

    Raises:
        StoreError: the database does not answer.
    """
    if not DATASET_ID.fullmatch(dataset_id):
        return None
    store = DatasetStore(store_settings())
    try:
        header = store.open(dataset_id)
    except UnknownDatasetError:
        return None
    return data_api.OwnDataset(
        header.content_hash,
        header.name,
        header.created_at,
        rows=partial(own_csv, store, header),
        package=partial(own_package, own_table(store, header)),
    )


ROUTES = [
    Route(f"/{user_boundaries.ROUTE}", outlines, methods=["GET"]),
    *data_api.routes(cache.atlas, own_dataset),
    *index_html.ROUTES,
    *streamlit_strings.ROUTES,
]
