"""The two numbers of a statement are told apart wherever they differ."""

import pytest

from analysis.readings import Choice, Result
from components.findings.claims import Compared
from components.findings.robustness_text import numbers
from components.text import i18n

CHOICE = Choice("all", 1, "industries", weighed=True)


@pytest.mark.parametrize(
    ("one", "other", "compared", "text"),
    [
        (0.382, 0.351, Compared.SIMILARITY, "similarity: 0.38 against 0.35"),
        (0.3441, 0.3412, Compared.SIMILARITY, "similarity: 0.344 against 0.341"),
        (0.22714, 0.22709, Compared.SIMILARITY, "similarity: 0.22714 against 0.22709"),
        (1 / 3, 2 / 6, Compared.SIMILARITY, "similarity: 0.33 against 0.33"),
        (14, 19, Compared.INDUSTRIES, "industries named: 14 against 19"),
        (5.04, 5.01, Compared.REGIONS, "regions that name it: 5.04 against 5.01"),
    ],
)
def test_numbers_have_the_decimals_that_tell_them_apart(
    one: float, other: float, compared: Compared, text: str
) -> None:
    i18n.use("en")
    assert numbers(Result(CHOICE, (one, other)), compared) == text
