"""The registry of pages: key, path, title and the question that each page answers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analysis.editions import Edition
from components.text.i18n import _

FOLDER = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True)
class PageEntry:
    """One page.

    Attributes:
        key: name of its script in `pages/`.
        path: of its address; empty for the start page.
        title: returns the title in the language of the run.
        question: returns the question that the page answers.
        built_in: True if the page is about the built-in dataset, even while a user's dataset is open.
        edition: the edition that the page is about, whichever is selected; None for the selected one.
        selects_built_in: True if readers select regions and industries of the built-in dataset on it.
        takes_table: True if a user's dataset takes part on such a page.
        takes_pairs: True if regions can be shown in several editions side by side on it.
    """

    key: str
    path: str
    title: Callable[[], str]
    question: Callable[[], str]
    built_in: bool = False
    edition: Edition | None = None
    selects_built_in: bool = False
    takes_table: bool = False
    takes_pairs: bool = False

    @property
    def follows_edition(self) -> bool:
        """True if the page shows the edition that the reader has chosen."""
        return self.edition is None and (self.selects_built_in or not self.built_in)

    @property
    def script(self) -> Path:
        """The path of the page's script."""
        return FOLDER / f"{self.key}.py"


PAGES: tuple[PageEntry, ...] = (
    PageEntry("map", "", lambda: _("Map"), lambda: _("Which industries does each region focus on?")),
    PageEntry("heatmap", "heatmap", lambda: _("Heatmap"), lambda: _("Which regions name which industries?")),
    PageEntry("compare", "compare", lambda: _("Compare"), lambda: _("How do these regions differ?"), takes_pairs=True),
    PageEntry(
        "profile", "profile", lambda: _("Profile"), lambda: _("What is known of one region, or of one industry?")
    ),
    PageEntry(
        "change",
        "change",
        lambda: _("Change"),
        lambda: _("What changed between 2021 and 2026?"),
        built_in=True,
        edition=Edition.CHANGE,
        selects_built_in=True,
    ),
    PageEntry(
        "result",
        "result",
        lambda: _("Result"),
        lambda: _("Do they have what they promise?"),
        built_in=True,
        selects_built_in=True,
        takes_table=True,
    ),
    PageEntry(
        "industrial_cloud",
        "industrial_cloud",
        lambda: _("Industrial cloud"),
        lambda: _("What does Huawei’s industrial cloud reach?"),
        built_in=True,
    ),
    PageEntry("evidence", "evidence", lambda: _("Evidence"), lambda: _("How do you know?")),
    PageEntry(
        "method",
        "method",
        lambda: _("Method"),
        lambda: _("How was this made, and how far can it be trusted?"),
        built_in=True,
    ),
    PageEntry(
        "code",
        "code",
        lambda: _("Coding"),
        lambda: _("Which industries does your text name, and how firmly?"),
        built_in=True,
    ),
    PageEntry(
        "your_data",
        "your_data",
        lambda: _("Your data"),
        lambda: _("Use your own data"),
        built_in=True,
    ),
)

BY_KEY = {entry.key: entry for entry in PAGES}


def check() -> None:
    """Check that every page has a script, and every script is registered.

    Raises:
        RuntimeError: pages and scripts differ.
    """
    scripts = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    if scripts != set(BY_KEY):
        raise RuntimeError(f"pages/ and the registry differ: {sorted(scripts ^ set(BY_KEY))}")
