"""What a cell of a matrix shows, in words: its level and who says so, its amount, or its kind of blank."""

from analysis.frames import cell_of
from components.cells.cell_marks import is_unsourced, source_mark_names, source_marks
from components.dataset.requested_dataset import cell_amount
from components.page.open_page import OpenPage
from components.text.formatting import blank_name, clauses, enumerated, level_label
from components.text.i18n import _


def cell_text(page: OpenPage, region: str, industry: str) -> str:
    """A cell as its figure shows it: where the commentary and the lists differ, both levels are given."""
    without = _("unsourced") if is_unsourced(page, region, industry) else ""
    if page.data and (shown := cell_amount(page.data, region, industry)):
        return clauses(shown, without)
    focus = page.focus
    blank = focus.blank(region, industry)
    if blank:
        return blank_name(blank)
    level = level_label(focus.level(region, industry) or 0)
    if page.data:
        return clauses(level, without)
    names = dict(zip(source_mark_names(own=False), source_marks(page), strict=True))
    values = {name: cell_of(levels, region, industry) for name, levels in names.items()}
    said = {name: int(value) for name, value in values.items() if value == value}
    alike = len(set(said.values())) == 1
    shown = enumerated([name if alike else f"{name} {value}" for name, value in said.items()])
    return _("{level} ({sources})").format(level=level, sources=shown)
