"""The profile page: everything about one region or one industry."""

from collections.abc import Set

from components.page.open_page import Figures, OpenPage
from components.profile.industry import industry_answer, industry_profile
from components.profile.region import region_marks, region_profile
from components.profile.sections import KEY, PAGE_KEYS, profile_controls
from components.profile.side import side_of

__all__ = ["PAGE_KEYS", "documents", "figures", "profile_view"]


def profile_view(page: OpenPage) -> None:
    """Draw the page."""
    profile_controls(page)
    if side_of(page) == "region":
        region_profile(page)
    else:
        industry_profile(page)


def figures(page: OpenPage) -> Figures:
    """The figure that another site may embed; none if nothing is selected."""
    region, industry = page.selection.region, page.selection.industry
    if side_of(page) == "region":
        return {KEY: lambda: region_marks(page, region)} if region else {}
    return {KEY: lambda: industry_answer(page, industry)} if industry else {}


def documents(page: OpenPage) -> Set[str]:
    """Ids of the documents behind the region or the industry shown."""
    side, rows = side_of(page), page.focus.evidence
    return set(rows.loc[rows[f"{side}_id"] == getattr(page.selection, side), "source_id"])
