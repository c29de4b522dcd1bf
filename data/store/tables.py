"""The tables. A cell refers to its region and industry by their positions in the dataset."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

metadata = MetaData()

datasets = Table(
    "datasets",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("key_hash", LargeBinary(32), nullable=False),
    Column("name", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("coded", Boolean, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), index=True),
    Column("content_hash", String(64), nullable=False),
    Column("cells", Integer, nullable=False),
    Column("regions", Integer, nullable=False),
    Column("industries", Integer, nullable=False),
    Column("years", JSON, nullable=False),
    Column("link", String(32), index=True),
    Column("current", String(32)),
    Column("replaced_at", DateTime(timezone=True), index=True),
    Column("texts", JSON(none_as_null=True)),
)
"""Counts and years are kept here, so that opening a dataset reads one or two rows, whatever its size.

The row of a link has its name, key and expiry. Its data are those of the row `current`, or its own if that is NULL.
`link` is set in the rows that hold data only, for the link they belong to. `replaced_at` is set in a row whose data are
no longer in force; they can be restored for some days. `texts` counts the documents and passages of a dataset that was
coded from texts, with the versions of terms and rules; NULL for a table."""


def _dataset_id() -> "Column[str]":
    return Column(
        "dataset_id", String(32), ForeignKey("datasets.id", ondelete="CASCADE"), primary_key=True, nullable=False
    )


def _names(name: str) -> Table:
    return Table(
        name,
        metadata,
        _dataset_id(),
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("name", Text, nullable=False),
        Column("code", Text, nullable=False),
        Column("unit_id", String(16), nullable=False),
        Column("is_total", Boolean, nullable=False, server_default=false()),
    )


regions = _names("dataset_regions")
industries = _names("dataset_industries")

outlines = Table(
    "dataset_outlines",
    metadata,
    _dataset_id(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)
"""A dataset's own GeoJSON, cut into pieces."""

totals = Table(
    "dataset_totals",
    metadata,
    _dataset_id(),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("axis", String(8), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("total", Float, nullable=False),
    Column("known", Integer, nullable=False),
)
"""Sum and number of the known values of each region and industry in each year, over names that are no totals of
others; a saved dataset does not change."""

cells = Table(
    "dataset_cells",
    metadata,
    Column("dataset_id", String(32), primary_key=True, nullable=False),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("region", Integer, primary_key=True, autoincrement=False),
    Column("industry", Integer, primary_key=True, autoincrement=False),
    Column("value", Float),
    Column("level", SmallInteger),
    Column("term", Text),
    Column("statement", Text),
    Column("locator", Text),
    ForeignKeyConstraint(["dataset_id"], ["datasets.id"], ondelete="CASCADE"),
    Index("dataset_cells_by_industry", "dataset_id", "year", "industry"),
)
"""`year` is 0 if the file gives none. NULL in `value` is a blank; 0 is a known zero."""

documents = Table(
    "dataset_documents",
    metadata,
    _dataset_id(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("about", Text, nullable=False),
    Column("source", Text, nullable=False),
)
"""Documents that a dataset was coded from, as JSON: `about` is `source` without the text and its paragraphs, so that a
view that opens no document reads a few lines."""

passages = Table(
    "dataset_passages",
    metadata,
    _dataset_id(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("region", Integer, nullable=False),
    Column("industry", Integer, nullable=False),
    Column("document", Integer, nullable=False),
    Column("section", Integer, nullable=False),
    Column("page", Integer),
    Column("passage", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("coder", Text, nullable=False),
    Column("memo", Text, nullable=False),
    Column("added", Boolean, nullable=False),
    Index("dataset_passages_by_cell", "dataset_id", "region", "industry"),
)
"""Passages behind the cells, in text order of each document. Region, industry and document are positions; `passage` is
JSON with level, rule and offsets."""

codings = Table(
    "codings",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), index=True),
)


def _coding_id() -> "Column[str]":
    return Column(
        "coding_id", String(32), ForeignKey("codings.id", ondelete="CASCADE"), primary_key=True, nullable=False
    )


coders = Table(
    "coding_coders",
    metadata,
    _coding_id(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key_hash", LargeBinary(32), nullable=False),
    Column("name", Text, nullable=False),
    Column("done_at", DateTime(timezone=True)),
)
"""Coder 1 has saved the coding and may rename, share and delete it."""

coding_documents = Table(
    "coding_documents",
    metadata,
    _coding_id(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("sha256", String(64), nullable=False),
    Column("source", Text, nullable=False),
    Column("suggestions", Text, nullable=False),
)
"""`source` and `suggestions` are JSON: a document is read as a whole, and never changed."""

decisions = Table(
    "coding_decisions",
    metadata,
    _coding_id(),
    Column("coder", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("receipt", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("action", String(8), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("key", String(120), nullable=False),
    Column("passage", Text, nullable=False),
    Column("memo", Text, nullable=False),
    UniqueConstraint("coding_id", "coder", "receipt"),
)
"""The log of each coder, numbered from 1. `name` is the coder's at the time; `passage` is JSON."""

settlements = Table(
    "coding_settlements",
    metadata,
    _coding_id(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("receipt", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("region_id", String(32), nullable=False),
    Column("industry_id", String(64), nullable=False),
    Column("holds", SmallInteger, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("coding_id", "receipt"),
)
"""How disagreements of two coders were settled, a log of its own."""
