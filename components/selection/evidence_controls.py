"""Controls of the evidence that counts: the edition, the regions, and behind a button the finer choices."""

import streamlit as st

from analysis.editions import Edition
from analysis.other_editions import region_of
from analysis.scopes import RegionScope, in_scope
from analysis.sources_in_force import SourceChoice
from components.selection.controls import choice
from components.selection.model import (
    COMMENTARY_DATE,
    COUNTED,
    EARLIEST_DATE,
    KIND_VALUES,
    NO_REGION,
    Selection,
    latest_date,
)
from components.selection.url import update
from components.text.formatting import DOT, day, edition_name, kind_of_document, sentences, short_day
from components.text.i18n import _, ngettext
from components.text.source_text import lists_differ
from data.atlas import Atlas


def evidence_choice(atlas: Atlas, selection: Selection) -> None:
    """Draw the choice of the edition and of the regions, and behind a button the finer choices.

    `atlas` has the sources; which regions are in its matrix does not matter.
    """
    chosen = selection.evidence
    editions = {edition.value: edition_name(edition) for edition in Edition}
    choice(
        "edition",
        _("Edition"),
        [edition.value for edition in Edition],
        chosen.edition.value,
        editions.__getitem__,
        default=Edition.LISTS.value,
        show_label=False,
    )
    region_scope(atlas, selection)
    label = (
        _("Sources up to {date}").format(date=short_day(chosen.as_of))
        if chosen.edition is Edition.LISTS
        else _("More choices")
    )
    with st.popover(label, key="as-of"):
        if chosen.edition is Edition.LISTS:
            _lists(atlas, selection)
        else:
            st.caption(_edition_note(chosen.edition))
        _kinds(selection)
        _switch(
            "broader",
            _("Count broader headings"),
            chosen.broader,
            _("An industry then counts as named where the region names only a heading above it."),
        )


def evidence_summary(atlas: Atlas, selection: Selection) -> str:
    """Say in one line what is chosen: the edition, the number of regions, and for lists the date."""
    chosen = selection.evidence
    n = len(in_scope(atlas.units, chosen.scope))
    parts = [edition_name(chosen.edition), ngettext("{n} region", "{n} regions", n)]
    if chosen.edition is Edition.LISTS:
        parts.append(_("to {date}").format(date=day(chosen.as_of)))
    return DOT.join(parts)


def region_scope(atlas: Atlas, selection: Selection) -> None:
    """Draw the choice of the regions in view; regions out of view leave the selection."""
    units = atlas.units
    names = {
        RegionScope.COMMENTARY: _("{n} of the commentary"),
        RegionScope.PROVINCES: _("{n} with all provinces"),
        RegionScope.ALL: _("{n} with more cities"),
    }
    names = {scope: name.format(n=len(in_scope(units, scope))) for scope, name in names.items()}

    def write() -> None:
        scope = RegionScope(st.session_state["menu-regions"])
        seen = set(in_scope(units, scope))
        compare = ",".join(key for key in selection.compare if region_of(key) in seen)
        update(
            regions=None if scope is RegionScope.PROVINCES else scope.value,
            compare=compare or None,
            **({} if selection.region in {None, *seen} else {"region": NO_REGION}),
        )

    st.session_state["menu-regions"] = selection.evidence.scope.value
    st.selectbox(
        _("Regions"),
        [scope.value for scope in RegionScope],
        format_func=lambda value: names[RegionScope(value)],
        key="menu-regions",
        on_change=write,
        width=180,
        label_visibility="collapsed",
    )


def _edition_note(edition: Edition) -> str:
    """Say what an edition holds."""
    return {
        Edition.REPORTS_2021: _(
            "The government work reports of early 2021: the plan parts, coded from the whole texts. They are of one "
            "kind, so the number of industries may be compared between regions."
        ),
        Edition.REPORTS_2026: _(
            "The government work reports of early 2026: the plan parts, coded from the whole texts. They are of one "
            "kind, so the number of industries may be compared between regions. Hong Kong’s policy address of 2025 "
            "stands beside them; its counts are not compared."
        ),
        Edition.CHANGE: _(
            "The work reports of 2021 against those of 2026, in regions that have both. Not naming is not giving up."
        ),
    }[edition]


def _switch(key: str, label: str, current: bool, explained: str) -> None:
    """Draw a switch for a URL key that is there only while it is on."""

    def write() -> None:
        update(**{key: COUNTED if st.session_state[f"switch-{key}"] else None})

    st.session_state[f"switch-{key}"] = current
    st.toggle(label, key=f"switch-{key}", on_change=write, help=explained)


def _kinds(selection: Selection) -> None:
    """Draw the choice of kinds of documents, if the edition holds more than one; all count if none is chosen."""
    chosen = selection.evidence
    held = chosen.kinds_held
    if len(held) == 1:
        return
    names = {kind: kind_of_document(kind) for kind in held}

    def write() -> None:
        kinds = st.session_state["document-kinds"]
        counted = [KIND_VALUES[kind] for kind in held if kind in kinds]
        update(kinds=None if len(counted) in (0, len(held)) else ",".join(counted))

    st.session_state["document-kinds"] = list(chosen.kinds_read)
    st.pills(
        _("Kinds of documents"),
        list(held),
        format_func=names.__getitem__,
        selection_mode="multi",
        key="document-kinds",
        on_change=write,
    )


def _lists(atlas: Atlas, selection: Selection) -> None:
    """Draw the finer choices of the edition of lists."""
    chosen = selection.evidence
    names = {
        SourceChoice.DATED: _("All sources"),
        SourceChoice.COMMENTARY: _("Commentary alone"),
        SourceChoice.UNDATED: _("Include undated"),
    }
    choice(
        "sources",
        _("Sources"),
        [member.value for member in SourceChoice],
        chosen.sources.value,
        lambda value: names[SourceChoice(value)],
        default=SourceChoice.DATED.value,
        show_label=False,
    )
    _as_of(atlas, selection)
    _switch(
        "latest",
        _("Latest list of each region only"),
        chosen.latest,
        _("Older lists of the same region are left out; the commentary stays."),
    )
    _switch(
        "confirmed",
        _("Confirmed items only"),
        chosen.confirmed,
        _("Only items of lists that two independent pages print count; the commentary stays."),
    )
    st.caption(lists_differ())


def _as_of(atlas: Atlas, selection: Selection) -> None:
    def write() -> None:
        chosen = st.session_state["as-of-date"]
        update(asof=None if chosen == COMMENTARY_DATE else chosen.isoformat())

    st.session_state["as-of-date"] = selection.evidence.as_of
    st.date_input(
        _("Sources dated on or before"),
        min_value=EARLIEST_DATE,
        max_value=latest_date(atlas),
        format="YYYY-MM-DD",
        required=True,
        key="as-of-date",
        on_change=write,
    )
    lists = [source for source in atlas.sources.values() if source.kind == "list"]
    later = sum(source.date > selection.evidence.as_of.isoformat() for source in lists)
    st.caption(
        sentences(
            _("The commentary is dated {date}; that is where the atlas opens.").format(date=day(COMMENTARY_DATE)),
            ngettext("{n} list is dated later.", "{n} lists are dated later.", later),
        )
    )
    earliest, latest = COMMENTARY_DATE, latest_date(atlas)
    with st.container(horizontal=True):
        st.button(
            _("Commentary’s date"),
            on_click=update,
            kwargs={"asof": None},
            disabled=selection.evidence.as_of == earliest,
        )
        st.button(
            _("Latest"),
            on_click=update,
            kwargs={"asof": latest.isoformat()},
            disabled=selection.evidence.as_of == latest,
        )
