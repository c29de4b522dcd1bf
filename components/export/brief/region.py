"""The brief of a region: what it names, how rare that is, which regions are similar, and on what evidence."""

from collections import Counter
from collections.abc import Iterable

from analysis.counts import ubiquity
from analysis.distinctiveness import distinctiveness
from analysis.editions import Edition, EvidenceChoice, edition_focus
from analysis.matrix_access import row_of
from analysis.nearest import nearest
from components.export.brief.back_matter import back_matter
from components.export.brief.document import BackMatter, BriefDocument, MarkFigure, Panel
from components.export.brief.evidence import rows_in_force
from components.export.brief.locator_map import LocatorMap, hue_fills, locator_map
from components.export.brief.mark_figure import groups_by_level, industry_figure, mark_frames
from components.export.brief.settings import BriefSettings
from components.export.brief.texts import beside_figures, context_panel, date_made, enumerate_names, map_note
from components.findings.change_text import not_giving_up, region_sentence
from components.findings.claims import region_claims
from components.findings.counts import nothing_named
from components.findings.official_figures import region_lines
from components.text.formatting import dated, first_step, kind_name, level_label, number, sentences
from components.text.i18n import _, language, localized, ngettext
from components.text.source_text import document_title

RARE = 2
"""An industry that at most this many regions name is rare."""

NEIGHBOURS, TOP = 3, 3
"""Number of similar regions, and of industries in a finding."""


def region_document(settings: BriefSettings, region: str) -> BriefDocument:
    """The content of the brief of a region.

    Raises:
        KeyError: the matrix has no such region.
    """
    atlas = settings.atlas
    unit = atlas.regions[region]
    return BriefDocument(
        kind=_("Region brief"),
        title=settings.region(region),
        other_title="" if settings.header else unit.name_zh if language() == "en" else unit.name_en,
        made=date_made(settings),
        description=_description(settings, region),
        lead=_lead(settings, region),
        findings=_findings(settings, region),
        locator=_map(settings, region),
        map_note=map_note(settings, [region]),
        map_panel=None if settings.header else context_panel(atlas.context.get(region, ())),
        figure=_figure(settings, region),
        panels=_panels(settings, region) if _industries(settings, region) else _panels_without(settings, region),
        back=_back(settings, region),
    )


def _back(settings: BriefSettings, region: str) -> BackMatter:
    named, proper = settings.focus.named_by(region), set(settings.levels.columns)
    rows = [row for row in rows_in_force(settings) if row.region_id == region]
    rows.sort(
        key=lambda row: (
            row.industry_id not in proper,
            -named[row.industry_id],
            settings.atlas.industries[row.industry_id].order,
            -row.level,
        )
    )
    return back_matter(
        settings,
        [(settings.industry(row.industry_id), row) for row in rows],
        lambda reading: region_claims(region, reading, settings.region, settings.industry),
        title=_("{name}: what it focuses on").format(name=settings.region(region)),
        heading=_("Evidence"),
        subject_head=_("Industry"),
    )


def _description(settings: BriefSettings, region: str) -> str:
    unit = settings.atlas.regions[region]
    group = settings.atlas.agglomerations.get(unit.agglomeration_id)
    parts = [kind_name(unit.kind), localized(group, "name") if group else ""]
    if unit.parent_id in settings.atlas.units and not settings.header:
        province = localized(settings.atlas.units[unit.parent_id], "name")
        parts.append(_("lies in {province}, counted separately").format(province=province))
    return " · ".join(filter(None, parts))


def _industries(settings: BriefSettings, region: str) -> dict[str, int]:
    """The proper industries that the region names, with their levels, highest first."""
    proper = set(settings.levels.columns)
    named = {key: level for key, level in settings.focus.named_by(region).items() if key in proper}
    return dict(sorted(named.items(), key=lambda entry: -entry[1]))


def _wider_aims(settings: BriefSettings, region: str) -> dict[str, int]:
    """The umbrella and agenda columns that the region names, with their levels."""
    proper = set(settings.levels.columns)
    return {key: level for key, level in settings.focus.named_by(region).items() if key not in proper}


