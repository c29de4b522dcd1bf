"""Names of regions in an edition of their own."""

from analysis.editions import POLICY_ADDRESS, Edition
from analysis.other_editions import split_pair
from components.text.formatting import bracketed, edition_tag
from components.text.i18n import localized
from data.atlas import Atlas


def pair_name(atlas: Atlas, key: str, stem: str = "name") -> str:
    """Return the name of a region, or of a region in an edition with what it is read from in brackets.

    Args:
        atlas: the dataset in view.
        key: id of a region of the dataset, or of a region in an edition.
        stem: `name` or `short`.
    """
    if key in atlas.regions:
        return localized(atlas.regions[key], stem)
    region, edition = split_pair(key)
    name = localized(atlas.units[region], stem)
    return with_edition(atlas, name, region, edition) if edition else name


def with_edition(atlas: Atlas, name: str, region: str, edition: Edition) -> str:
    """Return a name of a region with what it is read from in an edition."""
    return bracketed(name, edition_tag(edition, address=has_address(atlas, region)))


def has_address(atlas: Atlas, region: str) -> bool:
    """True if a policy address stands in for the region's work report of 2026."""
    return any(source.kind == POLICY_ADDRESS and source.region_id == region for source in atlas.sources.values())
