"""Delete expired datasets while the server runs."""

import asyncio
import logging
from datetime import UTC, datetime

from anyio import to_thread

from components.dataset import cache
from components.operations.logs import say
from data.store import clock

INTERVAL_SECONDS = 600.0


async def delete_expired_regularly() -> None:
    """Delete expired datasets now and every ten minutes, until cancelled."""
    while True:
        await to_thread.run_sync(delete_expired_datasets)
        await asyncio.sleep(INTERVAL_SECONDS)


def delete_expired_datasets() -> None:
    """Delete expired datasets, unless the clock has jumped; log how many, or why it failed."""
    if not clock.steady():
        say("purge skipped", logging.WARNING)
        return
    try:
        deleted = cache.store().purge(datetime.now(UTC))
    except Exception as error:  # whatever it was, the next purge tries again
        say("purge failed", logging.ERROR, error)
        return
    if deleted:
        say("purged", datasets=deleted)
