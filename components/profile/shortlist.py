"""Several industries at once: the regions in the order in which they name them, with the words of their sources."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from analysis.focus import Blank
from analysis.shortlist import Fit
from components.cells.cell_text import cell_text
from components.evidence.evidence_html import term_html
from components.evidence.marks import marks_of
from components.evidence.table import evidence_behind
from components.findings.shortlist_text import ranked, shortlist_finding
from components.output.figure_card import Caption
from components.output.table_card import table_card
from components.page.open_page import OpenPage
from components.profile.url_keys import industries_of
from components.selection.model import COMPARE_LIMIT
from components.text.formatting import blank_name, clauses, enumerated, labelled, level_label
from components.text.html import combined, element, lines, quiet, together
from components.text.i18n import _, localized, pgettext
from components.text.source_text import how_firm, source_date, statement

KEY = "shortlist"
TARGET = "L3b"
"""Rule of the codebook for a level that rests on a quantity or a target, whose statement says which."""

BESIDE = {
    "equipment": ("high-end-equipment", "intelligent-manufacturing"),
    "materials": ("new-materials",),
    "software": ("industrial-software", "software-and-information-services"),
}
"""What a builder of an industry looks for beside it, and the columns that stand for each."""


def shortlist_view(page: OpenPage) -> None:
    """Draw the table of regions, with columns that distinguish regions of equal fit."""
    industries = industries_of(page)
    fits = ranked(page.focus, industries)
    finding = shortlist_finding(page.atlas, industries, fits)
    caption = Caption(
        finding=finding,
        alternative=labelled(_("Table of regions by what they say of these industries"), f"{finding}."),
        how_to_read=_how_to_read(page),
        file_name="shortlist",
        subject=industries,
        note="" if page.data else page.dataset.captions.marks(rings=True, shades=False),
    )
    table_card(
        page,
        _table(page, industries, fits),
        caption,
        partial(_rows, page, industries, fits),
        key=KEY,
        evidence=lambda: pd.concat(
            [evidence_behind(page, industry_id=industry) for industry in industries], ignore_index=True
        ),
    )
    if not page.embedded:
        _others(page, {fit.region for fit in fits})


def _how_to_read(page: OpenPage) -> str:
    order = _(
        "Regions that name most of these industries come first, then those with the highest levels, then those that "
        "name the rest under a broader heading. Each cell has the strongest level, the source’s term, why it has that "
        "level, the target if there is one, and the date."
    )
    return order if page.data else f"{order} {_beside_explained(page)}"


def _beside_explained(page: OpenPage) -> str:
    names = {
        name: enumerated([localized(page.atlas.industries[key], "name") for key in keys])
        for name, keys in _beside(page).items()
    }
    return _("Beside them: the levels of {list}.").format(
        list=pgettext("list separator", "; ").join(labelled(name, keys) for name, keys in names.items())
    )


def _beside(page: OpenPage) -> dict[str, list[str]]:
    """What stands beside the industries asked for, by its name; without those asked for."""
    titles = {"equipment": _("equipment"), "materials": _("materials"), "software": _("software")}
    asked = industries_of(page)
    found = {
        titles[key]: [column for column in columns if column in page.atlas.industries and column not in asked]
        for key, columns in BESIDE.items()
    }
    return {name: columns for name, columns in found.items() if columns}


def _table(page: OpenPage, industries: Sequence[str], fits: Sequence[Fit]) -> Markup:
    head = [element("th", _("Region"), scope="col")]
    head += [element("th", page.links.industry(key), scope="col") for key in industries]
    if not page.data:
        head.append(element("th", _("Beside them"), scope="col"))
    rows = [element("tr", *_row(page, fit.region, industries)) for fit in fits]
    return element(
        "table", element("thead", element("tr", *head)), element("tbody", *rows), class_=f"fits of-{len(industries)}"
    )


def _row(page: OpenPage, region: str, industries: Sequence[str]) -> list[Markup]:
    offer = Markup("") if page.embedded else _tray_link(page, region)
    cells = [element("th", lines(page.links.region(region), offer), scope="row", class_="who")]
    # The style sheet shows the name of the column on a phone, where the table has no head.
    cells += [
        element("td", _cell(page, region, key), data_of=localized(page.atlas.industries[key], "name"))
        for key in industries
    ]
    if not page.data:
        levels = {
            name: max((page.focus.level(region, key) or 0 for key in columns), default=0)
            for name, columns in _beside(page).items()
        }
        named = [f"{name} {level}" for name, level in levels.items() if level]
        beside = quiet(pgettext("list separator", ", ").join(named) or _("none of these"))
        cells.append(element("td", beside, data_of=_("Beside them")))
    return cells


def _tray_link(page: OpenPage, region: str) -> Markup:
    """A link that puts a region into the tray, or takes it out again; none while the tray is full."""
    tray = page.selection.compare
    inside = region in tray
    if len(tray) >= COMPARE_LIMIT and not inside:
        return Markup("")
    changed = [key for key in tray if key != region] if inside else [*tray, region]
    address = page.links.address("profile", dict(page.selection.page_values) | {"compare": ",".join(changed)})
    name = localized(page.atlas.regions[region], "name")
    spoken = _("Remove {region} from the comparison") if inside else _("Add {region} to the comparison")
    shown = _("on the shortlist") if inside else _("shortlist")
    return page.links.to(
        address, f"{'−' if inside else '+'} {shown}", class_="act", aria_label=spoken.format(region=name)
    )


def _cell(page: OpenPage, region: str, industry: str) -> Markup:
    level, blank = page.focus.level(region, industry), page.focus.blank(region, industry)
    if page.data:
        return together([cell_text(page.dataset, region, industry)])
    heading = page.focus.heading(region, industry)
    if blank is Blank.BROADER:
        return together([quiet(_("under the broader heading")), " ", page.links.industry(heading)])
    if blank is not None or level is None:
        return quiet(blank_name(blank or Blank.NOT_MENTIONED))
    row = page.atlas.evidence[page.focus.cell(region, industry)[0]]
    source = page.atlas.sources[row.source_id]
    firm = element("span", clauses(level_label(level), how_firm(row.rule)), class_="firm")
    quotation = statement(row) if row.rule == TARGET else ""
    origin = combined(clauses, page.links.source(source), source_date(source))
    return lines(
        together([firm, " ", element("strong", term_html(page.atlas, row))]),
        quotation,
        element("span", marks_of([source.kind]), " ", origin, class_="from"),
    )


def _others(page: OpenPage, shown: set[str]) -> None:
    """Name the regions that name none of the industries, and those without a source."""
    left = [key for key in page.atlas.regions if key not in shown]
    unread = [key for key in left if page.focus.blank(key) is not None]
    silent = [key for key in left if key not in unread]
    for title, regions in ((_("Name none of them"), silent), (blank_name(page.dataset.blank_if_unknown), unread)):
        if regions:
            names = enumerated([page.links.region_md(key) for key in regions])
            st.markdown(labelled(f"**{title}**", names))


def _rows(page: OpenPage, industries: Sequence[str], fits: Sequence[Fit]) -> pd.DataFrame:
    """The table for a download, in the order shown."""
    return pd.DataFrame(
        {
            _("Region"): [localized(page.atlas.regions[fit.region], "name") for fit in fits],
            **{
                localized(page.atlas.industries[key], "name"): [
                    cell_text(page.dataset, fit.region, key) for fit in fits
                ]
                for key in industries
            },
            _("Industries named"): [fit.named for fit in fits],
            _("Sum of levels"): [fit.strength for fit in fits],
            _("Under a broader heading"): [fit.broader for fit in fits],
        }
    )
