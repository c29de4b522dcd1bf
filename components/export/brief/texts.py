"""Texts that all kinds of brief share."""

from collections.abc import Sequence
from itertools import accumulate, islice

from components.export.brief.document import Panel
from components.export.brief.settings import BriefSettings
from components.findings.promise_text import not_lacking, rule_of_strength
from components.text.formatting import bracketed, day, enumerated, number, semicolons, sentences
from components.text.i18n import _, language, localized, ngettext
from components.text.region_facts import money
from data.records import ContextFigure

MAX_NAMES, MAX_LIST = 16, 320
"""Names, and characters of all of them, in one sentence; the sentence says how many more there are."""


def enumerate_names(names: Sequence[str]) -> str:
    """Names as a list in a sentence; of a long list the first ones and the number of the others."""
    lengths = accumulate(len(name) for name in names)
    shown = max(1, sum(length <= MAX_LIST for length in islice(lengths, MAX_NAMES)))
    more = len(names) - shown
    return enumerated([*names[:shown], ngettext("{n} more", "{n} more", more)] if more > 0 else list(names))


def date_made(settings: BriefSettings) -> str:
    """When the brief was made."""
    return _("Made on {date}").format(date=day(settings.made))


def map_note(settings: BriefSettings, regions: Sequence[str]) -> str:
    """The line below a map: the source of the boundaries, and which of `regions` have no known position."""
    source = _("Boundaries: Natural Earth, simplified, implying no position on any territory.")
    missing = [key for key in regions if settings.atlas.regions[key].longitude != settings.atlas.regions[key].longitude]
    names = enumerate_names([settings.short_region(key) for key in missing])
    unknown = _("Not on the map, because the location is not known: {names}.").format(names=names)
    return sentences(unknown if missing else "", source)


def context_panel(figures: Sequence[ContextFigure]) -> Panel | None:
    """GDP, population and area with their sources; None without such figures. A missing figure is marked as such."""
    if not figures:
        return None
    items = tuple((_measure(figure), bracketed(_amount(figure), _source(figure))) for figure in figures)
    return Panel(_("Context"), items)


def _measure(figure: ContextFigure) -> str:
    name = {"gdp": _("GDP"), "population": _("Population"), "area": _("Area")}[figure.measure]
    return f"{name} {figure.year}".strip()


def _amount(figure: ContextFigure) -> str:
    if figure.status == "not found":
        return _("not found")
    value = figure.value
    match figure.measure:
        case "gdp":
            return money(value, figure.unit)
        case "population":
            return _("{n} million").format(n=number(value / 1e4) if language() == "zh" else number(value / 1e6, 2))
        case _:
            return _("{n} km²").format(n=number(value, 0 if value == int(value) else 1))


def _source(figure: ContextFigure) -> str:
    basis = {"current prices": _("current prices"), "census 2020-11-01": _("census of 1 November 2020")}
    parts = [basis.get(figure.basis, ""), localized(figure, "source")]
    if figure.status == "not found" or figure.currency in ("HKD", "MOP") or figure.basis == "end-2020 estimate":
        parts.append(localized(figure, "note"))
    return semicolons(part.rstrip("\u3002.") for part in parts if part)


def beside_figures(*findings: str) -> tuple[str, str]:
    """The findings on what official figures stand beside the statements, with what strong means."""
    told = [_("{finding}.").format(finding=finding) for finding in findings]
    return _("Beside official figures"), sentences(*told, rule_of_strength(), not_lacking())
