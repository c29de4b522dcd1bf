"""What Prometheus is told."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.runtime.scriptrunner_utils.exceptions import StopException

from components.operations.metrics import REGISTRY, counted_save
from components.operations.routes import ROUTES
from components.operations.runs import rehearsal, timed_run

MANUAL = Path(__file__).parents[3] / "docs" / "operations.md"


def leaving_by(ends: BaseException | None) -> AbstractContextManager[object]:
    return nullcontext() if ends is None else pytest.raises(type(ends))


def test_figures_are_served_only_where_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    client = TestClient(Starlette(routes=ROUTES))
    monkeypatch.delenv("ATLAS_METRICS", raising=False)
    assert client.get("/metrics").status_code == 404
    monkeypatch.setenv("ATLAS_METRICS", "on")
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert re.search(r'^focus_atlas_imports_total\{outcome="saved"\} ', answer.text, re.MULTILINE)
    assert re.search(r"^focus_atlas_process_resident_memory_bytes \d", answer.text, re.MULTILINE)


def test_every_figure_is_in_the_manual_with_its_labels() -> None:
    rows = dict(re.findall(r"^\| `(focus_atlas_\w+)` \| \w+ \| (.*?) \|", MANUAL.read_text("utf-8"), re.MULTILINE))
    found = {}
    for metric in REGISTRY.collect():
        if metric.name.startswith("focus_atlas_process"):
            continue
        name = f"{metric.name}_total" if metric.type == "counter" else metric.name
        found[name] = {label for sample in metric.samples for label in sample.labels} - {"le"}
    assert set(found) == set(rows)
    for name, labels in found.items():
        assert labels <= set(re.findall(r"\w+", rows[name])), name


@pytest.mark.parametrize(
    ("ends", "outcome", "timed"), [(None, "done", 1), (StopException(), "cut", 0), (KeyError("x"), "failed", 1)]
)
def test_a_run_is_counted_by_how_it_ends(
    ends: BaseException | None,
    outcome: str,
    timed: int,
    counted: Callable[..., float],
    lines: list[dict[str, object]],
) -> None:
    with leaving_by(ends), timed_run("map"):
        if ends:
            raise ends
    assert counted("focus_atlas_runs_total", page="map", outcome=outcome) == 1
    assert counted("focus_atlas_run_seconds_count", page="map") == timed
    (line,) = lines
    assert (line["event"], line["page"], line["outcome"]) == ("run", "map", outcome)


def test_a_run_before_the_first_visitor_is_nobodys(
    counted: Callable[..., float], lines: list[dict[str, object]]
) -> None:
    with rehearsal(), timed_run("map"):
        pass
    assert counted("focus_atlas_runs_total", page="map", outcome="done") == 0
    assert lines == []
    with timed_run("map"):
        pass
    assert counted("focus_atlas_runs_total", page="map", outcome="done") == 1


@pytest.mark.parametrize(("ends", "outcome"), [(None, "saved"), (StopException(), "stopped"), (OSError(), "failed")])
def test_a_save_is_counted_by_how_it_ends(
    ends: BaseException | None, outcome: str, counted: Callable[..., float]
) -> None:
    with leaving_by(ends), counted_save():
        if ends:
            raise ends
    assert counted("focus_atlas_imports_total", outcome=outcome) == 1
