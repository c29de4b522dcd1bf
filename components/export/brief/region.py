"""The brief of a region: what it names, how rare that is, who is nearest, on what evidence."""

from analysis.counts import ubiquity
from analysis.distinctiveness import distinctiveness
from analysis.frames import row_of
from analysis.nearest import nearest
from components.export.brief.back_matter import back_side
from components.export.brief.document import Document, Figure, Panel
from components.export.brief.drawing import by_level, industry_row, mark, marks_figure, shades, spots
from components.export.brief.evidence import rows_in_force
from components.export.brief.phrases import context_panel, few, made, map_note
from components.export.brief.robustness import robustness
from components.export.brief.setting import Setting
from components.export.figure_svg import Words, locator_map
from components.export.svg import Drawing
from components.findings.claims import region_claims
from components.findings.counts import nothing_named
from components.text.formatting import dated, first_step, kind_name, level_label, number
from components.text.i18n import _, language, localized, ngettext
from components.text.source_text import document_title

RARE = 2
"""An industry that at most as many regions name is rare."""

NEIGHBOURS, SHOWN, SHOWN_FLAGSHIPS, SHOWN_RARE = 3, 3, 6, 6


def region_document(setting: Setting, region: str) -> Document:
    """Everything that stands in the brief of a region.

    Raises:
        KeyError: no such region in the matrix.
    """
    atlas = setting.atlas
    unit = atlas.regions[region]
    name = setting.region(region)
    rows = [row for row in rows_in_force(setting) if row.region_id == region]
    named, proper = setting.focus.named_by(region), set(setting.levels.columns)
    rows.sort(
        key=lambda row: (
            row.industry_id not in proper,
            -named[row.industry_id],
            atlas.industries[row.industry_id].order,
            -row.level,
        )
    )
    back = back_side(
        setting,
        [(setting.industry(row.industry_id), row) for row in rows],
        robustness(setting, lambda now: region_claims(region, now, setting.region, setting.industry)),
        title=_("{name}: what it focuses on").format(name=name),
        heading=_("The evidence"),
        subject=_("Industry"),
    )
    other = unit.name_zh if language() == "en" else unit.name_en
    return Document(
        kicker=_("Region brief"),
        title=name,
        beside="" if setting.header else other,
        made=made(setting),
        facts_line=_identity(setting, region),
        lead=_lead(setting, region),
        findings=_findings(setting, region),
        locator=_map(setting, region),
        wide_map=False,
        map_note=map_note(setting, [region]),
        margin=None if setting.header else context_panel(atlas.context.get(region, ())),
        figure=_figure(setting, region),
        panels=_panels(setting, region),
        back=back,
    )


def _identity(setting: Setting, region: str) -> str:
    unit = setting.atlas.regions[region]
    group = setting.atlas.agglomerations.get(unit.agglomeration_id)
    facts = [kind_name(unit.kind), localized(group, "name") if group else ""]
    if unit.parent_id in setting.atlas.units and not setting.header:
        province = localized(setting.atlas.units[unit.parent_id], "name")
        facts.append(_("lies in {province}, counted separately").format(province=province))
    return " · ".join(fact for fact in facts if fact)


def _own(setting: Setting, region: str) -> dict[str, int]:
    """The proper industries that the region names, with their levels, strongest first."""
    proper = set(setting.levels.columns)
    own = {key: level for key, level in setting.focus.named_by(region).items() if key in proper}
    return dict(sorted(own.items(), key=lambda entry: -entry[1]))


def _apart(setting: Setting, region: str) -> dict[str, int]:
    """The umbrella and agenda columns that the region names, with their levels."""
    proper = set(setting.levels.columns)
    return {key: level for key, level in setting.focus.named_by(region).items() if key not in proper}


def _counts(setting: Setting) -> dict[str, int]:
    return {str(key): int(n) for key, n in ubiquity(setting.levels).items()}


def _lead(setting: Setting, region: str) -> str:
    own, name = _own(setting, region), setting.region(region)
    apart = _apart(setting, region)
    if not own and apart:
        return ngettext(
            "{region} names no single industry under this choice, but {n} wider aim",
            "{region} names no single industry under this choice, but {n} wider aims",
            len(apart),
            region=name,
        )
    if not own:
        return nothing_named(name, setting.focus, region)
    counts = _counts(setting)
    alone = sum(counts[key] == 1 for key in own)
    flagships = sum(level == 3 for level in own.values())
    named = ngettext("{n} industry", "{n} industries", len(own))
    if setting.steps:
        first = _("{region} reaches {step} in {named}").format(region=name, step=first_step(), named=named)
    elif flagships:
        first = _("{region} names {named}, {flagships} of them as flagships").format(
            region=name, named=named, flagships=flagships
        )
    else:
        first = _("{region} names {named}, none of them as a flagship").format(region=name, named=named)
    if not alone:
        return _("{first}; each is named elsewhere too").format(first=first)
    return ngettext(
        "{first}; {n} is named by no other region", "{first}; {n} are named by no other region", alone, first=first
    )


