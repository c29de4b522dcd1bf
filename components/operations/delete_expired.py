"""Delete expired datasets and codings while the server runs."""

import asyncio
import logging
from datetime import UTC, datetime

from anyio import to_thread

from components.dataset import cache
from components.operations.logs import log_event
from data.store import clock
from data.store.codings import CodingStore

INTERVAL_SECONDS = 600.0


async def delete_expired_regularly() -> None:
    """Delete expired datasets and codings now and every ten minutes, until cancelled."""
    while True:
        await to_thread.run_sync(delete_expired_datasets)
        await asyncio.sleep(INTERVAL_SECONDS)


def delete_expired_datasets() -> None:
    """Delete expired datasets and codings, unless the clock has jumped; log how many, or why it failed."""
    if not clock.steady():
        log_event("purge skipped", logging.WARNING)
        return
    try:
        now, store = datetime.now(UTC), cache.store()
        deleted = store.purge(now)
        codings = CodingStore(store.settings).purge(now)
    except Exception as error:  # whatever it was, the next purge tries again
        log_event("purge failed", logging.ERROR, error)
        return
    if deleted or codings:
        log_event("purged", datasets=deleted, codings=codings)
