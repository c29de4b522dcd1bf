"""Everything found in a file, in one table; what stops the import, what must be answered, what must be accepted."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from components.output.downloads import Origin, Table, download_popover
from components.page.open_page import OpenPage
from components.text.formatting import enumerated, escape_markdown, number, semicolons, sentences
from components.text.i18n import _, ngettext
from components.your_data.import_state import Given
from components.your_data.interpretation import role_names
from data.upload.headings import Role
from data.upload.parsed import Answers, open_questions
from data.upload.problems import Code, Problem, Severity
from data.upload.sandbox import ImportResult
from data.upload.sentences import sentence

NAMED = 6
"""Totals that are named in the question."""

COUNTED = ("found", "limit", "length", "count", "possible")
"""Fields that are numbers of something."""

LISTED = 20
"""Problems that are told on a narrow screen; the file to be downloaded has all."""


def problems_view(page: OpenPage, given: Given, found: ImportResult) -> Answers | None:
    """Draw the problems and the questions; the answers once nothing is open."""
    parsed = found.parsed
    st.subheader(_heading(found), anchor=False)
    if parsed.problems:
        listed_problems(page, parsed.problems, given.name, _heading(found), key="problems")
    if parsed.errors:
        st.error(_("Nothing was imported. Correct the file, or set something else above, and the check runs again."))
        return None
    answers = Answers(_totals(given, found), accept_warnings=_accepted(given, found))
    return None if open_questions(parsed, answers) else answers


def listed_problems(page: OpenPage, problems: tuple[Problem, ...], file: str, heading: str, *, key: str) -> None:
    """Draw the problems of a file as a table that can be taken along, to correct the file by."""
    rows, row = problem_table(problems), _("Row")
    with st.container(key=f"only-wide-{key}"):
        st.dataframe(rows.assign(**{row: rows[row].astype("string").fillna("")}), hide_index=True, alt=heading)
    with st.container(key=f"only-narrow-{key}"):
        st.markdown(_as_list(rows))
    origin = Origin(
        sources=[_("The file “{name}” as it was read.").format(name=file)],
        licence=_("The file and what is quoted from it are its owner’s."),
        caveats=[_("Nothing of the file was imported when this list was made.")],
        version="",
    )
    columns = {
        _("Severity"): _("whether the problem stops the import or must be accepted"),
        _("Row"): _("row of the file, counted from 1"),
        _("Column"): _("heading of the column in the file"),
        _("Value"): _("what the cell contains"),
        _("What is wrong"): _("the problem in a sentence"),
        _("What to do"): _("how to correct it"),
    }
    download_popover(page, Table(heading, lambda: rows, "problems", "", (), columns, origin), key=key)


def _as_list(rows: pd.DataFrame) -> str:
    """The first problems in sentences, where a table would have no room for them."""
    lines = [
        f"- **{row[_('Severity')]}** · {escape_markdown(sentences(row[_('What is wrong')], row[_('What to do')]))}"
        for row in rows.head(LISTED).to_dict("records")
    ]
    left = len(rows) - LISTED
    if left > 0:
        lines.append("- " + ngettext("{n} more", "{n} more", left))
    return "\n".join(lines)


def problem_table(problems: tuple[Problem, ...]) -> pd.DataFrame:
    """One row a problem: how bad, where, what is wrong and what to do, in the reader's language."""
    severity = {Severity.ERROR: _("stops the import"), Severity.WARNING: _("must be accepted")}
    rows = []
    for problem in problems:
        wrong, remedy = sentence(_in_words(problem, problems), _)
        rows.append(
            {
                _("Severity"): severity[problem.severity],
                _("Row"): problem.row,
                _("Column"): problem.column or "",
                _("Value"): problem.value or "",
                _("What is wrong"): wrong,
                _("What to do"): remedy,
            }
        )
    return pd.DataFrame(rows).astype({_("Row"): "Int64"})


def _in_words(problem: Problem, problems: Sequence[Problem]) -> Problem:
    """The problem with its fields in words; one of `problems` says what there is more of."""
    told = {key: _field(key, value) for key, value in problem.fields.items()}
    if problem.code is Code.MORE:
        like = next(other for other in problems if other.code == problem.fields["of"])
        told["of"] = sentence(_in_words(like, problems), _)[0]
    return replace(problem, fields=told)


def _field(key: str, value: str | int) -> str | int:
    if key in ("axis", "role"):
        return role_names()[Role(str(value))].lower()
    if key in COUNTED and isinstance(value, int):
        return number(value)
    return semicolons(str(value).split("; ")) if key == "examples" else value


def _heading(found: ImportResult) -> str:
    errors, warnings = len(found.parsed.errors), len(found.parsed.warnings)
    if errors:
        return ngettext("{n} problem stops the import", "{n} problems stop the import", errors)
    if warnings:
        return ngettext("{n} thing to look at before the import", "{n} things to look at before the import", warnings)
    return _("No problem was found")


def _totals(given: Given, found: ImportResult) -> bool | None:
    parsed = found.parsed
    if not parsed.has_totals:
        return None
    names = [*parsed.total_regions, *parsed.total_industries]
    shown = names[:NAMED] + (["…"] if len(names) > NAMED else [])
    st.markdown(
        _(
            "These look like totals of the others: {names}. If they are kept, everything in them is counted twice."
        ).format(names=f"**{escape_markdown(enumerated(shown))}**")
    )
    answer = st.radio(
        _("How should totals be handled?"),
        ["drop", "keep"],
        format_func={"drop": _("Leave them out"), "keep": _("Keep them as they are")}.__getitem__,
        index=None,
        horizontal=True,
        key=f"totals-{given.fingerprint[:12]}",
    )
    return None if answer is None else answer == "drop"


def _accepted(given: Given, found: ImportResult) -> bool:
    if not found.parsed.warnings:
        return True
    return st.checkbox(_("I have seen these and accept them"), key=f"accept-{given.fingerprint[:12]}")
