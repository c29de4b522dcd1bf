"""Texts that all kinds of brief share."""

from collections.abc import Sequence
from itertools import accumulate, islice

from components.export.brief.document import Panel
from components.export.brief.settings import BriefSettings
from components.findings.promise_text import not_lacking, rule_of_strength
from components.text.formatting import bracketed, day, first_of, sentences
from components.text.i18n import _
from components.text.region_facts import amount, measure_name, origin, with_gdp_per_head
from data.records import ContextFigure

MAX_NAMES, MAX_LIST = 16, 320
"""Names, and characters of all of them, in one sentence; the sentence says how many more there are."""


def enumerate_names(names: Sequence[str]) -> str:
    """Names as a list in a sentence; of a long list the first ones and the number of the others."""
    lengths = accumulate(len(name) for name in names)
    shown = max(1, sum(length <= MAX_LIST for length in islice(lengths, MAX_NAMES)))
    return first_of(names, shown)


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
    """GDP, GDP per head, population and area with their sources, also those not found; None without such figures."""
    if not figures:
        return None
    items = tuple(
        (f"{measure_name(figure)} {figure.year}".strip(), bracketed(amount(figure), origin(figure)))
        for figure in with_gdp_per_head(figures)
    )
    return Panel(_("Context"), items)


def beside_figures(*findings: str) -> tuple[str, str]:
    """The findings on what official figures stand beside the statements, with what strong means."""
    statements = [_("{finding}.").format(finding=finding) for finding in findings]
    return _("Beside official figures"), sentences(*statements, rule_of_strength(), not_lacking())
