"""The list of addresses below /data/: a page without scripts in the reader's language, and JSON for programs."""

import base64
import hashlib
import json
from collections.abc import Sequence
from contextvars import copy_context
from typing import Any

from jinja2 import Environment, StrictUndefined

from components.text.i18n import LANGUAGE_TAGS, LANGUAGES, _, use
from components.text.theme import FONT, LIGHT

EXAMPLE = 'pandas.read_csv("<this address>/latest/evidence.csv")'
STYLE = f"""
body {{ max-width: 62rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 {FONT}; }}
body {{ color: {LIGHT.ink}; background: {LIGHT.paper}; }}
h1 {{ line-height: 1.25; }}
a {{ color: {LIGHT.levels[1]}; }}
p {{ max-width: 46rem; }}
code {{ overflow-wrap: anywhere; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}
th, td {{ text-align: start; vertical-align: top; padding: .25rem .5rem .25rem 0; overflow-wrap: anywhere; }}
th, td {{ border-bottom: 1px solid {LIGHT.line}; }}
tbody th {{ font-weight: 400; }}
caption {{ text-align: start; font-weight: 600; padding: .5rem 0; }}
thead th:nth-child(1) {{ width: 31%; }}
thead th:nth-child(2) {{ width: 27%; }}
.other {{ max-width: none; text-align: end; }}
@media (max-width: 44rem) {{
  thead {{ display: none; }}
  tr, th, td {{ display: block; border: 0; padding: 0; }}
  tr {{ border-bottom: 1px solid {LIGHT.line}; padding: .4rem 0; }}
}}
"""
POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""The page loads nothing and runs nothing; its style sheet is allowed by its hash."""

_PAGE = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
    """<!DOCTYPE html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }} · Focus Atlas</title>
<style>{{ style|safe }}</style>
</head>
<body>
<main>
<p class="other"><a href="?lang={{ other }}" lang="{{ other_tag }}" hreflang="{{ other_tag }}">{{ other_name }}</a></p>
<h1>{{ title }}</h1>
<p>{{ about }}</p>
<table>
<caption>{{ caption }}</caption>
<thead><tr>{% for head in heads %}<th scope="col">{{ head }}</th>{% endfor %}</tr></thead>
<tbody>
{% for row in rows %}
<tr><th scope="row">{{ row.title }}</th><td><a href="{{ row.latest }}">{{ row.latest }}</a></td>\
<td><a href="{{ row.fixed }}">{{ row.fixed }}</a></td></tr>
{% endfor %}
</tbody>
</table>
<p>{{ how }}</p>
<p><code>{{ example }}</code></p>
{% for line in terms %}
<p>{{ line }}</p>
{% endfor %}
</main>
</body>
</html>
"""
)

ZIP_NAME = "focus-atlas.zip"


def titles() -> dict[str, str]:
    """Return a title for each file of the built-in dataset in the current language; in English those of the package."""
    return {
        ZIP_NAME: _("Everything as one Data Package (zip)"),
        "agglomerations.csv": _(
            "Urban agglomerations of the commentary and of the 14th Five-Year Plan, and the group of other regions"
        ),
        "regions.csv": _("Regions of the matrix, and units that only serve as ground of the map"),
        "tiles.csv": _(
            "Places in a grid of equal tiles laid out like the map: columns from the west, rows from the north"
        ),
        "tiles_all.csv": _("The same with all cities beside their provinces"),
        "industry_groups.csv": _("Groups of columns"),
        "industries.csv": _("Columns of the focus matrix, with pointers into two national classifications"),
        "sources.csv": _("The commentary, official lists, work reports of 2021 and 2026, and a policy address"),
        "evidence.csv": _("One row: a source puts a region on an industry at a level, in a place, by a rule"),
        "evidence_zh.csv": _("Term and place of each row of evidence in Chinese"),
        "list_items.csv": _("Items of the official lists as they were read"),
        "context.csv": _("Output, population and area of the regions; never add up across currencies"),
        "digital_economy.csv": _("Size of the digital economy as published; two methods, never mixed"),
        "industrial_cloud.csv": _("What the commentary claims of Huawei's industrial cloud"),
        "agenda.csv": _("The rest of the commentary's agenda"),
        "taxonomy_sei_2018.csv": _("Classification of Strategic Emerging Industries (2018)"),
        "taxonomy_digital_economy_2021.csv": _("Statistical Classification of the Digital Economy (2021)"),
        "aliases.csv": _("Other names that the search box knows; not used in any figure"),
        "terms.csv": _("Words that name a column, from which suggestions for a text are made"),
        "corrections.csv": _("Published cells that were corrected, newest first"),
        "outcome_measures.csv": _(
            "Measures of the official figures: unit, publication, and how well each stands for an industry"
        ),
        "outcomes.csv": _("Official figures by province, 2019 to 2024; never summed across measures"),
    }


def page(version: str, names: Sequence[str], code: str) -> bytes:
    """Return the page in one language; its links are relative, so that they work below a path prefix."""
    other = next(key for key in LANGUAGES if key != code)

    def write() -> str:
        use(code)
        return _PAGE.render(
            style=STYLE,
            lang=LANGUAGE_TAGS[code],
            other=other,
            other_tag=LANGUAGE_TAGS[other],
            other_name=LANGUAGES[other],
            title=_("Data for programs"),
            about=_(
                "The built-in dataset, version {version}, as CSV tables and as one Frictionless Data Package."
            ).format(version=version),
            caption=_("Files"),
            heads=(_("Table"), _("Always the latest"), _("Always this version")),
            rows=[{"title": titles().get(name, name)} | _addresses(version, name) for name in names],
            how=_("A program can read an address directly, for example:"),
            example=EXAMPLE,
            terms=(
                _(
                    "As stated in the sources on their dates; not official statistics. CC BY 4.0: name the source of a "
                    "row first, then this dataset with its version."
                ),
                _(
                    "Every answer carries ETag and Last-Modified and may be read from pages of any origin. "
                    "index.json lists the same files for programs."
                ),
                _(
                    "A dataset of your own has two addresses as well, {csv} and {zip}, where id is the value of "
                    "“dataset” in its link. Whoever has them can read it, and nothing lists them."
                ).format(csv="own/id.csv", zip="own/id.zip"),
            ),
        )

    return copy_context().run(write).encode()


def listing(version: str, created: str, names: Sequence[str]) -> bytes:
    """Return the list as JSON; addresses are relative to it."""
    titles_by_language = {code: copy_context().run(_titles_in, code) for code in LANGUAGES}
    document: dict[str, Any] = {
        "name": "focus-atlas",
        "version": version,
        "created": created,
        "license": "CC-BY-4.0",
        "files": [
            {"title": titles_by_language["en"].get(name, name), "title_zh": titles_by_language["zh"].get(name, name)}
            | _addresses(version, name)
            for name in names
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _titles_in(code: str) -> dict[str, str]:
    use(code)
    return titles()


def _addresses(version: str, name: str) -> dict[str, str]:
    return {"latest": f"latest/{name}", "fixed": f"v/{version}/{name}"}
