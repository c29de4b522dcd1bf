"""Whether the profile page shows one region or one industry."""

from components.page.open_page import OpenPage

SIDES = ("region", "industry")


def side_of(page: OpenPage) -> str:
    """Whether the page shows a region or an industry: as asked, else by what is selected."""
    only_industry = page.selection.industry is not None and page.selection.region is None
    return page.selection.get("of", "industry" if only_industry else "region")
