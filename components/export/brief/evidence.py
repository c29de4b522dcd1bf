"""The evidence of a brief: rows with what their source says and where, and what their rules say."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from components.export.brief.document import EvidenceGroup, EvidenceRow, EvidenceTable
from components.export.brief.setting import Setting
from components.text.formatting import level_name, semicolons, shortened
from components.text.i18n import _, ngettext
from components.text.source_text import locator, rule_text, statement
from data.records import Evidence

STATEMENT_LENGTH, PLACE_LENGTH = 260, 110
"""Characters of a statement and of a locator: a user's own may be of any length."""


def rows_in_force(setting: Setting) -> list[Evidence]:
    """All rows of evidence that count."""
    return [setting.atlas.evidence[key] for key in setting.focus.evidence_ids()]


def in_order_of_need(rows: Sequence[tuple[str, Evidence]]) -> list[int]:
    """Places of the rows, most needed first: one row for each cell, its strongest, then those that say it again."""
    told: Counter[tuple[str, str]] = Counter()
    rank = []
    for _name, row in rows:
        rank.append(told[row.region_id, row.industry_id])
        told[row.region_id, row.industry_id] += 1
    return sorted(range(len(rows)), key=lambda at: (rank[at], at))


def evidence_table(
    setting: Setting,
    rows: Sequence[tuple[str, Evidence]],
    numbers: Mapping[str, int],
    left: int,
    heads: tuple[str, str],
) -> EvidenceTable:
    """A table of rows with their subjects.

    Args:
        setting: what the brief is made of.
        rows: subject and evidence, in the order in which they are shown.
        numbers: those of the sources.
        left: how many rows have no room.
        heads: heading of the table, and of the column of subjects.
    """
    entries = [_entry(setting, name, row, numbers[row.source_id]) for name, row in rows]
    note = (
        ngettext(
            "{n} more row of evidence stands in the live view, whose address is below.",
            "{n} more rows of evidence stand in the live view, whose address is below.",
            left,
        )
        if left
        else ""
    )
    said = _("Value and what the file says") if setting.header else _("What the source says, in our words")
    level = _("Level") if setting.header else _("Level and rule")
    groups = tuple(EvidenceGroup(name, tuple(members)) for name, members in groupby(entries, lambda row: row.subject))
    return EvidenceTable(heads[0], (heads[1], level, said, _("Source and place")), groups, note, _rules(entries))


def numbers_of(setting: Setting, rows: Iterable[Evidence]) -> dict[str, int]:
    """A number for each source behind rows, in the order of the dataset."""
    used = {row.source_id for row in rows}
    return {key: at for at, key in enumerate((key for key in setting.atlas.sources if key in used), start=1)}


def _entry(setting: Setting, name: str, row: Evidence, number: int) -> EvidenceRow:
    value = setting.value(row.region_id, row.industry_id)
    said = statement(row) or (row.term or _("Unsourced") if setting.header else "")
    told = " · ".join(part for part in (value, said) if part)
    return EvidenceRow(
        subject=name,
        level=row.level,
        level_name=level_name(row.level),
        rule=row.rule,
        statement=shortened(told, STATEMENT_LENGTH),
        reference=number,
        place=shortened(locator(row), PLACE_LENGTH),
    )


def _rules(entries: Iterable[EvidenceRow]) -> str:
    used = sorted({entry.rule for entry in entries if entry.rule})
    told = semicolons(f"{rule} {rule_text(rule)}" for rule in used)
    return _("Rules: {list}.").format(list=told) if told else ""
