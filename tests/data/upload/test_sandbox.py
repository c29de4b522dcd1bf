"""Uploaded files in a child process: each failure has a message, time and memory are bounded, no file is left."""

import resource
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from streamlit.runtime.scriptrunner import StopException

from data.atlas import Atlas
from data.upload import sandbox
from data.upload.choices import Choices
from data.upload.grid import STAGES
from data.upload.interpretation import interpret
from data.upload.limits import Limits
from data.upload.parse import parse_file
from data.upload.parsed import Answers, TableSummary, Totals, settle
from data.upload.problems import Code
from data.upload.sandbox import read, read_outlines
from data.upload.sentences import sentence
from tests.data.upload.hostile import HOSTILE
from tests.data.upload.processes import child_processes

SMALL = Limits(file_bytes=20_000_000, rows=60_000, columns=2_000, cells=2_000_000, xlsx_bytes=100_000_000)
STARTING_SECONDS = 4
"""Processor time in which a child starts, before its time limit begins; imports take about one second."""

PLAIN = b"region,industry,value\nA,x,1\nB,x,2\nA,y,0\nB,y,\n"


def children_seconds() -> float:
    """Processor time of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_file_is_refused_within_bounds_of_time_and_memory(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    raw = HOSTILE[name]()
    before, start = child_processes(), children_seconds()
    reading = read(raw, SMALL)
    assert children_seconds() - start < SMALL.seconds + STARTING_SECONDS
    assert reading.peak_bytes < SMALL.memory_bytes
    assert reading.parsed.errors
    for problem in reading.parsed.problems:
        wrong, remedy = sentence(problem)
        assert wrong
        assert remedy
    assert list(tmp_path.iterdir()) == []
    assert child_processes() == before


def test_the_child_returns_what_the_parent_would_read() -> None:
    reading = read(PLAIN, Limits(), Choices(delimiter=","))
    interpretation = interpret(PLAIN, Limits(), Choices(delimiter=","))
    assert reading.interpretation == interpretation
    parsed = parse_file(PLAIN, interpretation, Limits())
    pd.testing.assert_frame_equal(reading.parsed.frame, parsed.frame)
    assert reading.parsed.problems == parsed.problems


def test_progress_is_reported_in_stages() -> None:
    reported: list[tuple[str, int]] = []
    read(PLAIN, Limits(), progress=lambda stage, rows: reported.append((stage, rows)))
    assert list(dict.fromkeys(stage for stage, _ in reported)) == list(STAGES[1:])  # a text is not unpacked


def test_a_reading_can_be_cancelled() -> None:
    before = child_processes()

    def stop() -> None:
        raise StopException

    with pytest.raises(StopException):
        read(PLAIN, Limits(), waiting=stop)
    assert child_processes() == before


MANY_ROWS = b"region,industry,value\n" + b"".join(b"region %d,industry,1\n" % number for number in range(600_000))


@pytest.mark.parametrize(
    ("limits", "wrong"),
    [
        (Limits(memory_bytes=200_000_000), "Reading was stopped at its memory limit, 200 MB."),
        (Limits(seconds=1, memory_bytes=10**9), "Reading was stopped at its time limit, 1 seconds of processor time."),
    ],
)
def test_the_limit_that_ends_the_reading_is_named(limits: Limits, wrong: str) -> None:
    (problem,) = read(MANY_ROWS, limits).parsed.problems
    assert sentence(problem)[0] == wrong


def test_a_timeout_on_a_busy_server_is_not_reported_as_a_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "STARTING", -1000)
    (problem,) = read(PLAIN, Limits()).parsed.problems
    assert problem.code is Code.SERVER_BUSY


def test_the_child_has_no_settings_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    from data.upload.sandbox import Child

    monkeypatch.setenv("ATLAS_DATABASE_URL", "secret")
    with Child(PLAIN, Limits(), {"what": "table", "choices": {}, "units": []}) as child:
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


def test_the_child_returns_counts_and_matched_regions(atlas: Atlas) -> None:
    raw = b"region,industry,year,value\nBeijing,x,2020,1\nBejing,x,2020,2\nElsewhere,x,2021,4\nTotal,x,2020,7\n"
    parsed = read(raw, Limits(), units=atlas.units.values()).parsed
    assert parsed.summary == TableSummary(4, 4, 1, (2020, 2021), regions_without_totals=3)
    assert [(match.name, match.region_id) for match in parsed.matches] == [("Beijing", "CN-BJ"), ("Bejing", None)]
    assert parsed.matches[1].suggestions[0] == "CN-BJ"
    assert settle(parsed, Answers(totals=Totals.LEFT_OUT, accept_warnings=True))["region"].nunique() == 3
