"""What the tests of the brief are made with: the built-in dataset, and datasets that strain the page."""

from datetime import date
from pathlib import Path

from analysis.editions import EvidenceChoice
from analysis.focus import Focus
from components.dataset.user_window import UserData, View, user_data
from components.export.brief.settings import BriefSettings
from data.atlas import Atlas
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.settings import store_settings
from tests.data.store.conftest import frame_of

AS_OF, MADE = date(2021, 8, 4), date(2026, 11, 24)
LINK = "https://atlas.example.org/profile?of=region&region=CN-SH&lang=en"
HOSTILE = (
    "</style></script><script>alert(1)</script>"
    '<img src="http://evil.example/x.png" onerror=alert(1)>"\\{}; }&amp;{{7*7}}'
)
COMPARISONS = (
    ("CN-BJ", "CN-SH"),
    ("CN-HK", "CN-MO"),
    ("CN-TJ", "CN-HE", "CN-BJ"),
    ("CN-TJ", "CN-BJ", "CN-370200", "CN-HE"),
    ("CN-SH", "CN-JS", "CN-ZJ", "CN-AH"),
)


def built_in(atlas: Atlas, focus: Focus, language: str = "en", link: str = LINK) -> BriefSettings:
    """The default view of the built-in dataset."""
    return BriefSettings(atlas, focus, EvidenceChoice(), language, link, MADE)


def own(folder: Path, atlas: Atlas, new: NewDataset, language: str = "en") -> BriefSettings:
    """A dataset of the user's own, saved and opened."""
    store = DatasetStore(store_settings({"ATLAS_DATA_DIR": str(folder)}))
    return settings_of(user_data(store, store.open(store.save(new).id), View(), atlas), language)


def settings_of(data: UserData, language: str = "en") -> BriefSettings:
    """The settings that a page makes of a dataset of the user's own."""
    return BriefSettings(
        data.atlas,
        data.focus,
        EvidenceChoice(),
        language,
        f"https://atlas.example.org/profile?dataset={data.header.id}&region={'%20' * 40}",
        MADE,
        header=data.header,
        steps=("LQ 1–1.5", "LQ 1.5–2", "LQ 2 and more") if data.scaled else None,
        cell_value=(lambda region, industry: "1,234.56 (98,765,432 jobs)")
        if data.scaled
        else lambda region, industry: "",
    )


def strained(*, hostile: bool, coded: bool, side: int = 45) -> NewDataset:
    """As many names in view as there can be, each as long as one may be, with statements without an end."""
    tail = f" {HOSTILE} " if hostile else " of the Metropolitan Statistical Area "
    cells = [
        (
            f"region {i:02d}{tail * 4}"[:200],
            f"industry {j:02d}{tail * 4}"[:200],
            None,
            None if coded else float(1 + (i * 7 + j * 13) % 50),
            1 + (i + j) % 3 if coded else None,
            tail,
            (tail * 200)[:5000],
            (tail * 200)[:5000],
        )
        for i in range(side)
        for j in range(side)
        if (i * j) % 7
    ]
    name = HOSTILE if hostile else "Employment by industry"
    return NewDataset(name, frame_of(cells), coded=coded, source=tail * 20, unit="jobs")
