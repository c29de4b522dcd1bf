"""Style sheets of the app: rules that would make the browser search the whole page again and again."""

import re

import pytest

from components.server.index_html import ASSETS

SHEETS = sorted({path.name for path in ASSETS.glob("*.css")} - {"presentation.css", "print.css"})
"""Sheets that hold on every page: `page_state.js` applies `presentation.css` only while a figure is presented."""

WHOLE_PAGE = re.compile(r"(?:^|[\s,(}])(?:html|body|\.stApp|\.stMain|\.stMainBlockContainer|#root):has\(")
BELOW_ANOTHER = re.compile(r":has\([^,{}]*\)[^,{}]*[ >~+][^,{}]*:has\(")


def rules(name: str) -> str:
    return re.sub(r"/\*.*?\*/", "", (ASSETS / name).read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("name", SHEETS)
def test_no_rule_depends_on_what_the_whole_page_holds(name: str) -> None:
    """With such a rule each label that plotly.js measures has the whole page searched: 5 s for the narrow matrix."""
    assert WHOLE_PAGE.findall(rules(name)) == []


@pytest.mark.parametrize("name", SHEETS)
def test_no_has_stands_below_another(name: str) -> None:
    """Its cost is the product of both."""
    assert BELOW_ANOTHER.findall(rules(name)) == []
