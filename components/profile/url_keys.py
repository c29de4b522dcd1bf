"""Which side the profile page shows, a region or industries, and which industries it asks for."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from components.page.open_page import OpenPage
from data.atlas import Atlas

SIDES = ("region", "industry")
MOST = 3
"""Number of industries that can be asked for at once."""


@dataclass(frozen=True)
class FurtherIndustries:
    """The values of the key `also`: up to two ids of industries, joined by a comma."""

    atlas: Atlas

    def __contains__(self, value: object) -> bool:
        ids = value.split(",") if isinstance(value, str) else []
        return 0 < len(ids) < MOST and len(set(ids)) == len(ids) and all(key in self.atlas.industries for key in ids)


def page_keys(atlas: Atlas) -> Mapping[str, Container[str]]:
    """The page's own keys of the URL, with the values that each may take."""
    return {"of": SIDES, "also": FurtherIndustries(atlas)}


def side_of(page: OpenPage) -> str:
    """`region` or `industry`: as the URL asks, else by what is selected."""
    only_industry = page.selection.industry is not None and page.selection.region is None
    return page.selection.get("of", "industry" if only_industry else "region")


def industries_of(page: OpenPage) -> tuple[str, ...]:
    """Ids of the industries that the page asks for: the selected one, then those of the key `also`."""
    if page.selection.industry is None:
        return ()
    also = page.selection.get("also", "")
    return tuple(dict.fromkeys((page.selection.industry, *(also.split(",") if also else ()))))
