"""A dataset in which every text is hostile."""

import pandas as pd

from data.store.dataset import NewDataset
from tests.data.store.conftest import frame_of
from tests.security.naughty import ALL, LONGEST, MARKDOWN, MARKUP, SCRIPTS, TEMPLATES

RISKY = tuple(dict.fromkeys((*MARKUP, *MARKDOWN[:25], LONGEST[0], SCRIPTS[0], *TEMPLATES[:8])))
REGIONS, INDUSTRIES = RISKY[:34], (*RISKY[34:], *RISKY[:6])
"""Names that would run, link or fetch something if they were read as more than text."""


def hostile(regions: tuple[str, ...], industries: tuple[str, ...], *, placed: bool = False) -> NewDataset:
    """Return a dataset with an amount for each region and industry, and hostile texts everywhere else.

    Args:
        regions: names of the regions.
        industries: names of the industries.
        placed: the first regions are matched with units of China, so that a map is drawn.
    """
    text = [ALL[at % len(ALL)] for at in range(len(regions) * len(industries) * 3)]
    cells = [
        (region, industry, pd.NA, float(1 + (3 * i + 7 * j) % 11), pd.NA, *text[3 * (i + j) : 3 * (i + j) + 3])
        for i, region in enumerate(regions)
        for j, industry in enumerate(industries)
    ]
    units = ("CN-BJ", "CN-SH", "CN-GD", "CN-HK", "CN-SD")
    return NewDataset(
        regions[0],
        frame_of(cells),
        source=industries[-1],
        unit=regions[-1],
        units=dict(zip(regions, units, strict=False)) if placed else {},
    )
