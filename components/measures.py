"""The measures of similarity that the comparison offers."""

from collections.abc import Callable

import pandas as pd

from analysis.cosine import cosine
from analysis.jaccard import jaccard
from analysis.ruzicka import ruzicka
from components.i18n import _

MEASURES: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "ruzicka": ruzicka,
    "jaccard": jaccard,
    "cosine": cosine,
}
DEFAULT_MEASURE = "ruzicka"


def measure_name(measure: str) -> str:
    """What a measure is called, and what it takes into account."""
    names = {"ruzicka": _("Levels weighed (Ruzicka)"), "jaccard": _("Presence (Jaccard)"), "cosine": _("Cosine")}
    return names[measure]


def weighs_levels(measure: str) -> bool:
    """Whether a measure takes the levels into account and not presence alone."""
    return measure != "jaccard"
