"""Routes beside the pages: data for programs, outlines of users' datasets, scripts, other addresses of the pages."""

import re
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from components.dataset import cache, user_boundaries
from components.export import data_api
from components.export.package import user_package
from components.export.packing import Download, DownloadLimits, in_pieces
from components.export.user_files import user_csv, user_table
from components.server import index_html, page_aliases, streamlit_strings
from data.store.datasets import DatasetStore
from data.store.errors import StoreError, UnknownDatasetError
from data.store.settings import store_settings

DATASET_ID = re.compile(r"[A-Za-z0-9_-]{22}")
OUTLINE_DOWNLOADS = DownloadLimits(total=48, per_client=8, preparing=48)


def outlines(request: Request) -> Response | Download:
    """Send the outlines of a dataset to everyone with its link; they are read only if they are sent."""
    store = DatasetStore(store_settings())
    try:
        header = store.open(request.path_params["dataset_id"])
    except UnknownDatasetError as error:
        return PlainTextResponse(str(error), 404)
    except StoreError as error:
        return PlainTextResponse(str(error), 503)
    if not header.has_outlines:
        return PlainTextResponse("This dataset has no outlines.", 404)
    # The dataset may be deleted at any time, so nobody may keep its outlines without asking.
    known = {"ETag": f'"{header.content}"', "Cache-Control": data_api.REVALIDATE_PRIVATE}
    if unchanged := data_api.not_modified(known, request.headers):
        return unchanged
    pieces = in_pieces(store.outlines(header.id) if request.method == "GET" else ())
    return Download(
        lambda _opened: StreamingResponse(pieces, media_type="application/geo+json", headers=known), OUTLINE_DOWNLOADS
    )


def user_dataset(dataset_id: str) -> data_api.DatasetDownload | None:
    """Return a user's dataset for programs, None if there is none with this id.

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
    return data_api.DatasetDownload(
        header.content_hash,
        header.name,
        header.created_at,
        rows=partial(user_csv, store, header),
        package=partial(user_package, user_table(store, header)),
    )


ROUTES = [
    Route(f"/{user_boundaries.ROUTE}", outlines, methods=["GET"]),
    *data_api.routes(cache.atlas, user_dataset),
    *index_html.ROUTES,
    *streamlit_strings.ROUTES,
    *page_aliases.ROUTES,
]
