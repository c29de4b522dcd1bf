"""Controls for tables of ticks and words: whether the cells hold amounts or levels, and the level of each word."""

from dataclasses import replace

import streamlit as st

from components.text.escaping import escape_markdown
from components.text.i18n import _
from components.your_data.import_state import UploadedFile, choices, choose
from data.upload.interpretation import Interpretation
from data.upload.level_words import MOST_WORDS, TOP, Content
from data.upload.problems import Code
from data.upload.sandbox import ImportResult
from data.upload.shape import Form


def level_settings(upload: UploadedFile, result: ImportResult, interpretation: Interpretation) -> None:
    """Draw the controls, where cells are levels or may be."""
    asked = any(problem.code is Code.LEVELS_OR_AMOUNTS for problem in result.parsed.problems)
    in_words = interpretation.cells is Content.LEVELS and bool(interpretation.levels)
    if not asked and not in_words and choices(upload).cells is None:
        return
    _cells(upload, interpretation)
    for word, level in interpretation.levels[:MOST_WORDS]:
        _word(upload, word, level)


def _cells(upload: UploadedFile, interpretation: Interpretation) -> None:
    if interpretation.form is Form.LONG:
        return
    names = {Content.AMOUNTS: _("amounts"), Content.LEVELS: _("levels or names")}
    key = "set-cells"
    st.session_state[key] = interpretation.cells

    def write() -> None:
        choose(upload, replace(choices(upload), cells=st.session_state[key]))

    st.selectbox(_("The cells hold"), list(Content), format_func=names.__getitem__, key=key, on_change=write, width=160)


def _word(upload: UploadedFile, word: str, level: int | None) -> None:
    key = f"set-level-{word}"
    st.session_state[key] = level

    def write() -> None:
        chosen = dict(choices(upload).levels or ()) | {word: int(st.session_state[key])}
        choose(upload, replace(choices(upload), levels=tuple(chosen.items())))

    st.selectbox(
        _("“{word}” means").format(word=escape_markdown(word)),
        range(TOP + 1),
        format_func=lambda one: _("level {n}").format(n=one) if one else _("not named"),
        key=key,
        placeholder=_("Choose"),
        on_change=write,
        width=160,
    )
