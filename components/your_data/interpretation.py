"""How a file was interpreted: a summary, the settings of the file, and its table with the roles of the columns."""

import streamlit as st

from components.text.escaping import escape_markdown
from components.text.formatting import enumerated, number, semicolons
from components.text.i18n import _, ngettext
from components.your_data.import_state import UploadedFile
from components.your_data.settings import settings
from components.your_data.table_view import table_view
from data.upload.interpretation import Interpretation
from data.upload.sandbox import ImportResult


def interpretation_view(upload: UploadedFile, result: ImportResult) -> None:
    """Draw the interpretation of the file; each change is read again and seen at once."""
    interpretation = result.interpretation
    if interpretation is None:
        return
    st.subheader(_("How the file was interpreted"), anchor=False)
    st.markdown(_summary(interpretation, result))
    settings(upload, result, interpretation)
    table_view(upload, result, interpretation)


def _summary(interpretation: Interpretation, result: ImportResult) -> str:
    summary = result.parsed.summary
    parts = [
        _("{cells} cells of {regions} regions and {industries} industries").format(
            cells=number(summary.cells),
            regions=number(summary.regions),
            industries=number(summary.industries),
        ),
        _("header in row {n}").format(n=interpretation.header_row) if interpretation.header_row else _("no header row"),
        _("data in rows {first} to {last}").format(
            first=number(interpretation.first_row), last=number(interpretation.last_row)
        ),
    ]
    if interpretation.preamble:
        parts.append(
            ngettext(
                "{n} row above the table left out", "{n} rows above the table left out", len(interpretation.preamble)
            )
        )
    if interpretation.footer:
        parts.append(
            ngettext(
                "{n} row below the table left out", "{n} rows below the table left out", len(interpretation.footer)
            )
        )
    if summary.years:
        parts.append(_("years {list}").format(list=enumerated([str(year) for year in summary.years])))
    return escape_markdown(semicolons(parts))
