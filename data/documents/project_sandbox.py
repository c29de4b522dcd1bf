"""Read an untrusted REFI-QDA project in the child process that reads documents."""

from collections.abc import Callable

from data.documents.limits import DocumentLimits
from data.documents.problems import DocumentCode, DocumentProblem, problem
from data.documents.refi_project import ForeignText, Meanings
from data.documents.sandbox import answer
from data.upload.grid import silent
from data.upload.sandbox import never_cancel


def read_project_apart(
    raw: bytes,
    meanings: Meanings,
    limits: DocumentLimits | None = None,
    *,
    waiting: Callable[[], None] = never_cancel,
) -> tuple[tuple[ForeignText, ...], DocumentProblem | None]:
    """Return the texts of a project with their passages, or why there are none; arguments as of `sandbox.read`."""
    limits = limits or DocumentLimits.from_environment()
    if len(raw) > limits.file_bytes:
        return (), problem(DocumentCode.FILE_TOO_LARGE, found=len(raw), limit=limits.file_bytes)
    request = {"what": "project", "columns": dict(meanings.columns), "names": dict(meanings.regions)}
    notes, failure = answer(raw, limits, request, silent, waiting)
    if failure:
        return (), failure
    if notes["problems"]:
        return (), DocumentProblem.from_record(notes["problems"][0])
    return tuple(map(ForeignText.from_record, notes["texts"])), None
