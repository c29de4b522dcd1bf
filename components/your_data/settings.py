"""Controls for how a file is read: its form, sheet or encoding, marks of numbers, rows, and what is measured."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from components.text.i18n import _
from components.your_data.import_state import UploadedFile, choices, choose
from components.your_data.level_settings import level_settings
from components.your_data.names import encoding_names, form_names, mark_names, sheet_names
from data.upload.dialect import DELIMITERS
from data.upload.encoding import ENCODINGS
from data.upload.header_rows import MOST_HEADERS
from data.upload.headings import Role
from data.upload.interpretation import Interpretation
from data.upload.number_notation import THOUSANDS
from data.upload.problems import Code
from data.upload.sandbox import ImportResult
from data.upload.shape import Form

DECIMALS = (".", ",")
MEASURE_LENGTH = 120
UNIT_LENGTH = 60
YEAR_LENGTH = 12
LAST_ROW = 3_200_000


def settings(upload: UploadedFile, result: ImportResult, interpretation: Interpretation) -> None:
    """Draw a control for everything about the file as a whole."""
    marks = mark_names()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="interpretation"):
        _form(upload, interpretation)
        _measure(upload, interpretation)
        if interpretation.sheet:
            _select(upload, "sheet", _("Sheet"), interpretation.sheets, interpretation.sheet, sheet_names())
            _hidden(upload, result, interpretation)
        else:
            names = encoding_names(interpretation.encodings)
            likely = [candidate.encoding for candidate in interpretation.encodings]
            _select(upload, "encoding", _("Encoding"), [*likely, *ENCODINGS], interpretation.encoding, names)
            _select(upload, "delimiter", _("Delimiter"), DELIMITERS, interpretation.delimiter, marks)
        _select(upload, "decimal", _("Decimal mark"), DECIMALS, interpretation.decimal, marks)
        _select(upload, "thousands", _("Thousands mark"), list(THOUSANDS), interpretation.thousands, marks)
        _row(upload, "header_row", _("Header row"), interpretation.header_row, least=0)
        if interpretation.header_row:
            _row(upload, "header_rows", _("Rows of headings"), interpretation.header_rows, least=1, most=MOST_HEADERS)
        _row(upload, "first_row", _("First row"), interpretation.first_row)
        _row(upload, "last_row", _("Last row"), interpretation.last_row)
        if interpretation.form is not Form.YEARS_ACROSS and Role.YEAR not in interpretation.roles:
            _text(upload, "year", _("Year of all values"), interpretation.year, YEAR_LENGTH)
        level_settings(upload, result, interpretation)
        _text(upload, "unit", _("Unit, e.g. jobs"), interpretation.unit, UNIT_LENGTH)


def _form(upload: UploadedFile, interpretation: Interpretation) -> None:
    names = form_names()
    key = "set-form"
    st.session_state[key] = interpretation.form

    def write() -> None:
        # The roles of the columns depend on the form.
        choose(upload, replace(choices(upload), form=st.session_state[key], roles=None))

    st.selectbox(_("Form"), list(Form), format_func=names.__getitem__, key=key, on_change=write, width=230)


def _measure(upload: UploadedFile, interpretation: Interpretation) -> None:
    """Ask what is measured where no column and no heading names an industry."""
    if interpretation.form in (Form.LONG, Form.YEARS_ACROSS) and Role.INDUSTRY not in interpretation.roles:
        _text(upload, "measure", _("What is measured"), interpretation.measure, MEASURE_LENGTH, width=230)


def _hidden(upload: UploadedFile, result: ImportResult, interpretation: Interpretation) -> None:
    """Let the reader choose whether hidden rows and columns are read, where there are any."""
    has_hidden = any(problem.code is Code.HIDDEN_CELLS for problem in result.parsed.problems)
    if not has_hidden and not interpretation.hidden:
        return
    key = "set-hidden"
    st.session_state[key] = interpretation.hidden

    def write() -> None:
        choose(upload, replace(choices(upload), hidden=st.session_state[key], roles=None))

    st.checkbox(_("Read hidden rows and columns"), key=key, on_change=write)


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


def _text(upload: UploadedFile, field: str, label: str, current: str, length: int, *, width: int = 160) -> None:
    key = f"set-{field}"
    st.session_state[key] = current

    def write() -> None:
        changed: dict[str, str] = {field: st.session_state[key].strip()}
        choose(upload, replace(choices(upload), **changed))  # type: ignore[arg-type] # all these fields are texts

    st.text_input(label, key=key, max_chars=length, on_change=write, width=width)


def _row(upload: UploadedFile, field: str, label: str, current: int, *, least: int = 1, most: int = LAST_ROW) -> None:
    key = f"set-{field}"
    st.session_state[key] = min(max(current, least), most)

    def write() -> None:
        changed: dict[str, int] = {field: int(st.session_state[key])}
        kept = choices(upload)
        if field in ("header_row", "header_rows"):  # the headings and the first row of data follow
            kept = replace(kept, roles=None, first_row=None, kept=None)
        choose(upload, replace(kept, **changed))  # type: ignore[arg-type] # all these fields are whole numbers

    st.number_input(label, min_value=least, max_value=most, step=1, key=key, on_change=write, width=130)
