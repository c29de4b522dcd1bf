"""Read the codings of a REFI-QDA project, of this project or of another program.

Called in the child process that reads documents, because the file is untrusted.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from data.coding.refi_codes import ADDED, LEVEL_NAMES, QDA, RULES, guid
from data.document import Document
from data.documents.limits import DocumentLimits
from data.documents.problems import DocumentCode, UnreadableDocumentError, problem
from data.documents.structure import Block, build
from data.suggestions.suggestion import Strength, Suggestion

PROJECT = "project.qde"
INTERNAL = "internal://"
NS = {"q": QDA}
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError, KeyError),
    ParseError,
)
"""What zipfile and the XML parser raise for a broken archive, a password or an unknown method."""

PLAIN_LEVEL = 2
"""Level of a passage whose code names a column and no level."""

MOST_PASSAGES = 50_000
"""Of a project: as many as the log of a coder holds."""

MOST_UNKNOWN = 100
NAME_LENGTH, MEMO_LENGTH = 200, 1_000
"""Characters that are kept of a name and of a memo."""


@dataclass(frozen=True)
class ForeignText:
    """A text of a project with its passages.

    Attributes:
        name: as the project calls it.
        document: its text, paragraphs and sections; the text is the project's, letter by letter.
        passages: each with its coder, memo, and whether it was added by hand.
        unknown: names of codes that stand for no column or region, once each, in order; the first MOST_UNKNOWN.
        skipped: selections that lie in no single paragraph.
    """

    name: str
    document: Document
    passages: tuple[tuple[Suggestion, str, str, bool], ...]
    unknown: tuple[str, ...]
    skipped: int

    def as_record(self) -> dict[str, Any]:
        """Return the text as values for JSON."""
        passages = [[one.as_record(), *others] for one, *others in self.passages]
        return vars(self) | {"document": self.document.as_record(), "passages": passages}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "ForeignText":
        """Create a text from the result of `as_record`."""
        passages = tuple((Suggestion.from_record(one), *others) for one, *others in record["passages"])
        document, unknown = Document.from_record(record["document"]), tuple(record["unknown"])
        return cls(record["name"], document, passages, unknown, record["skipped"])


@dataclass(frozen=True)
class Meanings:
    """What codes stand for: ids of columns and of regions by their names in lower case."""

    columns: Mapping[str, str]
    regions: Mapping[str, str]


def read_project(raw: bytes, meanings: Meanings, limits: DocumentLimits) -> list[ForeignText]:
    """Return the plain texts of a project, those of its PDFs too; selections that fit no paragraph are left out.

    A code stands for a column if its id is one of this project's, or if its name, or that of the code above it, is the
    column's name in either language. Its level is that of a code such as “3 Flagship”; without one it is 2.

    Raises:
        UnreadableDocumentError: no archive, broken, too large packed or unpacked, entities in the XML, no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check(archive, limits)
            project = fromstring(archive.read(PROJECT), forbid_dtd=True)
            found = _texts(archive, project, meanings, limits)
    except UnreadableDocumentError:
        raise
    except DefusedXmlException as wrong:
        raise UnreadableDocumentError(problem(DocumentCode.XML_ENTITIES)) from wrong
    except BROKEN as wrong:
        raise UnreadableDocumentError(problem(DocumentCode.BROKEN_FILE)) from wrong
    if not found:
        raise UnreadableDocumentError(problem(DocumentCode.NO_TEXT))
    return found


def _check(archive: zipfile.ZipFile, limits: DocumentLimits) -> None:
    parts = archive.infolist()
    if len(parts) > limits.parts or sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise UnreadableDocumentError(problem(DocumentCode.UNPACKED_TOO_LARGE, limit=limits.unpacked_bytes))


def _texts(archive: zipfile.ZipFile, project: Element, meanings: Meanings, limits: DocumentLimits) -> list[ForeignText]:
    users = {user.get("guid", ""): user.get("name", "") for user in project.iterfind("q:Users/q:User", NS)}
    codes = _codes(project)
    known = _project_codes(meanings)
    found: list[ForeignText] = []
    for name, source in _sources(project):
        text = _text(archive, source)
        if len(text) + sum(len(one.document.text) for one in found) > limits.characters:
            raise UnreadableDocumentError(problem(DocumentCode.TOO_MANY_CHARACTERS, limit=limits.characters))
        if text.strip():
            found.append(replace(_foreign(source, text, users, codes, known, meanings), name=name[:NAME_LENGTH]))
        if sum(len(one.passages) for one in found) > MOST_PASSAGES:
            raise UnreadableDocumentError(problem(DocumentCode.TOO_MANY_PASSAGES, limit=MOST_PASSAGES))
    return found


def _sources(project: Element) -> Iterator[tuple[str, Element]]:
    """Yield name and element of each text: a text source, or the plain text that stands for a PDF."""
    for source in project.iterfind("q:Sources/*", NS):
        if source.tag == f"{{{QDA}}}TextSource":
            yield source.get("name", ""), source
        for text in source.iterfind("q:Representation", NS):
            yield source.get("name", ""), text


