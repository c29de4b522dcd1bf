"""Show the arithmetic: what went into a number, the formula, the steps, the result."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations_with_replacement

import numpy as np
import pandas as pd
import streamlit as st

from analysis.between_groups import RegionPair, known_pairs, mean_of
from analysis.complementarity import complementarity
from analysis.cosine import cosine
from analysis.distinctiveness import distinctiveness
from analysis.frames import cell_of, row_of
from analysis.jaccard import jaccard
from analysis.ruzicka import ruzicka
from components.compare.agglomerations import group_names
from components.compare.arithmetic_amounts import amount_workings
from components.compare.average import averages
from components.compare.comparison import Comparison, agglomeration_of
from components.compare.figure import set_name
from components.compare.working import DECIMALS, Working, plain_steps, quotient
from components.compare.working import found as result_of
from components.findings.formulas import (
    AVERAGE,
    COMPLEMENTARITY,
    COSINE,
    DISTINCTIVENESS,
    JACCARD,
    MEAN,
    MEMBERS,
    RUZICKA,
)
from components.output.downloads import Table, download_buttons
from components.selection.tray import average_name
from components.text.formatting import DASH, labelled, number
from components.text.i18n import _


def arithmetic(comparison: Comparison) -> None:
    """Draw a list of the numbers on this page; the one chosen is worked out."""
    with st.popover(_("Show the arithmetic"), key="arithmetic", on_change="rerun") as box:
        if not box.open:
            return
        numbers = dict(workings(comparison))
        chosen = st.selectbox(_("Which number"), list(numbers), key="arithmetic-number")
        working = numbers[chosen]()
        st.latex(working.formula)
        st.markdown(working.steps)
        st.dataframe(working.vectors, hide_index=True, placeholder=DASH)
        table = Table(chosen, lambda: working.vectors, "arithmetic", plain_steps(working), subject=comparison.regions)
        download_buttons(comparison.page, table, key="arithmetic-table")


def workings(comparison: Comparison) -> Iterator[tuple[str, Callable[[], Working]]]:
    """The numbers of the page by name, each with what works it out."""
    for one, other in comparison.pairs():
        if comparison.alike(one, other) != comparison.alike(one, other):
            continue  # one of the two names nothing: there is no number to be worked out
        names = f"{comparison.name(one)} – {comparison.name(other)}"
        yield labelled("Ruzicka", names), partial(_ruzicka, comparison, one, other)
        yield labelled("Jaccard", names), partial(_jaccard, comparison, one, other)
        yield labelled(_("Cosine"), names), partial(_cosine, comparison, one, other)
        yield labelled(_("Complementarity"), names), partial(_complement, comparison, one, other)
    for which in comparison.sets():
        yield set_name(comparison, which), partial(_members, comparison, which)
    if comparison.page.data is None:
        yield from _means(comparison)
    if comparison.page.selection.average:
        yield average_name(), partial(_average, comparison)
    for region in comparison.regions:
        if row_of(comparison.levels, region).notna().any():
            yield labelled(_("Distinctiveness"), comparison.name(region)), partial(_distinct, comparison, region)
    if comparison.page.data is not None and comparison.page.data.scaled is not None:
        yield from amount_workings(comparison, comparison.page.data)


def _means(comparison: Comparison) -> Iterator[tuple[str, Callable[[], Working]]]:
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


def _members(comparison: Comparison, which: str) -> Working:
    """The set behind a count: who holds each of its industries."""
    entries = comparison.members(which)
    shown = pd.DataFrame(
        {
            _("Industry"): [comparison.industry(entry.industry) for entry in entries],
            **{
                comparison.name(region): [_level(comparison, region, entry.industry) for entry in entries]
                for region in comparison.regions
            },
        }
    )
    return Working(shown, MEMBERS, f"{len(entries)} = **{len(entries)}**", len(entries))


def _average(comparison: Comparison) -> Working:
    """The average of all regions in each industry, a sum and a count in its row; written out for the one most have."""
    known = averages(comparison)
    table = known.table[known.table["n"] > 0].sort_values("n", ascending=False, kind="stable")
    total = known.values.sum()[table.index]
    industries = [comparison.industry(str(key)) for key in table.index]
    shown = pd.DataFrame(
        {
            _("Industry"): industries,
            _("Sum"): total.round(DECIMALS).to_numpy(),
            _("Regions in the average"): table["n"].to_numpy(),
            average_name(): table["mean"].round(DECIMALS).to_numpy(),
        }
    )
    result, n = float(table["mean"].iloc[0]), int(table["n"].iloc[0])
    steps = quotient(float(total.iloc[0]), n, result, DECIMALS)
    return Working(shown, AVERAGE, labelled(industries[0], steps), result)


def _level(comparison: Comparison, region: str, industry: str) -> float:
    return cell_of(comparison.levels, region, industry)


def _mean(comparison: Comparison, pairs: Sequence[RegionPair]) -> Working:
    """Mean similarity of some pairs of regions."""
    shown = pd.DataFrame(
        {
            _("Region"): [comparison.name(pair.regions[0]) for pair in pairs],
            _("compared region"): [comparison.name(pair.regions[1]) for pair in pairs],
            _("Similarity"): [round(pair.similarity, DECIMALS) for pair in pairs],
        }
    )
    result = mean_of(pairs)
    total = sum(pair.similarity for pair in pairs)
    return Working(shown, MEAN, quotient(total, len(pairs), result, DECIMALS), result)


def _pair(comparison: Comparison, one: str, other: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The two rows where at least one names something, and the same as a table with names."""
    rows = comparison.levels.loc[[one, other]]
    rows = rows.loc[:, rows.notna().any(axis=0)]
    shown = pd.DataFrame(
        {
            _("Industry"): [comparison.industry(str(key)) for key in rows.columns],
            comparison.name(one): rows.loc[one].to_numpy(),
            comparison.name(other): rows.loc[other].to_numpy(),
        }
    )
    return rows.fillna(0.0), shown


