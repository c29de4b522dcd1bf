"""Clicks on figures: what a clicked mark stands for, and what a click changes in the selection."""

from typing import Any

import streamlit as st

from components.selection.link_query import link_query
from components.selection.model import parse, toggled
from components.selection.url import update
from data.atlas import Atlas


def select_clicked(key: str, atlas: Atlas, dataset: str | None, *parts: str, **also: str | None) -> None:
    """Select what the reader clicked in a figure, or clear it if it is selected already. For callbacks.

    The second click of a double click selects what the first has cleared.

    Args:
        key: the figure's key.
        atlas: the dataset in view.
        dataset: id of the user's dataset that `atlas` is a window of; None for the built-in one.
        parts: keys of the URL that a click sets, from those of `meaning`; a second click clears the last of them.
        also: other keys of the URL that any click changes.
    """
    values = clicked(key, atlas)
    if not all(part in values for part in parts):
        return
    chosen = {part: values[part] for part in parts}
    if _picked(key).get("double"):
        update(**chosen, **also)
    else:
        update(**toggled(parse(link_query(dict(st.query_params)), atlas, {}, dataset=dataset), chosen), **also)


def clicked(key: str, atlas: Atlas) -> dict[str, str]:
    """The meaning of the mark that the reader clicked in the figure `key`; for the figure's callback."""
    return meaning(_picked(key).get("mark"), atlas)


def picked_text(key: str) -> str:
    """The id of the clicked mark in the figure `key`, for marks that stand for no region or industry; may be empty."""
    mark = _picked(key).get("mark")
    return mark if isinstance(mark, str) else ""


def meaning(mark: object, atlas: Atlas) -> dict[str, str]:
    """What a mark stands for, as keys and values of the URL; empty for one that carries no id of the dataset.

    A mark is known by an id or a list of ids. One region is `region`, two are `compare`, an industry is `industry`; a
    cell is a region and an industry.
    """
    ids = [value for value in (mark if isinstance(mark, list) else [mark]) if isinstance(value, str)]
    regions = [value for value in ids if value in atlas.regions]
    industries = [value for value in ids if value in atlas.industries]
    named = {"region" if len(regions) == 1 else "compare": ",".join(regions)} if regions else {}
    return named | ({"industry": industries[0]} if industries else {})


def _picked(key: str) -> dict[str, Any]:
    """What the browser reports: the `mark`, and whether the click is the second of a `double` click."""
    reported = getattr(st.session_state.get(key), "picked", None)
    return reported if isinstance(reported, dict) else {}
