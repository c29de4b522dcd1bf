"""What is said while a stranger's file waits, is read and is saved.

Each time something is drawn, Streamlit ends the run if the reader has clicked meanwhile: by an exception, which gives
the turn back, ends the child that reads, or takes the save back. So whoever waits has to draw again and again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import streamlit as st

from components.text.formatting import labelled, number
from components.text.i18n import _, ngettext
from data.upload.grid import STAGES

ONE_AT_A_TIME = Lock()
"""Held while a file of a stranger is read; one for the whole process, and no entry of a cache that may be emptied."""

LOOK = 0.2
"""Seconds between two looks at whether it is one's turn."""

OFTEN = 4
"""Of so many looks at the child that reads, one is also a look at what the reader has clicked."""


class Told:
    """A bar with its words."""

    def __init__(self, start: str) -> None:
        self._share, self._text, self._looks = 0.0, start, 0
        self._bar = st.progress(self._share, text=start)

    def say(self, share: float, text: str) -> None:
        """Draw the bar up to a share of its length, with other words."""
        self._share, self._text = share, text
        self._bar.progress(share, text=text)

    def again(self) -> None:
        """Draw the same once more, if that was not done only just now."""
        self._looks += 1
        if self._looks % OFTEN == 0:
            self._bar.progress(self._share, text=self._text)

    def queued(self) -> None:
        """Say that another file comes first."""
        self.say(0.0, _("Another file is being read; yours is next."))

    def progress(self, stage: str, rows: int) -> None:
        """Say a stage and its rows. How long a stage takes depends on the file, so all are steps of the same length."""
        at = STAGES.index(stage)
        step = _("Step {n} of {all}, {stage}").format(n=at + 1, all=len(STAGES), stage=_stage(stage))
        told = labelled(step, ngettext("{shown} row", "{shown} rows", rows, shown=number(rows))) if rows else step
        self.say(at / len(STAGES), told)


@contextmanager
def turn(told: Told) -> Iterator[None]:
    """Wait until no other file is being read: one may take most of a small container's memory."""
    while not ONE_AT_A_TIME.acquire(timeout=LOOK):
        told.queued()
    try:
        yield
    finally:
        ONE_AT_A_TIME.release()


def _stage(stage: str) -> str:
    return {
        "unpack": _("unpacking"),
        "read": _("reading"),
        "understand": _("finding the table"),
        "arrange": _("arranging"),
        "check": _("checking"),
        "hand over": _("passing on the result"),
    }[stage]
