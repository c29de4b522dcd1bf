"""Save what was accepted as a dataset, which opens on every page with the passages behind each cell."""

from urllib.parse import urlencode

import streamlit as st

from components.coding.manage import FAILED
from components.coding.store import coding_store, documents_of, passages_of
from components.dataset import cache
from components.page.open_page import OpenPage
from components.text.i18n import _
from data.coded_dataset import dataset_of
from data.coding.model import CodedPassage, Coding, settled
from data.store.coding import OpenCoding
from data.store.dataset import Saved
from data.store.errors import StoreError

DATASETS = "coding-datasets"
"""Session key: the dataset that this session has saved from each coding, by id of the coding."""


def accepted_passages(opened: OpenCoding) -> tuple[CodedPassage, ...]:
    """Return the passages that the coder has accepted; once two coders are done, the settled ones."""
    if not opened.is_compared:
        return passages_of(opened, opened.you)
    return settled(passages_of(opened, 1), passages_of(opened, 2), coding_store().settlements(opened))


def matrix_view(page: OpenPage, opened: OpenCoding) -> None:
    """Draw the button that saves the coded matrix, and its links once it is saved."""
    saved: Saved | None = st.session_state.get(DATASETS, {}).get(opened.id)
    with st.container(key="coding-matrix", horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            _("Save as dataset") if saved is None else _("Replace the saved dataset by what is accepted now"),
            key="save-matrix",
            type="primary",
            on_click=_save,
            args=(opened, saved),
        )
        if saved is not None:
            query = {"dataset": saved.id, "lang": page.selection.language}
            for script, label in (("map", _("Map")), ("heatmap", _("Heatmap")), ("evidence", _("Evidence"))):
                st.page_link(f"pages/{script}.py", label=f"{label} →", query_params=query)
        else:
            st.caption(_("What you have accepted, as a matrix that opens on every page."))
    if saved is not None:
        address = (st.context.url or "").split("?")[0].rsplit("/", 1)[0]
        st.markdown(_("The secret link that replaces, renames or deletes the dataset. Keep it to yourself:"))
        secret = urlencode({"dataset": saved.id, "key": saved.key})
        st.code(f"{address}/your_data?{secret}", language=None, wrap_lines=True)


def _save(opened: OpenCoding, saved: Saved | None) -> None:
    """Save the matrix, or put it under the link of the one that was saved before."""
    passages = tuple(one for one in accepted_passages(opened) if one.passage.region_id)
    if not passages:
        st.session_state[FAILED] = _("Nothing is accepted yet that has a region, so there is no matrix to save.")
        return
    documents = documents_of(opened)
    rules, terms = _versions(documents[0].suggestions[0].maker if documents[0].suggestions else "")
    coding = Coding(opened.name, tuple(one.source for one in documents), passages, terms, rules)
    new = dataset_of(coding, cache.atlas())
    try:
        if saved is None:
            saved = cache.store().save(new)
        else:
            cache.store().replace(saved.id, saved.key, new)
    except StoreError as error:
        st.session_state[FAILED] = _(str(error))
        return
    st.session_state[DATASETS] = {**st.session_state.get(DATASETS, {}), opened.id: saved}


def _versions(maker: str) -> tuple[str, str]:
    """Return the versions of rules and terms that a suggestion names.

    Examples:
        >>> _versions("rules-1/terms-2ec1205c")
        ('1', '2ec1205c')
    """
    rules, _sign, terms = maker.partition("/")
    return rules.removeprefix("rules-"), terms.removeprefix("terms-")
