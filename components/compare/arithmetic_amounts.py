"""The arithmetic of measures that need amounts: concentration, distance of structures, specialisation, complexity."""

from collections.abc import Iterator
from functools import partial

import pandas as pd

from analysis.complexity_terms import complexity_terms
from analysis.herfindahl import HerfindahlTerms, herfindahl_terms
from analysis.krugman import KrugmanTerms, krugman_terms
from analysis.location_quotient import QuotientTerms, quotient_terms
from analysis.matrix_access import row_of
from analysis.theil import TheilTerms, theil_terms
from components.compare.arithmetic_steps import DECIMALS, NamedWorking, Working, bold, industry_table, rounded
from components.compare.comparison import Comparison
from components.dataset.requested_dataset import structure_or_reason
from components.dataset.structure import Structure
from components.dataset.user_window import UserData
from components.findings import formulas
from components.text.formatting import labelled, number, semicolons
from components.text.i18n import _


def amount_workings(comparison: Comparison, data: UserData) -> Iterator[NamedWorking]:
    """The numbers of each region and each pair by name, over the industries in view; unknown numbers are left out."""
    for region in comparison.regions:
        name, amounts = comparison.name(region), row_of(data.amounts, region)
        index = herfindahl_terms(amounts)
        if index.normalised == index.normalised:
            herfindahl = partial(_herfindahl, comparison, amounts, index)
            yield labelled(_("Concentration (Herfindahl, normalised)"), name), herfindahl
            yield labelled(_("Theil, normalised"), name), partial(_theil, comparison, amounts, theil_terms(amounts))
    for one, other in comparison.pairs():
        distance = krugman_terms(row_of(data.amounts, one), row_of(data.amounts, other))
        if distance.value == distance.value:
            names = f"{comparison.name(one)} – {comparison.name(other)}"
            yield labelled(_("Krugman’s index"), names), partial(_krugman, comparison, data, (one, other), distance)
    structure, _reason = structure_or_reason(data)
    for region in comparison.regions:
        name = comparison.name(region)
        quotients = quotient_terms(
            row_of(data.amounts, region), float(data.region_totals[region]), data.industry_totals, data.grand
        )
        if len(quotients.quotients):
            yield labelled(_("Location quotient"), name), partial(_location_quotient, comparison, quotients)
            yield labelled(_("Symmetric location quotient"), name), partial(_symmetric, comparison, quotients)
        if structure is not None and _has_complexity(structure, region):
            yield labelled(_("Complexity (ECI)"), name), partial(_complexity, structure, data, region)


def _has_complexity(structure: Structure, region: str) -> bool:
    return structure.complexity is not None and bool(structure.complexity.regions.notna()[region])


def _herfindahl(comparison: Comparison, amounts: "pd.Series[float]", terms: HerfindahlTerms) -> Working:
    table = _share_table(comparison, amounts, terms.shares, "s²", terms.squares)
    steps = f"({rounded(terms.index)} - 1 / {terms.n}) / (1 - 1 / {terms.n}) = {bold(terms.normalised)}"
    return Working(table, formulas.HERFINDAHL, steps, terms.normalised)


def _theil(comparison: Comparison, amounts: "pd.Series[float]", terms: TheilTerms) -> Working:
    table = _share_table(comparison, amounts, terms.shares, f"s × ln({terms.n} s)", terms.parts)
    steps = f"{rounded(terms.index)} / ln({terms.n}) = {bold(terms.normalised)}"
    return Working(table, formulas.THEIL, steps, terms.normalised)


def _share_table(
    comparison: Comparison, amounts: "pd.Series[float]", shares: "pd.Series[float]", head: str, part: "pd.Series[float]"
) -> pd.DataFrame:
    """The industries whose amount is known, their shares, and what each adds to an index."""
    industries = [str(key) for key in shares.index]
    columns = {_("Amount"): amounts[industries], "s": shares.round(DECIMALS), head: part.round(DECIMALS)}
    return industry_table(comparison, industries, columns)


