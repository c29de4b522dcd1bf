"""Regions of several editions compared: figure, counts, sentences, brief and link, against the tables."""

import re
from contextvars import copy_context
from dataclasses import replace
from html import unescape

import pandas as pd
import pytest

from analysis.editions import Edition
from components.compare.comparison import PAGE_KEYS, compare
from components.compare.editions import edition_notes
from components.compare.view import documents as page_documents
from components.export.brief import render
from components.output.brief_button import brief_settings
from components.page.open_page import read_page
from components.page.registry import PAGES
from tests.apptest import figures, is_complete, open_page, page_text
from tests.tables import TABLES

YEARS = {"reports-2021": ("work report", "2021"), "reports-2026": ("work report", "2026")}


def named(region: str, edition: str) -> set[str]:
    """Proper industries that a work report names, straight from the CSV files."""
    kind, year = YEARS[edition]
    sources = pd.read_csv(TABLES / "sources.csv", keep_default_na=False)
    industries = pd.read_csv(TABLES / "industries.csv", keep_default_na=False)
    rows = pd.read_csv(TABLES / "evidence.csv", keep_default_na=False)
    own = sources.loc[(sources["kind"] == kind) & sources["date"].str.startswith(year), "source_id"]
    proper = industries.loc[industries["kind"] == "industry", "industry_id"]
    chosen = (rows["region_id"] == region) & rows["source_id"].isin(own) & rows["industry_id"].isin(proper)
    return set(rows.loc[chosen, "industry_id"])


@pytest.mark.parametrize("region", ["CN-AH", "CN-GD", "CN-370200"])
def test_a_region_stands_beside_itself_five_years_later(region: str) -> None:
    then, now = named(region, "reports-2021"), named(region, "reports-2026")
    at = open_page("compare", edition="reports-2026", compare=f"{region}@reports-2021,{region.lower()}@reports-2026")
    text = page_text(at)
    assert is_complete(at)
    assert f"(2026 report) share {len(then & now)} industries of the {len(then | now)} that either names" in text
    assert "can be compared. Not naming is not giving up." in text
    rows = figures(at)[0]["data"][0]["customdata"]
    assert {row for _region, row in rows} == then | now
    assert {of for of, _row in rows} == {f"{region}@reports-2021", region}


def test_all_four_kinds_of_rows_stand_side_by_side_and_counts_are_of_the_edition_in_view() -> None:
    compare = "CN-AH,CN-AH@reports-2021,CN-340100@reports-2026,CN-HK@reports-2026"
    at, alone = open_page("compare", compare=compare), open_page("compare", compare="CN-AH,CN-SH", regions="all")
    text = page_text(at)
    assert is_complete(at)
    assert "differ in kind and length" in text
    assert "Hong Kong’s policy address is another kind of document" in text
    assert "Anhui (lists to 2021) names" not in text  # lists are not counted against reports
    heads = [
        next(note["text"] for note in figures(page)[0]["layout"]["annotations"] if note["text"].startswith("all"))
        for page in (at, alone)
    ]
    assert heads[0] == heads[1]


def test_a_click_shows_both_passages() -> None:
    at = open_page("compare", compare="CN-AH@reports-2021,CN-AH@reports-2026", industry="artificial-intelligence")
    text = page_text(at)
    assert is_complete(at)
    assert text.index("**Anhui (2021 report)**") < text.index("**Anhui (2026 report)**")
    shown = [int(year) for year in re.findall(r"\d+ \w+ (2021|2026)", text)]
    assert {2021, 2026} <= set(shown)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_brief_names_both_editions_and_what_may_be_compared(language: str) -> None:
    brief = copy_context().run(brief_of, language)
    named = {
        "en": ("Anhui (2021 report)", "Anhui (2026 report)", "Hebei (lists to 2021)", "differ in kind and length"),
        "zh": ("安徽省（2021年报告）", "安徽省（2026年报告）", "河北省（截至2021年清单）", "体裁和篇幅不同"),
    }
    assert all(text in brief for text in named[language])


def brief_of(language: str) -> str:
    """The brief of three editions; the page cites what stands behind each of them."""
    query = {"lang": language, "edition": "reports-2026", "compare": "CN-AH@reports-2021,CN-AH,CN-HE@2021"}
    page, _own = read_page("compare", query, PAGE_KEYS)
    for region in compare(page).regions:
        documents = {page.atlas.evidence[key].source_id for key in page.focus.evidence_ids(region)}
        assert documents
        assert documents <= page_documents(page)
    settings = replace(brief_settings(page, "https://atlas.example/"), notes=tuple(edition_notes(compare(page))))
    return unescape(render.comparison_brief(settings, compare(page).regions))


@pytest.mark.parametrize(
    ("page", "edition"),
    [(page, Edition.REPORTS_2026) for page in ("map", "heatmap", "profile", "change", "evidence")]
    + [("compare", edition) for edition in Edition],
)
def test_pages_keep_the_pair_in_their_links(page: str, edition: Edition) -> None:
    at = open_page(page, edition=edition.value, compare="CN-AH@reports-2021,CN-SH@2021", region="CN-AH", of="region")
    assert is_complete(at)
    assert not at.warning
    (pages,) = re.findall('<div class="pages">(.*?)</div>', " ".join(part.proto.body for part in at.get("html")))[:1]
    links = re.findall('href="(.*?)"', pages)
    assert len(links) == len(PAGES)
    assert all("CN-AH%40reports-2021" in link for link in links)


def test_an_unknown_edition_is_left_out_with_its_name() -> None:
    at = open_page("compare", compare="CN-AH@reports-1949,CN-AH@change,CN-SH,CN-BJ")
    assert is_complete(at)
    text = page_text(at).replace("\N{WORD JOINER}", "")
    assert "“CN-AH@reports-1949”" in text
    assert "“CN-AH@change”" in text


def test_the_profile_leads_to_both_reports() -> None:
    at = open_page("profile", of="region", region="CN-AH")
    link = next(link.proto for link in at.get("page_link") if link.proto.label.startswith("Compare its reports"))
    assert "edition=reports-2026" in link.query_string
    assert "CN-AH%40reports-2021%2CCN-AH%40reports-2026" in link.query_string
