"""The child process that reads a document and suggests cells; `data.documents.sandbox` starts and watches it.

It gets the same three open files as the child that reads tables and limits itself likewise, before it reads the first
byte of the file; the third file stays empty.
"""

import importlib
import json
import os
import sys
from typing import Any

from data.document import Document
from data.documents.limits import DocumentLimits
from data.documents.problems import DocumentCode, DocumentProblem, UnreadableDocumentError, problem
from data.documents.read_document import Format, read_document
from data.documents.refi_project import Meanings, read_project
from data.suggestions.builtin import builtin_suggester
from data.upload.process import ProgressReporter, limit_resources, peak_bytes
from data.upload.request import read_request

LIBRARIES = {
    Format.PDF: "data.documents.pdf",
    Format.WORD: "data.documents.word",
    Format.WEB: "data.documents.web",
    Format.TEXT: "data.documents.plain",
}
"""Loaded before the memory is limited, so that nothing is loaded later."""


def answer(request: dict[str, Any], raw: bytes, report: ProgressReporter) -> dict[str, Any]:
    """Read the document, or take it as it is sent, and suggest cells; or read a project; return the notes."""
    limits = DocumentLimits(**request["limits"])
    problems: list[DocumentProblem] = []
    try:
        if request["what"] == "project":
            texts = read_project(raw, Meanings(request["columns"], request["names"]), limits)
            return {"problems": [], "texts": [text.as_record() for text in texts]}
        if request["what"] == "read":
            report("read", 0)
            document, problems = read_document(raw, Format(request["format"]), limits)
        else:
            document = Document.from_record(json.loads(raw))
    except UnreadableDocumentError as refused:
        return {"problems": [refused.problem.as_record()]}
    report("suggest", len(document.paragraphs))
    suggestions = builtin_suggester()(document, request["regions"])
    return {
        "document": document.as_record() if request["what"] == "read" else None,
        "suggestions": [one.as_record() for one in suggestions],
        "problems": [note.as_record() for note in problems],
    }


def main(request_file: int, notes_file: int, _table_file: int) -> None:
    """Read the request, answer it, write the notes and end the process."""
    with os.fdopen(request_file, "rb") as source:
        request = read_request(source)
        if request["what"] == "read":
            for module in (LIBRARIES[Format(request["format"])], "opencc"):
                importlib.import_module(module)
        builtin_suggester()
        limits = DocumentLimits(**request["limits"])
        limit_resources(limits)
        try:
            notes = answer(request, source.read(), ProgressReporter(sys.stdout))
        except MemoryError:
            notes = {
                "problems": [problem(DocumentCode.TOO_MUCH_MEMORY, limit=limits.memory_bytes // 1_000_000).as_record()]
            }
        except Exception as wrong:  # every failure caused by a hostile file must become a problem
            print(f"{type(wrong).__name__} while reading", file=sys.stderr)
            notes = {"problems": [problem(DocumentCode.READER_FAILED).as_record()]}
    notes["peak_bytes"] = peak_bytes()
    with os.fdopen(notes_file, "w", encoding="utf-8") as out:
        json.dump(notes, out)
    sys.stdout.flush()
    os._exit(0)
