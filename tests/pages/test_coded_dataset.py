"""A dataset that was coded from texts, on every page: its passages, the choices, the document opened at a place."""

from dataclasses import replace

import pytest

from components.dataset import cache
from components.page.registry import PAGES, PageEntry
from data.coded_dataset import dataset_of
from data.store.dataset import Saved
from data.store.datasets import DatasetStore
from tests.apptest import open_page, panel_text, panels
from tests.data.coding.sample_coding import LOGISTICS, coding


@pytest.fixture
def saved(store: DatasetStore) -> Saved:
    return store.save(dataset_of(coding(), cache.atlas()))


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_every_page_opens_with_it(entry: PageEntry, saved: Saved) -> None:
    at = open_page(entry.key, dataset=saved.id)
    assert not at.exception


def test_a_cell_lists_all_its_passages_with_what_counts_marked(saved: Saved) -> None:
    at = open_page("heatmap", dataset=saved.id, region="CN-TJ", industry=LOGISTICS)
    shown, html = panel_text(at), "".join(panels(at))
    for words in ("服务，新建码头3个。", "大会。", "shall develop the"):
        assert words in shown
    assert "<mark>航运</mark>" in html
    assert "<mark>shipping</mark>" in html
    assert "一、建设先进制造基地, paragraph 3" in shown
    assert f"evidence?dataset={saved.id}&amp;lang=en&amp;document=d0&amp;paragraph=3" in html
    assert "level set by the coder" in shown


def test_the_levels_are_those_of_the_passages_that_count(saved: Saved) -> None:
    def level(**query: str) -> str:
        at = open_page("heatmap", dataset=saved.id, region="CN-TJ", industry=LOGISTICS, **query)
        assert not at.exception
        return panel_text(at)

    assert "Flagship" in level()
    only_the_second = level(sections="0.2")
    assert "Flagship" not in only_the_second
    assert "Programme" in only_the_second
    assert "3 passages name it and do not count" in level(passages="4")
    whole_document = level(sections="0.0")  # the title's section holds all sections below it
    assert "Flagship" in whole_document


def test_columns_keep_their_kind(saved: Saved) -> None:
    whole = coding()
    first = whole.passages[0]
    agenda = replace(first, passage=replace(first.passage, industry_id="industrial-clusters"))
    store = cache.store()
    other = store.save(dataset_of(replace(whole, passages=(agenda, *whole.passages)), cache.atlas()))
    at = open_page("map", dataset=other.id, region="CN-TJ")
    assert "Names 3 industries, 2 of them as flagships" in panel_text(at)
    assert "Industrial clusters†" in panel_text(at).replace(" †", "†")


def test_the_document_opens_at_a_paragraph(saved: Saved) -> None:
    at = open_page("evidence", dataset=saved.id, document="d0", paragraph="5")
    html = "".join(panels(at))
    assert 'class="opened"' in html
    assert "前瞻布局<mark>量子科技</mark>" in html.replace("<u>", "").replace("</u>", "")
    assert any("Paragraphs 2 to 5 of 5" in caption.value for caption in at.caption)
    at.button(key="document-Earlier").click().run()
    assert not at.exception
    assert at.query_params["paragraph"] == "1"


@pytest.mark.parametrize("query", [{"document": "d9"}, {"document": "d0", "paragraph": "999"}, {"sections": "7.7"}])
def test_a_place_that_does_not_exist_is_no_error(query: dict[str, str], saved: Saved) -> None:
    at = open_page("evidence", dataset=saved.id, **query)
    assert not at.exception


def test_a_hostile_text_stays_text(store: DatasetStore) -> None:
    whole = coding()
    hostile = replace(whole.passages[0], memo="<script>alert(1)</script>", coder="<b>x</b>")
    sources = (
        replace(whole.documents[0], title="[x](javascript:alert(1))", address="javascript:alert(1)"),
        whole.documents[1],
    )
    saved = store.save(
        dataset_of(replace(whole, documents=sources, passages=(hostile, *whole.passages[1:])), cache.atlas())
    )
    at = open_page("heatmap", dataset=saved.id, region="CN-TJ", industry="automobiles")
    html = "".join(panels(at))
    assert "<script>" not in html
    assert 'href="javascript' not in html
    assert "&lt;script&gt;" in html
    assert not open_page("evidence", dataset=saved.id, document="d0", paragraph="1").exception


def test_the_coding_can_be_taken_away(saved: Saved) -> None:
    at = open_page("evidence", dataset=saved.id)
    at.session_state["coding-download"] = True
    at.run()
    assert not at.exception
    labels = {button.proto.label for button in at.get("download_button")}
    assert {"CSV", "XLSX", "REFI-QDA", "Web Annotations"} <= labels


def test_a_built_in_document_is_checked_against_the_text_that_somebody_brings(store: DatasetStore) -> None:
    at = open_page("evidence", edition="reports-2026", source="gwr-2026-tj", regions="all")
    at.text_area(key="own-text").set_value("三、重点工作\n（三）产业体系\n补强工业软件链条。").run()
    assert not at.exception
    (table,) = [one.value for one in at.dataframe if "In your text" in one.value.columns]
    row = table[table["Industry"] == "Industrial software"].iloc[0]
    assert (row["In your text"], row["Words there"]) == ("paragraph 3: in the section named", "工业软件")
    assert "not found" in set(table["In your text"])
