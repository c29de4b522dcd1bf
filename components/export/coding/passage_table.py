"""The evidence of a coding as a table with one row for each passage; `data/coding/passage_rows.py` reads it back."""

from typing import Any

import pandas as pd

from data.atlas import Atlas
from data.coding.model import CodedPassage, Coding, SourceDocument

COLUMNS = (
    *("document", "issuer", "date", "address", "sha256", "region_id", "region", "industry_id", "industry", "kind"),
    *("level", "rule", "term", "quote", "section", "paragraph", "page", "start", "end", "term_start", "term_end"),
    *("trigger_start", "trigger_end", "strength", "coder", "memo", "added", "maker"),
)


def passage_table(coding: Coding, atlas: Atlas) -> pd.DataFrame:
    """Return one row for each passage, in order.

    Args:
        coding: documents and accepted passages.
        atlas: whose regions and columns the coding refers to.

    Returns:
        Columns as in `COLUMNS`. Offsets count code points of the document's text, the end not included; `page` is NA
        where there are no pages; `kind` tells umbrella and agenda columns from industries.
    """
    documents = {source.document.sha256: source for source in coding.documents}
    rows = [_row(coded, documents[coded.sha256], atlas) for coded in coding.passages]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"page": "Int64"})


def _row(coded: CodedPassage, source: SourceDocument, atlas: Atlas) -> dict[str, Any]:
    passage, document = coded.passage, source.document
    paragraph = document.paragraphs[passage.paragraph - 1]
    region, industry = atlas.units.get(passage.region_id), atlas.industries.get(passage.industry_id)
    return {
        "document": source.title or document.title,
        "issuer": source.issuer,
        "date": source.date,
        "address": source.address,
        "sha256": document.sha256,
        "region_id": passage.region_id,
        "region": region.name_en if region else "",
        "industry_id": passage.industry_id,
        "industry": industry.name_en if industry else "",
        "kind": industry.kind if industry else "",
        "level": passage.level,
        "rule": passage.rule,
        "term": document.text[passage.term_start : passage.term_end],
        "quote": document.text[passage.start : passage.end],
        "section": document.section_of(paragraph).heading,
        "paragraph": paragraph.number,
        "page": paragraph.page,
        "start": passage.start,
        "end": passage.end,
        "term_start": passage.term_start,
        "term_end": passage.term_end,
        "trigger_start": passage.trigger_start,
        "trigger_end": passage.trigger_end,
        "strength": str(passage.strength),
        "coder": coded.coder,
        "memo": coded.memo,
        "added": coded.added,
        "maker": passage.maker,
    }
