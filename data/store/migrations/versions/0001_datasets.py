"""Users' datasets: names, cells, totals."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "datasets",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("key_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("coded", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), index=True),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("cells", sa.Integer, nullable=False),
        sa.Column("geometry", sa.LargeBinary),
    )
    for name in ("dataset_regions", "dataset_industries"):
        op.create_table(
            name,
            sa.Column("dataset_id", sa.String(32), sa.ForeignKey("datasets.id", ondelete="CASCADE"), primary_key=True),
            sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("name", sa.Text, nullable=False),
            sa.Column("code", sa.Text, nullable=False),
            sa.Column("unit_id", sa.String(16), nullable=False),
        )
    op.create_table(
        "dataset_totals",
        sa.Column("dataset_id", sa.String(32), sa.ForeignKey("datasets.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("axis", sa.String(8), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("total", sa.Float, nullable=False),
        sa.Column("known", sa.Integer, nullable=False),
    )
    op.create_table(
        "dataset_cells",
        sa.Column("dataset_id", sa.String(32), sa.ForeignKey("datasets.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("region", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("industry", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("value", sa.Float),
        sa.Column("level", sa.SmallInteger),
        sa.Column("term", sa.Text),
        sa.Column("statement", sa.Text),
        sa.Column("locator", sa.Text),
    )
    op.create_index("dataset_cells_by_industry", "dataset_cells", ["dataset_id", "year", "industry"])


def downgrade() -> None:
    """Drop the tables with all datasets."""
    for name in ("dataset_cells", "dataset_totals", "dataset_industries", "dataset_regions", "datasets"):
        op.drop_table(name)
