"""The brief of an industry: who names it, how many others each of them names, and on what evidence."""

from collections import Counter
from collections.abc import Iterable

from analysis.counts import diversity
from analysis.focus import Blank
from analysis.nearest import nearest
from components.export.brief.back_matter import back_matter
from components.export.brief.document import BackMatter, BriefDocument, MarkFigure, Panel
from components.export.brief.evidence import rows_in_force
from components.export.brief.locator_map import LocatorMap, RegionFill, locator_map
from components.export.brief.mark_figure import (
    blank_kinds,
    groups_by_level,
    legend,
    mark_frames,
    source_line,
    two_sides,
)
from components.export.brief.settings import BriefSettings
from components.export.brief.texts import beside_figures, date_made, enumerate_names, map_note
from components.figures.mark_table import mark_groups
from components.findings.claims import industry_claims
from components.findings.counts import naming_finding, reaching_finding
from components.findings.official_figures import industry_line
from components.text.formatting import blank_name, enumerated, first_step, level_name, number
from components.text.i18n import _, language, localized, ngettext, pgettext
from components.text.source_terms import is_translated, marked_term, translation_note
from components.text.source_text import source_term
from data.records import Evidence

NEIGHBOURS = 5
"""Number of industries that are most often named together with this one."""

MAP_WIDTH = 300
"""Pixels."""


def industry_document(settings: BriefSettings, industry: str) -> BriefDocument:
    """The content of the brief of an industry, or of an umbrella or agenda column.

    Raises:
        KeyError: the matrix has no such column.
    """
    atlas = settings.atlas
    entry = atlas.industries[industry]
    return BriefDocument(
        kind=_("Industry brief"),
        title=settings.industry(industry),
        other_title="" if settings.header else entry.name_zh if language() == "en" else entry.name_en,
        made=date_made(settings),
        description=localized(atlas.groups[entry.group_id], "name") if entry.group_id in atlas.groups else "",
        lead=_lead(settings, industry),
        findings=_findings(settings, industry),
        locator=_map(settings, industry),
        map_note=map_note(settings, list(settings.focus.naming(industry))),
        map_panel=None,
        figure=_figure(settings, industry),
        panels=(_together(settings, industry), _by_region(settings, industry)),
        back=_back(settings, industry),
    )


def _back(settings: BriefSettings, industry: str) -> BackMatter:
    naming, regions = settings.focus.naming(industry), settings.atlas.regions
    rows = [row for row in rows_in_force(settings) if row.industry_id == industry]
    rows.sort(key=lambda row: (-naming[row.region_id], regions[row.region_id].order, -row.level))
    return back_matter(
        settings,
        [(settings.region(row.region_id), row) for row in rows],
        lambda reading: industry_claims(industry, reading, settings.industry),
        title=_("{name}: who focuses on it").format(name=settings.industry(industry)),
        heading=_("Evidence"),
        subject_head=_("Region"),
        kind=settings.atlas.industries[industry].kind,
    )


def _breadth(settings: BriefSettings) -> dict[str, int]:
    """How many industries each region names."""
    return {str(key): int(n) for key, n in diversity(settings.levels).items()}


def _lead(settings: BriefSettings, industry: str) -> str:
    naming, name = settings.focus.naming(industry), settings.industry(industry)
    if naming and settings.steps:
        return _("{industry}: {n} of {total} regions reach {step}").format(
            industry=name, n=len(naming), total=len(settings.focus.covered), step=first_step()
        )
    return (naming_finding if settings.steps is None else reaching_finding)(name, settings.focus, industry)


def _findings(settings: BriefSettings, industry: str) -> tuple[tuple[str, str], ...]:
    naming, breadth = settings.focus.naming(industry), _breadth(settings)
    findings: list[tuple[str, str]] = []
    for level in (3, 2, 1):
        names = [settings.region(key) for key, given in naming.items() if given == level]
        if names:
            findings.append((level_name(level), enumerate_names(names)))
    group_of = {key: unit.agglomeration_id for key, unit in settings.atlas.regions.items()}
    totals = Counter(group_of[key] for key in settings.focus.covered)
    counts = Counter(group_of[key] for key in naming)
    shares = [
        _("{agglomeration} {n} of {total}").format(
            agglomeration=localized(group, "name"), n=counts[key], total=totals[key]
        )
        for key, group in settings.atlas.agglomerations.items()
        if totals[key]
    ]
    if shares and naming:
        findings.append((_("By agglomeration"), enumerated(shares)))
    counted = [key for key in naming if breadth.get(key)]
    if counted and industry in settings.levels:
        narrow = min(counted, key=lambda key: (breadth[key], -naming[key]))
        text = ngettext(
            "{region}: the only industry it names",
            "{region}: one of the {n} industries it names",
            breadth[narrow],
            region=settings.region(narrow),
        )
        findings.append((_("Shortest list"), text))
    if not settings.header and (line := industry_line(settings.atlas, settings.focus, industry)):
        findings.append(beside_figures(line))
    return tuple(findings)


