"""Turn the passages of a file into decisions on the documents of a coding."""

import secrets
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from data.coding.decisions import LEVELS, MEMO_LENGTH, KnownIds, added_key
from data.coding.model import Action, CodedPassage, Decision, SuggestedDocument
from data.coding.refi_codes import RULES
from data.suggestions.suggestion import Suggestion

NAME_LENGTH = 200


@dataclass(frozen=True)
class ImportedDecisions:
    """What the passages of a file change.

    Attributes:
        decisions: one for each passage on which the coder has decided otherwise, or not at all.
        same: number of passages that the coder has accepted likewise.
        unknown: number of passages of a column, region or document that is not known here.
    """

    decisions: tuple[Decision, ...]
    same: int
    unknown: int


def imported_decisions(
    passages: Iterable[CodedPassage],
    documents: Iterable[SuggestedDocument],
    known: KnownIds,
    log: Iterable[Decision],
    made_at: datetime,
    coder: str,
) -> ImportedDecisions:
    """Return the decisions that bring a log to what a file says; what the file does not name stays as it is.

    A passage is decided on as the suggestion that it accepts: the one with its words, column and region, else with its
    column and region, in whose sentence it lies and whose words it holds, else the only one with its words and column.
    Any other passage is one that the coder has added.

    Args:
        passages: of the file; their offsets fit the documents.
        documents: of the coding.
        known: ids of columns and regions.
        log: decisions of the coder so far.
        made_at: time in UTC.
        coder: name of the coder, for passages of which the file names none.
    """
    by_hash = {one.source.document.sha256: _Suggested(one) for one in documents}
    last = {(one.sha256, one.key): one for one in log}
    new: dict[tuple[str, str], Decision] = {}
    same = unknown = 0
    for coded in passages:
        one, suggested = coded.passage, by_hash.get(coded.sha256)
        known_region = not one.region_id or one.region_id in known.regions
        if suggested is None or one.industry_id not in known.industries or not known_region or one.level not in LEVELS:
            unknown += 1
            continue
        key, passage = _decided(coded, suggested)
        name, memo = coded.coder[:NAME_LENGTH] or coder, coded.memo[:MEMO_LENGTH]
        made = Decision(secrets.token_hex(16), name, made_at, Action.ACCEPT, coded.sha256, passage, key, memo)
        if _says_the_same(last.get((coded.sha256, key)), made):
            same += 1
        else:
            new[coded.sha256, key] = made
    return ImportedDecisions(tuple(new.values()), same, unknown)


def with_only_region(passages: Iterable[CodedPassage], regions: Mapping[str, tuple[str, ...]]) -> list[CodedPassage]:
    """Give the passages of a document with one region that region, if none of them names any.

    Args:
        passages: of a project.
        regions: by hash of a document the regions whose plans it states.
    """
    given = list(passages)
    named = {coded.sha256 for coded in given if coded.passage.region_id}
    only_region = {sha256: ids[0] for sha256, ids in regions.items() if len(ids) == 1 and sha256 not in named}
    return [
        replace(coded, passage=replace(coded.passage, region_id=only_region.get(coded.sha256, coded.passage.region_id)))
        for coded in given
    ]


class _Suggested:
    """The suggestions of a document by what they say."""

    def __init__(self, document: SuggestedDocument) -> None:
        self.words: dict[tuple[int, int, str], list[tuple[str, Suggestion]]] = {}
        self.cells: dict[tuple[str, str], list[tuple[str, Suggestion]]] = {}
        for key, one in sorted(document.by_key.items(), key=lambda entry: entry[1].start):
            self.words.setdefault((one.term_start, one.term_end, one.industry_id), []).append((key, one))
            self.cells.setdefault((one.industry_id, one.region_id), []).append((key, one))

    def accepted_by(self, one: Suggestion) -> tuple[str, Suggestion] | None:
        """Return key and suggestion that a passage accepts; None if there is none."""
        words = self.words.get((one.term_start, one.term_end, one.industry_id), [])
        likewise = [found for found in words if found[1].region_id == one.region_id]
        return next(iter(likewise), None) or self._around(one) or (words[0] if len(words) == 1 else None)

    def _around(self, one: Suggestion) -> tuple[str, Suggestion] | None:
        """Return the suggestion of the same cell in whose sentence a passage lies and whose words it holds."""
        cell = self.cells.get((one.industry_id, one.region_id), [])
        before = bisect_right(cell, one.start, key=lambda entry: entry[1].start)
        if not before:
            return None
        key, found = cell[before - 1]
        return (key, found) if one.start <= found.term_start and found.term_end <= one.end <= found.end else None


def _decided(coded: CodedPassage, suggested: _Suggested) -> tuple[str, Suggestion]:
    """Return key and passage of the decision that accepts a passage."""
    one = coded.passage
    found = None if coded.added else suggested.accepted_by(one)
    if found is None:
        key = added_key(one.term_start, one.term_end, one.region_id, one.industry_id)
        return key, replace(one, rule=one.rule if one.rule in RULES else "")
    key, suggestion = found
    rule = suggestion.rule if one.level == suggestion.level else ""
    return key, replace(suggestion, region_id=one.region_id, level=one.level, rule=rule)


def _says_the_same(last: Decision | None, made: Decision) -> bool:
    return last is not None and (last.action, last.passage, last.memo, last.coder) == (
        made.action,
        made.passage,
        made.memo,
        made.coder,
    )
