"""The line on a region that its panel and its profile carry: how far official figures bear out what it names."""

from components.findings.measured import region_lines
from components.page.open_page import OpenPage
from components.page.view_cache import cached


def region_line(page: OpenPage, region: str) -> str:
    """Return the finding; empty for a user's dataset, and for a region without a figure or a document.

    The lines of all regions are made at once: most of the work is the same for all of them.
    """
    if page.data:
        return ""
    return cached(page, "result-lines", lambda: region_lines(page.atlas, page.focus)).get(region, "")
