"""What clicks on the matrix show: the evidence of each cell, and the frames around its row and its column."""

from collections.abc import Collection, Mapping

from components.evidence.panels import cell_panel
from components.frame.accessibility import selection_sentences
from components.matrix.matrix_figure import follows_selection, selection_in_layouts
from components.page.answers import AnswersInView, answers_in_view
from components.page.open_page import OpenPage


def matrix_answers(page: OpenPage) -> AnswersInView:
    """The answers to clicks on the matrix of a page."""
    follows = follows_selection(page)
    return answers_in_view(page, _MatrixAnswers(page), industry=follows, region=follows)


def choice_of(region: str | None, industry: str | None) -> str:
    """A cell, or a region alone, as a choice."""
    return f"{region or ''}/{industry}" if industry else region or ""


def ids_of(choice: str) -> tuple[str | None, str | None]:
    """The region and the industry of a choice.

    Examples:
        >>> ids_of("CN-SH/automobiles"), ids_of("CN-SH"), ids_of("")
        (('CN-SH', 'automobiles'), ('CN-SH', None), (None, None))
    """
    region, _slash, industry = choice.partition("/")
    return region or None, industry or None


class _MatrixAnswers:
    def __init__(self, page: OpenPage) -> None:
        self._page = page
        regions, industries = page.atlas.regions, page.atlas.industries
        self.parts: Collection[str] = ("", *regions, *industries)
        cells = (f"{region}/{industry}" for region in regions for industry in industries)
        self.choices: Collection[str] = dict.fromkeys(("", *regions, *cells)).keys()

    def panel(self, choice: str) -> str:
        return cell_panel(self._page, *ids_of(choice))

    def said(self, choice: str) -> Mapping[str, str]:
        return selection_sentences(self._page.dataset, *ids_of(choice))

    def styles(self, part: str) -> Mapping[str, str]:
        is_region = part in self._page.atlas.regions
        return selection_in_layouts(self._page, part if is_region else None, None if is_region else part or None)
