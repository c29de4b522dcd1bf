"""Texts about sources, rules and checks, in the reader's language."""

from collections.abc import Set
from urllib.parse import urlsplit

from analysis.editions import POLICY_ADDRESS, WORK_REPORT
from components.text.escaping import escape_markdown
from components.text.formatting import bracketed, dated
from components.text.i18n import DEFAULT, _, language, localized, localized_column, pgettext
from data.atlas import Atlas
from data.records import Evidence, Source


def source_term(row: Evidence) -> str:
    """Return the term a source uses, in the reader's language."""
    return row.term_en if language() == DEFAULT else row.term_zh


def locator(row: Evidence) -> str:
    """Return where in its source a row stands, in the reader's language."""
    return str(getattr(row, localized_column("locator")))


def statement(row: Evidence) -> str:
    """Return the statement of a row of evidence, in the reader's language."""
    return str(getattr(row, localized_column("statement")))


def lacks_source(row: Evidence) -> bool:
    """True if the file gives neither statement nor locator for a row, as a user's file may."""
    return not (row.statement or row.locator)


DESCRIBED = (
    *("gd-2020", "bj-2017", "tj-2021-134", "sd-2019", "sc-2018", "sc-2023", "hb-2023", "hn-2018", "hn-2020", "ha-2019"),
    *("jl-2019", "jl-2021", "nm-2017", "nm-2019", "guizhou-2024", "xz-2023", "nx-2022", "nx-nine", "xian-2021"),
    *("hefei-2025", "chengdu-2017", "guangzhou-nem", "hangzhou-2022", "qh-four-places", "qh-four-forms", "xj-2022"),
)
"""Sources without a title of their own: they are described, as a letter, a series or a press conference."""


def document_title(source: Source) -> str:
    """Return a source's title with the quotation marks of the reader's language, and its number in brackets."""
    title = localized(source, "title")
    is_users = source.kind == "commentary" and not source.address
    if language() == DEFAULT or is_users or source.source_id in DESCRIBED:
        return title
    name, _space, document_number = title.partition(" ")
    quoted = pgettext("title of a document", "{title}").format(title=name)
    return bracketed(quoted, document_number) if document_number else quoted


FOREIGN_COPY = "copy on a foreign domain"
"""Kind of a page that is evidence of what was read, and no page to send a reader to: it is never linked."""


def linked_address(source: Source) -> str:
    """Return the address of a source that a reader may be sent to; empty for a copy on a foreign domain."""
    return "" if source.page_kind == FOREIGN_COPY else source.address


def host(address: str) -> str:
    """Return the host of an address without `www.`; it may be shown and never becomes a link."""
    return urlsplit(address).netloc.removeprefix("www.")


def page_note(source: Source) -> str:
    """Say that a source was read on a secondary page, and on which host; empty for the document itself."""
    if source.address_kind != "page where read":
        return ""
    return _("secondary page, {host}").format(host=host(source.address))


def bracketed_note(note: str) -> str:
    """Return a note in the brackets of the reader's language, as Markdown."""
    return escape_markdown(pgettext("a remark behind a name", "({note})").format(note=note))


def shown_address(source: Source) -> str:
    """Return the address of a source for a table: that of a copy on a foreign domain without what makes it a link."""
    return source.address if linked_address(source) else without_scheme(source.address)


def without_scheme(address: str) -> str:
    """Return an address without `http://`, so that no reader or program takes it for a link."""
    return address.partition("://")[2]


def commentary(atlas: Atlas) -> Source:
    """The document that the built-in dataset starts from; of a user's dataset the dataset itself."""
    return next(source for source in atlas.sources.values() if source.kind == "commentary")


def mark_names(kinds: Set[str]) -> tuple[str, str]:
    """Return what squares and rings are called if documents of these kinds are in force; empty where there is none."""
    squares = {"commentary": _("commentary"), WORK_REPORT: _("work report")}
    rings = {"list": _("official list"), POLICY_ADDRESS: _("policy address")}
    lists_alone = not kinds & {WORK_REPORT, POLICY_ADDRESS}
    either = pgettext("between two kinds of documents", " or ")
    return (
        squares["commentary"] if lists_alone else either.join(name for kind, name in squares.items() if kind in kinds),
        rings["list"] if lists_alone else either.join(name for kind, name in rings.items() if kind in kinds),
    )


def source_credit(source: Source) -> str:
    """Author, issuer and year of a source."""
    names = {"author": author_of(source), "issuer": localized(source, "issuer"), "year": source.date[:4]}
    return _("{author}, {issuer}, {year}").format(**names)


def lists_differ() -> str:
    """What must stand beside numbers of industries where lists are read."""
    return _(
        "Lists differ in kind and length, so the number of industries says little between regions here: compare it "
        "on the work reports."
    )


def outlines_note() -> str:
    """What must stand below every map of China."""
    return _("Boundaries: Natural Earth, simplified, implying no position on any territory.")


def author_of(source: Source) -> str:
    """Return a source's author in the spelling of the reader's language."""
    return {"Peng Juan": _("Peng Juan")}.get(source.author, source.author)


def source_date(source: Source) -> str:
    """Return a source's date at its precision."""
    return dated(source.date, source.date_precision)


def sortable_date(source: Source) -> str:
    """Return a source's date at its precision with the year first, so that a table sorts by it."""
    lengths = {"year": len("2021"), "month": len("2021-08")}
    return source.date[: lengths.get(source.date_precision)] or _("undated")


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


def how_firm(rule: str) -> str:
    """Return in a word or two what makes a commitment a flagship; empty for rules that say no more than the level."""
    return {"L3a": _("ranked first"), "L3b": _("with a target"), "L3c": _("national pilot")}.get(rule, "")


def checked_text(checked: str) -> str:
    """Return where a row was read."""
    return {
        "": "",
        "primary": _("in the source itself"),
        "two pages": _("checked on two independent pages"),
        "one page": _("on one secondary page"),
        "full text": _("in the whole text, in a public collection"),
    }[checked]
