"""What clicks on the comparison show: the evidence of an industry in each of the regions."""

from collections.abc import Collection, Mapping, Sequence

from markupsafe import Markup

from components.cells.cell_text import cell_state
from components.compare.comparison import Comparison
from components.compare.official_figures import official_figures_of, official_sentence
from components.evidence.evidence_html import evidence_html
from components.evidence.lists import lists_of_cell
from components.figures.selection_style import bold_row, selection_rules
from components.frame.accessibility import announcements
from components.page.answers import AnswersInView, answers_in_view
from components.text.html import columns, element, quiet, together
from components.text.i18n import _

KEY = "comparison"
"""Key of the figure."""

SETS = "comparison-sets"
"""Key of the container that an industry's evidence takes the place of."""


def comparison_answers(comparison: Comparison) -> AnswersInView:
    """The answers to clicks on the figure of a comparison."""
    return answers_in_view(comparison.page, _ComparisonAnswers(comparison), region=True, compare=True)


def selected_row(comparison: Comparison, industry: str | None) -> str:
    """The CSS rules that mark an industry in the figure."""
    rows = [key for keys in comparison.named_sets().values() for key in keys]
    return selection_rules(KEY, [bold_row(at) for at, key in enumerate(rows) if key == industry])


class _ComparisonAnswers:
    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._page = comparison.page
        self.parts: Collection[str] = ("", *comparison.page.atlas.industries)
        self.choices: Collection[str] = self.parts

    def panel(self, choice: str) -> Sequence[str]:
        if not choice:
            return [element("p", quiet(_("Click a mark to read what each region says of the industry.")))]
        regions = self._comparison.regions
        half = len(regions) // 2
        beside = [together(self._region(key, choice) for key in part) for part in (regions[:half], regions[half:])]
        return [element("h3", self._page.links.shared.industry(choice)), columns(*beside)]

    def announcements(self, choice: str) -> Mapping[str, str]:
        return announcements(self._page, self._page.selection.region, choice or None)

    def styles(self, part: str) -> Mapping[str, str]:
        hidden = f".st-key-{SETS}{{display:none!important}}" if part else ""
        return {KEY: selected_row(self._comparison, part) + hidden}

    def _region(self, region: str, industry: str) -> Markup:
        page = self._page
        rows = [page.atlas.evidence[key] for key in page.focus.cell(region, industry)]
        evidence = together(evidence_html(page, row) for row in rows)
        if not rows:
            evidence = element("p", quiet(cell_state(page.dataset, region, industry)))
        if page.focus.then is not None:
            evidence += lists_of_cell(page, region, industry)
        if one := official_figures_of(self._comparison, industry):
            evidence += element("p", quiet(official_sentence(one, region)))
        return element("p", element("strong", page.links.shared.region(region))) + evidence
