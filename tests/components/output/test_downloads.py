"""What accompanies a download: link, file name, source line, works to cite, descriptions of columns."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis.editions import EvidenceChoice
from analysis.focus import Focus
from analysis.sources_in_force import SourceChoice
from components.cells.cell_text import cell_text
from components.cloud import view as cloud_view
from components.cloud.claims import commentary_credit
from components.compare import view as compare_view
from components.export.citation.work import Kind
from components.output.chosen import chosen
from components.output.column_descriptions import meanings
from components.output.downloads import Table, in_this_language, table_of_csv, table_workbook
from components.output.file_name import STEM_LENGTH, file_stem
from components.output.view_link import view_link
from components.output.works_cited import citations_of, works
from components.page.open_page import OpenPage
from components.page.registry import BY_KEY, FOLDER, PAGES
from components.profile import view as profile_view
from components.selection.model import Selection
from components.text import i18n
from components.text.i18n import _
from components.text.theme import LIGHT
from data.atlas import Atlas
from tests.apptest import open_page
from tests.conftest import focus_of


@pytest.fixture
def page(atlas: Atlas, focus: Focus) -> OpenPage:
    return OpenPage(BY_KEY["map"], atlas, Selection(), focus, LIGHT)


def on(page: OpenPage, key: str, **chosen: object) -> OpenPage:
    """Another page with another selection."""
    return replace(page, entry=BY_KEY[key], selection=replace(page.selection, **chosen))  # type: ignore[arg-type]


def test_a_link_holds_what_differs_from_the_default_and_no_secret(page: OpenPage) -> None:
    compared = on(page, "compare", compare=("CN-SH", "CN-GD"), page_values=(("lowest", "2"),))
    assert view_link(compared) == "/?compare=CN-SH,CN-GD&lang=en&lowest=2"
    owner = on(page, "your_data", dataset="abc", page_values=(("key", "rights"),))
    assert "dataset=abc" in view_link(owner)
    assert "rights" not in view_link(owner)


def test_a_file_is_named_after_what_it_holds(page: OpenPage) -> None:
    assert file_stem(on(page, "map", region="CN-SH"), "count") == "focus-atlas_map_count_shanghai_en"
    assert file_stem(on(page, "compare"), "compare", ("CN-SH", "CN-GD")) == "focus-atlas_compare_shanghai_guangdong_en"
    asked = dict(Selection().evidence.__dict__, sources=SourceChoice.UNDATED, as_of=date(2023, 1, 1))
    later = on(page, "heatmap", region=None, evidence=EvidenceChoice(**asked))
    assert file_stem(later, "heatmap") == "focus-atlas_heatmap_undated_to-2023-01-01_en"
    many = file_stem(on(page, "compare"), "focus", tuple(page.atlas.industries))
    assert len(many) <= STEM_LENGTH
    assert many.endswith("_en")


FILTERED = (("in_region", "CN-GD"), ("level", "3"), ("q", "chip & more"), ("source", "all"))


def test_a_file_says_what_was_chosen_and_filtered(page: OpenPage) -> None:
    evidence = on(page, "evidence", region="CN-SH", page_values=FILTERED)
    filters = "Region: Guangdong; Level: 3 Flagship; Searched for: chip & more"
    assert {name: text.replace("\N{NO-BREAK SPACE}", " ") for name, text in chosen(evidence).items()} == {
        "Edition": "Lists to 2021 · 35 regions · to 4 August 2021",
        "Selected": "Shanghai",
        "Filters": filters,
    }
    rows = Table("Evidence", lambda: pd.DataFrame({"Region": ["Guangdong"]}), "rows", subject=())
    book = load_workbook(BytesIO(table_workbook(evidence, rows, "https://atlas.example/")))
    readme = {str(name): text for name, text in book["README"].iter_rows(values_only=True)}
    assert readme["Filters"] == filters
    assert readme["Edition"].startswith("Lists to 2021")
    assert "Selected" not in readme, "the rows are of all regions"
    assert table_of_csv(evidence, rows).decode("utf-8-sig") == f"Region,Filters\r\nGuangdong,{filters}\r\n"
    assert table_of_csv(page, rows).decode("utf-8-sig") == "Region\r\nGuangdong\r\n"
    assert file_stem(evidence, "rows", ()) == "focus-atlas_evidence_rows_guangdong_3_chip-more_en"


PENG = "Peng Juan, Antai Insight, Antai College of Economics and Management, Shanghai Jiao Tong University, 2021"


@pytest.mark.parametrize(
    ("choice", "as_of", "credit"),
    [
        (SourceChoice.DATED, "2021-08-04", f"Source: {PENG}; 43 official lists. As stated in 2015–2021;"),
        (SourceChoice.COMMENTARY, "2021-08-04", f"Source: {PENG}. As stated in 2021;"),
        (SourceChoice.UNDATED, "2023-01-01", f"Source: {PENG}; 66 official lists (4 undated). As stated in 2015–2023;"),
        (SourceChoice.DATED, "2020-06-01", "Source: 26 official lists. As stated in 2015–2020;"),
        (SourceChoice.DATED, "2015-12-31", "Source: 1 official list. As stated in 2015;"),
        (SourceChoice.COMMENTARY, "2020-06-01", "No source is in force under this choice. Not official statistics."),
    ],
)
def test_the_source_line_credits_what_is_in_force_and_nothing_else(
    page: OpenPage, atlas: Atlas, choice: SourceChoice, as_of: str, credit: str
) -> None:
    line = replace(page, focus=focus_of(atlas, choice, date.fromisoformat(as_of))).dataset.source_line()
    assert line.startswith(credit)
    assert "ot official statistics. Focus Atlas, dataset " + page.atlas.version in line


def test_a_figure_with_its_own_source_does_not_name_years_of_the_evidence(page: OpenPage, atlas: Atlas) -> None:
    early = replace(page, focus=focus_of(atlas, SourceChoice.DATED, date(2020, 6, 1)))
    line = early.dataset.source_line(commentary_credit(page))
    assert line.startswith(f"Source: {PENG}. As stated in the sources on their dates; not official statistics.")


def test_the_original_author_comes_first_and_only_what_is_shown_is_cited(page: OpenPage, atlas: Atlas) -> None:
    for entry in PAGES:
        found = works(on(page, entry.key), "http://127.0.0.1/")
        assert [work.kind for work in found[:1] + found[-2:]] == [Kind.COMMENTARY, Kind.DATASET, Kind.VIEW]
    profile = replace(on(page, "profile", region="CN-ZJ"), documents=profile_view.documents)
    own = {row.source_id for row in atlas.evidence.values() if row.region_id == "CN-ZJ"}
    assert profile.document_ids() == own & set(page.focus.sources)
    both = replace(on(page, "compare", compare=("CN-ZJ", "CN-GD")), documents=compare_view.documents)
    assert both.document_ids() > profile.document_ids()
    cloud = replace(on(page, "industrial_cloud"), documents=cloud_view.documents)
    assert cloud.document_ids() == {works(page, "")[0].key}
    assert all("Peng" in citations_of(on(page, entry.key), "")[0] for entry in PAGES)


def test_no_document_later_than_the_choice_is_cited(page: OpenPage, atlas: Atlas) -> None:
    alone = replace(page, focus=focus_of(atlas, SourceChoice.COMMENTARY, date(2021, 8, 4)))
    assert [work.kind for work in works(alone, "")] == [Kind.COMMENTARY, Kind.DATASET, Kind.VIEW]


def test_a_file_made_later_has_the_language_of_the_page() -> None:
    i18n.use("zh")
    make = in_this_language(lambda: _("Map").encode())
    i18n.use("en")
    assert make().decode() == make().decode() == "地图"


WITH_TABLES = [entry for entry in PAGES if entry.key not in ("code", "your_data")]


@pytest.mark.parametrize("entry", WITH_TABLES, ids=lambda entry: entry.key)
def test_every_heading_of_every_table_has_a_meaning(
    entry: object, page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables: list[Table] = []
    made = Table.__init__

    def recorded(table: Table, *given: object, **named: object) -> None:
        made(table, *given, **named)  # type: ignore[arg-type]
        tables.append(table)

    monkeypatch.setattr(Table, "__init__", recorded)
    at = open_page(entry.key, lang="en")  # type: ignore[attr-defined]
    assert not at.exception
    assert tables
    for table in tables:
        found = meanings(page, [str(name) for name in table.rows().columns], table.columns)
        assert all(found.values()), (table.name, found)


def test_a_cell_names_its_kinds_of_source(page: OpenPage) -> None:
    commentary, lists = page.focus.commentary, page.focus.lists
    both = commentary.notna() & lists.notna()
    assert both.to_numpy().any()
    for region in both.index:
        for industry in both.columns[both.loc[region]]:
            one, other = int(commentary.loc[region, industry]), int(lists.loc[region, industry])
            top = max(one, other)
            voices = "commentary and official list" if one == other else f"commentary {one} and official list {other}"
            assert cell_text(page.dataset, region, industry).startswith(f"{top} ")
            assert cell_text(page.dataset, region, industry).endswith(f"({voices})")
    assert cell_text(page.dataset, "CN-SH", "smart-city") == "Not mentioned"


def test_every_figure_is_drawn_by_figure_card() -> None:
    drawn = [
        path.name
        for folder in (FOLDER, FOLDER.parent / "components")
        for path in folder.rglob("*.py")
        if re.search(r"plotly_chart\(|(?<!def )draw_figure\(", path.read_text("utf-8"))
    ]
    assert drawn == ["figure_card.py"]
