"""The store of codings for pages and routes, and what is read from it again and again."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from components.dataset import cache
from data.coding.decisions import KnownIds
from data.coding.model import CodedPassage, Decision, SuggestedDocument, accepted
from data.store.coding import OpenCoding
from data.store.codings import CodingStore

CODING = "coding-of-session"
"""Session key: id and secret key of the coding that this session has saved or opened last."""

AT_ONCE = 1_000
"""Decisions in one transaction."""


@st.cache_resource(show_spinner=False)
def coding_store() -> CodingStore:
    """The store of codings, in the database of the datasets; it connects on first use."""
    return CodingStore(cache.store().settings)


def document_of(opened: OpenCoding, position: int) -> SuggestedDocument:
    """Return a document of an open coding; documents never change, so each is read once.

    Raises:
        StoreError: there is none at this position, or the database does not answer.
    """
    return cache.USER_DATA.get(("coding", opened.id, position), lambda: coding_store().document(opened, position))


def documents_of(opened: OpenCoding) -> tuple[SuggestedDocument, ...]:
    """Return all documents of an open coding."""
    return tuple(document_of(opened, position) for position in range(opened.documents))


def passages_of(opened: OpenCoding, coder: int) -> tuple[CodedPassage, ...]:
    """Return the passages that a coder has accepted; those of the other coder only once both are done."""
    suggested = frozenset(key for one in documents_of(opened) for key in one.by_key)
    return accepted((one.decision for one in coding_store().log(opened, coder)), suggested)


def record_all(coding_id: str, key: str, decisions: Sequence[Decision]) -> None:
    """Add many decisions to a log in batches: databases limit the number of values in one statement.

    Raises:
        StoreError: the rest was not saved; what was saved before stays.
    """
    for first in range(0, len(decisions), AT_ONCE):
        coding_store().record(coding_id, key, decisions[first : first + AT_ONCE])


def known_ids() -> KnownIds:
    """Return the columns and regions that a passage may be tied to."""
    return KnownIds(cache.atlas().industries, cache.atlas().units)


def secret_link(coding_id: str, key: str) -> str:
    """Return the address that opens a coding for a coder."""
    address = (st.context.url or "").split("?")[0].rsplit("/", 1)[0]
    return f"{address}/code?{urlencode({'coding': coding_id, 'key': key})}"
