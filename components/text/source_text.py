"""What sources, rules and checks are called, and the terms that sources use."""

from components.text.formatting import bracketed, dated, escape_markdown
from components.text.i18n import DEFAULT, _, language, localized, localized_column, pgettext
from data.load import Atlas
from data.records import Evidence, Source


def source_term(atlas: Atlas, row: Evidence) -> str:
    """The term a source uses, in the reader's language where the list was read in both."""
    if language() != DEFAULT:
        return str(getattr(row, localized_column("term")))
    items = [item for item in atlas.list_items.get(row.evidence_id, ()) if item.level == row.level]
    return items[0].item_en if items else row.term


def place_of(row: Evidence) -> str:
    """Where in its source a row stands, in the reader's language."""
    return str(getattr(row, localized_column("locator")))


def statement(row: Evidence) -> str:
    """What a row of evidence says, in the reader's language."""
    return str(getattr(row, localized_column("statement")))


def lacks_source(row: Evidence) -> bool:
    """Whether a row stands on nothing: in data of the user's own, where the file gives no statement and no place."""
    return not (row.statement or row.locator)


DESCRIBED = ("gd-2020", "bj-2017", "tj-2021-134", "sd-2019")
"""Sources that go by what they are, a letter, a series or a press conference: they have no title of their own."""


def document_title(source: Source) -> str:
    """A source's title as a sentence of the reader's language sets it; what follows the title is its number."""
    title = localized(source, "title")
    if language() == DEFAULT or not source.address or source.source_id in DESCRIBED:
        return title
    name, _blank, mark = title.partition(" ")
    told = pgettext("title of a document", "{title}").format(title=name)
    return bracketed(told, mark) if mark else told


def source_link(source: Source) -> str:
    """A source's title as a link to where it was read; a user's own dataset has no address."""
    title = escape_markdown(document_title(source))
    return f"[{title}](<{source.address}>)" if source.address else title


def author_of(source: Source) -> str:
    """A source's author as the reader's language writes the name."""
    return {"Peng Juan": _("Peng Juan")}.get(source.author, source.author)


def source_date(source: Source) -> str:
    """A source's date at the precision it is known to."""
    return dated(source.date, source.date_precision)


def rule_text(rule: str) -> str:
    """What a rule of the codebook asks for."""
    return {
        "L1": _("named as an orientation, no programme behind it"),
        "L2": _("a commitment to act, or an item of the official list"),
        "L3": _("flagship; the coding of the list does not record the reason"),
        "L3a": _("ranked leading, pillar, flagship, core or world-class"),
        "L3b": _("a quantity or target is attached"),
        "L3c": _("a national pilot or demonstration zone"),
    }[rule]


def checked_text(checked: str) -> str:
    """Where a row was read."""
    return {
        "": "",
        "primary": _("in the source itself"),
        "two pages": _("on two independent pages"),
        "one page": _("on one secondary page"),
    }[checked]
