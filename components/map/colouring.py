"""What the map can be coloured by: agglomeration, number of industries, or commitment to one industry."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.focus import Blank
from components.figures.map_regions import MapClass
from components.findings.counts import few_names, industry_counts, leaders, naming_finding
from components.page.open_page import OpenPage
from components.text.formatting import blank_name, first_step, level_label
from components.text.i18n import _, localized, ngettext

COLOURS = ("agglomeration", "count", "industry")
STEPS = ((1, 5), (6, 10), (11, 15), (16, None))
"""Classes of the number of industries named; the last is open."""


@dataclass(frozen=True)
class Colouring:
    """How the map is coloured: classes, the class of each region, and what that shows.

    `by_hue` is true where lightness carries no meaning, so that regions may fade beside the selected one.
    """

    classes: list[MapClass]
    class_of: dict[str, int]
    finding: str
    how_to_read: str
    by_hue: bool = False


def asked_industry(page: OpenPage) -> str | None:
    """The industry that colours the map; None where something else does, or none is chosen yet."""
    return page.selection.industry if page.selection.get("colour", "") == "industry" else None


def colouring_by(page: OpenPage, colour: str) -> Colouring:
    """The colouring for a key of COLOURS; by agglomeration where no industry is chosen yet."""
    industry = asked_industry(page)
    if industry:
        return _by_industry(page, industry)
    if colour == "count" or page.data:
        return _by_count(page)
    return _by_agglomeration(page)


def _by_agglomeration(page: OpenPage) -> Colouring:
    groups, regions = page.atlas.agglomerations, page.atlas.regions
    ids = list(groups)
    inside = sum(groups[region.agglomeration_id].is_agglomeration for region in regions.values())
    return Colouring(
        [MapClass(localized(group, "name"), page.palette.agglomerations[key]) for key, group in groups.items()],
        {key: ids.index(region.agglomeration_id) for key, region in regions.items()},
        _("{inside} regions form three agglomerations, {outside} stand beside them").format(
            inside=inside, outside=len(regions) - inside
        ),
        _(
            "Hue shows which agglomeration a region belongs to. Qingdao and Fuzhou are cities and drawn as "
            "points; their provinces are regions of their own or background. Hong Kong and Macao are enlarged "
            "in the inset. Click a region to open its panel, click it again to close it. Grey units are not in "
            "this dataset."
        ),
        by_hue=True,
    )


def _by_count(page: OpenPage) -> Colouring:
    counts = industry_counts(page.atlas, page.focus)
    unknown = Blank.NO_VALUE if page.data else Blank.NOT_COVERED
    classes = [
        MapClass(_("none named"), page.palette.empty),
        MapClass(blank_name(unknown), page.palette.ground, hatched=True),
        *(
            MapClass(_("{low} and more").format(low=low) if high is None else f"{low}–{high}", shade)
            for (low, high), shade in zip(STEPS, page.palette.steps, strict=True)
        ),
    ]
    return Colouring(
        classes,
        {key: _step(counts[key]) if key in counts else 1 for key in page.atlas.regions},
        _count_finding(page, counts),
        _("Lightness shows how many industries in view reach the first step of the scale in a region.")
        if page.data
        else _(
            "Lightness shows how many industries a region’s sources name, umbrella and agenda items left out. "
            "The number depends on how long a region’s list is: it measures breadth of intention, not size or "
            "success."
        ),
    )


def _count_finding(page: OpenPage, counts: Mapping[str, int]) -> str:
    top, n = leaders(counts)
    names = few_names([localized(page.atlas.regions[key], "name") for key in top])
    if page.data:
        if not n:
            return _("No region in view reaches {step} in any industry").format(step=first_step())
        if len(top) == 1:
            return _("{region} has the most industries at {step} or above: {n}").format(
                region=names, step=first_step(), n=n
            )
        regions = names or ngettext("{n} region", "{n} regions", len(top))
        return _("{regions} have the most industries at {step} or above: {n} each").format(
            regions=regions, step=first_step(), n=n
        )
    if not n:
        return _("No region names an industry under this choice")
    if len(top) == 1:
        return _("{region} names the most industries: {n}").format(region=names, n=n)
    regions = names or ngettext("{n} region", "{n} regions", len(top))
    return _("{regions} name the most industries: {n} each").format(regions=regions, n=n)


def _step(count: int) -> int:
    return next((i + 2 for i, (low, high) in enumerate(STEPS) if count >= low and (high is None or count <= high)), 0)


def _by_industry(page: OpenPage, industry: str) -> Colouring:
    levels = page.focus.naming(industry)
    order = {3: 0, 2: 1, 1: 2}
    classes = [MapClass(level_label(level), page.palette.levels[level - 1]) for level in order]
    classes += [
        MapClass(blank_name(Blank.BELOW if page.data else Blank.NOT_MENTIONED), page.palette.empty),
        MapClass(blank_name(Blank.NO_VALUE if page.data else Blank.NOT_COVERED), page.palette.ground, hatched=True),
    ]
    place = {Blank.NOT_COVERED: 4, Blank.NO_VALUE: 4, Blank.NOT_APPLICABLE: 5}
    blanks = {key: page.focus.blank(key, industry) for key in page.atlas.regions}
    if Blank.NOT_APPLICABLE in blanks.values():
        classes.append(MapClass(blank_name(Blank.NOT_APPLICABLE), page.palette.paper))
    return Colouring(
        classes,
        {key: place.get(kind, 3) if kind else order[levels[key]] for key, kind in blanks.items()},
        naming_finding(
            localized(page.atlas.industries[industry], "name"), page.focus, industry, own=page.data is not None
        ),
        _("Lightness shows how high the value is, on the scale chosen at the top; a region marked ╱╱ has none.")
        if page.data
        else _(
            "Lightness shows how strongly a region commits to this industry: direction, programme or flagship. "
            "A pale region has sources, and none of them names it; a region marked ╱╱ has no source under the "
            "choice in force."
        ),
    )
