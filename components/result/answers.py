"""What clicks on the figure show: what one region says of one industry and what it has, beside its evidence."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from components.evidence.evidence_html import blank_html, evidence_html
from components.findings.official_figures import Measured
from components.frame.accessibility import announcements
from components.page.answers import AnswersInView, answers_in_view
from components.page.open_page import OpenPage
from components.result.choices import Choice, choice_of, measured_of, shown_figures
from components.result.figure import KEY, industry_groups, region_groups, selected_row
from components.result.matched_table import USER
from components.result.texts import level_text, position_text
from components.text.html import element, together
from components.text.i18n import _


def result_answers(page: OpenPage) -> AnswersInView | None:
    """The answers to clicks on the figure of a page; None if it has none."""
    choice, region = choice_of(page), page.selection.region
    if choice.side == "region":
        return region_answers(page, choice, region) if region else None
    if choice.measure is None:
        return None
    return industry_answers(page, choice, shown_figures(page, choice, choice.measure))


def industry_answers(page: OpenPage, choice: Choice, one: Measured) -> AnswersInView:
    """What each region says of an industry and what it has.

    With a user's table the server answers, also below: its owner may replace or delete it at any time.
    """
    view = answers_in_view(page, _IndustryAnswers(page, choice, one), industry=True)
    return replace(view, query=None) if choice.user_table else view


def region_answers(page: OpenPage, choice: Choice, region: str) -> AnswersInView:
    """What a region says of each industry with a figure and what it has."""
    view = answers_in_view(page, _RegionAnswers(page, choice, region), region=True)
    return replace(view, query=None) if choice.user_table else view


class _IndustryAnswers:
    """A choice is a region."""

    def __init__(self, page: OpenPage, choice: Choice, one: Measured) -> None:
        self._page, self._choice, self._one = page, choice, one
        self.choices: Collection[str] = ("", *page.atlas.regions)
        self.parts: Collection[str] = self.choices

    def panel(self, choice: str) -> Sequence[str]:
        return [_behind(self._page, choice, self._choice.industry, [self._one]) if choice else _invitation()]

    def announcements(self, choice: str) -> Mapping[str, str]:
        return announcements(self._page, choice or None, self._page.selection.industry)

    def styles(self, part: str) -> Mapping[str, str]:
        groups = self._page.once("groups", lambda: industry_groups(self._page, self._choice, self._one))
        return {KEY: selected_row(groups, part)}


class _RegionAnswers:
    """A choice is an industry."""

    def __init__(self, page: OpenPage, choice: Choice, region: str) -> None:
        self._page, self._choice, self._region = page, choice, region
        self.choices: Collection[str] = ("", *page.atlas.industries)
        self.parts: Collection[str] = self.choices

    def panel(self, choice: str) -> Sequence[str]:
        rows = measured_of(self._page, self._choice, self._region)
        shown = [one for one, _standing in rows if one.measure.industry_id == choice]
        return [_behind(self._page, self._region, choice, shown) if shown else _invitation()]

    def announcements(self, choice: str) -> Mapping[str, str]:
        return announcements(self._page, self._region, choice or None)

    def styles(self, part: str) -> Mapping[str, str]:
        groups = self._page.once("groups", lambda: region_groups(self._page, self._choice, self._region))
        return {KEY: selected_row(groups, part)}


def _invitation() -> Markup:
    return element("p", _("Click a mark, or choose a name above, to see what is behind it."))


def _behind(page: OpenPage, region: str, industry: str, measured: Sequence[Measured]) -> Markup:
    """What a region says of an industry and what it has, beside its evidence."""
    links = page.links.shared
    shown = element("h3", links.region(region), " × ", links.industry(industry, "short"))
    blank = page.focus.blank(region, industry)
    standings = [(one, standing) for one in measured if (standing := one.of(region)) is not None]
    if standings:
        shown += element("p", element("strong", level_text(page, *standings[0])))
    shown += together(element("p", position_text(one, standing)) for one, standing in standings)
    if not any((region in one.without_source and not one.user_levels) or one.of(region) for one in measured):
        shown += element("p", _without_figure(measured))
    if any(one.user_levels for one in measured):
        return shown
    if blank:
        shown += blank_html(page, region, industry, blank)
    return shown + together(evidence_html(page, page.atlas.evidence[key]) for key in page.focus.cell(region, industry))


def _without_figure(measured: Sequence[Measured]) -> str:
    if any(one.user_levels or one.measure.proxy == USER for one in measured):
        return _("Your table gives nothing for this region; that is not zero.")
    return _("No official figure of this region was found; that is not zero.")
