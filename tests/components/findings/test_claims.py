"""What is said of regions is true when it is said, whatever is chosen: against the tables, by another path."""

from collections.abc import Mapping
from datetime import date
from itertools import permutations

import pandas as pd
import pytest

from analysis.focus import focus_matrix
from analysis.nearest import closest
from analysis.readings import Choice, read
from analysis.sources_in_force import SourceChoice, in_force
from analysis.threshold import at_least
from components.findings.claims import comparison_claims, holding
from components.findings.measures import MEASURES, weighing, weighs_levels
from data.atlas import Atlas

DATES = (date(2018, 6, 1), date(2021, 1, 31), date(2021, 8, 4))


def always(_one: str, _other: str) -> bool:
    return True


def alike(measure: str, one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Similarity of two regions from their levels by industry; 0 where one of them names nothing."""
    keys = {*one, *other}
    if not one or not other:
        return 0.0
    if measure == "jaccard":
        return len(one.keys() & other.keys()) / len(keys)
    pairs = [(one.get(key, 0.0), other.get(key, 0.0)) for key in keys]
    if measure == "ruzicka":
        return sum(map(min, pairs)) / sum(map(max, pairs))
    return sum(a * b for a, b in pairs) / (sum(a * a for a, _ in pairs) * sum(b * b for _, b in pairs)) ** 0.5


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("lowest", [1, 2, 3])
@pytest.mark.parametrize("as_of", DATES, ids=str)
def test_the_nearest_region_is_nearest_and_named_only_where_no_other_is_as_near(
    atlas: Atlas, measure: str, lowest: int, as_of: date
) -> None:
    sources = atlas.table("sources")
    counted = in_force(sources, SourceChoice.DATED, as_of)
    focus = focus_matrix(atlas.table("evidence"), sources, list(atlas.regions), list(atlas.industries), counted)
    levels = at_least(focus.only(atlas.columns()), lowest)
    now = read(Choice("all", lowest, "industry", weighs_levels(measure)), levels, weighing(measure))
    named = {str(key): row.dropna().to_dict() for key, row in levels.iterrows()}
    for region in atlas.regions:
        near = {other: alike(measure, named[region], named[other]) for other in atlas.regions if other != region}
        best = max(near.values())
        assert closest(now.similarity, region)[:1] == [other for other, at in near.items() if at == best > 0][:1]
        other = next(key for key in atlas.regions if key != region)
        claims = holding(comparison_claims((region, other), now, str, always), now)
        texts = [claim.text for claim in claims if claim.text.endswith(f" is the region most similar to {region}")]
        winners = [other for other, at in near.items() if at == pytest.approx(best) and best > 0]
        assert texts == ([f"{winners[0]} is the region most similar to {region}"] if len(winners) == 1 else [])


def test_a_tie_is_not_called_less_and_the_only_pair_is_not_compared_with_itself() -> None:
    levels = pd.DataFrame({"ic": [3.0, float("nan"), 3.0], "ai": [float("nan"), 3.0, 3.0]}, index=list("abc"))
    for rows in (list("abc"), list("ab")):
        now = read(Choice("all", 1, "industry", weighed=False), levels.loc[rows])
        texts = [
            claim.text
            for pair in permutations("ab")
            for claim in holding(comparison_claims(pair, now, str, always), now)
        ]
        assert [text for text in texts if "less" in text] == []
        usual = {text for text in texts if "usually" in text}
        tie = {f"{one} and {other} are no more alike than two regions usually are" for one, other in permutations("ab")}
        assert usual == (tie if len(rows) > 2 else set())
