"""Generated files, links and requests: each gives a table, a page or an answer. Faults found are kept as examples."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

import pandas as pd
import pytest
import streamlit
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from analysis.scale import Scale
from components.dataset.user_window import View, user_data
from components.page.registry import PAGES
from components.selection.model import ORDERS, SHARED_KEYS, VIEW_KEYS
from components.server.routes import ROUTES
from data.atlas import Atlas
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.engine import forget
from data.store.settings import store_settings
from data.upload.choices import Choices
from data.upload.headings import Role
from data.upload.limits import Limits
from data.upload.parsed import Answers, Parsed, Totals, settle, typed
from data.upload.problems import Problem
from data.upload.sentences import sentence
from data.upload.shape import Form
from data.upload.value_checks import LARGEST
from data.upload.worker import ProgressReporter, answer
from tests.apptest import open_page
from tests.data.store.conftest import frame_of, grid
from tests.data.upload.hostile import workbook
from tests.e2e.files import OUTLINES
from tests.security.markup import harmless
from tests.security.naughty import ALL

SAMPLES = [path.read_bytes() for path in sorted((Path(__file__).parents[1] / "samples" / "upload").glob("*.csv"))]
BOOK = workbook([["region", "industry", "jobs"], ["North", "steel", 3], ["South", "steel", 5], ["South", "ships", 7]])
LIMITS = Limits(rows=500, cells=5_000, columns=60, seconds=20)
SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]

QUICKLY = (Phase.explicit, Phase.reuse, Phase.generate)
"""No shrinking: it takes minutes where each example runs a page."""


class Quiet:
    """A stream that drops progress messages."""

    def write(self, _text: str) -> int:
        return 0

    def flush(self) -> None:
        """Drop what is written."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatasetStore]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_DATA_DIR", str(tmp_path_factory.mktemp("fuzz")))
        patch.delenv("ATLAS_DATABASE_URL", raising=False)
        streamlit.cache_resource.clear()
        found = DatasetStore(store_settings())
        yield found
        forget(found.settings)
        streamlit.cache_resource.clear()


@st.composite
def damaged(draw: st.DrawFn, whole: bytes, pieces: st.SearchStrategy[bytes]) -> bytes:
    """A file with some bytes overwritten, cut out or repeated."""
    raw = bytearray(whole[: draw(st.integers(1, len(whole)))] if draw(st.booleans()) else whole)
    for _ in range(draw(st.integers(1, 3))):
        at, length = draw(st.integers(0, len(raw))), draw(st.integers(0, 40))
        piece = bytes(raw[at : at + length]) * 3 if draw(st.booleans()) else draw(pieces)
        raw[at : at + draw(st.integers(0, 40))] = piece
    return bytes(raw)


PIECES = st.one_of(
    st.binary(max_size=12),
    st.text(",;\t|\"'\n\r0123456789.-+eE%= \u00a0\u3000\ufeff\u202e", max_size=30).map(str.encode),
    st.sampled_from(ALL).map(lambda text: text[:60].encode("utf-8", "replace")),
)
CHOICES = st.builds(
    Choices,
    encoding=st.sampled_from([None, "utf-8", "gb18030", "utf-16-le", "latin-1"]),
    delimiter=st.sampled_from([None, ",", ";", "\t", "|"]),
    decimal=st.sampled_from([None, ".", ","]),
    thousands=st.sampled_from([None, "", ",", ".", " "]),
    header_row=st.none() | st.integers(0, 20),
    last_row=st.none() | st.integers(0, 40),
    form=st.none() | st.sampled_from(list(Form)),
    roles=st.none() | st.lists(st.sampled_from(list(Role)), max_size=8).map(tuple),
)


