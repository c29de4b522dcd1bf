"""Problems of a file in the reader's language, down to what their sentences name."""

from components.text import i18n
from components.your_data.problems import problem_table
from data.upload.problems import Code, Problem, Severity, error, warning


def test_fields_of_problems_are_translated() -> None:
    found = (
        error(Code.EMPTY_NAME, 6, "region", None, axis="region"),
        error(Code.ROLE_MISSING, role="region_code"),
        warning(Code.MISSING, count=1_800, possible=20_000, examples="A × b; C × d"),
    )
    i18n.use("zh")
    try:
        messages = problem_table(found)["问题"].tolist()
    finally:
        i18n.use("en")
    assert messages == [
        "缺少地区名称（region，第6行）。",
        "没有列被当作地区代码。",
        "20,000个单元格中有1,800个没有数值，例如A × b；C × d。",
    ]


def test_further_problems_of_a_kind_quote_an_example() -> None:
    found = (
        error(Code.RAGGED, 7, found=3, expected=5),
        Problem(Code.MORE, severity=Severity.ERROR, fields={"of": str(Code.RAGGED), "count": 12}),
    )
    messages = problem_table(found)["What is wrong"].tolist()
    assert messages[1] == f"12 more like this one: {messages[0]}"
