"""A dataset that was coded from texts: levels of commitment, each cell with the passages that it stands on."""

from collections.abc import Sequence
from datetime import date

from analysis.focus import Blank
from components.dataset.captions import COMMITS, TextCaptions
from components.dataset.user_dataset import UserDataset
from components.dataset.user_window import UserData
from components.findings import comparison_text, counts, leading
from components.text.formatting import enumerated, sentences
from components.text.i18n import _, localized, ngettext
from data.records import Evidence


def users_dataset(data: UserData) -> UserDataset:
    """Return a user's dataset as pages ask it: one from texts answers in the words of the codebook."""
    return TextDataset(data) if data.texts else UserDataset(data)


class TextDataset(UserDataset):
    """The window of a dataset that was coded from texts."""

    captions = TextCaptions()
    blank_if_known = Blank.NOT_MENTIONED
    blank_if_unknown = Blank.NOT_COVERED
    min_emphasised_level = COMMITS

    def region_summary(self, region: str) -> str:
        """How many industries a region names, and how many as a flagship."""
        return counts.region_summary(self.atlas, self.focus, region)

    def industry_finding(self, industry: str) -> str:
        """How many regions name an industry, and how many as a flagship."""
        return counts.naming_finding(localized(self.atlas.industries[industry], "name"), self.focus, industry)

    def industries_finding(self) -> str:
        """Which industries most regions name."""
        return leading.most_named(self.atlas, self.focus)

    def regions_finding(self) -> str:
        """Which regions name the most industries."""
        return leading.naming_most(self.atlas, self.focus)

    def shared_finding(self, regions: Sequence[str], shared: int, named: int, lowest: int) -> str:
        """How many industries the regions share."""
        return comparison_text.shared_finding(regions, shared, named, lowest)

    def shared_by_none(self, regions: int) -> str:
        """Named by none of the regions."""
        return comparison_text.shared_by_none(regions)

    def evidence_count(self, rows: Sequence[Evidence]) -> str:
        """How many passages stand behind these rows, and in how many cells."""
        cells = len({(row.region_id, row.industry_id) for row in rows})
        passages = sum(int(row.passages) for row in rows)
        return _("{passages} in {cells}").format(
            passages=ngettext("{n} passage", "{n} passages", passages), cells=ngettext("{n} cell", "{n} cells", cells)
        )

    def term_help(self, *definitions: str) -> str | None:
        """The definitions, a paragraph each: levels and columns are those of the codebook."""
        return "\n\n".join(definitions)

    def state(self, as_of: date) -> dict[str, str]:
        """How many documents it was coded from, and the dataset's name."""
        documents = ngettext("Coded from {n} document.", "Coded from {n} documents.", len(self.atlas.sources))
        return {"sources": documents, "dataset": _("Your dataset {name}.").format(name=self.name)}

    def _origin(self) -> str:
        """Name, version, documents and coders of the dataset, and that nobody here checked it."""
        texts = self._data.header.texts
        assert texts is not None  # what `users_dataset` asks for
        coded = _("Coded by its user from {documents}, with terms {terms} and rules {rules}.").format(
            documents=enumerated([localized(source, "title") for source in self.atlas.sources.values()]),
            terms=texts.terms_version,
            rules=texts.rules_version,
        )
        return sentences(self._named_version(), coded)
