"""The brief: its numbers are computed again from the tables, and texts of a user stay text."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from analysis.editions import EvidenceChoice
from analysis.focus import Focus
from analysis.sources_in_force import SourceChoice
from components.export.brief.mark_figure import two_sides
from components.export.brief.render import comparison_brief, industry_brief, region_brief
from components.export.brief.settings import BriefSettings
from components.export.brief.texts import enumerate_names
from components.figures.mark_table import MarkGroup, MarkRow
from components.text import i18n
from data.atlas import Atlas
from data.coded_dataset import dataset_of
from data.load import HERE
from data.store.dataset import NewDataset
from tests.components.export.brief.brief_settings import AS_OF, COMPARISONS, HOSTILE, LINK, built_in, own, strained
from tests.conftest import focus_of
from tests.data.coding.sample_coding import coding
from tests.data.store.conftest import frame_of

LARGEST = 1_000_000
VOID = {"meta", "link", "img", "br", "hr", "input"}
FETCHING = {
    "script",
    "link",
    "img",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "source",
    "base",
    "form",
    "image",
    "use",
}
"""Elements that load something, or could."""


EVIDENCE = re.compile(r'<td class="level[^"]*">.*?</td>\n<td>(.*?)</td>\n<td><a [^>]*>\[\d+\]</a> (.*?)</td>')
"""Statement and place of each row of evidence."""


class Page(HTMLParser):
    """A parsed brief: its tags with their attributes, and its texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


def evidence(atlas: Atlas, *, proper: bool = True) -> pd.DataFrame:
    """The rows that count by default, straight from the tables; `proper` leaves out umbrella and agenda columns."""
    rows = pd.read_csv(HERE / "tables" / "evidence.csv", dtype=str, keep_default_na=False)
    sources = pd.read_csv(HERE / "tables" / "sources.csv", dtype=str, keep_default_na=False)
    industries = pd.read_csv(HERE / "tables" / "industries.csv", dtype=str, keep_default_na=False)
    listed = sources["kind"].isin(["commentary", "list"]) & (sources["date"] != "")
    counted = sources[listed & (sources["date"] <= AS_OF.isoformat())]["source_id"]
    rows = rows[rows["source_id"].isin(counted) & rows["region_id"].isin(atlas.regions)]
    if proper:
        rows = rows[rows["industry_id"].isin(industries.loc[industries["kind"] == "industry", "industry_id"])]
    return rows.assign(level=rows["level"].astype(int))


@pytest.fixture(scope="module")
def briefs(atlas: Atlas, focus: Focus) -> dict[str, dict[str, str]]:
    """By language: in English every brief, of all regions, all industries and some comparisons; in Chinese a third."""
    return {
        language: built(built_in(atlas, focus, language), {"en": 1, "zh": 3}[language]) for language in i18n.LANGUAGES
    }


@pytest.fixture(scope="module")
def english(briefs: dict[str, dict[str, str]]) -> dict[str, str]:
    """The text of every brief in English."""
    return {name: Page(html).text for name, html in briefs["en"].items()}


