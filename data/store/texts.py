"""Documents and passages of datasets that were coded from texts, read for a few of them."""

import json
from collections.abc import Sequence

from sqlalchemy import select

from data.coding.model import Coding, SourceDocument
from data.store import tables
from data.store.dataset import Header
from data.store.datasets import DatasetStore
from data.store.engine import engine, store_errors
from data.store.errors import UnknownDatasetError
from data.store.text_rows import SavedPassage, passage_of

__all__ = ["SavedPassage", "coding_of", "documents_of", "passages_of", "whole_document"]


def documents_of(store: DatasetStore, content: str) -> tuple[SourceDocument, ...]:
    """Return the documents of a dataset without their texts and paragraphs, in order."""
    table = tables.documents
    query = select(table.c.about).where(table.c.dataset_id == content).order_by(table.c.position)
    with store_errors(), engine(store.settings).connect().execution_options(reading=True) as connection:
        return tuple(SourceDocument.from_record(json.loads(about)) for about in connection.scalars(query))


def whole_document(store: DatasetStore, content: str, position: int) -> SourceDocument:
    """Return a document of a dataset with its text.

    Raises:
        UnknownDatasetError: there is none at this position, or the dataset was deleted meanwhile.
    """
    table = tables.documents
    query = select(table.c.source).where(table.c.dataset_id == content, table.c.position == position)
    with store_errors(), engine(store.settings).connect().execution_options(reading=True) as connection:
        source = connection.scalar(query)
    if source is None:
        raise UnknownDatasetError
    return SourceDocument.from_record(json.loads(source))


def coding_of(store: DatasetStore, header: Header) -> Coding:
    """Return the coding that a dataset was made from; one of a table has no document and no passage.

    Raises:
        StoreError: the dataset was deleted meanwhile, or the database does not answer.
    """
    texts = header.texts
    documents = tuple(whole_document(store, header.content, at) for at in range(texts.documents if texts else 0))
    passages = tuple(one.coded for one in passages_of(store, header.content))
    versions = (texts.terms_version, texts.rules_version) if texts else ()
    return Coding(header.name, documents, passages, *versions)


def passages_of(
    store: DatasetStore,
    content: str,
    regions: Sequence[int] | None = None,
    industries: Sequence[int] | None = None,
    *,
    document: int | None = None,
) -> tuple[SavedPassage, ...]:
    """Return passages in their order: those of some regions, industries or of a document; None for all."""
    table = tables.passages
    query = select(table).where(table.c.dataset_id == content).order_by(table.c.number)
    for column, positions in ((table.c.region, regions), (table.c.industry, industries)):
        if positions is not None:
            query = query.where(column.in_([int(position) for position in positions]))
    if document is not None:
        query = query.where(table.c.document == document)
    names = select(tables.documents.c.position, tables.documents.c.about).where(
        tables.documents.c.dataset_id == content
    )
    with store_errors(), engine(store.settings).connect().execution_options(reading=True) as connection:
        digests = {row.position: json.loads(row.about)["document"]["sha256"] for row in connection.execute(names)}
        return tuple(passage_of(row, digests[row.document]) for row in connection.execute(query))
