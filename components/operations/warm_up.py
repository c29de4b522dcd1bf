"""Warm up before the first visitor: visit every page once, then tidy up the memory.

The first visitor of each page would wait for imports, tables and figures. What is loaded for good is frozen, so that
Python's own collections pass it by; the full collection after each run is off (`runner.postScriptGC`).
`docs/performance.md` has the figures.
"""

import gc
from urllib.parse import urlencode

from streamlit.runtime import Runtime

from components.operations.logs import log_event
from components.operations.memory import release_memory
from components.operations.visits import Visitor, visit_to
from components.page.registry import PAGES
from components.text.i18n import LANGUAGES


async def warm_up() -> None:
    """Visit every page in every language as a first visitor does; nothing is sent."""
    app, visitor = Runtime.instance(), Visitor()
    session = app.connect_session(visitor, {})
    try:
        for language in LANGUAGES:
            for entry in PAGES:
                await visitor.visit(app, session, visit_to(entry.path, query=urlencode({"lang": language})))
    except TimeoutError:
        log_event("warm-up ended early")
    finally:
        app.close_session(session)


def freeze_memory() -> None:
    """Take what is loaded out of Python's collections; give the system back what the warm-up no longer needs."""
    gc.collect()
    gc.freeze()
    release_memory()
