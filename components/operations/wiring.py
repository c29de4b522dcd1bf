"""What app.py hands to the server."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from starlette.middleware import Middleware

from components.operations.dataset import check_dataset
from components.operations.delete_expired import delete_expired_regularly
from components.operations.logs import log_event, write_json
from components.operations.replica_cookie import ReplicaCookie
from components.operations.request_id import RequestId
from components.operations.request_log import RequestLog
from components.operations.runs import rehearsal
from components.operations.settings import operation_settings
from components.operations.streamlit_patches import apply_patches
from components.operations.warm_up import freeze_memory, warm_up
from components.page.corrections_address import corrections_address
from data.documents.limits import DocumentLimits
from data.upload.limits import Limits


def outer() -> list[Middleware]:
    """Middleware around the security headers: the id comes first, so that all within can name it."""
    return [Middleware(RequestId)]


def inner() -> list[Middleware]:
    """Middleware within the security headers: what is answered here carries them too."""
    return [Middleware(RequestLog), Middleware(ReplicaCookie, name=operation_settings().replica)]


def lifespan(prepare: Callable[[], Awaitable[None]]) -> Callable[[Any], AbstractAsyncContextManager[dict[str, Any]]]:
    """From start to stop.

    Args:
        prepare: called at the end of the warm-up, which may be switched off.

    The start raises ValueError if a setting cannot be read; the message names it.
    """

    @asynccontextmanager
    async def from_start_to_stop(_app: Any) -> AsyncIterator[dict[str, Any]]:
        Limits.from_environment()
        DocumentLimits.from_environment()
        settings = operation_settings()
        write_json(settings.log_level)  # now that uvicorn has set up its own log
        check_dataset()
        corrections_address()
        apply_patches()
        if settings.warm_up:
            with rehearsal():
                await warm_up()
                await prepare()
        freeze_memory()
        log_event("started")
        purging = asyncio.create_task(delete_expired_regularly())
        yield {}
        purging.cancel()
        log_event("stopped")

    return from_start_to_stop
