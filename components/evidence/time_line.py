"""What was published when, for whom, of which kind: a time line from which a date, or an edition, can be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from analysis.editions import COMMENTARY, LIST, NOW, POLICY_ADDRESS, THEN, WORK_REPORT, Edition
from components.figures.time_line import ROW, Published, time_line
from components.output.figure_card import Caption, figure_card
from components.page.open_page import OpenPage
from components.page.view_cache import cached_figure
from components.selection import chart_events
from components.selection.model import COMMENTARY_DATE, latest_date
from components.selection.url import update
from components.text.escaping import escape_plotly
from components.text.formatting import enumerated, first_of, kind_of_document, labelled, sentences
from components.text.i18n import _, localized, ngettext
from components.text.source_text import document_title, sortable_date, source_date
from data.records import Source

KEY = "time-line"
KINDS = (COMMENTARY, LIST, WORK_REPORT, POLICY_ADDRESS)
NAMED = 12
"""Number of regions that the text of a mark names."""


@dataclass(frozen=True)
class Quarter:
    """The dated documents of one kind of one quarter, by date."""

    kind: str
    year: int
    quarter: int
    documents: tuple[Source, ...]

    @property
    def id(self) -> str:
        """Kind and quarter, as the mark reports them."""
        return f"{self.kind} {self.year}-{self.quarter}"

    @property
    def last(self) -> date:
        """The date of the last document."""
        return date.fromisoformat(self.documents[-1].date)

    def changes(self, latest: date) -> dict[str, str | None]:
        """Return the changes of the URL that put the documents in force; `latest` is the last as-of date on offer."""
        if self.kind == WORK_REPORT:
            edition = {THEN: Edition.REPORTS_2021, NOW: Edition.REPORTS_2026}[str(self.year)]
            return {"edition": edition.value}
        if self.kind == POLICY_ADDRESS:
            return {"edition": Edition.REPORTS_2026.value}
        until = min(self.last, latest)
        return {"edition": None, "sources": None, "asof": None if until == COMMENTARY_DATE else until.isoformat()}


def quarters(sources: Sequence[Source]) -> list[Quarter]:
    """Return the dated documents by kind and quarter, in order."""
    found: dict[tuple[str, int, int], list[Source]] = {}
    for source in sorted((source for source in sources if source.date), key=lambda source: source.date):
        day = date.fromisoformat(source.date)
        found.setdefault((source.kind, day.year, (day.month + 2) // 3), []).append(source)
    return [Quarter(*key, tuple(documents)) for key, documents in sorted(found.items())]


def document_time_line(page: OpenPage) -> None:
    """Draw the time line of all documents about the regions in view; a click on a mark puts its documents in force."""
    regions = page.atlas.regions
    sources = [one for one in page.atlas.sources.values() if not one.region_id or one.region_id in regions]
    by_id = {quarter.id: quarter for quarter in quarters(sources)}
    undated = sum(not source.date for source in sources)
    of_lists = page.selection.evidence.edition is Edition.LISTS
    until = page.selection.evidence.as_of if of_lists else None
    figure = cached_figure(page, KEY, lambda: _drawn(page, by_id, until))
    counts = [(kind, sum(source.kind == kind for source in sources)) for kind in KINDS]
    finding = _("What was published when?")
    caption = Caption(
        finding=finding,
        alternative=_("Time line of documents, one row for each kind. {counts}.").format(
            counts=enumerated([labelled(kind_of_document(kind), str(n)) for kind, n in counts])
        ),
        how_to_read=sentences(
            _(
                "One row for each kind of document, one circle for each quarter of a year; the number in it counts the "
                "documents about regions in view. The dotted line is the date up to which lists count. Click a circle "
                "of lists to read everything up to its last document, one of reports to read that year’s reports."
            ),
            ngettext("{n} list is undated and not drawn.", "{n} lists are undated and not drawn.", undated)
            if undated
            else "",
        ),
        file_name="documents",
        subject=(),
    )
    click = partial(_choose, by_id, latest_date(page.atlas))
    figure_card(page, figure, caption, partial(_table, page, sources), key=KEY, on_select=click, row=ROW)


def _choose(quarter_of: Mapping[str, Quarter], latest: date) -> None:
    quarter = quarter_of.get(chart_events.picked_text(KEY))
    if quarter:
        update(**quarter.changes(latest))


def _drawn(page: OpenPage, quarter_of: Mapping[str, Quarter], until: date | None) -> go.Figure:
    marks = [
        Published(
            quarter.id,
            KINDS.index(quarter.kind),
            date(quarter.year, 3 * quarter.quarter - 1, 15),
            len(quarter.documents),
            _hover(page, quarter),
        )
        for quarter in quarter_of.values()
    ]
    return time_line([kind_of_document(kind) for kind in KINDS], marks, page.palette, until=until)


def _hover(page: OpenPage, quarter: Quarter) -> str:
    names = list(dict.fromkeys(_about(page, source) for source in quarter.documents))
    about = first_of(names, NAMED if len(names) > NAMED + 1 else len(names))
    dates = list(dict.fromkeys(source_date(one) for one in (quarter.documents[0], quarter.documents[-1])))
    lines = [f"<b>{kind_of_document(quarter.kind)}</b>", " – ".join(dates), escape_plotly(about)]
    return "<br>".join(lines)


def _about(page: OpenPage, source: Source) -> str:
    return localized(page.atlas.units[source.region_id], "short") if source.region_id else _("All regions")


def _table(page: OpenPage, sources: Sequence[Source]) -> pd.DataFrame:
    ordered = sorted(sources, key=lambda source: source.date or "9999")
    return pd.DataFrame(
        {
            _("Date"): [sortable_date(source) for source in ordered],
            _("Region"): [_about(page, source) for source in ordered],
            _("Kind"): [kind_of_document(source.kind) for source in ordered],
            _("Document"): [document_title(source) for source in ordered],
        }
    )
