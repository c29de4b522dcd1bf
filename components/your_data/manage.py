"""Rename, restore or delete a saved dataset, for a reader who opened its secret link."""

import streamlit as st

from components.dataset import cache
from components.selection.url import update
from components.text.escaping import escape_markdown
from components.text.formatting import day, number
from components.text.i18n import _
from components.your_data.import_state import MESSAGE, SAVED
from data.store.errors import StoreError

NAME_LENGTH = 200


def manage_view(dataset_id: str, key: str) -> bool:
    """Draw the dataset with controls to rename, restore and delete it; False if the link does not fit."""
    try:
        header = cache.store().open(dataset_id)
    except StoreError as error:
        st.error(escape_markdown(_(str(error))))
        return False
    st.subheader(escape_markdown(header.name), anchor=False)
    st.markdown(
        _("{cells} cells, saved on {date}, version {version}.").format(
            cells=number(header.cells), date=day(header.created_at.date()), version=header.version
        )
    )
    message = st.session_state.pop(MESSAGE, "")
    if message:
        st.info(escape_markdown(message))
    left, right = st.columns(2, gap="large")
    with left:
        name = st.text_input(_("New name"), header.name, max_chars=NAME_LENGTH, key="manage-name")
        st.button(_("Rename"), key="rename", disabled=not name.strip(), on_click=_rename, args=(dataset_id, key))
    with right:
        sure = st.checkbox(_("Delete it for good, for everybody who has the link"), key="sure")
        st.button(_("Delete"), key="delete", disabled=not sure, on_click=_delete, args=(dataset_id, key))
    return _earlier(dataset_id, key)


def _earlier(dataset_id: str, key: str) -> bool:
    """Draw the versions that can be restored; False if the key is wrong."""
    try:
        versions = cache.store().earlier(dataset_id, key)
    except StoreError as error:
        st.error(escape_markdown(_(str(error))))
        return False
    for version in versions:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(
                _("Earlier version {version}: {cells} cells, kept until {date}.").format(
                    version=version.version, cells=number(version.cells), date=day(version.deleted_at.date())
                )
            )
            st.button(
                _("Restore"),
                key=f"restore-{version.version}",
                on_click=_restore,
                args=(dataset_id, key, version.content),
            )
    return True


def _rename(dataset_id: str, key: str) -> None:
    try:
        cache.store().rename(dataset_id, key, st.session_state["manage-name"].strip())
        st.session_state[MESSAGE] = _("Renamed.")
    except StoreError as error:
        st.session_state[MESSAGE] = _(str(error))


def _restore(dataset_id: str, key: str, content: str) -> None:
    try:
        cache.store().restore(dataset_id, key, content)
        st.session_state[MESSAGE] = _("Restored.")
    except StoreError as error:
        st.session_state[MESSAGE] = _(str(error))


def _delete(dataset_id: str, key: str) -> None:
    try:
        cache.store().delete(dataset_id, key)
    except StoreError as error:
        st.session_state[MESSAGE] = _(str(error))
        return
    st.session_state.pop(SAVED, None)
    update(dataset=None, key=None)
