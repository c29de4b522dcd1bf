"""Read a decision that a browser sends, and check it against the document before it is saved."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from data.coding.model import Action, Decision, SuggestedDocument
from data.document import Document, Paragraph, is_chinese
from data.suggestions.clauses import sentences
from data.suggestions.suggestion import Strength, Suggestion

RECEIPT = re.compile(r"[A-Za-z0-9-]{8,64}")
LEVELS = (1, 2, 3)
MEMO_LENGTH = 1_000
ADDED_LENGTH = 500
"""Characters of the words that a coder may select for one passage."""


class InvalidDecisionError(ValueError):
    """A decision that is not valid for this document."""


@dataclass(frozen=True)
class KnownIds:
    """Ids of the columns and of the regions that a passage may be tied to."""

    industries: Container[str]
    regions: Container[str]


def added_key(start: int, end: int, region_id: str, industry_id: str) -> str:
    """Return the key of a passage that a coder has added; it begins with a character that no suggestion's key holds.

    Examples:
        >>> added_key(3, 7, "CN-TJ", "shipping")
        '+3-7-CN-TJ-shipping'
    """
    return f"+{start}-{end}-{region_id}-{industry_id}"


def read_decision(
    record: Mapping[str, Any], document: SuggestedDocument, known: KnownIds, coder: str, made_at: datetime
) -> Decision:
    """Return the decision that a browser reports.

    Args:
        record: receipt, action, key, region, level and memo; for a passage that the coder adds also start, end (the
            selected words) and industry.
        document: that the decision is about.
        known: ids of columns and regions.
        coder: name of the coder.
        made_at: time in UTC.

    Raises:
        InvalidDecisionError: a value is missing or invalid.
    """
    try:
        receipt, key, memo = str(record["receipt"]), str(record["key"]), str(record.get("memo", ""))
        action, region, level = Action(record["action"]), str(record.get("region", "")), record["level"]
        passage = _suggested(document, key) or _added(record, key, document.source.document, region)
    except (KeyError, ValueError, TypeError, StopIteration) as error:
        raise InvalidDecisionError from error
    fits = RECEIPT.fullmatch(receipt) and len(memo) <= MEMO_LENGTH and level in LEVELS and type(level) is int
    if not fits or passage.industry_id not in known.industries or (region and region not in known.regions):
        raise InvalidDecisionError
    rule = passage.rule if level == passage.level else ""
    passage = replace(passage, region_id=region, level=level, rule=rule)
    return Decision(receipt, coder, made_at, action, document.source.document.sha256, passage, key, memo)


def _suggested(document: SuggestedDocument, key: str) -> Suggestion | None:
    return None if key.startswith("+") else document.by_key[key]


def _added(record: Mapping[str, Any], key: str, document: Document, region: str) -> Suggestion:
    """Return a passage for words that a coder has selected: the sentences of the paragraph that they stand in."""
    start, end, industry = record["start"], record["end"], str(record["industry"])
    if type(start) is not int or type(end) is not int or key != added_key(start, end, region, industry):
        raise InvalidDecisionError
    paragraph = next(one for one in document.paragraphs if one.start <= start < end <= one.end)
    if end - start > ADDED_LENGTH:
        raise InvalidDecisionError
    first, last = _sentences_around(document, paragraph, start, end)
    return Suggestion(first, last, region, industry, 2, "", start, end, start, start, Strength.SURE, paragraph.number)


def _sentences_around(document: Document, paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    text = document.text_of(paragraph)
    spans = [
        (paragraph.start + span.start, paragraph.start + span.end) for span in sentences(text, chinese=is_chinese(text))
    ]
    touched = [(first, last) for first, last in spans if first < end and start < last]
    return min([start, *(first for first, _last in touched)]), max([end, *(last for _first, last in touched)])
