"""Collect the texts of the code into locale/: new texts are added untranslated, unused ones are removed."""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

sys.path.insert(0, str(Path(__file__).parent.parent))

from components.text.amounts import OF_AMOUNTS, PLURALS  # importable once the folder is on the path
from data.documents.problems import SENTENCES as DOCUMENT_SENTENCES  # the same
from data.store.errors import StoreError  # the same
from data.upload.sentences import SENTENCES  # the same

ROOT = Path(__file__).parent.parent
FOLDERS = ("components", "pages")
LANGUAGES = ("zh",)
HEADER = "# Focus Atlas: texts in {language}.\n# Copyright (C) 2026 the Focus Atlas authors. Apache License 2.0.\n#"


def texts(file: Path) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """Yield the texts of a file with their contexts, from the syntax tree: a text may be inside an f-string."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        given = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        match node.func.id, given:
            case "_", [text]:
                yield text, None
            case "ngettext", [singular, plural]:
                yield (singular, plural), None
            case "pgettext", [context, text]:
                yield text, context


def sentences() -> Iterator[str]:
    """Yield the English sentences of the data layer, which pages translate."""
    for entry in (*SENTENCES.values(), *DOCUMENT_SENTENCES.values()):
        yield entry.wrong
        yield entry.remedy
    for error in StoreError.__subclasses__():
        yield error.sentence


def template() -> Catalog:
    """Return a catalogue of the texts of the code, untranslated."""
    catalog = Catalog(project="Focus Atlas", charset="utf-8")
    for text in sentences():
        catalog.add(text)
    singular = {text for pair in PLURALS for text in pair}
    for text in OF_AMOUNTS.values():
        if text not in singular:
            catalog.add(text)
    for pair in PLURALS:
        catalog.add(pair)
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*.py")):
            for message, context in texts(file):
                catalog.add(message, context=context)
    return catalog


def path_of(language: str) -> Path:
    """Return the path of a language's catalogue."""
    return ROOT / "locale" / language / "LC_MESSAGES" / "atlas.po"


def update(language: str) -> Catalog:
    """Return a language's catalogue, updated from the code."""
    with path_of(language).open("rb") as file:
        catalog = read_po(file, locale=language)
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.project, catalog.version = "Focus Atlas", "1"
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = "the Focus Atlas authors"
    catalog.creation_date = catalog.revision_date = datetime(2026, 11, 24, tzinfo=UTC)
    catalog.header_comment = HEADER.format(language=language)
    return catalog


if __name__ == "__main__":
    for language in LANGUAGES:
        catalog = update(language)
        with path_of(language).open("wb") as file:
            write_po(file, catalog, width=0, sort_output=True, ignore_obsolete=True)
        waiting = [message.id for message in catalog if message.id and not any(message.string or ())]
        print(f"{language}: {len(catalog)} texts, {len(waiting)} untranslated")
        for text in waiting:
            print("   ", text)
