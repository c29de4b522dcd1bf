"""The button that downloads the brief of a comparison."""

from dataclasses import replace

from components.compare.average import above_average
from components.compare.comparison import Comparison
from components.compare.editions import edition_notes
from components.export.brief import render
from components.export.brief.settings import BriefSettings
from components.output.brief_button import brief_button, brief_link


def comparison_brief_button(comparison: Comparison) -> None:
    """Draw the button; the brief counts and measures as the page does, and links to it."""
    page, regions = comparison.page, comparison.regions
    notes = tuple(edition_notes(comparison))

    def write(settings: BriefSettings) -> str:
        above = above_average(comparison) if page.selection.average else {}
        chosen = replace(
            settings, min_level=comparison.min_level, measure=comparison.measure, above_average=above, notes=notes
        )
        return render.comparison_brief(chosen, regions)

    compared = page.selection.compare if len(page.selection.compare) == len(regions) else regions
    subject = dict(page.selection.page_values) | {"compare": ",".join(compared)}
    brief_button(page, write, regions, brief_link(page, "compare", subject))
