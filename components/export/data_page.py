"""The list of the addresses below /data/: a page in both languages without a script, and JSON for programs."""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, StrictUndefined

STYLE = (
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,"
    "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;color:#1f2a30;background:#fbfaf6}"
    "h1,h2{line-height:1.25}a{color:#1d5675}code{overflow-wrap:anywhere}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.25rem .5rem .25rem 0;"
    "border-bottom:1px solid #d9d4c7}section+section{margin-top:3rem}"
)
POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing is loaded, nothing runs; the one style sheet is named by its hash."""

_PAGE = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
    """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Focus Atlas: data · 数据</title>
<style>{{ style|safe }}</style>
</head>
<body>
<main>
<h1>Focus Atlas: data · <span lang="zh-Hans">数据</span></h1>
{% for part in parts %}
<section lang="{{ part.lang }}">
<h2>{{ part.heading }}</h2>
<p>{{ part.about }}</p>
<table>
<caption>{{ part.caption }}</caption>
<thead><tr>{% for head in part.heads %}<th scope="col">{{ head }}</th>{% endfor %}</tr></thead>
<tbody>
{% for row in part.rows %}
<tr><th scope="row">{{ row.title }}</th><td><a href="{{ row.latest }}">{{ row.latest }}</a></td>\
<td><a href="{{ row.fixed }}">{{ row.fixed }}</a></td></tr>
{% endfor %}
</tbody>
</table>
<p>{{ part.how }}</p>
<p><code>{{ part.example }}</code></p>
<p>{{ part.terms }}</p>
</section>
{% endfor %}
</main>
</body>
</html>
"""
)

TITLES_ZH = {
    "agglomerations": "城市群及其他特色地区组",
    "regions": "矩阵中的地区，以及只作地图底图的单元",
    "industry_groups": "列的分组",
    "industries": "矩阵的列，及其对应的两种国家分类",
    "sources": "评论与官方文件",
    "evidence": "每行一条：某来源、某地区、某产业、等级、出处位置与规则",
    "list_items": "读到的官方清单各条目",
    "context": "各地区的产出、人口和面积；不同货币不可相加",
    "digital_economy": "已公布的数字经济规模；两种口径，不可混用",
    "industrial_cloud": "评论对华为工业云的各项说法",
    "agenda": "评论议程的其余部分",
    "taxonomy_sei_2018": "战略性新兴产业分类（2018）",
    "taxonomy_digital_economy_2021": "数字经济及其核心产业统计分类（2021）",
}


@dataclass(frozen=True)
class Offer:
    """One file on offer: its name below a version, and what it is in English and Chinese."""

    name: str
    title_en: str
    title_zh: str


def page(version: str, offers: Sequence[Offer], example: str) -> bytes:
    """The page for people; all links are relative, so that it holds below a path prefix."""
    parts = [
        {
            "lang": "en",
            "heading": "In English",
            "about": f"The built-in dataset, version {version}, as CSV tables and as one Frictionless Data Package.",
            "caption": "Files",
            "heads": ("Table", "Always the latest", "This version, for good"),
            "rows": _rows(version, offers, "title_en"),
            "how": "A program reads an address as it stands, for example:",
            "terms": "As stated in the sources on their dates; not official statistics. CC BY 4.0: name the source of "
            "a row first, then this dataset with its version. A dataset of your own has its addresses on the page that "
            "its link opens.",
        },
        {
            "lang": "zh-Hans",
            "heading": "中文",
            "about": f"内置数据集，版本{version}：CSV表格，以及一个Frictionless数据包。",
            "caption": "文件",
            "heads": ("表格", "始终为最新", "固定为此版本"),
            "rows": _rows(version, offers, "title_zh"),
            "how": "程序可直接读取网址，例如：",
            "terms": "内容为各来源在其发布日的表述，并非官方统计。许可：CC BY 4.0，请先注明每行的来源，"
            "再注明本数据集及其版本。自有数据集的网址见其链接所打开的页面。",
        },
    ]
    return _PAGE.render(style=STYLE, parts=[part | {"example": example} for part in parts]).encode()


def listing(version: str, created: str, offers: Sequence[Offer]) -> bytes:
    """The same for programs: addresses relative to this one."""
    found: dict[str, Any] = {
        "name": "focus-atlas",
        "version": version,
        "created": created,
        "license": "CC-BY-4.0",
        "files": [
            {"title": offer.title_en, "title_zh": offer.title_zh, **_addresses(version, offer)} for offer in offers
        ],
    }
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def _rows(version: str, offers: Sequence[Offer], title: str) -> list[Mapping[str, str]]:
    return [{"title": getattr(offer, title), **_addresses(version, offer)} for offer in offers]


def _addresses(version: str, offer: Offer) -> dict[str, str]:
    return {"latest": f"latest/{offer.name}", "fixed": f"v/{version}/{offer.name}"}
