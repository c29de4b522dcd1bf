"""Is the process alive, and can it take visitors? Asked by orchestrators; told in one sentence of plain text."""

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from components.dataset import cache
from data.errors import AtlasDataError
from data.store.errors import NewerSchemaError, StoreError, StoreFullError

NO_CACHE = {"Cache-Control": "no-store"}


async def liveness(_request: Request) -> PlainTextResponse:
    """200 as long as the event loop turns; it asks nothing else, so a lost database restarts nobody."""
    return PlainTextResponse("Alive.", headers=NO_CACHE)


def readiness(_request: Request) -> PlainTextResponse:
    """200 when the built-in dataset is loaded and the database answers, else 503 and what is missing."""
    missing = [told for told in (_dataset(), _database()) if told]
    if missing:
        return PlainTextResponse(f"Not ready. {' '.join(missing)}", 503, NO_CACHE)
    return PlainTextResponse("Ready.", headers=NO_CACHE)


def _dataset() -> str:
    try:
        cache.atlas()
    except (AtlasDataError, OSError):
        return "The built-in dataset cannot be read: start the app by hand, which lists the problems of data/tables."
    return ""


def _database() -> str:
    try:
        cache.store().ready()
    except StoreFullError:
        return "The database file cannot be opened or written: check ATLAS_DATA_DIR and its volume."
    except NewerSchemaError as error:
        return str(error)
    except StoreError:
        return "The database of saved datasets does not answer: check ATLAS_DATABASE_URL and the server it names."
    except SQLAlchemyError:
        return "The database cannot be used: check the address in ATLAS_DATABASE_URL and the rights of its user."
    return ""
