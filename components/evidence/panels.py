"""The panels that a click changes, as HTML: a region with its industries, a cell with its evidence.

The browser holds the panels of everything that can be clicked in a view and shows one at once, so they are HTML, and
this module with `evidence_html.py` is the only place that writes it. `text/html.py` escapes.
"""

from collections import Counter
from dataclasses import replace

from markupsafe import Markup

from analysis.counts import ubiquity
from analysis.editions import Edition
from components.cells.cell_text import cell_value
from components.dataset import cache
from components.evidence.change_html import region_change
from components.evidence.evidence_html import blank_html, evidence_html, term_html
from components.evidence.lists import lists_of_cell
from components.evidence.marks import marks_of
from components.findings.change_text import region_sentence
from components.findings.promise_text import not_lacking, rule_of_strength
from components.page.open_page import OpenPage
from components.page.result_line import region_line
from components.selection.tray import two_years, two_years_words
from components.text import glossary
from components.text.escaping import escape_html
from components.text.formatting import blank_name, clauses, kind_name, labelled, level_heading, semicolons, sentences
from components.text.html import combined, element, help_button, lines, quiet, table, together
from components.text.i18n import _, language, localized
from components.text.region_facts import agglomeration_name, context_amount, context_name, context_source
from components.text.source_terms import translation_note

COMMENTARY_MARK, LIST_MARK, NON_INDUSTRY_MARK = "■", "○", "†"


def region_panel(page: OpenPage, region: str | None) -> Markup:
    """The panel of a region, or an invitation where none is selected."""
    if region is None:
        return element("p", _("No region is selected. Click one on the map, or choose one from the list."))
    if page.focus.then is not None:
        both = Markup("") if page.focus.blank(region) else element("p", _both_reports(page, region))
        return _identity(page, region) + region_change(page, region) + both + _result(page, region)
    return _identity(page, region) + _since_2021(page, region) + _focus(page, region) + _result(page, region)


def cell_panel(page: OpenPage, region: str | None, industry: str | None) -> list[Markup]:
    """The panel of a cell in blocks; of a region alone its industries by level, and an invitation without a cell."""
    if region is not None and industry is not None:
        return cell_evidence(page, region, industry)
    invitation = _("Click a cell, or choose a region and an industry, to see the evidence.")
    explained = _explained(page, _("What a blank means"), "blank", glossary.blank(), glossary.non_industry())
    panel = element("p", invitation, explained)
    if region is None:
        return [panel]
    named = page.focus.named_by(region)
    panel += element("h3", page.links.shared.region(region))
    if page.focus.then is not None:
        return [panel + region_change(page, region)]
    for level in (3, 2, 1):
        at_level = [key for key, own in named.items() if own == level]
        if at_level:
            names = page.links.shared.industries(at_level)
            panel += element("p", lines(element("strong", level_heading(level)), names))
    return [panel]


def cell_evidence(page: OpenPage, region: str, industry: str) -> list[Markup]:
    """Heading and evidence of one cell; where two years are compared, then what lists say, which is not counted."""
    links, change = page.links.shared, page.focus.then is not None
    heading = element("h3", links.region(region), " × ", links.industry(industry))
    if change and page.focus.cell(region, industry):
        kind = element("p", element("strong", cell_value(page.dataset, region, industry)))
        evidence = kind + _rows(page, region, industry)
    elif broader := page.focus.heading(region, industry):
        above = links.industry(broader)
        named = escape_html(_("Not named itself; named under the broader heading {heading}:")).format(heading=above)
        evidence = element("p", named) + _rows(page, region, broader)
    else:
        evidence = _blank(page, region, industry) or _rows(page, region, industry)
    lists = lists_of_cell(page, region, industry) if change else Markup("")
    return [heading, evidence, *filter(None, [lists])]


def _blank(page: OpenPage, region: str, industry: str) -> Markup:
    """The kind of a blank cell, and the sources that were read and do not name it; empty if it is none."""
    blank = page.focus.blank(region, industry)
    if blank is None:
        return Markup("")
    explained = _explained(page, _("What a blank means"), "blank", glossary.blank())
    kind = element("p", element("strong", blank_name(blank)), explained)
    return kind + blank_html(page, region, industry, blank)


def _rows(page: OpenPage, region: str, industry: str) -> Markup:
    """The evidence of a cell, strongest first; where two years are compared, in the order of the dates."""
    rows = [page.atlas.evidence[key] for key in page.focus.cell(region, industry)]
    if page.focus.then is not None:
        rows.sort(key=lambda row: page.atlas.sources[row.source_id].date)
    return together(evidence_html(page, row) for row in rows)


