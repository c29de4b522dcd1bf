"""Documents and passages are saved beside the cells and read back for some of them."""

from dataclasses import replace

import pytest

from data.coded_dataset import dataset_of
from data.load import load
from data.store.datasets import DatasetStore
from data.store.engine import engine
from data.store.errors import UnknownDatasetError
from data.store.text_rows import SavedPassage
from data.store.texts import coding_of, documents_of, passages_of, whole_document
from tests.data.coding.sample_coding import coding
from tests.data.store.conftest import grid
from tests.data.store.test_migrations import migrate


def names(found: tuple[SavedPassage, ...]) -> list[str]:
    return [one.quote for one in found]


def test_documents_and_passages_come_back_as_they_were(store: DatasetStore) -> None:
    new = dataset_of(coding(), load())
    header = store.open(store.save(new).id)
    texts = header.texts
    assert texts is not None
    assert (texts.documents, texts.passages, texts.terms_version, texts.rules_version) == (2, 5, "abc", "1")

    found = passages_of(store, header.content)
    assert tuple(one.coded for one in found) == coding().passages
    assert [whole_document(store, header.content, position) for position in (0, 1)] == list(coding().documents)
    assert names(found)[1] == "积极发展航运服务，新建码头3个。"
    assert [(one.document, one.section) for one in found] == [(0, 1), (0, 1), (0, 2), (0, 2), (1, 0)]
    assert [about.title for about in documents_of(store, header.content)] == ["天津市2026年工作要点", "Letter"]


def test_the_coding_comes_back_whole(store: DatasetStore) -> None:
    assert coding_of(store, store.open(store.save(dataset_of(coding(), load())).id)) == coding()
    assert coding_of(store, store.open(store.save(grid(1, 1)).id)).documents == ()


def test_passages_of_a_cell_and_of_a_document(store: DatasetStore) -> None:
    header = store.open(store.save(dataset_of(coding(), load())).id)
    logistics = 2  # position in the order of the atlas
    assert len(passages_of(store, header.content, [0], [logistics])) == 3
    assert passages_of(store, header.content, [], [logistics]) == ()
    assert len(passages_of(store, header.content, document=0)) == 4


def test_documents_are_listed_without_their_texts(store: DatasetStore) -> None:
    header = store.open(store.save(dataset_of(coding(), load())).id)
    first, _second = documents_of(store, header.content)
    assert (first.title, first.document.text, first.document.paragraphs) == ("天津市2026年工作要点", "", ())
    assert first.document.sections == coding().documents[0].document.sections
    with pytest.raises(UnknownDatasetError):
        whole_document(store, header.content, 2)


def test_texts_are_deleted_with_their_dataset_and_kept_with_a_version(store: DatasetStore) -> None:
    saved = store.save(dataset_of(coding(), load()))
    content = store.open(saved.id).content
    store.replace(saved.id, saved.key, grid(2, 2))
    assert store.open(saved.id).texts is None
    store.restore(saved.id, saved.key, content)
    assert len(passages_of(store, store.open(saved.id).content)) == 5
    store.delete(saved.id, saved.key)
    assert passages_of(store, content) == documents_of(store, content) == ()


def test_other_passages_behind_the_same_cells_are_another_version(store: DatasetStore) -> None:
    atlas, whole = load(), coding()
    fewer = replace(whole, passages=tuple(one for one in whole.passages if one.passage.level != 2))
    one, other = dataset_of(whole, atlas), dataset_of(fewer, atlas)
    assert one.frame.equals(other.frame)
    assert store.open(store.save(one).id).content_hash != store.open(store.save(other).id).content_hash


def test_any_text_can_be_stored(store: DatasetStore) -> None:
    whole = coding()
    passages = (replace(whole.passages[0], coder="\0 \ud800 😀", memo="=1+1"), *whole.passages[1:])
    header = store.open(store.save(dataset_of(replace(whole, passages=passages), load())).id)
    assert passages_of(store, header.content)[0].coded == passages[0]


def test_the_cells_outlive_a_downgrade(store: DatasetStore) -> None:
    saved = store.save(dataset_of(coding(), load()))
    migrate(engine(store.settings), "downgrade", "0004")
    migrate(engine(store.settings), "upgrade", "head")
    header = store.open(saved.id)
    assert (header.cells, header.texts) == (3, None)
