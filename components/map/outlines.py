"""The map of the outlines that a user's dataset brings along, wherever they lie."""

from functools import partial

from components.dataset.user_boundaries import address
from components.dataset.user_window import UserData
from components.figures.user_map import own_map
from components.map.colouring import Colouring
from components.map.regions import HEIGHT, KEY, hover, table
from components.output.figure_card import Caption, figure_card
from components.page.open_page import OpenPage
from components.selection import chart_events
from components.selection.url import select_region, toggle_region
from components.text.i18n import _, localized


def outlines_map(page: OpenPage, data: UserData, colouring: Colouring) -> None:
    """Draw the outlines of `data`; a click selects a region."""
    names = {key: localized(region, "name") for key, region in page.atlas.regions.items()}
    told = hover(page, colouring)
    figure = own_map(
        address(data.header.id),
        list(names.values()),
        colouring.classes,
        {name: colouring.class_of[key] for key, name in names.items()},
        {name: told[key] for key, name in names.items()},
        page.palette,
        selected=names.get(page.selection.region or ""),
    )
    caption = Caption(
        colouring.finding,
        _("Map of your outlines. {finding}.").format(finding=colouring.finding),
        colouring.how_to_read,
        "outlines",
    )

    def clicked() -> None:
        marked = chart_events.points(KEY)
        ids = {name: key for key, name in names.items()}
        region = ids.get(chart_events.region_of(marked[0]) or "") if marked else None
        if region is None:
            select_region(None)
        else:
            toggle_region(region)

    figure_card(page, figure, caption, partial(table, page, colouring), key=KEY, on_select=clicked, height=HEIGHT)
