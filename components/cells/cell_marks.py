"""The two marks of a cell: in the atlas who says its level, in data of the user's own whether the file says why."""

import numpy as np
import pandas as pd

from components.page.open_page import OpenPage
from components.text.i18n import _
from components.text.source_text import lacks_source


def source_marks(page: OpenPage) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Levels that are drawn as squares, and levels that are drawn as rings."""
    levels = page.focus.levels
    if page.data is None:
        return page.focus.commentary, page.focus.lists
    row, column = _positions(levels.index), _positions(levels.columns)
    without = np.zeros(levels.shape, dtype=bool)
    for entry in page.atlas.evidence.values():
        without[row[entry.region_id], column[entry.industry_id]] |= lacks_source(entry)
    return levels.where(~without), levels.where(without)


def _positions(labels: pd.Index) -> dict[str, int]:
    return {str(label): at for at, label in enumerate(labels)}


def source_mark_names(*, own: bool) -> tuple[str, str]:
    """What squares and rings are called."""
    return (_("sourced"), _("unsourced")) if own else (_("commentary"), _("official list"))


def is_unsourced(page: OpenPage, region: str, industry: str) -> bool:
    """Whether a level of a user's data stands on nothing; a blank claims nothing."""
    return page.data is not None and any(
        lacks_source(page.atlas.evidence[key]) for key in page.focus.cell(region, industry)
    )
