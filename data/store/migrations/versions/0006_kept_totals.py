"""Names of regions and industries that are totals of others and are kept without being counted."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NAMES = ("dataset_regions", "dataset_industries")


def upgrade() -> None:
    """Add the column; names of datasets that were saved before are counted, as they were."""
    for table in NAMES:
        op.add_column(table, sa.Column("is_total", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Drop the column; the names are counted like others."""
    for table in NAMES:
        op.drop_column(table, "is_total")
