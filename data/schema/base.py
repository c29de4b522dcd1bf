"""The base of all table schemas."""

import pandera.pandas as pa


class TableSchema(pa.DataFrameModel):
    """Rules of all tables: exactly the declared columns, in this order; empty text is the empty string, never NaN."""

    class Config:
        """Settings of pandera for every table."""

        strict = True
        ordered = True
        coerce = True


def id_field(**options: object) -> object:
    """Return a column of ids: letters, digits and a few other characters, never empty."""
    return pa.Field(str_matches=r"^[A-Za-z0-9][A-Za-z0-9./_-]*$", **options)


def text_field() -> object:
    """Return a column of text that is never empty."""
    return pa.Field(str_length={"min_value": 1})
