"""Decisions as a browser reports them: what no coder can have made is refused."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.coding.decisions import InvalidDecisionError, KnownIds, added_key, read_decision
from data.coding.model import Decision, SuggestedDocument, accepted
from data.suggestions.suggestion import Strength
from tests.data.coding.suggested_text import KNOWN, TEXT, reported, suggested

DOCUMENT = suggested()
CHIPS = DOCUMENT.suggestions[0]
NOW = datetime(2026, 11, 30, tzinfo=UTC)


def read(record: object, document: SuggestedDocument = DOCUMENT, known: KnownIds = KNOWN) -> Decision:
    return read_decision(record, document, known, "Li", NOW)  # type: ignore[arg-type] # browsers send anything


def words(text: str, industry: str = "trade-and-logistics", region: str = "CN-TJ") -> dict[str, object]:
    """Return what a browser reports for words that were selected."""
    start = DOCUMENT.source.document.text.index(text)
    key = added_key(start, start + len(text), region, industry)
    place = {"start": start, "end": start + len(text), "industry": industry}
    return reported(DOCUMENT, key=key, region=region, level=3, **place)


def test_an_accepted_suggestion_keeps_its_rule_and_loses_it_with_another_level() -> None:
    assert CHIPS.industry_id == "integrated-circuits"
    assert read(reported(DOCUMENT)).passage == CHIPS
    changed = read(reported(DOCUMENT, level=1, region="CN-SH")).passage
    assert (changed.level, changed.rule, changed.region_id) == (1, "", "CN-SH")


def test_selected_words_become_a_passage_of_their_sentence() -> None:
    decided = read(words("现代物流"))
    text = DOCUMENT.source.document.text
    assert text[decided.passage.start : decided.passage.end] == "积极发展现代物流。"
    assert text[decided.passage.term_start : decided.passage.term_end] == "现代物流"
    assert (decided.passage.level, decided.passage.rule, decided.passage.strength) == (3, "", Strength.SURE)
    (coded,) = accepted([decided], frozenset())
    assert coded.added


@pytest.mark.parametrize(
    "change",
    [
        {"receipt": "x"},
        {"receipt": "a b c d e f g"},
        {"action": "drop"},
        {"key": "unknown"},
        {"key": "+1-2-CN-TJ-integrated-circuits"},
        {"level": 0},
        {"level": 4},
        {"level": True},
        {"level": "2"},
        {"region": "CN-XX"},
        {"memo": "x" * 1_001},
    ],
    ids=str,
)
def test_what_cannot_be_chosen_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(InvalidDecisionError):
        read(reported(DOCUMENT) | change)


@pytest.mark.parametrize("place", [(5, 5), (7, 3), (-4, 3), (0, len(TEXT) * 2), ("1", 4), (0, 40)], ids=str)
def test_words_outside_a_paragraph_are_refused(place: tuple[object, object]) -> None:
    start, end = place
    record = words("现代物流") | {"start": start, "end": end, "key": f"+{start}-{end}-CN-TJ-trade-and-logistics"}
    with pytest.raises(InvalidDecisionError):
        read(record)


def test_a_column_that_is_not_in_the_atlas_is_refused() -> None:
    with pytest.raises(InvalidDecisionError):
        read(words("现代物流", industry="alchemy"))


VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.lists(st.integers(), max_size=2)


@given(st.dictionaries(st.sampled_from(["receipt", "action", "key", "region", "level", "memo", "start"]), VALUES))
def test_nothing_but_a_refusal_comes_of_nonsense(change: dict[str, object]) -> None:
    try:
        read(reported(DOCUMENT) | change)
    except InvalidDecisionError:
        return
    assert {"receipt", "action", "level"}.isdisjoint(change) or len(str(change.get("receipt", "x" * 9))) >= 8
