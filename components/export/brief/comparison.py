"""The brief of a comparison: what two to four regions share, what each names alone, and on what evidence."""

from collections.abc import Sequence
from functools import partial
from itertools import combinations

from analysis.counts import ubiquity
from analysis.matrix_access import cell_of, row_of
from analysis.sharing import Holding, sharing
from components.export.brief.back_matter import back_matter
from components.export.brief.document import BackMatter, BriefDocument, Panel
from components.export.brief.evidence import rows_in_force
from components.export.brief.locator_map import LocatorMap, hue_fills, locator_map
from components.export.brief.mark_figure import industry_figure
from components.export.brief.settings import BriefSettings
from components.export.brief.texts import beside_figures, date_made, enumerate_names, map_note
from components.findings.claims import comparison_claims
from components.findings.comparison_sets import named_sets, set_name
from components.findings.comparison_text import counted, only_by, shared_by_all, shared_finding, user_shared_finding
from components.findings.document_kinds import same_kinds
from components.findings.measures import MEASURES, measure_name
from components.findings.official_figures import region_lines
from components.findings.robustness_text import from_level
from components.text.formatting import bracketed, clauses, enumerated, level_label, number
from components.text.i18n import _, ngettext

FEWEST, MOST = 2, 4
"""Number of regions in a comparison."""


def comparison_document(settings: BriefSettings, regions: tuple[str, ...]) -> BriefDocument:
    """The content of the brief of a comparison.

    Raises:
        KeyError: the matrix has no such region.
        ValueError: fewer than two regions, more than four, or one of them twice.
    """
    if not FEWEST <= len(set(regions)) == len(regions) <= MOST:
        raise ValueError(f"A comparison is of {FEWEST} to {MOST} different regions; {len(regions)} were given.")
    holdings = sharing(settings.levels.loc[list(regions)])
    sets = named_sets(holdings, settings.levels, regions)
    total = len(settings.focus.covered)
    return BriefDocument(
        kind=_("Comparison brief"),
        title=enumerated([settings.short_region(key) for key in regions]),
        other_title="",
        made=date_made(settings),
        description=" · ".join(_breadth(settings, key) for key in regions),
        lead=_lead(settings, regions, sets, holdings),
        findings=_findings(settings, regions, sets, holdings),
        locator=_map(settings, regions),
        map_note=map_note(settings, regions),
        map_panel=_similarity(settings, regions),
        figure=industry_figure(
            settings,
            [
                (set_name(which, regions, settings.short_region, none=""), industries)
                for which, industries in sets.items()
            ],
            regions,
            _with_level(settings, _("Who shares what: industries by region")),
            counts={
                str(key): int(n)
                for key, n in ubiquity(settings.levels.drop(index=list(settings.focus.other_editions))).items()
            },
            count_head=_("All {n} regions").format(n=total),
            name=settings.short_industry,
        ),
        panels=(),
        back=_back(settings, regions, sets, holdings),
    )


def _back(
    settings: BriefSettings, regions: tuple[str, ...], sets: dict[str, list[str]], holdings: Sequence[Holding]
) -> BackMatter:
    industries = [key for members in sets.values() for key in members]
    rank = {key: index for index, key in enumerate(industries)}
    holders = {entry.industry: entry.holders for entry in holdings}
    rows = [row for row in rows_in_force(settings) if row.region_id in holders.get(row.industry_id, ())]
    rows.sort(key=lambda row: (rank[row.industry_id], regions.index(row.region_id), -row.level))
    names = enumerated([settings.region(key) for key in regions])
    return back_matter(
        settings,
        [(f"{settings.short_industry(row.industry_id)} · {settings.short_region(row.region_id)}", row) for row in rows],
        lambda reading: comparison_claims(
            regions, reading, settings.region, partial(same_kinds, settings.atlas, settings.focus)
        ),
        title=_with_level(settings, _("{regions} compared").format(regions=names)),
        heading=_("Evidence, shared industries first"),
        subject_head=_("Industry and region"),
    )


