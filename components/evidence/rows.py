"""The rows of evidence that fit the filters of the evidence page."""

import pandas as pd

from analysis.search import matching
from components.page.open_page import OpenPage
from data.atlas import Atlas
from data.records import Evidence

ALL = "all"
FILTERS = {"in_region": "region_id", "in_industry": "industry_id", "source": "source_id", "level": "level"}
"""URL key of each filter and the field of a row that it fixes."""

SINCE, UNTIL = "since", "until"
"""URL keys of the first and the last year of a source."""


def filtered(page: OpenPage) -> list[Evidence]:
    """Return the rows in force that fit the filters and contain the words searched for."""
    rows = [page.atlas.evidence[key] for key in page.focus.evidence_ids()]
    for key, field in FILTERS.items():
        value = page.selection.get(key, ALL)
        if value != ALL:
            rows = [row for row in rows if str(getattr(row, field)) == value]
    rows = _dated(page, rows)
    query = page.selection.get("q", "")
    if not query:
        return rows
    texts = pd.DataFrame({"text": [_searched(page.atlas, row) for row in rows]})
    return [row for row, fits in zip(rows, matching(texts, query), strict=True) if fits]


def _dated(page: OpenPage, rows: list[Evidence]) -> list[Evidence]:
    """Return the rows whose source is dated within the years chosen, both included; undated sources only if all are."""
    since, until = page.selection.get(SINCE, ALL), page.selection.get(UNTIL, ALL)
    if since == ALL and until == ALL:
        return rows
    first, last = ("" if since == ALL else since), ("9999" if until == ALL else until)
    years = {key: source.date[:4] for key, source in page.atlas.sources.items()}
    return [row for row in rows if years[row.source_id] and first <= years[row.source_id] <= last]


def years_of(atlas: Atlas) -> list[str]:
    """Return the years of the sources' dates, in order."""
    return sorted({source.date[:4] for source in atlas.sources.values() if source.date})


def _searched(atlas: Atlas, row: Evidence) -> str:
    region, industry = atlas.regions[row.region_id], atlas.industries[row.industry_id]
    names = (region.name_en, region.name_zh, industry.name_en, industry.name_zh)
    texts = (row.term, row.term_zh, row.statement, row.statement_zh, row.locator, row.locator_zh)
    items = atlas.list_items.get(row.evidence_id, ())
    listed = [text for item in items for text in (item.item_en, item.item_zh, item.list_en, item.list_zh)]
    return " ".join((*names, *texts, *listed))
