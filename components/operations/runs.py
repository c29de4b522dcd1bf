"""Count and log runs of pages, and show a sentence when one fails."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from time import perf_counter

import streamlit as st

from components.operations.logs import log_event
from components.operations.metrics import ERRORS, RUN_SECONDS, RUNS
from components.operations.request_id import current, of_the_viewer
from components.text import i18n
from components.text.escaping import escape_markdown
from components.text.i18n import _
from data.errors import AtlasDataError
from data.store.errors import StoreError

_rehearsing = Event()


@contextmanager
def rehearsal() -> Iterator[None]:
    """Neither count nor log the runs of the warm-up, which happen within the block."""
    _rehearsing.set()
    try:
        yield
    finally:
        _rehearsing.clear()


@contextmanager
def timed_run(page: str) -> Iterator[None]:
    """Time one run of a page, count it and log it.

    Args:
        page: the page's key in the registry.
    """
    if _rehearsing.is_set():
        yield
        return
    start = perf_counter()
    outcome = "cut"  # a run that is stopped or restarted ends with an exception that is no error
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
            log_event("run", page=page, outcome=outcome, milliseconds=round(1000 * seconds, 1))


def script_error(error: Exception) -> bool:
    """Count and log a failed run and show the reader a message; return True, so that Streamlit shows none.

    Streamlit logs the error too, but knows no number, and a run can fail before it comes to a page.
    """
    ERRORS.labels("run").inc()
    with of_the_viewer():
        number = current()
        log_event("run failed", logging.ERROR, error)
    # A run can fail before the page has read the language from the address.
    asked = st.query_params.get("lang", "")
    i18n.use(asked if asked in i18n.LANGUAGES else i18n.preferred(st.context.locale))
    sentences = [sentence(error)]
    if number:
        sentences.append(_("The number in the log is {number}.").format(number=number))
    st.error(" ".join(sentences))
    return True


def sentence(error: Exception) -> str:
    """What a reader can do about an error; the messages of the data layer are for operators."""
    if isinstance(error, AtlasDataError):
        return _(
            "The atlas’s own dataset on this server is damaged or incomplete, so this page cannot be shown. Whoever "
            "runs the server finds every problem in its log."
        )
    if isinstance(error, StoreError):
        return escape_markdown(_(str(error)))
    return _("This page failed on the server. Reload it; if it fails again, tell whoever runs the atlas.")
