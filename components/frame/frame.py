"""The frame around every page: navigation, heading, and the controls that all pages share."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import RerunException

from components.dataset.dataset_controls import dataset_choice, dataset_line, scale_meaning
from components.dataset.text_controls import text_choice
from components.dataset.user_window import UserData
from components.frame.accessibility import send_accessibility_state
from components.frame.embed import draw_embedded
from components.frame.notices import about_built_in, dropped_notice, nothing_covered
from components.frame.page_links import page_links
from components.operations.runs import timed_run
from components.output.starter_questions import starter_questions
from components.page import embedding, registry
from components.page.open_page import Figures, OpenPage, framed_by, navigation
from components.search.targets import SearchContext
from components.search.view import search_box
from components.selection import controls
from components.selection.evidence_controls import evidence_choice, evidence_summary, region_scope
from components.selection.tray import tray_line
from components.text.atlas_name import short_name
from components.text.html import element
from components.text.i18n import _

ASSETS = Path(__file__).parents[1] / "assets"


class EmbedComplete(Exception):  # noqa: N818 # it ends a script and is no error
    """Ends the script of an embedded page once its figure is drawn."""


class PageFrame:
    """The frame of one run.

    The frame changes little from run to run, and a reader waits for the page. So `surround` lays out its containers,
    and `fill` draws into them after the page.
    """

    def __init__(self) -> None:
        self._deferred: list[Callable[[], None]] = []
        self._containers = {
            key: st.container(key=key, horizontal=True, vertical_alignment="center", gap="small")
            for key in ("top-line", "heading")
            if not embedding.embedded()
        }

    def surround(self, page: OpenPage, requested: UserData | None, warning: str, figures: Figures) -> None:
        """Lay out the frame of a page, or draw one figure alone if the page is embedded.

        Raises:
            EmbedComplete: the figure of an embedded page is drawn.
        """
        st.set_page_config(page_title=f"{page.entry.title()} · {short_name()}")
        if page.embedded:
            draw_embedded(figures, warning)
            send_accessibility_state(page, requested)
            raise EmbedComplete
        self._draw_later(self._containers["top-line"], lambda: _top_line(page, requested))
        self._draw_later(self._containers["heading"], lambda: _heading(page))
        if warning:
            st.warning(warning)
        dropped_notice(page.selection, page.atlas)
        if page.entry.key != "compare" and not page.entry.built_in:
            tray_line(page.atlas, page.selection)
        if page.data:
            dataset_line(page.data)
            scale_meaning(page.data)
        elif page.entry.selects_built_in and not page.entry.takes_table and page.selection.dataset:
            about_built_in(page.entry.title())
        elif not page.focus.sources:
            nothing_covered()
        self._deferred.append(lambda: send_accessibility_state(page, requested))

    def fill(self) -> None:
        """Draw everything that `surround` has postponed."""
        for draw in self._deferred:
            draw()

    def discard(self) -> None:
        """Drop everything that `surround` has postponed, because another run begins."""
        self._deferred.clear()

    def _draw_later(self, container: DeltaGenerator, draw: Callable[[], None]) -> None:
        """Draw into a container when the page has been drawn."""

        def into_container() -> None:
            with container:
                draw()

        self._deferred.append(into_container)


def run() -> None:
    """Run the frame and, within it, the page that the URL names."""
    registry.check()
    st.set_page_config(page_title=short_name(), page_icon=str(ASSETS / "icon.svg"), layout="wide")
    page, frame = navigation(), PageFrame()
    with framed_by(frame), timed_run(page.title):
        try:
            page.run()
        except EmbedComplete:
            pass
        except RerunException:
            frame.discard()
            raise
        finally:
            frame.fill()


def _top_line(page: OpenPage, requested: UserData | None) -> None:
    st.markdown(f"**{short_name()}**", width="content")
    with st.container(key="pages", width="content"):
        st.html(page_links(page, marked=False))
    # On a phone the pages stand behind a button; elsewhere it holds the questions alone.
    with st.container(key="menu", width="content"), st.popover(_("Menu"), key="menu-button", type="tertiary"):
        st.html(element("div", page_links(page, marked=True), class_="menu-pages") + starter_questions(page.selection))
    st.space("stretch")
    search_box(SearchContext(page.entry, page.selection, requested))
    controls.language_choice(page.selection)


def _heading(page: OpenPage) -> None:
    st.title(page.entry.question(), anchor=False)
    st.space("stretch")
    if page.data and page.data.texts:
        text_choice(page.data, page.data.texts)
    elif page.data:
        dataset_choice(page.data)
    elif page.entry.edition:
        region_scope(page.atlas, page.selection)
    elif page.entry.key not in ("code", "your_data"):
        # On a phone a style sheet shows the controls behind it only while it is open.
        summary = element("summary", evidence_summary(page.atlas, page.selection))
        st.html(element("details", summary, class_="chip"))
        evidence_choice(page.atlas, page.selection)
