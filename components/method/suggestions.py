"""How well suggestions from a text agree with coders: what `make evaluate` measured, with what goes wrong most."""

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache

import streamlit as st

from components.method.overview import heading
from components.page.open_page import OpenPage
from components.text.formatting import bracketed, day, labelled, number, semicolons, sentences
from components.text.i18n import _, localized, ngettext
from components.text.markdown_table import markdown_table
from data.load import HERE

DASH = "–"
MEASURES = ("precision", "recall", "f1", "equal", "kappa")
Row = Mapping[str, str]


@cache
def results() -> tuple[Row, ...]:
    """Return what was measured, one row a test."""
    with (HERE / "evaluation.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def suggestions(page: OpenPage) -> None:
    """Draw the results as a table, what they are of, and what goes wrong most."""
    heading("suggestions")
    names = names_of_tests()
    shown = [row for row in results() if row["test"] in names]
    with st.expander(ngettext("{n} test, with results", "{n} tests, with results", len(shown))):
        st.markdown(
            _(
                "A document that a reader brings is coded by rules and terms that suggest cells; a coder accepts or "
                "rejects each. The table shows how well suggestions alone agree with coders, with 95 % intervals "
                "over whole documents in brackets. Rules and terms were written with these texts in view: expect "
                "less of a new one."
            )
        )
        rows = [
            [
                bracketed(names[row["test"]], _languages()[row["language"]]) if row["language"] else names[row["test"]],
                number(int(row["coded"])),
                *(_value(row, measure) for measure in MEASURES),
            ]
            for row in shown
        ]
        head = [_("Test"), _("Coded"), _("Precision"), _("Recall"), "F1", _("Levels equal"), _("Kappa")]
        st.markdown(markdown_table(head, rows, "lrrrrrr"))
        for row in shown:
            if faults := _faults(page, row):
                st.caption(labelled(names[row["test"]], page.links.sentence_md(faults)))
        st.caption(sentences(*dict.fromkeys(_measured(row) for row in shown)))


def names_of_tests() -> dict[str, str]:
    """Return what each test holds suggestions against."""
    return {
        "commentary": _("The commentary, against its cells"),
        "excerpts": _("Excerpts coded by hand"),
        "reports": _("Terms of the reports of 2026, one region left out at a time"),
        "lists": _("Items of lists, one document left out at a time"),
        "statements": _("Our statements on work reports"),
        "plan-and-review": _("Suggestions that stand in the plan and not in the review, five made-up texts"),
    }


def _languages() -> dict[str, str]:
    return {"zh": _("Chinese"), "en": _("English")}


def _value(row: Row, measure: str) -> str:
    if not row[measure]:
        return DASH
    value, low, high = (number(float(row[f"{measure}{end}"]), 2) for end in ("", "_low", "_high"))
    return bracketed(value, f"{low}{DASH}{high}")


def _faults(page: OpenPage, row: Row) -> str:
    """Return the columns with most faults, each with how often it was wrongly found and missed."""
    faults = []
    for entry in filter(None, row["worst"].split("; ")):
        key, _space, counts = entry.rpartition(" ")
        _right, wrong, missed = counts.split("/")
        if key in page.atlas.industries:
            name = localized(page.atlas.industries[key], "short")
            fault = _("{column}: {wrong} wrongly found, {missed} missed")
            faults.append(fault.format(column=name, wrong=wrong, missed=missed))
    return semicolons(faults)


def _measured(row: Row) -> str:
    return _("Measured on {date} with {versions}.").format(
        date=day(date.fromisoformat(row["measured_on"])), versions=row["maker"]
    )
