"""What the schemas of all tables share."""

import pandera.pandas as pa


class TableSchema(pa.DataFrameModel):
    """Shared rules: exactly the columns named, in this order; empty text is the empty string, never NaN."""

    class Config:
        """How pandera reads every table."""

        strict = True
        ordered = True
        coerce = True


def id_field(**options: object) -> object:
    """A column of ids: letters, digits and a few signs, never empty."""
    return pa.Field(str_matches=r"^[A-Za-z0-9][A-Za-z0-9./_-]*$", **options)


def text_field() -> object:
    """A column of text that is never empty."""
    return pa.Field(str_length={"min_value": 1})
