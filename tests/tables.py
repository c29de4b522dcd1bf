"""The evidence of the default view straight from the CSV files, for tests that count what the pages say."""

import pandas as pd

from data.load import HERE

TABLES = HERE / "tables"
IN_FORCE = "2021-08-04"
SCOPES = ("commentary", "province")
"""Values of the column `scope` of the regions in view by default."""


def default_evidence(*, proper: bool = False) -> pd.DataFrame:
    """Rows of the commentary and of lists dated up to the commentary's date, about the regions in view by default.

    `proper` leaves out umbrella and agenda columns.
    """
    rows = pd.read_csv(TABLES / "evidence.csv", keep_default_na=False)
    sources = pd.read_csv(TABLES / "sources.csv", keep_default_na=False)
    dated = sources["kind"].isin(["commentary", "list"]) & (sources["date"] != "") & (sources["date"] <= IN_FORCE)
    regions = pd.read_csv(TABLES / "regions.csv", keep_default_na=False)
    seen = regions.loc[regions["scope"].isin(SCOPES), "region_id"]
    rows = rows[rows["source_id"].isin(sources.loc[dated, "source_id"]) & rows["region_id"].isin(seen)]
    if proper:
        industries = pd.read_csv(TABLES / "industries.csv", keep_default_na=False)
        rows = rows[rows["industry_id"].isin(industries.loc[industries["kind"] == "industry", "industry_id"])]
    return rows
