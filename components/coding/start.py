"""Start a coding: bring documents, name the coding and its coder, and save it."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from components.coding.documents import Brought, document_source, documents_view
from components.coding.manage import FAILED
from components.coding.store import CODING, coding_store, known_ids, record_all, secret_link
from components.operations.metrics import counted_save
from components.page.open_page import OpenPage
from components.selection.url import update
from components.text.escaping import escape_markdown
from components.text.i18n import _
from components.uploads.expiry import expiry_choice
from components.uploads.results import forget_results
from data.coding.imported import imported_decisions, with_only_region
from data.store.coding import NewCoding
from data.store.errors import StoreError

NAME_LENGTH = 200


def start_view(page: OpenPage) -> None:
    """Draw the steps up to the first decision."""
    _go_on()
    left, right = st.columns([1.5, 1], gap="large")
    with right:
        _explained()
    with left:
        files = document_source()
    documents = documents_view(page, files)
    if documents:
        _save_form(documents)


def _go_on() -> None:
    """Offer the coding that this browser had open, after a visit to another page."""
    if opened := st.session_state.get(CODING):
        st.page_link(
            "pages/code.py", label=_("Back to your coding →"), query_params={"coding": opened[0], "key": opened[1]}
        )


def _explained() -> None:
    st.markdown(
        _(
            "Bring a plan or a work report, in Chinese or English. Rules suggest which industry each sentence names "
            "and how firmly; you accept, correct or reject. What you accept becomes a dataset on every page, with the "
            "sentence behind each cell."
        )
    )
    st.caption(
        _(
            "Up to 20 documents of 20 MB, 2,000,000 characters together. Texts are read and kept on this server alone; "
            "nothing is saved before you start the coding. A coding opens for whoever has a secret link of its coders; "
            "nobody else can find it."
        )
    )


def _save_form(brought: list[Brought]) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        first = brought[0].document.source
        title = first.title or first.issuer or _("Untitled coding")
        name = st.text_input(_("Name of the coding"), title[:NAME_LENGTH], max_chars=NAME_LENGTH, key="coding-name")
        coder = st.text_input(
            _("Your name in the log"), _("Coder {n}").format(n=1), max_chars=NAME_LENGTH, key="coder-name"
        )
    with right:
        days = expiry_choice("coding-expiry")
    ready = bool(name.strip() and coder.strip())
    if st.button(_("Save and start coding"), type="primary", key="start-coding", disabled=not ready):
        expires = datetime.now(UTC) + timedelta(days=days) if days else None
        _save(NewCoding(name.strip(), coder.strip(), tuple(one.document for one in brought), expires), brought)


def _save(new: NewCoding, brought: list[Brought]) -> None:
    """Save a coding, and as its first decisions the passages that came with its documents."""
    try:
        with counted_save():
            saved = coding_store().save(new)
    except StoreError as error:
        st.error(escape_markdown(_(str(error))))
        return
    regions = {one.document.source.document.sha256: one.document.source.region_ids for one in brought}
    passages = with_only_region((passage for one in brought for passage in one.passages), regions)
    decisions = imported_decisions(passages, new.documents, known_ids(), (), datetime.now(UTC), new.coder).decisions
    try:
        record_all(saved.id, saved.key, decisions)
    except StoreError as error:
        st.session_state[FAILED] = _(str(error))
    forget_results()
    st.session_state[CODING] = (saved.id, saved.key)
    update(coding=saved.id, key=saved.key)
    st.rerun()


def link_view(coding_id: str, key: str) -> None:
    """Draw the secret link of a coding that was just started in this session."""
    if st.session_state.get(CODING) == (coding_id, key):
        st.markdown(_("The secret link to your coding. Keep it: nothing else opens the coding again."))
        st.code(secret_link(coding_id, key), language=None, wrap_lines=True)
