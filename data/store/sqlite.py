"""The SQLite file: its engine, its permissions, and the write-ahead log that must not keep deleted data."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

BUSY_SECONDS = 30
"""Seconds that a transaction waits for another process to finish writing."""

CHECKPOINT_SECONDS = 2
"""Seconds that emptying the write-ahead log waits for readers and writers."""

CACHE_KIB = 65_536
"""Memory for the pages of a file while many cells are written: the indexes of 2,000,000 of them, about."""

OWNER_ONLY = 0o600


def writable(file: Path) -> bool:
    """True if the app may write the file and create files beside it."""
    return not file.exists() or (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))


def identity(file: Path) -> object:
    """Return a value that changes when the file is replaced or its permissions change; None if there is no file."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino, writable(file)


def read_write_engine(url: str, file: Path) -> Engine:
    """Create an engine for a file that may be written; create the file if needed, readable by its owner only."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.touch(OWNER_ONLY)
    # SQLite gives the log and the index beside the file the permissions of the file.
    for existing in (file, *_beside(file)):
        with suppress(FileNotFoundError, PermissionError):  # a file of another user keeps its permissions
            existing.chmod(OWNER_ONLY)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def read_only_engine(file: Path) -> Engine:
    """Create an engine for a file that may not be written: datasets can be opened, none can be saved."""
    # Without the right to write beside the file, SQLite reads it only as an immutable file. A log that
    # another process has left must be read too.
    log = _beside(file)[0]
    immutable = "" if log.exists() and log.stat().st_size else "&immutable=1"
    return create_engine(f"sqlite:///file:{quote(str(file))}?mode=ro{immutable}&uri=true")


def empty_log(engine: Engine) -> bool:
    """Move the write-ahead log into the file and truncate it; the log holds deleted rows until then.

    Returns:
        False if a reader or a writer was in the way for `CHECKPOINT_SECONDS`, or the disk is full: the next call
        tries again.
    """
    try:
        with engine.connect().execution_options(reading=True) as connection:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={CHECKPOINT_SECONDS * 1000}")
            try:
                return bool(connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0] == 0)
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")
    except DBAPIError:
        return False


def _beside(file: Path) -> tuple[Path, Path]:
    """Return the paths of the write-ahead log and of its index."""
    return file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")


@contextmanager
def large_cache(connection: Connection) -> Iterator[None]:
    """Let a connection that writes many cells hold their indexes in memory; other databases take no notice."""
    if connection.dialect.name != "sqlite":
        yield
        return
    usual = connection.exec_driver_sql("PRAGMA cache_size").scalar()
    connection.exec_driver_sql(f"PRAGMA cache_size=-{CACHE_KIB}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size={usual}")


def _configure(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined] # the driver's own connection
    # Readers do not wait for a writer; a commit is on disk before it is acknowledged; deleted rows are overwritten.
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail, not wait, if another process wrote in between.
    if not connection.get_execution_options().get("reading"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
