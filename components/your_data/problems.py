"""The problems of a file: what stops the import, what the reader must answer, what the reader must accept."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from components.output.downloads import Origin, Table, download_popover
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.formatting import enumerated, labelled, number, semicolons, sentences
from components.text.i18n import _, ngettext
from components.your_data.import_state import UploadedFile
from components.your_data.names import role_names
from data.upload.headings import Role
from data.upload.parsed import Answers, Totals, open_questions
from data.upload.problems import Code, Problem, Severity
from data.upload.sandbox import ImportResult
from data.upload.sentences import sentence

NAMED = 6
"""Up to this many totals are named in the question."""

COUNTED = ("found", "limit", "length", "count", "possible")
"""Fields of problems that are counts and are formatted as numbers."""

LISTS = ("examples", "words", "rows")
"""Fields of problems that are lists."""

LISTED = 20
"""Up to this many problems are listed; the download has more."""


def problems_view(page: OpenPage, upload: UploadedFile, result: ImportResult) -> Answers | None:
    """Draw the problems and the questions.

    Returns:
        The answers; None while the file has errors or a question is open.
    """
    parsed = result.parsed
    st.subheader(_heading(result), anchor=False)
    if parsed.problems:
        listed_problems(page, parsed.problems, upload.name, _heading(result), key="problems")
    if parsed.errors:
        st.error(_("Nothing was imported. Correct the file, or set something else above, and the check runs again."))
        return None
    answers = Answers(_totals(upload, result), accept_warnings=_accepted(upload, result))
    return None if open_questions(parsed, answers) else answers


def listed_problems(page: OpenPage, problems: tuple[Problem, ...], file: str, heading: str, *, key: str) -> None:
    """Draw the problems of a file as a table with its download."""
    rows = problem_table(tuple(sorted(problems, key=lambda problem: problem.severity is Severity.WARNING)))
    with st.container(key=f"problem-list-{key}"):
        st.markdown(_as_list(rows, count_of(problems)))
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


def _as_list(rows: pd.DataFrame, count: int) -> str:
    """Return the first problems as a Markdown list with whole sentences, and how many are not in it."""
    lines = [
        f"- **{row[_('Severity')]}** · {escape_markdown(sentences(row[_('What is wrong')], row[_('What to do')]))}"
        for row in rows.head(LISTED).to_dict("records")
    ]
    left = count - min(LISTED, len(rows))
    if left > 0:
        lines.append(
            "- " + ngettext("{shown} more, in the download", "{shown} more, in the download", left, shown=number(left))
        )
    return "\n".join(lines)


def count_of(problems: Sequence[Problem]) -> int:
    """Return the number of problems; one that stands for more of a kind counts as so many."""
    return sum(int(problem.fields["count"]) if problem.code is Code.MORE else 1 for problem in problems)


def problem_table(problems: tuple[Problem, ...]) -> pd.DataFrame:
    """One row per problem: severity, place, what is wrong and what to do, in the reader's language."""
    severity = {Severity.ERROR: _("stops the import"), Severity.WARNING: _("must be accepted")}
    rows = []
    for problem in problems:
        wrong, remedy = sentence(_localized(problem, problems), _)
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


def _localized(problem: Problem, problems: Sequence[Problem]) -> Problem:
    """Translate the fields of a problem; a problem that stands for more of a kind quotes one of that kind."""
    fields = {key: _field(key, value) for key, value in problem.fields.items()}
    if problem.code is Code.MORE:
        example = next(other for other in problems if other.code == problem.fields["of"])
        fields["of"] = sentence(_localized(example, problems), _)[0]
    return replace(problem, fields=fields)


def _field(key: str, value: str | int) -> str | int:
    if key in ("axis", "role"):
        return role_names()[Role(str(value))].lower()
    if key in COUNTED and isinstance(value, int):
        return number(value)
    return semicolons(str(value).split("; ")) if key in LISTS else value


def _heading(result: ImportResult) -> str:
    errors, warnings = count_of(result.parsed.errors), count_of(result.parsed.warnings)
    if errors:
        return ngettext("{n} problem stops the import", "{n} problems stop the import", errors)
    if warnings:
        return ngettext("{n} thing to look at before the import", "{n} things to look at before the import", warnings)
    return _("No problem was found")


def _totals(upload: UploadedFile, result: ImportResult) -> Totals | None:
    parsed = result.parsed
    if not parsed.has_totals:
        return None
    st.markdown(
        _(
            "These look like totals of the others: {names}. Counted like the others, everything in them counts twice."
        ).format(names=semicolons(_total_names(result)))
    )
    names = {
        Totals.LEFT_OUT: _("Leave them out"),
        Totals.UNCOUNTED: _("Show them, count them nowhere"),
        Totals.COUNTED: _("They are no totals: count them"),
    }
    return st.radio(
        _("How should totals be handled?"),
        list(names),
        format_func=names.__getitem__,
        index=None,
        horizontal=True,
        key=f"totals-{upload.fingerprint[:12]}",
    )


def _total_names(result: ImportResult) -> list[str]:
    """Return the names of the totals of each axis as Markdown."""
    parsed = result.parsed
    lines = []
    for role, names in ((Role.REGION, parsed.total_regions), (Role.INDUSTRY, parsed.total_industries)):
        if names:
            shown = [*names[:NAMED], *(["…"] if len(names) > NAMED else [])]
            lines.append(labelled(role_names()[role], f"**{escape_markdown(enumerated(shown))}**"))
    return lines


def _accepted(upload: UploadedFile, result: ImportResult) -> bool:
    if not result.parsed.to_accept:
        return True
    return st.checkbox(_("I have seen these and accept them"), key=f"accept-{upload.fingerprint[:12]}")
