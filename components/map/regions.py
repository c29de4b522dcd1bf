"""What the regions of the map say and do, whichever way they are drawn: as areas, outlines of the user's, or rows."""

from collections.abc import Iterable

import pandas as pd

from components.cells.cell_text import cell_value
from components.findings.counts import count_text, industry_counts
from components.map.colouring import Colouring, asked_industry
from components.page.open_page import OpenPage
from components.selection import chart_events
from components.text.formatting import escape_plotly, labelled
from components.text.i18n import _, localized

KEY = "map"
HEIGHT = 640


def hover(page: OpenPage, colouring: Colouring) -> dict[str, str]:
    """What each region says under the pointer and to the keyboard, its colour in words included."""
    lines = {region: facts(page, region) for region in page.atlas.regions}
    # Where an industry colours the map, the facts say its level.
    if not asked_industry(page):
        for region, at in colouring.class_of.items():
            lines[region].append(labelled(_("Shown as"), escape_plotly(colouring.classes[at].name)))
    return {region: "<br>".join(told) for region, told in lines.items()}


def facts(page: OpenPage, region: str) -> list[str]:
    """A region's name, how many industries it names, and what it says of the selected industry."""
    told = [
        f"<b>{escape_plotly(localized(page.atlas.regions[region], 'name'))}</b>",
        count_text(page.atlas, page.focus, region),
    ]
    industry = page.selection.industry
    if industry:
        told.append(
            labelled(
                escape_plotly(localized(page.atlas.industries[industry], "name")),
                escape_plotly(cell_value(page.dataset, region, industry)),
            )
        )
    return told


def table(page: OpenPage, colouring: Colouring) -> pd.DataFrame:
    """The map as a table."""
    regions = page.atlas.regions.values()
    groups = page.atlas.agglomerations
    return pd.DataFrame(
        {
            _("Region"): [localized(region, "name") for region in regions],
            _("Agglomeration"): [localized(groups[region.agglomeration_id], "name") for region in regions],
            _("Industries named"): counts_of(page, page.atlas.regions),
            _("Shown as"): [colouring.classes[colouring.class_of[region.region_id]].name for region in regions],
        }
    )


def counts_of(page: OpenPage, regions: Iterable[str]) -> pd.api.extensions.ExtensionArray:
    """How many industries each of the regions names, NA for a blank: a column of a table."""
    counts = industry_counts(page.atlas, page.focus)
    return pd.array([counts.get(region) for region in regions], dtype="Int64")


def select_clicked_region(page: OpenPage) -> None:
    """Select the region that was clicked, or clear it if it is selected. For callbacks."""
    chart_events.select_clicked(KEY, page.atlas, page.selection.dataset, "region")
