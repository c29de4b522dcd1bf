"""The panel of one region: who it is, its size, what it focuses on and on whose word."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.counts import diversity, ubiquity
from components import controls
from components.i18n import _, column, language, ngettext
from components.map_view import industries_proper
from components.selection import select_region
from components.shell import OpenPage
from components.text import kind_name, level_name, number, plain

COMMENTARY_MARK, LIST_MARK = "■", "○"


def region_panel(page: OpenPage) -> None:
    """Draw the picker and the panel of the selected region, or an invitation where none is selected."""
    controls.region_picker(page.atlas.regions, page.selection)
    region = page.selection.region
    if region is None:
        st.markdown(_("No region is selected. Click one on the map, or choose one from the list."))
        return
    _identity(page, region)
    _focus(page, region)
    with st.container(horizontal=True):
        st.button(_("Clear"), on_click=select_region, args=(None,), key="clear-region")
        st.page_link(
            "pages/profile.py", label=_("All its evidence"), query_params=page.selection.query() | {"of": "region"}
        )


def _identity(page: OpenPage, region: str) -> None:
    row = page.atlas.regions.loc[region]
    other = row["name_zh"] if language() == "en" else row["name_en"]
    st.subheader(f"{plain(row[column('name')])} :gray[{plain(other)}]", anchor=False)
    groups = page.atlas.table("agglomerations").set_index("agglomeration_id")[column("name")]
    facts = [kind_name(row["kind"]), str(groups[row["agglomeration_id"]])]
    if row["parent_id"]:
        parents = page.atlas.table("regions").set_index("region_id")[column("name")]
        facts.append(_("lies in {province}, counted apart from it").format(province=parents[row["parent_id"]]))
    st.caption(" · ".join(facts))
    _context(page, region)


def _context(page: OpenPage, region: str) -> None:
    context = page.atlas.table("context")
    rows = context[context["region_id"] == region].to_dict("records")
    st.markdown(" · ".join(context_figure(row) for row in rows))
    st.caption(" · ".join(context_source(row) for row in rows))


def context_figure(row: Mapping[Hashable, Any]) -> str:
    """One context figure in words; a figure that was not found says so."""
    name = {"gdp": _("GDP"), "population": _("Population"), "area": _("Area")}[row["measure"]]
    year = f" {row['year']}" if row["year"] else ""
    if row["status"] == "not found":
        return f"{name}{year} **{_('not found')}**"
    return f"{name}{year} **{_amount(row)}**"


def context_source(row: Mapping[Hashable, Any]) -> str:
    """Basis and source of a context figure, and what must be known before it is used."""
    name = {"gdp": _("GDP"), "population": _("Population"), "area": _("Area")}[row["measure"]]
    basis = {
        "current prices": _("current prices"),
        "census 2020-11-01": _("census of 1 November 2020"),
        "end-2020 estimate": "",
        "administrative area": "",
    }[row["basis"]]
    told = [basis, row[column("source")]]
    if row["status"] == "not found" or row["currency"] in ("HKD", "MOP") or row["basis"] == "end-2020 estimate":
        told.append(row[column("note")])
    return f"{name}: " + plain("; ".join(part.rstrip("。.") for part in told if part))


def _amount(row: Mapping[Hashable, Any]) -> str:
    value = float(row["value"])
    match row["measure"]:
        case "gdp":
            return money(value, row["unit"])
        case "population" if language() == "zh":
            return _("{n} million").format(n=number(value / 1e4))
        case "population":
            return _("{n} million").format(n=number(value / 1e6, 2))
        case _:
            return _("{n} km²").format(n=number(value, 0 if value == int(value) else 1))


def money(value: float, unit: str) -> str:
    """A GDP figure in the language's customary unit (billions, or 亿); the currency is always named."""
    currency = {"CNY": _("CNY"), "HKD": _("HKD"), "MOP": _("MOP")}[unit.rsplit(" ", 1)[-1]]
    hundred_millions = value if unit.startswith("100 million") else value / 100
    shown = hundred_millions if language() == "zh" else hundred_millions / 10
    return _("{n} billion {currency}").format(n=number(shown), currency=currency)


def _focus(page: OpenPage, region: str) -> None:
    levels = page.focus.levels.loc[region]
    proper = industries_proper(page)
    counts = diversity(page.focus.only(proper))[region]
    flagship = int((levels[proper] == 3).sum())
    st.markdown(
        "**"
        + ngettext("Names {n} industry", "Names {n} industries", int(counts))
        + _(", {n} of them as a flagship").format(n=flagship)
        + "**"
    )
    shared = ubiquity(page.focus.levels)
    body = [f"| {_('Industry')} | | {_('As the source names it')} | {_('Others')} |", "|:--|:--|:--|--:|"]
    for level in (3, 2, 1):
        named = [industry for industry in levels.index if levels[industry] == level]
        if named:
            body.append(f"| **{level} {level_name(level)}** | | | |")
        body += [f"| {_row(page, region, industry)} | {int(shared[industry]) - 1} |" for industry in named]
    st.markdown("\n".join(body))
    st.caption(
        _(
            "{commentary} commentary, {list} official list. “Others”: how many of the other {n} regions name it too. "
            "Italic: an umbrella or agenda item, not counted as an industry."
        ).format(commentary=COMMENTARY_MARK, list=LIST_MARK, n=len(page.atlas.regions) - 1)
    )


def _row(page: OpenPage, region: str, industry: str) -> str:
    entry = page.atlas.industries.loc[industry]
    name = plain(entry[column("name")])
    if entry["kind"] != "industry":
        name = f"*{name}*"
    rows = page.focus.cell(region, industry)
    marks = "".join(
        mark
        for mark, matrix in ((COMMENTARY_MARK, page.focus.commentary), (LIST_MARK, page.focus.lists))
        if pd.notna(matrix.loc[region, industry])
    )
    return f"{name} | {marks} | {plain(source_term(page, rows.iloc[0]))}"


def source_term(page: OpenPage, row: pd.Series) -> str:
    """The term a source uses, in the reader's language where the list was read in both."""
    if row["checked"] == "primary":
        return str(row["term"])
    items = page.atlas.table("list_items")
    item = items[(items["evidence_id"] == row["evidence_id"]) & (items["level"] == row["level"])].iloc[0]
    return str(item["item_zh"] or item["item_en"]) if language() == "zh" else str(item["item_en"])
