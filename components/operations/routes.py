"""Addresses of operation, and every address of the app below a path prefix."""

from collections.abc import Sequence

import streamlit as st
from starlette.routing import BaseRoute, Route

from components.operations.health import liveness, readiness
from components.operations.metrics import metrics

ROUTES = [
    Route("/healthz", liveness, methods=["GET"]),
    Route("/readyz", readiness, methods=["GET"]),
    Route("/metrics", metrics, methods=["GET"]),
]
"""Asked by orchestrators at the process itself, whatever prefix the proxy serves the app under."""


def below_prefix(routes: Sequence[Route]) -> list[BaseRoute]:
    """Routes of the app at `server.baseUrlPath`, as Streamlit places its own; the routes as they are without one."""
    prefix = str(st.get_option("server.baseUrlPath") or "").strip("/")
    if not prefix:
        return list(routes)
    return [Route(f"/{prefix}{route.path}", route.endpoint, methods=list(route.methods or ())) for route in routes]
