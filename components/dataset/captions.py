"""How figures are to be read: one text a figure for the built-in dataset, and one for a user's."""

from typing import Protocol

from components.text.formatting import level_label, sentences
from components.text.i18n import _, ngettext

COMMITS = 2
"""From this level on a region commits to act; below it only names a direction."""


class Captions(Protocol):
    """How the figures of a dataset are to be read."""

    def marks(self, *, rings: bool, shades: bool = True) -> str:
        """What squares, rings and shades mean, as far as a figure has them, for one without the words around it."""

    def matrix(self) -> str:
        """Of the matrix."""

    def comparison(self) -> str:
        """Of the figure of the comparison."""

    def average(self) -> str:
        """Of its column with the average."""

    def map_by_count(self) -> str:
        """Of the map coloured by the number of industries."""

    def map_by_industry(self) -> str:
        """Of the map coloured by one industry."""

    def naming(self) -> str:
        """Of the table of the regions that name an industry."""

    def sets(self) -> str:
        """Of the table beside the comparison."""

    def nothing_unique(self, region: str) -> str:
        """What is said of a region that emphasises nothing the others lack; `region` is its name."""

    def contested(self, industries: int) -> str:
        """How many industries two or more regions emphasise; empty if the list says enough."""


class BuiltInCaptions:
    """How figures of the built-in dataset are to be read."""

    def marks(self, *, rings: bool, shades: bool = True) -> str:
        """What the marks mean: who states a level, and how strong it is."""
        return sentences(
            _("Filled square: the commentary or a work report; ring: an official list or a policy address.")
            if rings
            else "",
            _("The darker and larger a mark, the stronger the commitment: direction, programme, flagship.")
            if shades
            else "",
        )

    def matrix(self) -> str:
        """Of the matrix."""
        return _(
            "Each row is a region, each column an industry. A filled square is what the commentary or a work report "
            "says, a ring what an official list or a policy address says; both can stand in one cell. Darker, larger "
            "squares and darker, thicker rings mean a stronger commitment: direction, programme, flagship. A pale cell "
            "means “not mentioned”: the region has sources and none names it. A dot means that they name only a "
            "broader heading. A stroke means “not covered”: the region has no source under this choice. "
            "Numbers at the right count industries, umbrella and agenda columns left out; numbers below count "
            "regions. Click a cell to see its evidence, again to close it."
        )

    def comparison(self) -> str:
        """Of the figure of the comparison."""
        return _(
            "One row per industry, one column per region; a filled square is what the commentary says, a ring what an "
            "official list says, darker and larger for a stronger commitment. Rows stand in groups: named by all of "
            "these regions, by some, by one alone. The bar at the right says how many of all regions name the "
            "industry. Where it is short, an agreement is rare. Umbrella and agenda items are left out. Click a cell "
            "to see the evidence of all these regions beside each other, click it again to close."
        )

    def average(self) -> str:
        """Of the column with the average."""
        return _(
            "The column “Average” is the mean level of the regions that name the industry; the others are left out, "
            "never counted as zero. The average counts as no region in the groups."
        )

    def map_by_count(self) -> str:
        """Of the map coloured by the number of industries."""
        return _(
            "Lightness shows how many industries a region’s sources name, umbrella and agenda items left out. The "
            "number depends on how long a region’s list is: it measures breadth of intention, not size or success."
        )

    def map_by_industry(self) -> str:
        """Of the map coloured by one industry."""
        return _(
            "Lightness shows how strongly a region commits to this industry: direction, programme or flagship. A pale "
            "region has sources, and none of them names it; a region marked ╱╱ has no source under the choice in force."
        )

    def naming(self) -> str:
        """Of the table of the regions that name an industry."""
        return _(
            "Regions stand in groups by the strongest level that a source in force gives them; in a group those with a "
            "target come first. Each row is one source: in bold the term it uses, then what it says, why that gave the "
            "level, and where it says so. Regions that name only a broader heading, and those without a source, stand "
            "last."
        )

    def sets(self) -> str:
        """Of the table beside the comparison."""
        return _("Level, the source’s term, date and place. Click a row of the figure for the whole evidence.")

    def nothing_unique(self, region: str) -> str:
        """What is said of a region that commits to nothing the others lack."""
        return _("**{region}**: no firm commitment that the others do not share.").format(region=region)

    def contested(self, industries: int) -> str:
        """How many industries two or more regions commit to."""
        if not industries:
            return _("None of them commits to an industry that another one commits to.")
        return ngettext(
            "{n} industry at level {level} or above in at least two of them; the number is the level.",
            "{n} industries at level {level} or above in at least two of them; the number is the level.",
            industries,
            level=level_label(COMMITS),
        )