def read(raw: bytes, choices: Choices) -> Parsed | None:
    """What the child would hand over, in this process; None where the file is refused."""
    request = {"what": "table", "limits": asdict(LIMITS), "choices": choices.as_record(), "units": []}
    notes, frame = answer(json.loads(json.dumps(request)), raw, ProgressReporter(Quiet()))  # type: ignore[arg-type]
    problems = tuple(map(Problem.from_record, json.loads(json.dumps(notes["problems"]))))
    assert all(all(sentence(problem)) for problem in problems)
    if frame is None:
        assert problems
        return None
    totals = tuple(notes["total_regions"]), tuple(notes["total_industries"])
    return Parsed(typed(frame), problems, *totals, notes["region_codes"], notes["industry_codes"], notes["coded"])


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_any_file_becomes_a_dataset_that_every_measure_takes_or_is_refused_with_sentences(
    store: DatasetStore, atlas: Atlas, data: st.DataObject
) -> None:
    raw = data.draw(st.sampled_from([*SAMPLES, BOOK]).flatmap(lambda whole: damaged(whole, PIECES)))
    parsed = read(raw, data.draw(st.one_of(st.just(Choices()), st.just(Choices()), CHOICES)))
    if parsed is None or parsed.errors:
        return
    frame = settle(parsed, Answers(totals=data.draw(st.sampled_from(Totals)), accept_warnings=True))
    if frame.empty:
        return
    new = NewDataset(
        "fuzz",
        frame,
        coded=parsed.coded,
        region_codes=parsed.region_codes,
        industry_codes=parsed.industry_codes,
    )
    header = store.open(store.save(new).id)
    view = View(scale=data.draw(st.sampled_from(list(Scale))), order=data.draw(st.sampled_from(ORDERS)))
    found = user_data(store, header, view, atlas)
    levels = found.focus.levels.to_numpy().ravel()
    assert set(levels[levels == levels]) <= {1.0, 2.0, 3.0}
    assert header.cells == len(frame)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["Polygon", "Feature"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "features", "geometry", "coordinates", "properties", "id"]), inner)
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(
    raw=damaged(OUTLINES.encode(), PIECES)
    | JSON.map(lambda value: json.dumps({"type": "FeatureCollection", "features": value}).encode()),
    wanted=st.none() | st.sampled_from(["name", "id", "nothing", ""]),
)
def test_any_outlines_are_taken_or_refused_with_sentences(raw: bytes, wanted: str | None) -> None:
    request = {"what": "outlines", "limits": asdict(LIMITS), "id_property": wanted, "names": ["a", "1"]}
    notes, _frame = answer(request, raw, ProgressReporter(Quiet()))  # type: ignore[arg-type]
    json.dumps(notes, allow_nan=False)
    problems = tuple(map(Problem.from_record, notes["problems"]))
    assert "outlines" in notes or problems
    assert all(all(sentence(problem)) for problem in problems)


def queries(ids: list[str]) -> st.SearchStrategy[dict[str, str]]:
    """Queries of known keys with known, unknown and impossible values."""
    own = ["colour", "zoom", "show", "of", "row", "q", "level", "source", "in_region", "in_industry", "lowest", "set"]
    words = [
        "none",
        "built-in",
        "count",
        "industry",
        "map",
        "tiles",
        "region",
        "lq",
        "raw",
        "share",
        "known",
        "zh",
        "en",
    ]
    value = st.one_of(
        st.sampled_from([*ids, *words]),
        st.lists(st.sampled_from(ids), max_size=7).map(",".join),
        st.sampled_from(ALL).map(lambda text: text[:300]),
        st.integers(-5, 10**12).map(str),
        st.dates().map(str),
        st.text(st.characters(codec="utf-8"), max_size=20),
    )
    keys = st.sampled_from([*SHARED_KEYS, *VIEW_KEYS, *own]) | st.text("abc_", min_size=1, max_size=6)
    return st.dictionaries(keys, value, max_size=9)


