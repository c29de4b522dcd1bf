"""Regions of several editions side by side: each row is a region of the dataset, named with what it is read from."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.editions import Edition
from analysis.focus import Focus
from analysis.other_editions import edition_beside, region_of, rows_of, split_pair
from components.text.edition_names import with_edition
from data.atlas import Atlas
from data.records import Region


def atlas_with_pairs(atlas: Atlas, focus: Focus, keys: Sequence[str], edition: Edition) -> Atlas:
    """Return the dataset with a region for each row of another edition, and its evidence under that row's id.

    Regions that are compared beside them are named with what they are read from, too. Names of both languages are those
    of the run's language.

    Args:
        atlas: the dataset in view.
        focus: its matrix as `with_pairs` returns it.
        keys: ids of the compared regions, with or without an edition.
        edition: the edition in view.
    """
    in_view, pairs = edition_beside(edition, keys), focus.other_editions
    regions = dict(atlas.regions)
    for key in dict.fromkeys((*rows_of(keys, edition), *map(region_of, pairs), *pairs)):
        region, pair_edition = split_pair(key)
        regions[key] = _named(atlas, key, region, pair_edition or in_view)
    evidence = dict(atlas.evidence)
    rows = focus.evidence[focus.evidence["region_id"].isin(pairs)]
    for evidence_id, row in zip(rows["evidence_id"], rows["region_id"], strict=True):
        evidence[evidence_id] = replace(evidence[evidence_id], region_id=row)
    return atlas.with_rows(regions, evidence)


def _named(atlas: Atlas, key: str, region: str, edition: Edition) -> Region:
    unit = atlas.regions[region]

    def named(name: str) -> str:
        return with_edition(atlas, name, region, edition)

    return replace(
        unit, region_id=key, name_en=named(unit.name_en), name_zh=named(unit.name_zh), short_zh=named(unit.short_zh)
    )
