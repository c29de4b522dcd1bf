"""Everything found in a file, in one table; what stops the import, what must be answered, what must be accepted."""

import pandas as pd
import streamlit as st

from components.export import table_csv
from components.i18n import _, ngettext
from components.text import enumerated, plain
from components.upload_state import Given
from data.upload.parsed import Answers, open_questions
from data.upload.problems import Problem, Severity
from data.upload.sandbox import Reading
from data.upload.sentences import sentence

NAMED = 6
"""Totals that are named in the question."""


def problems_view(given: Given, found: Reading) -> Answers | None:
    """Draw the problems and the questions; the answers once nothing is open."""
    parsed = found.parsed
    st.subheader(_heading(found), anchor=False)
    if parsed.problems:
        table = problem_table(parsed.problems)
        st.dataframe(table, hide_index=True, alt=_heading(found))
        st.download_button(
            _("Problems as CSV"),
            lambda: table_csv.table_csv(table),
            "problems.csv",
            table_csv.MEDIA_TYPE,
            key="problems-csv",
            on_click="ignore",
        )
    if parsed.errors:
        st.error(_("Nothing was imported. Correct the file, or set something else above, and the check runs again."))
        return None
    answers = Answers(_totals(given, found), accept_warnings=_accepted(given, found))
    return None if open_questions(parsed, answers) else answers


def problem_table(problems: tuple[Problem, ...]) -> pd.DataFrame:
    """One row a problem: how bad, where, what is wrong and what to do, in the reader's language."""
    severity = {Severity.ERROR: _("stops the import"), Severity.WARNING: _("must be accepted")}
    rows = []
    for problem in problems:
        wrong, remedy = sentence(problem, _)
        rows.append(
            {
                _("Weight"): severity[problem.severity],
                _("Row"): "" if problem.row is None else str(problem.row),
                _("Column"): problem.column or "",
                _("Value"): problem.value or "",
                _("What is wrong"): wrong,
                _("What to do"): remedy,
            }
        )
    return pd.DataFrame(rows)


def _heading(found: Reading) -> str:
    errors, warnings = len(found.parsed.errors), len(found.parsed.warnings)
    if errors:
        return ngettext("{n} problem stops the import", "{n} problems stop the import", errors)
    if warnings:
        return ngettext("{n} thing to look at before the import", "{n} things to look at before the import", warnings)
    return _("No problem was found")


def _totals(given: Given, found: Reading) -> bool | None:
    parsed = found.parsed
    if not parsed.has_totals:
        return None
    names = [*parsed.total_regions, *parsed.total_industries]
    shown = names[:NAMED] + (["…"] if len(names) > NAMED else [])
    st.markdown(
        _("These look like totals of the others: {names}. As rows of their own they would be counted twice.").format(
            names=f"**{plain(enumerated(shown))}**"
        )
    )
    answer = st.radio(
        _("What shall become of them?"),
        ["drop", "keep"],
        format_func={"drop": _("Leave them out"), "keep": _("Keep them as they are")}.__getitem__,
        index=None,
        horizontal=True,
        key=f"totals-{given.fingerprint[:12]}",
    )
    return None if answer is None else answer == "drop"


def _accepted(given: Given, found: Reading) -> bool:
    if not found.parsed.warnings:
        return True
    return st.checkbox(_("I have seen these and accept them"), key=f"accept-{given.fingerprint[:12]}")
