"""Open the SQLite file, for writing where that is allowed, else for reading; notice when the file was replaced."""

import os
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event

BUSY_SECONDS = 30


def writable(file: Path) -> bool:
    """True if the app may write into the file and its folder."""
    return not file.exists() or (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))


def identity(file: Path) -> object:
    """Equal as long as a path leads to the same file with the same rights; None where there is no file."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, writable(file)


def made(url: str, file: Path) -> Engine:
    """An engine for a file that may be written."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _settings)
    event.listen(engine, "begin", _begin_at_once)
    return engine


def made_for_reading(file: Path) -> Engine:
    """An engine for a file in a folder that may not be written: what is saved can be opened, nothing can be saved."""
    # SQLite reads a file that it may write nothing beside only when told that nobody changes it. Where another process
    # has left a log of changes, it has to be read too.
    log = file.with_name(f"{file.name}-wal")
    still = "" if log.exists() and log.stat().st_size else "&immutable=1"
    return create_engine(f"sqlite:///file:{quote(str(file))}?mode=ro{still}&uri=true")


def _settings(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined] # the driver's own connection
    # Readers do not wait for a writer; a commit is on disk before it is acknowledged; what is deleted is overwritten.
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_at_once(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail, not wait, when another process writes in between.
    if not connection.get_execution_options().get("reading"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
