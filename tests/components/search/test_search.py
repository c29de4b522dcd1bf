"""The search box: a list of queries with the answer a person expects, and where each kind of answer leads."""

import csv
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.finder import Entry, Hit, How, Index, find, index_of
from components.search.answer import Answer, answer
from components.search.index import built_in_index
from data.atlas import Atlas
from data.load import HERE

APP = str(HERE.parent / "app.py")
SHOWN = 8
LIST = Path(__file__).with_name("search_queries.csv")
with LIST.open(encoding="utf-8", newline="") as file:
    QUERIES = [(row["query"], row["kind"], row["key"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def index(whole: Atlas) -> Index:
    return built_in_index(whole)


def first(found: Answer) -> tuple[str, str]:
    """What stands first on the screen: its kind and its key."""
    if found.pairs:
        return "pair", " × ".join(entry.key for entry in found.pairs[0])
    hits: tuple[Hit, ...] = found.sure or found.guesses
    return (hits[0].entry.kind, hits[0].entry.key) if hits else ("nothing", "")


def test_the_list_has_at_least_120_distinct_queries() -> None:
    assert len({query for query, _kind, _key in QUERIES}) == len(QUERIES) >= 120
    kinds = {kind for _query, kind, _key in QUERIES}
    assert kinds == {"region", "city", "unit", "agglomeration", "industry", "term", "page", "pair", "nothing"}


@pytest.mark.parametrize(("query", "kind", "key"), QUERIES, ids=[query for query, _kind, _key in QUERIES])
def test_a_query_has_the_answer_that_a_person_expects(index: Index, query: str, kind: str, key: str) -> None:
    assert first(answer(index, query, SHOWN)) == (kind, key)


def test_a_typing_error_gives_guesses_and_no_sure_result(index: Index) -> None:
    assert answer(index, "Shanghai", SHOWN).sure
    slip = answer(index, "Shangahi", SHOWN)
    assert (slip.sure, [hit.slips for hit in slip.guesses]) == ((), [1])


def test_a_query_that_finds_nothing_gets_the_names_nearest_to_it(index: Index) -> None:
    found = answer(index, "Guangdongzzzzzz", SHOWN)
    assert (found.sure, found.guesses) == ((), ())
    assert "CN-GD" in [entry.key for entry in found.nearest]


@pytest.mark.parametrize("query", ["", "   ", "\n\t"])
def test_blanks_find_nothing(index: Index, query: str) -> None:
    assert answer(index, query, SHOWN) == Answer()


@pytest.mark.parametrize("query", ["a" * 5000, "上" * 5000, "\u0000\u202e\ufffd", "%s{x}[y]*", "☃" * 200])
def test_special_characters_are_searched_as_text(index: Index, query: str) -> None:
    assert len(answer(index, query, SHOWN).sure) <= SHOWN


def test_every_region_and_industry_is_found_by_each_of_its_names(index: Index, whole: Atlas) -> None:
    for kind, records in (("region", whole.regions), ("industry", whole.industries)):
        for key, record in records.items():
            for name in (record.name_en, record.name_zh):  # type: ignore[attr-defined]
                assert first(answer(index, name, SHOWN)) == (kind, key), name


def test_equal_matches_are_ordered_by_length_then_index() -> None:
    entries = [Entry("a", "2", ("north east",)), Entry("a", "1", ("north",)), Entry("b", "3", ("north",))]
    hits = find(index_of(entries), "nor")
    assert [(hit.entry.key, hit.how) for hit in hits] == [("1", How.START), ("2", How.START), ("3", How.START)]


def typed(words: str, **query: str) -> AppTest:
    """The map page with words in the box."""
    at = AppTest.from_file(APP, default_timeout=60)
    for key, value in ({"lang": "en"} | query).items():
        at.query_params[key] = value
    at.run()
    return next(box for box in at.text_input if str(box.key).startswith("search-")).set_value(words).run()


def links(at: AppTest) -> list[tuple[str, str, str]]:
    """Label, page and query of each result."""
    found = [element.proto for element in at.get("page_link")]
    return [(link.label, link.page, link.query_string) for link in found if link.label.startswith("**")]


def test_results_say_what_they_are_and_keep_the_selection() -> None:
    at = typed("chips", region="CN-GD", sources="commentary")
    assert any(info.value.endswith(" results") for info in at.info)
    label, page, query = links(at)[0]
    assert label.replace("\\", "") == "**Integrated circuits** :gray[Industry · also “Chips”]"
    assert page == ""  # the map shows an industry itself
    assert "industry=integrated-circuits" in query
    assert "region=CN-GD" in query
    assert "sources=commentary" in query
    assert "colour=industry" in query


def test_an_empty_result_says_what_to_try() -> None:
    (message,) = [info.value for info in typed("xyzzy").info]
    assert "Nothing here is called “xyzzy”" in message
    assert "Try the name of a region" in message


@pytest.mark.parametrize("query", ["banana", "elephant", "gigafactory", "tesla"])
def test_a_name_that_is_far_from_all_others_is_not_suggested(query: str) -> None:
    at = typed(query)
    assert "Nothing here is called" in at.info[0].value
    assert links(at) == []


def test_a_city_that_is_not_in_the_dataset_leads_to_its_region_and_says_so() -> None:
    ((label, _page, query),) = links(typed("Lhasa"))
    assert label == "**Tibet** :gray[Region in which Lhasa lies; the city itself is not in the dataset]"
    assert "region=CN-XZ" in query


def test_a_region_and_an_industry_lead_to_their_evidence() -> None:
    label, page, query = links(typed("shanghai chips"))[0]
    assert "Shanghai × Integrated circuits" in label
    assert page == "evidence"
    assert "in_region=CN-SH" in query
    assert "in_industry=integrated-circuits" in query


def test_markup_in_a_query_is_shown_as_text() -> None:
    (message,) = [info.value for info in typed("**b** <script>").info]
    assert "\\*\\*b\\*\\* \\<script\\>" in message


def test_answers_come_in_the_readers_language() -> None:
    at = typed("Shanghai", lang="zh")
    assert links(at)[0][0].startswith("**上海市**")
