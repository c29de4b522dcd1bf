"""Types of a coding: documents, decisions in a log, and the coded passages that follow from the log."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from data.document import Document
from data.suggestions.suggestion import Suggestion


class Action(StrEnum):
    """What a decision does with a passage."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNDO = "undo"
    """Take the last decision on the passage back: it is open again."""


@dataclass(frozen=True)
class SourceDocument:
    """A document with what its reader says of it.

    Attributes:
        document: text, paragraphs and sections, with the parts that the reader has set.
        title, issuer, address: as entered; empty if not given. `address` is the web address.
        date: ISO date as precise as it is known: 2026, 2026-02 or 2026-02-03; empty if not given.
        region_ids: regions whose plans the document states.
        language: zh or en.
    """

    document: Document
    title: str = ""
    issuer: str = ""
    date: str = ""
    region_ids: tuple[str, ...] = ()
    address: str = ""
    language: str = "zh"

    def as_record(self) -> dict[str, Any]:
        """Return the document as values for JSON."""
        return asdict(self) | {"document": self.document.as_record(), "region_ids": list(self.region_ids)}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "SourceDocument":
        """Create a document from the result of `as_record`."""
        document, regions = Document.from_record(record["document"]), tuple(record["region_ids"])
        return cls(**record | {"document": document, "region_ids": regions})


@dataclass(frozen=True)
class SuggestedDocument:
    """A document of a coding with the suggestions that its coders decide on, in text order."""

    source: SourceDocument
    suggestions: tuple[Suggestion, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[str, Suggestion]:
        """The suggestions by key."""
        return {one.key(self.source.document): one for one in self.suggestions}


@dataclass(frozen=True)
class Decision:
    """One entry of the log.

    Attributes:
        receipt: random id that the browser gives; the same receipt is saved once.
        coder: name that the coder has chosen.
        made_at: time in UTC.
        action: what is done.
        sha256: of the document.
        passage: the passage with region, column and level as decided; its `key` names what is decided on.
        key: key of the suggestion that is decided on, or of the passage that the coder has added.
        memo: the coder's note; empty if none.
    """

    receipt: str
    coder: str
    made_at: datetime
    action: Action
    sha256: str
    passage: Suggestion
    key: str
    memo: str = ""


@dataclass(frozen=True)
class CodedPassage:
    """A passage that a coder has accepted.

    `added` is true if no suggestion stood there. `passage.rule` is empty if the coder changed the level, or added it,
    without naming a rule.
    """

    sha256: str
    passage: Suggestion
    coder: str
    memo: str = ""
    added: bool = False


@dataclass(frozen=True)
class Settlement:
    """A disagreement of two coders about a cell, settled.

    Attributes:
        receipt, coder, made_at: as of a decision; the coder is the one who settles.
        region_id, industry_id: the cell.
        holds: number of the coder whose coding of the cell holds, 1 or 2.
        reason: why, in the coder's words.
    """

    receipt: str
    coder: str
    made_at: datetime
    region_id: str
    industry_id: str
    holds: int
    reason: str


@dataclass(frozen=True)
class Coding:
    """Documents and one coder's accepted passages, with the versions of the terms and the codebook in force."""

    name: str
    documents: tuple[SourceDocument, ...]
    passages: tuple[CodedPassage, ...] = field(default_factory=tuple)
    terms_version: str = ""
    rules_version: str = ""


def accepted(decisions: Iterable[Decision], suggested: frozenset[str]) -> tuple[CodedPassage, ...]:
    """Return the passages that a log of one coder accepts, in text order of each document.

    Args:
        decisions: in the order in which they were made; the last one on a key counts.
        suggested: keys of the suggestions; an accepted passage with another key was added by the coder.
    """
    last: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        last[decision.sha256, decision.key] = decision
    passages = [
        CodedPassage(decision.sha256, decision.passage, decision.coder, decision.memo, decision.key not in suggested)
        for decision in last.values()
        if decision.action is Action.ACCEPT
    ]
    return tuple(sorted(passages, key=text_order))


def settled(
    first: Iterable[CodedPassage], second: Iterable[CodedPassage], settlements: Iterable[Settlement]
) -> tuple[CodedPassage, ...]:
    """Return the passages of two coders once their disagreements are settled, in text order of each document.

    A cell holds as its settlement says; without one, as the first coder has it. The last settlement of a cell counts.
    """
    holds = {(one.region_id, one.industry_id): one.holds for one in settlements}
    kept = [
        coded
        for number, passages in enumerate((first, second), start=1)
        for coded in passages
        if holds.get((coded.passage.region_id, coded.passage.industry_id), 1) == number
    ]
    return tuple(sorted(kept, key=text_order))


def text_order(coded: CodedPassage) -> tuple[str, int, int]:
    """Return what sorts passages: document, start, term."""
    return coded.sha256, coded.passage.start, coded.passage.term_start
