"""Context figures of a region (GDP, GDP per head, population, area) as text, with their sources."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from components.text.escaping import NO_BREAK
from components.text.formatting import labelled, number, semicolons
from components.text.i18n import _, language, localized
from data.atlas import REGION, Atlas
from data.records import Agglomeration, ContextFigure, Region


def agglomeration_name(region: Region, known: Mapping[str, Agglomeration]) -> str:
    """Return the name of a region's agglomeration: the commentary's, or that of the 14th Five-Year Plan, marked so."""
    agglomeration = known[region.agglomeration_id]
    if agglomeration.is_agglomeration or not region.plan_agglomeration_id:
        return localized(agglomeration, "name")
    planned = localized(known[region.plan_agglomeration_id], "name")
    if region.agglomeration_basis == "partly":
        return _("{agglomeration} (14th Five-Year Plan, in part)").format(agglomeration=planned)
    return _("{agglomeration} (14th Five-Year Plan)").format(agglomeration=planned)


def ground_texts(atlas: Atlas, *, of_user: bool = False) -> dict[str, str]:
    """Return the name of each unit that is only the ground of a map, and why; `of_user` of a user's dataset."""
    return {
        key: labelled(localized(unit, "short"), _outside(unit, of_user=of_user)) for key, unit in atlas.ground.items()
    }


def ground_name(atlas: Atlas) -> str:
    """Return what the legend of a map of the built-in dataset calls its ground."""
    kinds = {_outside(unit, of_user=False) for unit in atlas.ground.values()}
    return kinds.pop() if len(kinds) == 1 else _("not in view, or not in this dataset")


def _outside(unit: Region, *, of_user: bool) -> str:
    return _("not in view") if unit.role == REGION and not of_user else _("not in this dataset")


PER_HEAD = "gdp_per_head"
"""A measure of ours, not of the tables: GDP over population."""


def with_gdp_per_head(figures: Sequence[ContextFigure]) -> list[ContextFigure]:
    """Return context figures with GDP per head behind GDP; without it if GDP or population of its year was not found.

    Its unit is one of the currency of GDP.
    """
    known = {(figure.measure, figure.year): figure for figure in figures if figure.status == "found"}
    shown = []
    for figure in figures:
        shown.append(figure)
        people = known.get(("population", figure.year))
        if figure.measure == "gdp" and figure.status == "found" and people:
            value = _millions(figure.value, figure.unit) * 1e6 / people.value
            shown.append(replace(figure, measure=PER_HEAD, value=value, unit=figure.currency))
    return shown


def context_figure(figure: ContextFigure) -> str:
    """Return a context figure as Markdown."""
    return f"{context_name(figure)}**{context_amount(figure)}**"


def context_name(figure: ContextFigure) -> str:
    """Return measure and year of a context figure, with the space before its amount, in which no line may break."""
    measure = measure_name(figure)
    name = _("{measure} {year}").format(measure=measure, year=figure.year) if figure.year else measure
    gap = "" if language() == "zh" else " "
    return f"{name}{gap}".replace(" ", NO_BREAK)


def context_amount(figure: ContextFigure) -> str:
    """Return the amount of a context figure with its unit, in which no line may break, or “not found”."""
    return amount(figure).replace(" ", NO_BREAK)


def context_source(figure: ContextFigure) -> str:
    """Return the measure of a context figure, with its basis, source and caveats."""
    return labelled(measure_name(figure), origin(figure))


def origin(figure: ContextFigure) -> str:
    """Return the basis, source and caveats of a context figure."""
    if figure.measure == PER_HEAD:
        return _("GDP divided by the number of people, by this atlas")
    basis = {"current prices": _("current prices"), "census 2020-11-01": _("census of 1 November 2020")}
    parts = [basis.get(figure.basis, ""), localized(figure, "source")]
    if figure.status == "not found" or figure.currency in ("HKD", "MOP") or figure.basis == "end-2020 estimate":
        parts.append(localized(figure, "note"))
    return semicolons(part.rstrip("\u3002.") for part in parts if part)


def money(value: float, unit: str) -> str:
    """Format a GDP figure with its currency: billions in English, hundreds of millions in Chinese.

    Args:
        value: amount in `unit`.
        unit: “100 million” or “million”, followed by CNY, HKD or MOP.
    """
    shown = _millions(value, unit) / (100 if language() == "zh" else 1000)
    return _("{n} billion {currency}").format(n=number(shown), currency=_currency(unit))


def _millions(value: float, unit: str) -> float:
    return value * (100 if unit.startswith("100 million") else 1)


def _currency(unit: str) -> str:
    return {"CNY": _("CNY"), "HKD": _("HKD"), "MOP": _("MOP")}[unit.rsplit(" ", 1)[-1]]


def measure_name(figure: ContextFigure) -> str:
    """Return what a context figure measures."""
    names = {"gdp": _("GDP"), PER_HEAD: _("GDP per head"), "population": _("Population"), "area": _("Area")}
    return names[figure.measure]


def amount(figure: ContextFigure) -> str:
    """Return the amount of a context figure with its unit, or “not found”."""
    if figure.status == "not found":
        return _("not found")
    value = figure.value
    match figure.measure:
        case "gdp_per_head":
            return _("{n} {currency}").format(n=number(value), currency=_currency(figure.unit))
        case "gdp":
            return money(value, figure.unit)
        case "population" if language() == "zh":
            return _("{n} million").format(n=number(value / 1e4))
        case "population":
            return _("{n} million").format(n=number(value / 1e6, 2))
        case _:
            return _("{n} km²").format(n=number(value, 0 if value == int(value) else 1))
