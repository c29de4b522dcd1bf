"""What the secret link of a saved dataset may do: rename it, delete it."""

import streamlit as st

from components import cache
from components.i18n import _
from components.selection import update
from components.text import day, number, plain
from components.upload_state import SAVED
from data.store.errors import StoreError

NAME_LENGTH = 200
DONE = "manage-done"


def manage_view(dataset_id: str, key: str) -> None:
    """Draw the dataset with the two things that its key may do."""
    try:
        header = cache.store().open(dataset_id)
    except StoreError as error:
        st.error(plain(_(str(error))))
        return
    st.subheader(plain(header.name), anchor=False)
    st.markdown(
        _("{cells} cells, saved on {date}, version {version}.").format(
            cells=number(header.cells), date=day(header.created_at.date()), version=header.version
        )
    )
    if st.session_state.pop(DONE, False):
        st.success(_("Renamed."))
    left, right = st.columns(2, gap="large")
    with left:
        name = st.text_input(_("New name"), header.name, max_chars=NAME_LENGTH, key="manage-name")
        if st.button(_("Rename"), key="rename", disabled=not name.strip()):
            _rename(dataset_id, key, name.strip())
    with right:
        sure = st.checkbox(_("Delete it for good, for everybody who has the link"), key="sure")
        if st.button(_("Delete"), key="delete", disabled=not sure):
            _delete(dataset_id, key)


def _rename(dataset_id: str, key: str, name: str) -> None:
    try:
        cache.store().rename(dataset_id, key, name)
    except StoreError as error:
        st.error(plain(_(str(error))))
        return
    st.session_state[DONE] = True
    st.rerun()


def _delete(dataset_id: str, key: str) -> None:
    try:
        cache.store().delete(dataset_id, key)
    except StoreError as error:
        st.error(plain(_(str(error))))
        return
    st.session_state.pop(SAVED, None)
    update(dataset=None, key=None)
    st.rerun()
