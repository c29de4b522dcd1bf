"""A table as CSV that pandas reads and a spreadsheet opens as it is meant."""

import pandas as pd

from components.export.neutral import neutral

MEDIA_TYPE = "text/csv; charset=utf-8"


def table_csv(table: pd.DataFrame) -> bytes:
    r"""The table as it is shown: UTF-8 with a mark (spreadsheets guess wrongly without), CRLF, nothing that runs.

    Args:
        table: columns as shown; the index is left out. NaN, NaT and None become empty fields.

    Returns:
        RFC 4180 CSV with a header line. A character that UTF-8 cannot hold (half a surrogate pair) becomes `?`.

    References:
        RFC 4180, Common Format and MIME Type for CSV Files.

    Examples:
        >>> table_csv(pd.DataFrame({"name": ["=1+1"], "value": [2.5]})).decode("utf-8-sig")
        "name,value\r\n'=1+1,2.5\r\n"
    """
    shown = table.map(_shown)
    shown.columns = pd.Index([_shown(str(name)) for name in table.columns])
    return shown.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _shown(value: object) -> object:
    found = neutral(value)
    return found.encode("utf-8", "replace").decode("utf-8") if isinstance(found, str) else found
