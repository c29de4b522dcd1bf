"""Terms of sources: whether a term is our translation, and where its row was read."""

from collections.abc import Iterable

from components.text.escaping import escape_markdown
from components.text.formatting import bracketed, enumerated, semicolons
from components.text.i18n import DEFAULT, _, language, localized, pgettext
from components.text.source_text import checked_text, source_term
from data.atlas import Atlas
from data.records import Evidence, ListItem

CONFIRMED = ("confirmed", "corrected after the second page")
"""Outcomes of the search for a second page that mean: two pages print the item."""


def is_translated(atlas: Atlas, row: Evidence) -> bool:
    """True if the term of a row in the reader's language is our translation, printed by no source."""
    if language() != DEFAULT:
        return not row.term_zh_printed
    items = [item for item in atlas.list_items.get(row.evidence_id, ()) if item.level == row.level]
    return bool(items) and not items[0].english_is_official


def marked_term(atlas: Atlas, row: Evidence) -> str:
    """Return the term of a row as plain text, marked if it is our translation."""
    term = source_term(row)
    return bracketed(term, translation_mark()) if is_translated(atlas, row) else term


def shown_term(atlas: Atlas, row: Evidence) -> str:
    """Return the term of a row as Markdown, marked if it is our translation."""
    mark = f" :gray[{translation_mark()}]" if is_translated(atlas, row) else ""
    return escape_markdown(source_term(row)) + mark


def translation_mark() -> str:
    """Return the mark of a translated term."""
    return pgettext("behind a term that is our translation", "tr.")


def translation_note(atlas: Atlas, rows: Iterable[Evidence]) -> str:
    """Explain the mark of a translated term; empty if no term of `rows` has it."""
    if not any(is_translated(atlas, row) for row in rows):
        return ""
    return _("“{mark}”: our translation; the source as it was read does not print it.").format(mark=translation_mark())


def read_where(atlas: Atlas, row: Evidence) -> str:
    """Say where a row was read, and which of its items were found on one page only."""
    where = checked_text(row.checked)
    lone = [localized(item, "item") or item.item_en for item in items_on_one_page(atlas, row)]
    if row.checked != "two pages" or not lone:
        return where
    return semicolons([where, _("{items} on one page only").format(items=enumerated(lone))])


def items_on_one_page(atlas: Atlas, row: Evidence) -> list[ListItem]:
    """Return the items of a row that no second page confirmed."""
    return [item for item in atlas.list_items.get(row.evidence_id, ()) if item.second_check not in CONFIRMED]
