"""Documents and passages behind the cells of datasets that were coded from texts."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, and the column that says what a dataset has in them."""
    op.add_column("datasets", sa.Column("texts", sa.JSON))
    op.create_table(
        "dataset_documents",
        _dataset_id(),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
    )
    op.create_table(
        "dataset_passages",
        _dataset_id(),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("region", "industry", "document", "section")),
        sa.Column("page", sa.Integer),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("passage", "quote", "coder", "memo")),
        sa.Column("added", sa.Boolean, nullable=False),
    )
    op.create_index("dataset_passages_by_cell", "dataset_passages", ["dataset_id", "region", "industry"])


def downgrade() -> None:
    """Drop the texts; the cells stay."""
    op.drop_table("dataset_passages")
    op.drop_table("dataset_documents")
    op.drop_column("datasets", "texts")


def _dataset_id() -> "sa.Column[str]":
    return sa.Column("dataset_id", sa.String(32), sa.ForeignKey("datasets.id", ondelete="CASCADE"), primary_key=True)
