"""The claims ledger: who claims what about the industrial cloud, where, and whether a second source exists."""

import pandas as pd
import streamlit as st

from components.cloud.claims import amount, claims_table, counts, second_source
from components.output.downloads import Table, download_popover
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.formatting import DOT, clauses, dated, labelled
from components.text.i18n import _, column, localized_column, ngettext
from components.text.markdown_table import markdown_table
from components.text.source_text import document_title, shown_address, source_link


def ledger(page: OpenPage) -> None:
    """Draw the ledger, one row per claim."""
    rows = sorted(counts(page), key=lambda row: int(row["order"]))
    unconfirmed = sum(row["second_source"] == "none found" for row in rows)
    title = _("Who says so? One text, and no second source was found")
    st.subheader(title, anchor=False)
    if unconfirmed < len(rows):
        st.markdown(ngettext("{n} claim has no second source.", "{n} claims have no second source.", unconfirmed))
    head = [_("Claim"), _("Statement and scope"), _("Claimant, date, source and place; second source")]
    body = [
        [
            f"**{escape_markdown(amount(row))}**",
            f"{escape_markdown(row[column('statement')])} :gray[{escape_markdown(row[column('scope')])}]",
            labelled(
                clauses(escape_markdown(row[column("claimant")]), escape_markdown(dated(row["date"], "day"))),
                clauses(
                    source_link(page.atlas.sources[row["source_id"]]), escape_markdown(row[localized_column("locator")])
                ),
            )
            + f"{DOT}:gray[{_('Second source')}] **{escape_markdown(second_source(row))}**",
        ]
        for row in rows
    ]
    with st.container(key="ledger-rows"):
        st.markdown(markdown_table(head, body))
    st.caption(
        _(
            "The claimant is the commentary’s author, who gives the figures without a source of their own "
            "and without a year of start. “None found” means that a search for an independent publication "
            "found none; it does not refute the claim."
        )
    )
    download_popover(page, Table(title, lambda: ledger_table(page), "ledger", subject=()), key="ledger")


def ledger_table(page: OpenPage) -> pd.DataFrame:
    """One row per claim."""
    rows = sorted(counts(page), key=lambda row: int(row["order"]))
    documents = [page.atlas.sources[str(row["source_id"])] for row in rows]
    return claims_table(rows).assign(
        **{
            _("Statement"): [row[column("statement")] for row in rows],
            _("Source"): [document_title(document) for document in documents],
            _("Place"): [row[localized_column("locator")] for row in rows],
            _("Address"): [shown_address(document) for document in documents],
        }
    )
