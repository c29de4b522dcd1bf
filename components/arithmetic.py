"""Show the arithmetic: what went into a number, the formula, the steps, the result."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from analysis.complementarity import complementarity
from analysis.cosine import cosine
from analysis.distinctiveness import distinctiveness
from analysis.frames import cell_of, row_of
from analysis.jaccard import jaccard
from analysis.ruzicka import ruzicka
from components.compare_figure import set_name
from components.comparison import Comparison, agglomeration_of
from components.downloads import Table, download_buttons
from components.formulas import COMPLEMENTARITY, COSINE, DISTINCTIVENESS, JACCARD, MEAN, MEMBERS, RUZICKA
from components.i18n import _
from components.text import enumerated, number

DECIMALS = 4


@dataclass(frozen=True)
class Working:
    """One number taken apart: the vectors that went in, the formula, the steps and the result."""

    vectors: pd.DataFrame
    formula: str
    steps: str
    result: float


def arithmetic(found: Comparison) -> None:
    """Draw a list of the numbers on this page; the one chosen is worked out."""
    with st.popover(_("Show the arithmetic"), key="arithmetic", on_change="rerun") as box:
        if not box.open:
            return
        numbers = dict(workings(found))
        chosen = st.selectbox(_("Which number"), list(numbers), key="arithmetic-number")
        working = numbers[chosen]()
        st.latex(working.formula)
        st.markdown(working.steps)
        st.dataframe(working.vectors, hide_index=True)
        table = Table(chosen, lambda: working.vectors, "arithmetic", plain_steps(working), subject=found.regions)
        download_buttons(found.page, table, key="arithmetic-table")


def plain_steps(working: Working) -> str:
    """The steps without the signs that set the result off."""
    return working.steps.replace("**", "")


def workings(found: Comparison) -> Iterator[tuple[str, Callable[[], Working]]]:
    """The numbers of the page by name, each with what works it out."""
    for one, other in found.pairs():
        names = f"{found.name(one)} – {found.name(other)}"
        yield f"Ruzicka: {names}", lambda one=one, other=other: _ruzicka(found, one, other)  # type: ignore[misc]
        yield f"Jaccard: {names}", lambda one=one, other=other: _jaccard(found, one, other)  # type: ignore[misc]
        yield _("Cosine") + f": {names}", lambda one=one, other=other: _cosine(found, one, other)  # type: ignore[misc]
        yield _("Complementarity") + f": {names}", lambda one=one, other=other: _complement(found, one, other)  # type: ignore[misc]
    for which in found.sets():
        yield set_name(found, which), lambda which=which: _members(found, which)  # type: ignore[misc]
    if found.page.data is None:
        yield _("Mean similarity within an agglomeration"), lambda: _mean_of_pairs(found, within=True)
        yield _("Mean similarity across agglomerations"), lambda: _mean_of_pairs(found, within=False)
    for region in found.regions:
        yield _("Distinctiveness") + f": {found.name(region)}", lambda region=region: _distinct(found, region)  # type: ignore[misc]


def _members(found: Comparison, which: str) -> Working:
    """The set behind a count: who holds each of its industries."""
    entries = found.members(which)
    shown = pd.DataFrame(
        {
            _("Industry"): [found.industry(entry.industry) for entry in entries],
            **{
                found.name(region): [_level(found, region, entry.industry) for entry in entries]
                for region in found.regions
            },
        }
    )
    return Working(shown, MEMBERS, f"{len(entries)} = **{len(entries)}**", len(entries))


def _level(found: Comparison, region: str, industry: str) -> float:
    return cell_of(found.levels, region, industry)


def _mean_of_pairs(found: Comparison, within: bool) -> Working:
    """Mean similarity of the pairs of regions within an agglomeration, or across."""
    group_of = agglomeration_of(found)
    labels = [region for region in found.similarity.index if region in group_of]
    pairs = [
        (one, other)
        for at, one in enumerate(labels)
        for other in labels[at + 1 :]
        if (group_of[one] == group_of[other]) is within and found.alike(one, other) == found.alike(one, other)
    ]
    values = [found.alike(one, other) for one, other in pairs]
    shown = pd.DataFrame(
        {
            _("Region"): [found.name(one) for one, _other in pairs],
            _("compared region"): [found.name(other) for _one, other in pairs],
            _("Similarity"): [round(value, DECIMALS) for value in values],
        }
    )
    result = sum(values) / len(values) if values else float("nan")
    return Working(shown, MEAN, _quotient(sum(values), len(values), result, DECIMALS), result)


def _pair(found: Comparison, one: str, other: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The two rows where at least one names something, and the same as a table with names."""
    rows = found.levels.loc[[one, other]]
    rows = rows.loc[:, rows.notna().any(axis=0)]
    shown = pd.DataFrame(
        {
            _("Industry"): [found.industry(str(key)) for key in rows.columns],
            found.name(one): rows.loc[one].to_numpy(),
            found.name(other): rows.loc[other].to_numpy(),
        }
    )
    return rows.fillna(0.0), shown


