"""What official lists add to the work reports of both years: shown beside the change, never counted."""

from collections.abc import Collection, Mapping, Sequence

from markupsafe import Markup

from analysis.editions import LIST
from components.evidence.evidence_html import term_html
from components.page.open_page import OpenPage
from components.text.formatting import DOT, clauses, level_label
from components.text.html import combined, element, together
from components.text.i18n import _
from components.text.source_text import source_date
from data.records import Evidence

Cells = Mapping[tuple[str, str], Sequence[Evidence]]


def lists_of_cell(page: OpenPage, region: str, industry: str) -> Markup:
    """What lists say of a cell, an item each; empty if they say nothing."""
    rows = _cells_of_lists(page).get((region, industry), ())
    if not rows:
        return Markup("")
    items = (element("li", _item(page, row)) for row in rows)
    return element("p", element("strong", _("Official lists, not counted"))) + element("ul", *items)


def only_in_lists(page: OpenPage, region: str, in_reports: Collection[str]) -> list[str]:
    """The industries that lists of a region name and neither of its reports does."""
    cells = _cells_of_lists(page)
    return [key for key in page.atlas.columns() if (region, key) in cells and key not in in_reports]


def regions_only_in_lists(page: OpenPage, industry: str) -> list[str]:
    """The regions whose lists name an industry and neither of whose reports does."""
    cells = _cells_of_lists(page)
    listed = [key for key in page.atlas.regions if (key, industry) in cells and not page.focus.blank(key)]
    return [key for key in listed if page.focus.change(key, industry) is None]


def lists_alone() -> str:
    """The label before what only lists name."""
    return _("Named in official lists alone, not counted")


def _cells_of_lists(page: OpenPage) -> Cells:
    """The rows of all lists, dated or not, by region and industry, the latest first and undated ones last."""
    return page.once("cells of lists", lambda: _by_cell(page))


def _by_cell(page: OpenPage) -> Cells:
    by_cell: dict[tuple[str, str], list[Evidence]] = {}
    sources = page.atlas.sources
    for row in page.atlas.evidence.values():
        if sources[row.source_id].kind == LIST:
            by_cell.setdefault((row.region_id, row.industry_id), []).append(row)
    return {
        cell: sorted(rows, key=lambda row: sources[row.source_id].date, reverse=True) for cell, rows in by_cell.items()
    }


def _item(page: OpenPage, row: Evidence) -> Markup:
    source = page.atlas.sources[row.source_id]
    term = Markup(DOT).join([element("strong", level_label(row.level)), term_html(page.atlas, row)])
    return together([term, Markup(DOT), combined(clauses, page.links.shared.source(source), source_date(source))])
