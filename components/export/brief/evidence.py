"""The evidence of a brief: each row with what its source says, where, and by which rule it got its level."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from components.export.brief.document import BriefEvidence, EvidenceSection
from components.export.brief.settings import BriefSettings
from components.text.escaping import shortened
from components.text.formatting import level_name, semicolons, sentences
from components.text.i18n import _
from components.text.source_text import locator, rule_text, statement
from data.document import is_chinese
from data.records import Evidence
from data.suggestions.clauses import sentences as sentences_of

MAX_STATEMENT, MAX_PLACE = 260, 110
"""Characters of a statement and of a place in a user's file, which may have 5,000; the brief says that it cuts."""


def rows_in_force(settings: BriefSettings) -> list[Evidence]:
    """All rows of evidence that count."""
    return [settings.atlas.evidence[key] for key in settings.focus.evidence_ids()]


def evidence_section(
    settings: BriefSettings,
    rows: Sequence[tuple[str, Evidence]],
    numbers: Mapping[str, int],
    heading: str,
    subject_head: str,
) -> EvidenceSection:
    """The table of evidence.

    Args:
        settings: the input of the brief.
        rows: subject and evidence, in the order in which they are shown; rows of one subject follow each other.
        numbers: of the sources by their ids.
        heading: of the table.
        subject_head: head of the column of subjects.
    """
    groups = tuple(
        (subject, tuple(_entry(settings, row, numbers[row.source_id]) for _subject, row in members))
        for subject, members in groupby(rows, key=lambda entry: entry[0])
    )
    level = _("Level") if settings.header and not settings.header.texts else _("Level and rule")
    cut = any(len(statement(row)) > MAX_STATEMENT or len(locator(row)) > MAX_PLACE for _subject, row in rows)
    note = sentences(
        _rules(row.rule for _subject, row in rows),
        _("Texts of more than {n} characters are cut; the live view shows them whole.").format(n=MAX_STATEMENT)
        if cut
        else "",
    )
    return EvidenceSection(
        heading, (subject_head, level, _statement_heading(settings), _("Source and place")), groups, note
    )


def _statement_heading(settings: BriefSettings) -> str:
    """The head of the column with what the source says."""
    if settings.header is None:
        return _("What the source says, in our words")
    return _("One sentence of the document") if settings.header.texts else _("Value and text of the file")


def _entry(settings: BriefSettings, row: Evidence, number: int) -> BriefEvidence:
    value = settings.cell_value(row.region_id, row.industry_id)
    text = shortened(statement(row) or (row.term or _("Unsourced") if settings.header else ""), MAX_STATEMENT)
    if settings.header and settings.header.texts:
        text = f"“{shortened(quoted_sentence(row.statement, row.term), MAX_STATEMENT)}”"
    return BriefEvidence(
        level=row.level,
        level_name=level_name(row.level),
        rule=row.rule,
        statement=" · ".join(part for part in (value, text) if part),
        reference=number,
        place=shortened(locator(row), MAX_PLACE),
    )


def quoted_sentence(passage: str, term: str) -> str:
    """Return the sentence of a passage that names the term: a brief quotes no more of a document.

    Examples:
        >>> quoted_sentence("We shall widen the port. We shall build cars.", "cars")
        'We shall build cars.'
    """
    at = max(passage.find(term), 0)
    spans = sentences_of(passage, chinese=is_chinese(passage))
    return next((passage[one.start : one.end] for one in spans if at < one.end), passage)


def _rules(rules: Iterable[str]) -> str:
    texts = semicolons(f"{rule} {rule_text(rule)}" for rule in sorted({rule for rule in rules if rule}))
    return _("Rules: {list}.").format(list=texts) if texts else ""