def _ruzicka(found: Comparison, one: str, other: str) -> Working:
    rows, shown = _pair(found, one, other)
    smaller, larger = rows.min(axis=0), rows.max(axis=0)
    shown = shown.assign(min=smaller.to_numpy(), max=larger.to_numpy())
    result = ruzicka(row_of(found.levels, one), row_of(found.levels, other))
    return Working(
        shown,
        RUZICKA,
        _quotient(float(smaller.sum()), float(larger.sum()), result),
        result,
    )


def _jaccard(found: Comparison, one: str, other: str) -> Working:
    rows, shown = _pair(found, one, other)
    both = int((rows > 0).all(axis=0).sum())
    result = jaccard(row_of(found.levels, one), row_of(found.levels, other))
    steps = _quotient(both, rows.shape[1], result)
    return Working(shown, JACCARD, steps, result)


def _cosine(found: Comparison, one: str, other: str) -> Working:
    rows, shown = _pair(found, one, other)
    a, b = rows.loc[one].to_numpy(), rows.loc[other].to_numpy()
    result = cosine(row_of(found.levels, one), row_of(found.levels, other))
    steps = (
        f"{number(float(a @ b))} / (√{number(float(a @ a))} × √{number(float(b @ b))}) = **{number(result, DECIMALS)}**"
    )
    return Working(
        shown.assign(product=a * b),
        COSINE,
        steps,
        result,
    )


def _complement(found: Comparison, one: str, other: str) -> Working:
    rows, shown = _pair(found, one, other)
    a, b = rows.loc[one].to_numpy(), rows.loc[other].to_numpy()
    only_a, only_b = float(a[b == 0].sum()), float(b[a == 0].sum())
    both = float(np.maximum(a, b)[(a > 0) & (b > 0)].sum())
    result = complementarity(row_of(found.levels, one), row_of(found.levels, other))
    steps = (
        f"2 × min({number(only_a)}, {number(only_b)}) / ({number(only_a)} + {number(only_b)} + {number(both)}) = "
        f"**{number(result, DECIMALS)}**"
    )
    return Working(shown, COMPLEMENTARITY, steps, result)


def _distinct(found: Comparison, region: str) -> Working:
    own = row_of(found.levels, region).dropna()
    holders = found.levels[list(own.index)].notna().sum()
    regions = int(found.levels.notna().any(axis=1).sum())
    rarity = np.log(regions / holders.to_numpy(dtype=float))
    weighted = own.to_numpy() * rarity
    length = float(np.sqrt((weighted**2).sum()))
    score = row_of(distinctiveness(found.levels), region)[list(own.index)]
    shown = pd.DataFrame(
        {
            _("Industry"): [found.industry(str(key)) for key in own.index],
            _("Level"): own.to_numpy(),
            _("Regions that name it"): holders.to_numpy(),
            f"ln({regions}/n)": rarity.round(DECIMALS),
            _("weighted"): weighted.round(DECIMALS),
            _("Distinctiveness"): score.to_numpy().round(DECIMALS),
        }
    ).sort_values(_("Distinctiveness"), ascending=False)
    top = str(score.idxmax())
    at = list(own.index).index(top)
    if not length:
        every = _("every region that names anything names all of these: each rarity is ln({n}/{n}) = 0").format(
            n=regions
        )
        return Working(shown, DISTINCTIVENESS, every, 0.0)
    steps = (
        f"{enumerated([found.industry(top)])}: {number(float(own[top]))} × ln({regions}/{int(holders[top])}) / "
        f"{number(length, DECIMALS)} = {number(float(weighted[at]), DECIMALS)} / {number(length, DECIMALS)} = "
        f"**{number(float(score[top]), DECIMALS)}**"
    )
    return Working(shown, DISTINCTIVENESS, steps, float(score[top]))


def _quotient(above: float, below: float, result: float, decimals: int = 0) -> str:
    return f"{number(above, decimals)} / {number(below)} = **{number(result, DECIMALS)}**"
