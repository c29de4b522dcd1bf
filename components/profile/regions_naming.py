"""Who names an industry, how firmly, in which words: regions in groups by level, the evidence of each beside it."""

from collections.abc import Iterable

import pandas as pd
from markupsafe import Markup

from analysis.change import Change
from analysis.focus import Blank
from components.cells.cell_text import cell_value
from components.evidence.evidence_html import term_html
from components.evidence.lists import lists_alone, regions_only_in_lists
from components.evidence.marks import marks_of
from components.page.open_page import OpenPage
from components.text.formatting import blank_name, change_name, clauses, labelled, level_heading, level_label
from components.text.html import combined, element, lines, quiet, together
from components.text.i18n import _, localized, ngettext, pgettext
from components.text.source_text import how_firm, locator, source_date, statement
from data.records import Evidence

FIRMEST = ("L3b", "L3a", "L3c", "L3", "L2", "L1")
"""Rules of the codebook in the order in which regions of one level stand."""


def summary_table(page: OpenPage, industry: str) -> Markup:
    """The regions of each level and of each kind of blank, a line each, with the kinds of source that name it."""
    rows = []
    groups = [*_groups(page, industry), *_blanks(page, industry)]
    if page.focus.then is not None and (alone := regions_only_in_lists(page, industry)):
        groups.append((lists_alone(), alone))
    for title, regions in groups:
        names = Markup(pgettext("list separator", ", ")).join(_marked(page, key, industry) for key in regions)
        rows.append(element("tr", element("th", f"{title} · {len(regions)}", scope="row"), element("td", names)))
    return element("table", element("tbody", *rows), class_="groups")


def evidence_table(page: OpenPage, industry: str) -> Markup:
    """What the sources of each region say that names the industry or a broader heading, in groups by level."""
    head = element("tr", *(element("th", name, scope="col") for name in _headings(page)))
    body = Markup("")
    for title, regions in _groups(page, industry):
        body += element("tr", element("th", f"{title} · {len(regions)}", colspan="3", scope="rowgroup"))
        body += together(_region(page, region, industry) for region in regions)
    return element("table", element("thead", head), element("tbody", body), class_="naming")


def naming_rows(page: OpenPage, industry: str) -> pd.DataFrame:
    """The table for a download: one row for each row of evidence, and one for each region without any."""
    rows = []
    for region, unit in page.atlas.regions.items():
        named = localized(unit, "name")
        evidence = _evidence(page, region, industry)
        for row in evidence:
            source = page.atlas.sources[row.source_id]
            rows.append(
                [named, cell_value(page.dataset, region, industry), row.term, statement(row), source_date(source)]
            )
        if not evidence:
            rows.append([named, cell_value(page.dataset, region, industry), "", "", ""])
    return pd.DataFrame(rows, columns=[_("Region"), _("Level"), _("Term"), _("What the source says"), _("Date")])


def _headings(page: OpenPage) -> list[str]:
    if page.data:
        return [_("Region"), _("What the file says"), _("Where in the source")]
    return [_("Region"), _("What the source says"), _("Source, date and place")]


def _marked(page: OpenPage, region: str, industry: str) -> Markup:
    """A region's name, with the marks of the kinds of source that name the industry."""
    kinds = {page.atlas.sources[row.source_id].kind for row in _evidence(page, region, industry)}
    marks = Markup("") if page.data or page.focus.blank(region, industry) else marks_of(kinds)
    return element("span", marks, " " if marks else "", page.links.region(region), class_="whole")


def _groups(page: OpenPage, industry: str) -> list[tuple[str, list[str]]]:
    """Heading and regions of each level, highest first; where two years are compared, then those that name it no more.

    Regions of one level stand in the order of FIRMEST.
    """
    levels = page.focus.naming(industry)

    def firmness(region: str) -> int:
        rules = [row.rule for row in _evidence(page, region, industry)]
        return min((FIRMEST.index(rule) for rule in rules if rule in FIRMEST), default=len(FIRMEST))

    groups = []
    for level in (3, 2, 1):
        regions = sorted((key for key, given in levels.items() if given == level), key=firmness)
        groups.append((level_heading(level), regions))
    left = [key for key in page.atlas.regions if page.focus.change(key, industry) is Change.NOT_AGAIN]
    groups.append((change_name(Change.NOT_AGAIN).capitalize(), [key for key in left if key not in levels]))
    broader = [key for key in page.atlas.regions if page.focus.blank(key, industry) is Blank.BROADER]
    groups.append((_("Named under a broader heading"), broader))
    return [(title, regions) for title, regions in groups if regions]


def _evidence(page: OpenPage, region: str, industry: str) -> list[Evidence]:
    """The rows of evidence of a cell, those of its broader heading where it has none of its own; strongest first."""
    heading = page.focus.heading(region, industry)
    rows = page.focus.cell(region, industry) or (page.focus.cell(region, heading) if heading else [])
    return [page.atlas.evidence[key] for key in rows]


def _region(page: OpenPage, region: str, industry: str) -> Markup:
    """The rows of a region: its name beside all its rows of evidence."""
    rows = _evidence(page, region, industry)
    notes = []
    if change := page.focus.change(region, industry):
        notes.append(quiet(change_name(change)))
    heading = page.focus.heading(region, industry)
    if heading and page.focus.blank(region, industry) is Blank.BROADER:
        notes.append(together([quiet(_("names")), " ", page.links.industry(heading)]))
    name = element("td", lines(page.links.region(region), *notes), rowspan=str(max(len(rows), 1)), class_="who")
    return together(
        element("tr", name if place == 0 else "", *_cells(page, row, industry)) for place, row in enumerate(rows)
    )


def _cells(page: OpenPage, row: Evidence, industry: str) -> Iterable[Markup]:
    if page.data:
        unsourced = page.dataset.is_unsourced(row.region_id, row.industry_id)
        quotation = quiet(_("Unsourced")) if unsourced else row.statement
        value = element("strong", cell_value(page.dataset, row.region_id, row.industry_id))
        yield element("td", lines(value, quotation))
        yield element("td", quiet(locator(row)))
        return
    source, level = page.atlas.sources[row.source_id], page.focus.level(row.region_id, industry)
    own_level = level_label(row.level) if level not in (None, row.level) else ""
    firmness = clauses(own_level, how_firm(row.rule))
    mark = element("span", firmness, class_="firm") if firmness else ""
    yield element("td", lines(together([element("strong", term_html(page.atlas, row)), " ", mark]), statement(row)))
    origin = combined(clauses, page.links.source(source), source_date(source))
    yield element("td", together([marks_of([source.kind]), " ", origin, " · ", quiet(locator(row))]))


def _blanks(page: OpenPage, industry: str) -> list[tuple[str, list[str]]]:
    """Heading and regions of each other kind of blank."""
    kinds = {kind: blank_name(kind) for kind in Blank if kind is not Blank.BROADER}
    kinds[Blank.NOT_COVERED] = _("No source here")
    groups = []
    for kind, title in kinds.items():
        blank = [key for key in page.atlas.regions if page.focus.blank(key, industry) is kind]
        groups.append((title, [key for key in blank if page.focus.change(key, industry) is None]))
    return [(title, regions) for title, regions in groups if regions]


def alternative(page: OpenPage, finding: str) -> str:
    """The table in one sentence."""
    return labelled(
        ngettext("Table of {n} region by level", "Table of {n} regions by level", len(page.atlas.regions)),
        f"{finding}.",
    )
