"""Turn documents, decisions and settlements into rows of the tables, and back."""

import json
from typing import Any

from sqlalchemy import Row

from data.coding.model import Action, Decision, Settlement, SourceDocument, SuggestedDocument
from data.store.coding import Logged, OpenCoding
from data.store.saving import storable_text
from data.store.versions import in_utc
from data.suggestions.suggestion import Suggestion


def document_row(coding_id: str, position: int, one: SuggestedDocument) -> dict[str, object]:
    """Return the row of a document. JSON in ASCII holds any text, NUL and half a pair of surrogates included."""
    return {
        "coding_id": coding_id,
        "position": position,
        "sha256": one.source.document.sha256,
        "source": json.dumps(one.source.as_record()),
        "suggestions": json.dumps([suggestion.as_record() for suggestion in one.suggestions]),
    }


def suggested_document(row: Row[Any]) -> SuggestedDocument:
    """Return the document of a row."""
    suggestions = map(Suggestion.from_record, json.loads(row.suggestions))
    return SuggestedDocument(SourceDocument.from_record(json.loads(row.source)), tuple(suggestions))


def decision_row(opened: OpenCoding, number: int, one: Decision) -> dict[str, object]:
    """Return the row of a decision in the log of the coder who has opened the coding."""
    return {
        "coding_id": opened.id,
        "coder": opened.you,
        "number": number,
        "receipt": one.receipt,
        "name": storable_text(one.coder),
        "made_at": one.made_at,
        "action": str(one.action),
        "sha256": one.sha256,
        "key": one.key,
        "passage": json.dumps(one.passage.as_record()),
        "memo": storable_text(one.memo),
    }


def logged(row: Row[Any]) -> Logged:
    """Return the decision of a row with its number."""
    passage = Suggestion.from_record(json.loads(row.passage))
    decision = Decision(
        row.receipt, row.name, in_utc(row.made_at), Action(row.action), row.sha256, passage, row.key, row.memo
    )
    return Logged(row.number, decision)


def settlement_row(coding_id: str, number: int, one: Settlement) -> dict[str, object]:
    """Return the row of a settlement."""
    return {
        "coding_id": coding_id,
        "number": number,
        "receipt": one.receipt,
        "name": storable_text(one.coder),
        "made_at": one.made_at,
        "region_id": one.region_id,
        "industry_id": one.industry_id,
        "holds": one.holds,
        "reason": storable_text(one.reason),
    }


def settlement_of(row: Row[Any]) -> Settlement:
    """Return the settlement of a row."""
    moment = in_utc(row.made_at)
    return Settlement(row.receipt, row.name, moment, row.region_id, row.industry_id, row.holds, row.reason)
