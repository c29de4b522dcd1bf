"""Codings in the store: who opens what, and a log in which every decision stands once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.coding.model import Action, Settlement
from data.store import codings
from data.store.coding import NewCoding
from data.store.codings import CodingStore
from data.store.datasets import DatasetStore
from data.store.engine import forget
from data.store.errors import CodingDoneError, CodingFullError, UnknownCodingError
from data.store.settings import store_settings
from tests.data.coding.suggested_text import TEXT, decision, suggested

DOCUMENT = suggested()
NEW = NewCoding("Lin River", "Li", (DOCUMENT, suggested(TEXT.replace("临江", "海东"))))
COUNT = len(DOCUMENT.suggestions)


@pytest.fixture
def coding_store(store: DatasetStore) -> CodingStore:
    return CodingStore(store.settings)


def test_a_coding_opens_with_the_key_of_a_coder_and_with_nothing_else(coding_store: CodingStore) -> None:
    saved = coding_store.save(NEW)
    opened = coding_store.open(saved.id, saved.key)
    assert (opened.name, opened.you, opened.coder.name, opened.documents) == ("Lin River", 1, "Li", 2)
    assert coding_store.document(opened, 0) == DOCUMENT
    for coding_id, key in ((saved.id, ""), (saved.id, "A" * 22), ("A" * 22, saved.key), ("", "")):
        with pytest.raises(UnknownCodingError):
            coding_store.open(coding_id, key)
    with pytest.raises(UnknownCodingError):
        coding_store.document(opened, 2)


def test_the_first_coder_deletes_a_coding_and_the_second_cannot(coding_store: CodingStore) -> None:
    saved = coding_store.save(NEW)
    second = coding_store.invite(saved.id, saved.key)
    for change in (
        lambda: coding_store.delete(saved.id, second),
        lambda: coding_store.rename(saved.id, second, "Mine"),
        lambda: coding_store.invite(saved.id, second),
    ):
        with pytest.raises(UnknownCodingError):
            change()
    coding_store.rename(saved.id, saved.key, "River")
    assert coding_store.open(saved.id, second).name == "River"
    coding_store.delete(saved.id, saved.key)
    with pytest.raises(UnknownCodingError):
        coding_store.open(saved.id, saved.key)


def test_a_new_link_for_the_second_coder_replaces_the_one_before_and_keeps_what_they_decided(
    coding_store: CodingStore,
) -> None:
    saved = coding_store.save(NEW)
    lost = coding_store.invite(saved.id, saved.key)
    coding_store.record(saved.id, lost, [decision(DOCUMENT)])
    found = coding_store.invite(saved.id, saved.key)
    with pytest.raises(UnknownCodingError):
        coding_store.open(saved.id, lost)
    opened = coding_store.open(saved.id, found)
    assert (opened.you, len(coding_store.log(opened, 2))) == (2, 1)


def test_a_second_coder_sees_the_first_ones_decisions_once_both_are_done(coding_store: CodingStore) -> None:
    saved = coding_store.save(NEW)
    second = coding_store.invite(saved.id, saved.key)
    coding_store.record(saved.id, saved.key, [decision(DOCUMENT), decision(DOCUMENT, 1)])
    coding_store.record(saved.id, second, [decision(DOCUMENT, 2)])

    def seen() -> list[tuple[int, int]]:
        opened = [coding_store.open(saved.id, key) for key in (saved.key, second)]
        return [(len(coding_store.log(one, 1)), len(coding_store.log(one, 2))) for one in opened]

    assert seen() == [(2, 0), (0, 1)]
    coding_store.finish(saved.id, saved.key, done=True)
    assert seen() == [(2, 0), (0, 1)]
    with pytest.raises(CodingDoneError):
        coding_store.record(saved.id, saved.key, [decision(DOCUMENT)])
    coding_store.finish(saved.id, saved.key, done=False)
    coding_store.record(saved.id, saved.key, [decision(DOCUMENT)])
    for key in (saved.key, second):
        coding_store.finish(saved.id, key, done=True)
    assert seen() == [(3, 1), (3, 1)]
    with pytest.raises(CodingDoneError):
        coding_store.finish(saved.id, second, done=False)


def test_a_disagreement_is_settled_once_both_are_done_and_once_for_a_receipt(coding_store: CodingStore) -> None:
    saved = coding_store.save(NEW)
    second = coding_store.invite(saved.id, saved.key)
    one = Settlement("receipt-1", "Li", datetime.now(UTC), "CN-TJ", "shipping", 2, "The sentence says so.")
    with pytest.raises(CodingDoneError):
        coding_store.settle(saved.id, saved.key, one)
    for key in (saved.key, second):
        coding_store.finish(saved.id, key, done=True)
    for again in (one, one, replace(one, receipt="receipt-2", holds=1)):
        coding_store.settle(saved.id, second, again)
    kept = coding_store.settlements(coding_store.open(saved.id, saved.key))
    assert kept == (one, replace(one, receipt="receipt-2", holds=1))


def test_a_later_name_is_that_of_later_decisions(coding_store: CodingStore) -> None:
    saved = coding_store.save(NEW)
    coding_store.record(saved.id, saved.key, [decision(DOCUMENT)])
    coding_store.name_coder(saved.id, saved.key, "Li\0 Na")
    opened = coding_store.open(saved.id, saved.key)
    assert opened.coder.name == "Li␀ Na"
    coding_store.record(saved.id, saved.key, [replace(decision(DOCUMENT, 1), coder=opened.coder.name)])
    assert [one.decision.coder for one in coding_store.log(opened, 1)] == ["Li", "Li␀ Na"]


def test_a_decision_comes_back_as_it_was_saved(coding_store: CodingStore) -> None:
    saved = coding_store.save(NEW)
    one = decision(DOCUMENT, 1, Action.REJECT, memo="“quoted”\n'; DROP TABLE codings; --")
    coding_store.record(saved.id, saved.key, [one])
    (kept,) = coding_store.log(coding_store.open(saved.id, saved.key), 1)
    assert (kept.number, kept.decision) == (1, one)


def test_expired_codings_are_gone_at_once_and_purged(coding_store: CodingStore) -> None:
    expired = coding_store.save(replace(NEW, expires_at=datetime.now(UTC) - timedelta(seconds=1)))
    kept = coding_store.save(replace(NEW, expires_at=datetime.now(UTC) + timedelta(days=1)))
    with pytest.raises(UnknownCodingError):
        coding_store.open(expired.id, expired.key)
    assert coding_store.purge(datetime.now(UTC)) == 1
    assert coding_store.open(kept.id, kept.key).documents == 2


def test_a_coding_is_bounded(coding_store: CodingStore, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CodingFullError):
        coding_store.save(replace(NEW, documents=(DOCUMENT,) * 21))
    saved = coding_store.save(NEW)
    monkeypatch.setattr(codings, "MOST_DECISIONS", 2)
    with pytest.raises(CodingFullError):
        coding_store.record(saved.id, saved.key, [decision(DOCUMENT) for _ in range(3)])
    assert coding_store.log(coding_store.open(saved.id, saved.key), 1) == ()


MADE = [decision(DOCUMENT, at % COUNT, receipt=f"receipt-{at}") for at in range(8)]
SENDS = st.lists(st.lists(st.sampled_from(range(8)), min_size=1, max_size=5), max_size=8)


@pytest.fixture(scope="module")
def file_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CodingStore]:
    folder: Path = tmp_path_factory.mktemp("codings")
    made = CodingStore(store_settings({"ATLAS_DATA_DIR": str(folder)}))
    yield made
    forget(made.settings)


@given(SENDS)
def test_whatever_is_sent_again_and_in_whatever_order_stands_once_as_it_came_first(
    file_store: CodingStore, sends: list[list[int]]
) -> None:
    saved = file_store.save(NEW)
    for batch in sends:
        file_store.record(saved.id, saved.key, [MADE[at] for at in batch])
    log = file_store.log(file_store.open(saved.id, saved.key), 1)
    assert [one.number for one in log] == list(range(1, len(log) + 1))
    first = dict.fromkeys(f"receipt-{at}" for batch in sends for at in batch)
    assert [one.decision.receipt for one in log] == list(first)


def test_the_log_after_a_number_is_the_rest_of_it(coding_store: CodingStore) -> None:
    saved = coding_store.save(NEW)
    coding_store.record(saved.id, saved.key, MADE)
    opened = coding_store.open(saved.id, saved.key)
    whole = coding_store.log(opened, 1)
    assert [coding_store.log(opened, 1, since) for since in range(9)] == [whole[since:] for since in range(9)]
