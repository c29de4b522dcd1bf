"""Turn documents and passages of a coding into rows of the tables, and back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, insert

from data.coding.model import CodedPassage, Coding, SourceDocument
from data.store import tables
from data.suggestions.suggestion import Suggestion


@dataclass(frozen=True)
class SavedPassage:
    """A passage behind a cell.

    Attributes:
        number: from 0, in text order of each document.
        region, industry: positions of the cell in the dataset.
        document: position of its document.
        section: number of the section in its document.
        page: page of the file, from 1; None where there are no pages.
        quote: the words of the passage.
        coded: the passage with its coder; its level, rule and offsets are those of the text of the document.
    """

    number: int
    region: int
    industry: int
    document: int
    section: int
    page: int | None
    quote: str
    coded: CodedPassage


def insert_texts(
    connection: Connection, dataset_id: str, coding: Coding, regions: Mapping[str, int], industries: Mapping[str, int]
) -> None:
    """Insert the documents and passages of a coding.

    Args:
        connection: within a transaction.
        dataset_id: key of the cells.
        coding: whose passages have a region and a column in the dataset.
        regions: positions in the dataset by id.
        industries: likewise.
    """
    documents = [_document_row(dataset_id, position, one) for position, one in enumerate(coding.documents)]
    position_of = {one.document.sha256: position for position, one in enumerate(coding.documents)}
    passages = []
    for number, coded in enumerate(coding.passages):
        position = position_of[coded.sha256]
        document, passage = coding.documents[position].document, coded.passage
        paragraph = document.paragraphs[passage.paragraph - 1]
        passages.append(
            {
                "dataset_id": dataset_id,
                "number": number,
                "region": regions[passage.region_id],
                "industry": industries[passage.industry_id],
                "document": position,
                "section": paragraph.section,
                "page": paragraph.page,
                "passage": json.dumps(passage.as_record()),
                "quote": json.dumps(document.text[passage.start : passage.end]),
                "coder": json.dumps(coded.coder),
                "memo": json.dumps(coded.memo),
                "added": coded.added,
            }
        )
    connection.execute(insert(tables.documents), documents)
    if passages:
        connection.execute(insert(tables.passages), passages)


def _document_row(dataset_id: str, position: int, source: SourceDocument) -> dict[str, object]:
    """Return the row of a document. JSON in ASCII holds any text, NUL and half a pair of surrogates included."""
    about = replace(source, document=replace(source.document, text="", paragraphs=()))
    return {
        "dataset_id": dataset_id,
        "position": position,
        "about": json.dumps(about.as_record()),
        "source": json.dumps(source.as_record()),
    }


def passage_of(row: Row[Any], sha256: str) -> SavedPassage:
    """Return the passage of a row; `sha256` is its document's."""
    passage = Suggestion.from_record(json.loads(row.passage))
    coded = CodedPassage(sha256, passage, json.loads(row.coder), json.loads(row.memo), row.added)
    quote = json.loads(row.quote)
    return SavedPassage(row.number, row.region, row.industry, row.document, row.section, row.page, quote, coded)
