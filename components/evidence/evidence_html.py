"""Rows of evidence as HTML: source, date, term, statement, locator and rule of each."""

from collections.abc import Sequence

from markupsafe import Markup

from analysis.focus import Blank
from components.cells.cell_text import cell_value
from components.dataset.text_window import Texts
from components.evidence.passages_html import passages_html
from components.page.open_page import OpenPage
from components.selection.model import Selection
from components.text.formatting import DOT, clauses, labelled, level_label, sentences
from components.text.html import combined, element, lines, quiet, together
from components.text.i18n import _, localized, ngettext
from components.text.source_terms import is_translated, read_where, translation_mark, translation_note
from components.text.source_text import (
    locator,
    rule_text,
    source_date,
    source_term,
    statement,
)
from data.atlas import Atlas
from data.records import Evidence, Source
from data.store.text_rows import SavedPassage


def evidence_html(page: OpenPage, row: Evidence) -> Markup:
    """One row of evidence in full; of a user's dataset what the file says, or that it is unsourced."""
    if page.data and page.data.texts:
        return _coded_row(page, row, page.data.texts)
    if page.data:
        return _user_row(page, row)
    source = page.atlas.sources[row.source_id]
    shown = element(
        "p",
        lines(
            Markup(DOT).join([element("strong", level_label(row.level)), term_html(page.atlas, row), *_passages(row)]),
            statement(row),
            _field(_("Source"), combined(clauses, page.links.shared.source(source), source_date(source))),
            _field(_("Where in the source"), locator(row)),
            _field(_("Rule"), labelled(row.rule, rule_text(row.rule))),
            _field(_("Read"), read_where(page.atlas, row)),
        ),
    )
    note = sentences(translation_note(page.atlas, [row]), period_note(source, page.selection))
    return shown + (element("p", note, class_="caption") if note else Markup(""))


def blank_html(page: OpenPage, region: str, industry: str, kind: Blank) -> Markup:
    """Why a cell is blank."""
    if page.data and page.data.texts:
        return _uncounted(page, page.data.texts.left_out.get((region, industry), ()))
    if page.data:
        value = page.dataset.amount(region, industry)
        if kind is Blank.NOT_APPLICABLE:
            value = _("The file says that there can be no value here.")
        return element("p", value or _("The file has no value here."))
    if kind is Blank.NOT_COVERED:
        return element("p", _("No source for this region is in force under the chosen sources and date."))
    return page.once(f"sources that do not name it, {region}", lambda: _without(page, region))


def _without(page: OpenPage, region: str) -> Markup:
    """The sources of a region, none of which names an industry."""
    rows = [page.atlas.evidence[key] for key in page.focus.evidence_ids(region_id=region)]
    sources = [page.atlas.sources[key] for key in dict.fromkeys(row.source_id for row in rows)]
    summary = (
        _(
            "The parts of these sources that were read do not name it; a list that was read in "
            "part may name it elsewhere:"
        )
        if any(source.coverage == "partial" for source in sources)
        else _("These sources were read for this region, and none names it:")
    )
    unnaming = (element("li", _unnaming(page, source)) for source in sources)
    return element("p", summary) + element("ul", *unnaming)


def term_html(atlas: Atlas, row: Evidence) -> Markup:
    """The term of a row, marked if it is our translation."""
    mark = [" ", quiet(translation_mark())] if is_translated(atlas, row) else []
    return together([source_term(row), *mark])


def period_note(source: Source, selection: Selection) -> str:
    """Notes on a source whose period has ended before the as-of date, or that was read in part; else empty."""
    notes = []
    end = source.period[-4:]
    if end.isdigit() and int(end) < selection.evidence.as_of.year:
        notes.append(_("The period it plans for ended in {year}; it still counts.").format(year=end))
    if source.coverage == "partial":
        notes.append(_("The list was read in part."))
    return sentences(*notes)


def _passages(row: Evidence) -> list[str]:
    """How many passages name the industry, where they were counted: NaN elsewhere."""
    return [ngettext("{n} passage", "{n} passages", int(row.passages))] if row.passages == row.passages else []


def _user_row(page: OpenPage, row: Evidence) -> Markup:
    value = element("strong", cell_value(page.dataset, row.region_id, row.industry_id))
    unsourced = ""
    if page.dataset.is_unsourced(row.region_id, row.industry_id):
        badge = element("span", _("Unsourced"), class_="badge")
        unsourced = together([badge, " ", _("The file gives no statement and no place for this cell.")])
    term = [" · ", row.term] if row.term else []
    place = _field(_("Where in the source"), locator(row)) if row.locator else ""
    return element("p", lines(together([value, *term]), row.statement, place, unsourced))


def _coded_row(page: OpenPage, row: Evidence, texts: Texts) -> Markup:
    """All passages of a cell in one document, the strongest level and the document above them."""
    source = page.atlas.sources[row.source_id]
    level = Markup(DOT).join([element("strong", level_label(row.level)), *_passages(row)])
    head = lines(level, combined(clauses, page.links.shared.source(source), source_date(source)))
    return element("p", head) + passages_html(page, texts.passages[row.evidence_id])


def _uncounted(page: OpenPage, left_out: Sequence[SavedPassage]) -> Markup:
    """Say that no passage names an industry, or which ones do not count under the choice in force."""
    if not left_out:
        return element("p", _("No passage of the documents was accepted for this cell."))
    summary = ngettext(
        "{n} passage names it and does not count under this choice of sections and number of passages:",
        "{n} passages name it and do not count under this choice of sections and number of passages:",
        len(left_out),
    )
    return element("p", summary) + passages_html(page, left_out)


def _unnaming(page: OpenPage, source: Source) -> Markup:
    """A source that does not name an industry, with notes on its period and coverage."""
    known = localized(source, "note") if source.kind == "list" else ""
    note = sentences(period_note(source, page.selection), known)
    return lines(combined(clauses, page.links.shared.source(source), source_date(source)), quiet(note) if note else "")


def _field(name: str, value: str) -> Markup:
    return together([quiet(name), " ", value])
