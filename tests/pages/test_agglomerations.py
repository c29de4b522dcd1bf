"""The table of agglomerations says how many pairs each mean rests on, and whom it leaves out."""

import re

from tests.apptest import open_page, page_text


def test_each_mean_says_its_pairs_and_the_table_whom_it_leaves_out() -> None:
    shown = page_text(open_page("compare", compare="CN-SH,CN-GD", regions="commentary")).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    rows = re.findall(r"^\| \*\*.*$", shown[shown.index("Pairs within an agglomeration") :], re.MULTILINE)[:3]
    counts = [[int(n) for n in re.findall(r"\d+ \((\d+)\)", row)] for row in rows]
    # Two regions of the Greater Bay Area name an industry, three of the capital's region, four of the delta.
    assert sorted(counts[at][at] for at in range(3)) == [1, 3, 6]
    assert sorted(counts[one][other] for one in range(3) for other in range(one)) == [2 * 3, 2 * 4, 3 * 4]
    assert f"({1 + 3 + 6} pairs)** in common on average; pairs across: " in shown
    assert f"({2 * 3 + 2 * 4 + 3 * 4} pairs)**." in shown
    left_out = re.search(r"Left out: (.*?) \(in none of these agglomerations\); (.*?) \(no industry named", shown)
    assert left_out
    assert set(re.split(", | and ", left_out[1])) == {"Shandong", "Qingdao", "Chongqing", "Fuzhou"}
    assert left_out[2] == "Macao"
