"""The address to which a coder's browser sends decisions (`assets/coder.js`).

Id and key are sent in the body, because paths and queries may be logged on the way. Each answer lists the log entries
that the browser does not have yet, so two windows of one coder show the same.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from anyio import to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from components.coding.store import coding_store, document_of, known_ids
from components.export.packing import DownloadLimits, client_address
from data.coding.decisions import InvalidDecisionError, read_decision
from data.coding.model import Decision
from data.store.coding import Logged, OpenCoding
from data.store.codings import MOST_DECISIONS
from data.store.errors import CodingDoneError, CodingFullError, StoreError, UnknownCodingError

ADDRESS = "codings/decisions"
LIMITS = DownloadLimits(total=48, per_client=8, preparing=2)
MOST_BYTES = 60_000
"""Of a request; a proxy may take no more than 64 kB. The browser sends up to 50 decisions at once."""

MOST_AT_ONCE = 200
STATUS = {UnknownCodingError: 404, CodingDoneError: 409, CodingFullError: 413}


async def record_decisions(request: Request) -> Response:
    """Save the decisions of a batch that are not saved yet, and answer with receipts and with what else was logged."""
    with LIMITS.slot(client_address(request.scope)) as refusal:
        if refusal:
            return refusal
        try:
            asked = json.loads(await _body(request))
            async with LIMITS.preparing:
                return _answer(200, await to_thread.run_sync(_recorded, asked))
        except (ValueError, TypeError, KeyError, RecursionError, ClientDisconnect):
            return _answer(400, {"error": "invalid"})
        except StoreError as error:
            return _answer(STATUS.get(type(error), 503), {"error": type(error).__name__})


async def _body(request: Request) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise ValueError
    return body


def _recorded(asked: Any) -> Mapping[str, Any]:
    """Save a batch: `coding`, `key`, `since` (the last number that the browser knows) and `decisions`.

    Raises:
        StoreError: nothing was saved.
        ValueError, TypeError, KeyError: the request is not understood.
    """
    coding_id, key, since, records = str(asked["coding"]), str(asked["key"]), asked["since"], asked["decisions"]
    if not isinstance(records, list) or len(records) > MOST_AT_ONCE:
        raise ValueError
    if type(since) is not int or not 0 <= since <= MOST_DECISIONS:
        raise ValueError
    opened = coding_store().open(coding_id, key)
    decisions, refused = _read(opened, records)
    coding_store().record(coding_id, key, decisions)
    log = coding_store().log(opened, opened.you, since)
    return {"saved": [one.receipt for one in decisions], "refused": refused, "log": [entry(one) for one in log]}


def _read(opened: OpenCoding, records: list[Any]) -> tuple[list[Decision], list[str]]:
    """Return the valid decisions, and the receipts of the invalid ones, which will never be saved."""
    decisions, refused, now = [], [], datetime.now(UTC)
    for record in records:
        try:
            position = record["document"]
            if type(position) is not int or not 0 <= position < opened.documents:
                raise InvalidDecisionError
            decisions.append(read_decision(record, document_of(opened, position), known_ids(), opened.coder.name, now))
        except (UnknownCodingError, InvalidDecisionError, TypeError, KeyError):
            refused.append(str(record.get("receipt", "")) if isinstance(record, dict) else "")
    return decisions, refused


def entry(one: Logged) -> dict[str, Any]:
    """Return an entry of the log as the browser reads it."""
    decision, passage = one.decision, one.decision.passage
    return {
        "number": one.number,
        "receipt": decision.receipt,
        "action": decision.action,
        "sha256": decision.sha256,
        "key": decision.key,
        "start": passage.term_start,
        "end": passage.term_end,
        "passage": [passage.start, passage.end],
        "region": passage.region_id,
        "industry": passage.industry_id,
        "level": passage.level,
        "memo": decision.memo,
    }


def _answer(status: int, content: Mapping[str, Any]) -> Response:
    return JSONResponse(content, status, headers={"Cache-Control": "no-store"})


ROUTES = [Route(f"/{ADDRESS}", record_decisions, methods=["POST"])]
