"""The map of the outlines that a user's dataset brings along, wherever they lie."""

from functools import partial

from components import clicks
from components.figure_block import Caption, figure_block
from components.figures.own_map import own_map
from components.i18n import _, pick
from components.map_colouring import Colouring
from components.map_regions import HEIGHT, KEY, hover, table
from components.own_outlines import address
from components.selection import select_region, toggle_region
from components.shell import OpenPage
from components.user_dataset import UserData


def outlines_map(page: OpenPage, data: UserData, colouring: Colouring) -> None:
    """Draw the outlines of `data`; a click selects a region."""
    names = {key: pick(region, "name") for key, region in page.atlas.regions.items()}
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
        marked = clicks.points(KEY)
        ids = {name: key for key, name in names.items()}
        region = ids.get(clicks.region_of(marked[0]) or "") if marked else None
        if region is None:
            select_region(None)
        else:
            toggle_region(region)

    figure_block(page, figure, caption, partial(table, page, colouring), key=KEY, on_select=clicked, height=HEIGHT)