def built(settings: BriefSettings, step: int) -> dict[str, str]:
    made = {region: region_brief(settings, region) for region in list(settings.atlas.regions)[::step]}
    made |= {industry: industry_brief(settings, industry) for industry in list(settings.atlas.industries)[::step]}
    return made | {"-".join(regions): comparison_brief(settings, regions) for regions in COMPARISONS}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_brief_holds_all_it_needs(language: str, briefs: dict[str, dict[str, str]], atlas: Atlas) -> None:
    for name, html in briefs[language].items():
        page = Page(html)
        assert len(html.encode()) < LARGEST
        assert not page.open, name  # every element is closed
        assert not {tag for tag, _attributes in page.tags} & FETCHING, name
        assert not [key for _tag, attributes in page.tags for key in attributes if key.startswith("on")], name
        assert "url(" not in html.replace("url(#", ""), name  # hatches of the map are the only ones
        assert "@import" not in html
        ids = [attributes["id"] for _tag, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids)), name
        links = {attributes["href"] for tag, attributes in page.tags if tag == "a"}
        assert LINK in links, name
        assert {link[1:] for link in links if link.startswith("#")} <= set(ids), name
        assert page.tags[0] == ("html", {"lang": {"en": "en", "zh": "zh-Hans"}[language]})
        assert atlas.version in page.text
        for drawing in re.findall("<svg.*?</svg>", html, re.DOTALL):
            ElementTree.fromstring(drawing)  # well-formed on its own as well


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_text_of_the_other_language_is_left(language: str, atlas: Atlas, focus: Focus) -> None:
    for make in (region_brief, industry_brief, comparison_brief):
        about = {region_brief: "CN-SD", industry_brief: "integrated-circuits", comparison_brief: COMPARISONS[0]}[make]
        html = make(built_in(atlas, focus, language), about)  # type: ignore[operator]
        headings = [text.strip() for text in re.findall(r"<(?:h2|dt|caption|thead)[^>]*>(.*?)<", html, re.DOTALL)]
        assert len(headings) > 10
        for heading in filter(None, headings):
            assert bool(re.search("[\u4e00-\u9fff]", heading)) == (language == "zh"), heading


def test_a_regions_counts_are_those_of_the_tables(atlas: Atlas, english: dict[str, str]) -> None:
    rows = evidence(atlas)
    named = rows.groupby("region_id")["industry_id"].nunique()
    levels = rows.groupby(["region_id", "industry_id"])["level"].max()
    who = rows.groupby("industry_id")["region_id"].nunique()
    for region in named.index:
        text = english[region]
        own = levels[region]
        flagships, alone = int((own == 3).sum()), int((who[own.index] == 1).sum())
        sentence = (
            f"names {named[region]} industries, {f'{flagships} of them as flagships' if flagships else 'none of'}"
        )
        assert sentence in text, region
        assert (f"{alone} {'is' if alone == 1 else 'are'} named by no other region" in text) == bool(alone), region
        alone_in = [key for key in own.index if who[key] == 1]
        for key in alone_in[:4]:
            assert f"{atlas.industries[key].name_en} no other region" in text, (region, key)


def test_counts_by_source_are_those_of_the_tables(atlas: Atlas, english: dict[str, str]) -> None:
    rows = evidence(atlas)
    kinds = pd.read_csv(HERE / "tables" / "sources.csv", dtype=str).set_index("source_id")["kind"]
    for region, part in rows.groupby("region_id"):
        voices = part.groupby(part["source_id"].map(kinds))["industry_id"].agg(set)
        commentary, lists = (voices.get(kind, set()) for kind in ("commentary", "list"))
        text = english[str(region)]
        if commentary and lists:
            sentence = f"The commentary names {len(commentary)}, its official lists {len(lists)}; both name "
            assert f"{sentence}{len(commentary & lists)}" in text, region
        else:
            assert f"names {len(commentary or lists)} industr" in text or f"name {len(lists)} industr" in text, region


def test_who_else_names_an_industry_is_counted_from_the_tables(atlas: Atlas, english: dict[str, str]) -> None:
    rows = evidence(atlas)
    levels = rows.groupby(["industry_id", "region_id"])["level"].max()
    covered = evidence(atlas, proper=False)["region_id"].nunique()
    for industry in levels.index.levels[0]:
        own = levels[industry]
        text = english[str(industry)]
        name, flagships = atlas.industries[str(industry)].name_en, int((own == 3).sum())
        sentence = (
            f"by {'none as a flagship' if not flagships else ''}" if not flagships else f"as a flagship by {flagships}"
        )
        assert f"{name}: named by {len(own)} of {covered} regions, {sentence}" in text
        assert all(atlas.regions[str(region)].name_en in text for region in own.index)


