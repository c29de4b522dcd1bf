"""The first rows of the file as a table: each column under what it was taken for, with a control to change it."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from components.text.escaping import escape_markdown
from components.text.formatting import labelled, number
from components.text.i18n import _
from components.your_data.import_state import UploadedFile, choices, choose
from components.your_data.names import role_names, type_names
from data.upload.headings import Role
from data.upload.interpretation import Interpretation
from data.upload.sandbox import ImportResult
from data.upload.shape import Form

AT_ONCE = 12
"""Columns that are shown at once."""

COLUMN_WIDTH = 168
"""Width of a column in pixels."""

LONGEST = 200
"""Characters of a cell that are shown."""


def table_view(upload: UploadedFile, result: ImportResult, interpretation: Interpretation) -> None:
    """Draw the rows above the table, the table with the controls of its columns, and the rows below."""
    _lines(_("Above the table, left out"), interpretation.preamble)
    columns = range(len(interpretation.columns))
    if len(columns) > AT_ONCE:
        columns = _part(len(columns))
    misfits = set(result.parsed.fit.misfits)
    with st.container(key="import-table", horizontal=True, vertical_alignment="bottom", gap=None):
        with st.container(width=64, key="import-rows"):
            st.html(_cells(_("Row"), [str(row) for row in interpretation.preview_rows], set()))
        for position in columns:
            with st.container(width=COLUMN_WIDTH, gap="small", key=f"import-column-{position}"):
                _role(upload, interpretation, position)
                _rows_kept(upload, interpretation, position)
                texts = [row[position] for row in interpretation.preview]
                wrong = {n for n, row in enumerate(interpretation.preview_rows) if (row, position) in misfits}
                st.html(_cells(_type_and_fit(result, interpretation, position), texts, wrong))
    _lines(_("Below the table, left out"), interpretation.footer)


def _part(width: int) -> range:
    """Let the reader choose which columns of a wide table are shown."""
    starts = list(range(0, width, AT_ONCE))
    start = st.selectbox(
        _("Columns shown"),
        starts,
        format_func=lambda first: f"{number(first + 1)}–{number(min(width, first + AT_ONCE))}",
        key="import-part",
        width=160,
    )
    return range(start, min(width, start + AT_ONCE))


def _lines(label: str, lines: Sequence[str]) -> None:
    if lines:
        shown = " · ".join(escape_markdown(line) for line in lines[:4])
        st.caption(labelled(label, shown + (" …" if len(lines) > 4 else "")))


def _role(upload: UploadedFile, interpretation: Interpretation, position: int) -> None:
    names = role_names()
    key = f"set-role-{position}"
    st.session_state[key] = interpretation.roles[position]

    def write() -> None:
        roles = with_role(interpretation, position, st.session_state[key])
        choose(upload, replace(choices(upload), roles=roles))

    label = escape_markdown(interpretation.columns[position][:60])
    st.selectbox(label, list(Role), format_func=names.__getitem__, key=key, on_change=write)


def with_role(interpretation: Interpretation, position: int, role: Role) -> tuple[Role, ...]:
    """Return the roles with another for one column; a role that only one column can have leaves the one that had it."""
    many = role is Role.IGNORE or (role is Role.VALUE and interpretation.form is not Form.LONG)
    kept = (Role.IGNORE if one is role and not many else one for one in interpretation.roles)
    return tuple(role if number == position else one for number, one in enumerate(kept))


def _rows_kept(upload: UploadedFile, interpretation: Interpretation, position: int) -> None:
    """Let the reader keep the rows with one text of a column that is left out, such as one sex or one unit."""
    texts = interpretation.values[position] if position < len(interpretation.values) else ()
    if not texts:
        return
    key = f"set-kept-{position}"
    kept = dict(interpretation.kept)
    st.session_state[key] = kept.get(position, "")

    def write() -> None:
        changed = {place: text for place, text in kept.items() if place != position}
        if st.session_state[key]:
            changed[position] = st.session_state[key]
        choose(upload, replace(choices(upload), kept=tuple(changed.items())))

    st.selectbox(
        _("Rows of {column}").format(column=escape_markdown(interpretation.columns[position][:40])),
        ["", *texts],
        format_func=lambda text: text or _("all rows"),
        key=key,
        on_change=write,
        label_visibility="collapsed",
    )


def _type_and_fit(result: ImportResult, interpretation: Interpretation, position: int) -> str:
    """Return what the cells of a column are and what share of them fits, as text."""
    type_name = type_names()[interpretation.types[position]]
    shares = result.parsed.fit.shares
    share = shares[position] if position < len(shares) else None
    if share is None:
        return type_name
    shown = number(round(100 * share)) if share in (0.0, 1.0) else f"{min(99.9, max(0.1, 100 * share)):.1f}"
    return _("{type}, {share} % fit").format(type=type_name, share=shown)


def _cells(heading: str, texts: Sequence[str], wrong: set[int]) -> str:
    """Return a column of cells as HTML; the cells that do not fit are marked."""
    lines = [f"<div class='import-heading'>{escape(heading)}</div>"]
    for place, text in enumerate(texts):
        shown = escape(" ".join(text[:LONGEST].split())) or "&nbsp;"
        title = escape(text[:LONGEST], quote=True)
        if place in wrong:
            shown = shown if text.strip() else escape(_("(blank)"))
            shown = f"<mark title='{escape(_('does not fit'), quote=True)}'>{shown}</mark>"
        lines.append(f"<div title='{title}' dir='auto'>{shown}</div>")
    return f"<div class='import-cells'>{''.join(lines)}</div>"
