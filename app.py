"""Focus Atlas: one file that is the server (`app`, found by `streamlit run`) and the frame (run for each viewer)."""

import streamlit as st
from starlette.middleware import Middleware

from components import shell
from components.front_page import FrontPage
from components.routes import ROUTES
from components.server import SecurityHeaders

if __name__ == "__main__":
    shell.frame()
else:
    app = st.App(__file__, routes=ROUTES, middleware=[Middleware(SecurityHeaders), Middleware(FrontPage)])
