"""Check the evidence of a built-in document against its text, which the reader brings."""

import pandas as pd
import streamlit as st

from components.evidence.rows import ALL
from components.page.open_page import OpenPage
from components.text.formatting import labelled
from components.text.i18n import _, localized, ngettext
from components.text.source_text import locator, source_term
from data.documents.refi_project import exact_document
from data.evidence_in_text import FoundEvidence, find_evidence
from data.records import Evidence

MOST_CHARACTERS = 300_000
TEXT = "own-text"


def check_against_text(page: OpenPage) -> None:
    """Draw the box for a text once the evidence of one built-in document is shown; nothing else."""
    source = page.selection.get("source", ALL)
    if page.data or source == ALL:
        return
    with st.expander(_("Check this evidence against the document’s text"), key="own-text-box"):
        st.caption(
            _(
                "Paste the text of this document, in Chinese or English, whole or in part: each row is looked for in "
                "it. The text stays in this session and is not saved."
            )
        )
        text = st.text_area(_("Text of the document"), key=TEXT, max_chars=MOST_CHARACTERS, height=160)
        if text.strip():
            rows = [row for row in page.atlas.evidence.values() if row.source_id == source]
            _result(page, rows, find_evidence(exact_document(text), rows), text)


def _result(page: OpenPage, rows: list[Evidence], matches: tuple[FoundEvidence, ...], text: str) -> None:
    there = sum(one.paragraph is not None for one in matches)
    st.markdown(ngettext("{n} of {total} rows was found.", "{n} of {total} rows were found.", there, total=len(rows)))
    order = sorted(zip(matches, rows, strict=True), key=lambda pair: (pair[0].paragraph is not None, pair[0].start))
    st.dataframe(
        pd.DataFrame(
            {
                _("Industry"): [localized(page.atlas.industries[row.industry_id], "name") for _one, row in order],
                _("Term"): [source_term(row) for _one, row in order],
                _("Where in the source"): [locator(row) for _one, row in order],
                _("In your text"): [_where(one) for one, _row in order],
                _("Words there"): [text[one.start : one.end] for one, _row in order],
            }
        ),
        hide_index=True,
    )


def _where(one: FoundEvidence) -> str:
    if one.paragraph is None:
        return _("not found")
    paragraph = _("paragraph {n}").format(n=one.paragraph)
    if one.same_section is None:
        return paragraph
    return labelled(paragraph, _("in the section named") if one.same_section else _("in another section"))
