"""The engine: one a process and address, with the schema brought up to date on first use."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as AllInUseError

from data.store import sqlite
from data.store.errors import NewerSchemaError, StoreFullError, StoreUnavailableError
from data.store.settings import StoreSettings

MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE = {"connect_timeout": 5, "keepalives_idle": 20, "tcp_user_timeout": 20_000}
"""Seconds, but for the last: how long PostgreSQL may be silent before it counts as gone."""

LOCK = 0x466F637573  # “Focus”: any number that nobody else locks


_engines: dict[StoreSettings, tuple[Engine, object]] = {}
"""The engine of each address, with the identity of the SQLite file that it has open."""


def engine(settings: StoreSettings) -> Engine:
    """The engine for an address, its schema brought up to date.

    One a process; another where the SQLite file is no longer the one that is open, because what is written into a file
    that somebody has removed or replaced is lost.
    """
    file = settings.file
    known, identity = _engines.get(settings, (None, None))
    if known is not None and (file is None or identity == sqlite.identity(file)):
        return known
    if known is not None:
        known.dispose()
    with store_errors():
        made = _server(settings.url) if file is None else _file(settings.url, file)
    _engines[settings] = made, file and sqlite.identity(file)
    return made


def forget(settings: StoreSettings) -> None:
    """Close the engine of an address; the next use opens another."""
    known, _identity = _engines.pop(settings, (None, None))
    if known is not None:
        known.dispose()


def _file(url: str, file: Path) -> Engine:
    if not sqlite.writable(file):
        return sqlite.made_for_reading(file)
    made = sqlite.made(url, file)
    _migrate(made)
    return made


def _server(url: str) -> Engine:
    made = create_engine(url, pool_pre_ping=True, connect_args=PATIENCE)
    _migrate(made)
    return made


@contextmanager
def store_errors() -> Iterator[None]:
    """Raise a `StoreError` with its sentence in place of an error of the database."""
    try:
        yield
    except OSError as error:
        raise StoreFullError from error
    except DBAPIError as error:
        reason = str(error.orig).lower()
        full = ("disk is full", "readonly", "read-only", "no space", "unable to open", "disk i/o", "disk full")
        if any(phrase in reason for phrase in full):
            raise StoreFullError from error
        # Not only a lost connection: tables that are gone, rights that were taken away, a file that is no database.
        lost = isinstance(error, OperationalError | ProgrammingError) or type(error) is DatabaseError
        if lost or error.connection_invalidated:
            raise StoreUnavailableError from error
        raise
    except AllInUseError as error:
        raise StoreUnavailableError from error


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
