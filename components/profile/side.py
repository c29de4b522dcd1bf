"""Which side the profile page shows: a region or an industry."""

from components.page.open_page import OpenPage

SIDES = ("region", "industry")


def side_of(page: OpenPage) -> str:
    """`region` or `industry`: as the URL asks, else by what is selected."""
    only_industry = page.selection.industry is not None and page.selection.region is None
    return page.selection.get("of", "industry" if only_industry else "region")
