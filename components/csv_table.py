"""A table as CSV that a spreadsheet opens as it is meant: with a mark for UTF-8, and with nothing that runs."""

import pandas as pd

RUNS = tuple("=+-@\t\r＝＋－＠")
"""What a spreadsheet takes for the start of a formula, full-width forms included."""


def csv_bytes(table: pd.DataFrame) -> bytes:
    """The table as CSV in UTF-8 with a mark; texts that would run as a formula become texts, numbers stay numbers."""
    shown = table.map(neutral)
    shown.columns = pd.Index([neutral(str(name)) for name in table.columns])
    return shown.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig", "replace")


def neutral(value: object) -> object:
    """The value, or a text that no spreadsheet runs.

    Examples:
        >>> neutral("=1+1"), neutral(" @SUM(A1)"), neutral(-3), neutral("-3"), neutral("–")
        ("'=1+1", "' @SUM(A1)", -3, '-3', '–')
    """
    if not isinstance(value, str) or not value.lstrip().startswith(RUNS):
        return value
    return value if _is_number(value) else f"'{value}"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