def amounts(*values: tuple[float | None, ...]) -> NewDataset:
    """Return a dataset of regions a, b, … × industries i, j, … with these values; None is a blank."""
    cells = [
        (region, industry, None, value, pd.NA, "" if value is not None else "n/a", "", "")
        for region, row in zip("abc", values, strict=False)
        for industry, value in zip("ij", row, strict=False)
    ]
    return NewDataset("odd", frame_of(cells), unit="jobs")


ODD = {
    "one cell": grid(1, 1),
    "one region": grid(1, 5),
    "one industry": grid(5, 1),
    "nothing known": amounts((None, None), (None, None)),
    "zeros": amounts((0.0, 0.0), (0.0, 0.0)),
    "a column of zeros and a blank": amounts((0.0, 3.0), (0.0, None), (0.0, 7.0)),
    "the least and the largest that an import takes": amounts((5e-324, LARGEST), (LARGEST, 1e-300)),
    "one level": NewDataset("odd", frame_of([("a", "i", None, None, 3, "term", "", "")]), coded=True),
}
"""The smallest and oddest datasets that can be saved."""


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW, phases=QUICKLY)
@given(data=st.data())
def test_any_page_of_an_odd_dataset_is_a_page(store: DatasetStore, data: st.DataObject) -> None:
    saved = getattr(store, "odd", None) or {name: store.save(new).id for name, new in ODD.items()}
    store.odd = saved  # type: ignore[attr-defined] # saved once for all examples
    name = data.draw(st.sampled_from(list(ODD)))
    query = data.draw(queries(["r0", "r1", "i0", "i1", "none"])) | {"dataset": saved[name]}
    page = data.draw(st.sampled_from(PAGES))
    framed = data.draw(st.booleans())
    at = open_page(page.key, framed=framed, **query)
    harmless(at, (page.key, name, framed, query))
    assert not at.error
    assert framed or len(at.title) == 1


@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_any_link_is_a_page(store: DatasetStore, atlas: Atlas, data: st.DataObject) -> None:
    saved = getattr(store, "fuzzed", "") or store.save(grid(50, 45)).id
    store.fuzzed = saved  # type: ignore[attr-defined] # saved once for all examples
    ids = [
        *list(atlas.regions)[:6],
        *list(atlas.industries)[:6],
        *list(atlas.sources)[:2],
        "r0",
        "r49",
        "i0",
        "i44",
        saved,
    ]
    query = data.draw(queries(ids))
    if data.draw(st.booleans()):
        query["dataset"] = saved
    page = data.draw(st.sampled_from(PAGES))
    at = open_page(page.key, **query)
    harmless(at, (page.key, query))
    assert len(at.title) == 1
    assert not at.error


@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(
    path=st.one_of(
        st.text(st.characters(codec="utf-8"), max_size=40),
        st.sampled_from(
            ["latest/evidence.csv", "latest/../x", "own/", "v/0/x.csv", "index.json", f"own/{'A' * 22}.csv"]
        ),
        st.sampled_from(ALL).map(lambda text: text[:200]),
    ),
    own=st.booleans(),
    method=st.sampled_from(["GET", "HEAD", "OPTIONS", "POST", "PUT", "TRACE"]),
    headers=st.dictionaries(
        st.sampled_from(["if-none-match", "if-modified-since", "range", "accept-language", "origin", "accept"]),
        st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60),
        max_size=3,
    ),
)
@example(path="", own=False, method="GET", headers={"if-modified-since": "Mon, 99 Foo 0000 99:99:99 +9999"})
def test_any_request_for_data_or_outlines_is_answered(
    store: DatasetStore, path: str, own: bool, method: str, headers: dict[str, str]
) -> None:
    address = f"/own/{quote(path, safe='')}/outlines.geojson" if own else f"/data/{quote(path)}"
    client = TestClient(Starlette(routes=ROUTES), raise_server_exceptions=True, follow_redirects=False)
    found = client.request(method, address, headers=headers)
    assert found.status_code in (200, 204, 304, 307, 308, 404, 405)
    if found.status_code == 404:
        assert "Traceback" not in found.text
