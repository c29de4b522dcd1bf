"""The brief of a comparison: what two to four regions share, where each stands alone, on what evidence."""

from collections.abc import Sequence
from itertools import combinations

from analysis.counts import ubiquity
from analysis.frames import cell_of, row_of
from analysis.sharing import Holding, Shared, sharing
from components.export.brief.back_matter import back_side
from components.export.brief.document import Document, Figure, Panel
from components.export.brief.drawing import group, industry_row, marks_figure, shades, spots
from components.export.brief.evidence import rows_in_force
from components.export.brief.phrases import few, made, map_note
from components.export.brief.robustness import robustness
from components.export.brief.setting import Setting
from components.export.figure_svg import Column, Words, locator_map
from components.export.svg import Drawing, fitted
from components.findings.claims import comparison_claims
from components.findings.comparison_text import counted, only_by, shared_by_all, shared_finding, user_shared_finding
from components.findings.measures import MEASURES, measure_name
from components.findings.robustness_text import from_level
from components.text.formatting import bracketed, clauses, enumerated, level_label, number, shortened
from components.text.i18n import _, ngettext
from components.text.theme import hue

FEWEST, MOST = 2, 4
FACTS_LENGTH, COLUMN_EMS = 220, 11


def comparison_document(setting: Setting, regions: tuple[str, ...]) -> Document:
    """Everything that stands in the brief of a comparison.

    Raises:
        ValueError: fewer than two regions, or more than four.
    """
    if not FEWEST <= len(set(regions)) == len(regions) <= MOST:
        raise ValueError(f"A comparison is of {FEWEST} to {MOST} different regions; {len(regions)} were given.")
    names = [setting.region(key) for key in regions]
    holdings = sharing(setting.levels.loc[list(regions)])
    kinds = {entry.industry: entry.shared for entry in holdings}
    holders = {entry.industry: entry.holders for entry in holdings}
    rows = [row for row in rows_in_force(setting) if row.region_id in holders.get(row.industry_id, ())]
    totals = setting.levels.loc[list(regions)].sum()
    rank = {Shared.ALL: 0, Shared.SOME: 1, Shared.ONE: 2, Shared.NONE: 3}
    rows.sort(
        key=lambda row: (
            rank[kinds[row.industry_id]],
            -float(totals[row.industry_id]),
            setting.atlas.industries[row.industry_id].order,
            regions.index(row.region_id),
            -row.level,
        )
    )
    back = back_side(
        setting,
        [(f"{setting.short_industry(row.industry_id)} · {setting.short_region(row.region_id)}", row) for row in rows],
        robustness(setting, lambda now: comparison_claims(regions, now, setting.region)),
        title=_qualified(setting, _("{regions} compared").format(regions=enumerated(names))),
        heading=_("The evidence, what is shared first"),
        subject=_("Industry and region"),
    )
    return Document(
        kicker=_("Comparison brief"),
        title=enumerated([setting.short_region(key) for key in regions]),
        beside="",
        made=made(setting),
        facts_line=shortened(" · ".join(_breadth(setting, key) for key in regions), FACTS_LENGTH),
        lead=_lead(setting, regions, holdings),
        findings=_findings(setting, regions, holdings),
        locator=_map(setting, regions),
        wide_map=False,
        map_note=map_note(setting, regions),
        margin=_alike(setting, regions),
        figure=_figure(setting, regions, holdings),
        panels=(),
        back=back,
    )


def _qualified(setting: Setting, told: str) -> str:
    """A heading that says from which level on a region counts as naming an industry, where that is not any level."""
    return clauses(told, from_level(setting.lowest)) if setting.lowest > 1 else told


def _lead(setting: Setting, regions: tuple[str, ...], holdings: Sequence[Holding]) -> str:
    finding = shared_finding if setting.header is None else user_shared_finding
    return finding(
        [setting.short_region(key) for key in regions],
        sum(entry.shared is Shared.ALL for entry in holdings),
        sum(bool(entry.holders) for entry in holdings),
        setting.lowest,
    )


def _members(holdings: Sequence[Holding], holders: tuple[str, ...]) -> list[str]:
    return [entry.industry for entry in holdings if entry.holders == holders]


