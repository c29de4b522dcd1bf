"""Read one part of each year where headings name several, such as quarters."""

from collections.abc import Sequence
from dataclasses import replace

from data.upload.columns import ColumnProfile
from data.upload.headings import Role
from data.upload.problems import Code, warning
from data.upload.shape import Form, Shape
from data.upload.years_and_dates import part_of_year, year_and_rest


def without_earlier_parts(shape: Shape, columns: Sequence[ColumnProfile]) -> Shape:
    """Return the shape without the columns of cells of which a later part of the same year has a column, and say so."""
    if shape.form is Form.LONG:
        return shape
    values = [place for place, role in enumerate(shape.roles) if role is Role.VALUE]
    parts = {place: part_of_year(columns[place].heading) for place in values}
    last = {year_and_rest(columns[place].heading): place for place in values if parts[place]}
    left = {p for p in values if parts[p] and last[year_and_rest(columns[p].heading)] != p}
    if not left:
        return shape
    roles = tuple(Role.IGNORE if place in left else role for place, role in enumerate(shape.roles))
    years = {year_and_rest(columns[place].heading)[0]: parts[place] for place in last.values()}
    shown = "; ".join(f"{part} {year}" for year, part in years.items())
    return replace(shape, roles=roles, doubts=(*shape.doubts, warning(Code.PERIODS_CHOSEN, parts=shown)))
