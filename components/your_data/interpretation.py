"""How a file was interpreted, with a control for everything that the reader can change before it is loaded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from components.text.escaping import escape_markdown
from components.text.formatting import DASH, enumerated, number, semicolons
from components.text.i18n import _
from components.your_data.import_state import UploadedFile, choices, choose
from data.upload.dialect import DELIMITERS
from data.upload.encoding import ENCODINGS
from data.upload.headings import Role
from data.upload.sandbox import ImportResult
from data.upload.shape import Form
from data.upload.understanding import Understanding

DECIMALS = (".", ",")


def interpretation_view(upload: UploadedFile, result: ImportResult) -> None:
    """Draw the interpretation of the file, its controls and a preview of the table."""
    understanding = result.understanding
    if understanding is None:
        return
    st.subheader(_("How the file was interpreted"), anchor=False)
    st.markdown(_summary(understanding, result))
    if not understanding.delimiter and not understanding.sheet:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="interpretation"):
        _form(upload, understanding)
        if understanding.sheet:
            _select(upload, "sheet", _("Sheet"), understanding.sheets, understanding.sheet, {})
        else:
            _select(upload, "encoding", _("Encoding"), ENCODINGS, understanding.encoding, {})
            marks = {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": "|", "，": "，"}
            _select(upload, "delimiter", _("Delimiter"), DELIMITERS, understanding.delimiter, marks)
        _select(
            upload, "decimal", _("Decimal mark"), DECIMALS, understanding.decimal, {".": _("point"), ",": _("comma")}
        )
        _header_row(upload, understanding)
    _roles(upload, understanding)
    preview = pd.DataFrame([list(row) for row in understanding.preview], columns=_unique(understanding.columns))
    st.dataframe(preview, hide_index=True, height=220, alt=_("The first rows of the table as text"))


def role_names() -> dict[Role, str]:
    """Return the names of the roles of columns."""
    return {
        Role.REGION: _("Region"),
        Role.REGION_CODE: _("Code of the region"),
        Role.INDUSTRY: _("Industry"),
        Role.INDUSTRY_CODE: _("Code of the industry"),
        Role.YEAR: _("Year"),
        Role.VALUE: _("Value"),
        Role.LEVEL: _("Level"),
        Role.TERM: _("Term"),
        Role.STATEMENT: _("Statement"),
        Role.LOCATOR: _("Place"),
        Role.IGNORE: _("left out"),
    }


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
        parts.append(_("{n} rows above the table left out").format(n=len(understanding.preamble)))
    if understanding.footer:
        parts.append(_("{n} rows below the table left out").format(n=len(understanding.footer)))
    if summary.years:
        parts.append(_("years {list}").format(list=enumerated([str(year) for year in summary.years])))
    return escape_markdown(semicolons(parts))


def _form(upload: UploadedFile, understanding: Understanding) -> None:
    names = {
        Form.LONG: _("one row per cell"),
        Form.REGIONS_DOWN: _("cross table, regions down"),
        Form.REGIONS_ACROSS: _("cross table, regions across"),
        Form.YEARS_ACROSS: _("cross table, years across"),
    }
    key = "set-form"
    st.session_state[key] = understanding.form

    def write() -> None:
        # The roles of the columns depend on the form.
        choose(upload, replace(choices(upload), form=st.session_state[key], roles=None))

    st.selectbox(_("Form"), list(Form), format_func=names.__getitem__, key=key, on_change=write, width=230)


def _select(
    upload: UploadedFile, field: str, label: str, options: Sequence[str], current: str, names: Mapping[str, str]
) -> None:
    key = f"set-{field}"
    offered = list(dict.fromkeys([current, *options]))
    st.session_state[key] = current

    def write() -> None:
        changed: dict[str, str] = {field: st.session_state[key]}
        choose(upload, replace(choices(upload), **changed))  # type: ignore[arg-type] # all these fields are texts

    st.selectbox(label, offered, format_func=lambda value: names.get(value, value), key=key, on_change=write, width=160)


def _header_row(upload: UploadedFile, understanding: Understanding) -> None:
    key = "set-header"
    st.session_state[key] = understanding.header_row

    def write() -> None:
        choose(upload, replace(choices(upload), header_row=int(st.session_state[key]), roles=None))

    st.number_input(_("Header row"), min_value=0, max_value=10_000, step=1, key=key, on_change=write, width=130)


def _roles(upload: UploadedFile, understanding: Understanding) -> None:
    """Draw a control for the role of each column; a cross table needs none."""
    names = role_names()
    if understanding.form is not Form.LONG:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="roles"):
        for index, (heading, role) in enumerate(zip(understanding.columns, understanding.roles, strict=True)):
            key = f"set-role-{index}"
            st.session_state[key] = role

            def write(index: int = index, key: str = key) -> None:
                roles = [*understanding.roles]
                roles[index] = st.session_state[key]
                choose(upload, replace(choices(upload), roles=tuple(roles)))

            st.selectbox(
                heading[:60] or DASH, list(Role), format_func=names.__getitem__, key=key, on_change=write, width=170
            )


def _unique(headings: Sequence[str]) -> list[str]:
    """Number repeated headings: the column names of a frame must differ."""
    seen: dict[str, int] = {}
    unique = []
    for heading in headings:
        seen[heading] = seen.get(heading, 0) + 1
        unique.append(heading if seen[heading] == 1 else f"{heading} ({seen[heading]})")
    return unique
