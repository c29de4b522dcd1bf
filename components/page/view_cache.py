"""What depends on the view alone is made once and shared by all readers of the view, whatever they have selected."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import plotly.graph_objects as go

from components.dataset import cache
from components.figures.base import CachedFigure, FigureJson
from components.page.open_page import OpenPage
from components.selection.model import Selection

T = TypeVar("T")


def of_view(selection: Selection, *, industry: bool = False, region: bool = False, compare: bool = False) -> Selection:
    """Return the part of a selection that a view depends on.

    Args:
        selection: what the URL says.
        industry: True if the view also depends on the selected industry.
        region: True if it also depends on the selected region.
        compare: True if it also depends on the regions in the tray.
    """
    return replace(
        selection,
        region=selection.region if region else None,
        industry=selection.industry if industry else None,
        compare=selection.compare if compare else (),
        average=False,
        dropped=(),
        beyond_limit=(),
    )


def view_key(page: OpenPage, name: str, *, industry: bool = False, region: bool = False, compare: bool = False) -> str:
    """Return a text of all that a view depends on; `name` as of `cached`, the rest as of `of_view`."""
    shown = of_view(page.selection, industry=industry, region=region, compare=compare)
    return repr((name, page.palette.paper, page.dataset.cache_key, shown))


def cached(
    page: OpenPage,
    name: str,
    make: Callable[[], T],
    *,
    industry: bool = False,
    region: bool = False,
    compare: bool = False,
) -> T:
    """Return what `make` makes, or what it made before for the same view. Callers must not change it.

    Args:
        page: the open page; dataset with its window, sources, language, theme and the page's own keys make the view.
        name: of what is made; unique in the application.
        make: called if there is nothing for the view yet.
        industry: True if it also depends on the selected industry.
        region: True if it also depends on the selected region.
        compare: True if it also depends on the regions in the tray.
    """
    key = view_key(page, name, industry=industry, region=region, compare=compare)
    if page.data:
        return cache.of_user_view(("view", key), make)
    made: T = cache.of_view(key, make)
    return made


def cached_figure(
    page: OpenPage,
    name: str,
    draw: Callable[[], go.Figure | FigureJson],
    *,
    industry: bool = False,
    region: bool = False,
    compare: bool = False,
) -> go.Figure:
    """Return the figure that `draw` draws, or what it drew before for the same view; arguments as of `cached`."""
    return cached(page, name, lambda: CachedFigure(draw()), industry=industry, region=region, compare=compare)
