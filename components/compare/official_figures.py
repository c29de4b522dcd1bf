"""What the compared regions have of an industry by official figures, beside what they name."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.compare.comparison import Comparison
from components.findings.official_figures import Official, official_figures
from components.findings.promise_text import amount_text, quality, quotient_number, quotient_text, share_text, year_name
from components.text.formatting import DOT, bracketed, clauses, labelled
from components.text.i18n import _, localized
from data.outcomes import GDP


def official_figures_of(comparison: Comparison, industry: str) -> Official | None:
    """Return the figures of an industry; None without a direct or partial measure, or for a user's dataset."""
    page = comparison.page
    return None if page.data else page.once("official", lambda: official_figures(page.atlas)).get(industry)


def measure_text(one: Official) -> str:
    """What is measured, with year, unit and quality."""
    text = clauses(localized(one.measure, "short"), year_name(one.year), localized(one.measure, "unit"))
    return bracketed(text, quality(one.measure.proxy))


def official_text(one: Official, region: str) -> str:
    """What a region has, in few words."""
    held = one.of(region)
    if held is None:
        return _("no official figure")
    share = _("{share} of the total").format(share=share_text(held.share))
    return DOT.join([amount_text(held.amount), share, _("LQ {quotient}").format(quotient=quotient_number(held))])


def official_sentence(one: Official, region: str) -> str:
    """What a region has, with what is measured."""
    held = one.of(region)
    if held is None:
        return _("No official figure of this region was found; that is not zero.")
    return labelled(measure_text(one), clauses(amount_text(held.amount), quotient_text(held)))


def official_columns(comparison: Comparison, industries: Sequence[str]) -> dict[str, Any]:
    """The columns of official figures in the table of the comparison; none if no industry has a measure."""
    figures = [official_figures_of(comparison, key) for key in industries]
    if not any(figures):
        return {}
    columns: dict[str, Any] = {
        _("Measure"): [localized(one.measure, "name") if one else "" for one in figures],
        _("Quality"): [quality(one.measure.proxy) if one else "" for one in figures],
        _("Year"): pd.array([one.year if one else None for one in figures], dtype="Int64"),
        _("Unit"): [localized(one.measure, "unit") if one else "" for one in figures],
    }
    for region in comparison.regions:
        held = [one.of(region) if one else None for one in figures]
        amount, share, quotient = _headings(comparison, region)
        columns[amount] = [one.amount if one else None for one in held]
        columns[share] = [one.share if one else None for one in held]
        columns[quotient] = [one.quotient if one else None for one in held]
    return columns


def official_descriptions(comparison: Comparison) -> dict[str, str]:
    """What the columns of official figures mean, by their headings."""
    meant = (
        _("amount in the unit of the row; a blank is no figure, not zero"),
        _("of all regions with a figure, 0 to 1"),
        _("share of the total over share of GDP; 1 or more is strong"),
    )
    return {
        heading: meaning
        for region in comparison.regions
        for heading, meaning in zip(_headings(comparison, region), meant, strict=True)
    }


def official_publications(comparison: Comparison, industries: Sequence[str]) -> list[str]:
    """The publications of the figures in the table, that of GDP last; none if no industry has a measure."""
    figures = [one.measure for key in industries if (one := official_figures_of(comparison, key))]
    gdp = [comparison.page.atlas.outcome_measures[GDP]] if figures else []
    return list(dict.fromkeys(localized(measure, "publication") for measure in [*figures, *gdp]))


def _headings(comparison: Comparison, region: str) -> tuple[str, str, str]:
    name = comparison.name(region)
    return (
        _("{name}, official figure").format(name=name),
        _("{name}, share of the total").format(name=name),
        _("{name}, quotient to GDP").format(name=name),
    )
