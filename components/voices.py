"""The two marks of a cell: in the atlas who says its level, in data of the user's own whether the file says why."""

import pandas as pd

from components.i18n import _
from components.shell import OpenPage
from components.words import unsourced


def voices(page: OpenPage) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Levels that are drawn as squares, and levels that are drawn as rings."""
    levels = page.focus.levels
    if page.data is None:
        return page.focus.commentary, page.focus.lists
    without = pd.DataFrame(
        [[bare(page, str(region), str(industry)) for industry in levels.columns] for region in levels.index],
        levels.index,
        levels.columns,
    )
    return levels.where(~without), levels.where(without)


def voice_names(*, own: bool) -> tuple[str, str]:
    """What squares and rings are called."""
    return (_("sourced"), _("unsourced")) if own else (_("commentary"), _("official list"))


def bare(page: OpenPage, region: str, industry: str) -> bool:
    """Whether a level of a user's data stands on nothing; a blank claims nothing."""
    return page.data is not None and any(
        unsourced(page.atlas.evidence[key]) for key in page.focus.cell(region, industry)
    )
