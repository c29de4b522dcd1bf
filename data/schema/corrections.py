"""Schema of the corrections that readers or editors have made to published cells."""

from pandera.typing import Series

from data.schema.base import TableSchema, id_field, text_field


class Corrections(TableSchema):
    """One row per corrected cell, newest first; `version` is that of the dataset in which it is corrected."""

    date: Series[str] = text_field()
    region_id: Series[str] = id_field()
    industry_id: Series[str] = id_field()
    what_en: Series[str] = text_field()
    what_zh: Series[str] = text_field()
    version: Series[str] = text_field()
