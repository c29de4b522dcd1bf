"""The dataset that the URL names, and the part of it that the URL asks for."""

from collections.abc import Mapping

import streamlit as st

from analysis.scale import Scale
from components.dataset import cache
from components.dataset.structure import Structure, too_little, too_much_or_little
from components.dataset.user_window import WINDOW, UserData, View
from components.selection.model import BUILT_IN, ORDERS, VIEW_KEYS
from components.text.escaping import escape_markdown
from components.text.i18n import _
from data.store.datasets import NO_YEAR
from data.store.errors import StoreError, UnknownDatasetError

ID_LENGTH = 22


def requested_dataset(query: Mapping[str, str]) -> tuple[UserData | None, str]:
    """The user's dataset that a URL names, as it asks to see it; or None, with a sentence if it cannot be opened."""
    wanted = query.get("dataset", BUILT_IN)
    if wanted == BUILT_IN:
        return None, ""
    try:
        if len(wanted) != ID_LENGTH:
            raise UnknownDatasetError
        return cache.user_data(wanted, _view(query)), ""
    except UnknownDatasetError:
        return None, _(
            "There is no dataset under this link: it was never saved here, was deleted, or has expired. "
            "You see the built-in dataset instead."
        )
    except StoreError:
        return None, _(
            "The database of saved datasets does not answer. You see the built-in dataset; try again in a minute."
        )


def _view(query: Mapping[str, str]) -> View:
    asked = {key: value for key, value in query.items() if value in VIEW_KEYS.get(key, ())}
    return View(
        year=int(asked.get("year", NO_YEAR)),
        scale=Scale(asked.get("values", Scale.LQ)),
        order=asked.get("order", ORDERS[0]),
        region_page=int(asked.get("rows_from", 0)) // WINDOW,
        industry_page=int(asked.get("columns_from", 0)) // WINDOW,
        regions=tuple(filter(None, [query.get("region", ""), *query.get("compare", "").split(",")[:4]])),
        industries=tuple(filter(None, [query.get("industry", "")])),
        least=int(asked.get("passages", 1)),
        sections=tuple(filter(None, asked.get("sections", "").split(","))),
    )


def structure_or_reason(data: UserData) -> tuple[Structure | None, str]:
    """Return the structure of a dataset, or None with a sentence why there is none."""
    if reason := too_much_or_little(data):
        return None, reason
    try:
        with st.spinner(_("Reading every cell of the dataset; this happens only once")):
            structure = cache.structure(data)
    except StoreError as error:
        return None, escape_markdown(_(str(error)))
    return (structure, "") if structure.large_enough else (None, too_little())
