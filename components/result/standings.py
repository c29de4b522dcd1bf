"""What regions in view say and have, from the evidence in force and the official figures."""

from dataclasses import dataclass

from analysis.promise import Promise, Standing, holdings, promise
from components.page.open_page import OpenPage
from data.outcomes import GDP, figures, shown_measures, years
from data.records import OutcomeMeasure


@dataclass(frozen=True)
class Measured:
    """An industry by one measure in one year.

    Attributes:
        measure: what is measured.
        year: of the figures.
        promise: what regions in view say and have.
        notes: ids of regions whose figure has a note, with the note in both languages.
        rounded_to_zero: ids of regions in view whose figure is a 0 that comes from rounding.
        without_source: ids of regions in view that have a figure and no document in force.
        without_figure: ids of regions in view that have a document in force and no figure.
    """

    measure: OutcomeMeasure
    year: int
    promise: Promise
    notes: dict[str, tuple[str, str]]
    rounded_to_zero: tuple[str, ...]
    without_source: tuple[str, ...]
    without_figure: tuple[str, ...]

    def of(self, region: str) -> Standing | None:
        """Return where a region stands; None without a document or without a figure."""
        return next((standing for standing in self.promise.standings if standing.region == region), None)


def measured(page: OpenPage, measure: OutcomeMeasure, year: int) -> Measured:
    """Return what the regions in view say of the measure's industry and have of it."""
    table = figures(page.atlas, measure.measure_id, year)
    held = holdings(table["value"], figures(page.atlas, GDP, year)["value"])
    focus, industry = page.focus, measure.industry_id
    levels = {region: focus.level(region, industry) or 0 for region in focus.covered}
    headings = {region: focus.heading(region, industry) for region in levels}
    parts = [part for part, whole in page.atlas.broader.items() if whole == industry]
    narrower = {region: [part for part in parts if focus.level(region, part)] for region in levels}
    found = promise(levels, held, headings, narrower)
    in_view = list(page.atlas.regions)
    rounded = set(table.index[table["precision"] == "rounded to zero"])
    noted = table[table["note_en"] != ""]
    return Measured(
        measure,
        year,
        found,
        {
            str(region): (str(english), str(chinese))
            for region, english, chinese in zip(noted.index, noted["note_en"], noted["note_zh"], strict=True)
        },
        tuple(region for region in in_view if region in rounded),
        tuple(region for region in in_view if region in held and region not in levels),
        tuple(region for region in in_view if region in levels and region not in held),
    )


def of_region(page: OpenPage, region: str) -> list[tuple[Measured, Standing]]:
    """Return where a region stands in every direct or partial measure, each in its latest year."""
    found = []
    for key, measure in shown_measures(page.atlas).items():
        one = measured(page, measure, years(page.atlas, key)[0])
        if (standing := one.of(region)) is not None:
            found.append((one, standing))
    return found
