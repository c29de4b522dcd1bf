"""Every row of evidence: filters, search, the table, and the source entry behind a row."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.search import matching
from components.evidence_panel import checked_text, evidence_entry, period_note
from components.i18n import _, column, language, ngettext
from components.region_panel import source_term
from components.selection import ShortText, update
from components.shell import OpenPage
from components.text import dated, level_name, plain
from data.load import Atlas

ALL = "all"
TABLE = "evidence-table"
TABLE_HEIGHT, ROW_HEIGHT = 620, 35


def own_keys(atlas: Atlas) -> Mapping[str, Sequence[str] | ShortText]:
    """The page's own keys: filters, the search text, the open row."""
    return {
        "in_region": list(atlas.regions.index),
        "in_industry": list(atlas.industries.index),
        "source": list(atlas.sources.index),
        "level": ["1", "2", "3"],
        "row": list(atlas.evidence["evidence_id"]),
        "q": ShortText(),
    }


def evidence_view(page: OpenPage) -> None:
    """Draw the filters, the table, and the row that is open."""
    _filters(page)
    rows = _filtered(page)
    total = len(page.atlas.evidence)
    st.subheader(
        ngettext("{n} row of evidence", "{n} rows of evidence", len(rows))
        + " "
        + _("of {total} in the dataset").format(total=total),
        anchor=False,
    )
    left, right = st.columns([2.4, 1], gap="medium")
    with right:
        _open_row(page)
    with left:
        _table(page, rows)


def _filters(page: OpenPage) -> None:
    atlas, name = page.atlas, column("name")
    levels = {str(level): f"{level} {level_name(level)}" for level in (3, 2, 1)}
    with st.container(horizontal=True, vertical_alignment="bottom", key="evidence-filters"):
        _search(page)
        _filter(page, "in_region", _("Region"), atlas.regions[name].to_dict(), _("All regions"))
        _filter(page, "in_industry", _("Industry"), atlas.industries[name].to_dict(), _("All industries"))
        _filter(page, "source", _("Source"), atlas.sources[column("title")].to_dict(), _("All sources in force"))
        _filter(page, "level", _("Level"), levels, _("All levels"))


def _search(page: OpenPage) -> None:
    st.session_state["evidence-q"] = page.selection.get("q", "")
    st.text_input(
        _("Search names, terms and statements"),
        key="evidence-q",
        max_chars=ShortText.LIMIT,
        on_change=lambda: update(q=st.session_state["evidence-q"] or None),
        width=260,
    )


def _filter(page: OpenPage, key: str, label: str, names: Mapping[str, str], everything: str) -> None:
    def write() -> None:
        chosen = st.session_state[f"filter-{key}"]
        update(**{key: None if chosen == ALL else chosen})

    st.session_state[f"filter-{key}"] = page.selection.get(key, ALL)
    name: Callable[[str], str] = lambda value: everything if value == ALL else str(names[value])  # noqa: E731
    st.selectbox(label, [ALL, *names], format_func=name, key=f"filter-{key}", on_change=write, width=200)


def _filtered(page: OpenPage) -> pd.DataFrame:
    rows, chosen = page.focus.evidence, page.selection
    for key, field in (("in_region", "region_id"), ("in_industry", "industry_id"), ("source", "source_id")):
        if (value := chosen.get(key, ALL)) != ALL:
            rows = rows[rows[field] == value]
    if (level := chosen.get("level", ALL)) != ALL:
        rows = rows[rows["level"] == int(level)]
    if query := chosen.get("q", ""):
        rows = rows[matching(_searched(page, rows), query)]
    return rows


def _searched(page: OpenPage, rows: pd.DataFrame) -> pd.DataFrame:
    regions, industries = page.atlas.regions, page.atlas.industries
    items = page.atlas.table("list_items").groupby("evidence_id")[["item_en", "item_zh", "list_en", "list_zh"]]
    listed = items.agg(" ".join).agg(" ".join, axis=1)
    return pd.DataFrame(
        {
            "region": rows["region_id"].map(regions["name_en"] + " " + regions["name_zh"]),
            "industry": rows["industry_id"].map(industries["name_en"] + " " + industries["name_zh"]),
            "term": rows["term"],
            "statement": rows["statement"] + " " + rows["statement_zh"],
            "locator": rows["locator"],
            "listed": rows["evidence_id"].map(listed).fillna(""),
        }
    )


