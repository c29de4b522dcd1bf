"""The engine: one a process and address, with the schema brought up to date on first use."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError

from data.store.errors import NewerSchemaError, StoreFullError, StoreUnavailableError
from data.store.settings import StoreSettings

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 30
LOCK = 0x466F637573  # “Focus”: any number that nobody else locks


@cache
def engine(settings: StoreSettings) -> Engine:
    """The engine for an address, its schema brought up to date."""
    with said():
        if settings.folder is not None:
            settings.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            made = create_engine(settings.url, connect_args={"timeout": BUSY_SECONDS})
            event.listen(made, "connect", _sqlite_settings)
            event.listen(made, "begin", _begin_at_once)
        else:
            made = create_engine(settings.url, pool_pre_ping=True, connect_args={"connect_timeout": 5})
        _migrate(made)
    return made


@contextmanager
def said() -> Iterator[None]:
    """Turn the database's errors into the store's sentences."""
    try:
        yield
    except OSError as error:
        raise StoreFullError from error
    except DBAPIError as error:
        reason = str(error.orig).lower()
        full = ("disk is full", "readonly", "read-only", "no space", "unable to open", "disk i/o", "disk full")
        if any(sign in reason for sign in full):
            raise StoreFullError from error
        if isinstance(error, OperationalError) or error.connection_invalidated:
            raise StoreUnavailableError from error
        raise


def _sqlite_settings(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined] # the driver's own connection
    # Readers do not wait for a writer; a commit is on disk before it is acknowledged; what is deleted is overwritten.
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_at_once(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail, not wait, when another process writes in between.
    if not connection.get_execution_options().get("reading"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _migrate(made: Engine) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    with made.begin() as connection:
        # Processes that start together take turns: SQLite by the transaction itself, PostgreSQL by a lock of its own.
        if made.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
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
