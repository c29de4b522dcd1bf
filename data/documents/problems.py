"""What is wrong with a document, as a code with fields, and the sentences that say it.

The sentences are templates in English: a page translates one and fills in the fields.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from data.upload.cell_sentences import Sentence


class DocumentCode(StrEnum):
    """Codes of all problems; those of the child process are named as in `data.upload.problems`."""

    # the file
    EMPTY_FILE = "empty-file"
    FILE_TOO_LARGE = "file-too-large"
    UNKNOWN_FORMAT = "unknown-format"
    OLD_WORD = "old-word"
    PASSWORD = "password"
    BROKEN_FILE = "broken-file"
    XML_ENTITIES = "xml-entities"
    UNPACKED_TOO_LARGE = "unpacked-too-large"
    # the reading
    TOO_SLOW = "too-slow"
    TOO_MUCH_MEMORY = "too-much-memory"
    SERVER_BUSY = "server-busy"
    READER_FAILED = "reader-failed"
    # the text
    TOO_MANY_PAGES = "too-many-pages"
    TOO_MANY_CHARACTERS = "too-many-characters"
    TOO_MANY_PASSAGES = "too-many-passages"
    NO_TEXT = "no-text"
    SCAN = "scan"
    UNKNOWN_ENCODING = "unknown-encoding"
    # what the reader should know of a text that was read
    ENCODING_UNSURE = "encoding-unsure"
    PAGES_WITHOUT_TEXT = "pages-without-text"
    SIMPLIFIED = "simplified"
    RUNNING_HEADS = "running-heads"
    REVIEW_FOUND = "review-found"


NOTES = frozenset(
    {
        DocumentCode.ENCODING_UNSURE,
        DocumentCode.PAGES_WITHOUT_TEXT,
        DocumentCode.SIMPLIFIED,
        DocumentCode.RUNNING_HEADS,
        DocumentCode.REVIEW_FOUND,
    }
)
"""Codes that come with a text that was read; all others stop the reading."""


@dataclass(frozen=True)
class DocumentProblem:
    """A problem of a document; `fields` hold what the sentence needs, and may hold untrusted text."""

    code: DocumentCode
    fields: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def stops(self) -> bool:
        """True if no text was read because of it."""
        return self.code not in NOTES

    def as_record(self) -> dict[str, Any]:
        """Return the problem as values for JSON."""
        return {"code": str(self.code), "fields": dict(self.fields)}

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "DocumentProblem":
        """Create a problem from the result of `as_record`."""
        return cls(DocumentCode(record["code"]), dict(record["fields"]))


def problem(code: DocumentCode, **fields: str | int) -> DocumentProblem:
    """Create a problem."""
    return DocumentProblem(code, fields)


class UnreadableDocumentError(Exception):
    """The document cannot be read, for the reason in `problem`."""

    def __init__(self, reason: DocumentProblem) -> None:
        super().__init__(str(reason.code))
        self.problem = reason


PASTE = "Paste its text instead."
SENTENCES: Mapping[DocumentCode, Sentence] = {
    DocumentCode.EMPTY_FILE: Sentence("The file is empty.", "Choose the file with your document."),
    DocumentCode.FILE_TOO_LARGE: Sentence(
        "The document has {found} bytes; {limit} are allowed.", "Keep the chapters you need, or paste their text."
    ),
    DocumentCode.UNKNOWN_FORMAT: Sentence(
        "The file is no PDF, DOCX, web page or plain text.",
        "Save the document in one of these formats, or paste its text.",
    ),
    DocumentCode.OLD_WORD: Sentence(
        "The file is a Word document of the old kind, or one with a password.", "Save it as DOCX without a password."
    ),
    DocumentCode.PASSWORD: Sentence("The document is protected by a password.", "Save it without a password."),
    DocumentCode.BROKEN_FILE: Sentence(
        "The document is damaged.", "Open it in the program that made it and save it again, or paste its text."
    ),
    DocumentCode.XML_ENTITIES: Sentence(
        "The document declares XML entities, which can hide an attack.",
        "Save it again with another program, or paste its text.",
    ),
    DocumentCode.UNPACKED_TOO_LARGE: Sentence(
        "The document unpacks to more than {limit} bytes.",
        "Remove pictures, recordings and other large parts, or paste its text.",
    ),
    DocumentCode.TOO_SLOW: Sentence(
        "Reading the document was stopped at its time limit, {limit} seconds of processor time.", PASTE
    ),
    DocumentCode.TOO_MUCH_MEMORY: Sentence("Reading the document was stopped at its memory limit, {limit} MB.", PASTE),
    DocumentCode.SERVER_BUSY: Sentence(
        "The server was too busy to read the document within {limit} seconds.", "Try again in a few minutes."
    ),
    DocumentCode.READER_FAILED: Sentence("The document could not be read.", PASTE),
    DocumentCode.TOO_MANY_PAGES: Sentence(
        "The document has {found} pages; {limit} are allowed.", "Keep the chapters you need, or paste their text."
    ),
    DocumentCode.TOO_MANY_CHARACTERS: Sentence(
        "The document has more than {limit} characters.", "Keep the chapters you need, or paste their text."
    ),
    DocumentCode.TOO_MANY_PASSAGES: Sentence(
        "The project has more than {limit} coded passages.", "Export fewer documents at once."
    ),
    DocumentCode.NO_TEXT: Sentence("The document has no text.", "Check that it is the right file."),
    DocumentCode.SCAN: Sentence(
        "The document is a scan: its {pages} pages are pictures without text.",
        "Recognise its text with an OCR program first, or look for an edition with text.",
    ),
    DocumentCode.UNKNOWN_ENCODING: Sentence(
        "The text of the document is in none of the encodings that can be read.", "Save it as plain text in UTF-8."
    ),
    DocumentCode.ENCODING_UNSURE: Sentence(
        "The encoding of the document is not certain: {encoding} was chosen.", "Check the text before you code it."
    ),
    DocumentCode.PAGES_WITHOUT_TEXT: Sentence(
        "{count} of {pages} pages have no text.", "They may be pictures: what stands on them is not read."
    ),
    DocumentCode.SIMPLIFIED: Sentence(
        "The text was converted from traditional into simplified characters.",
        "Passages are shown as converted; quote the document itself.",
    ),
    DocumentCode.RUNNING_HEADS: Sentence(
        "{count} lines that recur at the head or foot of pages were left out.",
        "Check the text if something is missing.",
    ),
    DocumentCode.REVIEW_FOUND: Sentence(
        "{count} sections review past years and are not coded.", "Change what a section is if that is wrong."
    ),
}


def sentence(of: DocumentProblem, translate: Callable[[str], str] = str) -> tuple[str, str]:
    """Return what is wrong and what to do, translated and filled in."""
    texts = SENTENCES[of.code]
    return translate(texts.wrong).format_map(dict(of.fields)), translate(texts.remedy).format_map(dict(of.fields))
