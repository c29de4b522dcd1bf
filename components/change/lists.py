"""What official lists add to the work reports of both years: shown beside the change, never counted."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from analysis.editions import LIST
from components.evidence.evidence_html import term_html
from components.page.open_page import OpenPage
from components.text.formatting import DOT, clauses, labelled, level_label
from components.text.html import combined, element, listed, together
from components.text.i18n import _
from components.text.source_text import source_date
from data.records import Evidence

Cells = Mapping[tuple[str, str], Sequence[Evidence]]


def cells_of_lists(page: OpenPage) -> Cells:
    """Return the rows of all lists, dated or not, by region and industry, the latest first and undated ones last."""
    by_cell: dict[tuple[str, str], list[Evidence]] = {}
    sources = page.atlas.sources
    for row in page.atlas.evidence.values():
        if sources[row.source_id].kind == LIST:
            by_cell.setdefault((row.region_id, row.industry_id), []).append(row)
    return {
        cell: sorted(rows, key=lambda row: sources[row.source_id].date, reverse=True) for cell, rows in by_cell.items()
    }


def lists_of_cell(page: OpenPage, rows: Sequence[Evidence]) -> Markup:
    """What lists say of a cell, an item each; empty without rows."""
    if not rows:
        return Markup("")
    items = (element("li", _item(page, row)) for row in rows)
    return element("p", element("strong", _("Official lists, not counted"))) + element("ul", *items)


def only_in_lists(page: OpenPage, cells: Cells, region: str, in_reports: Sequence[str]) -> Markup:
    """The industries that lists of a region name and neither of its reports does; empty if there are none."""
    named = [key for key in page.atlas.columns() if (region, key) in cells and key not in in_reports]
    if not named:
        return Markup("")
    names = listed(page.links.shared.industry(key, "short") for key in named)
    labelled_names = combined(labelled, element("strong", _("Named in official lists alone, not counted")), names)
    return element("p", labelled_names)


def _item(page: OpenPage, row: Evidence) -> Markup:
    source = page.atlas.sources[row.source_id]
    term = Markup(DOT).join([element("strong", level_label(row.level)), term_html(page.atlas, row)])
    return together([term, Markup(DOT), combined(clauses, page.links.shared.source(source), source_date(source))])
