"""The brief of an industry: who names it, how much it weighs with each, what is named with it, on what evidence."""

from collections import Counter
from collections.abc import Iterable

from analysis.counts import diversity
from analysis.focus import Blank
from analysis.nearest import nearest
from components.export.brief.back_matter import back_side
from components.export.brief.document import Document, Figure, Panel
from components.export.brief.drawing import (
    blanks_of,
    by_level,
    group,
    is_dot,
    mark,
    marks_figure,
    nudged,
    placed,
)
from components.export.brief.evidence import rows_in_force
from components.export.brief.phrases import few, made, map_note
from components.export.brief.robustness import robustness
from components.export.brief.setting import Setting
from components.export.figure_svg import Row, Shade, Spot, Words, locator_map
from components.export.svg import Drawing
from components.findings.claims import industry_claims
from components.findings.counts import naming_finding, reaching_finding
from components.text.formatting import blank_name, enumerated, first_step, level_name, number, shortened
from components.text.i18n import _, language, localized, ngettext, pgettext
from components.text.source_terms import is_translated, marked_term, translation_note
from components.text.source_text import source_term
from data.records import Evidence

NEIGHBOURS, SHOWN_TERMS, SHOWN_REGIONS = 5, 10, 8
TERM_LENGTH = 70
MAP_WIDTH = 318


def industry_document(setting: Setting, industry: str) -> Document:
    """Everything that stands in the brief of an industry, or of an umbrella or agenda column.

    Raises:
        KeyError: no such column.
    """
    atlas = setting.atlas
    entry = atlas.industries[industry]
    name = setting.industry(industry)
    naming = setting.focus.naming(industry)
    rows = [row for row in rows_in_force(setting) if row.industry_id == industry]
    rows.sort(key=lambda row: (-naming[row.region_id], atlas.regions[row.region_id].order, -row.level))
    back = back_side(
        setting,
        [(setting.region(row.region_id), row) for row in rows],
        robustness(setting, lambda now: industry_claims(industry, now, setting.industry), entry.kind),
        title=_("{name}: who focuses on it").format(name=name),
        heading=_("The evidence"),
        subject=_("Region"),
    )
    other = entry.name_zh if language() == "en" else entry.name_en
    return Document(
        kicker=_("Industry brief"),
        title=name,
        beside="" if setting.header else other,
        made=made(setting),
        facts_line=localized(atlas.groups[entry.group_id], "name") if entry.group_id in atlas.groups else "",
        lead=_lead(setting, industry),
        findings=_findings(setting, industry),
        locator=_map(setting, industry),
        wide_map=True,
        map_note=map_note(setting, list(naming)),
        margin=None,
        figure=_figure(setting, industry),
        panels=_panels(setting, industry),
        back=back,
    )


def _breadth(setting: Setting) -> dict[str, int]:
    return {str(key): int(n) for key, n in diversity(setting.levels).items()}


def _lead(setting: Setting, industry: str) -> str:
    naming, name = setting.focus.naming(industry), setting.industry(industry)
    if naming and setting.steps:
        return _("{industry}: {n} of {total} regions reach {step}").format(
            industry=name, n=len(naming), total=len(setting.focus.covered), step=first_step()
        )
    return (naming_finding if setting.steps is None else reaching_finding)(name, setting.focus, industry)


def _findings(setting: Setting, industry: str) -> tuple[tuple[str, str], ...]:
    naming, breadth = setting.focus.naming(industry), _breadth(setting)
    found: list[tuple[str, str]] = []
    for level in (3, 2, 1):
        members = [setting.region(key) for key, own in naming.items() if own == level]
        if members:
            found.append((level_name(level), few(members, SHOWN_REGIONS)))
    groups = setting.atlas.agglomerations
    regions = setting.atlas.regions
    of_group = Counter(regions[key].agglomeration_id for key in setting.focus.covered)
    inside = Counter(regions[key].agglomeration_id for key in naming)
    told = [
        _("{agglomeration} {n} of {total}").format(
            agglomeration=localized(group, "name"), n=inside[key], total=of_group[key]
        )
        for key, group in groups.items()
        if of_group[key]
    ]
    if told and naming:
        found.append((_("Where"), enumerated(told)))
    counted = [key for key in naming if breadth.get(key)]
    if counted and industry in setting.levels:
        narrow = min(counted, key=lambda key: (breadth[key], -naming[key]))
        told_narrow = ngettext(
            "{region}: the only industry it names",
            "{region}: one of the {n} industries it names",
            breadth[narrow],
            region=setting.region(narrow),
        )
        found.append((_("Largest part of"), told_narrow))
    return tuple(found)


