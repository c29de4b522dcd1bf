"""The arithmetic of specialisation: location quotients, their symmetric form, complexity of regions."""

from collections.abc import Callable, Iterator
from functools import partial

import pandas as pd

from analysis.complexity_terms import complexity_terms
from analysis.frames import row_of
from analysis.location_quotient import symmetric
from components.compare.comparison import Comparison
from components.compare.working import DECIMALS, Working
from components.compare.working import found as result_of
from components.dataset.requested_dataset import structure_or_reason
from components.dataset.structure import Structure
from components.dataset.user_window import UserData
from components.findings.formulas import COMPLEXITY, LOCATION_QUOTIENT, SYMMETRIC
from components.text.formatting import labelled, number, semicolons
from components.text.i18n import _


def special_workings(comparison: Comparison, data: UserData) -> Iterator[tuple[str, Callable[[], Working]]]:
    """Quotients of each region with their symmetric form, and its complexity where the dataset has one."""
    whole, _reason = structure_or_reason(data)
    for region in comparison.regions:
        name = comparison.name(region)
        if row_of(data.quotients, region).notna().any():
            yield labelled(_("Location quotient"), name), partial(_quotients, comparison, data, region)
            yield labelled(_("Symmetric location quotient"), name), partial(_symmetric, comparison, data, region)
        if whole is not None and _scored(whole, region):
            yield labelled(_("Complexity (ECI)"), name), partial(_complexity, whole, data, region)


def _scored(whole: Structure, region: str) -> bool:
    return whole.complexity is not None and bool(whole.complexity.regions.notna()[region])


def _quotients(comparison: Comparison, data: UserData, region: str) -> Working:
    """Each industry's quotient in its row; written out below for the highest."""
    own = _known(data, region)
    amounts, totals = row_of(data.amounts, region)[own.index], data.industry_totals[own.index]
    of_region, grand = float(data.region_totals[region]), data.grand
    shown = pd.DataFrame(
        {
            _("Industry"): [comparison.industry(str(key)) for key in own.index],
            _("Amount"): amounts.to_numpy(),
            _("Total of the industry"): totals.to_numpy(),
            _("Share in the region"): (amounts / of_region).round(DECIMALS).to_numpy(),
            _("Share in all regions"): (totals / grand).round(DECIMALS).to_numpy(),
            _("Location quotient"): own.round(DECIMALS).to_numpy(),
        }
    )
    top = str(own.index[0])
    steps = (
        f"({_exact(amounts[top])} / {_exact(of_region)}) / ({_exact(totals[top])} / {_exact(grand)}) = "
        f"{result_of(float(own[top]))}"
    )
    return Working(shown, LOCATION_QUOTIENT, labelled(comparison.industry(top), steps), float(own[top]))


def _symmetric(comparison: Comparison, data: UserData, region: str) -> Working:
    own = _known(data, region)
    even = symmetric(own.to_frame())[region]
    shown = pd.DataFrame(
        {
            _("Industry"): [comparison.industry(str(key)) for key in own.index],
            _("Location quotient"): own.round(DECIMALS).to_numpy(),
            _("Symmetric location quotient"): even.round(DECIMALS).to_numpy(),
        }
    )
    top = str(own.index[0])
    value = number(float(own[top]), DECIMALS)
    steps = f"({value} - 1) / ({value} + 1) = {result_of(float(even[top]))}"
    return Working(shown, SYMMETRIC, labelled(comparison.industry(top), steps), float(even[top]))


def _complexity(whole: Structure, data: UserData, region: str) -> Working:
    """The region's row of the matrix, by which the eigenvector is checked, and the step from there to its score."""
    assert whole.complexity is not None  # asked for only where it is
    scores = whole.complexity.regions
    steps = complexity_terms(whole.specialised, scores, region)
    product = steps.similarity * steps.vector
    own, result = float(steps.vector[region]), float(scores[region])
    shown = pd.DataFrame(
        {
            _("Region"): [data.region_names[str(key)] for key in steps.vector.index],
            "k": steps.diversity.to_numpy(),
            "a": steps.similarity.round(DECIMALS).to_numpy(),
            "v": steps.vector.round(DECIMALS).to_numpy(),
            "a × v": product.round(DECIMALS).to_numpy(),
            "ECI": scores[steps.vector.index].round(DECIMALS).to_numpy(),
        }
    )
    check = f"{number(float(product.sum()), DECIMALS)} / {number(own, DECIMALS)} = {number(steps.eigenvalue, DECIMALS)}"
    last = f"{number(own, DECIMALS)} - ({number(steps.mean, DECIMALS)}) = {result_of(result)}"
    told = semicolons([f"Σ a v / v = {check} = λ", f"v - mean(v) = {last}"])
    return Working(shown, COMPLEXITY, told, result)


def _known(data: UserData, region: str) -> "pd.Series[float]":
    """The quotients of a region that are known, highest first."""
    return row_of(data.quotients, region).dropna().sort_values(ascending=False, kind="stable")


def _exact(value: float) -> str:
    """An amount with its decimals where it has some."""
    return number(float(value), 0 if float(value).is_integer() else 2)
