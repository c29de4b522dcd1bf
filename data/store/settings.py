"""Settings of the store, from the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

SETTINGS = (
    (
        "ATLAS_DATABASE_URL",
        "sqlite:///<ATLAS_DATA_DIR>/atlas.db",
        "Database of users' datasets, as SQLAlchemy writes it.",
    ),
    ("ATLAS_DATA_DIR", "var", "Folder of the SQLite file; created on the first save."),
)
"""Name, default and meaning of each setting."""


@dataclass(frozen=True)
class StoreSettings:
    """The database of users' datasets."""

    url: str

    @property
    def file(self) -> Path | None:
        """Path of the SQLite file; None for another database."""
        path = self.url.removeprefix("sqlite:///")
        return Path(path) if path != self.url and path else None

    @property
    def folder(self) -> Path | None:
        """Folder of the SQLite file; None for another database."""
        return self.file.parent if self.file else None


def store_settings(environment: "os._Environ[str] | dict[str, str]" = os.environ) -> StoreSettings:
    """Read the settings."""
    url = environment.get("ATLAS_DATABASE_URL", "")
    if url.startswith(("postgres://", "postgresql://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    folder = Path(environment.get("ATLAS_DATA_DIR", "") or "var")
    return StoreSettings(url or f"sqlite:///{(folder / 'atlas.db').absolute()}")
