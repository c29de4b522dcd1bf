"""What must be known of a source's period and coverage."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.editions import EvidenceChoice
from components.evidence.evidence_html import period_note
from components.selection.model import Selection
from data.atlas import Atlas


@pytest.mark.parametrize(
    ("period", "as_of", "over"),
    [
        ("2016–2020", date(2020, 12, 31), False),
        ("2016–2020", date(2021, 1, 1), True),
        ("2021–2025", date(2021, 8, 4), False),
        ("", date(2021, 8, 4), False),
    ],
)
def test_a_period_is_over_once_its_last_year_is(atlas: Atlas, period: str, as_of: date, over: bool) -> None:
    source = replace(next(iter(atlas.sources.values())), period=period, coverage="complete")
    note = period_note(source, Selection(evidence=EvidenceChoice(as_of=as_of)))
    assert ("ended in 2020" in note) is over
    assert bool(note) is over


def test_a_list_that_was_read_in_part_says_so(atlas: Atlas) -> None:
    source = replace(next(iter(atlas.sources.values())), period="2021–2025", coverage="partial")
    assert period_note(source, Selection()) == "The list was read in part."
