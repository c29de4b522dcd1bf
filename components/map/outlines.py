"""The map of a user's dataset that has outlines of its own."""

from functools import partial

import streamlit as st

from components.dataset import cache
from components.dataset.user_boundaries import address
from components.dataset.user_window import UserData
from components.figures.user_map import user_map
from components.map.colours import Colouring
from components.map.regions import HEIGHT, KEY, hover, select_clicked_region, table
from components.output.figure_card import Caption, figure_card
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.formatting import labelled, some_of
from components.text.i18n import _, localized


def outlines_map(page: OpenPage, data: UserData, colouring: Colouring) -> None:
    """Draw the outlines of `data`; a click selects a region, a second click clears it."""
    names = {key: localized(region, "name") for key, region in page.atlas.regions.items()}
    figure = user_map(
        address(data.header.id),
        names,
        colouring.classes,
        colouring.class_of,
        hover(page, colouring),
        page.palette,
        selected=page.selection.region,
    )
    caption = Caption(
        colouring.finding,
        _("Map of your outlines. {finding}.").format(finding=colouring.finding),
        colouring.how_to_read,
        "outlines",
    )

    click = partial(select_clicked_region, page)
    figure_card(page, figure, caption, partial(table, page, colouring), key=KEY, on_select=click, height=HEIGHT)
    shown = cache.outlined_regions(data.header)
    if without := [names[key] for key in page.focus.counted[0] if names[key] not in shown]:
        st.caption(labelled(_("Without an outline"), escape_markdown(some_of(without))))
