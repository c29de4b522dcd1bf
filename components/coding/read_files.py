"""Read what a coder brings, in a child process with limits: documents, and projects of other programs."""

from collections.abc import Sequence
from hashlib import sha256

import streamlit as st

from components.dataset import cache
from components.operations.metrics import count_import
from components.text.escaping import escape_markdown
from components.text.formatting import labelled, sentences
from components.text.i18n import _, ngettext
from components.uploads.import_slot import import_slot
from components.uploads.progress import ProgressBar
from components.uploads.results import read_once
from data.coding.model import CodedPassage
from data.documents.problems import DocumentProblem, sentence
from data.documents.project_sandbox import read_project_apart
from data.documents.refi_project import ForeignText, Meanings
from data.documents.sandbox import ReadResult, read

PROJECT = "qdpx"
"""How the name of a REFI-QDA project ends."""

NAMED = 8
"""Unknown codes of a project that are named."""


def read_file(name: str, raw: bytes) -> ReadResult:
    """Read a document once and show its problems; any click cancels the reading."""

    def make() -> ReadResult:
        placeholder = st.empty()
        with placeholder.container():
            bar = ProgressBar(_("Reading {name}").format(name=escape_markdown(name)))
        with import_slot(bar):
            result = read(raw, waiting=bar.poll)
        placeholder.empty()
        count_import("refused" if result.document is None else "read")
        return result

    result = read_once(f"document-{fingerprint(raw)}", (), make)
    problem_notes(name, result.problems)
    return result


def read_project(name: str, raw: bytes) -> tuple[ForeignText, ...]:
    """Read the texts of a project with their passages once, and show its problems."""

    def make() -> tuple[tuple[ForeignText, ...], DocumentProblem | None]:
        placeholder = st.empty()
        with placeholder.container():
            bar = ProgressBar(_("Reading {name}").format(name=escape_markdown(name)))
        with import_slot(bar):
            result = read_project_apart(raw, _meanings(), waiting=bar.poll)
        placeholder.empty()
        count_import("refused" if result[1] else "read")
        return result

    texts, wrong = read_once(f"project-{fingerprint(raw)}", (), make)
    problem_notes(name, [wrong] if wrong else [])
    return texts


def passages_of_text(text: ForeignText) -> list[CodedPassage]:
    """Return the passages of a text of a project."""
    sha256 = text.document.sha256
    return [CodedPassage(sha256, one, coder, memo, added) for one, coder, memo, added in text.passages]


def problem_notes(name: str, problems: Sequence[DocumentProblem]) -> None:
    """Draw the problems of a file, and notes on how it was read."""
    for problem in problems:
        wrong, remedy = sentence(problem, _)
        text = labelled(escape_markdown(name), escape_markdown(sentences(wrong, remedy)))
        if problem.stops:
            st.error(text)
        else:
            st.caption(text)


def project_notes(texts: Sequence[ForeignText]) -> None:
    """List what could not be read in a project."""
    unknown = list(dict.fromkeys(name for text in texts for name in text.unknown))
    if unknown:
        named = " · ".join(f"“{name}”" for name in unknown[:NAMED]) + (" …" if len(unknown) > NAMED else "")
        note = _("These codes are no industry or region of this atlas and are left out: {names}").format(names=named)
        st.caption(escape_markdown(note))
    if skipped := sum(text.skipped for text in texts):
        note = ngettext(
            "{n} passage reaches over several paragraphs and is left out.",
            "{n} passages reach over several paragraphs and are left out.",
            skipped,
        )
        st.caption(note)


def fingerprint(raw: bytes) -> str:
    """Return what tells the contents of two files apart."""
    return sha256(raw).hexdigest()


def _meanings() -> Meanings:
    """Return the columns and regions that names of codes mean, by their names in both languages."""
    atlas = cache.atlas()
    columns = {name.lower(): key for key, one in atlas.industries.items() for name in (one.name_en, one.name_zh)}
    regions = {name.lower(): key for key, unit in atlas.units.items() for name in (unit.name_en, unit.name_zh)}
    return Meanings(columns, regions)
