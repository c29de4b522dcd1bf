"""What a colouring of the map is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components.figures.map_regions import MapClass


@dataclass(frozen=True)
class Colouring:
    """How the map is coloured.

    Attributes:
        classes: the entries of the legend.
        class_of: position in `classes` of each region.
        finding: what the colours show.
        how_to_read: the explanation of the colours.
        by_hue: True if lightness carries no meaning, so that regions may fade beside the selected one.
        groups: the agglomeration that each region of an outlined group belongs to.
    """

    classes: list[MapClass]
    class_of: dict[str, int]
    finding: str
    how_to_read: str
    by_hue: bool = False
    groups: Mapping[str, str] = field(default_factory=dict)