def _map(settings: BriefSettings, industry: str) -> LocatorMap:
    naming, palette = settings.focus.naming(industry), settings.palette
    fills = {
        key: RegionFill(
            palette.levels[naming[key] - 1] if key in naming else palette.empty,
            hatched=settings.focus.blank(key, industry) in (Blank.NOT_COVERED, Blank.NO_VALUE),
            outlined=True,
        )
        for key in settings.atlas.regions
    }
    names = enumerated([f"{settings.region(key)} {level_name(level)}" for key, level in naming.items()])
    return locator_map(
        settings,
        fills,
        list(naming),
        _("Who names {name}").format(name=settings.industry(industry)),
        _("Map of China, regions shaded by level: {list}.").format(list=names or _("none")),
        width=MAP_WIDTH,
    )


def _figure(settings: BriefSettings, industry: str) -> MarkFigure:
    naming, breadth, focus = settings.focus.naming(industry), _breadth(settings), settings.focus
    groups = groups_by_level(naming, lambda key: (breadth[key],))
    for kind in blank_kinds(settings):
        blanks = [key for key in settings.atlas.regions if focus.blank(key, industry) is kind]
        groups.append((blank_name(kind), blanks))
    finding = _("Who names {name}, and how many industries each of them names")
    return MarkFigure(
        finding=finding.format(name=settings.industry(industry)),
        row_head=_("Region"),
        columns=(),
        sides=two_sides(mark_groups(groups, [industry], mark_frames(settings), breadth, settings.region)),
        total=max(1, *breadth.values()),
        count_head=_("Industries named"),
        legend=legend(settings, blanks=True),
        source=source_line(settings),
    )


def _together(settings: BriefSettings, industry: str) -> Panel:
    levels = settings.levels_with(settings.atlas.industries[industry].kind)
    items = tuple(
        (
            settings.industry(other.label),
            _("{shared} of {either} regions in common, similarity {similarity}").format(
                shared=len(other.shared), either=other.either, similarity=number(other.similarity, 2)
            ),
        )
        for other in nearest(levels.T, industry, limit=NEIGHBOURS)
    )
    return Panel(_("What is named together with it?"), items, "" if items else _("Nothing."))


def _by_region(settings: BriefSettings, industry: str) -> Panel:
    """What the sources call the industry, or for a user's dataset the values of the file, region by region."""
    naming = settings.focus.naming(industry)
    if settings.header:
        ordered = sorted(naming, key=lambda key: -naming[key])
        values = ((key, settings.cell_value(key, industry) or level_name(naming[key])) for key in ordered)
        return Panel(_("Values in the file"), tuple((settings.region(key), value) for key, value in values))
    terms = tuple((settings.region(key), _terms(settings, key, industry)) for key in naming)
    note = translation_note(settings.atlas, _rows(settings, naming, industry))
    return Panel(_("What do the sources call it?"), terms, note if terms else _("No region names it."))


def _rows(settings: BriefSettings, regions: Iterable[str], industry: str) -> list[Evidence]:
    return [settings.atlas.evidence[key] for region in regions for key in settings.focus.cell(region, industry)]


def _terms(settings: BriefSettings, region: str, industry: str) -> str:
    """The terms of a cell, each once; where a term is printed by one source and translated from another, the former."""
    rows = sorted(_rows(settings, [region], industry), key=lambda row: is_translated(settings.atlas, row))
    terms: dict[str, str] = {}
    for row in rows:
        terms.setdefault(source_term(row).casefold(), marked_term(settings.atlas, row))
    return pgettext("list separator", ", ").join(terms.values())
