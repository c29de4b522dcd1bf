"""How a correction is made, and the corrections made so far."""

import streamlit as st

from components.dataset.table_rows import rows_of
from components.method.overview import heading
from components.page.corrections_address import corrections_address
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.formatting import dated
from components.text.i18n import _, column
from components.text.markdown_table import markdown_table


def corrections(page: OpenPage) -> None:
    """Draw the section."""
    heading("corrections")
    st.markdown(
        _(
            "A report that names a document and the place in it is checked against the document by the rules above. If "
            "it is right, the row of evidence is changed, the dataset gets a new version, and the correction is listed "
            "here. Links and citations keep the version that they were made with."
        )
    )
    if corrections_address():
        st.markdown(_("Reports are sent from a cell’s evidence on the heatmap or from an open row of evidence."))
    rows = rows_of(page.atlas, "corrections")
    if not rows:
        st.markdown(_("No published cell has been corrected so far."))
        return
    body = [
        [
            escape_markdown(dated(row["date"], "day")),
            f"{page.links.region_md(row['region_id'])} × {page.links.industry_md(row['industry_id'])}",
            escape_markdown(row[column("what")]),
            escape_markdown(row["version"]),
        ]
        for row in rows
    ]
    st.markdown(markdown_table([_("Date"), _("Cell"), _("Correction"), _("Dataset version")], body))