@pytest.mark.parametrize("regions", COMPARISONS, ids="-".join)
def test_what_is_shared_is_counted_from_the_tables(
    regions: tuple[str, ...], atlas: Atlas, english: dict[str, str]
) -> None:
    rows = evidence(atlas)
    own = {region: set(rows[rows["region_id"] == region]["industry_id"]) for region in regions}
    shared, either = set.intersection(*own.values()), set.union(*own.values())
    text = english["-".join(regions)]
    who = "either names" if len(regions) == 2 else "any of them names"
    if shared:
        assert f"share {len(shared)} industr" in text
        assert f"of the {len(either)} that {who}" in text
    else:
        assert f"share none of the {len(either)} industries that {who}" in text
    if len(regions) == 2:
        assert f"Shared by both · {len(shared)}" in text or not shared
        for region in regions:
            only = own[region] - set.union(*(own[other] for other in regions if other != region))
            assert not only or f"Only {atlas.regions[region].name_en} · {len(only)}" in text


@pytest.mark.parametrize("regions", COMPARISONS, ids="-".join)
def test_a_comparison_says_of_each_region_what_its_own_brief_says_beside_official_figures(
    regions: tuple[str, ...], atlas: Atlas, english: dict[str, str]
) -> None:
    for region in regions:
        says = "(?:not )?strong in|names the industry of no measure"
        finding = re.search(rf"{atlas.regions[region].name_en}: (?:{says})[^.]+\.", english[region])
        assert (finding is None) is (region in ("CN-HK", "CN-MO", "CN-370200"))  # they have no figures
        assert finding is None or finding[0] in english["-".join(regions)]


@pytest.mark.parametrize(
    ("language", "edition", "per_head"),
    [
        ("en", "Edition: Lists to 2021, to 4 August 2021. Focus Atlas.", "155,606 CNY"),
        ("zh", "版本：截至2021年清单，截至2021年8月4日。", "155,606元"),
    ],
)
def test_the_figure_names_its_edition_and_the_facts_hold_gdp_per_head(
    language: str, edition: str, per_head: str, atlas: Atlas, focus: Focus
) -> None:
    text = Page(region_brief(built_in(atlas, focus, language), "CN-SH")).text
    assert edition in text
    assert per_head in text


def test_all_evidence_is_shown_with_statement_place_and_a_numbered_source(atlas: Atlas, focus: Focus) -> None:
    html = region_brief(built_in(atlas, focus), "CN-SH")
    page = Page(html)
    rows = [row for row in atlas.evidence.values() if row.region_id == "CN-SH" and row.source_id in focus.sources]
    cells = [(unescape(text), unescape(place)) for text, place in EVIDENCE.findall(html)]
    assert sorted(cells) == sorted((row.statement, row.locator) for row in rows)
    cited = {attributes["href"] for tag, attributes in page.tags if tag == "a" and attributes["href"].startswith("#")}
    listed = {f"#{attributes['id']}" for tag, attributes in page.tags if tag == "li" and "id" in attributes}
    assert cited == listed  # no source without a row, no row without its source


def test_a_region_without_an_industry_tells_its_wider_aims_and_what_does_not_count(atlas: Atlas, focus: Focus) -> None:
    text = Page(region_brief(built_in(atlas, focus), "CN-MO")).text
    assert "Macao names no single industry under this choice, but 2 wider aims" in text
    later = next(source for source in atlas.sources.values() if source.source_id == "mo-2023")
    assert f"{later.title_en} 1 November 2023" in text


def test_a_list_that_is_not_in_force_is_not_said_to_be_silent(atlas: Atlas) -> None:
    narrowed = focus_of(atlas, SourceChoice.COMMENTARY, AS_OF)
    settings = replace(built_in(atlas, narrowed), evidence=EvidenceChoice(sources=SourceChoice.COMMENTARY))
    text = Page(region_brief(settings, "CN-SH")).text
    assert "The commentary names 8 industries; no official list of the region is in force" in text
    assert "the commentary alone, as of 4 August 2021. 1 document is in force" in text


