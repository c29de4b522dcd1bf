"""The measures of similarity that the comparison offers."""

from analysis.cosine import cosine
from analysis.jaccard import jaccard
from analysis.readings import Measure
from analysis.ruzicka import ruzicka
from components.text.i18n import _

MEASURES: dict[str, Measure] = {
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


def weighing(measure: str) -> Measure:
    """The measure by which levels are weighed where `measure` is in force: itself, or the default where it does not."""
    return MEASURES[measure if weighs_levels(measure) else DEFAULT_MEASURE]