def _counts(settings: BriefSettings) -> dict[str, int]:
    """How many regions name each industry."""
    return {str(key): int(n) for key, n in ubiquity(settings.levels).items()}


def _lead(settings: BriefSettings, region: str) -> str:
    industries, aims, name = _industries(settings, region), _wider_aims(settings, region), settings.region(region)
    if not industries and aims:
        return ngettext(
            "{region} names no single industry under this choice, but {n} wider aim",
            "{region} names no single industry under this choice, but {n} wider aims",
            len(aims),
            region=name,
        )
    if not industries:
        return nothing_named(name, settings.focus, region)
    flagships = sum(level == 3 for level in industries.values())
    named = ngettext("{n} industry", "{n} industries", len(industries))
    if settings.steps:
        first = _("{region} reaches {step} in {named}").format(region=name, step=first_step(), named=named)
    elif flagships:
        first = _("{region} names {named}, {flagships} of them as flagships").format(
            region=name, named=named, flagships=flagships
        )
    else:
        first = _("{region} names {named}, none of them as a flagship").format(region=name, named=named)
    counts = _counts(settings)
    alone = sum(counts[key] == 1 for key in industries)
    if not alone:
        return _("{first}; each is named elsewhere too").format(first=first)
    return ngettext(
        "{first}; {n} is named by no other region", "{first}; {n} are named by no other region", alone, first=first
    )


def _findings(settings: BriefSettings, region: str) -> tuple[tuple[str, str], ...]:
    industries, counts = _industries(settings, region), _counts(settings)
    aims = [settings.industry(key) for key in _wider_aims(settings, region)]
    findings: list[tuple[str, str]] = []
    flagships = [settings.industry(key) for key, level in industries.items() if level == 3]
    if flagships:
        label = level_label(3) if settings.steps else _("Flagships")
        findings.append((label, enumerate_names(flagships)))
    if industries:
        scores = row_of(distinctiveness(settings.levels), region)
        distinctive = sorted(industries, key=lambda key: -float(scores[key]))[:TOP]
        names = enumerate_names([settings.industry(key) for key in distinctive])
        findings.append((_("Most distinctive"), _("{list}: commitment weighed by rarity").format(list=names)))
        shared = [
            _("{industry} ({n} of {total})").format(
                industry=settings.industry(key), n=counts[key], total=len(settings.focus.covered)
            )
            for key in sorted(industries, key=lambda key: -counts[key])[:TOP]
        ]
        findings.append((_("Most widely shared"), enumerate_names(shared)))
        if not settings.header and settings.evidence.edition is Edition.LISTS:
            findings.append((_("By source"), _by_source(settings, region, industries)))
    if aims:
        findings.append((_("Umbrella and agenda items"), enumerate_names(aims)))
    if not settings.header and (text := _change(settings, region)):
        findings.append((_("From 2021 to 2026"), text))
    if not settings.header and (line := region_lines(settings.atlas, settings.focus).get(region)):
        findings.append(beside_figures(line))
    return tuple(findings)


def _change(settings: BriefSettings, region: str) -> str:
    """What changed in the region between the two years of work reports; empty without a report of both."""
    atlas = settings.atlas
    tables = atlas.table("evidence"), atlas.table("sources")
    choice = EvidenceChoice(edition=Edition.CHANGE)
    focus = edition_focus(*tables, [region], list(atlas.industries), choice, atlas.broader)
    if focus.blank(region):
        return ""
    kinds = Counter(change for key in atlas.columns() if (change := focus.change(region, key)))
    return sentences(_("{finding}.").format(finding=region_sentence(kinds)), not_giving_up())