def test_the_callers_language_stays(atlas: Atlas, focus: Focus) -> None:
    region_brief(built_in(atlas, focus, "zh"), "CN-SH")
    assert i18n.language() == "en"


def test_the_same_setting_gives_the_same_bytes(atlas: Atlas, focus: Focus) -> None:
    settings = built_in(atlas, focus)
    assert region_brief(settings, "CN-SH") == region_brief(settings, "CN-SH")


@pytest.mark.parametrize("regions", [("CN-SH",), ("CN-SH", "CN-SH"), (*COMPARISONS[-1], "CN-BJ")])
def test_other_numbers_of_regions_are_refused(regions: tuple[str, ...], atlas: Atlas, focus: Focus) -> None:
    with pytest.raises(ValueError, match="2 to 4 different regions"):
        comparison_brief(built_in(atlas, focus), regions)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("coded", [True, False])
def test_a_strangers_words_stay_text(coded: bool, language: str, atlas: Atlas, tmp_path: Path) -> None:
    settings = own(tmp_path, atlas, strained(hostile=True, coded=coded, side=12), language)
    regions, industries = list(settings.atlas.regions), list(settings.atlas.industries)
    for html in (
        region_brief(settings, regions[0]),
        industry_brief(settings, industries[0]),
        comparison_brief(settings, regions[:4]),
    ):
        page = Page(html)
        assert not {tag for tag, _attributes in page.tags} & FETCHING
        assert html.count("</style>") == html.count("<style>") == 1
        style = html.partition("<style>")[2].partition("</style>")[0]
        assert "alert" not in re.sub(r'"[^"]*"', "", style)
        assert HOSTILE[:40] in page.text
        assert "&amp;49" not in page.text
        assert {attributes["href"] for tag, attributes in page.tags if tag == "a"} <= {settings.link, "#source-1"}


def test_a_users_dataset_is_named_and_what_has_no_source_says_so(atlas: Atlas, tmp_path: Path) -> None:
    cells = [("上海市", "Chips", 2020, 9.0, None, "", "", ""), ("北京市", "Cars", 2020, 7.0, None, "", "", "")]
    settings = own(tmp_path, atlas, NewDataset("Jobs", frame_of(cells), units={"上海市": "CN-SH", "北京市": "CN-BJ"}))
    page = Page(region_brief(settings, "CN-SH"))
    header = settings.header
    assert header is not None
    assert f"“Jobs”, a user’s dataset, version {header.version}" in page.text
    assert "Not checked by Focus Atlas; not official statistics." in page.text
    assert "Unsourced" in page.text
    assert "Peng" not in page.text  # nothing of the built-in dataset is cited for it
    assert atlas.version not in page.text


def test_a_brief_of_a_coding_quotes_one_sentence_of_a_passage(whole: Atlas, tmp_path: Path) -> None:
    """The first passage is made of two sentences; the rule of its level is named, as of a built-in cell."""
    coded = coding()
    first = coded.passages[0]
    two = replace(first, passage=replace(first.passage, end=coded.passages[1].passage.end))
    settings = own(tmp_path, whole, dataset_of(replace(coded, passages=(two, *coded.passages[1:])), whole))
    text = Page(region_brief(settings, "CN-TJ")).text
    assert "“做强汽车等支柱产业。”" in text
    assert "“积极发展航运服务，新建码头3个。”" in text
    assert "。积极" not in text
    assert "L3a" in text


def test_no_statement_is_tested_that_does_not_hold_now(atlas: Atlas, tmp_path: Path) -> None:
    """All regions alike: none is nearer than another, so none is said to be."""
    cells = [(f"r{i}", f"i{j}", None, None, 2, "", "", "") for i in range(4) for j in range(3)]
    settings = own(tmp_path, atlas, NewDataset("Same", frame_of(cells), coded=True))
    text = Page(region_brief(settings, next(iter(settings.atlas.regions)))).text
    assert "is the region most similar to" not in text
    assert "names no more industries than the median region" in text