def _with_level(settings: BriefSettings, heading: str) -> str:
    """A heading with the lowest level that counts as named, where that is not the first one."""
    return clauses(heading, from_level(settings.min_level)) if settings.min_level > 1 else heading


def _lead(
    settings: BriefSettings, regions: Sequence[str], sets: dict[str, list[str]], holdings: Sequence[Holding]
) -> str:
    finding = shared_finding if settings.header is None else user_shared_finding
    return finding(
        [settings.short_region(key) for key in regions],
        len(sets["all"]),
        sum(bool(entry.holders) for entry in holdings),
        settings.min_level,
    )


def _findings(
    settings: BriefSettings, regions: Sequence[str], sets: dict[str, list[str]], holdings: Sequence[Holding]
) -> tuple[tuple[str, str], ...]:
    findings: list[tuple[str, str]] = []
    if sets["all"]:
        names = [settings.short_industry(key) for key in sets["all"]]
        findings.append((shared_by_all(len(regions)), enumerate_names(names)))
    rivals = _rivals(settings, regions, holdings)
    if rivals:
        label = level_label(3) if settings.steps else _("Flagship in several regions")
        findings.append((label, enumerate_names(rivals)))
    for key in regions:
        alone = [settings.short_industry(industry) for industry in sets[f"only-{key}"]]
        findings.append((only_by(settings.short_region(key)), enumerate_names(alone) or _("none")))
    if settings.above_average:
        counts = counted(settings.above_average, settings.short_region)
        findings.append((_("Above the average of all"), _("{counts} industries").format(counts=counts)))
    if settings.header is None:
        beside = region_lines(settings.atlas, settings.focus)
        if of_regions := [beside[key] for key in regions if key in beside]:
            findings.append(beside_figures(*of_regions))
    return tuple(findings)


def _rivals(settings: BriefSettings, regions: Sequence[str], holdings: Sequence[Holding]) -> list[str]:
    """Industries that are a flagship of more than one region, with these regions where they are not all."""
    rivals = []
    for entry in holdings:
        flagships = [key for key in entry.holders if settings.focus.level(key, entry.industry) == 3]
        if len(flagships) > 1:
            name = settings.short_industry(entry.industry)
            names = enumerated([settings.short_region(key) for key in flagships])
            rivals.append(name if len(flagships) == len(regions) else bracketed(name, names))
    return rivals


def _map(settings: BriefSettings, regions: Sequence[str]) -> LocatorMap:
    names = enumerated([settings.region(key) for key in regions])
    description = _("Map of China; {name} are filled and framed, other regions of the dataset are tinted.")
    return locator_map(
        settings,
        hue_fills(settings, regions),
        regions,
        _("Location of {name}").format(name=names),
        description.format(name=names),
    )


def _similarity(settings: BriefSettings, regions: Sequence[str]) -> Panel:
    similarity = MEASURES[settings.measure](settings.levels)
    values = {(one, other): cell_of(similarity, one, other) for one, other in combinations(regions, 2)}
    known = sorted(((value, pair) for pair, value in values.items() if value == value), reverse=True)
    items = tuple(
        (
            _("{one} and {other}").format(one=settings.short_region(one), other=settings.short_region(other)),
            number(value, 2),
        )
        for value, (one, other) in known
    )
    measure = _("{measure}, 0 to 1").format(measure=measure_name(settings.measure))
    return Panel(
        _("How similar are they?"), items, measure if items else _("Nothing can be compared under this choice.")
    )


def _breadth(settings: BriefSettings, region: str) -> str:
    levels = [level for level in row_of(settings.levels, region) if level == level]
    name = settings.region(region)
    if settings.steps:
        return ngettext("{region}: {n} industry", "{region}: {n} industries", len(levels), region=name)
    return ngettext(
        "{region}: {n} industry, {flagships} as flagships",
        "{region}: {n} industries, {flagships} as flagships",
        len(levels),
        region=name,
        flagships=sum(level == 3 for level in levels),
    )
