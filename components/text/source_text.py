"""Texts about sources, rules and checks, in the reader's language."""

from components.text.escaping import escape_markdown
from components.text.formatting import bracketed, dated
from components.text.i18n import DEFAULT, _, language, localized, localized_column, pgettext
from data.load import Atlas
from data.records import Evidence, Source


def source_term(atlas: Atlas, row: Evidence) -> str:
    """Return the term a source uses, in the reader's language; for a list in English, the English of its first item."""
    if language() != DEFAULT:
        return str(getattr(row, localized_column("term")))
    items = [item for item in atlas.list_items.get(row.evidence_id, ()) if item.level == row.level]
    return items[0].item_en if items else row.term


def locator(row: Evidence) -> str:
    """Return where in its source a row stands, in the reader's language."""
    return str(getattr(row, localized_column("locator")))


def statement(row: Evidence) -> str:
    """Return the statement of a row of evidence, in the reader's language."""
    return str(getattr(row, localized_column("statement")))


def lacks_source(row: Evidence) -> bool:
    """True if the file gives neither statement nor locator for a row, as a user's file may."""
    return not (row.statement or row.locator)


DESCRIBED = ("gd-2020", "bj-2017", "tj-2021-134", "sd-2019")
"""Sources without a title of their own: they are described, as a letter, a series or a press conference."""


def document_title(source: Source) -> str:
    """Return a source's title with the quotation marks of the reader's language, and its number in brackets."""
    title = localized(source, "title")
    if language() == DEFAULT or not source.address or source.source_id in DESCRIBED:
        return title
    name, _space, document_number = title.partition(" ")
    quoted = pgettext("title of a document", "{title}").format(title=name)
    return bracketed(quoted, document_number) if document_number else quoted


def source_link(source: Source) -> str:
    """Return a source's title as a Markdown link to where it was read; without a link if there is no address."""
    title = escape_markdown(document_title(source))
    return f"[{title}](<{source.address}>)" if source.address else title


def commentary(atlas: Atlas) -> Source:
    """The document that the built-in dataset starts from; of a user's dataset the dataset itself."""
    return next(source for source in atlas.sources.values() if source.kind == "commentary")


def source_credit(source: Source) -> str:
    """Author, issuer and year of a source."""
    names = {"author": author_of(source), "issuer": localized(source, "issuer"), "year": source.date[:4]}
    return _("{author}, {issuer}, {year}").format(**names)


def outlines_note() -> str:
    """What must stand below every map of China."""
    return _("Boundaries: Natural Earth, simplified, implying no position on any territory.")


def author_of(source: Source) -> str:
    """Return a source's author in the spelling of the reader's language."""
    return {"Peng Juan": _("Peng Juan")}.get(source.author, source.author)


def source_date(source: Source) -> str:
    """Return a source's date at its precision."""
    return dated(source.date, source.date_precision)


def rule_text(rule: str) -> str:
    """Return what a rule of the codebook requires."""
    return {
        "L1": _("named as an orientation, no programme behind it"),
        "L2": _("a commitment to act, or an item of the official list"),
        "L3": _("flagship; the coding of the list does not record the reason"),
        "L3a": _("ranked leading, pillar, flagship, core or world-class"),
        "L3b": _("a quantity or target is attached"),
        "L3c": _("a national pilot or demonstration zone"),
    }[rule]


def checked_text(checked: str) -> str:
    """Return where a row was read."""
    return {
        "": "",
        "primary": _("in the source itself"),
        "two pages": _("on two independent pages"),
        "one page": _("on one secondary page"),
    }[checked]