def _ruzicka(comparison: Comparison, one: str, other: str) -> Working:
    rows, shown = _pair(comparison, one, other)
    smaller, larger = rows.min(axis=0), rows.max(axis=0)
    shown = shown.assign(min=smaller.to_numpy(), max=larger.to_numpy())
    result = ruzicka(row_of(comparison.levels, one), row_of(comparison.levels, other))
    return Working(
        shown,
        RUZICKA,
        quotient(float(smaller.sum()), float(larger.sum()), result),
        result,
    )


def _jaccard(comparison: Comparison, one: str, other: str) -> Working:
    rows, shown = _pair(comparison, one, other)
    both = int((rows > 0).all(axis=0).sum())
    result = jaccard(row_of(comparison.levels, one), row_of(comparison.levels, other))
    steps = quotient(both, rows.shape[1], result)
    return Working(shown, JACCARD, steps, result)


def _cosine(comparison: Comparison, one: str, other: str) -> Working:
    rows, shown = _pair(comparison, one, other)
    a, b = rows.loc[one].to_numpy(), rows.loc[other].to_numpy()
    result = cosine(row_of(comparison.levels, one), row_of(comparison.levels, other))
    steps = (
        f"{number(float(a @ b))} / (√{number(float(a @ a))} × √{number(float(b @ b))}) = **{number(result, DECIMALS)}**"
    )
    return Working(
        shown.assign(product=a * b),
        COSINE,
        steps,
        result,
    )


def _complement(comparison: Comparison, one: str, other: str) -> Working:
    rows, shown = _pair(comparison, one, other)
    a, b = rows.loc[one].to_numpy(), rows.loc[other].to_numpy()
    only_a, only_b = float(a[b == 0].sum()), float(b[a == 0].sum())
    both = float(np.maximum(a, b)[(a > 0) & (b > 0)].sum())
    result = complementarity(row_of(comparison.levels, one), row_of(comparison.levels, other))
    steps = (
        f"2 × min({number(only_a)}, {number(only_b)}) / ({number(only_a)} + {number(only_b)} + {number(both)}) = "
        f"**{number(result, DECIMALS)}**"
    )
    return Working(shown, COMPLEMENTARITY, steps, result)


def _distinct(comparison: Comparison, region: str) -> Working:
    """The score of each industry, step by step in its row; written out below for the highest."""
    own = row_of(comparison.levels, region).dropna()
    holders = comparison.levels[list(own.index)].notna().sum().to_numpy()
    regions = int(comparison.levels.notna().any(axis=1).sum())
    rarity = np.log(regions / holders.astype(float))
    weighted = own.to_numpy() * rarity
    length = float(np.sqrt((weighted**2).sum()))
    score = row_of(distinctiveness(comparison.levels), region)[list(own.index)].to_numpy()
    below = number(length, DECIMALS)
    steps = [
        f"{number(level)} × ln({regions}/{n}) / {below} = {number(up, DECIMALS)} / {below} = {number(part, DECIMALS)}"
        for level, n, up, part in zip(own.tolist(), holders.tolist(), weighted.tolist(), score.tolist(), strict=True)
    ]
    shown = pd.DataFrame(
        {
            _("Industry"): [comparison.industry(str(key)) for key in own.index],
            _("Level"): own.to_numpy(),
            _("Regions that name it"): holders,
            f"ln({regions}/n)": rarity.round(DECIMALS),
            _("weighted"): weighted.round(DECIMALS),
            _("Distinctiveness"): score.round(DECIMALS),
            _("Steps"): steps if length else "",
        }
    ).sort_values(_("Distinctiveness"), ascending=False)
    if not length:
        every = _("every region that names anything names all of these: each rarity is ln({n}/{n}) = 0").format(
            n=regions
        )
        return Working(shown, DISTINCTIVENESS, every, 0.0)
    top = int(score.argmax())
    left, _sign, _result = steps[top].rpartition(" = ")
    told = labelled(comparison.industry(str(own.index[top])), f"{left} = {result_of(float(score[top]))}")
    return Working(shown, DISTINCTIVENESS, told, float(score[top]))