def _text(archive: zipfile.ZipFile, source: Element) -> str:
    inside = source.find("q:PlainTextContent", NS)
    if inside is not None:
        return inside.text or ""
    path = source.get("plainTextPath", "")
    if not path.startswith(INTERNAL):
        return ""
    name = path.removeprefix(INTERNAL)
    inner = [part for part in archive.namelist() if part.lower() in (name.lower(), f"sources/{name.lower()}")]
    return archive.read(inner[0]).decode("utf-8-sig") if inner else ""


def _codes(project: Element) -> dict[str, tuple[str, ...]]:
    """Return by id the names of each code and of those above it, from the top."""
    found: dict[str, tuple[str, ...]] = {}
    no_names: tuple[str, ...] = ()
    waiting = [(no_names, code) for code in project.iterfind("q:CodeBook/q:Codes/q:Code", NS)]
    while waiting:
        above, code = waiting.pop()
        names = (*above, code.get("name", ""))
        found[code.get("guid", "").upper()] = names
        waiting += [(names, below) for below in code.iterfind("q:Code", NS)]
    return found


def _project_codes(meanings: Meanings) -> dict[str, tuple[str, str]]:
    """Return what the ids of this project's own codes stand for: kind and key."""
    columns, regions = set(meanings.columns.values()), set(meanings.regions.values())
    return {
        **{guid("level", key, str(level)): (f"level {level}", key) for key in columns for level in LEVEL_NAMES},
        **{guid("region", key): ("region", key) for key in regions},
        **{guid("rule", rule): ("rule", rule) for rule in RULES},
        guid("added"): ("added", ADDED),
    }


def _foreign(
    source: Element,
    text: str,
    users: Mapping[str, str],
    codes: Mapping[str, tuple[str, ...]],
    known: Mapping[str, tuple[str, str]],
    meanings: Meanings,
) -> ForeignText:
    document = exact_document(text)
    passages: list[tuple[Suggestion, str, str, bool]] = []
    unknown: dict[str, None] = {}
    skipped = 0
    for selection in source.iterfind("q:PlainTextSelection", NS):
        start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
        paragraph = next((one for one in document.paragraphs if one.start <= start < end <= one.end), None)
        if paragraph is None:
            skipped += 1
            continue
        memo, user = selection.findtext("q:Description", "", NS), users.get(_coder(selection), "")
        coded_as: dict[str, Any] = {"columns": []}
        for reference in selection.iterfind("q:Coding/q:CodeRef", NS):
            key = reference.get("targetGUID", "").upper()
            if not _take(coded_as, known.get(key), codes.get(key, ()), meanings) and len(unknown) < MOST_UNKNOWN:
                unknown[" / ".join(codes.get(key, (key,)))[:NAME_LENGTH]] = None
        term = selection.get("name", "")
        at = text.find(term, start, end) if term else -1
        first, last = (at, at + len(term)) if at >= 0 else (start, end)
        for column, level in coded_as["columns"]:
            one = Suggestion(
                start,
                end,
                coded_as.get("region", ""),
                column,
                level,
                coded_as.get("rule", ""),
                first,
                last,
                first,
                first,
                Strength.SURE,
                paragraph.number,
                "refi-qda",
            )
            passages.append((one, user[:NAME_LENGTH], memo[:MEMO_LENGTH], "added" in coded_as))
    return ForeignText("", document, tuple(passages), tuple(unknown), skipped)


def _coder(selection: Element) -> str:
    """Return the id of who coded a selection: of who made it, else of who made its first coding."""
    coding = selection.find("q:Coding", NS)
    made = [selection.get("creatingUser", ""), coding.get("creatingUser", "") if coding is not None else ""]
    return next(filter(None, made), "")


def _take(
    coded_as: dict[str, Any], meaning: tuple[str, str] | None, names: tuple[str, ...], meanings: Meanings
) -> bool:
    """Note what a code stands for; False if it stands for nothing known."""
    if meaning and meaning[0].startswith("level"):
        coded_as["columns"].append((meaning[1], int(meaning[0].split()[1])))
    elif meaning:
        coded_as[meaning[0]] = meaning[1]
    else:
        lower = [name.strip().lower() for name in names]
        column = next((meanings.columns[name] for name in reversed(lower) if name in meanings.columns), None)
        region = next((meanings.regions[name] for name in reversed(lower) if name in meanings.regions), None)
        if column:
            levels = [level for level, name in LEVEL_NAMES.items() if lower[-1] in (name.lower(), str(level))]
            coded_as["columns"].append((column, levels[0] if levels else PLAIN_LEVEL))
        elif region:
            coded_as["region"] = region
        return bool(column or region)
    return True


def exact_document(text: str) -> Document:
    r"""Return a text as a document, letter by letter: a paragraph is what stands between two line ends.

    Examples:
        >>> [(p.start, p.end) for p in exact_document(" one.\n\ntwo.").paragraphs]
        [(1, 5), (7, 11)]
    """
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            first = start + len(line) - len(line.lstrip())
            spans.append((first, first + len(line.strip())))
        start += len(line) + 1
    built = build(Block(text[first:last]) for first, last in spans)
    moved = [replace(one, start=first, end=last) for one, (first, last) in zip(built.paragraphs, spans, strict=True)]
    return replace(built, text=text, paragraphs=tuple(moved), sha256=hashlib.sha256(text.encode()).hexdigest())
