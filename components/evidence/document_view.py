"""A document of a dataset from texts, opened at a paragraph: its neighbours, and every passage marked."""

import streamlit as st
from markupsafe import Markup

from components.dataset import cache
from components.evidence.passages_html import DOCUMENT, PARAGRAPH, in_kinds
from components.output.panel_component import draw_panel
from components.page.open_page import OpenPage
from components.selection.url import update
from components.text.escaping import escape_markdown
from components.text.formatting import number
from components.text.html import element, quiet, together
from components.text.i18n import _, localized
from data.coding.model import SourceDocument
from data.document import Paragraph
from data.store.errors import StoreError
from data.store.text_rows import SavedPassage

AROUND = 3
"""Paragraphs before and after the one that is opened."""


def document_view(page: OpenPage) -> None:
    """Draw the document that the URL opens; nothing if it opens none."""
    opened = page.selection.get(DOCUMENT, "")
    if page.data is None or page.data.texts is None or opened not in page.atlas.sources:
        return
    try:
        source, passages = cache.opened_document(page.data.header, int(opened.removeprefix("d")))
    except StoreError as error:
        st.warning(escape_markdown(_(str(error))))
        return
    paragraphs = source.document.paragraphs
    at = min(max(int(page.selection.get(PARAGRAPH, "1")), 1), len(paragraphs))
    first, last = max(at - AROUND, 1), min(at + AROUND, len(paragraphs))
    with st.container(key="document", border=True):
        st.subheader(escape_markdown(localized(page.atlas.sources[opened], "title")), anchor=False)
        where = _("Paragraphs {first} to {last} of {total}.").format(
            first=number(first), last=number(last), total=number(len(paragraphs))
        )
        legend = _("Words that name an industry are marked, words that gave the level underlined.")
        link = f"{page.links.source_md(page.atlas.sources[opened])} · " if page.atlas.sources[opened].address else ""
        st.caption(f"{link}{where} {legend}")
        draw_panel(_shown(source, passages, paragraphs[first - 1 : last], at), key="document-text")
        _buttons(at, first, last, len(paragraphs))


def _buttons(at: int, first: int, last: int, total: int) -> None:
    step = 2 * AROUND + 1
    with st.container(horizontal=True):
        moves = ((_("Earlier"), at - step, first > 1), (_("Later"), at + step, last < total))
        for label, target, possible in moves:
            st.button(
                label,
                key=f"document-{label}",
                disabled=not possible,
                on_click=update,
                kwargs={PARAGRAPH: str(min(max(target, 1), total))},
            )
        st.button(_("Close the document"), on_click=update, kwargs={DOCUMENT: None, PARAGRAPH: None})


def _shown(
    source: SourceDocument, passages: tuple[SavedPassage, ...], paragraphs: tuple[Paragraph, ...], at: int
) -> Markup:
    shown = []
    for paragraph in paragraphs:
        attributes = {"class_": "opened"} if paragraph.number == at else {}
        words = marked_paragraph(source, paragraph, passages)
        if paragraph.heading:
            words = element("strong", words)
        shown.append(element("p", quiet(f"{paragraph.number} "), words, **attributes))
    return together(shown)


def marked_paragraph(source: SourceDocument, paragraph: Paragraph, passages: tuple[SavedPassage, ...]) -> Markup:
    """Return a paragraph with the terms and triggers of all its passages marked."""
    text = source.document.text_of(paragraph)
    kinds = [""] * len(text)
    here = [one.coded.passage for one in passages if one.coded.passage.paragraph == paragraph.number]
    for kind, spans in (
        ("u", [(one.trigger_start, one.trigger_end) for one in here]),
        ("mark", [(one.term_start, one.term_end) for one in here]),
    ):
        for start, end in spans:
            for position in range(max(start - paragraph.start, 0), min(end - paragraph.start, len(text))):
                kinds[position] = kind
    return in_kinds(text, kinds)
