"""The button that downloads the brief of a comparison."""

from dataclasses import replace

from components.compare.average import above_average
from components.compare.comparison import Comparison
from components.export.brief import render
from components.export.brief.setting import Setting
from components.output.brief_button import brief_button, brief_link


def comparison_brief_button(comparison: Comparison) -> None:
    """Draw the button for a comparison, as it is counted and measured on the page; the brief leads back to it."""
    page, regions = comparison.page, comparison.regions

    def write(setting: Setting) -> str:
        above = above_average(comparison) if page.selection.average else {}
        chosen = replace(setting, lowest=comparison.min_level, measure=comparison.measure, above_average=above)
        return render.comparison_brief(chosen, regions)

    asked = dict(page.selection.page_values) | {"compare": ",".join(regions)}
    brief_button(page, write, regions, brief_link(page, "compare", asked))
