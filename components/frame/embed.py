"""What runs of a page within somebody else's page: the one figure that is asked for."""

from collections.abc import Callable

import streamlit as st

from components.cloud.economy import KEY as ECONOMY
from components.cloud.economy import national_figure
from components.cloud.view import KEY as CLOUD
from components.cloud.view import claims_figure
from components.compare.comparison import compare, too_few
from components.compare.figure import KEY as COMPARISON
from components.compare.figure import compare_figure
from components.compare.similarity import KEY as SIMILARITY
from components.compare.similarity import similarity_figure
from components.frame.frame import OpenPage
from components.map.regions import KEY as MAP
from components.map.view import map_figure
from components.matrix.view import WIDE, matrix_figure
from components.page.embedding import KEY, NARROW, box
from components.profile.industry import industry_marks
from components.profile.region import region_marks
from components.profile.side import side_of
from components.profile.view import KEY as PROFILE
from components.text.i18n import _


def embedded_page(page: OpenPage, surprise: str) -> None:
    """Draw the figure that the address names, or say why there is none.

    `surprise` says that the dataset asked for is not there: another one's figure would pass for its own.
    """
    figures = _figures(page)
    wanted = str(st.query_params.get(KEY, "")).removesuffix(NARROW) or next(iter(figures), "")
    if not surprise and page.entry.key == "compare":
        surprise = too_few(page)
    if surprise or wanted not in figures:
        with st.container(key=box("nothing")):
            st.info(surprise or _("The page has no figure of this name."))
    else:
        figures[wanted]()


def _figures(page: OpenPage) -> dict[str, Callable[[], None]]:
    """The figures of a page by their keys, each with what draws it; the first is shown where none is named."""
    region, industry = page.selection.region, page.selection.industry
    match page.entry.key:
        case "map":
            return {MAP: lambda: map_figure(page)}
        case "heatmap":
            return {WIDE: lambda: matrix_figure(page)}
        case "compare":
            return {
                COMPARISON: lambda: compare_figure(compare(page)),
                SIMILARITY: lambda: similarity_figure(compare(page)),
            }
        case "profile" if side_of(page) == "region" and region:
            return {PROFILE: lambda: region_marks(page, region)}
        case "profile" if side_of(page) == "industry" and industry:
            return {PROFILE: lambda: industry_marks(page, industry)}
        case "industrial_cloud":
            return {CLOUD: lambda: claims_figure(page), ECONOMY: lambda: national_figure(page)}
        case _:
            return {}
