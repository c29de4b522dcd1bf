"""The database engine: one for each process and URL; its schema is upgraded on first use."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from data.store import sqlite
from data.store.errors import NewerSchemaError, StoreFullError, StoreUnavailableError
from data.store.settings import StoreSettings

MIGRATIONS = Path(__file__).parent / "migrations"
POSTGRES_TIMEOUTS = {"connect_timeout": 5, "keepalives_idle": 20, "tcp_user_timeout": 20_000}
"""How long PostgreSQL may be silent before it counts as lost: seconds, `tcp_user_timeout` in milliseconds."""

MIGRATION_LOCK = 0x466F637573
"""Number of the advisory lock on PostgreSQL: “Focus” in ASCII."""

DISK_ERRORS = ("disk is full", "readonly", "read-only", "no space", "unable to open", "disk i/o", "disk full")

_engines: dict[StoreSettings, tuple[Engine, object]] = {}
"""The engine of each database, with the identity of the SQLite file that it has open."""


def engine(settings: StoreSettings) -> Engine:
    """Return the engine of a database; its schema is up to date.

    A SQLite file that was removed or replaced gets a new engine, because data written to the old file would be lost.

    Raises:
        StoreError: the database does not answer, cannot be written, or is newer than the app.
    """
    file = settings.file
    known, identity = _engines.get(settings, (None, None))
    if known is not None and (file is None or identity == sqlite.identity(file)):
        return known
    if known is not None:
        known.dispose()
    with store_errors():
        opened = _server(settings.url) if file is None else _file(settings.url, file)
    _engines[settings] = opened, file and sqlite.identity(file)
    return opened


@contextmanager
def transaction(settings: StoreSettings) -> Iterator[Connection]:
    """Run a transaction that writes; commit at the end, roll back on any exception.

    Afterwards SQLite's write-ahead log is emptied, because it still holds the rows that were deleted or rolled back.

    Raises:
        StoreError: nothing was written.
    """
    opened = engine(settings)
    try:
        with store_errors(), opened.begin() as connection:
            yield connection
    finally:
        empty_log(settings)


def empty_log(settings: StoreSettings) -> bool:
    """Empty SQLite's write-ahead log; True if it is empty, and for every other database."""
    known, _identity = _engines.get(settings, (None, None))
    return known is None or known.dialect.name != "sqlite" or sqlite.empty_log(known)


def forget(settings: StoreSettings) -> None:
    """Close the engine of a database; the next use opens another."""
    known, _identity = _engines.pop(settings, (None, None))
    if known is not None:
        known.dispose()


@contextmanager
def store_errors() -> Iterator[None]:
    """Turn the database's exceptions into those of the store."""
    try:
        yield
    except OSError as error:
        raise StoreFullError from error
    except DBAPIError as error:
        reason = str(error.orig).lower()
        if any(phrase in reason for phrase in DISK_ERRORS):
            raise StoreFullError from error
        # Also missing tables, revoked rights, and a file that is not a database.
        unusable = isinstance(error, OperationalError | ProgrammingError) or type(error) is DatabaseError
        if unusable or error.connection_invalidated:
            raise StoreUnavailableError from error
        raise
    except PoolTimeoutError as error:
        raise StoreUnavailableError from error


def _file(url: str, file: Path) -> Engine:
    if not sqlite.writable(file):
        return sqlite.read_only_engine(file)
    opened = sqlite.read_write_engine(url, file)
    _migrate(opened)
    sqlite.empty_log(opened)  # a killed process may have left a log
    return opened


def _server(url: str) -> Engine:
    opened = create_engine(url, pool_pre_ping=True, connect_args=POSTGRES_TIMEOUTS)
    _migrate(opened)
    return opened


def _migrate(opened: Engine) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    with opened.begin() as connection:
        # Processes that start together take turns: SQLite locks the file, PostgreSQL needs a lock.
        if opened.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
        if _revision(connection) not in known | {None}:
            raise NewerSchemaError
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise NewerSchemaError from error


def _revision(connection: Connection) -> str | None:
    from alembic.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()
