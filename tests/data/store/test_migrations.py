"""The schema of a database with datasets goes forward and back, and no dataset is lost on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, make_url, text

from data.store.datasets import DatasetStore
from data.store.engine import MIGRATIONS, engine, forget
from data.store.settings import store_settings
from tests.data.store.conftest import all_cells

GEOMETRY = bytes(range(256)) * 2500
"""Longer than two pieces."""

FIRST_SCHEMA = """
INSERT INTO datasets (id, key_hash, name, source, unit, coded, created_at, content_hash, cells, geometry)
    VALUES (:id, :hash, 'Jobs', '', '', false, '2026-01-02 03:04:05', 'c0ffee', 3, :geometry);
INSERT INTO dataset_regions VALUES (:id, 0, 'North', '', '');
INSERT INTO dataset_regions VALUES (:id, 1, 'South', '', '');
INSERT INTO dataset_industries VALUES (:id, 0, 'Steel', '', '');
INSERT INTO dataset_cells VALUES (:id, 2020, 0, 0, 1.5, NULL, NULL, NULL, NULL);
INSERT INTO dataset_cells VALUES (:id, 2021, 0, 0, 2.5, NULL, NULL, NULL, NULL);
INSERT INTO dataset_cells VALUES (:id, 2021, 1, 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO dataset_totals VALUES (:id, 2020, 'region', 0, 1.5, 1);
INSERT INTO dataset_totals VALUES (:id, 2021, 'region', 0, 2.5, 1);
INSERT INTO dataset_totals VALUES (:id, 2021, 'region', 1, 0, 0)
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DatasetStore]:
    """Yield a store on an empty database."""
    settings = store_settings({"ATLAS_DATA_DIR": str(tmp_path / "var")})
    (tmp_path / "var").mkdir()
    if request.param == "postgresql":
        url = make_url(store_settings({"ATLAS_DATABASE_URL": request.getfixturevalue("postgres")}).url)
        server = create_engine(url, isolation_level="AUTOCOMMIT")
        with server.connect() as connection:
            connection.execute(text("CREATE DATABASE migrated"))
        server.dispose()
        settings = store_settings({"ATLAS_DATABASE_URL": url.set(database="migrated").render_as_string(False)})
    yield DatasetStore(settings)
    forget(settings)


def migrate(database: Engine, direction: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.begin() as connection:
        config.attributes["connection"] = connection
        getattr(command, direction)(config, revision)


def test_datasets_of_the_first_schema_are_kept(empty: DatasetStore) -> None:
    database = create_engine(empty.settings.url)
    migrate(database, "upgrade", "0001")
    outlines = {"withoutlines": GEOMETRY, "without": None}
    with database.begin() as connection:
        for dataset_id, geometry in outlines.items():
            for statement in FIRST_SCHEMA.split(";"):
                known = {"id": dataset_id, "hash": b"h" * 32, "geometry": geometry}
                connection.execute(
                    text(statement), {name: value for name, value in known.items() if f":{name}" in statement}
                )
    database.dispose()

    for dataset_id, geometry in outlines.items():
        header = empty.open(dataset_id)
        assert (header.regions, header.industries, header.years, header.cells) == (2, 1, (2020, 2021), 3)
        assert header.has_outlines == (geometry is not None)
        pieces = list(empty.outlines(dataset_id))
        assert b"".join(pieces) == (geometry or b"")
        assert max(map(len, pieces), default=0) < len(GEOMETRY) / 2
        assert len(all_cells(empty, dataset_id)) == 3

    migrate(engine(empty.settings), "downgrade", "0001")
    with engine(empty.settings).connect() as connection:
        rows = connection.execute(text("SELECT id, geometry FROM datasets")).all()
        assert {row.id: row.geometry and bytes(row.geometry) for row in rows} == outlines
        assert connection.scalar(text("SELECT count(*) FROM dataset_cells")) == 6
