"""The arithmetic of what amounts allow and levels do not: concentration, distance of structures, specialisation."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import pandas as pd

from analysis.checks import Floats
from analysis.frames import row_of
from analysis.herfindahl import herfindahl
from analysis.krugman import krugman
from analysis.shares import shares
from analysis.theil import theil
from components.compare import working
from components.compare.arithmetic_specialisation import special_workings
from components.compare.comparison import Comparison
from components.compare.working import DECIMALS, Working
from components.dataset.user_window import UserData
from components.findings.formulas import HERFINDAHL, KRUGMAN, THEIL
from components.text.formatting import labelled, number
from components.text.i18n import _


def amount_workings(comparison: Comparison, data: UserData) -> Iterator[tuple[str, Callable[[], Working]]]:
    """Concentration of each region and distance of each pair, over the industries in view; a blank has no steps."""
    for region in comparison.regions:
        own = row_of(data.amounts, region)
        if known(herfindahl(own, normalised=True)):
            yield (
                labelled(_("Concentration (Herfindahl, normalised)"), comparison.name(region)),
                partial(_herfindahl, comparison, own),
            )
            yield labelled(_("Theil, normalised"), comparison.name(region)), partial(_theil, comparison, own)
    for one, other in comparison.pairs():
        rows = data.amounts.loc[[one, other]].dropna(axis=1)
        if known(krugman(row_of(rows, one), row_of(rows, other))):
            names = f"{comparison.name(one)} – {comparison.name(other)}"
            yield labelled(_("Krugman’s index"), names), partial(_krugman, comparison, rows)
    yield from special_workings(comparison, data)


def known(value: float) -> bool:
    """Whether a number is one."""
    return value == value


def _herfindahl(comparison: Comparison, own: "pd.Series[float]") -> Working:
    shown, share = _shares(comparison, own)
    squares, n = share**2, len(share)
    total = number(float(squares.sum()), DECIMALS)
    result = herfindahl(own, normalised=True)
    steps = f"({total} - 1 / {n}) / (1 - 1 / {n}) = {working.found(result)}"
    return Working(shown.assign(**{"s²": squares.round(DECIMALS)}), HERFINDAHL, steps, result)


def _theil(comparison: Comparison, own: "pd.Series[float]") -> Working:
    shown, share = _shares(comparison, own)
    n = len(share)
    terms = np.where(share > 0, share * np.log(np.where(share > 0, share, 1.0) * n), 0.0)
    result = theil(own, normalised=True)
    steps = f"{number(float(terms.sum()), DECIMALS)} / ln({n}) = {working.found(result)}"
    return Working(shown.assign(**{f"s × ln({n} s)": terms.round(DECIMALS)}), THEIL, steps, result)


def _krugman(comparison: Comparison, rows: pd.DataFrame) -> Working:
    """Of two rows without blanks."""
    one, other = (str(label) for label in rows.index)
    part = shares(rows).to_numpy()
    apart = np.abs(part[0] - part[1])
    shown = pd.DataFrame(
        {
            _("Industry"): [comparison.industry(str(key)) for key in rows.columns],
            comparison.name(one): rows.to_numpy()[0],
            comparison.name(other): rows.to_numpy()[1],
            "s": part[0].round(DECIMALS),
            "t": part[1].round(DECIMALS),
            "|s - t|": apart.round(DECIMALS),
        }
    )
    result = krugman(row_of(rows, one), row_of(rows, other))
    steps = f"{number(float(apart.sum()), DECIMALS)} = {working.found(result)}"
    return Working(shown, KRUGMAN, steps, result)


def _shares(comparison: Comparison, own: "pd.Series[float]") -> tuple[pd.DataFrame, Floats]:
    """The industries whose amount is known, and their shares."""
    amounts = own.dropna()
    share = shares(amounts.to_frame().T).to_numpy()[0]
    shown = pd.DataFrame(
        {
            _("Industry"): [comparison.industry(str(key)) for key in amounts.index],
            _("Amount"): amounts.to_numpy(),
            "s": share.round(DECIMALS),
        }
    )
    return shown, share
