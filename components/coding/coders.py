"""A second coder: their link, who is done, and, once both are, how far they agree and what settles the rest."""

import streamlit as st

from components.coding.agreement import agreement_view
from components.coding.manage import FAILED
from components.coding.store import coding_store, secret_link
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.i18n import _
from data.store.coding import OpenCoding
from data.store.errors import StoreError

INVITED = "coding-invited"
"""Session key: keys for second coders that were made in this session, by id of the coding."""


def coders_view(page: OpenPage, opened: OpenCoding, key: str) -> None:
    """Draw who codes, and the agreement once both are done."""
    if opened.is_compared:
        agreement_view(page, opened, key)
        return
    if len(opened.coders) == 1:
        with st.expander(_("A second coder")):
            _invitation(opened, key)
        return
    with st.container(border=True, key="coders"):
        for coder in opened.coders:
            name = escape_markdown(coder.name) or _("Coder {n}").format(n=coder.number)
            st.markdown(_("{name}: done").format(name=name) if coder.done_at else _("{name}: coding").format(name=name))
        st.caption(
            _(
                "Neither sees what the other decided before both are done. Then decisions no longer change, and the "
                "page shows how far they agree."
            )
        )
        if opened.coder.done_at:
            st.button(_("Go on coding"), key="go-on", on_click=_finish, args=(opened.id, key, False))
        else:
            st.button(_("I am done"), key="finish", on_click=_finish, args=(opened.id, key, True))
        if opened.is_owner:
            _invitation(opened, key)


def _invitation(opened: OpenCoding, key: str) -> None:
    again = len(opened.coders) > 1
    invited = st.session_state.get(INVITED, {}).get(opened.id)
    if not again:
        st.markdown(
            _(
                "A second coder opens the same documents by a link of their own and decides without seeing yours. When "
                "both are done, the page shows how far you agree."
            )
        )
    if invited:
        st.markdown(_("The secret link of the second coder. It is shown in this visit alone:"))
        st.code(secret_link(opened.id, invited), language=None, wrap_lines=True)
        return
    label = _("Make a new link; the one before stops working") if again else _("Make a link for a second coder")
    st.button(label, key="invite", on_click=_invite, args=(opened.id, key))


def _invite(coding_id: str, key: str) -> None:
    try:
        fresh = coding_store().invite(coding_id, key)
    except StoreError as error:
        st.session_state[FAILED] = _(str(error))
        return
    st.session_state[INVITED] = {**st.session_state.get(INVITED, {}), coding_id: fresh}


def _finish(coding_id: str, key: str, done: bool) -> None:
    try:
        coding_store().finish(coding_id, key, done=done)
    except StoreError as error:
        st.session_state[FAILED] = _(str(error))
