"""What regions in view say and have, from a focus matrix and the official figures of the built-in dataset."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.focus import Focus
from analysis.other_editions import region_of
from analysis.promise import Holding, Promise, Standing, holdings, promise
from components.findings.promise_text import held_by_naming, region_finding, year_name
from components.text.i18n import _, localized
from data.atlas import Atlas
from data.outcomes import GDP, shown_measures, years
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
        base_year: of GDP; another than `year` for a user's table of a year without GDP.
        user_levels: True if the levels are those of a user's table and not of documents.
    """

    measure: OutcomeMeasure
    year: int
    promise: Promise
    notes: dict[str, tuple[str, str]]
    rounded_to_zero: tuple[str, ...]
    without_source: tuple[str, ...]
    without_figure: tuple[str, ...]
    base_year: int = 0
    user_levels: bool = False

    @property
    def year_text(self) -> str:
        """The year of the figures, or that a user's table gives none."""
        return year_name(self.year) if self.year else _("year not given")

    def of(self, region: str) -> Standing | None:
        """Return where a region stands; None without a document or without a figure."""
        return next((standing for standing in self.promise.standings if standing.region == region), None)


def held_in(atlas: Atlas, measure_id: str, year: int) -> dict[str, Holding]:
    """Return what each region with an official figure has, whatever its documents say."""
    return holdings(atlas.outcomes[measure_id, year]["value"], atlas.outcomes[GDP, year]["value"])


def promise_of(atlas: Atlas, focus: Focus, industry: str, held: Mapping[str, Holding]) -> Promise:
    """Return what documents say of an industry beside what the regions have."""
    levels = {region: focus.level(region, industry) or 0 for region in focus.covered}
    headings = {region: focus.heading(region, industry) for region in levels}
    parts = [part for part, whole in atlas.broader.items() if whole == industry]
    narrower = {region: [part for part in parts if focus.level(region, part)] for region in levels}
    return promise(levels, held, headings, narrower)


def user_figures(
    atlas: Atlas, focus: Focus, measure: OutcomeMeasure, amounts: "pd.Series[float]", year: int, base_year: int
) -> Measured:
    """Return what documents say beside what a user's table says that regions have.

    Args:
        atlas: the regions in view.
        focus: what documents say.
        measure: the user's table as a measure.
        amounts: by region, from 0 up; NaN is unknown.
        year: of the amounts; 0 if not known.
        base_year: the year of GDP that they are set against.
    """
    held = holdings(amounts, atlas.outcomes[GDP, base_year]["value"])
    result = promise_of(atlas, focus, measure.industry_id, held)
    covered = focus.covered
    return Measured(
        measure,
        year,
        result,
        {},
        (),
        tuple(region for region in atlas.regions if region in held and region not in covered),
        tuple(region for region in atlas.regions if region in covered and region not in held),
        base_year,
    )


def measured(
    atlas: Atlas, focus: Focus, measure: OutcomeMeasure, year: int, user_levels: Mapping[str, int] | None = None
) -> Measured:
    """Return what the regions in view say of the measure's industry and have of it.

    Args:
        atlas: the regions in view and their figures.
        focus: what documents say.
        measure: what is measured.
        year: of the figures.
        user_levels: levels by region of a user's table, which take the place of the documents'; 0 for a blank.
    """
    table = atlas.outcomes[measure.measure_id, year]
    held = held_in(atlas, measure.measure_id, year)
    result = (
        promise_of(atlas, focus, measure.industry_id, held)
        if user_levels is None
        else promise(user_levels, held, {}, {})
    )
    levels = focus.covered if user_levels is None else user_levels
    in_view = list(atlas.regions)
    rounded = set(table.index[table["precision"] == "rounded to zero"])
    noted = table[table["note_en"] != ""]
    return Measured(
        measure,
        year,
        result,
        {
            str(region): (str(english), str(chinese))
            for region, english, chinese in zip(noted.index, noted["note_en"], noted["note_zh"], strict=True)
        },
        tuple(region for region in in_view if region in rounded),
        tuple(region for region in in_view if region in held and region not in levels),
        tuple(region for region in in_view if region in levels and region not in held),
        year,
        user_levels is not None,
    )


def of_region(atlas: Atlas, focus: Focus, region: str) -> list[tuple[Measured, Standing]]:
    """Return where a region stands in every direct or partial measure, each in its latest year."""
    found = []
    for key, measure in shown_measures(atlas).items():
        one = measured(atlas, focus, measure, years(atlas, key)[0])
        if (standing := one.of(region)) is not None:
            found.append((one, standing))
    return found


def of_industry(atlas: Atlas, industry: str) -> list[OutcomeMeasure]:
    """Return the direct and partial measures of an industry, direct ones first."""
    found = [entry for entry in shown_measures(atlas).values() if entry.industry_id == industry]
    return sorted(found, key=lambda entry: entry.proxy != "direct")


def industry_line(atlas: Atlas, focus: Focus, industry: str) -> str:
    """The finding on an industry by its first measure in the latest year; empty without a measure."""
    found = of_industry(atlas, industry)
    if not found:
        return ""
    one = measured(atlas, focus, found[0], years(atlas, found[0].measure_id)[0])
    name, short = localized(atlas.industries[industry], "short"), localized(one.measure, "short")
    return held_by_naming(name, short, one.measure.proxy, one.year_text, one.promise)


def region_lines(atlas: Atlas, focus: Focus) -> dict[str, str]:
    """The finding on each region over all measures, each in its latest year; none without a figure or a document."""
    found: dict[str, list[tuple[Standing, str]]] = {}
    for key, measure in shown_measures(atlas).items():
        name, held = localized(measure, "short"), held_in(atlas, key, years(atlas, key)[0])
        for standing in promise_of(atlas, focus, measure.industry_id, held).standings:
            found.setdefault(standing.region, []).append((standing, name))
    return {
        region: region_finding(
            localized(atlas.regions[region], "name"), [one for one, _name in rows], [name for _one, name in rows]
        )
        for region, rows in found.items()
    }


@dataclass(frozen=True)
class Official:
    """What regions have of an industry by its first measure in the latest year, whatever their documents say.

    Attributes:
        measure: what is measured.
        year: of the figures.
        held: by province.
    """

    measure: OutcomeMeasure
    year: int
    held: Mapping[str, Holding]

    def of(self, region: str) -> Holding | None:
        """Return what a region has; in each of its editions the same."""
        return self.held.get(region_of(region))


def official_figures(atlas: Atlas) -> dict[str, Official]:
    """Return what regions have of each industry that has a direct or partial measure."""
    found = {}
    for industry in dict.fromkeys(entry.industry_id for entry in shown_measures(atlas).values()):
        measure = of_industry(atlas, industry)[0]
        year = years(atlas, measure.measure_id)[0]
        found[industry] = Official(measure, year, held_in(atlas, measure.measure_id, year))
    return found
