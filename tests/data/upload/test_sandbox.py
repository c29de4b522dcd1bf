"""Strangers' files in their child process: a sentence each, bounded time and memory, nothing left behind."""

import tempfile
from pathlib import Path

import pandas as pd
import pytest
from streamlit.runtime.scriptrunner import StopException

from data.upload.grid import STAGES
from data.upload.limits import MEBIBYTE, Limits
from data.upload.problems import Code
from data.upload.reading import apply
from data.upload.sandbox import read, read_outlines
from data.upload.sentences import sentence
from data.upload.understanding import Choices, understand
from tests.data.upload.hostile import HOSTILE
from tests.data.upload.processes import child_processes

SMALL = Limits(
    file_bytes=20_000_000,
    rows=60_000,
    columns=2_000,
    cells=2_000_000,
    xlsx_bytes=100_000_000,
    memory_bytes=170 * MEBIBYTE,
)
MEGABYTES = 300
PLAIN = b"region,industry,value\nA,x,1\nB,x,2\nA,y,0\nB,y,\n"


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_file_gets_a_sentence_and_costs_little(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    raw = HOSTILE[name]()
    before = child_processes()
    reading = read(raw, SMALL)
    assert reading.peak_bytes < MEGABYTES * 1_000_000
    assert reading.parsed.errors
    for problem in reading.parsed.problems:
        wrong, remedy = sentence(problem)
        assert wrong
        assert remedy
    assert list(tmp_path.iterdir()) == []
    assert child_processes() == before


def test_what_comes_back_is_what_would_be_read_here() -> None:
    reading = read(PLAIN, Limits(), Choices(delimiter=","))
    understanding = understand(PLAIN, Limits(), Choices(delimiter=","))
    assert reading.understanding == understanding
    parsed = apply(PLAIN, understanding, Limits())
    pd.testing.assert_frame_equal(reading.parsed.frame, parsed.frame)
    assert reading.parsed.problems == parsed.problems


def test_progress_is_told_in_stages() -> None:
    told: list[tuple[str, int]] = []
    read(PLAIN, Limits(), progress=lambda stage, rows: told.append((stage, rows)))
    assert list(dict.fromkeys(stage for stage, _ in told)) == list(STAGES[1:])  # a text is not unpacked


def test_a_reading_can_be_cancelled() -> None:
    before = child_processes()

    def stop() -> None:
        raise StopException

    with pytest.raises(StopException):
        read(PLAIN, Limits(), waiting=stop)
    assert child_processes() == before


def test_a_file_that_takes_too_much_memory_is_given_up() -> None:
    rows = b"".join(b"region %d,industry,1\n" % place for place in range(600_000))
    reading = read(b"region,industry,value\n" + rows, Limits(memory_bytes=30 * MEBIBYTE))
    assert [problem.code for problem in reading.parsed.problems] == [Code.TOO_MUCH_MEMORY]


def test_the_child_sees_no_setting_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    from data.upload.sandbox import Child

    monkeypatch.setenv("ATLAS_DATABASE_URL", "secret")
    with Child(PLAIN, Limits(), {"what": "table", "choices": {}, "known": []}) as child:
        assert child.process.stdout is not None
        child.process.stdout.readline()
        environment = Path(f"/proc/{child.process.pid}/environ").read_bytes()
    assert b"secret" not in environment
    assert child.process.returncode is not None


def test_outlines_are_read_in_a_child_too() -> None:
    ring = "[[0,0],[1,0],[1,1],[0,0]]"
    one = f'{{"type":"Feature","id":"A","geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}'
    outlines, problems = read_outlines(f'{{"type":"FeatureCollection","features":[{one}]}}'.encode(), Limits())
    assert outlines is not None
    assert outlines.ids == ("A",)
    assert problems == ()
    outlines, problems = read_outlines(b"[" * 1_000_000, SMALL)
    assert outlines is None
    assert [problem.code for problem in problems] == [Code.NOT_GEOJSON]
