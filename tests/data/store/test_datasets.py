"""The store: datasets are opened by id, changed with the key, and deleted completely."""

import base64
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import func, select, text
from streamlit.runtime.scriptrunner import StopException

from data.store import tables
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.engine import engine, forget
from data.store.errors import (
    NewerSchemaError,
    StoreFullError,
    StoreUnavailableError,
    UnknownDatasetError,
    WrongKeyError,
)
from data.store.settings import StoreSettings, store_settings
from data.store.windows import CELL_COLUMNS, amounts, cells_in_pieces, search, totals, window
from tests.data.store.conftest import all_cells, frame_of, grid

HOSTILE = "Robert'); DROP TABLE datasets;--"


def counts(store: DatasetStore) -> dict[str, int]:
    with engine(store.settings).connect() as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in tables.metadata.tables.items()
        }


def test_a_saved_dataset_is_read_back_unchanged(store: DatasetStore) -> None:
    frame = frame_of(
        [
            ("Álava", "集成电路", 2020, 1.5, pd.NA, "chips", "says so", "p. 3"),
            ("Álava", "ai", 2020, None, pd.NA, "", "", ""),
            ("北京", "集成电路", 2020, 0.0, pd.NA, "", "", ""),
            ("北京", "集成电路", 2021, 7e15, 2, "", "", ""),
        ]
    )
    saved = store.save(NewDataset("Çok güzel", frame, units={"北京": "CN-BJ"}, region_codes={"Álava": "01"}))
    header = store.open(saved.id)
    assert (header.name, header.cells, header.years, header.regions, header.industries) == (
        "Çok güzel",
        4,
        (2020, 2021),
        2,
        2,
    )
    back = all_cells(store, saved.id)
    assert back["region"].tolist() == ["Álava", "Álava", "北京", "北京"]
    assert back["value"].fillna(-1).tolist() == [1.5, -1, 0.0, 7e15]
    assert back["level"].astype("Float64").fillna(-1).tolist() == [-1, -1, -1, 2]
    assert back["statement"].fillna("").tolist() == ["says so", "", "", ""]
    names = totals(store, saved.id, "region", 2020).names.set_index("name")
    assert names.loc["北京", "unit_id"] == "CN-BJ"
    assert names.loc["Álava", "code"] == "01"


def test_the_version_follows_the_content_and_not_the_name(store: DatasetStore) -> None:
    one, other, changed = grid(2, 2), grid(2, 2, name="Other"), grid(2, 3)
    versions = [store.open(store.save(new).id).content_hash for new in (one, other, changed)]
    assert versions[0] == versions[1] != versions[2]


def test_ids_are_random_and_only_the_hash_of_a_key_is_stored(store: DatasetStore) -> None:
    saved = [store.save(grid(1, 1)) for _ in range(5)]
    assert len({part for each in saved for part in (each.id, each.key)}) == 10
    for each in saved:
        assert len(base64.urlsafe_b64decode(each.id + "==")) == 16
        assert len(base64.urlsafe_b64decode(each.key + "==")) == 16
    with engine(store.settings).connect() as connection:
        rows = connection.execute(select(tables.datasets)).all()
    assert not any(each.key in str(row) for each in saved for row in rows)


def test_renaming_and_deleting_need_the_key(store: DatasetStore) -> None:
    saved, other = store.save(grid(2, 2)), store.save(grid(1, 1))
    for key in ("", saved.id, other.key, saved.key[:-1]):
        with pytest.raises(WrongKeyError):
            store.rename(saved.id, key, "mine")
        with pytest.raises(WrongKeyError):
            store.delete(saved.id, key)
    store.rename(saved.id, saved.key, HOSTILE)
    assert store.open(saved.id).name == HOSTILE


def test_deleted_expired_and_never_saved_look_alike(store: DatasetStore) -> None:
    soon = datetime.now(UTC) + timedelta(days=1)
    expiring = store.save(NewDataset("short", grid(1, 1).frame, expires_at=soon))
    assert store.open(expiring.id).expires_at == soon
    deleted = store.save(grid(1, 1))
    store.delete(deleted.id, deleted.key)
    sentences = set()
    for dataset_id, now in ((deleted.id, None), ("A" * 22, None), (HOSTILE, None), (expiring.id, soon)):
        with pytest.raises(UnknownDatasetError) as caught:
            store.open(dataset_id, now)
        sentences.add(str(caught.value))
    assert len(sentences) == 1
    with pytest.raises(UnknownDatasetError):
        store.delete(deleted.id, deleted.key)


def test_deleting_removes_all_rows_of_one_dataset_only(store: DatasetStore) -> None:
    kept = store.save(grid(3, 2))
    before = counts(store)
    gone = store.save(grid(4, 4))
    store.delete(gone.id, gone.key)
    assert counts(store) == before
    assert len(all_cells(store, kept.id)) == 6


def test_expired_datasets_are_purged(store: DatasetStore) -> None:
    now = datetime.now(UTC)
    old = store.save(NewDataset("old", grid(1, 1).frame, expires_at=now - timedelta(seconds=1)))
    kept = store.save(grid(1, 1))
    assert store.purge(now) >= 1
    assert store.purge(now) == 0
    with pytest.raises(UnknownDatasetError):
        store.open(old.id)
    assert store.open(kept.id).cells == 1


