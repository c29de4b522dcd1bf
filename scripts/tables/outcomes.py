"""Tables of official figures by province, and of what each is a measure of."""

from scripts.tables.files import Row, Rows, Tables, by_hand

PRECISION = {
    "": "exact",
    "rounded to 10 million t at the source": "rounded",
    "printed 0: none mined": "exact",
    "printed 0 after rounding to 10 million t, not a true zero": "rounded to zero",
}
NOTES_ZH = {
    "": "",
    "rounded to 10 million t at the source": "来源以千万吨为单位，已四舍五入",
    "printed 0: none mined": "来源印为0：没有原煤生产",
    "printed 0 after rounding to 10 million t, not a true zero": "来源以千万吨为单位，四舍五入后印为0，并非没有产量",
}


def measures(inputs: Tables) -> Rows:
    """The measures in the order of the inputs, with the texts written by hand."""
    written = by_hand("outcome_measures", "measure_id")
    return [_measure(place, row, written[row["measure_id"]]) for place, row in enumerate(inputs["outcome_measures"], 1)]


def _measure(place: int, row: Row, written: Row) -> Row:
    return {
        "measure_id": row["measure_id"],
        "order": str(place),
        "name_en": row["name_en"],
        "name_zh": row["name_zh"],
        "short_en": written["short_en"],
        "short_zh": written["short_zh"],
        "unit_en": row["unit"],
        "unit_zh": written["unit_zh"],
        "industry_id": row["industry_id"],
        "proxy": row["proxy"],
        "why_en": row["why"],
        "why_zh": written["why_zh"],
        "publication_en": row["publication"],
        "publication_zh": written["publication_zh"],
        "read_at": row["read_at"],
    }


def outcomes(inputs: Tables) -> Rows:
    """The figures in the order of the inputs; a region without a row has no figure, which is not zero."""
    return [
        {
            "region_id": row["region_id"],
            "measure_id": row["measure_id"],
            "year": row["year"],
            "value": row["value"],
            "precision": PRECISION[row["note"]],
            "note_en": row["note"],
            "note_zh": NOTES_ZH[row["note"]],
        }
        for row in inputs["outcomes"]
    ]
