"""How a file was interpreted: a summary, the settings of the file, and its table with the roles of the columns."""

import streamlit as st

from components.text.escaping import escape_markdown
from components.text.formatting import enumerated, number, semicolons
from components.text.i18n import _, ngettext
from components.your_data.import_state import UploadedFile
from components.your_data.settings import settings
from components.your_data.table_view import table_view
from data.upload.sandbox import ImportResult
from data.upload.understanding import Understanding


def interpretation_view(upload: UploadedFile, result: ImportResult) -> None:
    """Draw the interpretation of the file; each change is read again and seen at once."""
    understanding = result.understanding
    if understanding is None:
        return
    st.subheader(_("How the file was interpreted"), anchor=False)
    st.markdown(_summary(understanding, result))
    settings(upload, result, understanding)
    table_view(upload, result, understanding)


def _summary(understanding: Understanding, result: ImportResult) -> str:
    summary = result.parsed.summary
    parts = [
        _("{cells} cells of {regions} regions and {industries} industries").format(
            cells=number(summary.cells),
            regions=number(summary.regions),
            industries=number(summary.industries),
        ),
        _("header in row {n}").format(n=understanding.header_row) if understanding.header_row else _("no header row"),
        _("data in rows {first} to {last}").format(
            first=number(understanding.first_row), last=number(understanding.last_row)
        ),
    ]
    if understanding.preamble:
        parts.append(
            ngettext(
                "{n} row above the table left out", "{n} rows above the table left out", len(understanding.preamble)
            )
        )
    if understanding.footer:
        parts.append(
            ngettext("{n} row below the table left out", "{n} rows below the table left out", len(understanding.footer))
        )
    if summary.years:
        parts.append(_("years {list}").format(list=enumerated([str(year) for year in summary.years])))
    return escape_markdown(semicolons(parts))
