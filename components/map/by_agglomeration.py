"""The map by agglomeration: the commentary's by hue, others of the 14th Five-Year Plan by outline and name."""

from collections.abc import Sequence

from components.figures.map_regions import MapClass, MapRegion, label_coordinates
from components.map.colours import Colouring
from components.page.open_page import OpenPage
from components.text.i18n import _, localized


def by_agglomeration(page: OpenPage) -> Colouring:
    """Colour all regions by the commentary's agglomeration, and say to which other one of the plan they belong."""
    regions, known = page.atlas.regions, page.atlas.agglomerations
    hues = {key: known[key] for key in page.palette.agglomerations}
    ids = list(hues)
    inside = sum(hues[region.agglomeration_id].is_agglomeration for region in regions.values())
    groups = {
        key: region.plan_agglomeration_id
        for key, region in regions.items()
        if not hues[region.agglomeration_id].is_agglomeration and region.plan_agglomeration_id
    }
    classes = [MapClass(localized(group, "name"), page.palette.agglomerations[key]) for key, group in hues.items()]
    outlined = MapClass(_("another agglomeration of the 14th Five-Year Plan"), page.palette.ink, outlined=True)
    return Colouring(
        [*classes, outlined],
        {key: ids.index(region.agglomeration_id) for key, region in regions.items()},
        _(
            "{inside} of {n} regions form the commentary’s three agglomerations, {others} belong at least in part to "
            "others of the 14th Five-Year Plan"
        ).format(inside=inside, n=len(regions), others=len(groups)),
        _(
            "Hue shows which of the commentary’s agglomerations a region belongs to; an outline and a name in italics "
            "show the others of the 14th Five-Year Plan. The outlines follow whole provinces, although the plan "
            "takes in only a part of most of them, and each province stands in one agglomeration only."
        ),
        by_hue=True,
        groups=groups,
    )


def groups_on_map(page: OpenPage, colouring: Colouring, places: Sequence[MapRegion]) -> list[MapRegion]:
    """Return the groups that a colouring outlines, each with its name at that of its most central province."""
    groups: dict[str, list[MapRegion]] = {}
    for place in places:
        if place.id in colouring.groups and not place.is_city:
            groups.setdefault(colouring.groups[place.id], []).append(place)
    return [
        MapRegion(key, localized(page.atlas.agglomerations[key], "short"), *_middle(members), is_city=False)
        for key, members in groups.items()
    ]


def _middle(members: Sequence[MapRegion]) -> tuple[float, float]:
    """The place of the name that is nearest to the mean of all."""
    points = [label_coordinates(member) for member in members]
    x, y = (sum(values) / len(values) for values in zip(*points, strict=True))
    return min(points, key=lambda point: (point[0] - x) ** 2 + (point[1] - y) ** 2)
