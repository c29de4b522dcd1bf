"""What a text says of itself; the texts are made up."""

import pytest

from data.document import Document
from data.documents.limits import DocumentLimits
from data.documents.proposals import proposals
from data.documents.read_document import Format, read_document
from data.suggestions.builtin import builtin_regions


def read(text: str) -> Document:
    return read_document(text.encode(), Format.TEXT, DocumentLimits())[0]


@pytest.mark.parametrize(
    ("text", "issuer", "date", "regions", "language"),
    [
        (
            "天津市政府工作报告（2026年1月26日）\n一、工作\n发展旅游。",
            "天津市人民政府",
            "2026-01-26",
            ("CN-TJ",),
            "zh",
        ),
        ("重庆与四川合作规划\n2021年10月印发\n一、工作\n发展旅游。", "", "2021-10", ("CN-CQ", "CN-SC"), "zh"),
        (
            "Plan for growth\n3 March 2024\nShanghai builds chips.\nIn Shanghai cars.",
            "",
            "2024-03-03",
            ("CN-SH",),
            "en",
        ),
        ("Plan for growth\nMarch 3, 2024\nWe build chips.", "", "2024-03-03", (), "en"),
        ("Plan for growth 2023\n2024-13-40\nWe build chips.", "", "2023", (), "en"),
        ("发展规划\n一、北京市\n发展旅游。\n二、河北省\n发展钢铁。", "", "", ("CN-BJ", "CN-HE"), "zh"),
    ],
    ids=["report", "two regions", "counted", "no region", "no such month", "headings"],
)
def test_a_text_says_of_itself(text: str, issuer: str, date: str, regions: tuple[str, ...], language: str) -> None:
    found = proposals(read(text), builtin_regions())
    assert (found.issuer, found.region_ids, found.language) == (issuer, regions, language)
    assert found.date == date
