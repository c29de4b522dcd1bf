"""Progress of an upload while it waits, is read and is saved.

A click ends a run only when the run next draws something: Streamlit then raises an exception, which releases the import
slot, ends the child process that reads, or rolls back the save. So a waiting run must redraw regularly.
"""

import streamlit as st

from components.text.formatting import labelled, number
from components.text.i18n import _, ngettext
from data.upload.grid import STAGES

POLLS_PER_REDRAW = 4
"""Redraw the bar, which notices a click, once in this many polls of the worker."""


class ProgressBar:
    """A progress bar with a text."""

    def __init__(self, start: str) -> None:
        self._share, self._text, self._polls = 0.0, start, 0
        self._bar = st.progress(self._share, text=start)

    def show(self, share: float, text: str) -> None:
        """Draw the bar.

        Args:
            share: 0 to 1.
            text: shown above the bar.
        """
        self._share, self._text = share, text
        self._bar.progress(share, text=text)

    def poll(self) -> None:
        """Redraw the bar unchanged, once in POLLS_PER_REDRAW calls; the redraw raises if the reader has clicked."""
        self._polls += 1
        if self._polls % POLLS_PER_REDRAW == 0:
            self._bar.progress(self._share, text=self._text)

    def show_queued(self) -> None:
        """Show that another file is being read first."""
        self.show(0.0, _("Another file is being read; yours is next."))

    def show_stage(self, stage: str, rows: int) -> None:
        """Show a stage of reading and the rows read so far. All stages have the same length on the bar."""
        index = STAGES.index(stage)
        step = _("Step {n} of {all}, {stage}").format(n=index + 1, all=len(STAGES), stage=_stage(stage))
        text = labelled(step, ngettext("{shown} row", "{shown} rows", rows, shown=number(rows))) if rows else step
        self.show(index / len(STAGES), text)


def _stage(stage: str) -> str:
    return {
        "unpack": _("unpacking"),
        "read": _("reading"),
        "interpret": _("finding the table"),
        "arrange": _("arranging"),
        "check": _("checking"),
        "hand over": _("passing on the result"),
    }[stage]