def _krugman(comparison: Comparison, data: UserData, regions: tuple[str, str], terms: KrugmanTerms) -> Working:
    industries = [str(key) for key in terms.differences.index]
    amounts = {comparison.name(region): row_of(data.amounts, region)[industries] for region in regions}
    parts = {"s": terms.shares_of_one, "t": terms.shares_of_other, "|s - t|": terms.differences}
    table = industry_table(
        comparison, industries, amounts | {head: part.round(DECIMALS) for head, part in parts.items()}
    )
    return Working(table, formulas.KRUGMAN, f"{rounded(terms.value)} = {bold(terms.value)}", terms.value)


def _location_quotient(comparison: Comparison, terms: QuotientTerms) -> Working:
    """The quotient of each industry, highest first; the steps are those of the highest."""
    ordered = terms.quotients.sort_values(ascending=False, kind="stable")
    industries = [str(key) for key in ordered.index]
    columns = {
        _("Amount"): terms.amounts[industries],
        _("Total of the industry"): terms.industry_totals[industries],
        _("Share in the region"): terms.shares_in_region[industries].round(DECIMALS),
        _("Share in all regions"): terms.shares_in_all[industries].round(DECIMALS),
        _("Location quotient"): ordered.round(DECIMALS),
    }
    first, result = industries[0], float(ordered.iloc[0])
    in_region = f"{_amount(terms.amounts[first])} / {_amount(terms.region_total)}"
    in_all = f"{_amount(terms.industry_totals[first])} / {_amount(terms.grand_total)}"
    steps = labelled(comparison.industry(first), f"({in_region}) / ({in_all}) = {bold(result)}")
    return Working(industry_table(comparison, industries, columns), formulas.LOCATION_QUOTIENT, steps, result)


def _symmetric(comparison: Comparison, terms: QuotientTerms) -> Working:
    """The symmetric form of each quotient, highest first; the steps are those of the highest."""
    ordered = terms.quotients.sort_values(ascending=False, kind="stable")
    industries = [str(key) for key in ordered.index]
    columns = {
        _("Location quotient"): ordered.round(DECIMALS),
        _("Symmetric location quotient"): terms.symmetric[industries].round(DECIMALS),
    }
    quotient, result = rounded(float(ordered.iloc[0])), float(terms.symmetric[industries[0]])
    steps = labelled(comparison.industry(industries[0]), f"({quotient} - 1) / ({quotient} + 1) = {bold(result)}")
    return Working(industry_table(comparison, industries, columns), formulas.SYMMETRIC, steps, result)


def _complexity(structure: Structure, data: UserData, region: str) -> Working:
    """The region's row of the matrix, which checks the eigenvector, and the step from there to its score."""
    assert structure.complexity is not None  # `amount_workings` asks for it only where it is known
    scores = structure.complexity.regions
    terms = complexity_terms(structure.specialised, scores, region)
    table = pd.DataFrame(
        {
            _("Region"): [data.region_names[str(key)] for key in terms.vector.index],
            "k": terms.diversity.to_numpy(),
            "a": terms.similarity.round(DECIMALS).to_numpy(),
            "v": terms.vector.round(DECIMALS).to_numpy(),
            "a × v": terms.products.round(DECIMALS).to_numpy(),
            "ECI": scores[terms.vector.index].round(DECIMALS).to_numpy(),
        }
    )
    value = rounded(float(terms.vector[region]))
    check = f"Σ a v / v = {rounded(float(terms.products.sum()))} / {value} = {rounded(terms.eigenvalue)} = λ"
    last = f"v - mean(v) = {value} - ({rounded(terms.mean)}) = {bold(terms.value)}"
    return Working(table, formulas.COMPLEXITY, semicolons([check, last]), terms.value)


def _amount(value: float) -> str:
    """An amount, with decimals only if it has some."""
    return number(float(value), 0 if float(value).is_integer() else 2)