def _identity(page: OpenPage, region: str) -> Markup:
    unit = page.atlas.regions[region]
    name, other = localized(unit, "name"), unit.name_zh if language() == "en" else unit.name_en
    beside = [" ", quiet(other)] if other != name else []
    facts = [kind_name(unit.kind), agglomeration_name(unit, page.atlas.agglomerations)]
    if unit.parent_id and page.dataset.has_agglomerations:
        province = localized(page.atlas.units[unit.parent_id], "name")
        facts.append(_("lies in {province}, counted separately").format(province=province))
    links = page.links.shared
    panel = element("h3", links.region(region), *beside) + element(
        "p", " · ".join(filter(None, facts)), " ", links.into_tray(region), class_="caption"
    )
    figures = page.dataset.context_figures(region)
    if not figures:
        return panel
    figure_texts = Markup(" · ").join(
        element("span", context_name(figure), element("strong", context_amount(figure)), class_="fact")
        for figure in figures
    )
    sources = "\n\n".join(context_source(figure) for figure in figures)
    return panel + element("p", figure_texts, help_button(_("Sources of these figures"), sources, key="context"))


def _result(page: OpenPage, region: str) -> Markup:
    """How far official figures bear out what the region names, with the page that shows it."""
    line = region_line(page, region)
    if not line:
        return Markup("")
    links = page.links.shared
    address = links.address("result", {"of": "region", "region": region})
    about = element("strong", links.to(address, _("Beside official figures")))
    sentence = links.sentence(sentences(_("{finding}.").format(finding=line), not_lacking()))
    strong = help_button(_("What strong means"), rule_of_strength(), key="strong")
    return element("p", together([about, " ", sentence, strong]), class_="caption")


def _since_2021(page: OpenPage, region: str) -> Markup:
    """How many industries changed between a region's two work reports, whichever edition is selected; and a link."""
    if page.data:
        return Markup("")
    focus = cache.focus(replace(page.selection.evidence, edition=Edition.CHANGE))
    if focus.blank(region):
        return Markup("")
    counts = Counter(change for key in page.atlas.columns() if (change := focus.change(region, key)))
    counts_text = labelled(_("Reports from 2021 to 2026"), region_sentence(counts))
    return element("p", counts_text, " · ", _both_reports(page, region, _("read both")), class_="caption")


def _both_reports(page: OpenPage, region: str, words: str = "") -> Markup:
    """The link to the comparison of a region's two work reports."""
    links = page.links.shared
    return links.to(links.address("compare", two_years(region)), words or two_years_words())


def _focus(page: OpenPage, region: str) -> Markup:
    named = page.focus.named_by(region)
    explained = _explained(page, _("What the levels mean"), "level", glossary.level(), glossary.non_industry())
    panel = element("p", element("strong", page.dataset.region_summary(region)), explained)
    if not named:
        return panel
    shared = ubiquity(page.focus.levels).to_dict()
    by_sources = page.dataset.has_source_choices
    names_terms = by_sources or (page.data is not None and page.data.texts is not None)
    third = _("As the source names it") if names_terms else _("Value")
    stated_by = element("em", _("Source"), class_="mark") if by_sources else ""
    rows: list[list[str] | str] = []
    for level in (3, 2, 1):
        at_level = [industry for industry in named if named[industry] == level]
        if at_level:
            rows.append(level_heading(level))
        rows += [[*_row(page, region, industry), str(int(shared[industry]) - 1)] for industry in at_level]
    panel += element("div", table([_("Industry"), stated_by, third, _("Others")], rows), class_="dense-table")
    if not by_sources:
        return panel
    terms_shown = [page.atlas.evidence[page.focus.cell(region, industry)[0]] for industry in named]
    legend = _(
        "“Others”: how many of the other {n} regions with a source name it too. {non_industry} an umbrella or "
        "agenda item, not counted as an industry."
    ).format(non_industry=NON_INDUSTRY_MARK, n=len(page.focus.covered) - 1)
    note = sentences(_marks_explained(page), legend, translation_note(page.atlas, terms_shown))
    return panel + element("p", note, class_="caption")


def _marks_explained(page: OpenPage) -> str:
    """Name the kinds of source that the marks stand for."""
    marks = zip((COMMENTARY_MARK, LIST_MARK), page.dataset.source_mark_names(), strict=True)
    return _("Marks: {marks}.").format(marks=semicolons([f"{mark} {name}" for mark, name in marks if name]))


def _row(page: OpenPage, region: str, industry: str) -> list[str]:
    """The cells of an industry: its name, the kinds of sources, the value or the term of the source."""
    entry = page.atlas.industries[industry]
    mark = "" if entry.kind == "industry" else NON_INDUSTRY_MARK
    name = together([page.links.shared.industry(industry, "short"), mark])
    rows = [page.atlas.evidence[key] for key in page.focus.cell(region, industry)]
    if page.data:
        without = quiet(_("unsourced")) if page.dataset.is_unsourced(region, industry) else ""
        return [name, "", combined(clauses, page.dataset.amount(region, industry) or rows[0].term, without)]
    kinds = {page.atlas.sources[row.source_id].kind for row in rows}
    return [name, marks_of(kinds), term_html(page.atlas, rows[0])]


def _explained(page: OpenPage, about: str, key: str, *definitions: str) -> Markup:
    texts = page.dataset.term_help(*definitions)
    return help_button(about, texts, key=key) if texts else Markup("")
