"""Write a table as CSV for pandas and for spreadsheets."""

import pandas as pd

from components.export.neutral import neutral

MEDIA_TYPE = "text/csv; charset=utf-8"


def table_csv(table: pd.DataFrame) -> bytes:
    r"""Write a table as UTF-8 with a byte order mark, which spreadsheets need, with CRLF and without formulas.

    Args:
        table: columns as on screen; the index is left out. NaN, NaT and None become empty fields.

    Returns:
        RFC 4180 CSV with a header line. A character that UTF-8 cannot hold (half a surrogate pair) becomes `?`.

    References:
        RFC 4180, Common Format and MIME Type for CSV Files.

    Examples:
        >>> table_csv(pd.DataFrame({"name": ["=1+1"], "value": [2.5]})).decode("utf-8-sig")
        "name,value\r\n'=1+1,2.5\r\n"
    """
    safe = table.map(_safe)
    safe.columns = pd.Index([_safe(str(name)) for name in table.columns])
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _safe(value: object) -> object:
    safe = neutral(value)
    return safe.encode("utf-8", "replace").decode("utf-8") if isinstance(safe, str) else safe
