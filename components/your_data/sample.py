"""A table to try the import with: official value added by province, sector and year."""

import csv
import io

from components.text.i18n import _, localized
from data.atlas import Atlas

SECTORS = (
    "va_primary",
    "va_industry",
    "va_construction",
    "va_wholesale_retail",
    "va_transport",
    "va_hotels_catering",
    "va_finance",
    "va_real_estate",
)
"""Measures of sectors of which none contains another."""

YEARS = range(2019, 2024)


def sample_csv(atlas: Atlas) -> str:
    """The sample as CSV in the reader's language: title, unit, one row for each province, sector and year, source.

    Args:
        atlas: the built-in dataset, whose official figures the sample holds.
    """
    measures = [atlas.outcome_measures[key] for key in SECTORS]
    out = io.StringIO(newline="")
    write = csv.writer(out, lineterminator="\n").writerow
    write([_("Value added by sector, 31 provinces, 2019 to 2023")])
    write([_("Unit: {unit}").format(unit=localized(measures[0], "unit"))])
    write([_("Region"), _("Industry"), _("Year"), _("Value")])
    for year in YEARS:
        for measure in measures:
            values = atlas.outcomes[measure.measure_id, year]["value"]
            for region, value in values.items():
                write([localized(atlas.units[str(region)], "name"), localized(measure, "short"), year, f"{value:.12g}"])
    write([_("Source: {sources}.").format(sources=localized(measures[0], "publication"))])
    return out.getvalue()
