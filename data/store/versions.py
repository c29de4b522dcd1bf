"""Versions of a dataset: the data in force under its link, and those that were replaced and can be restored."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from data.store import tables
from data.store.dataset import EarlierVersion

KEPT_DAYS = 30
"""Days for which data that were replaced can be restored."""

CONTENT = (
    tables.cells,
    tables.totals,
    tables.regions,
    tables.industries,
    tables.outlines,
    tables.documents,
    tables.passages,
)


def is_open(dataset_id: str, now: datetime) -> ColumnElement[bool]:
    """Return the condition for the row of a link that has not expired."""
    table = tables.datasets
    not_expired = or_(table.c.expires_at.is_(None), table.c.expires_at > now)
    return and_(table.c.id == dataset_id, table.c.link.is_(None), not_expired)


def in_force(dataset_id: str, now: datetime) -> Select[Any]:
    """Return the query for the data in force under a link, with the link's name and expiry, in one row."""
    link, version = tables.datasets, tables.datasets.alias("version")
    has_outlines = exists().where(tables.outlines.c.dataset_id == version.c.id).label("has_outlines")
    asked = (link.c.name.label("link_name"), link.c.expires_at.label("link_expires_at"), version, has_outlines)
    joined = link.join(version, version.c.id == func.coalesce(link.c.current, link.c.id))
    return select(*asked).select_from(joined).where(is_open(dataset_id, now))


def put_in_force(connection: Connection, link: Row[Any], content: str) -> None:
    """Put data in force under a link; those in force until now can be restored."""
    table = tables.datasets
    before = link.current or link.id
    connection.execute(update(table).where(table.c.id == before).values(replaced_at=datetime.now(UTC)))
    connection.execute(update(table).where(table.c.id == content).values(replaced_at=None))
    current = None if content == link.id else content
    connection.execute(update(table).where(table.c.id == link.id).values(current=current))


def copy_outlines(connection: Connection, source: str, target: str) -> None:
    """Copy the outlines of one version to another."""
    table = tables.outlines
    rows = select(literal(target), table.c.position, table.c.content).where(table.c.dataset_id == source)
    connection.execute(insert(table).from_select(["dataset_id", "position", "content"], rows))


def earlier_versions(connection: Connection, link: Row[Any]) -> tuple[EarlierVersion, ...]:
    """Return the versions of a link that can be restored, the one that was replaced last first."""
    table = tables.datasets
    mine = or_(table.c.link == link.id, table.c.id == link.id)
    oldest = datetime.now(UTC) - timedelta(days=KEPT_DAYS)
    query = select(table).where(mine, table.c.replaced_at > oldest).order_by(table.c.replaced_at.desc())
    return tuple(
        EarlierVersion(
            row.id,
            f"{in_utc(row.created_at):%Y-%m-%d}.{row.content_hash[:8]}",
            row.cells,
            in_utc(row.replaced_at) + timedelta(days=KEPT_DAYS),
        )
        for row in connection.execute(query)
    )


def outdated_versions(connection: Connection, now: datetime) -> Sequence[str]:
    """Return the keys of the versions that can no longer be restored."""
    table = tables.datasets
    oldest = now - timedelta(days=KEPT_DAYS)
    return connection.scalars(select(table.c.id).where(table.c.replaced_at <= oldest)).all()


def delete_version(connection: Connection, content: str) -> None:
    """Delete the data of a version; the row of the link itself stays."""
    for table in CONTENT:
        connection.execute(delete(table).where(table.c.dataset_id == content))
    row = tables.datasets
    connection.execute(update(row).where(row.c.id == content, row.c.link.is_(None)).values(replaced_at=None))
    connection.execute(delete(row).where(row.c.id == content, row.c.link.is_not(None)))


def delete_link(connection: Connection, dataset_id: str) -> None:
    """Delete a dataset with all its versions."""
    row = tables.datasets
    mine = or_(row.c.id == dataset_id, row.c.link == dataset_id)
    for content in connection.scalars(select(row.c.id).where(mine)).all():
        for table in CONTENT:
            connection.execute(delete(table).where(table.c.dataset_id == content))
    connection.execute(delete(row).where(mine))


def in_utc(moment: datetime) -> datetime:
    """Set the time zone of a time to UTC, which SQLite does not store."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
