"""Regions of other agglomerations, for suggestions of peers that are no neighbours."""

from data.atlas import Atlas


def across_agglomerations(atlas: Atlas, one: str, other: str) -> bool:
    """True if two regions belong to different agglomerations, of the commentary or of the plan, or one to none."""
    first, second = (atlas.regions[key].plan_agglomeration_id for key in (one, other))
    return one != other and (not first or first != second)
