"""Whether the documents behind two regions are of one kind, so that their numbers of industries can be compared."""

from analysis.focus import Focus
from data.atlas import Atlas

READ_TOGETHER = {"commentary": "list"}
"""Kinds of documents that an edition reads together count as one."""


def same_kinds(atlas: Atlas, focus: Focus, one: str, other: str) -> bool:
    """True if both regions are read from the same kinds of documents; also if one of them has none."""
    kinds = [_kinds(atlas, focus, region) for region in (one, other)]
    return not all(kinds) or kinds[0] == kinds[1]


def _kinds(atlas: Atlas, focus: Focus, region: str) -> set[str]:
    documents = focus.evidence.loc[focus.evidence["region_id"] == region, "source_id"].unique()
    return {READ_TOGETHER.get(kind, kind) for kind in (atlas.sources[key].kind for key in documents)}
