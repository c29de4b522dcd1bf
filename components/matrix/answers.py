"""What clicks on the matrix show: the evidence of each cell, and the frames around its row and its column."""

from collections.abc import Collection, Mapping, Sequence

from components.evidence.panels import cell_panel
from components.frame.accessibility import announcements
from components.matrix.matrix_figure import follows_selection, selection_in_layouts
from components.page.answers import AnswersInView, answers_in_view, ids_of
from components.page.open_page import OpenPage


def matrix_answers(page: OpenPage) -> AnswersInView:
    """The answers to clicks on the matrix of a page."""
    follows = follows_selection(page)
    return answers_in_view(page, _MatrixAnswers(page), industry=follows, region=follows)


class _MatrixAnswers:
    def __init__(self, page: OpenPage) -> None:
        self._page = page
        regions, industries = page.atlas.regions, page.atlas.industries
        self.parts: Collection[str] = ("", *regions, *industries)
        cells = (f"{region}/{industry}" for region in regions for industry in industries)
        self.choices: Collection[str] = dict.fromkeys(("", *regions, *cells)).keys()

    def panel(self, choice: str) -> Sequence[str]:
        return cell_panel(self._page, *ids_of(choice))

    def announcements(self, choice: str) -> Mapping[str, str]:
        return announcements(self._page, *ids_of(choice))

    def styles(self, part: str) -> Mapping[str, str]:
        is_region = part in self._page.atlas.regions
        return selection_in_layouts(self._page, part if is_region else None, None if is_region else part or None)
