"""Show the arithmetic: what went into a number, the formula, the steps, the result."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations_with_replacement

import pandas as pd
import streamlit as st

from analysis.between_groups import RegionPair, known_pairs, mean_terms
from analysis.complementarity import complementarity_terms
from analysis.cosine import cosine_terms
from analysis.distinctiveness import distinctiveness_terms
from analysis.jaccard import jaccard_terms
from analysis.matrix_access import row_of
from analysis.ruzicka import ruzicka_terms
from components.compare.agglomerations import group_names
from components.compare.arithmetic_amounts import amount_workings
from components.compare.arithmetic_steps import (
    DECIMALS,
    Columns,
    NamedWorking,
    Working,
    bold,
    industry_table,
    quotient,
    rounded,
    without_bold,
)
from components.compare.average import averages
from components.compare.comparison import Comparison, agglomeration_of
from components.compare.emphasis import emphasis_workings
from components.compare.figure import set_title
from components.findings import formulas
from components.output.downloads import Table, download_buttons
from components.selection.tray import average_name
from components.text.formatting import labelled, number
from components.text.i18n import _


def arithmetic(comparison: Comparison) -> None:
    """Draw the list of the numbers on this page and the steps that lead to the chosen one."""
    with st.expander(_("Show the arithmetic"), key="arithmetic", on_change="rerun") as box:
        if not box.open:
            return
        numbers = dict(workings(comparison))
        chosen = st.selectbox(_("Which number"), list(numbers), key="arithmetic-number")
        working = numbers[chosen]()
        st.latex(working.formula)
        links, of = comparison.page.links, working.of
        st.markdown(labelled(links.industry_md(of), working.steps) if of else working.steps)
        st.markdown(working.as_markdown(links))
        steps = labelled(comparison.industry(of), without_bold(working)) if of else without_bold(working)
        table = Table(chosen, lambda: working.vectors, "arithmetic", steps, subject=comparison.regions)
        download_buttons(comparison.page, table, key="arithmetic-table")


def workings(comparison: Comparison) -> Iterator[NamedWorking]:
    """The numbers of the page by name, each with the function that works it out; unknown numbers are left out."""
    measures = {
        "Ruzicka": _ruzicka,
        "Jaccard": _jaccard,
        _("Cosine"): _cosine,
        _("Complementarity"): _complementarity,
    }
    for one, other in comparison.pairs():
        if comparison.is_known(one, other):
            names = f"{comparison.name(one)} – {comparison.name(other)}"
            for measure, work_out in measures.items():
                yield labelled(measure, names), partial(work_out, comparison, one, other)
    for which in comparison.sets():
        yield set_title(comparison, which), partial(_members, comparison, which)
    if comparison.page.dataset.has_agglomerations:
        yield from _means(comparison)
    if comparison.page.selection.average:
        yield average_name(), partial(_average, comparison)
    for region in comparison.regions:
        if row_of(comparison.levels, region).notna().any():
            name = labelled(_("Distinctiveness"), comparison.name(region))
            yield name, partial(_distinctiveness, comparison, region)
    yield from emphasis_workings(comparison)
    if data := comparison.page.dataset.with_amounts:
        yield from amount_workings(comparison, data)


def _means(comparison: Comparison) -> Iterator[NamedWorking]:
    """The means over pairs: within agglomerations, across them, and each cell of their table."""
    pairs, names = known_pairs(comparison.similarity, agglomeration_of(comparison)), group_names(comparison)
    within, across = [pair for pair in pairs if pair.within], [pair for pair in pairs if not pair.within]
    means = {_("Mean similarity within an agglomeration"): within, _("Mean similarity across agglomerations"): across}
    for one, other in combinations_with_replacement(names, 2):
        both = names[one] if one == other else f"{names[one]} – {names[other]}"
        means[labelled(_("Mean similarity"), both)] = [pair for pair in pairs if pair.between(one, other)]
    for name, some in means.items():
        if some:
            yield name, partial(_mean, comparison, some)


def _mean(comparison: Comparison, pairs: Sequence[RegionPair]) -> Working:
    terms = mean_terms(pairs)
    table = pd.DataFrame(
        {
            _("Region"): [comparison.name(pair.regions[0]) for pair in pairs],
            _("compared region"): [comparison.name(pair.regions[1]) for pair in pairs],
            _("Similarity"): [round(pair.similarity, DECIMALS) for pair in pairs],
        }
    )
    return Working(table, formulas.MEAN, quotient(terms.total, terms.count, terms.value, DECIMALS), terms.value)


def _members(comparison: Comparison, which: str) -> Working:
    """The industries of a set, with their levels."""
    industries = [entry.industry for entry in comparison.members(which)]
    levels = {comparison.name(key): row_of(comparison.levels, key)[industries] for key in comparison.regions}
    n = len(industries)
    return Working(industry_table(comparison, industries, levels), formulas.MEMBERS, f"{n} = **{n}**", n)


def _average(comparison: Comparison) -> Working:
    """The average of all regions in each industry; the steps are those of the industry that most regions name."""
    terms = averages(comparison).terms
    counts = terms.counts[terms.counts > 0].sort_values(ascending=False, kind="stable")
    industries = [str(key) for key in counts.index]
    totals, means = terms.totals[industries], terms.means[industries]
    columns: Columns = {
        _("Sum"): totals.round(DECIMALS),
        _("Regions in the average"): counts,
        average_name(): means.round(DECIMALS),
    }
    result = float(means.iloc[0])
    steps = quotient(float(totals.iloc[0]), int(counts.iloc[0]), result, DECIMALS)
    table = industry_table(comparison, industries, columns)
    return Working(table, formulas.AVERAGE, steps, result, of=industries[0])


def _pair(comparison: Comparison, one: str, other: str) -> tuple["pd.Series[float]", "pd.Series[float]"]:
    """The levels of two regions, over the industries that at least one of them names."""
    rows = comparison.levels.loc[[one, other]].dropna(axis=1, how="all")
    return row_of(rows, one), row_of(rows, other)


def _pair_table(
    comparison: Comparison, one: "pd.Series[float]", other: "pd.Series[float]", **columns: "pd.Series[float]"
) -> pd.DataFrame:
    levels = {comparison.name(str(row.name)): row for row in (one, other)}
    return industry_table(comparison, list(one.index), levels | columns)


def _ruzicka(comparison: Comparison, *regions: str) -> Working:
    one, other = _pair(comparison, *regions)
    terms = ruzicka_terms(one, other)
    table = _pair_table(comparison, one, other, min=terms.smaller, max=terms.larger)
    steps = quotient(float(terms.smaller.sum()), float(terms.larger.sum()), terms.value)
    return Working(table, formulas.RUZICKA, steps, terms.value, summed=True)


def _jaccard(comparison: Comparison, *regions: str) -> Working:
    one, other = _pair(comparison, *regions)
    terms = jaccard_terms(one, other)
    steps = quotient(len(terms.both), len(terms.either), terms.value)
    return Working(_pair_table(comparison, one, other), formulas.JACCARD, steps, terms.value, summed=True)


def _cosine(comparison: Comparison, *regions: str) -> Working:
    one, other = _pair(comparison, *regions)
    terms = cosine_terms(one, other)
    product, square, other_square = (
        number(float(part.sum())) for part in (terms.products, terms.squares_of_one, terms.squares_of_other)
    )
    steps = f"{product} / (√{square} × √{other_square}) = {bold(terms.value)}"
    return Working(
        _pair_table(comparison, one, other, product=terms.products), formulas.COSINE, steps, terms.value, summed=True
    )


def _complementarity(comparison: Comparison, *regions: str) -> Working:
    one, other = _pair(comparison, *regions)
    terms = complementarity_terms(one, other)
    only_one, only_other, both = (number(weight) for weight in (terms.only_one, terms.only_other, terms.both))
    steps = f"2 × min({only_one}, {only_other}) / ({only_one} + {only_other} + {both}) = {bold(terms.value)}"
    return Working(_pair_table(comparison, one, other), formulas.COMPLEMENTARITY, steps, terms.value, summed=True)


def _distinctiveness(comparison: Comparison, region: str) -> Working:
    """The score of each industry with its steps; those below the formula are of the highest score."""
    terms = distinctiveness_terms(comparison.among(region), region)
    ordered = terms.scores.sort_values(ascending=False, kind="stable")
    industries = [str(key) for key in ordered.index]
    levels = row_of(comparison.levels, region)[industries]
    length = rounded(terms.length)
    steps = {
        key: f"{number(float(levels[key]))} × ln({terms.regions}/{terms.holders[key]}) / {length} = "
        f"{rounded(float(terms.weighted[key]))} / {length}"
        for key in industries
    }
    result = float(ordered.iloc[0])
    columns: Columns = {
        _("Level"): levels,
        _("Number of regions naming it"): terms.holders[industries],
        f"ln({terms.regions}/n)": terms.rarity[industries].round(DECIMALS),
        _("weighted"): terms.weighted[industries].round(DECIMALS),
        _("Distinctiveness"): ordered.round(DECIMALS),
        _("Steps"): pd.Series(
            [f"{steps[key]} = {rounded(float(ordered[key]))}" if terms.length else "" for key in industries]
        ),
    }
    if terms.length:
        text, of = f"{steps[industries[0]]} = {bold(result)}", industries[0]
    else:
        of = ""
        text = _("every region that names anything names all of these: each rarity is ln({n}/{n}) = 0").format(
            n=terms.regions
        )
    return Working(industry_table(comparison, industries, columns), formulas.DISTINCTIVENESS, text, result, of=of)