def test_long_texts_of_a_users_file_are_cut_and_the_brief_says_so(atlas: Atlas, tmp_path: Path) -> None:
    cells = [
        ("上海市", "Chips", 2020, 9.0, None, "", "s" * 300, "p" * 110),
        ("北京市", "Cars", 2020, 7.0, None, "", "", ""),
    ]
    settings = own(tmp_path, atlas, NewDataset("Jobs", frame_of(cells), units={"上海市": "CN-SH", "北京市": "CN-BJ"}))
    cut, whole = (Page(region_brief(settings, region)).text for region in ("CN-SH", "CN-BJ"))
    assert "s" * 259 + "…" in cut
    assert "p" * 110 in cut
    assert "Texts of more than 260 characters are cut" in cut
    assert "are cut" not in whole


def test_a_long_list_says_how_many_names_are_left_out() -> None:
    assert enumerate_names(["a", "b", "c"]) == "a, b and c"
    assert enumerate_names([str(n) for n in range(18)]) == ", ".join(map(str, range(16))) + " and 2 more"
    assert enumerate_names(["a" * 300, "b" * 20, "c"]) == "a" * 300 + ", " + "b" * 20 + " and 1 more"
    assert enumerate_names(["a" * 400, "b"]) == "a" * 400 + " and 1 more"


@pytest.mark.parametrize(("sizes", "expected"), [([9], [[9]]), ([10], [[5], [5]]), ([4, 8], [[4, 2], [6]])])
def test_rows_of_the_figure_are_split_into_sides_of_equal_height(sizes: list[int], expected: list[list[int]]) -> None:
    groups = [
        MarkGroup(f"group {i}", tuple(MarkRow(f"{i}-{j}", "", (), 0) for j in range(size)))
        for i, size in enumerate(sizes)
    ]
    sides = two_sides(groups)
    assert [[len(group.rows) for group in side] for side in sides] == expected
    assert [row for side in sides for group in side for row in group.rows] == [
        row for group in groups for row in group.rows
    ]


def test_the_figure_says_every_cell_to_those_who_do_not_see_it(atlas: Atlas, focus: Focus) -> None:
    pair = ("CN-BJ", "CN-SH")
    html = comparison_brief(built_in(atlas, focus), pair)
    rows = re.findall(r'<tr><th scope="row">([^<]*)</th>((?:<td class="cell">.*?</td>)+)', html, re.DOTALL)
    names = {entry.short_en: key for key, entry in atlas.industries.items()}
    assert len(rows) > 10
    for name, cells in rows:
        labels = re.findall('aria-label="([^"]*)"', cells)
        for region, label in zip(pair, labels, strict=True):
            level = focus.level(region, names[unescape(name)])
            assert (f"{level} " in label) if level else label in ("Not mentioned", "Broader heading"), (name, region)


def test_the_day_it_was_made_is_told(atlas: Atlas, focus: Focus) -> None:
    settings = replace(built_in(atlas, focus), made=date(2031, 1, 2))
    assert "Made on 2 January 2031" in Page(region_brief(settings, "CN-SH")).text


def test_a_regions_brief_tells_its_change_between_the_two_years_of_reports(atlas: Atlas, focus: Focus) -> None:
    rows = pd.read_csv(HERE / "tables" / "evidence.csv")
    proper = set(atlas.columns())
    then, now = (
        set(own["industry_id"]) & proper
        for own in (rows[rows["source_id"] == f"gwr-{year}-ah"] for year in ("2021", "2026"))
    )
    text = Page(region_brief(built_in(atlas, focus), "CN-AH")).text
    assert f"{len(now - then)} added, " in text
    assert f"{len(then - now)} not named again. Not naming is not giving up" in text
    assert "not named again" not in Page(region_brief(built_in(atlas, focus), "CN-MO")).text
