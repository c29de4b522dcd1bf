"""The profile page: everything about one region or one industry, or the regions for several industries."""

from collections.abc import Set

import streamlit as st

from components.page.open_page import Figures, OpenPage
from components.profile.industry import industry_answer, industry_profile
from components.profile.region import region_evidence, region_marks, region_profile
from components.profile.sections import KEY, profile_controls
from components.profile.shortlist import KEY as SHORTLIST
from components.profile.shortlist import shortlist_view
from components.profile.url_keys import industries_of, page_keys, side_of

__all__ = ["documents", "figures", "page_keys", "profile_view"]


def profile_view(page: OpenPage) -> None:
    """Draw the page."""
    if side_of(page) == "region":
        # On a phone a style sheet moves what stands above the figure, but the choice of the region, below it.
        with st.container(key="figure-first-profile"):
            profile_controls(page)
            region_profile(page)
        region_evidence(page)
        return
    profile_controls(page)
    if len(industries_of(page)) > 1:
        shortlist_view(page)
    else:
        industry_profile(page)


def figures(page: OpenPage) -> Figures:
    """The figure that another site may embed; none if nothing is selected."""
    region, industries = page.selection.region, industries_of(page)
    if side_of(page) == "region":
        return {KEY: lambda: region_marks(page, region)} if region else {}
    if len(industries) > 1:
        return {SHORTLIST: lambda: shortlist_view(page)}
    return {KEY: lambda: industry_answer(page, industries[0])} if industries else {}


def documents(page: OpenPage) -> Set[str]:
    """Ids of the documents behind the region or the industries shown."""
    side, rows = side_of(page), page.focus.evidence
    asked = industries_of(page) if side == "industry" else (page.selection.region,)
    return set(rows.loc[rows[f"{side}_id"].isin(asked), "source_id"])
