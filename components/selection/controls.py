"""Controls that show the selection and write it to the URL.

The names of options are translated before the widget is made, because Streamlit also calls `format_func` outside the
run that has set the language.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import streamlit as st

from analysis.focus import SourceChoice
from components.selection.model import COMMENTARY_DATE, EARLIEST_DATE, Selection, latest_date
from components.selection.url import select_region, update
from components.text.formatting import day, sentences
from components.text.i18n import LANGUAGES, _, localized, ngettext
from data.load import Atlas


def choice(
    key: str,
    label: str,
    options: Sequence[str],
    current: str,
    name: Callable[[str], str],
    *,
    default: str,
    show_label: bool = True,
    explained: str | None = None,
) -> None:
    """Draw a segmented control for the URL key `key`; the default value is left out of the URL.

    `explained` is a tooltip beside the label.
    """

    def write() -> None:
        chosen = st.session_state[f"choice-{key}"]
        update(**{key: None if chosen == default else chosen})

    st.session_state[f"choice-{key}"] = current
    st.segmented_control(
        label,
        list(options),
        format_func=name,
        required=True,
        key=f"choice-{key}",
        on_change=write,
        label_visibility="visible" if show_label else "collapsed",
        help=explained,
    )


def menu(
    key: str,
    label: str,
    options: Sequence[str],
    current: str,
    name: Callable[[str], str],
    *,
    default: str,
    show_label: bool = True,
    width: int = 210,
) -> None:
    """Draw a drop-down list for the URL key `key`; the default value is left out of the URL."""

    def write() -> None:
        chosen = st.session_state[f"menu-{key}"]
        update(**{key: None if chosen == default else chosen})

    st.session_state[f"menu-{key}"] = current
    st.selectbox(
        label,
        list(options),
        format_func=name,
        key=f"menu-{key}",
        on_change=write,
        width=width,
        label_visibility="visible" if show_label else "collapsed",
    )


def language_choice(selection: Selection) -> None:
    """Draw the choice of language; each language is named in itself."""
    choice(
        "lang",
        _("Language"),
        list(LANGUAGES),
        selection.language,
        LANGUAGES.__getitem__,
        default="",
        show_label=False,
    )


def source_choice(atlas: Atlas, selection: Selection) -> None:
    """Draw the choice of the sources that count, and of the as-of date."""
    names = {
        SourceChoice.DATED: _("All sources"),
        SourceChoice.COMMENTARY: _("Commentary alone"),
        SourceChoice.UNDATED: _("With undated"),
    }
    choice(
        "sources",
        _("Sources"),
        [member.value for member in SourceChoice],
        selection.sources.value,
        lambda value: names[SourceChoice(value)],
        default=SourceChoice.DATED.value,
        show_label=False,
    )
    with st.popover(_("to {date}").format(date=day(selection.as_of)), key="as-of"):
        _as_of(atlas, selection)


def _as_of(atlas: Atlas, selection: Selection) -> None:
    def write() -> None:
        chosen = st.session_state["as-of-date"]
        update(asof=None if chosen == COMMENTARY_DATE else chosen.isoformat())

    st.session_state["as-of-date"] = selection.as_of
    st.date_input(
        _("Sources dated on or before"),
        min_value=EARLIEST_DATE,
        max_value=latest_date(atlas),
        format="YYYY-MM-DD",
        required=True,
        key="as-of-date",
        on_change=write,
    )
    later = sum(source.date > selection.as_of.isoformat() for source in atlas.sources.values())
    st.caption(
        sentences(
            _("The commentary is dated {date}; that is where the atlas opens.").format(date=day(COMMENTARY_DATE)),
            ngettext("{n} source is dated later.", "{n} sources are dated later.", later),
        )
    )
    earliest, latest = COMMENTARY_DATE, latest_date(atlas)
    with st.container(horizontal=True):
        st.button(_("Commentary’s date"), on_click=update, kwargs={"asof": None}, disabled=selection.as_of == earliest)
        st.button(
            _("Latest"),
            on_click=update,
            kwargs={"asof": latest.isoformat()},
            disabled=selection.as_of == latest,
        )


def region_picker(atlas: Atlas, selection: Selection) -> None:
    """Draw the list of regions."""
    names = {key: localized(region, "name") for key, region in atlas.regions.items()}
    picker("pick-region", _("Region"), _("Choose a region"), names, selection.region, select_region)


def industry_picker(atlas: Atlas, selection: Selection) -> None:
    """Draw the list of industries."""
    names = {key: localized(industry, "name") for key, industry in atlas.industries.items()}
    picker(
        "pick-industry",
        _("Industry"),
        _("Choose an industry"),
        names,
        selection.industry,
        lambda key: update(industry=key),
    )


def picker(
    key: str,
    label: str,
    placeholder: str,
    names: Mapping[str, str],
    current: str | None,
    on_pick: Callable[[str | None], None],
    *,
    width: int | Literal["stretch"] = "stretch",
) -> None:
    """Draw a list to search and choose from.

    Args:
        key: of the widget.
        label: read by screen readers alone.
        placeholder: shown while nothing is chosen.
        names: of what can be chosen, by id.
        current: the chosen id; None if nothing is chosen.
        on_pick: called with the id; None when the choice is cleared.
        width: in pixels.
    """
    st.session_state[key] = current
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        placeholder=placeholder,
        on_change=lambda: on_pick(st.session_state[key]),
        label_visibility="collapsed",
        width=width,
    )
