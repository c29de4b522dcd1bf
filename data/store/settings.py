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
    ("ATLAS_DATA_DIR", "var", "Folder of the SQLite file; made on the first save."),
)
"""Name, default and meaning."""


@dataclass(frozen=True)
class StoreSettings:
    """Where datasets are kept."""

    url: str

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for another database."""
        path = self.url.removeprefix("sqlite:///")
        return Path(path) if path != self.url and path else None

    @property
    def folder(self) -> Path | None:
        """The folder of a SQLite file; None for another database."""
        return self.file.parent if self.file else None


def store_settings(environment: "os._Environ[str] | dict[str, str]" = os.environ) -> StoreSettings:
    """The settings in force."""
    url = environment.get("ATLAS_DATABASE_URL", "")
    if url.startswith(("postgres://", "postgresql://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    folder = Path(environment.get("ATLAS_DATA_DIR", "") or "var")
    return StoreSettings(url or f"sqlite:///{(folder / 'atlas.db').absolute()}")
