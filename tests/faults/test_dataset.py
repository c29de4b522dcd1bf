"""Damaged or missing files of the built-in dataset: operators get every problem, readers a sentence."""

import shutil
from pathlib import Path

import pytest

from components.map import map_figure
from components.operations import runs
from components.text import i18n
from data import load as loader
from data.errors import AtlasDataError, MissingTableError, UnreadableTableError
from data.load import load
from scripts.ports import HOST
from tests.apptest import is_complete, open_page, page_text
from tests.operations.stack import Replica, eventually, get, unpack_image
from tests.operations.viewer import Viewer

DAMAGES = {
    "cut off in a character": lambda raw: raw[: raw.index(b"\xe5") + 1],
    "empty": lambda raw: b"",
    "a picture": lambda raw: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "zeros": lambda raw: bytes(len(raw)),
    "a row too long": lambda raw: raw + b"a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t\n",
    "no closing quote": lambda raw: raw + b'"',
    "another table": lambda raw: b"one,two\n1,2\n",
    "half of it": lambda raw: raw[: len(raw) // 2],
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(loader.HERE / "tables", folder / "tables")
    shutil.copytree(loader.HERE / "boundaries", folder / "boundaries")
    shutil.copy(loader.HERE / "datapackage.json", folder)
    return folder


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_table_is_named(copy: Path, damage: str) -> None:
    path = copy / "tables" / "regions.csv"
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    with pytest.raises(AtlasDataError, match=r"regions\.csv"):
        load(copy)


def test_a_damaged_description_is_named(copy: Path) -> None:
    for content in ("", "[]", "{}", '{"created": '):
        (copy / "datapackage.json").write_text(content)
        with pytest.raises(UnreadableTableError, match=r"datapackage\.json"):
            load(copy)


def test_a_reader_gets_a_message_in_their_language_without_file_names(copy: Path) -> None:
    i18n.use("zh")
    sentence = runs.sentence(MissingTableError(copy / "tables" / "regions.csv"))
    i18n.use("en")
    assert sentence.endswith("。")
    assert "regions.csv" not in sentence


def test_a_server_with_damaged_tables_starts_logs_every_problem_and_is_not_ready(tmp_path: Path) -> None:
    image = tmp_path / "image"
    image.mkdir()
    unpack_image(image)
    table = image / "data" / "tables" / "evidence.csv"
    table.chmod(0o644)
    lines = table.read_text("utf-8").splitlines()
    lines[2] = lines[2].replace("CN-", "XX-")
    lines[4] = lines[4].replace("CN-", "YY-")
    table.write_text("\n".join(lines) + "\n", "utf-8")
    replica = Replica("one", image, tmp_path / "var", "", "")
    replica.start()
    address = f"http://{HOST}:{replica.port}"
    try:
        assert replica.process is not None

        def alive() -> bool:
            assert replica.process is not None
            assert replica.process.poll() is None, replica.log.read_text("utf-8")
            try:
                return get(f"{address}/healthz")[0] == 200
            except OSError:
                return False

        eventually(alive, "the server is alive")
        status, body, _headers = get(f"{address}/readyz")
        assert status == 503
        assert "The built-in dataset cannot be read" in body
        for page in ("", "heatmap", "method"):
            viewer = Viewer(address, page, {"lang": "en"})
            texts = " ".join(viewer.read())
            viewer.leave()
            assert "is damaged or incomplete, so this page cannot be shown" in texts, page
            assert "Traceback" not in texts
            assert "evidence.csv" not in texts
        assert get(f"{address}/data/latest/evidence.csv")[0] == 503
    finally:
        replica.end()
    problems = [str(line["problem"]) for line in replica.lines() if line["event"] == "dataset problem"]
    assert any("evidence.csv, line 3" in problem for problem in problems)
    assert any("evidence.csv, line 5" in problem for problem in problems)


@pytest.mark.parametrize("name", ["boundaries.geojson", "world_110m.json"])
def test_without_outlines_tiles_replace_the_map_with_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None, name: str
) -> None:
    static = tmp_path / "static"
    shutil.copytree(map_figure.STATIC, static)
    (static / name).unlink()
    monkeypatch.setattr(map_figure, "STATIC", static)
    at = open_page(region="CN-CQ")
    assert "The outlines of the map are missing on this server: the tiles show the same regions." in page_text(at)
    assert is_complete(at)
    assert len(at.dataframe[0].value) == 35
    assert [component.key for component in at.get("bidi_component")] == ["region-panel"]
