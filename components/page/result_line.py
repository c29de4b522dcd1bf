"""The line on a region that its panel and its profile carry: how far official figures bear out what it names."""

from components.dataset import cache
from components.findings.official_figures import region_lines
from components.page.open_page import OpenPage


def region_line(page: OpenPage, region: str) -> str:
    """Return the finding; empty for a user's dataset, and for a region without a figure or a document.

    The lines of all regions are made at once, for all views of the same evidence: most of the work is the same.
    """
    if page.data:
        return ""
    chosen = page.selection
    key = repr(("result-lines", chosen.language, chosen.evidence, page.entry.edition, page.focus.other_editions))
    lines: dict[str, str] = cache.of_view(key, lambda: region_lines(page.atlas, page.focus))
    return lines.get(region, "")
