"""What clicks on the map show: the panel of each region, and its outline."""

from collections.abc import Collection, Mapping, Sequence

from components.evidence.panels import region_panel
from components.figures.selection_style import selection_rules
from components.frame.accessibility import announcements
from components.map.map_figure import selection_on_map
from components.map.regions import KEY
from components.page.answers import AnswersInView, answers_in_view
from components.page.open_page import OpenPage


def map_answers(page: OpenPage) -> AnswersInView:
    """The answers to clicks on the map of a page."""
    return answers_in_view(page, _MapAnswers(page), industry=True)


class _MapAnswers:
    def __init__(self, page: OpenPage) -> None:
        self._page = page
        self.choices: Collection[str] = ("", *page.atlas.regions)
        self.parts: Collection[str] = self.choices

    def panel(self, choice: str) -> Sequence[str]:
        return [region_panel(self._page, choice or None)]

    def announcements(self, choice: str) -> Mapping[str, str]:
        return announcements(self._page, choice or None, self._page.selection.industry)

    def styles(self, part: str) -> Mapping[str, str]:
        return {KEY: selection_rules(KEY, selection_on_map(self._page, part or None))}
