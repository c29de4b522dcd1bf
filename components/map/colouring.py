"""Colours of the map: by commitment to one industry, by number of industries, or as other modules have it."""

from dataclasses import replace
from math import ceil

from analysis.change import Change
from analysis.focus import Blank
from components.evidence.changes import changes_in_view
from components.figures.map_regions import MapClass
from components.findings.change_text import not_giving_up
from components.findings.counts import industry_counts
from components.findings.most_named import most_named_industry
from components.map.by_agglomeration import by_agglomeration
from components.map.by_emphasis import by_emphasis
from components.map.by_similarity import by_similarity
from components.map.colours import Colouring
from components.page.open_page import OpenPage
from components.page.view_cache import cached
from components.text.formatting import blank_name, change_name, level_label, sentences
from components.text.i18n import _
from components.text.region_facts import ground_name

INDUSTRY, COUNT, AGGLOMERATION, LIKENESS, EMPHASIS = "industry", "count", "agglomeration", "likeness", "emphasis"
COLOURS = (INDUSTRY, COUNT, AGGLOMERATION, LIKENESS, EMPHASIS)
STEPS = 4
"""Number of classes of the number of industries named; the last is open."""


def colours(page: OpenPage) -> tuple[str, ...]:
    """Return what may colour the map, the default first."""
    if not page.dataset.has_agglomerations:
        return (COUNT, INDUSTRY)
    return COLOURS if page.has_emphasis else COLOURS[:-1]


def colour_of(page: OpenPage) -> str:
    """Return what colours the map."""
    on_offer = colours(page)
    chosen = page.selection.get("colour", on_offer[0])
    return chosen if chosen in on_offer else INDUSTRY if chosen == EMPHASIS else on_offer[0]


def asked_industry(page: OpenPage) -> str | None:
    """Return the industry that colours the map, the selected or the most named; None if something else does."""
    return _industry(page) if colour_of(page) in (INDUSTRY, EMPHASIS) else None


def _industry(page: OpenPage) -> str | None:
    """Return the selected industry; else the one that most regions name, or of the change the one that gained most."""
    if page.selection.industry:
        return page.selection.industry
    if page.focus.then is not None:
        return next((change.industry for change in changes_in_view(page).industries), None)
    return cached(page, "most-named", lambda: most_named_industry(page.atlas, page.focus))


def colouring_by(page: OpenPage, colour: str) -> Colouring:
    """Return the colouring for a key of COLOURS; that of the counts if no region names an industry."""

    def make() -> Colouring:
        return _with_ground(page, _colouring(page, colour))

    return cached(page, f"colouring-{colour}", make, industry=True, region=colour == LIKENESS)


def _colouring(page: OpenPage, colour: str) -> Colouring:
    industry = _industry(page) if colour in (INDUSTRY, EMPHASIS) else None
    if industry:
        asked = colour == EMPHASIS and page.has_emphasis
        return by_emphasis(page, industry) if asked else _by_industry(page, industry)
    if colour == LIKENESS and page.selection.region:
        return by_similarity(page, page.selection.region)
    return by_agglomeration(page) if colour in (AGGLOMERATION, LIKENESS) else _by_count(page)


def _with_ground(page: OpenPage, colouring: Colouring) -> Colouring:
    """Return a colouring with an entry for the units that are no regions in view, if there are any."""
    if page.data or not page.atlas.ground:
        return colouring
    ground = MapClass(ground_name(page.atlas), page.palette.ground, without_outline=True)
    return replace(colouring, classes=[*colouring.classes, ground])


def _by_count(page: OpenPage) -> Colouring:
    counts = industry_counts(page.atlas, page.focus)
    width = max(1, ceil(max(counts.values(), default=0) / STEPS))
    classes = [
        MapClass(_("none named"), page.palette.empty),
        MapClass(blank_name(page.dataset.blank_if_unknown), page.palette.ground, hatched=True),
        *(MapClass(_step_name(step, width), shade) for step, shade in enumerate(page.palette.steps)),
    ]
    return Colouring(
        classes,
        {key: _place(counts[key], width) if key in counts else 1 for key in page.atlas.regions},
        page.dataset.regions_finding(),
        page.dataset.captions.map_by_count(),
    )


def _step_name(step: int, width: int) -> str:
    """The numbers of industries in a class, each of which is `width` wide."""
    low, high = step * width + 1, (step + 1) * width
    if step == STEPS - 1:
        return _("{low} and more").format(low=low)
    return str(low) if low == high else f"{low}–{high}"


def _place(count: int, width: int) -> int:
    """The position of a number of industries among the classes; the first two are blanks."""
    return min((count - 1) // width, STEPS - 1) + 2 if count else 0


def _by_change(page: OpenPage, industry: str) -> Colouring:
    """What became of an industry in each region since 2021."""
    palette = page.palette
    looks = {
        Change.ADDED: palette.levels[2],
        Change.RAISED: palette.levels[1],
        Change.KEPT: palette.levels[0],
        Change.LOWERED: palette.steps[0],
        Change.NOT_AGAIN: palette.agglomerations["bth"],
    }
    kinds = list(looks)
    classes = [MapClass(change_name(kind), colour) for kind, colour in looks.items()]
    classes += [
        MapClass(_("named in neither year"), palette.empty),
        MapClass(blank_name(page.dataset.blank_if_unknown), palette.ground, hatched=True),
    ]

    def place(region: str) -> int:
        if page.focus.blank(region):
            return len(kinds) + 1
        change = page.focus.change(region, industry)
        return kinds.index(change) if change else len(kinds)

    return Colouring(
        classes,
        {region: place(region) for region in page.atlas.regions},
        page.dataset.industry_finding(industry),
        sentences(
            _("The colour shows what became of this industry between the work reports of 2021 and those of 2026."),
            not_giving_up(),
        ),
    )


OUT_OF_SCALE = (Blank.NOT_APPLICABLE, Blank.TOTAL)


def _by_industry(page: OpenPage, industry: str) -> Colouring:
    if page.focus.then is not None:
        return _by_change(page, industry)
    levels = page.focus.naming(industry)
    order = {3: 0, 2: 1, 1: 2}
    classes = [MapClass(level_label(level), page.palette.levels[level - 1]) for level in order]
    classes += [
        MapClass(blank_name(page.dataset.blank_if_known), page.palette.empty),
        MapClass(blank_name(page.dataset.blank_if_unknown), page.palette.ground, hatched=True),
    ]
    place = {Blank.NOT_COVERED: 4, Blank.NO_VALUE: 4}
    blanks = {key: page.focus.blank(key, industry) for key in page.atlas.regions}
    blank_fills = ((Blank.BROADER, page.palette.broader), *((kind, page.palette.paper) for kind in OUT_OF_SCALE))
    for kind, colour in blank_fills:
        if kind in blanks.values():
            place[kind] = len(classes)
            classes.append(MapClass(blank_name(kind), colour))
    return Colouring(
        classes,
        {key: place.get(kind, 3) if kind else order[levels[key]] for key, kind in blanks.items()},
        page.dataset.industry_finding(industry),
        page.dataset.captions.map_by_industry(),
    )
