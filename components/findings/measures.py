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
    """The name of a measure, with what it takes into account."""
    names = {"ruzicka": _("Levels weighed (Ruzicka)"), "jaccard": _("Presence (Jaccard)"), "cosine": _("Cosine")}
    return names[measure]


def weighs_levels(measure: str) -> bool:
    """True if a measure takes levels into account; false if it counts presence only."""
    return measure != "jaccard"


def weighing(measure: str) -> Measure:
    """The measure itself if it takes levels into account; else the default one."""
    return MEASURES[measure if weighs_levels(measure) else DEFAULT_MEASURE]
