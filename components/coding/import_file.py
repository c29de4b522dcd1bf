"""Import decisions from a file: the table of a coding as CSV, or a REFI-QDA project of this or another program."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from components.coding.manage import FAILED
from components.coding.read_files import PROJECT, fingerprint, passages_of_text, project_notes, read_project
from components.coding.store import coding_store, documents_of, known_ids, record_all
from components.text.escaping import escape_markdown
from components.text.i18n import _, ngettext
from components.uploads.file_box import file_box
from components.uploads.results import read_once
from data.coding.imported import ImportedDecisions, imported_decisions, with_only_region
from data.coding.model import CodedPassage
from data.coding.passage_rows import UnreadablePassagesError, read_passages
from data.documents.limits import DocumentLimits
from data.store.coding import OpenCoding
from data.store.errors import StoreError

LINES = 8
"""Lines of a table that are named where they do not fit."""


def import_file_view(opened: OpenCoding, key: str) -> None:
    """Draw the box for a file, what it would change, and the button that imports it."""
    if opened.coder.done_at:
        return
    with st.expander(_("Import a coding from a file")):
        st.caption(
            _(
                "The table of a coding as CSV, as the page Evidence offers it, or a REFI-QDA project (.qdpx) of any "
                "program. What it says of these documents becomes your decisions; what it does not name stays as it is."
            )
        )
        label = _("Coding: CSV or REFI-QDA project")
        file = file_box(label, ["csv", PROJECT], "import-coding-file", DocumentLimits.from_environment().file_bytes)
        if file is None:
            return
        is_project = file.name.lower().endswith(f".{PROJECT}")
        coded = (_of_project if is_project else _of_table)(opened, file.name, file.getvalue())
        _offer(opened, key, coded)


def _of_project(opened: OpenCoding, name: str, raw: bytes) -> list[CodedPassage]:
    """Return the passages of a project in the documents of this coding, and list the texts that are not among them."""
    documents = {one.source.document.text: one.source for one in documents_of(opened)}
    texts = read_project(name, raw)
    here = [text for text in texts if text.document.text in documents]
    project_notes(here)
    if others := [text.name for text in texts if text not in here]:
        message = _(
            "These texts of the project are not letter by letter a document of this coding, so what is coded in them "
            "is left out: {names}. To code them, start a new coding with the project."
        )
        st.warning(escape_markdown(message.format(names=", ".join(others[:LINES]) + (" …" if others[LINES:] else ""))))
    found = []
    for text in here:
        source = documents[text.document.text]
        sha256 = source.document.sha256
        coded = [replace(one, sha256=sha256) for one in passages_of_text(text)]
        found += with_only_region(coded, {sha256: source.region_ids})
    return found


def _of_table(opened: OpenCoding, _name: str, raw: bytes) -> list[CodedPassage]:
    """Return the passages of a table, and list the lines that fit no document of this coding."""
    documents = [one.source for one in documents_of(opened)]
    try:
        table = read_once(f"table-{fingerprint(raw)}", opened.id, lambda: read_passages(raw, documents))
    except UnreadablePassagesError:
        st.error(
            _(
                "This CSV is no table of a coding. Take the one that the page Evidence offers under “Download the "
                "coding”, as it was downloaded."
            )
        )
        return []
    if table.unknown_document:
        message = _("Lines whose document is none of this coding’s are left out: {lines}.")
        st.warning(message.format(lines=_lines(table.unknown_document)))
    if table.elsewhere:
        message = _("Lines whose passage does not stand in the document where they say are left out: {lines}.")
        st.warning(message.format(lines=_lines(table.elsewhere)))
    return list(table.passages)


def _lines(lines: Sequence[int]) -> str:
    return ", ".join(str(line) for line in lines[:LINES]) + (" …" if lines[LINES:] else "")


def _offer(opened: OpenCoding, key: str, coded: Sequence[CodedPassage]) -> None:
    """Say what the file would change, and draw the button that does it."""
    shown = _compared(opened, coded)
    if shown.same:
        st.markdown(ngettext("{n} passage is coded likewise.", "{n} passages are coded likewise.", shown.same))
    if shown.unknown:
        message = ngettext(
            "{n} passage has an industry or a region that is not known here and is left out.",
            "{n} passages have an industry or a region that is not known here and are left out.",
            shown.unknown,
        )
        st.warning(message)
    if not shown.decisions:
        st.markdown(_("There is nothing to import."))
        return
    count = len(shown.decisions)
    label = ngettext("Import {n} decision", "Import {n} decisions", count)
    with st.container(key="take-over"):
        st.button(label, key="import-coding-save", type="primary", on_click=_import_passages, args=(opened, key, coded))


def _compared(opened: OpenCoding, coded: Sequence[CodedPassage]) -> ImportedDecisions:
    log = [one.decision for one in coding_store().log(opened, opened.you)]
    now = datetime.now(UTC)
    return imported_decisions(coded, documents_of(opened), known_ids(), log, now, opened.coder.name)


def _import_passages(opened: OpenCoding, key: str, coded: Sequence[CodedPassage]) -> None:
    try:
        record_all(opened.id, key, _compared(opened, coded).decisions)
    except StoreError as error:
        st.session_state[FAILED] = _(str(error))
