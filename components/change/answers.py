"""What clicks on the change show: who joined, who no longer names it, and both passages of a region on an industry."""

from collections.abc import Collection, Mapping, Sequence

from markupsafe import Markup

from analysis.editions import NOW, THEN
from components.evidence.change_html import GROUPS, region_change
from components.evidence.changes import changes_in_view
from components.evidence.evidence_html import evidence_html
from components.evidence.lists import lists_of_cell
from components.figures.selection_style import bold_row, selection_rules
from components.findings.change_text import industry_sentence
from components.frame.accessibility import announcements
from components.page.answers import AnswersInView, answers_in_view, choice_of, ids_of
from components.page.open_page import OpenPage
from components.text.formatting import blank_name, change_name, labelled
from components.text.html import choices, columns, element, quiet, together
from components.text.i18n import _, localized

KEY = "change"
"""Key of the figure."""

REGION_PART = 0
"""A choice is a region and an industry."""


def change_answers(page: OpenPage) -> AnswersInView:
    """The answers to clicks on the change of a page."""
    return answers_in_view(page, _ChangeAnswers(page))


def selected_row(page: OpenPage, industry: str | None) -> str:
    """The CSS rules that mark an industry in the figure."""
    rows = [at for at, change in enumerate(changes_in_view(page).industries) if change.industry == industry]
    return selection_rules(KEY, [bold_row(at) for at in rows])


class _ChangeAnswers:
    def __init__(self, page: OpenPage) -> None:
        self._page = page
        self._changed = changes_in_view(page)
        regions, industries = page.atlas.regions, page.atlas.industries
        self.parts: Collection[str] = ("", *regions, *industries)
        both = (choice_of(region, industry) for region in (None, *regions) for industry in (None, *industries))
        self.choices: Collection[str] = dict.fromkeys(both).keys()

    def panel(self, choice: str) -> Sequence[str]:
        region, industry = ids_of(choice)
        if industry is None:
            return [self._region(region)]
        behind = self._page.once(f"behind {industry}", lambda: self._industry(industry))
        return [behind, *([self._passages(region, industry)] if region else [])]

    def announcements(self, choice: str) -> Mapping[str, str]:
        return announcements(self._page, *ids_of(choice))

    def styles(self, part: str) -> Mapping[str, str]:
        return {KEY: selected_row(self._page, part)}

    def _industry(self, industry: str) -> Markup:
        """The regions behind the change of an industry, as buttons that show both passages."""
        page = self._page
        panel = element("h3", page.links.shared.industry(industry))
        if change := self._changed.of(industry):
            panel += element("p", element("strong", industry_sentence(change)))
        for kind in GROUPS:
            regions = [key for key in self._changed.regions if page.focus.change(key, industry) is kind]
            if regions:
                label = labelled(change_name(kind).capitalize(), str(len(regions)))
                names = {key: localized(page.atlas.regions[key], "short") for key in regions}
                panel += choices(label, REGION_PART, names)
        return panel

    def _region(self, region: str | None) -> Markup:
        page = self._page
        if region is None:
            return element("p", _("Click a mark, or choose an industry or a region, to see what is behind it."))
        return element("h3", page.links.shared.region(region)) + region_change(page, region)

    def _passages(self, region: str, industry: str) -> Markup:
        """What the reports of both years say, beside each other."""
        page = self._page
        rows = [page.atlas.evidence[key] for key in page.focus.cell(region, industry)]
        blank = page.focus.blank(region)
        unnamed = element("p", quiet(blank_name(blank) if blank else _("Not named in this report.")))
        years = []
        for year in (THEN, NOW):
            of_year = [row for row in rows if page.atlas.sources[row.source_id].date.startswith(year)]
            evidence = together(evidence_html(page, row) for row in of_year) or unnamed
            years.append(element("p", element("strong", year)) + evidence)
        passages = element("h3", page.links.shared.region(region)) + columns(*years)
        return passages + lists_of_cell(page, region, industry)
