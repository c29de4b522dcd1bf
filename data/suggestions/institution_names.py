"""Find names of institutions and places: industry words inside them are ignored.

“重庆大学智能汽车技术学院” is a school, not a plan for cars; national laboratories and research centres give no row.
"""

import re

NAME_ZH = r"[\u4e00-\u9fffA-Za-z0-9·（）()]"
STOP_ZH = "的和与及在对向为把将等由从以办设建推加支促用新发引依做好强深"
INSTITUTION_ZH = re.compile(
    rf"(?:(?![{STOP_ZH}]){NAME_ZH}){{1,16}}?"
    r"(?:大学|学院|研究院|研究所|实验室|研究中心|技术创新中心|工程中心|科学院|有限公司|股份公司|委员会|管委会|管理局|监督局|交易所"
    r"|检查[^，。；、]{0,4}中心|法院|检察院|博物馆|图书馆|协会|学会|联合会|商会|办公室|报社|电视台)"
)
NAME_EN = r"(?:[A-Z][\w&'’-]*|of|and|the|for|in|at)"
INSTITUTION_EN = re.compile(
    r"\b[A-Z][\w&'’-]*(?: " + NAME_EN + r"){0,7} "
    r"(?:University|Institute|Academy|College|Laboratory|Ministry|Bureau|Commission|Department|Bank|Exchange|Committee"
    r"|Council|Association|Authority|Corporation|Company|Limited|Ltd|Inc|Group|Federation|Museum|Office|Zone|Airport"
    r"|Fund|Secretary|Team|Research Cent(?:er|re))\b"
    r"|\bNational (?:[A-Z][\w&-]* ){1,4}Cent(?:er|re)(?: (?:for|of)(?: [A-Z][\w&-]*){1,5})?"
)
QUOTED_PARK_EN = re.compile(r"[“\"][^”\"]{1,80}(?:Park|Zone|Valley|Base)[”\"]")


def masked_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of names, sorted and disjoint."""
    found = sorted(
        match.span() for rule in (INSTITUTION_ZH, INSTITUTION_EN, QUOTED_PARK_EN) for match in rule.finditer(text)
    )
    spans: list[tuple[int, int]] = []
    for start, end in found:
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans
