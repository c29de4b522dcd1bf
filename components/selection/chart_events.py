"""What a click on a figure names: the region or the cell under it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

Point = Mapping[str, Any]


def points(key: str) -> list[Point]:
    """The points the reader marked in the figure `key`; empty after a second click on the same point."""
    state = st.session_state.get(key)
    return list(state["selection"]["points"]) if state else []


def clicked(key: str) -> Point | None:
    """The point that the reader clicked in the figure `key`; for its callback.

    A second click unmarks a point, and the figure then tells of none: it was the one marked before.
    """
    marked, memory = points(key), f"{key}-marked"
    before = st.session_state.get(memory)
    st.session_state[memory] = marked[0] if marked else None
    return marked[0] if marked else before


def region_of(point: Point) -> str | None:
    """Region id of a point on the map: an area's location, or a city's custom data."""
    # A point of a marker trace has a location too, and it is None.
    place = point.get("location") or point.get("customdata")
    if isinstance(place, list):
        place = place[0] if place else None
    return place if isinstance(place, str) else None


def cell_of(point: Point) -> tuple[str, str]:
    """Region id and industry id of a point of the matrix."""
    region, industry = point["customdata"]
    return str(region), str(industry)


def id_of(point: Point) -> str:
    """The id that a mark carries as its custom data."""
    data = point["customdata"]
    return str(data[0] if isinstance(data, list) else data)