class UserCaptions:
    """How figures of a user's dataset are to be read."""

    def marks(self, *, rings: bool, shades: bool = True) -> str:
        """What the marks mean: whether the file gives a source, and how high a value is."""
        return sentences(
            _("Filled square: sourced; ring: unsourced.") if rings else "",
            _("The darker and larger a mark, the higher the value.") if shades else "",
        )

    def matrix(self) -> str:
        """Of the matrix."""
        return _(
            "Each row is a region, each column an industry. Darker, larger marks mean a higher value on the scale "
            "chosen at the top; a square is a cell that the file gives a statement or a place for, a ring one that is "
            "unsourced. A pale cell has a value below the first step; a stroke has no value in the file. Numbers "
            "at the right and below count filled cells in view. Click a cell to see its value and what the file says "
            "of it."
        )

    def comparison(self) -> str:
        """Of the figure of the comparison."""
        return _(
            "One row per industry, one column per region; darker and larger marks mean a higher value on the scale "
            "chosen at the top. A square is a cell that the file gives a statement or a place for, a ring one that is "
            "unsourced. Rows stand in groups: reached by all of these regions, by some, by one alone. The bar at the "
            "right says how many of all regions in view reach the first step in the industry. Click a cell to see what "
            "the file says of all these regions, click it again to close."
        )

    def average(self) -> str:
        """Of the column with the average."""
        return _(
            "The column “Average” is the mean of the regions in view whose value is known; a blank is left out, never "
            "counted as zero. The average counts as no region in the groups."
        )

    def map_by_count(self) -> str:
        """Of the map coloured by the number of industries."""
        return _("Lightness shows how many industries in view reach the first step of the scale in a region.")

    def map_by_industry(self) -> str:
        """Of the map coloured by one industry."""
        return _("Lightness shows how high the value is, on the scale chosen at the top; a region marked ╱╱ has none.")

    def naming(self) -> str:
        """Of the table of the regions that name an industry."""
        return _(
            "Regions stand in groups by the step that they reach on the scale chosen at the top, each with its value "
            "and what the file says of it. Regions without a value stand last."
        )

    def sets(self) -> str:
        """Of the table beside the comparison."""
        return _("What the file holds. Click a row of the figure for what it says of it.")

    def nothing_unique(self, region: str) -> str:
        """What is said of a region that has nothing the others lack."""
        return _("**{region}**: nothing that the others lack.").format(region=region)

    def contested(self, industries: int) -> str:
        """Empty if there is a list: it gives the amounts."""
        return "" if industries else _("No industry reaches the first step in two or more of them.")


class TextCaptions(UserCaptions):
    """How figures of a dataset that was coded from texts are to be read."""

    def marks(self, *, rings: bool, shades: bool = True) -> str:
        """What the marks mean: how strong a commitment is."""
        return BuiltInCaptions().marks(rings=False, shades=shades)

    def matrix(self) -> str:
        """Of the matrix."""
        return _(
            "Each row is a region, each column an industry. Darker, larger squares mean a stronger commitment: "
            "direction, programme, flagship; the strongest passage of a cell counts. A pale cell means that no passage "
            "counts under this choice. Numbers at the right count industries, umbrella and agenda columns left out; "
            "numbers below count regions. Click a cell to read its passages."
        )

    def comparison(self) -> str:
        """Of the figure of the comparison."""
        return _(
            "One row per industry, one column per region; darker and larger squares mean a stronger commitment. Rows "
            "stand in groups: named by all of these regions, by some, by one alone. The bar at the right says how many "
            "of all regions name the industry. Umbrella and agenda items are left out. Click a cell to read the "
            "passages of all these regions beside each other, click it again to close."
        )

    def average(self) -> str:
        """Of the column with the average."""
        return BuiltInCaptions().average()

    def map_by_count(self) -> str:
        """Of the map coloured by the number of industries."""
        return _(
            "Lightness shows how many industries the documents of a region name, umbrella and agenda items left out. A "
            "long document names more than a short one."
        )

    def map_by_industry(self) -> str:
        """Of the map coloured by one industry."""
        return _(
            "Lightness shows how strongly a region commits to this industry: direction, programme or flagship. A pale "
            "region has a document, and no passage that counts names it; a region marked ╱╱ has no document."
        )

    def sets(self) -> str:
        """Of the table beside the comparison."""
        return _("Level and words of the document. Click a row of the figure for the passages.")

    def nothing_unique(self, region: str) -> str:
        """What is said of a region that commits to nothing the others lack."""
        return BuiltInCaptions().nothing_unique(region)

    def contested(self, industries: int) -> str:
        """How many industries two or more regions commit to."""
        return BuiltInCaptions().contested(industries)
