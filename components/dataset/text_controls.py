"""Choices of a dataset from texts: from how many passages on a cell counts as named, and in which sections."""

import streamlit as st

from components.dataset.text_window import Texts
from components.dataset.user_window import UserData
from components.selection import controls
from components.selection.url import update
from components.text.formatting import clauses
from components.text.i18n import _, ngettext

LEAST = (1, 2, 3, 5, 10)
"""Numbers of passages on offer; a link may ask for any other."""

SECTIONS = "sections-that-count"
HEADING_LENGTH = 60


def text_choice(data: UserData, texts: Texts) -> None:
    """Draw both choices; their values are kept in the URL."""
    least = sorted({*LEAST, data.view.least})
    names = {str(n): ngettext("Named at least once", "Named in {n} passages or more", n) for n in least}
    controls.menu(
        "passages",
        _("Named"),
        list(names),
        str(data.view.least),
        names.__getitem__,
        default="1",
        show_label=False,
        width=230,
    )
    sections = section_names(texts)
    if len(sections) > 1:
        st.session_state[SECTIONS] = list(data.view.sections)
        st.multiselect(
            _("Sections that count"),
            list(sections),
            format_func=sections.__getitem__,
            key=SECTIONS,
            placeholder=_("All sections count"),
            label_visibility="collapsed",
            on_change=lambda: update(sections=",".join(st.session_state[SECTIONS]) or None),
            width=320,
        )


def section_names(texts: Texts) -> dict[str, str]:
    """Return the sections of all documents, `document.section`, with their headings; with titles if there are more."""
    several = len(texts.documents) > 1
    names = {}
    for position, source in enumerate(texts.documents):
        for section in source.document.sections:
            heading = section.heading[:HEADING_LENGTH] or _("before the first heading")
            title = source.title or source.document.title
            names[f"{position}.{section.number}"] = clauses(title[:HEADING_LENGTH], heading) if several else heading
    return names
