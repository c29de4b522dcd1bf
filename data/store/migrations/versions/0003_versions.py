"""Versions of a dataset: data that replace others under the same link."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CONTENT = ("dataset_cells", "dataset_totals", "dataset_regions", "dataset_industries", "dataset_outlines")
HEADER = ("source", "unit", "coded", "created_at", "content_hash", "cells", "regions", "industries", "years")


def upgrade() -> None:
    """Add what a row needs to hold data of another one."""
    op.add_column("datasets", sa.Column("link", sa.String(32)))
    op.add_column("datasets", sa.Column("current", sa.String(32)))
    op.add_column("datasets", sa.Column("replaced_at", sa.DateTime(timezone=True)))
    op.create_index("ix_datasets_link", "datasets", ["link"])
    op.create_index("ix_datasets_replaced_at", "datasets", ["replaced_at"])


def downgrade() -> None:
    """Move the data in force to the row of their link, and delete earlier versions."""
    connection = op.get_bind()
    links = connection.execute(
        sa.text("SELECT id, current FROM datasets WHERE link IS NULL AND current IS NOT NULL")
    ).all()
    for link, current in links:
        keys = {"link": link, "current": current}
        for table in CONTENT:
            connection.execute(sa.text(f"DELETE FROM {table} WHERE dataset_id = :link"), {"link": link})
            connection.execute(sa.text(f"UPDATE {table} SET dataset_id = :link WHERE dataset_id = :current"), keys)
        for name in HEADER:
            value = f"(SELECT version.{name} FROM datasets AS version WHERE version.id = :current)"
            connection.execute(sa.text(f"UPDATE datasets SET {name} = {value} WHERE id = :link"), keys)
    for table in CONTENT:
        connection.execute(
            sa.text(f"DELETE FROM {table} WHERE dataset_id IN (SELECT id FROM datasets WHERE link IS NOT NULL)")
        )
    connection.execute(sa.text("DELETE FROM datasets WHERE link IS NOT NULL"))
    op.drop_index("ix_datasets_replaced_at", "datasets")
    op.drop_index("ix_datasets_link", "datasets")
    for name in ("replaced_at", "current", "link"):
        op.drop_column("datasets", name)
