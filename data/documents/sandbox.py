"""Read untrusted documents in a child process with limits on memory and time, and suggest cells there."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from data.document import Document
from data.documents.limits import DocumentLimits
from data.documents.problems import DocumentCode, DocumentProblem, UnreadableDocumentError, problem
from data.documents.read_document import format_of
from data.suggestions.suggestion import Suggestion
from data.upload.grid import Progress, silent
from data.upload.sandbox import Child, never_cancel

WORKER = "data.documents.worker"


@dataclass(frozen=True)
class ReadResult:
    """What a child returned.

    Attributes:
        document: the text; None if it was refused, and then the first problem says why.
        suggestions: of the planning parts, in text order.
        problems: the reason of a refusal, or notes on how the text was read.
        peak_bytes: the most memory that the child held; 0 if it was ended.
    """

    document: Document | None
    suggestions: tuple[Suggestion, ...] = ()
    problems: tuple[DocumentProblem, ...] = ()
    peak_bytes: int = 0


def read(
    raw: bytes,
    region_ids: Sequence[str] = (),
    limits: DocumentLimits | None = None,
    *,
    progress: Progress = silent,
    waiting: Callable[[], None] = never_cancel,
) -> ReadResult:
    """Read a file (PDF, DOCX, HTML, text) or pasted text in UTF-8, and suggest cells.

    Args:
        raw: the file.
        region_ids: the document's own regions.
        limits: the limits; those of the environment if None. A child that exceeds them is ended.
        progress: called with stage and number of paragraphs, from the calling thread.
        waiting: called about twenty times a second; an exception from it ends the child.

    Returns:
        Always a result: a failure of the child becomes a problem.
    """
    limits = limits or DocumentLimits.from_environment()
    try:
        kind = format_of(raw, limits)
    except UnreadableDocumentError as refused:
        return ReadResult(None, problems=(refused.problem,))
    request = {"what": "read", "format": str(kind), "regions": list(region_ids)}
    notes, failure = answer(raw, limits, request, progress, waiting)
    if failure:
        return ReadResult(None, problems=(failure,))
    document = Document.from_record(notes["document"]) if notes.get("document") else None
    return ReadResult(document, *found(notes))


def suggest(
    document: Document,
    region_ids: Sequence[str] = (),
    limits: DocumentLimits | None = None,
    *,
    waiting: Callable[[], None] = never_cancel,
) -> ReadResult:
    """Suggest cells again for a document that was read before, for example after its sections were marked otherwise."""
    raw = json.dumps(document.as_record()).encode()
    request = {"what": "suggest", "regions": list(region_ids)}
    notes, failure = answer(raw, limits or DocumentLimits.from_environment(), request, silent, waiting)
    return ReadResult(document, problems=(failure,)) if failure else ReadResult(document, *found(notes))


def answer(
    raw: bytes, limits: DocumentLimits, request: dict[str, Any], progress: Progress, waiting: Callable[[], None]
) -> tuple[dict[str, Any], DocumentProblem | None]:
    """Return the notes of a child, or why there are none."""
    with Child(raw, limits, request, WORKER) as child:
        ended = child.watch(progress, waiting)
        notes = None if ended else child.notes()
    if ended:
        return {}, DocumentProblem(DocumentCode(str(ended.code)), ended.fields)
    return (notes, None) if notes else ({}, problem(DocumentCode.READER_FAILED))


def found(notes: dict[str, Any]) -> tuple[tuple[Suggestion, ...], tuple[DocumentProblem, ...], int]:
    """Return suggestions, problems and peak memory of a child's notes."""
    return (
        tuple(map(Suggestion.from_record, notes.get("suggestions", ()))),
        tuple(map(DocumentProblem.from_record, notes["problems"])),
        notes["peak_bytes"],
    )