def _table(page: OpenPage, rows: pd.DataFrame) -> None:
    if rows.empty:
        st.info(_("No row fits. Take a filter away, search for fewer words, or move the as-of date up."))
        return
    shown = evidence_table(page, rows)

    def opened() -> None:
        marked = st.session_state[TABLE]["selection"]["rows"]
        update(row=str(rows["evidence_id"].iloc[marked[0]]) if marked else None)

    st.dataframe(
        shown,
        hide_index=True,
        height=min(TABLE_HEIGHT, ROW_HEIGHT * (len(rows) + 1) + 3),
        key=TABLE,
        on_select=opened,
        selection_mode="single-row",
        alt=_("Table of the rows of evidence that fit the filters"),
    )
    st.download_button(
        _("CSV"),
        lambda: rows.to_csv(index=False).encode("utf-8-sig"),
        file_name="focus-atlas-evidence.csv",
        mime="text/csv",
        type="tertiary",
        on_click="ignore",
    )


def evidence_table(page: OpenPage, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of evidence in the reader's language and words."""
    sources = page.atlas.sources.loc[rows["source_id"]]
    return pd.DataFrame(
        {
            _("Region"): rows["region_id"].map(page.atlas.regions[column("name")]).to_numpy(),
            _("Industry"): rows["industry_id"].map(page.atlas.industries[column("name")]).to_numpy(),
            _("Level"): [f"{level} {level_name(level)}" for level in rows["level"]],
            _("Term"): [source_term(page, row) for _index, row in rows.iterrows()],
            _("Source"): sources[column("title")].to_numpy(),
            _("Date"): [
                dated(when, precision)
                for when, precision in zip(sources["date"], sources["date_precision"], strict=True)
            ],
            _("Rule"): rows["rule"].to_numpy(),
            _("What the source says"): rows["statement_zh" if language() == "zh" else "statement"].to_numpy(),
            _("Place"): rows["locator"].to_numpy(),
            _("Read"): [checked_text(checked) for checked in rows["checked"]],
        }
    )


def _open_row(page: OpenPage) -> None:
    chosen = page.selection.get("row", "")
    if not chosen:
        st.markdown(_("Mark a row at its left edge to open its source entry."))
        return
    row = page.atlas.evidence.set_index("evidence_id", drop=False).loc[chosen]
    names = page.atlas.regions.loc[row["region_id"], column("name")], page.atlas.industries.loc[row["industry_id"]]
    st.subheader(f"{plain(names[0])} × {plain(names[1][column('name')])}", anchor=False)
    evidence_entry(page, row)
    source_entry(page, str(row["source_id"]))
    _pages_read(page, chosen)
    st.button(_("Close"), on_click=update, kwargs={"row": None}, key="close-row")


def source_entry(page: OpenPage, source_id: str) -> None:
    """All that is known of a source."""
    source = page.atlas.sources.loc[source_id]
    count = int((page.atlas.evidence["source_id"] == source_id).sum())
    where = _("primary document") if source["address_kind"] == "primary" else _("a page where it was read")
    facts = [
        (_("Title"), f"{plain(source['title_en'])} · {plain(source['title_zh'])}"),
        (_("Author"), plain(source["author"])),
        (_("Issuer"), plain(source[column("issuer")])),
        (_("Date"), plain(dated(source["date"], source["date_precision"]))),
        (_("Plans for"), plain(source["period"])),
        (_("Coverage"), _("complete list") if source["coverage"] == "complete" else _("part of the list")),
        (_("Address"), f"<{source['address']}> :gray[({where})]"),
        (_("Note"), plain(source[column("note")])),
        (_("Rows"), str(count)),
    ]
    st.markdown(f"**{_('The source')}**")
    st.markdown("  \n".join(f":gray[{label}] {value}" for label, value in facts if value))
    if note := period_note(source, page.selection):
        st.caption(note)


def _pages_read(page: OpenPage, evidence_id: str) -> None:
    items = page.atlas.table("list_items")
    items = items[items["evidence_id"] == evidence_id]
    if items.empty:
        return
    st.markdown(f"**{_('Pages on which the item was read')}**")
    checks = {
        "confirmed": _("a second page prints it"),
        "corrected after the second page": _("corrected after a second page"),
        "not found": _("no second page was found, which refutes nothing"),
        "one page only": _("looked for on one page only"),
    }
    for _index, item in items.iterrows():
        label = item["item_zh"] if language() == "zh" and item["item_zh"] else item["item_en"]
        both = f"{plain(label)} :gray[{plain(item['item_zh'])}]" if language() == "en" else plain(label)
        pages = [*str(item["read_at"]).split(" ; "), *([item["second_page"]] if item["second_page"] else [])]
        st.markdown(
            "\n".join([f"{both}: {checks[str(item['second_check'])]}", *(f"- {_page_link(page)}" for page in pages)])
        )
        if not item["english_is_official"]:
            st.caption(_("The English name is our translation."))


def _page_link(text: str) -> str:
    address, _blank, note = text.partition(" ")
    if not address.startswith("http"):
        return plain(text)
    return f"<{address}> {plain(note)}"
