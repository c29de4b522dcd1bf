"""Bring documents: files or pasted text, what is known of each, and which of its sections are plans."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from components.coding.read_files import (
    PROJECT,
    passages_of_text,
    problem_notes,
    project_notes,
    read_file,
    read_project,
)
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.formatting import labelled, number, sentences
from components.text.i18n import LANGUAGES, _, localized, ngettext
from components.uploads.file_box import files_box
from components.uploads.import_slot import import_slot
from components.uploads.progress import ProgressBar
from components.uploads.results import read_once
from data.coding.model import CodedPassage, SourceDocument, SuggestedDocument
from data.document import Document, Part
from data.documents.limits import DocumentLimits
from data.documents.proposals import Proposals, proposals
from data.documents.sandbox import ReadResult, suggest
from data.documents.structure import with_parts
from data.store.codings import MOST_DOCUMENTS
from data.suggestions.builtin import builtin_regions

KINDS = ["pdf", "docx", "html", "htm", "txt", PROJECT]
MOST_PASTED = 400_000
"""Characters that can be pasted; a longer text is brought as a file."""

FIELD_LENGTH = 300
DATE_LENGTH = 10
DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True)
class Brought:
    """A document with its suggestions, and the passages that a project brings with it."""

    document: SuggestedDocument
    passages: tuple[CodedPassage, ...] = ()


def document_source() -> list[tuple[str, bytes]]:
    """Draw the boxes for files and for pasted text; return name and content of what is in them."""
    label = _("Documents: PDF, DOCX, web page, plain text, or a REFI-QDA project")
    boxed = files_box(label, KINDS, "document-files", DocumentLimits.from_environment().file_bytes)
    files = [(file.name, file.getvalue()) for file in boxed]
    pasted = st.text_area(_("Or paste a text"), key="document-paste", height=160, max_chars=MOST_PASTED)
    st.button(_("Read the pasted text"), key="read-text")  # a click sends what is in the box
    return [*files, *([(_("pasted text"), pasted.encode())] if pasted.strip() else [])]


def documents_view(page: OpenPage, files: Sequence[tuple[str, bytes]]) -> list[Brought]:
    """Read each file and draw what is known of its texts; return those that were read, with their suggestions."""
    texts = [text for name, raw in files for text in _texts(name, raw)]
    if len(texts) > MOST_DOCUMENTS:
        message = _("These are {n} texts; a coding has up to {most}. Leave some out, or start several codings.")
        st.error(message.format(n=number(len(texts)), most=number(MOST_DOCUMENTS)))
        return []
    brought: dict[str, Brought] = {}
    for name, document, passages in texts:
        if document.sha256 in brought:
            st.warning(_("“{name}” was brought twice; it counts once.").format(name=escape_markdown(name)))
            continue
        with st.expander(escape_markdown(document.title or name), expanded=len(texts) == 1):
            brought[document.sha256] = Brought(_described(page, document), passages)
            if passages:
                st.markdown(ngettext("{n} passage is coded.", "{n} passages are coded.", len(passages)))
    return list(brought.values())


def _texts(name: str, raw: bytes) -> list[tuple[str, Document, tuple[CodedPassage, ...]]]:
    """Return the texts of a file: one, all of a project with their passages, or none if it cannot be read."""
    if name.lower().endswith(f".{PROJECT}"):
        texts = read_project(name, raw)
        project_notes(texts)
        return [(text.name or name, text.document, tuple(passages_of_text(text))) for text in texts]
    document = read_file(name, raw).document
    return [(name, document, ())] if document else []


def _described(page: OpenPage, document: Document) -> SuggestedDocument:
    """Draw the fields and the sections of a document; return it with suggestions under what they say."""
    proposed = proposals(document, builtin_regions())
    key = document.sha256[:12]
    source = _fields(page, document, proposed, key)
    marked = replace(source, document=_sections(document, key))
    result = _suggested(marked)
    problem_notes(source.title, [problem for problem in result.problems if problem.stops])
    count = ngettext("{n} passage is suggested.", "{n} passages are suggested.", len(result.suggestions))
    st.markdown(sentences(count, "" if source.region_ids else _("Choose the region whose plans it states.")))
    return SuggestedDocument(marked, result.suggestions)


def _fields(page: OpenPage, document: Document, proposed: Proposals, key: str) -> SourceDocument:
    names = {unit: localized(region, "name") for unit, region in page.atlas.units.items()}
    left, right = st.columns(2, gap="medium")
    with left:
        title = st.text_input(_("Title"), proposed.title, max_chars=FIELD_LENGTH, key=f"title-{key}")
        regions = st.multiselect(
            _("Regions whose plans it states"),
            list(names),
            [unit for unit in proposed.region_ids if unit in names],
            format_func=names.__getitem__,
            key=f"regions-{key}",
            placeholder=_("Choose a region"),
        )
        issuer = st.text_input(_("Issuer"), proposed.issuer, max_chars=FIELD_LENGTH, key=f"issuer-{key}")
    with right:
        date = st.text_input(
            _("Date, such as 2026 or 2026-01-26"), proposed.date, max_chars=DATE_LENGTH, key=f"date-{key}"
        )
        address = st.text_input(_("Web address"), max_chars=FIELD_LENGTH, key=f"address-{key}")
        languages = list(LANGUAGES)
        language = st.selectbox(
            _("Language of the text"),
            languages,
            languages.index(proposed.language),
            format_func=LANGUAGES.__getitem__,
            key=f"language-{key}",
        )
    date, address = _checked(date.strip(), address.strip())
    return SourceDocument(document, title.strip(), issuer.strip(), date, tuple(regions), address, language)


def _checked(date: str, address: str) -> tuple[str, str]:
    """Return date and address; leave out an invalid one and warn the reader."""
    if date and not DATE.fullmatch(date):
        st.warning(_("Write the date as 2026, 2026-01 or 2026-01-26; what stands there now is left out."))
        date = ""
    if address and not ADDRESS.fullmatch(address):
        st.warning(_("Write the web address from https:// on; what stands there now is left out."))
        address = ""
    return date, address


def part_names() -> dict[str, str]:
    """Return the names of the parts of a document."""
    return {Part.PLAN: _("plan"), Part.REVIEW: _("review"), Part.LEFT_OUT: _("left out")}


def _sections(document: Document, key: str) -> Document:
    """Draw the sections, each with its part; return the document with the parts that are set."""
    names = part_names()
    parts = {name: part for part, name in names.items()}
    rows = [
        {
            "section": "\u2003" * (section.depth - 1) + (section.heading or _("before the first heading")),
            "part": names[section.part],
        }
        for section in document.sections
    ]
    counted = [
        labelled(name, number(sum(section.part == part for section in document.sections)))
        for part, name in names.items()
    ]
    with st.popover(_("Sections: {parts}").format(parts=", ".join(counted)), width="content"):
        st.caption(_("Suggestions are made from plans only. Set a section to review, or leave it out."))
        edited = st.data_editor(
            rows,
            column_config={
                "section": st.column_config.TextColumn(_("Section"), disabled=True, width="large"),
                "part": st.column_config.SelectboxColumn(_("Part"), options=list(parts), required=True),
            },
            hide_index=True,
            key=f"sections-{key}",
        )
    return with_parts(document, [Part(parts[row["part"]]) for row in edited])


def _suggested(source: SourceDocument) -> ReadResult:
    def make() -> ReadResult:
        bar = ProgressBar(_("Looking for industries"))
        with import_slot(bar):
            return suggest(source.document, source.region_ids, waiting=bar.poll)

    parts = tuple(section.part for section in source.document.sections)
    placeholder = st.empty()
    with placeholder.container():
        suggestions = read_once(f"suggestions-{source.document.sha256}", (parts, source.region_ids), make)
    placeholder.empty()
    return suggestions
