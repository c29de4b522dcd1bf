"""Counts in the header row; outlines in a table of their own, in pieces."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PIECE = 262_144
COUNTS = ("regions", "industries")

_datasets = sa.table("datasets", sa.column("id"), sa.column("years", sa.JSON), sa.column("geometry", sa.LargeBinary))
_totals = sa.table("dataset_totals", sa.column("dataset_id"), sa.column("year"))
_outlines = sa.table(
    "dataset_outlines", sa.column("dataset_id"), sa.column("position"), sa.column("content", sa.LargeBinary)
)


def upgrade() -> None:
    """Count regions, industries and years of each dataset; move its outlines."""
    op.create_table(
        "dataset_outlines",
        sa.Column("dataset_id", sa.String(32), sa.ForeignKey("datasets.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    for name in COUNTS:
        op.add_column("datasets", sa.Column(name, sa.Integer, nullable=False, server_default="0"))
        op.execute(
            f"UPDATE datasets SET {name} = "
            f"(SELECT count(*) FROM dataset_{name} WHERE dataset_{name}.dataset_id = datasets.id)"
        )
    op.add_column("datasets", sa.Column("years", sa.JSON, nullable=False, server_default="[]"))
    connection = op.get_bind()
    for dataset_id in _ids(connection):
        years = sa.select(_totals.c.year).where(_totals.c.dataset_id == dataset_id).distinct().order_by(_totals.c.year)
        this = sa.update(_datasets).where(_datasets.c.id == dataset_id)
        connection.execute(this.values(years=list(connection.scalars(years))))
        geometry = connection.scalar(sa.select(_datasets.c.geometry).where(_datasets.c.id == dataset_id)) or b""
        for start in range(0, len(geometry), PIECE):
            piece = {"dataset_id": dataset_id, "position": start // PIECE, "content": geometry[start : start + PIECE]}
            connection.execute(sa.insert(_outlines), piece)
    # Not in Alembic's batch mode, which on SQLite drops the table and with it all rows that refer to it.
    op.drop_column("datasets", "geometry")


def downgrade() -> None:
    """Put the outlines back into the header row and drop the counts."""
    op.add_column("datasets", sa.Column("geometry", sa.LargeBinary))
    connection = op.get_bind()
    for dataset_id in _ids(connection):
        pieces = sa.select(_outlines.c.content).where(_outlines.c.dataset_id == dataset_id)
        geometry = b"".join(connection.scalars(pieces.order_by(_outlines.c.position)))
        if geometry:
            this = sa.update(_datasets).where(_datasets.c.id == dataset_id)
            connection.execute(this.values(geometry=geometry))
    for name in (*COUNTS, "years"):
        op.drop_column("datasets", name)
    op.drop_table("dataset_outlines")


def _ids(connection: sa.Connection) -> Iterator[str]:
    yield from connection.scalars(sa.select(_datasets.c.id)).all()
