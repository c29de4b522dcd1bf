"""Whose words a term is, and on how many pages the items behind a row were read."""

from collections.abc import Iterable

from components.text.formatting import bracketed, enumerated, escape_markdown, semicolons
from components.text.i18n import DEFAULT, _, language, localized, pgettext
from components.text.source_text import checked_text, source_term
from data.load import Atlas
from data.records import Evidence, ListItem

CONFIRMED = ("confirmed", "corrected after the second page")
"""Outcomes of the search for a second page under which two pages print an item."""


def is_translated(atlas: Atlas, row: Evidence) -> bool:
    """Whether the term of a row, in the reader's language, is this project's translation and nobody printed it."""
    if language() != DEFAULT:
        return not row.term_zh_printed
    items = [item for item in atlas.list_items.get(row.evidence_id, ()) if item.level == row.level]
    return bool(items) and not items[0].english_is_official


def marked_term(atlas: Atlas, row: Evidence) -> str:
    """The term of a row as plain text, with the mark of a translation behind it."""
    term = source_term(atlas, row)
    return bracketed(term, translation_mark()) if is_translated(atlas, row) else term


def shown_term(atlas: Atlas, row: Evidence) -> str:
    """The term of a row as Markdown, with the mark of a translation behind it."""
    mark = f" :gray[{translation_mark()}]" if is_translated(atlas, row) else ""
    return escape_markdown(source_term(atlas, row)) + mark


def translation_mark() -> str:
    """What stands behind a term that is a translation."""
    return pgettext("behind a term that is our translation", "tr.")


def translation_note(atlas: Atlas, rows: Iterable[Evidence]) -> str:
    """What the mark means, where a term of `rows` has it."""
    if not any(is_translated(atlas, row) for row in rows):
        return ""
    return _("“{mark}”: our translation; the source as it was read does not print it.").format(mark=translation_mark())


def read_where(atlas: Atlas, row: Evidence) -> str:
    """On which pages a row was read, and which of its items were found on one of them only."""
    told = checked_text(row.checked)
    lone = [localized(item, "item") or item.item_en for item in items_on_one_page(atlas, row)]
    if row.checked != "two pages" or not lone:
        return told
    return semicolons([told, _("{items} on one page only").format(items=enumerated(lone))])


def items_on_one_page(atlas: Atlas, row: Evidence) -> list[ListItem]:
    """The items behind a row that no second page was found to print."""
    return [item for item in atlas.list_items.get(row.evidence_id, ()) if item.second_check not in CONFIRMED]