def _by_source(settings: BriefSettings, region: str, industries: Iterable[str]) -> str:
    frames = mark_frames(settings)
    cells = [frames.cell(region, key) for key in industries]
    commentary = sum(cell.commentary is not None for cell in cells)
    lists = sum(cell.lists is not None for cell in cells)
    both = sum(cell.commentary is not None and cell.lists is not None for cell in cells)
    if not commentary:
        return ngettext(
            "Its official lists name {n} industry; the commentary names none",
            "Its official lists name {n} industries; the commentary names none",
            lists,
        )
    sources = [settings.atlas.sources[key] for key in settings.focus.sources]
    if not any(source.kind == "list" and source.region_id == region for source in sources):
        return ngettext(
            "The commentary names {n} industry; no official list of the region is in force",
            "The commentary names {n} industries; no official list of the region is in force",
            commentary,
        )
    if not lists:
        return ngettext(
            "The commentary names {n} industry; the official lists in force name none",
            "The commentary names {n} industries; the official lists in force name none",
            commentary,
        )
    return _("The commentary names {commentary}, its official lists {lists}; both name {both}").format(
        commentary=commentary, lists=lists, both=both
    )


def _map(settings: BriefSettings, region: str) -> LocatorMap:
    name = settings.region(region)
    description = _("Map of China; {name} is filled and framed, other regions of the dataset are tinted.")
    return locator_map(
        settings,
        hue_fills(settings, [region]),
        [region],
        _("Location of {name}").format(name=name),
        description.format(name=name),
    )


def _figure(settings: BriefSettings, region: str) -> MarkFigure:
    levels, counts = _industries(settings, region), _counts(settings)
    if not levels:
        levels = _wider_aims(settings, region)
        counts = {key: len(settings.focus.naming(key)) for key in levels}
    return industry_figure(
        settings,
        groups_by_level(levels, lambda key: (counts[key], settings.atlas.industries[key].order)),
        [region],
        _("What {name} names, and how many regions name it too").format(name=settings.region(region)),
        counts=counts,
        count_head=_("Regions, of {n}").format(n=len(settings.focus.covered)),
        name=settings.industry,
    )


def _panels(settings: BriefSettings, region: str) -> tuple[Panel, ...]:
    industries, counts = _industries(settings, region), _counts(settings)
    similar = []
    for neighbour in nearest(settings.levels, region, limit=NEIGHBOURS):
        strongest = sorted(neighbour.shared, key=lambda key: (-industries[key], counts[key]))
        text = _("{shared} of {either} in common, similarity {similarity}. {list}").format(
            shared=len(neighbour.shared),
            either=neighbour.either,
            similarity=number(neighbour.similarity, 2),
            list=enumerate_names([settings.short_industry(key) for key in strongest]),
        )
        similar.append((settings.region(neighbour.label), text))
    rare = sorted((key for key in industries if counts[key] <= RARE), key=lambda key: (counts[key], -industries[key]))
    none = _("None: each of its industries is named by at least {n} regions.").format(n=RARE + 1)
    return (
        Panel(
            _("Whose focus is most similar?"),
            tuple(similar),
            "" if similar else _("No region shares an industry with it."),
        ),
        Panel(
            _("Which of its industries are rare?"),
            tuple((settings.industry(key), _others(settings, key, region)) for key in rare),
            "" if rare else none,
        ),
    )


def _others(settings: BriefSettings, industry: str, region: str) -> str:
    """Which regions other than this one name an industry."""
    names = [settings.region(other) for other in settings.focus.naming(industry) if other != region]
    return _("named by {names} as well").format(names=enumerate_names(names)) if names else _("no other region")


def _panels_without(settings: BriefSettings, region: str) -> tuple[Panel, ...]:
    """For a region that names no industry: who shares its wider aims, and which documents do not count."""
    aims = tuple((settings.industry(key), _others(settings, key, region)) for key in _wider_aims(settings, region))
    left_out = tuple(
        (document_title(source), dated(source.date, source.date_precision))
        for source in settings.atlas.sources.values()
        if source.region_id == region and source.source_id not in settings.focus.sources
    )
    panels = (
        Panel(_("Who else names these aims?"), aims),
        Panel(_("Which of its documents do not count under this choice?"), left_out),
    )
    return tuple(panel for panel in panels if panel.items)
