"""Controls that show the selection and write it to the URL.

The names of options are translated before the widget is made, because Streamlit also calls `format_func` outside the
run that has set the language.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import streamlit as st

from components.selection.model import Selection
from components.selection.url import select_region, update
from components.text.i18n import LANGUAGES, _, localized
from data.atlas import Atlas

REGION_PICKER, INDUSTRY_PICKER = "pick-region", "pick-industry"
"""Keys of the lists of regions and industries."""


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
    st.session_state[f"choice-{key}"] = current
    st.segmented_control(
        label,
        list(options),
        format_func=name,
        required=True,
        key=f"choice-{key}",
        on_change=_write,
        args=(f"choice-{key}", key, default),
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
    st.session_state[f"menu-{key}"] = current
    st.selectbox(
        label,
        list(options),
        format_func=name,
        key=f"menu-{key}",
        on_change=_write,
        args=(f"menu-{key}", key, default),
        width=width,
        label_visibility="visible" if show_label else "collapsed",
    )


def _write(widget: str, key: str, default: str) -> None:
    chosen = st.session_state[widget]
    update(**{key: None if chosen == default else chosen})


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


def region_picker(atlas: Atlas, selection: Selection) -> None:
    """Draw the list of regions."""
    names = {key: localized(region, "name") for key, region in atlas.regions.items()}
    picker(REGION_PICKER, _("Region"), _("Choose a region"), names, selection.region, select_region)


def industry_picker(atlas: Atlas, industry: str | None, *, width: int | Literal["stretch"] = "stretch") -> None:
    """Draw the list of industries, with the one that is in view."""
    names = {key: localized(industry, "name") for key, industry in atlas.industries.items()}
    picker(
        INDUSTRY_PICKER,
        _("Industry"),
        _("Choose an industry"),
        names,
        industry,
        lambda key: update(industry=key),
        width=width,
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
