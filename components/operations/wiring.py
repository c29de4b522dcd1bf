"""What app.py hands to the server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware

from components.operations.logs import say, write_json
from components.operations.replica import ReplicaCookie
from components.operations.request_id import RequestId
from components.operations.settings import operation_settings
from components.operations.watch import Watch


def outer() -> list[Middleware]:
    """Middleware around the security headers: the id comes first, so that all within can name it."""
    return [Middleware(RequestId)]


def inner() -> list[Middleware]:
    """Middleware within the security headers: what is answered here carries them too."""
    return [Middleware(Watch), Middleware(ReplicaCookie, name=operation_settings().replica)]


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """From start to stop: the log turns to JSON once uvicorn has set up its own."""
    write_json(operation_settings().log_level)
    say("started")
    yield {}
    say("stopped")
