"""Find regions and industries that are totals of the others, by their names and by their values."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.upload.totals_names import is_nation, is_part, is_total, nested_ranges, parents_by_code

TOLERANCE = 1e-6
"""Relative difference up to which a sum is a sum exactly."""

ROUNDED = 0.05
"""Relative difference up to which a sum of rounded numbers may differ."""

OTHERS = 2
"""Number of values above zero that a group must have more than, for a sum to count."""

CELLS = 2
"""Cells above zero in which a total must equal the sum of the others; one cell may agree by chance."""

ROUNDED_CELLS = 3
"""As `CELLS`, where the sums agree within rounding only."""

NESTED = 3
"""Levels of totals that are looked for, one after another."""

MATRIX = 4
"""Sums of neighbours are searched in tables that fill at least one in so many cells."""

MOST_CELLS = 4_000_000


def find_totals(frame: pd.DataFrame, axis: str, other: str) -> dict[str, str]:
    """Return the names on one axis that look like totals of others, each with the reason: `name`, `sum` or `part`.

    Sums are searched among the names that do not mean a total: each value of the region must equal the sum of all other
    regions in the same industry and year, or of the regions that follow or precede it without a gap (for industries
    likewise). Numbers may be rounded.

    Args:
        frame: the tidy frame.
        axis: `region` or `industry`.
        other: the other axis.
    """
    names = [str(name) for name in frame[axis].cat.categories]
    reasons = {name: "name" for name in names if is_total(name)}
    reasons |= dict.fromkeys(nested_ranges(names), "name") if axis == "industry" else {}
    reasons |= dict.fromkeys(groups_by_code(frame, names), "name") if axis == "industry" else {}
    reasons |= dict.fromkeys(nation(frame, names), "name") if axis == "region" else {}
    reasons |= {name: "part" for name in names if is_part(name) and name not in reasons}
    codes = frame[axis].cat.codes.to_numpy()
    named = np.array([name in reasons for name in names], dtype=bool)
    values = frame["value"].to_numpy()
    across = frame[other].cat.codes.to_numpy()
    across_named = np.array([is_total(str(name)) for name in frame[other].cat.categories], dtype=bool)
    use = ~np.isnan(values) & (codes >= 0) & (across >= 0)
    if named.any():
        use &= ~named[codes]
    if across_named.any():
        use &= ~across_named[across]
    for _ in range(NESTED):
        if use.sum() <= OTHERS:
            break
        groups = pd.factorize(group_of(frame, other)[use])[0].astype(np.int64)
        totals = sums(codes[use], groups, values[use], len(names))
        totals += sums_of_neighbours(codes[use], groups, values[use], len(names))
        if not totals:
            break
        for position in totals:
            reasons.setdefault(names[position], "sum")
        use &= ~np.isin(codes, totals)  # a total of totals is seen once those are left out
    return {name: reasons[name] for name in names if name in reasons}


def nation(frame: pd.DataFrame, names: list[str]) -> list[str]:
    """Return the one country among regions that is nowhere smaller than any of them; a table of countries has more."""
    found = [name for name in names if is_nation(name)]
    if len(found) != 1 or len(names) < OTHERS + 1:
        return []
    groups = [frame["industry"].cat.codes, frame["year"].fillna(0)]
    national = frame["value"].where(frame["region"] == found[0]).groupby(groups).max()
    largest = frame["value"].where(frame["region"] != found[0]).groupby(groups).max()
    known = national.notna() & largest.notna()
    return found if known.any() and (national >= largest)[known].all() else []


def groups_by_code(frame: pd.DataFrame, names: list[str]) -> list[str]:
    """Return the industries whose code begins those of others, and that are nowhere smaller than those together.

    Running numbers are no codes of groups: 1 would be smaller than 10 to 19 together somewhere.
    """
    parents = parents_by_code(names)
    if not parents:
        return []
    pairs = pd.DataFrame(
        [(parent, part) for parent, parts in parents.items() for part in parts], columns=["parent", "industry"]
    )
    involved = frame[frame["industry"].isin([*parents, *pairs["industry"]])]
    place = {"region": involved["region"].cat.codes, "year": involved["year"].fillna(0)}
    rows = involved.assign(**place, industry=involved["industry"].astype(str))
    values = rows.groupby(["industry", *place])["value"].sum(min_count=1).dropna().reset_index()
    together = values.merge(pairs, on="industry").groupby(["parent", *place])["value"].sum()
    whole = values[values["industry"].isin(parents)].set_index(["industry", *place])["value"]
    parts = together.reindex(whole.index.set_names("parent", level=0), fill_value=0).to_numpy()
    holds = (whole >= parts - ROUNDED * whole.abs() - 1e-9).groupby(level=0).all()
    return [parent for parent in parents if holds.get(parent, False)]


def group_of(frame: pd.DataFrame, other: str) -> npt.NDArray[np.int64]:
    """Return a number for each pair of label on the other axis and year."""
    years = frame["year"].fillna(0).to_numpy(dtype=np.int64)
    codes = frame[other].cat.codes.to_numpy(dtype=np.int64)
    return np.asarray(codes * 10_000 + years)


def sums(
    codes: npt.NDArray[np.integer], groups: npt.NDArray[np.int64], values: npt.NDArray[np.float64], count: int
) -> list[int]:
    """Return the indices on the axis whose value is the sum of the others in every group in which they appear."""
    total = np.bincount(groups, weights=values)
    members = np.bincount(groups, weights=(values != 0).astype(float))
    rest = total[groups] - values
    found: dict[int, None] = {}
    step = rounding_step(values)
    with np.errstate(invalid="ignore", over="ignore"):
        difference = np.abs(values - rest)
        exact = difference <= TOLERANCE * np.abs(values)
        near = difference <= np.minimum(
            step * (members[groups] + 1) / 2, ROUNDED * np.abs(values)
        ) + TOLERANCE * np.abs(values)
    cells = np.bincount(groups)
    # A sum of cells of which some are withheld is at least that of the others.
    partial = (cells[groups] < len(np.unique(codes))) & (rest <= values * (1 + TOLERANCE))
    telling = (values != 0) & (members[groups] > OTHERS)
    for agrees, least in ((exact, CELLS), (near, ROUNDED_CELLS)):
        agrees = agrees & np.isfinite(rest)
        disagree = np.bincount(codes, weights=(~(agrees | partial)).astype(float), minlength=count)
        support = np.bincount(codes, weights=(agrees & telling).astype(float), minlength=count)
        found |= dict.fromkeys(int(position) for position in np.flatnonzero((disagree == 0) & (support >= least)))
    return list(found)


def rounding_step(values: npt.NDArray[np.float64]) -> float:
    """Return the unit to which the values are rounded: 1, 0.1, 0.01 or 0.001; 0 if they are not rounded.

    Examples:
        >>> [rounding_step(np.array(values)) for values in ([1.0, 20.0], [1.5, 2.0], [0.123456])]
        [1.0, 0.1, 0.0]
    """
    finite = values[np.isfinite(values) & (np.abs(values) < 1e12)]
    for decimals in range(4):
        if np.allclose(finite, np.round(finite, decimals), rtol=0, atol=1e-9):
            return float(10.0**-decimals)
    return 0.0


def sums_of_neighbours(
    codes: npt.NDArray[np.integer], groups: npt.NDArray[np.int64], values: npt.NDArray[np.float64], count: int
) -> list[int]:
    """Return the indices whose values are the sums of two or more that follow or precede them without a gap.

    One group, the fullest, proposes: its running sum tells at once where a value is reached. All groups must agree.
    """
    width = int(groups.max()) + 1
    if count * width > min(MOST_CELLS, MATRIX * max(len(values), 1) + count) or count < OTHERS + 1:
        return []
    matrix = np.zeros((count, width))
    matrix[codes, groups] = values
    seen = np.flatnonzero(np.bincount(codes, minlength=count) > 0)
    matrix = matrix[seen]
    found = set(reached(matrix))
    found |= {len(matrix) - 1 - row for row in reached(matrix[::-1])}
    return [int(seen[row]) for row in sorted(found)]


def reached(matrix: npt.NDArray[np.float64]) -> list[int]:
    """Return the rows that equal the sum of two or more of the rows right after them, in every column."""
    running = np.vstack([np.zeros(matrix.shape[1]), np.cumsum(matrix, axis=0)])
    guide = int(np.count_nonzero(matrix, axis=0).argmax())
    places: dict[float, list[int]] = {}
    for position, value in enumerate(running[:, guide]):
        places.setdefault(round(float(value), 6), []).append(position)
    rows = []
    for row in range(len(matrix) - OTHERS):
        target = round(float(running[row + 1, guide] + matrix[row, guide]), 6)
        ends = [
            end
            for end in dict.fromkeys([*places.get(target, ())[:1], *places.get(target, ())[-1:]])
            if end > row + OTHERS
        ]
        for end in ends:
            sums_below = running[end] - running[row + 1]
            telling = (
                np.count_nonzero(matrix[row]) >= CELLS and np.count_nonzero(matrix[row + 1 : end].any(axis=1)) >= OTHERS
            )
            if telling and np.allclose(sums_below, matrix[row], rtol=TOLERANCE, atol=1e-9):
                rows.append(row)
                break
    return rows
