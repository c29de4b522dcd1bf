"""What a colouring of the map is."""

from dataclasses import dataclass

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
    """

    classes: list[MapClass]
    class_of: dict[str, int]
    finding: str
    how_to_read: str
    by_hue: bool = False
