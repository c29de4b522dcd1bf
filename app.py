"""Focus Atlas: one file that is the server (`app`, found by `streamlit run`) and the frame (run for each viewer)."""

import os

# Arrow reads it when it is loaded: its own pool would keep 25 MB that nothing uses.
os.environ["ARROW_DEFAULT_MEMORY_POOL"] = os.environ.get("ARROW_DEFAULT_MEMORY_POOL", "system")

import streamlit as st
from starlette.middleware import Middleware

from components.answers.routes import ROUTES as VIEWS
from components.coding.routes import ROUTES as CODING
from components.frame import frame
from components.operations import wiring
from components.operations.routes import ROUTES as OPERATION
from components.operations.routes import below_prefix
from components.operations.runs import script_error
from components.operations.settings import operation_settings
from components.server.first_view import documents as first_view
from components.server.index_html import FrontPage
from components.server.routes import ROUTES
from components.server.security_headers import SecurityHeaders, no_such_file
from components.server.upload_quota import UploadQuota
from components.server.websocket_limits import WebsocketLimits

if __name__ == "__main__":
    frame.run()
else:
    app = st.App(
        __file__,
        lifespan=wiring.lifespan(first_view.prepare),
        routes=[*OPERATION, *below_prefix([*ROUTES, *first_view.ROUTES, *VIEWS, *CODING])],
        middleware=[
            *wiring.outer(),
            Middleware(SecurityHeaders),
            *wiring.inner(),
            Middleware(WebsocketLimits, per_address=operation_settings().connections_per_address),
            Middleware(FrontPage, first_view=first_view.FIRST_VIEWS.document),
            Middleware(UploadQuota),
        ],
        exception_handlers={OSError: no_such_file},
        on_script_error=script_error,
    )
