"""The whole of one region or one industry: what it names or who names it, its neighbours, what is rare, the evidence."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.counts import diversity, ubiquity
from analysis.nearest import Neighbour, nearest
from components import clicks, controls
from components.evidence_panel import source_link
from components.figure_block import Caption, figure_block
from components.figures.strip import Row, strip
from components.i18n import _, column, language, ngettext
from components.map_view import industries_proper
from components.region_panel import context_figure, context_source, source_term
from components.selection import update
from components.shell import OpenPage
from components.text import blank_name, dated, enumerated, level_name, plain

SIDES = ("region", "industry")
OWN_KEYS: Mapping[str, tuple[str, ...]] = {"of": SIDES}
RARE = 2
"""An industry is rare where at most this many regions name it, the region itself among them."""
KEY = "profile"


@dataclass(frozen=True)
class Side:
    """One way to read the matrix: its rows are what the profile is of, its columns what each row names.

    Attributes:
        levels: rows × columns without umbrella and agenda columns.
        names: names of the rows.
        others: names of the columns.
        key: the URL key that holds a row's id.
        other_key: the URL key that holds a column's id.
    """

    levels: pd.DataFrame
    names: Mapping[str, str]
    others: Mapping[str, str]
    key: str
    other_key: str


def profile_view(page: OpenPage) -> None:
    """Draw the switch, then the profile of what is selected."""
    side = _side(page)
    with st.container(horizontal=True, vertical_alignment="center", key="profile-controls"):
        names = {"region": _("One region"), "industry": _("One industry")}
        controls.choice("of", _("Profile of"), SIDES, side, names.__getitem__, default="", show_label=False)
        with st.container(width=340):
            if side == "region":
                controls.region_picker(page.atlas.regions, page.selection)
            else:
                controls.industry_picker(page.atlas.industries, page.selection)
    if side == "region" and page.selection.region:
        _region(page, page.selection.region)
    elif side == "industry" and page.selection.industry:
        _industry(page, page.selection.industry)
    else:
        st.markdown(_("Choose what to read from the list above."))


def _side(page: OpenPage) -> str:
    only_industry = page.selection.industry is not None and page.selection.region is None
    return page.selection.get("of", "industry" if only_industry else "region")


def _region(page: OpenPage, region: str) -> None:
    regions, industries = page.atlas.regions[column("name")], page.atlas.industries[column("name")]
    proper = industries_proper(page)
    levels = page.focus.only(proper)
    side = Side(levels, regions.to_dict(), industries.to_dict(), "region", "industry")
    name = side.names[region]
    counts = ubiquity(levels)
    own = levels.loc[region].dropna()
    context = page.atlas.table("context")
    rows = context[context["region_id"] == region].to_dict("records")
    st.markdown(" · ".join(context_figure(row) for row in rows), help="  \n".join(context_source(row) for row in rows))
    left, right = st.columns([1.25, 1], gap="large")
    with right:
        _neighbours(side, region, _("Whose focus is nearest?"))
        rare = [str(industry) for industry in own.index if counts[industry] <= RARE]
        _rare_in_region(side, name, rare, counts, page)
    with left:
        marks = [
            Row(str(i), side.others[str(i)], int(counts[i]), int(own[i]), _strip_note(side.others[str(i)], int(counts[i])))
            for i in sorted(own.index, key=lambda i: (int(counts[i]), -float(own[i])))
        ]
        alone = int((counts[own.index] == 1).sum())
        finding = (
            ngettext("{n} industry", "{n} industries", len(own))
            if not alone
            else _("{named}, {alone} that no other region names").format(
                named=ngettext("{n} industry", "{n} industries", len(own)), alone=alone
            )
        )
        caption = Caption(
            _("{region}: {finding}").format(region=name, finding=finding),
            _("Dot plot of the industries that {region} names, by how many regions name each. {finding}.").format(
                region=name, finding=finding
            ),
            _(
                "One row an industry, rarest first. The mark stands at the number of regions that name it, this one "
                "included; darker and larger means a stronger commitment of this region. Umbrella and agenda items are left out."
            ),
            f"focus-atlas-{region}",
        )
        figure = strip(marks, page.palette, axis_label=_("regions that name it"), limit=len(levels))
        figure_block(figure, caption, lambda: _marks_table(marks, _("Industry"), _("Regions")), key=KEY, on_select=_to_industry)
    _evidence(page, page.focus.evidence[page.focus.evidence["region_id"] == region], "industry_id", industries)


def _industry(page: OpenPage, industry: str) -> None:
    regions, industries = page.atlas.regions[column("name")], page.atlas.industries[column("name")]
    entry = page.atlas.industries.loc[industry]
    peers = [str(i) for i in page.atlas.industries.index[page.atlas.industries["kind"] == entry["kind"]]]
    side = Side(page.focus.levels[peers].T, industries.to_dict(), regions.to_dict(), "industry", "region")
    name = side.names[industry]
    own = page.focus.levels[industry].dropna()
    breadth = diversity(page.focus.only(industries_proper(page)))
    groups = page.atlas.table("industry_groups").set_index("group_id")[column("name")]
    st.caption(str(groups[entry["group_id"]]))
    left, right = st.columns([1.25, 1], gap="large")
    with right:
        _neighbours(side, industry, _("What is named together with it?"))
        _blanks(page, industry)
    with left:
        marks = [
            Row(
                str(region),
                f"{side.others[str(region)]} · {level_name(int(own[region]))}",
                int(breadth[region]),
                int(own[region]),
                _("{region}: {level}; names {n} industries in all").format(
                    region=side.others[str(region)], level=level_name(int(own[region])), n=int(breadth[region])
                ),
            )
            for region in sorted(own.index, key=lambda r: (-float(own[r]), int(breadth[r])))
        ]
        flagship = int((own == 3).sum())
        finding = _("{industry}: named by {n} of {total} regions, as a flagship by {flagship}").format(
            industry=name, n=len(own), total=int(page.focus.covered.sum()), flagship=flagship
        )
        caption = Caption(
            finding,
            _("Dot plot of the regions that name this industry, by how many industries each names. {finding}.").format(
                finding=finding
            ),
            _(
                "One row a region, strongest commitment first. The mark stands at the number of industries that the region "
                "names in all: the further left, the more this one stands out in its list."
            ),
            f"focus-atlas-{industry}",
        )
        limit = int(breadth.max()) if len(breadth) else 1
        figure = strip(marks, page.palette, axis_label=_("industries that the region names in all"), limit=limit)
        figure_block(figure, caption, lambda: _marks_table(marks, _("Region"), _("Industries named")), key=KEY, on_select=_to_region)
    _evidence(page, page.focus.evidence[page.focus.evidence["industry_id"] == industry], "region_id", regions)


def _to_industry() -> None:
    _follow("industry")


def _to_region() -> None:
    _follow("region")


def _follow(key: str) -> None:
    marked = clicks.points(KEY)
    if marked:
        chosen = marked[0]["customdata"]
        update(**{key: chosen[0] if isinstance(chosen, list) else chosen, "of": key})


def _strip_note(industry: str, count: int) -> str:
    return industry + "<br>" + ngettext("named by {n} region", "named by {n} regions", count)


def _neighbours(side: Side, label: str, question: str) -> None:
    st.subheader(question, anchor=False)
    found: list[Neighbour] = nearest(side.levels, label)
    if not found:
        st.markdown(_("None: it shares nothing with any other."))
        return
    lines = [
        _("**{name}**: {shared} of {either} in common ({similarity}). {list}").format(
            name=plain(side.names[neighbour.label]),
            shared=len(neighbour.shared),
            either=neighbour.either,
            similarity=f"{neighbour.similarity:.2f}",
            list=f":gray[{plain(enumerated([side.others[i] for i in neighbour.shared]))}]",
        )
        for neighbour in found
    ]
    st.markdown("\n".join(f"- {line}" for line in lines))
    st.caption(
        _(
            "“In common”: what both name, of what at least one names. In brackets the Ruzicka similarity, which also "
            "weighs the levels: 0 nothing in common, 1 the same."
        )
    )


def _rare_in_region(side: Side, name: str, rare: list[str], counts: pd.Series, page: OpenPage) -> None:
    st.subheader(_("What does it name that few others do?"), anchor=False)
    if not rare:
        st.markdown(_("Nothing: at least {n} regions name each of its industries.").format(n=RARE + 1))
        return
    region = page.selection.region
    lines = []
    for industry in rare:
        also = [str(r) for r in side.levels.index[side.levels[industry].notna()] if r != region]
        who = (
            _("also {names}").format(names=plain(enumerated([side.names[r] for r in also])))
            if also
            else _("no other region")
        )
        lines.append(f"- **{plain(side.others[industry])}**: {who}")
    st.markdown("\n".join(lines))


def _blanks(page: OpenPage, industry: str) -> None:
    st.subheader(_("Who does not name it?"), anchor=False)
    blanks, names = page.focus.blanks[industry], page.atlas.regions[column("name")]
    for kind in ("not mentioned", "not covered"):
        silent = [str(names[region]) for region in blanks.index[blanks == kind]]
        if silent:
            st.markdown(f"**{blank_name(kind)}**: {plain(enumerated(silent))}")


def _marks_table(marks: list[Row], label: str, count: str) -> pd.DataFrame:
    return pd.DataFrame(
        {label: [m.label for m in marks], _("Level"): [m.level for m in marks], count: [m.count for m in marks]}
    )


def _evidence(page: OpenPage, rows: pd.DataFrame, by: str, names: pd.Series) -> None:
    st.subheader(ngettext("{n} row of evidence", "{n} rows of evidence", len(rows)), anchor=False)
    order = {str(label): i for i, label in enumerate(names.index)}
    for level in (3, 2, 1):
        part = rows[rows["level"] == level]
        if part.empty:
            continue
        st.markdown(f"**{level} {level_name(level)}**")
        head = f"| {_('Named')} | {_('What the source says')} | {_('Source')} | {_('Place')} | {_('Rule')} |"
        body = [
            _evidence_row(page, row, str(names[row[by]]))
            for _index, row in part.sort_values(by, key=lambda ids: ids.map(order), kind="stable").iterrows()
        ]
        st.markdown("\n".join([head, "|:--|:--|:--|:--|:--|", *body]))


def _evidence_row(page: OpenPage, row: pd.Series, name: str) -> str:
    source = page.atlas.sources.loc[row["source_id"]]
    statement = row["statement_zh"] if language() == "zh" else row["statement"]
    when = plain(dated(source["date"], source["date_precision"]))
    return (
        f"| **{plain(name)}** :gray[{plain(source_term(page, row))}] | {plain(statement)} | {source_link(source)}, {when} "
        f"| {plain(row['locator'])} | {row['rule']} |"
    )
