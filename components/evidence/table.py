"""Rows of evidence as a table, on the screen and for download."""

from collections.abc import Iterable, Sequence

import pandas as pd

from components.output.downloads import Table, download_popover
from components.page.open_page import OpenPage
from components.text.escaping import shortened
from components.text.formatting import level_label
from components.text.i18n import _, localized
from components.text.source_terms import marked_term, read_where
from components.text.source_text import document_title, locator, shown_address, sortable_date, statement
from data.records import Evidence

WHOLE = 1_000_000
"""Characters of a text in a download: above any length."""


def evidence_download(
    page: OpenPage,
    title: str,
    rows: Sequence[Evidence],
    name: str,
    *,
    key: str,
    subject: Sequence[str] | None = None,
) -> None:
    """Offer rows of evidence as a file; arguments as of `downloads.Table`."""
    download_popover(page, Table(title, lambda: _for_download(page, rows), name, subject=subject), key=key)


def evidence_behind(
    page: OpenPage, region_ids: Iterable[str | None] = (None,), industry_id: str | None = None
) -> pd.DataFrame:
    """Return the evidence in force behind a figure as a table for download.

    Args:
        page: the open page.
        region_ids: of the regions in the figure; None for all.
        industry_id: of its industry; None for all.
    """
    ids = [key for region in region_ids for key in page.focus.evidence_ids(region, industry_id)]
    return _for_download(page, [page.atlas.evidence[key] for key in ids])


def _for_download(page: OpenPage, rows: Sequence[Evidence]) -> pd.DataFrame:
    """Return the table for download, with levels as numbers and the addresses of the documents."""
    documents = [page.atlas.sources[row.source_id] for row in rows]
    levels = {_("Level"): [row.level for row in rows]} if page.dataset.has_source_choices else {}
    return evidence_table(page, rows).assign(
        **levels, **{_("Address"): [shown_address(source) for source in documents]}
    )


def evidence_table(page: OpenPage, rows: Sequence[Evidence], length: int = WHOLE) -> pd.DataFrame:
    """Return rows of evidence in the reader's language; texts are cut to `length` characters.

    Of a user's dataset the columns that its file leaves blank are left out.
    """
    atlas = page.atlas
    sources = [atlas.sources[row.source_id] for row in rows]
    table = pd.DataFrame(
        {
            _("Region"): [localized(atlas.regions[row.region_id], "name") for row in rows],
            _("Industry"): [localized(atlas.industries[row.industry_id], "name") for row in rows],
            _("Level"): [level_label(row.level) for row in rows],
            _("Term"): [shortened(_term(page, row), length) for row in rows],
            _("What the source says"): [
                shortened(statement(row) or (_("Unsourced") if _is_unsourced(page, row) else ""), length)
                for row in rows
            ],
            _("Source"): [document_title(source) for source in sources],
            _("Date"): [sortable_date(source) for source in sources],
            _("Rule"): [row.rule for row in rows],
            _("Where in the source"): [shortened(locator(row), length) for row in rows],
            _("Read"): [read_where(atlas, row) for row in rows],
        }
    )
    return table.loc[:, (table != "").any()] if page.data and len(table) else table


def _is_unsourced(page: OpenPage, row: Evidence) -> bool:
    return page.data is not None and page.dataset.is_unsourced(row.region_id, row.industry_id)


def _term(page: OpenPage, row: Evidence) -> str:
    """Return the amount of the cell, or the source's term if there is none."""
    return page.dataset.amount(row.region_id, row.industry_id) or marked_term(page.atlas, row)
