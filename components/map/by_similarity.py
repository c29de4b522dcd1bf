"""The map coloured by likeness to the selected region: who is like this one?"""

from analysis.matrix_access import row_of
from analysis.ruzicka import ruzicka
from components.figures.map_regions import MapClass
from components.map.colours import Colouring
from components.page.open_page import OpenPage
from components.page.view_cache import cached
from components.text.formatting import blank_name, enumerated
from components.text.i18n import _, localized

RANKS = (5, 10, 20)
"""Ends of the classes: the most alike regions, the next, and those after them."""

NAMED = 3
"""Number of regions that the finding names."""


def by_similarity(page: OpenPage, region: str) -> Colouring:
    """Colour all regions by their rank in similarity to one; equal similarities share the better rank."""
    similarity = cached(page, "likeness", lambda: ruzicka(page.focus.only(page.atlas.columns())))
    row = row_of(similarity, region).drop(region)
    ranks = row.rank(ascending=False, method="min")
    classes = [
        MapClass(_("the selected region"), page.palette.agglomerations["bth"]),
        *(
            MapClass(name, shade)
            for name, shade in zip(
                (_("the 5 most alike"), _("6th to 10th"), _("11th to 20th"), _("less alike")),
                reversed(page.palette.steps),
                strict=True,
            )
        ),
        MapClass(_("nothing in common"), page.palette.empty),
        MapClass(blank_name(page.dataset.blank_if_unknown), page.palette.ground, hatched=True),
    ]

    def place(key: str) -> int:
        if key == region:
            return 0
        if page.focus.blank(key):
            return 6
        if not row[key] > 0:
            return 5
        return 1 + sum(ranks[key] > end for end in RANKS)

    return Colouring(
        classes,
        {key: place(key) for key in page.atlas.regions},
        _finding(page, region, {str(key): float(value) for key, value in row[row > 0].items()}),
        _(
            "Colour shows how alike the other regions are to the selected one, by their rank in Ruzicka similarity of "
            "the levels of all industries: 0 nothing in common, 1 the same. Click another region to ask about that one."
        ),
    )


def _finding(page: OpenPage, region: str, similarity: dict[str, float]) -> str:
    name = localized(page.atlas.regions[region], "name")
    nearest = sorted(similarity, key=lambda key: -similarity[key])[:NAMED]
    if not nearest:
        return _("{region} has nothing in common with any other region").format(region=name)
    names = [
        _("{region} ({similarity})").format(
            region=localized(page.atlas.regions[key], "short"), similarity=f"{similarity[key]:.2f}"
        )
        for key in nearest
    ]
    return _("Most like {region}: {names}").format(region=name, names=enumerated(names))
