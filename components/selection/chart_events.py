"""Clicks on figures: what a clicked point stands for, and what a click changes in the selection."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.selection.model import parse, toggled
from components.selection.url import update
from data.load import Atlas

Point = Mapping[str, Any]


def select_clicked(key: str, atlas: Atlas, dataset: str | None, *parts: str, **also: str | None) -> None:
    """Select what the reader clicked in a figure, or clear it if it is selected already. For callbacks.

    Args:
        key: the figure's key.
        atlas: the dataset in view.
        dataset: id of the user's dataset that `atlas` is a window of; None for the built-in one.
        parts: keys of the URL that a click sets, from those of `meaning`; a second click clears the last of them.
        also: other keys of the URL that any click changes.
    """
    values = clicked(key, atlas)
    if all(part in values for part in parts):
        current = parse(dict(st.query_params), atlas, {}, dataset=dataset)
        update(**toggled(current, {part: values[part] for part in parts}), **also)


def clicked(key: str, atlas: Atlas) -> dict[str, str]:
    """The meaning of the point that the reader clicked in the figure `key`; for the figure's callback.

    Plotly marks a point at the first click and unmarks it at the second, which Streamlit reports as no point at all:
    the point is then the one that was marked before.
    """
    state, memory = st.session_state.get(key), f"{key}-marked"
    points: list[Point] = state["selection"]["points"] if state else []
    before = st.session_state.get(memory)
    st.session_state[memory] = points[0] if points else None
    point = points[0] if points else before
    return meaning(point, atlas) if point else {}


def meaning(point: Point, atlas: Atlas) -> dict[str, str]:
    """What a point stands for, as keys and values of the URL; empty for a point that carries no id of the dataset.

    A point carries ids as its custom data, an area of a map as its location. One region is `region`, two are
    `compare`, an industry is `industry`; a cell is a region and an industry.
    """
    # A point of a marker trace has a location too, and it is None.
    data = point.get("customdata") or point.get("location")
    ids = [value for value in (data if isinstance(data, list) else [data]) if isinstance(value, str)]
    regions = [value for value in ids if value in atlas.regions]
    industries = [value for value in ids if value in atlas.industries]
    named = {"region" if len(regions) == 1 else "compare": ",".join(regions)} if regions else {}
    return named | ({"industry": industries[0]} if industries else {})
