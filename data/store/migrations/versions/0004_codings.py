"""Codings: documents, coders, the log of each coder's decisions, and how disagreements were settled."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PARTS = ("coding_settlements", "coding_decisions", "coding_documents", "coding_coders")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables of codings."""
    op.create_table(
        "codings",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT),
    )
    op.create_index("ix_codings_expires_at", "codings", ["expires_at"])
    _part(
        "coding_coders",
        _number("number"),
        sa.Column("key_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("done_at", MOMENT),
    )
    _part("coding_documents", _number("position"), *_texts("source", "suggestions", sha256=64))
    _part(
        "coding_decisions",
        _number("coder"),
        _number("number"),
        sa.Column("made_at", MOMENT, nullable=False),
        *_texts("name", "passage", "memo", receipt=64, action=8, sha256=64, key=120),
        sa.UniqueConstraint("coding_id", "coder", "receipt"),
    )
    _part(
        "coding_settlements",
        _number("number"),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("holds", sa.SmallInteger, nullable=False),
        *_texts("name", "reason", receipt=64, region_id=32, industry_id=64),
        sa.UniqueConstraint("coding_id", "receipt"),
    )


def downgrade() -> None:
    """Drop all codings."""
    for name in (*PARTS, "codings"):
        op.drop_table(name)


def _part(name: str, *columns: "sa.schema.SchemaItem") -> None:
    coding = sa.ForeignKey("codings.id", ondelete="CASCADE")
    op.create_table(name, sa.Column("coding_id", sa.String(32), coding, primary_key=True), *columns)


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, primary_key=True, autoincrement=False)


def _texts(*texts: str, **lengths: int) -> "list[sa.Column[str]]":
    strings = [sa.Column(name, sa.String(length), nullable=False) for name, length in lengths.items()]
    return [sa.Column(name, sa.Text, nullable=False) for name in texts] + strings
