"""The brief of several industries: the regions that name them, best fit first, and on what evidence."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from analysis.readings import Reading
from analysis.shortlist import Fit
from components.export.brief.back_matter import back_matter
from components.export.brief.document import BackMatter, BriefDocument, MarkFigure
from components.export.brief.evidence import rows_in_force
from components.export.brief.locator_map import LocatorMap, RegionFill, locator_map
from components.export.brief.mark_figure import legend, mark_frames, source_line, two_sides
from components.export.brief.settings import BriefSettings
from components.export.brief.texts import date_made, enumerate_names, map_note
from components.figures.mark_table import MarkColumn, mark_groups
from components.findings.claims import Claim, industry_claims
from components.findings.shortlist_text import ranked, shortlist_finding
from components.text.formatting import enumerated
from components.text.i18n import _, ngettext

SHADES = 3
"""Number of shades of the map."""


def shortlist_document(settings: BriefSettings, industries: tuple[str, ...]) -> BriefDocument:
    """The content of the brief.

    Raises:
        KeyError: the matrix has no such column.
        ValueError: no industry is given, or one twice.
    """
    fits = ranked(settings.focus, industries)
    names = enumerated([settings.industry(key) for key in industries])
    return BriefDocument(
        kind=_("Industry brief"),
        title=names,
        other_title="",
        made=date_made(settings),
        description=_("Regions in the order in which they name these industries"),
        lead=shortlist_finding(settings.atlas, industries, fits),
        findings=_findings(settings, industries, fits),
        locator=_map(settings, industries, fits),
        map_note=map_note(settings, [fit.region for fit in fits]),
        map_panel=None,
        figure=_figure(settings, industries, fits),
        panels=(),
        back=_back(settings, industries, fits),
    )


def _groups(industries: tuple[str, ...], fits: list[Fit]) -> list[tuple[str, list[str]]]:
    """Heading and regions by how many of the industries they name, most first."""
    groups = []
    for n in range(len(industries), 0, -1):
        heading = ngettext("Name {n} of them", "Name {n} of them", n)
        groups.append((heading, [fit.region for fit in fits if fit.named == n]))
    groups.append((_("Under a broader heading"), [fit.region for fit in fits if not fit.named]))
    return [(heading, regions) for heading, regions in groups if regions]


def _findings(settings: BriefSettings, industries: tuple[str, ...], fits: list[Fit]) -> tuple[tuple[str, str], ...]:
    groups = [
        (heading, enumerate_names([settings.region(key) for key in regions]))
        for heading, regions in _groups(industries, fits)
    ]
    for key in industries:
        flagships = [settings.region(region) for region, level in settings.focus.naming(key).items() if level == SHADES]
        if flagships and settings.header is None:
            groups.append((settings.short_industry(key), _("Flagship of {names}").format(names=enumerated(flagships))))
    return tuple(groups)


def _map(settings: BriefSettings, industries: tuple[str, ...], fits: list[Fit]) -> LocatorMap:
    """The map, shaded by the share of the industries that a region names."""
    shade = {fit.region: -(-SHADES * fit.named // len(industries)) for fit in fits if fit.named}
    palette, covered = settings.palette, set(settings.focus.covered)
    fills = {
        key: RegionFill(
            palette.levels[shade[key] - 1] if key in shade else palette.empty, hatched=key not in covered, outlined=True
        )
        for key in settings.atlas.regions
    }
    counts = Counter(fit.named for fit in fits)
    counted = [ngettext("{regions} name {n}", "{regions} name {n}", n, regions=counts[n]) for n in sorted(counts) if n]
    return locator_map(
        settings,
        fills,
        [fit.region for fit in fits if fit.named],
        _("How many of these industries each region names"),
        _("Map of China, regions shaded by how many of these industries they name: {list}.").format(
            list=enumerated(counted) or _("none")
        ),
    )


def _figure(settings: BriefSettings, industries: tuple[str, ...], fits: list[Fit]) -> MarkFigure:
    named = {fit.region: fit.named for fit in fits}
    columns = tuple(MarkColumn(key, settings.short_industry(key), settings.palette.line) for key in industries)
    return MarkFigure(
        finding=_("Which region names which of them"),
        row_head=_("Region"),
        columns=columns,
        sides=two_sides(
            mark_groups(_groups(industries, fits), industries, mark_frames(settings), named, settings.region)
        ),
        total=len(industries),
        count_head=_("Industries named"),
        legend=legend(settings, blanks=True),
        source=source_line(settings),
    )


def _back(settings: BriefSettings, industries: tuple[str, ...], fits: list[Fit]) -> BackMatter:
    rank = {fit.region: place for place, fit in enumerate(fits)}
    rows = [row for row in rows_in_force(settings) if row.industry_id in industries]
    rows.sort(key=lambda row: (rank[row.region_id], industries.index(row.industry_id), -row.level))

    def claims(reading: Reading) -> Iterator[Claim]:
        return chain.from_iterable(industry_claims(key, reading, settings.industry) for key in industries)

    names = enumerated([settings.industry(key) for key in industries])
    return back_matter(
        settings,
        [(f"{settings.short_region(row.region_id)} · {settings.short_industry(row.industry_id)}", row) for row in rows],
        claims,
        title=_("{name}: who names them").format(name=names),
        heading=_("Evidence"),
        subject_head=_("Region and industry"),
    )
