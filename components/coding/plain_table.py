"""Code in a plain table: for browsers that run no scripts, and for readers who prefer a table."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from components.coding.store import coding_store, document_of, known_ids
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.i18n import _, localized, ngettext
from data.coding.decisions import InvalidDecisionError, read_decision
from data.coding.model import Action, Decision
from data.store.coding import OpenCoding
from data.store.errors import StoreError

NO_DECISION = ""


def plain_table(page: OpenPage, opened: OpenCoding, key: str, position: int) -> None:
    """Draw the suggestions of a document as a table with a decision and a level in each row, and save what changed."""
    rows = _rows(page, opened, position)
    if not rows:
        st.markdown(_("Nothing is suggested for this document."))
        return
    names = {Action.ACCEPT: _("accepted"), Action.REJECT: _("rejected"), NO_DECISION: _("open")}
    shown = [{**row, "action": names[row["action"]]} for row in rows]
    edited = st.data_editor(
        [{name: value for name, value in row.items() if name not in ("key", "region_id")} for row in shown],
        column_config={
            "industry": st.column_config.TextColumn(_("Industry"), disabled=True),
            "region": st.column_config.TextColumn(_("Region"), disabled=True),
            "passage": st.column_config.TextColumn(_("Passage"), disabled=True, width="large"),
            "action": st.column_config.SelectboxColumn(_("Decision"), options=list(names.values()), required=True),
            "level": st.column_config.NumberColumn(_("Level"), min_value=1, max_value=3, step=1, required=True),
            "memo": st.column_config.TextColumn(_("Note"), max_chars=1_000),
        },
        hide_index=True,
        height=480,
        key=f"plain-{position}",
        disabled=opened.coder.done_at is not None,
    )
    actions = {name: action for action, name in names.items()}
    changed = [
        {
            **row,
            **{name: now[name] for name in ("level", "memo")},
            "action": action_of(row["action"], actions.get(now["action"], NO_DECISION), now["level"] != row["level"]),
        }
        for row, before, now in zip(rows, shown, edited, strict=True)
        if any(now[name] != before[name] for name in ("action", "level", "memo"))
    ]
    label = ngettext("Save {n} decision", "Save {n} decisions", len(changed))
    if st.button(label, key="save-plain", type="primary", disabled=not changed):
        _save(opened, key, position, changed)


def action_of(before: str, now: str, other_level: bool) -> Action:
    """Return what an edited row decides: a level that is set while the row is open accepts it, as a key does.

    Examples:
        >>> action_of("", "", True), action_of("accept", "", True), action_of("accept", "reject", False)
        (<Action.ACCEPT: 'accept'>, <Action.UNDO: 'undo'>, <Action.REJECT: 'reject'>)
    """
    if now == NO_DECISION:
        return Action.ACCEPT if before == NO_DECISION and other_level else Action.UNDO
    return Action(now)


def _rows(page: OpenPage, opened: OpenCoding, position: int) -> list[dict[str, Any]]:
    document = document_of(opened, position)
    text, sha256 = document.source.document.text, document.source.document.sha256
    decided: dict[str, Decision] = {}
    for logged in coding_store().log(opened, opened.you):
        if logged.decision.sha256 == sha256:
            decided[logged.decision.key] = logged.decision
    rows = []
    for key, one in document.by_key.items():
        last = decided.get(key)
        is_open = last is None or last.action is Action.UNDO
        passage = one if last is None else last.passage
        region = page.atlas.units.get(passage.region_id)
        rows.append(
            {
                "key": key,
                "region_id": passage.region_id,
                "industry": localized(page.atlas.industries[one.industry_id], "name"),
                "region": localized(region, "name") if region else "",
                "passage": text[one.start : one.end],
                "action": NO_DECISION if is_open or last is None else last.action,
                "level": passage.level,
                "memo": last.memo if last else "",
            }
        )
    return rows


def _save(opened: OpenCoding, key: str, position: int, changed: Sequence[Mapping[str, Any]]) -> None:
    document, known = document_of(opened, position), known_ids()
    try:
        decisions = [
            read_decision(
                {**row, "region": row["region_id"], "receipt": secrets.token_hex(16)},
                document,
                known,
                opened.coder.name,
                datetime.now(UTC),
            )
            for row in changed
        ]
        coding_store().record(opened.id, key, decisions)
    except InvalidDecisionError:
        st.error(_("A decision was not saved: load the page again."))
        return
    except StoreError as error:
        st.error(escape_markdown(_(str(error))))
        return
    st.session_state.pop(f"plain-{position}", None)
    st.rerun()