def _findings(setting: Setting, regions: tuple[str, ...], holdings: Sequence[Holding]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    shared = [setting.short_industry(key) for key in _members(holdings, regions)]
    if shared:
        found.append((shared_by_all(len(regions)), few(shared, 8)))
    rivals = []
    for entry in holdings:
        flagship = [key for key in entry.holders if setting.focus.level(key, entry.industry) == 3]
        if len(flagship) > 1:
            name = setting.short_industry(entry.industry)
            whose = enumerated([setting.short_region(key) for key in flagship])
            rivals.append(name if len(flagship) == len(regions) else bracketed(name, whose))
    if rivals:
        label = level_label(3) if setting.steps else _("Flagship of several")
        found.append((label, few(rivals, 5)))
    for key in regions:
        alone = [setting.short_industry(industry) for industry in _members(holdings, (key,))]
        found.append(
            (only_by(setting.short_region(key)), few(alone, 5) if alone else _("nothing that the others lack"))
        )
    if setting.above_average:
        told = counted(setting.above_average, setting.short_region)
        found.append((_("Above the average of all"), _("{counts} industries").format(counts=told)))
    return tuple(found)


def _map(setting: Setting, regions: tuple[str, ...]) -> Drawing:
    names = enumerated([setting.region(key) for key in regions])
    words = Words(
        _("Where {name} lie").format(name=names),
        _("Map of China; {name} are filled and framed, other regions of the dataset are tinted.").format(name=names),
        "map",
    )
    return locator_map(shades(setting, regions), regions, spots(setting, regions), setting.palette, words)


def _figure(setting: Setting, regions: tuple[str, ...], holdings: Sequence[Holding]) -> Figure:
    counts = {str(key): int(n) for key, n in ubiquity(setting.levels).items()}
    totals = setting.levels.loc[list(regions)].sum()
    sets: list[tuple[str, list[str]]] = [
        (shared_by_all(len(regions)), _members(holdings, regions)),
        (_("Shared by some"), [entry.industry for entry in holdings if entry.shared is Shared.SOME]),
        *((only_by(setting.region(key)), _members(holdings, (key,))) for key in regions),
    ]
    groups = [
        group(
            heading,
            [
                industry_row(setting, key, regions, counts[key])
                for key in sorted(members, key=lambda key: -float(totals[key]))
            ],
        )
        for heading, members in sets
        if members
    ]
    columns = [
        Column(
            fitted(setting.short_region(key), COLUMN_EMS),
            hue(setting.palette, setting.atlas.regions[key].agglomeration_id),
        )
        for key in regions
    ]
    total = len(setting.focus.covered)
    return marks_figure(
        setting,
        groups,
        _qualified(setting, _("Who shares what: industries by region")),
        _("Industries grouped by who names them. {list}."),
        total=total,
        count_label=_("all {n} regions").format(n=total),
        blanks=True,
        columns=columns,
    )


def _alike(setting: Setting, regions: tuple[str, ...]) -> Panel:
    similarity = MEASURES[setting.measure](setting.levels)
    pairs = []
    for one, other in combinations(regions, 2):
        value = cell_of(similarity, one, other)
        if value == value:
            pairs.append(
                (value, _("{one} and {other}").format(one=setting.short_region(one), other=setting.short_region(other)))
            )
    told = tuple((pair, number(value, 2)) for value, pair in sorted(pairs, reverse=True))
    note = (
        _("{measure}, 0 to 1").format(measure=measure_name(setting.measure))
        if told
        else _("Nothing can be compared under this choice.")
    )
    return Panel(_("How alike are they?"), told, note)


def _breadth(setting: Setting, region: str) -> str:
    own = [level for level in row_of(setting.levels, region) if level == level]
    if setting.steps:
        return ngettext("{region}: {n} industry", "{region}: {n} industries", len(own), region=setting.region(region))
    return ngettext(
        "{region}: {n} industry, {flagships} as flagships",
        "{region}: {n} industries, {flagships} as flagships",
        len(own),
        region=setting.region(region),
        flagships=sum(level == 3 for level in own),
    )
