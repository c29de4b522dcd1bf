"""The map coloured by emphasis: which regions speak of an industry more often than all work reports do."""

from functools import partial

import pandas as pd

from analysis.emphasis import emphasis
from components.figures.map_regions import MapClass
from components.findings.emphasis_text import FEWEST, counted_passages, emphasis_note
from components.map.colours import Colouring
from components.page.open_page import OpenPage
from components.page.view_cache import cached
from components.text.formatting import blank_name, number
from components.text.i18n import _, localized, ngettext

STEPS = (0.67, 1.5, 2.5)
"""Limits between the classes of emphasis."""


def by_emphasis(page: OpenPage, industry: str) -> Colouring:
    """Colour all regions by how often they speak of an industry."""
    counts = cached(page, "passages", partial(counted_passages, page.atlas, page.focus))
    known = industry in counts
    times = emphasis(counts)[industry] if known else pd.Series(float("nan"), index=counts.index)
    passages = counts[industry] if known else times
    low, middle, high = (number(step, 2) for step in STEPS)
    names = (
        _("less than {high} times as often").format(high=low),
        _("{low} to {high} times as often").format(low=low, high=middle),
        _("{low} to {high} times as often").format(low=middle, high=high),
        _("{low} times as often or more").format(low=high),
    )
    classes = [MapClass(name, shade) for name, shade in zip(names, page.palette.steps, strict=True)]
    classes += [
        MapClass(blank_name(page.dataset.blank_if_known), page.palette.empty),
        MapClass(_("no work report counted"), page.palette.ground, hatched=True),
    ]

    def place(region: str) -> int:
        if passages[region] != passages[region]:
            return 5
        if page.focus.level(region, industry) is None:
            return 4
        return sum(times[region] >= step for step in STEPS)

    return Colouring(
        classes,
        {region: place(region) for region in page.atlas.regions},
        _finding(page, industry, times[passages >= FEWEST]),
        emphasis_note(int(counts.notna().any(axis=1).sum())),
    )


def _finding(page: OpenPage, industry: str, times: "pd.Series[float]") -> str:
    name = localized(page.atlas.industries[industry], "name")
    if not len(times) or not times.max() > 1:
        return _("No region stands out for {industry}").format(industry=name)
    first = str(times.idxmax())
    more = int((times >= STEPS[1]).sum())
    sentence = _("{region} speaks of {industry} {times} times as often as all regions do").format(
        region=localized(page.atlas.regions[first], "name"), industry=name, times=number(float(times.max()), 1)
    )
    if more < 2:
        return sentence
    return ngettext(
        "{sentence}; {n} region at least {least} times",
        "{sentence}; {n} regions at least {least} times",
        more,
        sentence=sentence,
        least=number(STEPS[1], 1),
    )
