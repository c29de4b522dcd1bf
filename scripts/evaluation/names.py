"""Put terms and items of lists into columns by terms learnt from other documents only."""

from collections.abc import Callable, Sequence
from functools import cache, partial

from data.suggestions.columns import columns_of
from data.suggestions.growing import ENOUGH_ALONE, Named, grow
from data.suggestions.matching import Matcher
from data.suggestions.terms import Terms
from scripts.evaluation.scores import Outcome

ALL = frozenset({"lists", "reports"})


def left_out(
    base: Terms,
    items: Sequence[Named],
    part_of: Callable[[Named], str],
    tested: Callable[[Named], bool],
    *,
    singles: frozenset[str] = ENOUGH_ALONE,
) -> list[Outcome]:
    """Return an outcome for each part (region or document): its items, by terms grown from all other parts.

    Args:
        base: terms that do not come from documents.
        items: what all documents name.
        part_of: the part an item belongs to.
        tested: which items are put into columns; all of the other parts are learnt from.
        singles: kinds of sources of which one document is enough to learn from.
    """
    known = cache(partial(columns_of, Matcher(base.rows)))
    outcomes = []
    for part in sorted({part_of(item) for item in items if tested(item)}):
        learnt = grow(base, known, [item for item in items if part_of(item) != part], singles)
        matcher = Matcher(learnt.rows)
        found: dict[str, int] = {}
        coded: dict[str, int] = {}
        for item in items:
            if tested(item) and part_of(item) == part:
                found |= {f"{item.words}/{column}": 1 for column in columns_of(matcher, item.words)}
                coded |= {f"{item.words}/{column}": 1 for column in item.columns}
        outcomes.append(Outcome(part, found, coded))
    return outcomes
