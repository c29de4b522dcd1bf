"""Passages of a file become the decisions that they stand for, once."""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from data.coding.decisions import KnownIds, added_key, read_decision
from data.coding.imported import ImportedDecisions, imported_decisions, with_only_region
from data.coding.model import Action, CodedPassage, Decision, accepted
from tests.data.coding.suggested_text import decision, suggested

DOCUMENT = suggested()
SHA256 = DOCUMENT.source.document.sha256
KNOWN = KnownIds({one.industry_id for one in DOCUMENT.suggestions} | {"tourism"}, {"CN-TJ", "CN-SH"})
NOW = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)


def added() -> Decision:
    """A passage that a coder has added by hand."""
    start = DOCUMENT.source.document.text.index("支柱产业")
    key = added_key(start, start + 4, "CN-SH", "tourism")
    record = {"action": "accept", "key": key, "region": "CN-SH", "level": 1, "start": start, "end": start + 4}
    changed = record | {"receipt": secrets.token_hex(8), "industry": "tourism", "memo": "by hand"}
    return read_decision(changed, DOCUMENT, KNOWN, "Wang", NOW)


LOG = (
    decision(DOCUMENT),
    decision(DOCUMENT, 1, level=1, memo="weaker"),
    decision(DOCUMENT, 2, region="CN-SH"),
    decision(DOCUMENT, 3, Action.REJECT),
    added(),
)


def passages(log: Iterable[Decision]) -> tuple[CodedPassage, ...]:
    return accepted(log, frozenset(DOCUMENT.by_key))


def taken(coded: Iterable[CodedPassage], log: Iterable[Decision] = ()) -> ImportedDecisions:
    return imported_decisions(coded, [DOCUMENT], KNOWN, log, NOW, "Zhou")


def test_a_coding_that_is_taken_over_is_the_same_coding() -> None:
    found = taken(passages(LOG))
    assert (found.same, found.unknown) == (0, 0)
    assert passages(found.decisions) == passages(LOG)
    assert {one.key for one in found.decisions} == {one.key for one in LOG if one.action is Action.ACCEPT}
    assert len({one.receipt for one in found.decisions}) == 4


def test_what_is_decided_likewise_is_not_decided_again() -> None:
    found = taken(passages(LOG), LOG)
    assert (found.decisions, found.same) == ((), 4)
    back = decision(DOCUMENT, 0, Action.UNDO)
    assert [one.key for one in taken(passages(LOG), (*LOG, back)).decisions] == [LOG[0].key]


def test_a_suggestion_is_known_by_its_sentence_where_the_file_has_lost_its_words() -> None:
    """REFI-QDA keeps the sentence; another program names no words in it."""
    one = DOCUMENT.suggestions[0]
    bare = replace(one, term_start=one.start, term_end=one.end, trigger_start=one.start, trigger_end=one.start)
    (found,) = taken([CodedPassage(SHA256, replace(bare, maker="refi-qda", rule=""), "")]).decisions
    assert (found.key, found.passage, found.coder) == (next(iter(DOCUMENT.by_key)), one, "Zhou")


def test_what_this_atlas_does_not_know_is_counted_and_left_out() -> None:
    one = DOCUMENT.suggestions[0]
    wrong = (
        CodedPassage("0" * 64, one, "Li"),
        CodedPassage(SHA256, replace(one, industry_id="moods"), "Li"),
        CodedPassage(SHA256, replace(one, region_id="XX"), "Li"),
        CodedPassage(SHA256, replace(one, level=4), "Li"),
    )
    assert taken(wrong) == ImportedDecisions((), 0, 4)
    long = CodedPassage(SHA256, replace(one, rule="L9"), "L" * 900, "m" * 9_000, added=True)
    (kept,) = taken([long]).decisions
    assert (kept.passage.rule, len(kept.coder), len(kept.memo)) == ("", 200, 1_000)


def test_the_only_region_of_a_document_is_that_of_passages_that_name_none() -> None:
    one = replace(DOCUMENT.suggestions[0], region_id="")
    none, some = CodedPassage(SHA256, one, "Li"), CodedPassage(SHA256, replace(one, region_id="CN-SH"), "Li")

    def regions(coded: list[CodedPassage], own: tuple[str, ...]) -> list[str]:
        return [found.passage.region_id for found in with_only_region(coded, {SHA256: own})]

    assert regions([none, none], ("CN-TJ",)) == ["CN-TJ", "CN-TJ"]
    assert regions([none, some], ("CN-TJ",)) == ["", "CN-SH"]
    assert regions([none], ("CN-TJ", "CN-SH")) == [""]
