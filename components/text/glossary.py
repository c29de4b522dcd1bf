"""Terms explained in one or two sentences, for help texts; the method page explains them in full."""

from components.text.i18n import _


def agglomeration() -> str:
    """Urban agglomerations, and which ones there are."""
    return _(
        "Cities and provinces that plan together: Beijing–Tianjin–Hebei, the Yangtze River Delta and the Greater Bay "
        "Area, which the commentary treats. The 14th Five-Year Plan has sixteen more, which take in parts of provinces."
    )


def level() -> str:
    """The three levels of commitment."""
    return _(
        "How firmly a source commits a region to an industry. 1 Direction: named as an orientation. 2 Programme: a "
        "commitment to act, or an item of an official list. 3 Flagship: ranked leading or pillar, given a target, or a "
        "national pilot."
    )


def non_industry() -> str:
    """Umbrella and agenda items: columns that are not a single industry."""
    return _(
        "An umbrella item names a whole group, such as strategic emerging industries; an agenda item is no "
        "industry, such as clusters or upgrading. Both are shown separately, do not count as industries, "
        "and are left out of comparisons of regions."
    )


def blank() -> str:
    """The kinds of blank."""
    return _(
        "A blank is never a zero. Not mentioned: the region has sources, and none names the industry. Broader heading: "
        "none names the industry, one names a heading above it. Not covered: no source of the region is in force under "
        "this choice. Not applicable: only in data of your own that says so."
    )


def jaccard() -> str:
    """The three measures of similarity."""
    return _(
        "Jaccard: industries that both name, as a share of those that at least one names. Ruzicka: the same, weighing "
        "levels. Cosine: agreement of two profiles, whatever their size."
    )


def distinctiveness() -> str:
    """Distinctiveness of an industry for a region."""
    return _(
        "An industry is distinctive of a region where the region commits to it firmly and few others name it: the "
        "level weighed by rarity, from 0 to 1."
    )


def complementarity() -> str:
    """Complementarity of two regions."""
    return _(
        "Complementarity: how much each of two regions has that the other lacks, counted from the side that "
        "contributes less, from 0 to 1."
    )


def relatedness() -> str:
    """Proximity of two industries, and relatedness density of an industry and a region."""
    return _(
        "Two industries are near each other if regions with more than their share of one tend to have more than "
        "their share of the other (proximity, 0 to 1). An industry is near to a region that already has most of "
        "what is near to the industry (relatedness density)."
    )
