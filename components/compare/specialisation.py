"""Measures that need amounts: specialisation, concentration, complexity, and the distance of structures."""

import pandas as pd
import streamlit as st

from analysis.herfindahl import herfindahl
from analysis.krugman import krugman
from analysis.location_quotient import symmetric
from analysis.matrix_access import cell_of, row_of
from analysis.theil import theil
from components.compare.comparison import Comparison
from components.dataset.requested_dataset import structure_or_reason
from components.dataset.structure import without_scale
from components.dataset.user_window import UserData
from components.output.downloads import Table, download_popover
from components.text.escaping import escape_markdown
from components.text.formatting import DASH, bracketed, number, sentences
from components.text.i18n import _
from components.text.markdown_table import markdown_table

SHOWN = 10
"""Number of industries in the table of quotients; the download has all industries in view."""


def specialisation_view(comparison: Comparison, data: UserData) -> None:
    """Draw a table of the regions, a list of their pairs, and the industries in which they differ most."""
    title = _("How specialised are they?")
    st.subheader(title, anchor=False)
    left, right = st.columns(2, gap="large")
    with left:
        shown, reason = _regions(comparison, data)
        st.markdown(_as_markdown(shown))
        note = _("0 an even spread over the known industries in view, 1 one industry only.")
        if not reason:
            note = sentences(
                note,
                _(
                    "Complexity (ECI): 0 the mean of all regions, 1 a standard deviation; regions with similar "
                    "specialisations score alike, and the end with more of them is the high one."
                ),
            )
        st.caption(sentences(note, reason))
        table = Table(title, lambda: shown, "specialisation", note, subject=comparison.regions)
        download_popover(comparison.page, table, key="specialisation")
    with right:
        st.markdown(_("Krugman’s index of two structures, 0 the same to 2 nothing in common:"))
        st.markdown("\n".join(_distance(comparison, data, *pair) for pair in comparison.pairs()))
    _quotients(comparison, data)


def _regions(comparison: Comparison, data: UserData) -> tuple[pd.DataFrame, str]:
    """A table with one row per region, and a sentence if complexity cannot be one of its columns."""
    rows = [row_of(data.amounts, region) for region in comparison.regions]
    shown = pd.DataFrame(
        {
            _("Region"): [comparison.name(region) for region in comparison.regions],
            _("Concentration (Herfindahl, normalised)"): [herfindahl(row, normalised=True) for row in rows],
            _("Theil, normalised"): [theil(row, normalised=True) for row in rows],
        }
    )
    structure, reason = structure_or_reason(data)
    if structure is None:
        return shown, reason
    if structure.complexity is None:
        return shown, without_scale(structure.undetermined) if structure.undetermined else ""
    scores = structure.complexity.regions
    return shown.assign(**{_("Complexity (ECI)"): [float(scores[region]) for region in comparison.regions]}), ""


def _as_markdown(shown: pd.DataFrame) -> str:
    name, *numbers = shown.columns
    rows = [
        [escape_markdown(row[name]), *(_shown(float(row[column])) for column in numbers)]
        for _label, row in shown.iterrows()
    ]
    return markdown_table(list(shown.columns), rows, "l" + "r" * len(numbers))


def _quotients(comparison: Comparison, data: UserData) -> None:
    """Draw the location quotients with their symmetric form, for the industries in which the regions differ most."""
    quotients = data.quotients.loc[list(comparison.regions)].dropna(axis=1, how="all")
    symmetric_quotients = symmetric(quotients)
    order = (symmetric_quotients.max() - symmetric_quotients.min()).sort_values(ascending=False, kind="stable").index
    title = _("In which industries do they differ most?")
    st.subheader(title, anchor=False)
    head = [_("Industry"), *(escape_markdown(comparison.name(region)) for region in comparison.regions)]
    rows = [
        [
            escape_markdown(comparison.industry(key)),
            *(_both(cell_of(quotients, r, key), cell_of(symmetric_quotients, r, key)) for r in comparison.regions),
        ]
        for key in (str(label) for label in order[:SHOWN])
    ]
    st.markdown(markdown_table(head, rows, "l" + "r" * len(comparison.regions)))
    note = _(
        "Location quotient, in brackets its symmetric form (LQ − 1) / (LQ + 1): from −1, nothing, over 0, the average "
        "share, towards 1. The symmetric form weighs half the share as much as double the share."
    )
    st.caption(note)

    def download() -> pd.DataFrame:
        shown: dict[str, list[str] | list[float]] = {_("Industry"): [comparison.industry(str(key)) for key in order]}
        for region in comparison.regions:
            shown[_lq(comparison.name(region))] = row_of(quotients, region)[order].tolist()
            shown[_slq(comparison.name(region))] = row_of(symmetric_quotients, region)[order].tolist()
        return pd.DataFrame(shown)

    meant = {_lq(comparison.name(region)): _("location quotient of the region") for region in comparison.regions}
    meant |= {_slq(comparison.name(region)): _("its symmetric form, −1 to 1") for region in comparison.regions}
    table = Table(title, download, "quotients", note, subject=comparison.regions, columns=meant)
    download_popover(comparison.page, table, key="quotients")


def _lq(region: str) -> str:
    return _("{name}, LQ").format(name=region)


def _slq(region: str) -> str:
    return _("{name}, symmetric LQ").format(name=region)


def _both(quotient: float, symmetric_quotient: float) -> str:
    return bracketed(number(quotient, 2), number(symmetric_quotient, 2)) if quotient == quotient else DASH


def _distance(comparison: Comparison, data: UserData, one: str, other: str) -> str:
    """A pair with its index, as an entry of a list."""
    index = krugman(row_of(data.amounts, one), row_of(data.amounts, other))
    return f"- {escape_markdown(f'{comparison.name(one)} – {comparison.name(other)}')}: **{_shown(index)}**"


def _shown(value: float) -> str:
    return number(value, 2) if value == value else DASH
