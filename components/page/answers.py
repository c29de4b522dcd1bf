"""What clicks in a view show: for each choice its panel, its sentences for screen readers, its marks in the figures.

A choice is a text: the ids that make it, joined by slashes, such as a region and an industry; an id at its end that is
not chosen is left out with its slash, so that the empty text is no choice. The browser fetches the answers to all
choices of a view at once, from an address that changes with them. The address says in its query what the view is, so
that any process of the app can make them.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

from components.page.open_page import OpenPage
from components.page.view_cache import of_view, view_key
from components.selection.model import NO_REGION
from components.selection.url import update
from components.text.theme import DARK

FOLDER = "views"
PAGE, THEME = "page", "theme"
"""Keys of an address beside those of the view's own URL."""

ROOT = Path(__file__).parents[2]
CODE = ("components/**/*.py", "analysis/**/*.py", "data/**/*.py", "locale/**/*.po")
"""Files that decide what an answer says, beside the dataset."""


def choice_of(*ids: str | None) -> str:
    """The ids that make a choice as its text.

    Examples:
        >>> choice_of("CN-SH", "automobiles"), choice_of(None, "automobiles"), choice_of("CN-SH", None), choice_of(None)
        ('CN-SH/automobiles', '/automobiles', 'CN-SH', '')
    """
    return "/".join(key or "" for key in ids).rstrip("/")


def ids_of(choice: str) -> tuple[str | None, str | None]:
    """The first two ids of a choice.

    Examples:
        >>> ids_of("CN-SH/automobiles"), ids_of("/automobiles"), ids_of("CN-SH"), ids_of("")
        (('CN-SH', 'automobiles'), (None, 'automobiles'), ('CN-SH', None), (None, None))
    """
    first, _slash, second = choice.partition("/")
    return first or None, second or None


def select_cell(choice: str) -> None:
    """Write the region and the industry of a choice to the URL; for a callback."""
    region, industry = ids_of(choice)
    update(region=region or NO_REGION, industry=industry)


class Answers(Protocol):
    """What each choice in a view shows.

    Attributes:
        choices: all that a click in the view can choose, the empty one included.
        parts: what choices are made of: the empty text, and ids.
    """

    choices: Collection[str]
    parts: Collection[str]

    def panel(self, choice: str) -> Sequence[str]:
        """The panel of a choice, as blocks of HTML; the browser gets a block that several panels share once."""

    def announcements(self, choice: str) -> Mapping[str, str]:
        """What a screen reader says of a choice, by part of the page's state."""

    def styles(self, part: str) -> Mapping[str, str]:
        """The CSS rules that mark one part of a choice, by figure."""


@dataclass(frozen=True)
class AnswersInView:
    """The answers of a view, and where the browser fetches them.

    Attributes:
        answers: what each choice shows.
        name: a hash of all that the answers depend on: view, dataset and code. Browsers keep them for a year.
        query: the view as keys and values of a URL; None if the browser fetches nothing and the server answers clicks.
    """

    answers: Answers
    name: str
    query: Mapping[str, str] | None

    @property
    def address(self) -> str:
        """The address, relative to any page; empty if there is none."""
        return "" if self.query is None else f"{FOLDER}/{self.name}.json?{urlencode(self.query)}"

    def styles_of(self, choice: str) -> dict[str, str]:
        """The CSS rules that mark a choice, by figure."""
        sheets = [self.answers.styles(part) for part in choice.split("/")]
        figures = dict.fromkeys(figure for sheet in sheets for figure in sheet)
        return {figure: "".join(sheet.get(figure, "") for sheet in sheets) for figure in figures}

    def as_json(self) -> bytes:
        """All answers, as the browser reads them (`assets/panel.js`)."""
        answers = self.answers
        sheets = {part: answers.styles(part) for part in answers.parts}
        blocks: dict[str, int] = {}
        figures = dict.fromkeys(figure for sheet in sheets.values() for figure in sheet)
        content: dict[str, Any] = {
            "panels": {
                choice: [blocks.setdefault(block, len(blocks)) for block in answers.panel(choice)]
                for choice in answers.choices
            },
            "announcements": {choice: answers.announcements(choice) for choice in answers.choices},
            "styles": {
                figure: {part: sheet[figure] for part, sheet in sheets.items() if figure in sheet} for figure in figures
            },
        }
        content["blocks"] = list(blocks)
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def answers_in_view(
    page: OpenPage, answers: Answers, *, industry: bool = False, region: bool = False, compare: bool = False
) -> AnswersInView:
    """Return the answers of the view that a page shows.

    Args:
        page: the open page.
        answers: what each choice shows.
        industry: True if an answer also depends on the selected industry.
        region: True if it also depends on the selected region.
        compare: True if it also depends on the regions in the tray.
    """
    key = view_key(page, f"{page.entry.key}-answers", industry=industry, region=region, compare=compare)
    # What is selected beside the window of a user's dataset is in view with it.
    shown = page.selection if page.data else of_view(page.selection, industry=industry, region=region, compare=compare)
    query = (
        shown.query()
        | dict(shown.page_values)
        | {PAGE: page.entry.key, THEME: "dark" if page.palette is DARK else "light"}
    )
    content = repr((key, page.atlas.version, code_hash(ROOT)))
    return AnswersInView(answers, sha256(content.encode()).hexdigest()[:32], query)


@cache
def code_hash(root: Path) -> str:
    """Return a hash of the code and texts below a folder, equal in all processes of one release."""
    digest = sha256()
    for file in sorted(file for pattern in CODE for file in root.glob(pattern)):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
