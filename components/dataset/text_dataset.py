"""A dataset that was coded from texts: levels of commitment, each cell with the passages behind it."""

from collections.abc import Sequence
from datetime import date

from components.dataset.captions import TextCaptions
from components.dataset.commitment_dataset import CommitmentDataset
from components.dataset.user_dataset import UserDataset
from components.dataset.user_window import UserData
from components.text.formatting import enumerated, sentences
from components.text.i18n import _, localized, ngettext
from data.records import Evidence


def users_dataset(data: UserData) -> UserDataset:
    """Return the interface of a user's dataset; one coded from texts uses the words of the codebook."""
    return TextDataset(data) if data.texts else UserDataset(data)


class TextDataset(CommitmentDataset, UserDataset):
    """The window of a dataset that was coded from texts."""

    captions = TextCaptions()

    def evidence_count(self, rows: Sequence[Evidence]) -> str:
        """How many passages stand behind these rows, and in how many cells."""
        cells = len({(row.region_id, row.industry_id) for row in rows})
        passages = sum(int(row.passages) for row in rows)
        return _("{passages} in {cells}").format(
            passages=ngettext("{n} passage", "{n} passages", passages), cells=ngettext("{n} cell", "{n} cells", cells)
        )

    def state(self, as_of: date) -> dict[str, str]:
        """How many documents it was coded from, and the dataset's name."""
        documents = ngettext("Coded from {n} document.", "Coded from {n} documents.", len(self.atlas.sources))
        return {"sources": documents, "dataset": _("Your dataset {name}.").format(name=self.name)}

    def _origin(self) -> str:
        """Name, version, documents and coders of the dataset, and that nobody here checked it."""
        texts = self._data.header.texts
        assert texts is not None  # `users_dataset` checks it
        coded = _("Coded by its user from {documents}, with terms {terms} and rules {rules}.").format(
            documents=enumerated([localized(source, "title") for source in self.atlas.sources.values()]),
            terms=texts.terms_version,
            rules=texts.rules_version,
        )
        return sentences(self._named_version(), coded)
