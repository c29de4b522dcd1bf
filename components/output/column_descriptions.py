"""Descriptions of the columns of tables, for readers of a downloaded file."""

from collections.abc import Mapping, Sequence

from components.page.open_page import OpenPage
from components.text.i18n import _, localized, pgettext
from components.text.source_terms import translation_mark


def meanings(page: OpenPage, headings: Sequence[str], specific: Mapping[str, str]) -> dict[str, str]:
    """Return the description of each heading.

    Args:
        page: the open page; headings that are names of its regions and industries are described too.
        headings: of the table.
        specific: descriptions that hold for this table only; they come first.

    Returns:
        Description by heading; empty if there is none, such as for a computed rarity.
    """
    texts = _of_evidence() | _of_claims() | _of_measures() | dict(specific)
    regions = {
        localized(region, "name"): _("the row’s value for this region") for region in page.atlas.regions.values()
    }
    industries = {
        localized(entry, "name"): _("the row’s value for this industry") for entry in page.atlas.industries.values()
    }
    names = {**industries, **regions}
    return {heading: texts.get(heading) or names.get(heading, "") for heading in headings}


def _of_evidence() -> dict[str, str]:
    """Columns of tables of regions, industries, evidence and documents."""
    return {
        _("Region"): _("province-level unit or city of the dataset; a city is no part of its province here"),
        _("compared region"): _("the other region of the pair"),
        _("Agglomeration"): _("urban agglomeration that the region belongs to"),
        _("Industry"): _("column of the matrix"),
        _("Industries named"): _("number of industries, umbrella and agenda items left out"),
        _("Shown as"): _("class of the legend"),
        _("Level"): _("commitment: 1 direction, 2 programme, 3 flagship; for a user’s dataset a step of its scale"),
        _("Set"): _("which of the compared regions name the industry"),
        _("Number of regions naming it"): _("number of regions with evidence on the industry, of all regions"),
        _("number of regions naming it"): _("number of regions with evidence on the industry, of all regions"),
        _("industries that the region names in all"): _("number of industries of that region"),
        _("Passages"): _("sentences of the region’s work report that name the industry as something to build"),
        _("Passages of all regions"): _("the same in the work reports of all regions in view"),
        _("Expected passages"): _("the region’s passages times the industry’s share in all passages"),
        _("Emphasis"): _("passages over expected passages, two added to both"),
        _("Kind"): _("kind of document"),
        _("Document"): _("title of the document"),
        _("Group"): _("letter of the group of similar regions, and the industries that set it apart"),
        _("Term"): _("the source’s own name for the field; “{mark}” stands behind our translation").format(
            mark=translation_mark()
        ),
        _("Source"): _("document that says so"),
        _("Date"): _("date of the document or of the claim, as precisely as it is known"),
        _("Rule"): _("rule of the codebook that gave the level"),
        _("What the source says"): _("one sentence in the atlas’s words"),
        _("Where in the source"): _("where in the document it stands"),
        _("Read"): _("where the row was read: in the document itself or on secondary pages"),
        _("Regions 2021"): _("number of regions whose work report of 2021 names the industry"),
        _("Regions 2026"): _("number of regions whose work report of 2026 names the industry"),
        _("As a flagship 2021"): _("number of regions whose work report of 2021 names it as a flagship"),
        _("As a flagship 2026"): _("number of regions whose work report of 2026 names it as a flagship"),
        _("Difference"): _("regions in 2026 less regions in 2021"),
        _("Joined"): _("regions that name it in 2026 and did not in 2021"),
        _("Not named again by"): _("regions that named it in 2021 and do not in 2026"),
        _("added").capitalize(): _("number of industries named in 2026 and not in 2021"),
        _("raised").capitalize(): _("number of industries named in both years, in 2026 at a higher level"),
        _("kept").capitalize(): _("number of industries named in both years at the same level"),
        _("lowered").capitalize(): _("number of industries named in both years, in 2026 at a lower level"),
        _("not named again").capitalize(): _("number of industries named in 2021 and not in 2026"),
        _("Level or blank"): _("level at which documents name the industry, or what they name instead of it"),
        _("Quality"): _("how well the measure stands for the industry"),
        _("Share of the total"): _("of all regions with a figure, 0 to 1"),
        _("Share of GDP"): _("of the same regions, revised series of the same year, 0 to 1"),
        _("Quotient to GDP"): _("share of the total over share of GDP; 1 or more is strong"),
        _("Official figure"): _("amount in the unit of the row"),
        _("Your figure"): _("amount in your table, in the unit given there"),
        _("Note on the figure"): _("what the source does to the figure, such as rounding"),
        _("Field"): _("whether documents name the industry, and whether the region is strong in it"),
        _("Publication"): _("where the figure was published"),
        _("Address"): _("page on which the document was read"),
    }


def _of_claims() -> dict[str, str]:
    """Columns of tables of claims, of the digital economy and of the classifications."""
    return {
        _("Qualifier"): _("“more than” marks a lower bound, as stated"),
        _("Value"): _("number as stated"),
        _("Unit"): _("unit of the value"),
        _("Measure"): _("what is counted or measured"),
        _("Scope"): _("what the number covers"),
        _("Claimant"): _("who says so"),
        _("Second source"): _("independent publication of the same number, where one was found"),
        pgettext("country or region", "Area"): _("country or region that the figure is for"),
        _("Year"): _("year of the figure"),
        _("Share of GDP, %"): _("per cent of the area’s gross domestic product, by the same method"),
        _("Statement"): _("what is claimed, in words"),
        pgettext("of a source", "Statement"): _("what is claimed, in words"),
        _("Caution"): _("what must be known before the figure is used"),
        _("Column"): _("column of the matrix"),
        _("Group"): _("group that the column stands in"),
        _("Kind"): _("industry, umbrella term, or agenda item, which is no industry"),
        _("Strategic emerging industries 2018"): _("nearest class of that classification, in our judgement"),
        _("Digital economy 2021"): _("nearest class of that classification, in our judgement"),
        _("Document"): _("title of the document"),
        _("Period"): _("years that the document plans for"),
        _("Coverage"): _("whether the document was read completely or in part"),
        _("Rows"): _("number of rows of evidence from the document"),
        _("In force"): _("whether the document counts under the sources and date chosen"),
    }


def _of_measures() -> dict[str, str]:
    """Columns of tables of measures and of their robustness."""
    return {
        _("Similarity"): _("0 for nothing in common, 1 for the same focus"),
        _("Distinctiveness"): _("level times rarity, as a share of the region’s whole"),
        _("Sources"): _("which sources were read"),
        _("Columns of the matrix"): _("which columns counted"),
        _("Measured by"): _("whether levels were weighed or presence alone counted"),
        _("First number"): _("left side of the comparison that the statement makes"),
        _("Second number"): _("right side of that comparison"),
        _("Steps"): _("how the row’s number is worked out"),
        _("Amount"): _("number of the file"),
        _("weighted"): _("level times the logarithm of rarity"),
        _("Concentration (Herfindahl, normalised)"): _(
            "0 for an even spread over the known industries, 1 for one industry only"
        ),
        _("Complexity (ECI)"): _("mean 0 and standard deviation 1 over all regions; higher is more complex"),
        _("Relatedness density"): _("of all proximity to the industry, the share that the region has; 0 to 1"),
        _("Location quotient"): _("the industry’s share in the region over its share in all regions"),
        _("Proximity"): _("the smaller of the two conditional probabilities, 0 to 1"),
        _("Theil, normalised"): _("0 for an even spread over the known industries, 1 for one industry only"),
        _("Holds"): _("whether the statement is true under this choice"),
    }
