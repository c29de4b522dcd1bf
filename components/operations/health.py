"""Health checks for orchestrators, answered in one sentence of plain text: is the process alive, is it ready."""

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from components.dataset import cache
from data.errors import AtlasDataError
from data.store.errors import NewerSchemaError, StoreError, StoreFullError

NO_CACHE = {"Cache-Control": "no-store"}


async def liveness(_request: Request) -> PlainTextResponse:
    """Answer 200 while the event loop runs. It checks nothing else, so a lost database causes no restart."""
    return PlainTextResponse("Alive.", headers=NO_CACHE)


def readiness(_request: Request) -> PlainTextResponse:
    """Answer 200 if the built-in dataset is loaded and the database answers, else 503 with what is missing."""
    missing = [text for text in (_dataset(), _database()) if text]
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
