"""The documents behind the matrix: date, period, coverage, address, rows, and whether each is in force."""

from collections import Counter
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components.method.overview import heading, section_names
from components.output.downloads import Table, download_popover
from components.page.open_page import OpenPage
from components.page.view_cache import cached
from components.text.escaping import escape_markdown
from components.text.formatting import DASH
from components.text.i18n import _, localized, ngettext
from components.text.markdown_table import markdown_table
from components.text.source_text import document_title, host, shown_address, source_date
from data.records import Source


def sources(page: OpenPage) -> None:
    """Draw the table of sources."""
    heading("sources")
    rows = Counter(row.source_id for row in page.atlas.evidence.values())
    st.markdown(
        _(
            "In force under the sources and the date chosen at the top of the page: **{n} of {total}**. A "
            "list without a date counts only when undated lists are asked for. Dates are given as precisely "
            "as they are known."
        ).format(n=len(page.focus.sources), total=len(page.atlas.sources))
    )
    # Collapsed, because it is half of the text of the page, and few readers need it.
    documents = len(page.atlas.sources)
    with st.expander(ngettext("{n} document, with its address", "{n} documents, each with its address", documents)):
        st.markdown(cached(page, "method-sources", lambda: _as_markdown(page, rows)))
    download_popover(
        page, Table(section_names()["sources"], lambda: sources_table(page), "sources", subject=()), key="sources-table"
    )


def _as_markdown(page: OpenPage, rows: Mapping[str, int]) -> str:
    head = [_("Document, where it was read, coverage"), _("Date"), _("Rows"), _("In force")]
    body = [
        [
            f"{_region(page, source)}{page.links.source_md(source)} {_note(source)}",
            escape_markdown(source_date(source)),
            str(rows[key]),
            f"**{_('yes')}**" if key in page.focus.sources else _("no"),
        ]
        for key, source in page.atlas.sources.items()
    ]
    return markdown_table(head, body, "llrl")


def sources_table(page: OpenPage) -> pd.DataFrame:
    """One row per document."""
    rows = Counter(row.source_id for row in page.atlas.evidence.values())
    documents = page.atlas.sources.values()
    coverage = {"complete": _("complete"), "partial": _("in part")}
    return pd.DataFrame(
        {
            _("Document"): [document_title(source) for source in documents],
            _("Region"): [_region_name(page, source) for source in documents],
            _("Date"): [source_date(source) for source in documents],
            _("Period"): [source.period for source in documents],
            _("Coverage"): [coverage[source.coverage] for source in documents],
            _("Rows"): [rows[source.source_id] for source in documents],
            _("In force"): [_("yes") if source.source_id in page.focus.sources else _("no") for source in documents],
            _("Address"): [shown_address(source) for source in documents],
            _("Caution"): [localized(source, "note") for source in documents],
        }
    )


def _region(page: OpenPage, source: Source) -> str:
    return f"**{page.links.region_md(source.region_id) if source.region_id else _('All regions')}** "


def _region_name(page: OpenPage, source: Source) -> str:
    return localized(page.atlas.units[source.region_id], "name") if source.region_id else _("All regions")


def _note(source: Source) -> str:
    place = escape_markdown(host(source.address))
    notes = [_("The document itself, {host}.").format(host=place)] if source.address_kind == "primary" else []
    notes.append(_("Complete.") if source.coverage == "complete" else _("Read in part."))
    if source.period:
        notes.append(_("Plans for {period}.").format(period=escape_markdown(source.period.replace("-", DASH))))
    if localized(source, "note"):
        notes.append(escape_markdown(localized(source, "note")))
    return f":gray[{' '.join(notes)}]"
