"""The brief downloaded from a page has the numbers and statements that the page shows under its controls."""

import re
from html import unescape

import pytest

from data.atlas import Atlas
from tests.apptest import plain
from tests.pages.downloaded import opened

COMPARED = "CN-SH,CN-GD,CN-ZJ"


def text(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html.partition("</head>")[2])).split())


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"lowest": "2", "measure": "jaccard"},
        {"lowest": "3", "measure": "cosine", "asof": "2023-01-01"},
        {"lowest": "2", "sources": "undated", "asof": "2024-01-01", "lang": "zh"},
    ],
    ids=["as it opens", "programmes by presence", "flagships by cosine", "later lists, in Chinese"],
)
def test_the_brief_of_a_comparison_counts_and_measures_like_its_page(
    query: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = opened(monkeypatch, "compare", ["comparison", "statements", "similarity"], compare=COMPARED, **query)
    html = taken.brief()
    brief = text(html)
    headings = [plain(str(part.value)) for part in taken.at.subheader]
    finding = next(heading for heading in headings if heading.startswith(("Shanghai,", "上海")))
    short = re.sub("[市省]", "", brief)  # the brief uses short names
    assert re.sub("[市省]", "", finding) in short
    shown = taken.csv("comparison")
    for heading, entries in shown.groupby(shown.columns[1]):
        assert f"{heading} · {len(entries)}" in short
    tested = taken.csv("statements").iloc[:, 0] if "statements-csv" in taken.files else []
    rows = [
        text(f"</head>{row}")
        for row in re.findall('<tr><th scope="row">(.*?)</th>', html.partition('<section class="robustness">')[2])
    ]
    assert rows == list(tested)[: len(rows)]
    assert len(rows) >= len(tested) - 1  # the page also has the statement on agglomerations
    (link,) = re.findall('<a href="(/compare[^"]+)"', html)
    for key, value in query.items():
        assert f"{key}={value}" in unescape(link)
    if "lowest" in query and query.get("lang") != "zh":
        name = {"2": "Programme", "3": "Flagship"}[query["lowest"]]
        assert brief.count(f"at level {query['lowest']} ({name}) or above") >= 2  # in the lead and above the figure
        assert f"counts as naming an industry at level {query['lowest']} {name} or above" in brief
    measure = {"jaccard": "Presence (Jaccard)", "cosine": "Cosine"}.get(query.get("measure", ""))
    assert measure is None or f"{measure}, 0 to 1" in brief


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_brief_compares_with_the_average_if_the_page_does(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    label = {"en": "Above the average of all", "zh": "高于各地平均"}[lang]
    shown = opened(monkeypatch, "compare", average="shown", compare=COMPARED, lang=lang)
    on_page = text("</head>" + " ".join(plain(str(part.value)) for part in shown.at.caption))
    brief = text(shown.brief())
    counts = brief.partition(label)[2]
    numbers = re.findall(r"\d+ of \d+|\d+\s?个中的\s?\d+\s?个", counts)[:3]
    assert len(numbers) == 3
    assert all(count in on_page for count in numbers)
    assert label not in text(opened(monkeypatch, "compare", compare=COMPARED, lang=lang).brief())


def test_evidence_of_a_comparison_is_of_what_counts_as_named(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    taken = opened(monkeypatch, "compare", ["comparison"], compare=COMPARED, lowest="3")
    shown = set(taken.csv("comparison")["Industry"])
    subjects = set(
        re.findall('<th scope="rowgroup"[^>]*>(.*?) · ', taken.brief().partition('<section class="evidence">')[2])
    )
    names = {entry.name_en: entry.short_en for entry in atlas.industries.values()}
    assert {unescape(subject) for subject in subjects} <= {names[name] for name in shown}
    assert subjects


@pytest.mark.parametrize(
    ("page", "query", "lead"),
    [
        ("profile", {"region": "CN-SD", "sources": "commentary"}, "Shandong"),
        ("profile", {"of": "industry", "industry": "high-tech-industries"}, None),
    ],
)
def test_the_brief_names_the_same_nearest_region_as_the_page(
    page: str, query: dict[str, str], lead: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first neighbour with its similarity, as the page lists it: an umbrella column has its own neighbours."""
    taken = opened(monkeypatch, page, **query)
    lines = [plain(str(part.value)) for part in taken.at.markdown]
    first = next(line for line in lines if line.startswith("- **") and "in common" in line).splitlines()[0]
    found = re.match(r"- \*\*\[?(.*?)[\]*].*?(\d\.\d\d)", first)
    assert found, first
    brief = text(taken.brief())
    assert re.search(rf"{re.escape(found[1])} \d+ of \d+ .*?similarity {found[2]}", brief), first
    assert lead is None or lead in brief
