"""How far two coders agree, by column too, and the disagreements, each settled with a reason."""

import math
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime

import streamlit as st

from analysis.agreement.comparison import (
    Agreement,
    Disagreement,
    Measured,
    agreement,
    agreement_by_column,
    disagreements,
)
from components.coding.manage import FAILED
from components.coding.store import coding_store, documents_of, passages_of
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.formatting import labelled, level_label, number
from components.text.i18n import _, localized
from components.text.markdown_table import markdown_table
from data.coding.cells import levels_of, passages_by_cell
from data.coding.model import CodedPassage, Settlement
from data.store.coding import OpenCoding
from data.store.errors import StoreError

REASON_LENGTH = 1_000
QUOTED = 3
"""Passages of a coder that are shown of one cell."""


def agreement_view(page: OpenPage, opened: OpenCoding, key: str) -> None:
    """Draw the measures of agreement and the disagreements."""
    one, other = passages_of(opened, 1), passages_of(opened, 2)
    first, second = levels_of(one), levels_of(other)
    names = [coder.name or _("Coder {n}").format(n=coder.number) for coder in opened.coders]
    st.subheader(_("How far do the coders agree?"), anchor=False)
    st.markdown(_measures(agreement(first, second), names))
    with st.expander(_("By industry")):
        st.markdown(_by_column(page, first, second))
    open_cells = disagreements(first, second)
    settled = {(cell.region_id, cell.industry_id): cell for cell in coding_store().settlements(opened)}
    left = sum((cell.region_id, cell.industry_id) not in settled for cell in open_cells)
    counted = _("Disagreements: {n}, still to settle: {left}")
    st.subheader(counted.format(n=number(len(open_cells)), left=number(left)), anchor=False)
    by_cell = passages_by_cell(one), passages_by_cell(other)
    for cell in open_cells:
        ids = (cell.region_id, cell.industry_id)
        quoted = [passages.get(ids, []) for passages in by_cell]
        with st.container(border=True, key=f"cell-{cell.region_id}-{cell.industry_id}"):
            _disagreement(page, opened, key, cell, quoted, names, settled.get(ids))


def _measures(agreement: Agreement, names: list[str]) -> str:
    rows = [
        [_("Cells: F1"), *_interval(agreement.f1)],
        [_("Levels: share equal"), *_interval(agreement.equal)],
        [_("Levels: kappa, quadratic weights"), *_interval(agreement.kappa)],
        [_("Levels: Gwet’s AC1"), *_interval(agreement.ac1)],
    ]
    counts = _(
        "{first} has {one} cells, {second} has {other}; both have {both}. Intervals: 95 %, bootstrap over cells."
    ).format(
        first=escape_markdown(names[0]),
        second=escape_markdown(names[1]),
        one=number(agreement.one),
        other=number(agreement.other),
        both=number(agreement.both),
    )
    return f"{markdown_table([_('Measure'), _('Value'), _('95 % interval')], rows)}\n\n{counts}"


def _by_column(page: OpenPage, first: dict[tuple[str, str], int], second: dict[tuple[str, str], int]) -> str:
    rows = [
        [
            localized(page.atlas.industries[column], "name"),
            number(measured.one),
            number(measured.other),
            _value(measured.f1.value),
            _value(measured.equal.value),
        ]
        for column, measured in agreement_by_column(first, second).items()
    ]
    headings = [_("Industry"), _("Cells, coder 1"), _("Cells, coder 2"), _("Cells: F1"), _("Levels: share equal")]
    return markdown_table(headings, rows)


def _interval(measured: Measured) -> tuple[str, str]:
    known = not (math.isnan(measured.low) or math.isnan(measured.high))
    return _value(measured.value), f"{_value(measured.low)} – {_value(measured.high)}" if known else "–"


def _value(value: float) -> str:
    return "–" if math.isnan(value) else number(value, 2)


def _disagreement(
    page: OpenPage,
    opened: OpenCoding,
    key: str,
    cell: Disagreement,
    passages: list[list[CodedPassage]],
    names: list[str],
    settled: Settlement | None,
) -> None:
    """Draw a cell as the two coders have it, side by side, and how it is settled."""
    region, industry = page.atlas.units[cell.region_id], page.atlas.industries[cell.industry_id]
    st.markdown(f"**{escape_markdown(localized(region, 'name'))} × {escape_markdown(localized(industry, 'name'))}**")
    levels = [level_label(level) if level else _("not named") for level in (cell.one, cell.other)]
    for column, name, level, quoted in zip(st.columns(2, gap="large"), names, levels, passages, strict=True):
        with column:
            st.markdown(labelled(escape_markdown(name), escape_markdown(level)))
            for text in _quotes(opened, quoted[:QUOTED]):
                st.caption(escape_markdown(text))
    if settled is not None:
        st.markdown(
            _("Settled by {coder}: {name} holds. {reason}").format(
                coder=escape_markdown(settled.coder),
                name=escape_markdown(names[settled.holds - 1]),
                reason=escape_markdown(settled.reason),
            )
        )
        return
    ids = f"{cell.region_id}-{cell.industry_id}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        reason = st.text_input(_("Reason"), max_chars=REASON_LENGTH, key=f"reason-{ids}")
        for holder, (name, level) in enumerate(zip(names, levels, strict=True), start=1):
            label = _("{name} holds: {level}").format(name=escape_markdown(name), level=level)
            args = (opened, key, cell, holder)
            st.button(label, key=f"hold-{holder}-{ids}", disabled=not reason.strip(), on_click=_settle, args=args)


def _quotes(opened: OpenCoding, passages: Iterable[CodedPassage]) -> list[str]:
    texts = {one.source.document.sha256: one.source.document.text for one in documents_of(opened)}
    quoted = [texts[coded.sha256][coded.passage.start : coded.passage.end] for coded in passages]
    memos = [coded.memo for coded in passages if coded.memo]
    return [*quoted, *memos]


def _settle(opened: OpenCoding, key: str, cell: Disagreement, holds: int) -> None:
    reason = st.session_state[f"reason-{cell.region_id}-{cell.industry_id}"].strip()
    name = opened.coder.name or _("Coder {n}").format(n=opened.you)
    one = Settlement(secrets.token_hex(16), name, datetime.now(UTC), cell.region_id, cell.industry_id, holds, reason)
    try:
        coding_store().settle(opened.id, key, one)
    except StoreError as error:
        st.session_state[FAILED] = _(str(error))
