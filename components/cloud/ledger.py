"""The claims ledger: who claims what about the industrial cloud, where, and whether a second source exists."""

import pandas as pd
import streamlit as st

from components.cloud.claims import amount, claims_table, counts
from components.dataset.table_rows import Row
from components.output.downloads import Table, download_popover
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.formatting import clauses, dated, labelled, semicolons
from components.text.i18n import _, column, localized_column, pgettext
from components.text.markdown_table import markdown_table
from components.text.source_text import document_title, shown_address


def ledger(page: OpenPage) -> None:
    """Draw one row per claim, and under them who makes them."""
    rows = sorted(counts(page), key=lambda row: -float(row["value"]))
    title = _("Which numbers does the commentary give?")
    st.subheader(title, anchor=False)
    head = [_("Number"), _("What it counts"), _("What is left open"), _("How firm it is")]
    body = [
        [
            f"**{escape_markdown(amount(row))}**",
            escape_markdown(row[column("measure")]),
            f":gray[{escape_markdown(row[column('scope')])}]",
            firmness(row),
        ]
        for row in rows
    ]
    with st.container(key="ledger-rows"):
        st.markdown(markdown_table(head, body))
    origins = {
        labelled(
            clauses(escape_markdown(row[column("claimant")]), escape_markdown(dated(row["date"], "day"))),
            clauses(
                page.links.source_md(page.atlas.sources[row["source_id"]]),
                escape_markdown(row[localized_column("locator")]),
            ),
        ): None
        for row in rows
    }
    st.markdown(labelled(_("Who says so"), semicolons(origins)))
    st.caption(
        _(
            "The author gives the figures without a source of their own and without a year of start. “No second "
            "source” means that a search for an independent publication found none; it does not refute the claim."
        )
    )
    download_popover(page, Table(title, lambda: ledger_table(page), "ledger", subject=()), key="ledger")


def firmness(row: Row) -> str:
    """Return whether a count is a lower bound, and its second source."""
    bound = _("lower bound") if row["qualifier"] == "more than" else _("exact, listed by name")
    missing = row["second_source"] == "none found"
    other = _("no second source") if missing else _("also in {source}").format(source=row["second_source"])
    return escape_markdown(clauses(bound, other))


def ledger_table(page: OpenPage) -> pd.DataFrame:
    """One row per claim."""
    rows = sorted(counts(page), key=lambda row: int(row["order"]))
    documents = [page.atlas.sources[str(row["source_id"])] for row in rows]
    return claims_table(rows).assign(
        **{
            pgettext("of a source", "Statement"): [row[column("statement")] for row in rows],
            _("Source"): [document_title(document) for document in documents],
            _("Where in the source"): [row[localized_column("locator")] for row in rows],
            _("Address"): [shown_address(document) for document in documents],
        }
    )