def _map(setting: Setting, industry: str) -> Drawing:
    naming, focus, palette = setting.focus.naming(industry), setting.focus, setting.palette
    shades, spots = {}, []
    for key, unit in setting.atlas.regions.items():
        hatched = focus.blank(key, industry) in (Blank.NOT_COVERED, Blank.NO_VALUE)
        fill = palette.levels[naming[key] - 1] if key in naming else palette.empty
        if not is_dot(unit):
            shades[key] = Shade(fill, hatched)
        label = setting.short_region(key) if key in naming else ""
        if placed(unit) and (is_dot(unit) or label):
            dot = fill if is_dot(unit) else ""
            spots.append(Spot(*nudged(unit), dot, label, outlined=is_dot(unit), hatched=is_dot(unit) and hatched))
    told = [f"{setting.region(key)} {level_name(level)}" for key, level in naming.items()]
    words = Words(
        _("Who names {name}").format(name=setting.industry(industry)),
        _("Map of China, regions shaded by level: {list}.").format(list=", ".join(told) or _("none")),
        "map",
    )
    return locator_map(shades, list(shades), spots, palette, words, width=MAP_WIDTH)


def _figure(setting: Setting, industry: str) -> Figure:
    naming, breadth = setting.focus.naming(industry), _breadth(setting)

    def row(key: str) -> Row:
        return Row(setting.region(key), (mark(setting, key, industry),), breadth.get(key, 0))

    groups = by_level(naming, lambda key: (breadth[key],), row)
    for kind in blanks_of(setting):
        silent = [key for key in setting.atlas.regions if setting.focus.blank(key, industry) is kind]
        groups.append(group(blank_name(kind), [row(key) for key in silent]))
    return marks_figure(
        setting,
        groups,
        _("Who names {name}, and how many industries each of them names").format(name=setting.industry(industry)),
        _("Regions by level, those with the shortest lists first. {list}."),
        total=max(breadth.values(), default=1),
        count_label=_("industries that it names"),
        blanks=True,
    )


def _panels(setting: Setting, industry: str) -> tuple[Panel, ...]:
    columns = setting.columns_with(setting.atlas.industries[industry].kind)
    near = [
        (
            setting.industry(other.label),
            _("{shared} of {either} regions in common, similarity {similarity}").format(
                shared=len(other.shared), either=other.either, similarity=number(other.similarity, 2)
            ),
        )
        for other in nearest(columns.T, industry, limit=NEIGHBOURS)
    ]
    together = Panel(_("What is named together with it?"), tuple(near), "" if near else _("Nothing."))
    naming = setting.focus.naming(industry)
    if setting.header:
        ordered = sorted(naming, key=lambda key: -naming[key])
        values = [(setting.region(key), setting.value(key, industry) or level_name(naming[key])) for key in ordered]
        return (together, Panel(_("What does the file give?"), tuple(values[:SHOWN_TERMS])))
    terms = [(setting.region(key), _terms(setting, key, industry)) for key in naming][:SHOWN_TERMS]
    note = translation_note(setting.atlas, _rows(setting, list(naming)[:SHOWN_TERMS], industry))
    called = Panel(_("What do the sources call it?"), tuple(terms), note if terms else _("No region names it."))
    return (together, called)


def _rows(setting: Setting, regions: Iterable[str], industry: str) -> list[Evidence]:
    return [setting.atlas.evidence[key] for region in regions for key in setting.focus.cell(region, industry)]


def _terms(setting: Setting, region: str, industry: str) -> str:
    """Each term once; a source's own words come before translations, which are left out where both are the same."""
    rows = sorted(_rows(setting, [region], industry), key=lambda row: is_translated(setting.atlas, row))
    told: dict[str, str] = {}
    for row in rows:
        name = source_term(setting.atlas, row).casefold()
        told.setdefault(name, shortened(marked_term(setting.atlas, row), TERM_LENGTH))
    return pgettext("list separator", ", ").join(told.values())
