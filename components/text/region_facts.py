"""Context figures of a region in words: the amount with its unit, and where it comes from."""

from components.text.formatting import NO_BREAK, escape_markdown, labelled, number, semicolons
from components.text.i18n import _, language, localized
from data.records import ContextFigure


def context_figure(figure: ContextFigure) -> str:
    """One context figure in words; a figure that was not found says so."""
    measure = _measure(figure)
    name = _("{measure} {year}").format(measure=measure, year=figure.year) if figure.year else measure
    amount = _("not found") if figure.status == "not found" else _amount(figure)
    gap = "" if language() == "zh" else " "
    # A line does not end between a number and its unit or its name.
    return f"{name}{gap}**{amount}**".replace(" ", NO_BREAK)


def context_source(figure: ContextFigure) -> str:
    """Basis and source of a context figure, and what must be known before it is used."""
    basis = {"current prices": _("current prices"), "census 2020-11-01": _("census of 1 November 2020")}
    told = [basis.get(figure.basis, ""), localized(figure, "source")]
    if figure.status == "not found" or figure.currency in ("HKD", "MOP") or figure.basis == "end-2020 estimate":
        told.append(localized(figure, "note"))
    return labelled(_measure(figure), escape_markdown(semicolons(part.rstrip("。.") for part in told if part)))


def money(value: float, unit: str) -> str:
    """A GDP figure in the language's customary unit (billions, or hundreds of millions); the currency is named."""
    currency = {"CNY": _("CNY"), "HKD": _("HKD"), "MOP": _("MOP")}[unit.rsplit(" ", 1)[-1]]
    hundred_millions = value if unit.startswith("100 million") else value / 100
    shown = hundred_millions if language() == "zh" else hundred_millions / 10
    return _("{n} billion {currency}").format(n=number(shown), currency=currency)


def _measure(figure: ContextFigure) -> str:
    return {"gdp": _("GDP"), "population": _("Population"), "area": _("Area")}[figure.measure]


def _amount(figure: ContextFigure) -> str:
    value = figure.value
    match figure.measure:
        case "gdp":
            return money(value, figure.unit)
        case "population" if language() == "zh":
            return _("{n} million").format(n=number(value / 1e4))
        case "population":
            return _("{n} million").format(n=number(value / 1e6, 2))
        case _:
            return _("{n} km²").format(n=number(value, 0 if value == int(value) else 1))
