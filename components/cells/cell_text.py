"""A cell of a matrix in words: its amount, its level or its kind of blank, and who states the level."""

from analysis.matrix_access import cell_of
from components.dataset.dataset_in_view import DatasetInView
from components.text.formatting import blank_name, change_name, clauses, enumerated, labelled, level_label
from components.text.i18n import _, localized

ARROW = " → "


def cell_value(dataset: DatasetInView, region: str, industry: str) -> str:
    """The amount of a cell, its level, or its kind of blank."""
    if amount := dataset.amount(region, industry):
        return amount
    level, blank = dataset.focus.level(region, industry), dataset.focus.blank(region, industry)
    if change := dataset.focus.change(region, industry):
        then = dataset.focus.level_then(region, industry)
        levels = [level_label(value) for value in dict.fromkeys((then, level)) if value]
        return labelled(change_name(change), ARROW.join(levels))
    heading = dataset.focus.heading(region, industry)
    above = localized(dataset.atlas.industries[heading], "short") if heading else ""
    if blank:
        return labelled(blank_name(blank), above) if above else blank_name(blank)
    return clauses(level_label(level or 0), above)


def cell_state(dataset: DatasetInView, region: str, industry: str) -> str:
    """The value of a cell, and that it is unsourced if it is."""
    unsourced = _("unsourced") if dataset.is_unsourced(region, industry) else ""
    return clauses(cell_value(dataset, region, industry), unsourced)


def cell_text(dataset: DatasetInView, region: str, industry: str) -> str:
    """The state of a cell with who states its level; if commentary and lists differ, the level of each."""
    state = cell_state(dataset, region, industry)
    if not dataset.has_source_choices or dataset.focus.blank(region, industry) or dataset.focus.then is not None:
        return state
    names = zip(dataset.source_mark_names(region), dataset.source_marks(), strict=True)
    levels = {name: cell_of(matrix, region, industry) for name, matrix in names}
    stated = {name: int(level) for name, level in levels.items() if level == level}
    agree = len(set(stated.values())) == 1
    shown = enumerated([name if agree else f"{name} {level}" for name, level in stated.items()])
    return _("{level} ({sources})").format(level=state, sources=shown)
