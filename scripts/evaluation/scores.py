"""Precision, recall, F1 and agreement on levels, with intervals by resampling whole texts or documents."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

SAMPLES = 2_000
SEED = 20261130


@dataclass(frozen=True)
class Outcome:
    """What was found and what a coder had, for one text or document: columns or cells with their levels."""

    name: str
    found: dict[str, int]
    coded: dict[str, int]

    @property
    def common(self) -> list[str]:
        """Return what both have, in order."""
        return sorted(self.found.keys() & self.coded.keys())


def precision(outcomes: Sequence[Outcome]) -> float:
    """Return the share of what was found that the coder had; 1 if nothing was found."""
    return ratio(sum(len(o.common) for o in outcomes), sum(len(o.found) for o in outcomes))


def recall(outcomes: Sequence[Outcome]) -> float:
    """Return the share of what the coder had that was found; 1 if the coder had nothing."""
    return ratio(sum(len(o.common) for o in outcomes), sum(len(o.coded) for o in outcomes))


def f1(outcomes: Sequence[Outcome]) -> float:
    """Return the harmonic mean of precision and recall."""
    both = sum(len(o.found) + len(o.coded) for o in outcomes)
    return ratio(2 * sum(len(o.common) for o in outcomes), both)


def levels_equal(outcomes: Sequence[Outcome]) -> float:
    """Return the share of common cells with the same level."""
    pairs = level_pairs(outcomes)
    return ratio(sum(a == b for a, b in pairs), len(pairs))


def kappa(outcomes: Sequence[Outcome]) -> float:
    """Return Cohen's kappa on the levels of common cells with quadratic weights; 1 if all levels are one and the same.

    Reference: Cohen (1968), Weighted kappa, Psychological Bulletin 70(4), 213–220.
    """
    pairs = level_pairs(outcomes)
    if not pairs:
        return 1.0
    seen = sum((a - b) ** 2 for a, b in pairs) / len(pairs)
    found, coded = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum((a - b) ** 2 * n * m for a, n in found.items() for b, m in coded.items())
    expected = chance / len(pairs) ** 2
    return 1 - seen / expected if expected else 1.0


def level_pairs(outcomes: Sequence[Outcome]) -> list[tuple[int, int]]:
    """Return the levels found and coded of all common cells."""
    return [(o.found[key], o.coded[key]) for o in outcomes for key in o.common]


def ratio(part: int, whole: int) -> float:
    """Return part of whole; 1 if there is nothing."""
    return part / whole if whole else 1.0


def interval(measure: Callable[[Sequence[Outcome]], float], outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Return the middle 95 % of a measure over samples of whole outcomes, drawn with replacement by a fixed seed."""
    draw = random.Random(SEED)
    values = sorted(measure(draw.choices(outcomes, k=len(outcomes))) for _ in range(SAMPLES))
    return values[int(0.025 * SAMPLES)], values[int(0.975 * SAMPLES) - 1]


def with_interval(measure: Callable[[Sequence[Outcome]], float], outcomes: Sequence[Outcome]) -> str:
    """Return a measure with its interval as text."""
    low, high = interval(measure, outcomes)
    return f"{measure(outcomes):.3f} ({low:.3f} to {high:.3f})"


def by_column(outcomes: Sequence[Outcome], column: Callable[[str], str]) -> list[tuple[str, int, int, int]]:
    """Return for each column how often it was right, wrongly found, and missed; what goes wrong most comes first."""
    counts: dict[str, list[int]] = {}
    for outcome in outcomes:
        for key in outcome.found.keys() | outcome.coded.keys():
            place = 0 if key in outcome.found and key in outcome.coded else 1 if key in outcome.found else 2
            counts.setdefault(column(key), [0, 0, 0])[place] += 1
    rows = [(name, right, wrong, missed) for name, (right, wrong, missed) in counts.items()]
    return sorted(rows, key=lambda row: (-(row[2] + row[3]), row[0]))
