"""Terms learnt from documents: what is taken, how sure it is, and what is left."""

from functools import partial

from data.load import load
from data.suggestions.columns import columns_of
from data.suggestions.growing import Named, grow, named
from data.suggestions.matching import Matcher
from data.suggestions.terms import Term, Terms
from scripts import build_terms

BASE = Terms((Term("汽车", "zh", "automobiles", "sure", "curated"),))
KNOWN = partial(columns_of, Matcher(BASE.rows))


def item(words: str, document: str, *columns: str, source: str = "lists") -> Named:
    return Named(words, "zh", frozenset(columns), document, source)


def grown(*items: Named) -> set[tuple[str, str, str]]:
    return {
        (term.term, term.industry_id, term.strength) for term in grow(BASE, KNOWN, items).rows if term not in BASE.rows
    }


def test_an_item_of_two_documents_is_sure_and_of_one_list_weak() -> None:
    assert grown(item("滩羊", "a", "food"), item("滩羊", "b", "food"), item("鞋帽", "a", "light")) == {
        ("滩羊", "food", "sure"),
        ("鞋帽", "light", "weak"),
    }


def test_one_report_alone_teaches_nothing() -> None:
    assert grown(item("智慧蓉城", "a", "smart-city", source="reports")) == set()


def test_what_is_known_or_disputed_or_a_list_teaches_nothing() -> None:
    assert grown(item("汽车产业", "a", "automobiles"), item("汽车产业", "b", "automobiles")) == set()
    assert grown(item("先进件", "a", "x"), item("先进件", "b", "y")) == set()
    assert grown(item("鞋、帽", "a", "light"), item("鞋、帽", "b", "light")) == set()


def test_an_item_that_mixes_two_fields_gets_both() -> None:
    rows = [("光芯", "zh", column, document, "lists") for column in ("x", "y") for document in "ab"]
    assert grown(*named(rows)) == {("光芯", "x", "sure"), ("光芯", "y", "sure")}


def test_the_table_is_what_the_script_grows_from_its_curated_rows() -> None:
    start = build_terms.base(build_terms.curated())
    expected = grow(start, partial(columns_of, Matcher(start.rows)), build_terms.items())
    assert Terms.from_records(load().table("terms").to_dict("records")) == expected
