"""Rename or delete a coding, and its log of decisions."""

from collections.abc import Callable

import streamlit as st

from components.coding.store import CODING, coding_store, documents_of
from components.page.open_page import OpenPage
from components.selection.url import update
from components.text.escaping import escape_markdown
from components.text.formatting import day
from components.text.i18n import _, localized
from data.store.coding import OpenCoding
from data.store.errors import StoreError

NAME_LENGTH = 200
FAILED = "coding-failed"
"""Session key of a sentence about the last change that failed; shown once."""


def manage_view(page: OpenPage, opened: OpenCoding, key: str) -> None:
    """Draw the log, the coder's name and, for the first coder, the coding's name and the button that deletes it."""
    if failed := st.session_state.pop(FAILED, ""):
        st.error(escape_markdown(failed))
    with st.expander(_("Log of decisions")):
        _log(page, opened)
    with st.expander(_("Names and deletion")):
        if opened.expires_at:
            st.caption(_("Deleted automatically on {date}.").format(date=day(opened.expires_at.date())))
        left, right = st.columns(2, gap="large")
        with left:
            mine = st.text_input(
                _("Your name in the log"), opened.coder.name, max_chars=NAME_LENGTH, key="rename-coder"
            )
            st.button(_("Change your name"), disabled=not mine.strip(), on_click=_rename_coder, args=(opened.id, key))
            if opened.is_owner:
                name = st.text_input(_("Name of the coding"), opened.name, max_chars=NAME_LENGTH, key="rename-coding")
                st.button(_("Rename"), disabled=not name.strip(), on_click=_rename, args=(opened.id, key))
        with right:
            if opened.is_owner:
                sure = st.checkbox(
                    _("Delete the coding with its documents and decisions, for everybody"), key="coding-sure"
                )
                st.button(_("Delete"), key="delete-coding", disabled=not sure, on_click=_delete, args=(opened.id, key))


def _log(page: OpenPage, opened: OpenCoding) -> None:
    """Draw the log of the current coder; once both coders are done, the logs of both."""
    names = {key: localized(one, "name") for key, one in page.atlas.industries.items()}
    texts = {one.source.document.sha256: one.source.document.text for one in documents_of(opened)}
    rows = [
        {
            _("Number"): one.number,
            _("Coder"): one.decision.coder,
            _("Time (UTC)"): one.decision.made_at.strftime("%Y-%m-%d %H:%M:%S"),
            _("Decision"): _action_names()[one.decision.action],
            _("Industry"): names.get(one.decision.passage.industry_id, one.decision.passage.industry_id),
            _("Level"): one.decision.passage.level,
            _("Words"): texts[one.decision.sha256][one.decision.passage.term_start : one.decision.passage.term_end],
            _("Note"): one.decision.memo,
        }
        for coder in opened.coders
        for one in coding_store().log(opened, coder.number)
    ]
    if not rows:
        st.caption(_("No decision yet."))
        return
    st.dataframe(rows[::-1], hide_index=True, height=320, key="coding-log")


def _action_names() -> dict[str, str]:
    return {"accept": _("accepted"), "reject": _("rejected"), "undo": _("taken back")}


def _rename_coder(coding_id: str, key: str) -> None:
    _attempt(lambda: coding_store().name_coder(coding_id, key, st.session_state["rename-coder"].strip()))


def _rename(coding_id: str, key: str) -> None:
    _attempt(lambda: coding_store().rename(coding_id, key, st.session_state["rename-coding"].strip()))


def _delete(coding_id: str, key: str) -> None:
    if _attempt(lambda: coding_store().delete(coding_id, key)):
        st.session_state.pop(CODING, None)
        update(coding=None, key=None, document=None, way=None)


def _attempt(change: Callable[[], None]) -> bool:
    """Make a change; if it fails, return False, and the next run shows the reason."""
    try:
        change()
    except StoreError as error:
        st.session_state[FAILED] = _(str(error))
        return False
    return True
