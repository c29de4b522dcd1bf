"""The Streamlit component that shows a panel, and answers clicks on the figures beside it without waiting for a run.

The panel of the choice in force is sent with each run. The address of the answers to all other choices goes with it:
`assets/panel.js` fetches them, shows one at the click, and then reports the choice. Each report has a number, and the
next run sends the number back, so that the browser knows which of its clicks the run has seen.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from components.output.figure_component import component
from components.page.answers import AnswersInView
from components.text.i18n import _

CLICKS = "clicks-answered"
"""Key of the session for the number of the last click that was reported."""


def draw_panel(html: str, *, key: str) -> None:
    """Draw a panel that no click changes."""
    answer = {"blocks": [html], "styles": {}}
    _draw(key, {"answer": answer, "chosen": "", "figures": {}, "widgets": {}, "address": ""}, None)


def draw_answers(
    view: AnswersInView,
    *,
    key: str,
    chosen: str,
    figures: Mapping[str, Sequence[int | None]],
    widgets: Mapping[str, tuple[int, Iterable[str]]],
    on_choose: Callable[[str], None],
) -> None:
    """Draw the panel of a choice; a click on one of the figures shows that of another.

    Args:
        view: what each choice shows.
        key: the panel's key.
        chosen: the choice in force.
        figures: by key of a figure, which of a mark's ids makes each part of a choice; None for a part that stays.
        widgets: by key of a list or a row of buttons of Streamlit's, the part of the choice that it sets, and the ids
            of its options in order.
        on_choose: called with the choice that the browser reports; for a callback.
    """

    def report() -> None:
        reported = _reported(key)
        if isinstance(reported.get("clicks"), int):
            st.session_state[CLICKS] = reported["clicks"]
        choice = reported.get("chosen")
        if isinstance(choice, str) and choice in view.answers.choices:
            on_choose(choice)

    reported = _reported(key)
    # What the browser has shown at the click is not sent again.
    is_shown = reported.get("shown") is True and reported.get("chosen") == chosen
    answer = None if is_shown else {"blocks": list(view.answers.panel(chosen)), "styles": view.styles_of(chosen)}
    given = {figure: list(positions) for figure, positions in figures.items()}
    listed = {widget: {"part": part, "ids": list(ids)} for widget, (part, ids) in widgets.items()}
    data = {"answer": answer, "chosen": chosen, "figures": given, "widgets": listed, "address": view.address}
    _draw(key, data, report)


def _reported(key: str) -> dict[str, Any]:
    """What the browser has reported with this run; empty without a click."""
    picked = getattr(st.session_state.get(key), "picked", None)
    return picked if isinstance(picked, dict) else {}


def _draw(key: str, data: dict[str, Any], on_pick: Callable[[], None] | None) -> None:
    common = {"drawn_by": "focusAtlasPanel", "clicks": st.session_state.get(CLICKS, 0), "close": _("Close")}
    data = common | data
    component()(key=key, data=data, on_picked_change=on_pick)
