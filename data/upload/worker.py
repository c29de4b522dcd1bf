"""The child process that reads an uploaded file; `data.upload.sandbox` starts and watches it.

It gets three open files: the request followed by the file, one for the notes, one for the table. It limits its own
resources before it reads the first byte of the file, and reports progress on standard output. It has no access to
settings and secrets of its parent.
"""

import json
import os
import sys
from dataclasses import asdict
from typing import IO, Any

import pandas as pd
import pyarrow as pa

from data.records import Region
from data.upload import archive, geometry, other_workbooks, workbook  # noqa: F401 - before the memory is limited, nothing is loaded later
from data.upload.choices import Choices
from data.upload.interpretation import interpret_opened
from data.upload.limits import Limits, too_much_memory
from data.upload.match import known_names, match_regions
from data.upload.opening import open_file
from data.upload.parse import parse_grid
from data.upload.parsed import COLUMNS, Parsed
from data.upload.problems import Code, UnreadableFileError, error
from data.upload.process import ProgressReporter, limit_resources, peak_bytes
from data.upload.request import read_request


def answer(request: dict[str, Any], raw: bytes, report: ProgressReporter) -> tuple[dict[str, Any], pd.DataFrame | None]:
    """Read the file as requested; return the notes for the parent, and the table or None."""
    limits = Limits(**request["limits"])
    notes: dict[str, Any] = {"interpretation": None, "problems": []}
    try:
        if request["what"] == "outlines":
            outlines = geometry.read_outlines(raw, limits, request["id_property"], request["names"])
            return notes | {"outlines": outlines.as_record()}, None
        choices = Choices.from_record(request["choices"])
        opened = open_file(raw, limits, choices, report)
        report("interpret", opened.grid.height)
        units = [Region(**unit) for unit in request["units"]]
        interpretation = interpret_opened(opened, choices, known_names(units))
        notes["interpretation"] = interpretation.as_record()
        parsed: Parsed = parse_grid(opened.grid, interpretation, limits, report)
    except UnreadableFileError as refused:
        return notes | {"problems": [problem.as_record() for problem in refused.problems]}, None
    names = [str(name) for name in parsed.frame["region"].cat.categories]
    matches = match_regions(names, units, parsed.region_codes)
    report("hand over", len(parsed.frame))
    notes |= {
        "problems": [problem.as_record() for problem in parsed.problems],
        "total_regions": parsed.total_regions,
        "total_industries": parsed.total_industries,
        "region_codes": parsed.region_codes,
        "industry_codes": parsed.industry_codes,
        "coded": parsed.coded,
        "summary": asdict(parsed.summary),
        "fit": asdict(parsed.fit),
        "matches": [asdict(match) for match in matches if match.region_id or match.suggestions],
    }
    return notes, parsed.frame


def write_table(frame: pd.DataFrame, out: IO[bytes]) -> None:
    """Write a frame as an Arrow stream."""
    table = pa.Table.from_pandas(frame[list(COLUMNS)], preserve_index=False)
    with pa.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table)


def main(inbox: int, notes_file: int, table_file: int) -> None:
    """Read the request, answer it, and exit without the interpreter's clean-up, which a broken file could break."""
    with os.fdopen(inbox, "rb") as source:
        request = read_request(source)
        limits = Limits(**request["limits"])
        limit_resources(limits)
        notes: dict[str, Any]
        frame: pd.DataFrame | None = None
        try:
            notes, frame = answer(request, source.read(), ProgressReporter(sys.stdout))
            if frame is not None:
                with os.fdopen(table_file, "wb") as out:
                    write_table(frame, out)
        except MemoryError:
            notes = {"interpretation": None, "problems": [too_much_memory(limits).as_record()]}
        except Exception as wrong:  # every failure caused by a hostile file must become a problem
            print(f"{type(wrong).__name__} while reading", file=sys.stderr)
            # Arrow raises the base class of its exceptions if an allocation in its threads or in C++ fails.
            refused = too_much_memory(limits) if type(wrong) is pa.ArrowException else error(Code.READER_FAILED)
            notes = {"interpretation": None, "problems": [refused.as_record()]}
    notes["peak_bytes"] = peak_bytes()
    with os.fdopen(notes_file, "w", encoding="utf-8") as out_notes:
        json.dump(notes, out_notes)
    sys.stdout.flush()
    os._exit(0)
