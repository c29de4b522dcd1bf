"""Runs: how long each took, how it ended."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from components.operations.logs import say
from components.operations.metrics import ERRORS, RUN_SECONDS, RUNS
from components.operations.request_id import of_the_viewer


@contextmanager
def timed_run(page: str) -> Iterator[None]:
    """Time one run of a page, count it and log it.

    Args:
        page: the page's key in the registry.
    """
    start = perf_counter()
    outcome = "cut"  # st.stop() and st.rerun() leave by an exception that is no error
    try:
        yield
        outcome = "done"
    except Exception:
        outcome = "failed"
        raise
    finally:
        seconds = perf_counter() - start
        RUNS.labels(page, outcome).inc()
        if outcome != "cut":
            RUN_SECONDS.labels(page).observe(seconds)
        with of_the_viewer():
            say("run", page=page, outcome=outcome, milliseconds=round(1000 * seconds, 1))


def script_error(_error: Exception) -> None:
    """Count a run that failed. Streamlit shows its own sentence and logs the error."""
    ERRORS.labels("run").inc()
