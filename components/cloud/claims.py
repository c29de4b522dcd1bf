"""Claims about the industrial cloud: the counts, orders of magnitude of their ratios, the five scenarios."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.magnitude import order_of_magnitude
from components.dataset.table_rows import Row, rows_of
from components.figures.cloud import centres
from components.output.downloads import Table, download_popover
from components.output.figure_card import Caption, figure_card
from components.page.open_page import OpenPage
from components.page.view_cache import cached_figure
from components.text.escaping import escape_markdown
from components.text.formatting import enumerated, number
from components.text.i18n import _, column, language
from components.text.markdown_table import markdown_table
from components.text.source_text import commentary, source_credit

KEY = "cloud"
ENTERPRISES, CENTRES = "enterprises", "centres"
RATIOS = (CENTRES, "clusters", "partners")
"""Claims that the number of enterprises is divided by."""


def counts(page: OpenPage) -> list[Row]:
    """Return the claims that are counts, largest first."""
    rows = rows_of(page.atlas, "industrial_cloud", kind="count")
    return sorted(rows, key=lambda row: -float(row["value"]))


def scenarios(page: OpenPage) -> list[Row]:
    """Return the scenarios in the order of the text."""
    rows = rows_of(page.atlas, "industrial_cloud", kind="scenario")
    return sorted(rows, key=lambda row: int(row["order"]))


def centres_figure(page: OpenPage) -> None:
    """Draw the centres, and one of them enlarged with its enterprises."""
    by_id = {str(row["claim_id"]): row for row in counts(page)}
    whole, part = by_id[ENTERPRISES], by_id[CENTRES]
    power = order_of_magnitude(float(whole["value"]), float(part["value"]))
    size = magnitude_name(power)
    caption = Caption(
        _("{enterprises} and {centres}: {size} for each, according to a single source").format(
            enterprises=_capital(amount(whole)), centres=amount(part), size=size
        ),
        _(
            "One square for each of {centres}. One is enlarged: its {dots} dots show the order of magnitude of its "
            "enterprises, {size}. All counts of the commentary: {counts}."
        ).format(
            centres=amount(part),
            dots=number(10**power),
            size=size,
            counts=enumerated([amount(row) for row in counts(page)]),
        ),
        _(
            "One square is one innovation centre or research base; the text says “more than”, and how many more is "
            "not known. The enlarged square shows the order of magnitude of enterprises for each of them if all were "
            "alike: {size}. The text does not say that they are, nor that every enterprise belongs to one."
        ).format(size=size),
        "claims",
        subject=(),
        source=commentary_credit(page),
    )
    figure = cached_figure(page, "cloud-centres", lambda: _centres(page, int(part["value"]), power))
    figure_card(page, figure, caption, lambda: claims_table(counts(page)), key=KEY)


def _centres(page: OpenPage, count: int, power: int) -> go.Figure:
    enlarged = _("One of them enlarged,<br>its enterprises: {size}").format(size=magnitude_name(power))
    return centres(count, power, page.palette, label=_("One square: a centre or base"), part_label=enlarged)


def amount(row: Row) -> str:
    """Return a count with its qualifier and unit: `more than 300 partners`."""
    words = _("more than {number} {unit}") if row["qualifier"] == "more than" else _("{number} {unit}")
    # In Chinese the unit is a measure word, which needs its noun.
    unit = row["unit_zh"] + row["measure_zh"] if language() == "zh" else row["unit_en"]
    return words.format(number=number(row["value"]), unit=unit)


def ratios(page: OpenPage) -> None:
    """Draw the orders of magnitude of enterprises per centre, cluster and partner."""
    title = _("Roughly how many enterprises per centre, cluster and partner?")
    st.subheader(title, anchor=False)
    rows = []
    for name, size, one, other in ratios_table(page).itertuples(index=False):
        both = _("more than {one} ÷ more than {other}").format(one=number(one), other=number(other))
        rows.append([name, f"**{size}**", escape_markdown(both)])
    st.markdown(markdown_table([_("Enterprises"), _("Order of magnitude"), _("Lower bounds divided")], rows))
    note = _(
        "No more precise than that: both numbers of each pair are lower bounds, so their quotient is "
        "bounded on neither side. “Centres and bases” counts two kinds together, and the text does not say "
        "that every enterprise belongs to one of them."
    )
    st.caption(note)
    columns = {
        _("Enterprises"): _("what the number of enterprises is divided by"),
        _("Order of magnitude"): _("of the number of enterprises per centre, cluster or partner, in words"),
        _("Enterprises, more than"): _("a lower bound, as stated"),
        _("Divided by, more than"): _("a lower bound, as stated"),
    }
    download_popover(page, Table(title, lambda: ratios_table(page), "ratios", note, (), columns), key="ratios")


def ratios_table(page: OpenPage) -> pd.DataFrame:
    """One row per ratio: its order of magnitude and the two lower bounds behind it."""
    by_id = {str(row["claim_id"]): float(row["value"]) for row in counts(page)}
    names = {"centres": _("per centre or base"), "clusters": _("per cluster"), "partners": _("per partner")}
    whole = by_id[ENTERPRISES]
    return pd.DataFrame(
        {
            _("Enterprises"): [names[claim] for claim in RATIOS],
            _("Order of magnitude"): [magnitude_name(order_of_magnitude(whole, by_id[claim])) for claim in RATIOS],
            _("Enterprises, more than"): [int(whole)] * len(RATIOS),
            _("Divided by, more than"): [int(by_id[claim]) for claim in RATIOS],
        }
    )


def magnitude_name(power: int) -> str:
    """Return the name of a power of ten."""
    names = {0: _("a few"), 1: _("tens"), 2: _("hundreds"), 3: _("a thousand or so"), 4: _("ten thousand or so")}
    return names.get(power, f"10^{power}")


def scenario_chain(page: OpenPage) -> None:
    """Draw the scenarios side by side in the order of the text; stacked on a narrow screen."""
    steps = scenarios(page)
    names = [str(step[column("measure")]) for step in steps]
    st.subheader(
        _("Five scenarios of manufacturing, from {first} to {last}").format(
            first=names[0].lower(), last=names[-1].lower()
        ),
        anchor=False,
    )
    for position, (cell, step) in enumerate(zip(st.columns(len(steps), gap="small"), steps, strict=True), start=1):
        arrow = "" if position == len(steps) else " :gray[→]"
        gloss = escape_markdown(step[column("scope")])
        cell.markdown(f"{position}\\. **{escape_markdown(names[position - 1])}**{arrow}  \n:gray[:small[{gloss}]]")
    st.caption(
        _(
            "The text lists the five names in this order and says no more about them. The arrows and the "
            "explanations are ours; which of the five reach how many enterprises is not stated."
        )
    )


def claims_table(rows: list[Row]) -> pd.DataFrame:
    """One row per claim."""
    qualifiers = {"more than": _("more than"), "exactly": _("exactly")}
    return pd.DataFrame(
        {
            _("Qualifier"): [qualifiers[row["qualifier"]] for row in rows],
            _("Value"): [int(row["value"]) for row in rows],
            _("Unit"): [row[column("unit")] for row in rows],
            _("Measure"): [row[column("measure")] for row in rows],
            _("Scope"): [row[column("scope")] for row in rows],
            _("Claimant"): [row[column("claimant")] for row in rows],
            _("Date"): [row["date"] for row in rows],
            _("Second source"): [second_source(row) for row in rows],
        }
    )


def second_source(row: Row) -> str:
    """Return the second source of a claim, or “none found”."""
    return _("none found") if row["second_source"] == "none found" else str(row["second_source"])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def commentary_credit(page: OpenPage) -> str:
    """Return the source line of a figure that only the commentary is behind."""
    return _("Source: {sources}.").format(sources=source_credit(commentary(page.atlas)))
