"""Amounts name nothing: pages, panels, figures and briefs of a user's amounts do not speak of naming."""

import re

import pytest

from components.page.registry import PAGES
from components.text.amounts import OF_AMOUNTS, PLURALS
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from scripts.catalogue import FOLDERS, ROOT, texts
from tests.apptest import figures, panel_text
from tests.data.store.conftest import frame_of
from tests.pages.chinese import shown_texts
from tests.pages.downloaded import opened

ROWS, COLUMNS = ("Hessen", "Bayern", "Berlin", "Sachsen", "Bremen"), ("Bau", "Handel", "Autos", "Chips")
NAMING = {
    "en": re.compile(r"\b(names? (it|them|an|the|of|more|no)|named|naming|commit\w*|flagship)\b"),
    "zh": re.compile("提出|提及|提到|部署|点名|主导"),
}
ABOUT_DOCUMENTS = {"your_data", "code", "method", "change", "result", "industrial_cloud"}
"""Pages that are about the built-in dataset, or how data are brought."""

QUERIES = {
    "compare": ({"compare": "r0,r1,r2", "industry": "i1"},),
    "profile": ({"region": "r0"}, {"of": "industry", "industry": "i1"}),
}


@pytest.fixture
def dataset(store: DatasetStore) -> str:
    amounts = [
        (region, industry, 2021, float(1 + 7 * row * column % 11 + 30 * (row == column)), None, "", "", "")
        for row, region in enumerate(ROWS)
        for column, industry in enumerate(COLUMNS)
    ]
    return store.save(NewDataset("Jobs", frame_of(amounts), unit="jobs")).id


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("page", [entry.key for entry in PAGES if entry.key not in ABOUT_DOCUMENTS])
def test_no_page_and_no_brief_says_that_a_region_names_something(
    dataset: str, monkeypatch: pytest.MonkeyPatch, page: str, lang: str
) -> None:
    for query in QUERIES.get(page, ({"region": "r1", "industry": "i2"},)):
        taken = opened(monkeypatch, page, dataset=dataset, lang=lang, **query)
        assert not taken.at.exception
        texts = [*shown_texts(taken.at), panel_text(taken.at), *(str(figure) for figure in figures(taken.at))]
        if "brief" in taken.files:
            texts.append(re.sub("<style>.*?</style>|<[^>]+>", " ", taken.brief(), flags=re.DOTALL))
        texts = [text for text in texts if "安徽" not in text]  # a link to the built-in dataset
        assert not [text[:300] for text in texts if NAMING[lang].search(text)]


def test_each_text_that_is_replaced_is_one_of_the_code() -> None:
    code: set[str] = set()
    for path in (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")):
        for text, _ in texts(path):
            code |= {text} if isinstance(text, str) else set(text)
    assert OF_AMOUNTS.keys() <= code
    assert {text for pair in PLURALS for text in pair} <= set(OF_AMOUNTS.values())
