"""The built-in dataset: levels of commitment that the commentary and official lists state."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis.editions import NOW, THEN
from components.dataset.captions import BuiltInCaptions
from components.dataset.commitment_dataset import CommitmentDataset
from components.findings import change_text
from components.selection.model import FIRST_REGION
from components.text.formatting import DASH, bracketed, day, enumerated, number, semicolons, sentences
from components.text.i18n import _, localized, ngettext
from components.text.region_facts import with_gdp_per_head
from components.text.source_text import author_of, commentary, mark_names, source_credit
from data.records import ContextFigure, Evidence, Source


class BuiltInDataset(CommitmentDataset):
    """The built-in dataset under a choice of sources and a date."""

    name = ""
    captions = BuiltInCaptions()
    has_agglomerations = True
    has_source_choices = True

    @property
    def version(self) -> str:
        """The version of the data."""
        return self.atlas.version

    @property
    def cache_key(self) -> tuple[object, ...]:
        """The rows of other editions: all else that tells views of the built-in dataset apart is in the selection."""
        return self.focus.other_editions

    def first_region(self) -> str:
        """Shanghai."""
        return FIRST_REGION

    def amount(self, region: str, industry: str) -> str:
        """Empty: cells are levels."""
        return ""

    def mean(self, value: float) -> str:
        """A mean of levels."""
        return number(value, 1)

    def short_mean(self, value: float) -> str:
        """A mean of levels."""
        return self.mean(value)

    def is_unsourced(self, region: str, industry: str) -> bool:
        """False: every level has its source."""
        return False

    def source_marks(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Levels by the commentary, levels by the lists."""
        return self.focus.commentary, self.focus.lists

    def source_mark_names(self, region: str | None = None) -> tuple[str, str]:
        """Commentary and list; of work reports these, and the policy address; of the change the two years."""
        if self.focus.then is not None:
            return NOW, THEN
        if region is None or not self.focus.other_editions:
            return mark_names({source.kind for source in self._in_force()})
        rows = self.focus.evidence
        documents = rows.loc[rows["region_id"] == region, "source_id"].unique()
        return mark_names({self.atlas.sources[key].kind for key in documents})

    def industry_finding(self, industry: str) -> str:
        """As for all datasets of levels; of the change, who joined and who left."""
        if self.focus.then is not None:
            return change_text.joined_and_left(localized(self.atlas.industries[industry], "name"), self.focus, industry)
        return super().industry_finding(industry)

    def evidence_count(self, rows: Sequence[Evidence]) -> str:
        """How many rows of evidence these are."""
        return ngettext("{n} row of evidence", "{n} rows of evidence", len(rows))

    def evidence_heading(self, rows: Sequence[Evidence]) -> str:
        """How many rows of evidence these are, and how many there are."""
        return ngettext(
            "{n} row of evidence, of {total} in the dataset",
            "{n} rows of evidence, of {total} in the dataset",
            len(rows),
            total=number(len(self.atlas.evidence)),
        )

    def context_figures(self, region: str) -> Sequence[ContextFigure]:
        """GDP, GDP per head and population of a region."""
        return with_gdp_per_head(self.atlas.context.get(region, ()))

    def state(self, as_of: date) -> dict[str, str]:
        """How many sources are in force, and that this is the built-in dataset."""
        sources = ngettext(
            "{n} source in force, to {date}.",
            "{n} sources in force, to {date}.",
            len(self.focus.sources),
            date=day(as_of),
        )
        return {"sources": sources, "dataset": _("The built-in dataset.")}

    def source_line(self, source: str | None = None, note: str = "", *, official: bool = False) -> str:
        """Sources in force, or `source`; that they are no statistics unless they are; the dataset's version."""
        version = _("Focus Atlas, dataset {version}.").format(version=self.version)
        if source:
            no_statistics = _("As stated in the sources on their dates; not official statistics.")
            return sentences(source, "" if official else no_statistics, version, note)
        return sentences(self._credits(), self._years(), version, note)

    def footer(self) -> str:
        """Dataset, commentary and boundaries."""
        return _(
            "Dataset {version}. As stated in the sources on their dates; not official statistics. "
            "Commentary: Peng Juan, Antai Insight, Shanghai Jiao Tong University, 2021; official lists as named. "
            "Boundaries: Natural Earth, simplified, implying no position on any territory."
        ).format(version=self.version)

    def licence(self) -> str:
        """The licence of the dataset, and whom to name."""
        return _(
            "Creative Commons Attribution 4.0 (CC BY 4.0). Name the source of a row first, then this dataset with "
            "its version."
        )

    def caveats(self) -> list[str]:
        """Years of the sources, blanks, lists read on secondary pages, the commentary's author."""
        return [
            self._years(),
            _("A cell without evidence is a blank, never a zero. Cities are never added to the provinces they lie in."),
            _("The official lists were read on secondary pages: for what a list says, cite the primary document."),
            _("The interpretation of the regions is that of {author}: cite the author first.").format(
                author=author_of(commentary(self.atlas))
            ),
        ]

    def citing_advice(self) -> str:
        """The author of the commentary first."""
        return _(
            "The interpretation of the regions is the commentary’s: cite its author first, then the dataset with its "
            "version. For what a region’s list says, cite the document itself."
        )

    def _in_force(self) -> list[Source]:
        return [self.atlas.sources[key] for key in self.focus.sources]

    def _years(self) -> str:
        """The years of the sources in force, and that they are no statistics."""
        years = sorted({source.date[:4] for source in self._in_force() if source.date})
        if not years:
            return _("Not official statistics.")
        return _("As stated in {years}; not official statistics.").format(
            years=DASH.join(dict.fromkeys(years[:1] + years[-1:]))
        )

    def _credits(self) -> str:
        """The author of the commentary in force by name, and the official lists counted."""
        sources = self._in_force()
        lists = [source for source in sources if source.kind == "list"]
        credits = [source_credit(source) for source in sources if source.kind == "commentary"]
        reports = [source for source in sources if source.kind == "work report"]
        if reports:
            years = enumerated(sorted({source.date[:4] for source in reports}))
            counted = ngettext("{n} government work report", "{n} government work reports", len(reports))
            credits.append(_("{reports} of {years}").format(reports=counted, years=years))
        if any(source.kind == "policy address" for source in sources):
            credits.append(_("Hong Kong’s policy address of 2025"))
        if lists:
            count = ngettext("{n} official list", "{n} official lists", len(lists))
            undated = sum(not source.date for source in lists)
            credits.append(bracketed(count, ngettext("{n} undated", "{n} undated", undated)) if undated else count)
        if not credits:
            return _("No source is in force under this choice.")
        return _("Source: {sources}.").format(sources=semicolons(credits))
