"""Phrases that several briefs share."""

from collections.abc import Sequence

from components.export.brief.document import Panel
from components.export.brief.setting import Setting
from components.text.formatting import bracketed, day, enumerated, number, semicolons
from components.text.i18n import _, language, localized, ngettext
from components.text.region_facts import money
from data.records import ContextFigure

SHOWN_NAMES = 12
LIST_LENGTH = 200
"""Names in a list, and characters of all of them."""


def few(names: Sequence[str], limit: int = SHOWN_NAMES) -> str:
    """Names as a list in a sentence; where there are too many or they are too long, how many more there are."""
    for shown in range(min(limit, len(names)), 0, -1):
        left = len(names) - shown
        told = enumerated([*names[:shown], ngettext("{n} more", "{n} more", left)] if left else list(names))
        if len(told) <= LIST_LENGTH or shown == 1:
            return told
    return ""


def made(setting: Setting) -> str:
    """When the brief was made."""
    return _("Made on {date}").format(date=day(setting.made))


def source_line(setting: Setting) -> str:
    """What stands below a figure."""
    return _("Focus Atlas. {version}. {caution}").format(version=setting.version, caution=setting.caution)


def map_note(setting: Setting, regions: Sequence[str]) -> str:
    """What stands below a map; a region of the user's own that lies nowhere is said."""
    told = _("Boundaries: Natural Earth, simplified, implying no position on any territory.")
    missing = [key for key in regions if setting.atlas.regions[key].longitude != setting.atlas.regions[key].longitude]
    if not missing:
        return told
    names = few([setting.short_region(key) for key in missing], 3)
    return _("Not on the map, because the location is not known: {names}.").format(names=names) + " " + told


def context_panel(figures: Sequence[ContextFigure]) -> Panel | None:
    """Context figures with their bases and sources; a figure that was not found says so."""
    if not figures:
        return None
    items = tuple((_name(figure), bracketed(_amount(figure), _source(figure))) for figure in figures)
    return Panel(_("Context"), items)


def _name(figure: ContextFigure) -> str:
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
    told = [basis.get(figure.basis, ""), localized(figure, "source")]
    if figure.status == "not found" or figure.currency in ("HKD", "MOP") or figure.basis == "end-2020 estimate":
        told.append(localized(figure, "note"))
    return semicolons(part.rstrip("\u3002.") for part in told if part)