def _findings(setting: Setting, region: str) -> tuple[tuple[str, str], ...]:
    own, counts = _own(setting, region), _counts(setting)
    apart = [setting.industry(key) for key in _apart(setting, region)]
    if not own:
        return ((_("Umbrella and agenda items"), few(apart, SHOWN_FLAGSHIPS)),) if apart else ()
    found: list[tuple[str, str]] = []
    flagships = [setting.industry(key) for key, level in own.items() if level == 3]
    if flagships:
        label = level_label(3) if setting.steps else _("Flagships")
        found.append((label, few(flagships, SHOWN_FLAGSHIPS)))
    scores = row_of(distinctiveness(setting.levels), region)
    top = [setting.industry(key) for key in sorted(own, key=lambda key: -float(scores[key]))[:SHOWN]]
    found.append((_("Most distinctive"), _("{list}: commitment weighed by rarity").format(list=few(top))))
    told = [
        _("{industry} ({n} of {total})").format(
            industry=setting.industry(key), n=counts[key], total=len(setting.focus.covered)
        )
        for key in sorted(own, key=lambda key: -counts[key])[:SHOWN]
    ]
    found.append((_("Shared most widely"), few(told)))
    if not setting.header:
        found.append((_("Two kinds of source"), _voices(setting, region)))
    if apart:
        found.append((_("Umbrella and agenda items"), few(apart, SHOWN_FLAGSHIPS)))
    return tuple(found)


def _voices(setting: Setting, region: str) -> str:
    marks = [mark(setting, region, key) for key in _own(setting, region)]
    commentary = sum(cell.commentary is not None for cell in marks)
    lists = sum(cell.lists is not None for cell in marks)
    both = sum(cell.commentary is not None and cell.lists is not None for cell in marks)
    if not commentary:
        return ngettext(
            "Its official lists name {n} industry; the commentary names none",
            "Its official lists name {n} industries; the commentary names none",
            lists,
        )
    sources = [setting.atlas.sources[key] for key in setting.focus.sources]
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
    return _("The commentary names {commentary}, its official lists {lists}; {both} stand in both").format(
        commentary=commentary, lists=lists, both=both
    )


def _map(setting: Setting, region: str) -> Drawing:
    name = setting.region(region)
    words = Words(
        _("Where {name} lies").format(name=name),
        _("Map of China; {name} is filled and framed, other regions of the dataset are tinted.").format(name=name),
        "map",
    )
    return locator_map(shades(setting, [region]), [region], spots(setting, [region]), setting.palette, words)


def _figure(setting: Setting, region: str) -> Figure:
    own, counts = _own(setting, region), _counts(setting)
    if not own:
        own = _apart(setting, region)
        counts = {key: len(setting.focus.naming(key)) for key in own}
    groups = by_level(
        own,
        lambda key: (counts[key], setting.atlas.industries[key].order),
        lambda key: industry_row(setting, key, [region], counts[key]),
    )
    total = len(setting.focus.covered)
    return marks_figure(
        setting,
        groups,
        _("What {name} names, and how many regions name it too").format(name=setting.region(region)),
        _("Industries by level, rarest first. {list}."),
        total=total,
        count_label=_("regions that name it, of {n}").format(n=total),
        blanks=False,
    )


def _panels(setting: Setting, region: str) -> tuple[Panel, ...]:
    own, counts = _own(setting, region), _counts(setting)
    near = []
    for neighbour in nearest(setting.levels, region, limit=NEIGHBOURS):
        strongest = sorted(neighbour.shared, key=lambda key: (-own[key], counts[key]))
        told = _("{shared} of {either} in common, similarity {similarity}. {list}").format(
            shared=len(neighbour.shared),
            either=neighbour.either,
            similarity=number(neighbour.similarity, 2),
            list=few([setting.short_industry(key) for key in strongest], 5),
        )
        near.append((setting.region(neighbour.label), told))
    rare = []
    for key in sorted((key for key in own if counts[key] <= RARE), key=lambda key: (counts[key], -own[key])):
        also = [setting.region(other) for other in setting.focus.naming(key) if other != region]
        who = _("otherwise only {names}").format(names=few(also)) if also else _("no other region")
        rare.append((setting.industry(key), who))
    if not own:
        return _instead(setting, region)
    none = _("Nothing: each of its industries is named by at least {n} regions.").format(n=RARE + 1)
    return (
        Panel(
            _("Whose focus is most similar?"), tuple(near), "" if near else _("No region shares an industry with it.")
        ),
        Panel(_("What does it name that few others do?"), tuple(rare[:SHOWN_RARE]), "" if rare else none),
    )


def _instead(setting: Setting, region: str) -> tuple[Panel, ...]:
    """What is told of a region that names no industry: who shares its wider aims, which documents do not count."""
    shared = []
    for key in _apart(setting, region):
        also = [setting.region(other) for other in setting.focus.naming(key) if other != region]
        shared.append((setting.industry(key), few(also) if also else _("no other region")))
    left_out = [
        (document_title(source), dated(source.date, source.date_precision))
        for source in setting.atlas.sources.values()
        if source.region_id == region and source.source_id not in setting.focus.sources
    ]
    panels = (
        Panel(_("Who else names these aims?"), tuple(shared)),
        Panel(_("Which of its documents do not count under this choice?"), tuple(left_out)),
    )
    return tuple(panel for panel in panels if panel.items)
