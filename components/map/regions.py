"""Texts, table and clicks of the map's regions, whether drawn as areas, as a user's outlines or as a dot plot."""

from collections.abc import Iterable

import pandas as pd

from components.cells.cell_text import cell_value
from components.findings.counts import count_text, industry_counts
from components.map.colouring import asked_industry
from components.map.colours import Colouring
from components.page.open_page import OpenPage
from components.selection import chart_events
from components.text.escaping import escape_plotly
from components.text.formatting import labelled
from components.text.i18n import _, localized
from components.text.region_facts import agglomeration_name

KEY = "map"
HEIGHT = 640


def hover(page: OpenPage, colouring: Colouring) -> dict[str, str]:
    """Return the hover text of each region, which the keyboard reads too, with its colour in words."""
    lines = {region: facts(page, region) for region in page.atlas.regions}
    # If an industry colours the map, the facts give its level.
    if not asked_industry(page):
        for region, at in colouring.class_of.items():
            lines[region].append(labelled(_("Shown as"), escape_plotly(colouring.classes[at].name)))
    for region in colouring.groups:
        lines[region].append(agglomeration_name(page.atlas.regions[region], page.atlas.agglomerations))
    return {region: "<br>".join(parts) for region, parts in lines.items()}


def facts(page: OpenPage, region: str) -> list[str]:
    """Return a region's name, how many industries it names, and its cell of the selected industry."""
    lines = [
        f"<b>{escape_plotly(localized(page.atlas.regions[region], 'name'))}</b>",
        count_text(page.atlas, page.focus, region),
    ]
    industry = asked_industry(page) or page.selection.industry
    if industry:
        lines.append(
            labelled(
                escape_plotly(localized(page.atlas.industries[industry], "name")),
                escape_plotly(cell_value(page.dataset, region, industry)),
            )
        )
    return lines


def table(page: OpenPage, colouring: Colouring) -> pd.DataFrame:
    """Return the map as a table, one row a region."""
    regions = page.atlas.regions.values()
    groups = page.atlas.agglomerations
    return pd.DataFrame(
        {
            _("Region"): [localized(region, "name") for region in regions],
            _("Agglomeration"): [agglomeration_name(region, groups) for region in regions],
            _("Industries named"): counts_of(page, page.atlas.regions),
            _("Shown as"): [colouring.classes[colouring.class_of[region.region_id]].name for region in regions],
        }
    )


def counts_of(page: OpenPage, regions: Iterable[str]) -> pd.api.extensions.ExtensionArray:
    """Return how many industries each of the regions names, NA for a blank region."""
    counts = industry_counts(page.atlas, page.focus)
    return pd.array([counts.get(region) for region in regions], dtype="Int64")


def select_clicked_region(page: OpenPage) -> None:
    """Select the region that was clicked, or clear it if it is selected. For callbacks."""
    chart_events.select_clicked(KEY, page.atlas, page.selection.dataset, "region")
