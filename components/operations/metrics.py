"""Counters for Prometheus. Labels come from the code alone, so they are few and hold no personal data."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from components.operations.settings import operation_settings

REGISTRY = CollectorRegistry()
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
"""Upper ends in seconds; the bars of docs/performance.md lie on them."""

RUNS = Counter(
    "focus_atlas_runs", "Runs of a page. cut: stopped or overtaken by the next.", ["page", "outcome"], registry=REGISTRY
)
RUN_SECONDS = Histogram(
    "focus_atlas_run_seconds", "Time of runs that came to their end.", ["page"], buckets=BUCKETS, registry=REGISTRY
)
SESSIONS_OPEN = Gauge("focus_atlas_sessions_open", "Websockets that are open now.", registry=REGISTRY)
SESSIONS = Counter("focus_atlas_sessions", "Websockets opened; a reconnect counts again.", registry=REGISTRY)
IMPORTS = Counter("focus_atlas_imports", "Files that users brought along.", ["outcome"], registry=REGISTRY)
ERRORS = Counter(
    "focus_atlas_errors", "Faults of the app: runs and requests that failed.", ["where"], registry=REGISTRY
)
ProcessCollector(namespace="focus_atlas", registry=REGISTRY)

ImportOutcome = Literal["read", "refused", "saved", "stopped", "failed"]
for _outcome in ("read", "refused", "saved", "stopped", "failed"):
    IMPORTS.labels(_outcome)  # a rate needs the zero before the first event
for _where in ("run", "request"):
    ERRORS.labels(_where)


def count_import(outcome: ImportOutcome) -> None:
    """Count a user's file: read or refused by the checks; then saved, stopped by its user, or failed in the store."""
    IMPORTS.labels(outcome).inc()


@contextmanager
def counted_save() -> Iterator[None]:
    """Count how saving a user's file ends; a run that is stopped leaves by an exception that is no error."""
    outcome: ImportOutcome = "stopped"
    try:
        yield
        outcome = "saved"
    except Exception:
        outcome = "failed"
        raise
    finally:
        count_import(outcome)


def metrics(_request: Request) -> Response:
    """The metrics in Prometheus' text format, where ATLAS_METRICS is on."""
    if not operation_settings().metrics:
        return PlainTextResponse("Metrics are not served here.", 404)
    return Response(generate_latest(REGISTRY), headers={"Content-Type": CONTENT_TYPE_LATEST})
