"""What was understood of a file, changeable before anything is loaded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from components.text.formatting import DASH, enumerated, escape_markdown, number, semicolons
from components.text.i18n import _
from components.your_data.import_state import Given, choices, choose
from data.upload.dialect import DELIMITERS
from data.upload.encoding import ENCODINGS
from data.upload.headings import Role
from data.upload.sandbox import ImportResult
from data.upload.shape import Form
from data.upload.understanding import Understanding

DECIMALS = (".", ",")


def understood_view(given: Given, found: ImportResult) -> None:
    """Draw what was found, with a list for everything that can be set by hand, and a preview."""
    what = found.understanding
    if what is None:
        return
    st.subheader(_("How the file was interpreted"), anchor=False)
    st.markdown(_summary(what, found))
    if not what.delimiter and not what.sheet:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="understood"):
        _form(given, what)
        if what.sheet:
            _pick(given, "sheet", _("Sheet"), what.sheets, what.sheet, {})
        else:
            _pick(given, "encoding", _("Encoding"), ENCODINGS, what.encoding, {})
            marks = {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": "|", "，": "，"}
            _pick(given, "delimiter", _("Delimiter"), DELIMITERS, what.delimiter, marks)
        _pick(given, "decimal", _("Decimal mark"), DECIMALS, what.decimal, {".": _("point"), ",": _("comma")})
        _header_row(given, what)
    _roles(given, what)
    preview = pd.DataFrame([list(row) for row in what.preview], columns=_unique(what.columns))
    st.dataframe(preview, hide_index=True, height=220, alt=_("The first rows of the table as text"))


def role_names() -> dict[Role, str]:
    """What each role of a column is called."""
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


def _summary(what: Understanding, found: ImportResult) -> str:
    summary = found.parsed.summary
    parts = [
        _("{cells} cells of {regions} regions and {industries} industries").format(
            cells=number(summary.cells),
            regions=number(summary.regions),
            industries=number(summary.industries),
        ),
        _("header in row {n}").format(n=what.header_row) if what.header_row else _("no header row"),
        _("data in rows {first} to {last}").format(first=number(what.first_row), last=number(what.last_row)),
    ]
    if what.preamble:
        parts.append(_("{n} rows above the table left out").format(n=len(what.preamble)))
    if what.footer:
        parts.append(_("{n} rows below the table left out").format(n=len(what.footer)))
    if summary.years:
        parts.append(_("years {list}").format(list=enumerated([str(year) for year in summary.years])))
    return escape_markdown(semicolons(parts))


def _form(given: Given, what: Understanding) -> None:
    names = {
        Form.LONG: _("one row per cell"),
        Form.REGIONS_DOWN: _("cross table, regions down"),
        Form.REGIONS_ACROSS: _("cross table, regions across"),
    }
    key = "set-form"
    st.session_state[key] = what.form

    def write() -> None:
        # Roles set for one form mean nothing in another.
        choose(given, replace(choices(given), form=st.session_state[key], roles=None))

    st.selectbox(_("Form"), list(Form), format_func=names.__getitem__, key=key, on_change=write, width=230)


def _pick(given: Given, field: str, label: str, options: Sequence[str], current: str, names: Mapping[str, str]) -> None:
    key = f"set-{field}"
    offered = list(dict.fromkeys([current, *options]))
    st.session_state[key] = current

    def write() -> None:
        changed: dict[str, str] = {field: st.session_state[key]}
        choose(given, replace(choices(given), **changed))  # type: ignore[arg-type] # all these fields are texts

    st.selectbox(label, offered, format_func=lambda value: names.get(value, value), key=key, on_change=write, width=160)


def _header_row(given: Given, what: Understanding) -> None:
    key = "set-header"
    st.session_state[key] = what.header_row

    def write() -> None:
        choose(given, replace(choices(given), header_row=int(st.session_state[key]), roles=None))

    st.number_input(_("Header row"), min_value=0, max_value=10_000, step=1, key=key, on_change=write, width=130)


def _roles(given: Given, what: Understanding) -> None:
    """The role of each column; of a cross table only the columns that are no amounts matter."""
    names = role_names()
    if what.form is not Form.LONG:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="roles"):
        for at, (heading, role) in enumerate(zip(what.columns, what.roles, strict=True)):
            key = f"set-role-{at}"
            st.session_state[key] = role

            def write(at: int = at, key: str = key) -> None:
                roles = [*what.roles]
                roles[at] = st.session_state[key]
                choose(given, replace(choices(given), roles=tuple(roles)))

            st.selectbox(
                heading[:60] or DASH, list(Role), format_func=names.__getitem__, key=key, on_change=write, width=170
            )


def _unique(headings: Sequence[str]) -> list[str]:
    """Headings as column names of a frame, which must differ."""
    seen: dict[str, int] = {}
    found = []
    for heading in headings:
        seen[heading] = seen.get(heading, 0) + 1
        found.append(heading if seen[heading] == 1 else f"{heading} ({seen[heading]})")
    return found
