"""Controls of a user's dataset: scale, year, order, pages, and a search for names that are not in view."""

from collections.abc import Mapping

import streamlit as st

from analysis.scale import Scale
from components.dataset.scale_text import scale_name
from components.dataset.user_window import WINDOW, UserData
from components.selection import controls
from components.selection.model import ORDERS, Selection
from components.selection.url import update
from components.text.escaping import escape_markdown
from components.text.formatting import number
from components.text.i18n import _, ngettext
from data.store.datasets import NO_YEAR

MAX_MATCHES = 50


def dataset_line(data: UserData) -> None:
    """Draw name, version and size of the dataset, and the button back to the built-in one."""
    regions, industries = data.header.regions, data.header.industries
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="dataset-line"):
        st.markdown(
            _("Your dataset **{name}**, version {version}: {regions} × {industries}.").format(
                name=escape_markdown(data.header.name),
                version=data.header.version,
                regions=ngettext("{count} region", "{count} regions", regions, count=number(regions)),
                industries=ngettext("{count} industry", "{count} industries", industries, count=number(industries)),
            ),
            width="content",
        )
        if data.names_no_source:
            st.markdown(_("No cell in view has a source of its own."), width="content")
        st.button(_("Back to the built-in dataset"), key="leave-dataset", type="tertiary", on_click=_leave)


def dataset_choice(data: UserData) -> None:
    """Draw the choices that hold on every page: scale and year."""
    if data.scaled is not None:
        controls.choice(
            "values",
            _("Values"),
            [scale.value for scale in Scale],
            data.view.scale.value,
            lambda value: scale_name(Scale(value)),
            default=Scale.LQ.value,
            show_label=False,
        )
    years = [year for year in data.header.years if year != NO_YEAR]
    if len(years) > 1:
        shown, chosen = [str(year) for year in years], str(data.view.year)
        controls.menu("year", _("Year"), shown, chosen, str, default=shown[-1], show_label=False, width=110)


def scale_meaning(data: UserData) -> None:
    """Draw what the numbers mean on the scale in use."""
    if data.scaled is None:
        return
    meanings = {
        Scale.LQ: _(
            "Location quotient: the industry’s share in the region over its share in all regions together. 1 is the "
            "average share, 2 twice as much. A small region can have a high quotient with a small amount."
        ),
        Scale.SHARE: _("Share of region: the industry’s part of the region’s total over all industries of the file."),
        Scale.RAW: _(
            "Raw: the amounts of the file. The steps are the upper half, quarter and tenth of what is in view."
        ),
    }
    unit = _("Unit of the file: {unit}.").format(unit=escape_markdown(data.header.unit)) if data.header.unit else ""
    st.caption(f"{meanings[data.view.scale]} {unit}")


def window_controls(data: UserData, selection: Selection) -> None:
    """Draw order, paging and search if the dataset is larger than the window."""
    large = data.header.regions > WINDOW or data.header.industries > WINDOW
    if data.texts or not large:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="window-controls"):
        names = {
            "total": _("Largest total first"),
            "known": _("Most values first"),
            "file": _("As in the file"),
            "name": _("By name"),
        }
        controls.menu("order", _("What is shown"), ORDERS, data.view.order, names.__getitem__, default=ORDERS[0])
        _pages("rows_from", _("Regions"), data.header.regions, data.view.region_page)
        _pages("columns_from", _("Industries"), data.header.industries, data.view.industry_page)
        _find("region", _("Find a region"), data.region_names, selection.region)
        _find("industry", _("Find an industry"), data.industry_names, selection.industry)


def _pages(key: str, label: str, size: int, page: int) -> None:
    starts = [str(start) for start in range(0, size, WINDOW)]
    names = {
        start: f"{number(int(start) + 1)}–{number(min(int(start) + WINDOW, size))} / {number(size)}" for start in starts
    }
    current = str(page * WINDOW) if str(page * WINDOW) in names else starts[0]
    controls.menu(key, label, starts, current, names.__getitem__, default=starts[0])


def _find(key: str, label: str, names: Mapping[str, str], current: str | None) -> None:
    """Draw a search over all names, with the first matches to choose from."""
    text = st.text_input(label, key=f"find-{key}", max_chars=100)
    if not text:
        return
    wanted = text.casefold()
    matches = {name_id: name for name_id, name in names.items() if wanted in name.casefold()}
    shown = dict(list(matches.items())[:MAX_MATCHES])
    if not shown:
        st.caption(_("No name contains “{text}”. Try fewer letters.").format(text=escape_markdown(text)))
        return
    st.selectbox(
        _("{n} found").format(n=number(len(matches))),
        list(shown),
        index=list(shown).index(current) if current in shown else None,
        format_func=shown.__getitem__,
        key=f"found-{key}",
        on_change=lambda: update(**{key: st.session_state[f"found-{key}"]}),
    )


def _leave() -> None:
    # No other key of the URL makes sense for another dataset.
    keep = {key: value for key, value in st.query_params.items() if key == "lang"}
    st.query_params.from_dict(keep)
