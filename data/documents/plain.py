"""Read plain text: decode it, and join lines that were broken at a width."""

import re

from data.document import is_chinese
from data.documents.cleaning import clean
from data.documents.lines import ENDS, joined
from data.documents.problems import DocumentCode, DocumentProblem, UnreadableDocumentError, problem
from data.documents.structure import Block, number_depth
from data.upload.encoding import ENCODINGS, detect
from data.upload.problems import UnreadableFileError

BROKEN_SHARE = 0.5
"""Lines are broken at a width if so many of them end near the widest and within a sentence."""

NEAR_WIDEST = 0.85
WIDEST = 130
LEAST = 6


def decoded(raw: bytes, encoding: str = "") -> tuple[str, list[DocumentProblem]]:
    """Return the text of a file in the given encoding if it fits, else in the detected one, and notes."""
    if encoding in ENCODINGS:
        try:
            return raw.decode(encoding), []
        except UnicodeDecodeError:
            pass  # a page that declares another encoding than its own
    try:
        decision = detect(raw)
        text = raw.decode(decision.encoding, "replace")
    except UnreadableFileError as wrong:
        raise UnreadableDocumentError(problem(DocumentCode.UNKNOWN_ENCODING)) from wrong
    unsure = [problem(DocumentCode.ENCODING_UNSURE, encoding=decision.encoding)] if decision.unsure else []
    return text.removeprefix("\ufeff"), unsure


def blocks_of(text: str) -> list[Block]:
    """Return the paragraphs of a text: its lines, or what empty lines part if its lines are broken at a width."""
    lines = [clean(line) for line in re.split(r"\r\n|[\r\n\u2028\u2029]", text)]
    if not broken(lines):
        return [Block(line) for line in lines if line]
    groups: list[list[str]] = [[]]
    widest = max(map(len, lines))
    for line in lines:
        before = groups[-1][-1] if groups[-1] else ""
        if not line:
            groups.append([])
        elif before and ends_paragraph(before, line, widest):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Block(joined(group)) for group in groups if group]


def broken(lines: list[str]) -> bool:
    """True if most lines end near the widest one and within a sentence."""
    filled = [line for line in lines if line]
    widest = max(map(len, filled), default=0)
    if len(filled) < LEAST or widest > WIDEST:
        return False
    cut = sum(len(line) >= NEAR_WIDEST * widest and not line.endswith(ENDS) for line in filled)
    return cut >= BROKEN_SHARE * len(filled)


def ends_paragraph(before: str, line: str, widest: int) -> bool:
    """True if a line ends its paragraph: it is short, or the next one has the number of a heading."""
    if number_depth(line) is not None:
        return True
    if is_chinese(before):
        return len(before) < widest - (
            0 if before.endswith(ENDS) else 1
        )  # no mark begins a line, so one may be shorter
    return len(before) < 0.75 * widest and before.endswith(ENDS)
