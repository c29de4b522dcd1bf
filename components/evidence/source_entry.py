"""The entry of a source, and the pages on which an item of a list was read."""

import streamlit as st

from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.formatting import labelled
from components.text.i18n import _, language, localized
from components.text.source_text import (
    FOREIGN_COPY,
    author_of,
    bracketed_note,
    page_note,
    source_date,
    without_scheme,
)
from data.records import ListItem, Source


def source_entry(page: OpenPage, source_id: str) -> None:
    """Draw the entry of a source."""
    source = page.atlas.sources[source_id]
    count = sum(row.source_id == source_id for row in page.atlas.evidence.values())
    facts = [
        (_("Title"), f"{escape_markdown(source.title_en)} · {escape_markdown(source.title_zh)}"),
        (_("Author"), escape_markdown(author_of(source))),
        (_("Issuer"), escape_markdown(localized(source, "issuer"))),
        (_("Date"), escape_markdown(source_date(source))),
        (_("Plans for"), escape_markdown(source.period)),
        (_("Coverage"), _("complete list") if source.coverage == "complete" else _("part of the list")),
        (_("Address"), _address(source)),
        (_("Note"), escape_markdown(localized(source, "note"))),
        (_("Rows of evidence"), str(count)),
    ]
    st.markdown(f"**{_('The source')}**")
    st.markdown("  \n".join(f":gray[{label}] {value}" for label, value in facts if value))


def _address(source: Source) -> str:
    """Return the address as Markdown: a link, or plain text if no reader should be sent there; empty without one."""
    if not source.address:
        return ""
    if source.page_kind == FOREIGN_COPY:
        return _page(source.address, source.page_kind)
    where = _("primary document") if source.address_kind == "primary" else page_note(source)
    return f"<{source.address}> :gray[{escape_markdown(where)}]"


def pages_read(page: OpenPage, evidence_id: str) -> None:
    """Draw the pages on which the list items behind a row were read; nothing for the commentary."""
    items = page.atlas.list_items.get(evidence_id, ())
    if not items:
        return
    st.markdown(f"**{_('Pages on which the item was read')}**")
    for item in items:
        st.markdown("\n".join([_item(item), *(f"- {_page(text, kind)}" for text, kind in _pages(item))]))
        if not item.english_is_official:
            st.caption(_("The English name is our translation."))


def _item(item: ListItem) -> str:
    checks = {
        "confirmed": _("a second page prints it"),
        "corrected after the second page": _("corrected after a second page"),
        "not found": _("no second page was found, which refutes nothing"),
        "one page only": _("looked for on one page only"),
    }
    if language() == "zh":
        name = escape_markdown(item.item_zh or item.item_en)
    else:
        name = (
            f"{escape_markdown(item.item_en)} :gray[{escape_markdown(item.item_zh)}]"
            if item.item_zh
            else escape_markdown(item.item_en)
        )
    return labelled(name, checks[item.second_check])


def _pages(item: ListItem) -> list[tuple[str, str]]:
    """Return the pages on which an item was read, each with its kind."""
    read = list(zip(item.read_at.split(" ; "), item.page_kind.split(" ; "), strict=True))
    return [*read, *([(item.second_page, item.second_page_kind)] if item.second_page else [])]


def _page(text: str, kind: str) -> str:
    """Return a page as Markdown: the address as a link, or as plain text for a copy on a foreign domain."""
    address, _blank, note = text.partition(" ")
    if not address.startswith("http"):
        return escape_markdown(text)
    if kind == FOREIGN_COPY:
        remark = bracketed_note(_("copy on a foreign domain, not linked"))
        return f"`{without_scheme(address)}` :gray[{remark}] {escape_markdown(note)}".rstrip()
    return f"<{address}> {escape_markdown(note)}".rstrip()