def test_windows_and_totals_agree_with_all_cells(store: DatasetStore) -> None:
    new = grid(7, 5)
    saved = store.save(new)
    wide = new.frame.pivot(index="region", columns="industry", values="value")
    found = totals(store, saved.id, "region", 2020)
    assert found.grand == wide.to_numpy().sum()
    assert found.names["name"].tolist() == wide.sum(axis=1).sort_values(ascending=False).index.tolist()
    industries = totals(store, saved.id, "industry", 2020).names
    assert industries.set_index("name")["total"].to_dict() == wide.sum().to_dict()
    part = window(store, saved.id, [1, 3], [0, 4], 2020)
    assert sorted(part["value"]) == [1000.0, 1004.0, 3000.0, 3004.0]
    assert totals(store, saved.id, "region", 1999).grand == 0


def test_a_blank_adds_nothing_to_a_total_and_a_zero_is_known(store: DatasetStore) -> None:
    cells = [("a", "x", 2020, None, pd.NA, "", "", ""), ("a", "y", 2020, 0.0, pd.NA, "", "", "")]
    saved = store.save(NewDataset("blank", frame_of(cells)))
    names = totals(store, saved.id, "industry", 2020).names.set_index("name")
    assert names["known"].to_dict() == {"x": 0, "y": 1}


def test_search_treats_sql_and_wildcards_as_text(store: DatasetStore) -> None:
    odd = ["50% off", "a_b", HOSTILE, "Bàscara", "nul\0byte"]
    saved = store.save(NewDataset(HOSTILE, frame_of([(name, "x", 2020, 1.0, pd.NA, HOSTILE, "", "") for name in odd])))
    for text_, expected in (("%", ["50% off"]), ("_", ["a_b"]), ("DROP", [HOSTILE]), ("drop table", [HOSTILE])):
        assert search(store, saved.id, "region", text_)["name"].tolist() == expected
    assert "nul\u2400byte" in all_cells(store, saved.id)["region"].tolist()
    assert store.open(saved.id).name == HOSTILE


def test_a_cancelled_save_leaves_no_rows(store: DatasetStore) -> None:
    before = counts(store)
    written: list[int] = []

    def stop(cells: int) -> None:
        written.append(cells)
        raise StopException

    with pytest.raises(StopException):
        store.save(grid(30, 30), stop)
    assert written == [900]
    assert counts(store) == before


def test_all_amounts_of_a_year_are_at_their_positions(store: DatasetStore) -> None:
    rows = [("A", "x", 2020, 1.5), ("B", "y", 2020, 0.0), ("B", "x", 2020, np.nan), ("A", "y", 2021, 7.0)]
    frame = frame_of([(region, industry, year, value, pd.NA, "", "", "") for region, industry, year, value in rows])
    header = store.open(store.save(NewDataset("jobs", frame)).id)
    np.testing.assert_array_equal(amounts(store, header, 2020), [[1.5, np.nan], [np.nan, 0.0]])
    np.testing.assert_array_equal(amounts(store, header, 2021), [[np.nan, 7.0], [np.nan, np.nan]])


def test_the_migrated_schema_equals_the_tables_in_code(store: DatasetStore) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    store.ready()
    with engine(store.settings).connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == "0006"
        assert compare_metadata(context, tables.metadata) == []


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    settings = store_settings({"ATLAS_DATA_DIR": str(tmp_path)})
    DatasetStore(settings).ready()
    with engine(settings).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    forget(settings)
    with pytest.raises(NewerSchemaError, match="later version"):
        DatasetStore(settings).ready()


def test_a_folder_that_cannot_be_created_raises(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreFullError, match="Nothing was kept"):
        DatasetStore(store_settings({"ATLAS_DATA_DIR": str(tmp_path / "file" / "var")})).save(grid(1, 1))


def test_a_database_that_does_not_answer_raises() -> None:
    away = StoreSettings("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    with pytest.raises(StoreUnavailableError, match="does not answer"):
        DatasetStore(away).ready()


def test_addresses_are_read_from_the_environment(tmp_path: Path) -> None:
    assert store_settings({"ATLAS_DATABASE_URL": "postgres://u@h/d"}).url == "postgresql+psycopg://u@h/d"
    assert store_settings({"ATLAS_DATABASE_URL": "postgres://u@h/d"}).folder is None
    assert store_settings({"ATLAS_DATA_DIR": str(tmp_path)}).folder == tmp_path


def test_pieces_of_cells_join_to_all_cells(store: DatasetStore) -> None:
    frame = pd.concat([grid(7, 5).frame, grid(7, 5).frame.assign(year=2021), grid(3, 2).frame.assign(year=pd.NA)])
    saved = store.save(NewDataset("Jobs", frame.astype({"year": "Int64"})))
    for size in (1, 8, 76, 1000):
        pieces = [
            pd.DataFrame(piece, columns=list(CELL_COLUMNS))
            for piece in cells_in_pieces(store, store.open(saved.id), size)
        ]
        assert [len(piece) for piece in pieces[:-1]] == [size] * (len(pieces) - 1)
        pd.testing.assert_frame_equal(
            pd.concat(pieces, ignore_index=True), all_cells(store, saved.id), check_dtype=False
        )


def test_reading_a_dataset_that_is_deleted_meanwhile_raises(store: DatasetStore) -> None:
    saved = store.save(grid(3, 3))
    pieces = cells_in_pieces(store, store.open(saved.id), 4)
    next(pieces)
    store.delete(saved.id, saved.key)
    with pytest.raises(UnknownDatasetError):
        next(pieces)
