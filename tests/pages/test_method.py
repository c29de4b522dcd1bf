"""The method page counts what the tables hold and says what has not been measured."""

import pytest
from streamlit.testing.v1 import AppTest

from components.method.classifications import pointer
from components.page.registry import FOLDER
from data.atlas import Atlas
from tests.apptest import plain


def opened(**query: str) -> AppTest:
    at = AppTest.from_file(str(FOLDER.parent / "app.py"), default_timeout=60)
    for key, value in ({"lang": "en"} | query).items():
        at.query_params[key] = value
    at.run()
    at.switch_page("pages/method.py").run()
    assert not at.exception
    return at


def text(at: AppTest) -> str:
    return plain("\n".join(part.value for part in [*at.markdown, *at.subheader, *at.caption]))


def table(at: AppTest, head: str) -> list[str]:
    found = next(m.value for m in at.markdown if m.value.startswith(f"| {head}"))
    return plain(found).splitlines()[2:]


@pytest.fixture(scope="module")
def page() -> AppTest:
    return opened()


def test_the_contents_lead_to_every_section(page: AppTest) -> None:
    contents = next(m.value for m in page.markdown if m.value.startswith("[What a cell is](#cell)"))
    for heading in page.subheader:
        assert f"[{heading.value}](#{heading.anchor})" in contents
    assert contents.count("](#") == len(page.subheader)


def test_rows_of_each_rule_are_counted(page: AppTest, atlas: Atlas) -> None:
    rules = atlas.table("evidence")["rule"].value_counts()
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table(page, "Level")]
    assert {row[1]: int(row[3]) for row in rows} == rules.to_dict()
    assert f"{rules['L3']} rows stand at L3 without a letter" in text(page)


def test_items_confirmed_on_a_second_page_are_counted(page: AppTest, atlas: Atlas) -> None:
    items = atlas.table("list_items")
    confirmed = int((items["second_check"] == "confirmed").sum())
    assert f"| a second, independent page prints the item | {confirmed} |" in table(page, "Second page")
    assert f"Of the {len(items):,} list items, {confirmed} were found printed" in text(page)


def test_reliability_says_what_was_measured_and_what_was_not(page: AppTest) -> None:
    shown = text(page)
    assert "**0.987, 0.987 and 1.000**" in shown
    assert "**0.96, 0.92 and 0.96**" in shown
    assert "39, 40 and 40" in shown
    assert "agreement of this project’s own coding with the settled reference has not been measured yet" in shown


def test_every_source_has_its_date_rows_and_address(page: AppTest, atlas: Atlas) -> None:
    rows = table(page, "Document")
    assert len(rows) == len(atlas.sources)
    evidence = atlas.table("evidence")
    for row, source in zip(rows, atlas.sources.values(), strict=True):
        foreign = source.page_kind == "copy on a foreign domain"
        assert (f"](<{source.address}>)" in row) == bool(source.address and not foreign)
        assert not foreign or "](" not in row
        assert f"| {(evidence['source_id'] == source.source_id).sum()} |" in row
    by_id = dict(zip(atlas.sources, rows, strict=True))
    assert "| August 2020 |" in by_id["zj-2020"]
    assert "| 2018 |" in by_id["he-2018"]
    assert "| undated |" in by_id["fz-14fyp"]
    assert "page without a fixed date, as of 9 February 2015" in by_id["hk-four"]
    assert "Read in part." in by_id["he-2022"]


@pytest.mark.parametrize(
    ("query", "n"),
    [
        ({}, 44),
        ({"regions": "commentary"}, 17),
        ({"edition": "reports-2026", "regions": "all"}, 45),
        ({"edition": "change"}, 66),
        ({"sources": "commentary"}, 1),
        ({"sources": "undated", "asof": "2026-11-24", "regions": "all"}, 104),
        ({"asof": "2015-01-01"}, 0),
    ],
)
def test_sources_in_force_follow_the_choice(query: dict[str, str], n: int) -> None:
    at = opened(**query)
    assert f"**{n} of 182**" in text(at)
    assert sum(row.endswith("| **yes** |") for row in table(at, "Document")) == n


def test_every_column_of_the_matrix_is_listed_with_names_for_its_pointers(page: AppTest, atlas: Atlas) -> None:
    rows = [row.strip("|").split(" | ") for row in table(page, "Column")]
    assert [row[0].strip() for row in rows] == [industry.name_en for industry in atlas.industries.values()]
    pointers = {row[0].strip(): [cell.strip() for cell in row[3:]] for row in rows}
    assert pointers["Integrated circuits"] == ["1.2 Core electronics industry†", "01 Digital product manufacturing"]
    assert pointers["Petrochemicals"][1] == ""
    assert "our judgement" in text(page)


def test_a_range_names_its_ends() -> None:
    classes = {
        code: {"name_en": name, "english_is_official": official}
        for code, name, official in (("1", "first", True), ("9", "last", False))
    }
    assert pointer("1-9", classes) == "1–9 from first to last†"
    assert pointer("", classes) == ""


def test_the_author_is_cited_before_the_dataset(page: AppTest, atlas: Atlas) -> None:
    (code,) = page.code
    first, second = code.value.split("\n\n")
    assert first.startswith("Peng, J. (2021, August 4).")
    assert atlas.version in second


def test_formulas_and_disclaimer_are_shown(page: AppTest) -> None:
    assert len(page.latex) == 7
    assert "not official statistics" in text(page)
    assert "no position on the status of any territory" in text(page)
