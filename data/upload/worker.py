"""The child that reads a stranger's file: `data.upload.sandbox` starts it and watches over it.

It gets three open files (request with the file behind it, notes, table), closes itself in before the first byte of the
file is looked at, and says how far it is on standard output. It knows no setting and no secret of its parent.
"""

import json
import os
import resource
import signal
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import pandas as pd
import pyarrow as pa

from data.records import Region
from data.upload import archive, geometry, workbook  # noqa: F401 - before the memory is limited, nothing is loaded later
from data.upload.limits import Limits
from data.upload.match import known_names, match_regions
from data.upload.parsed import COLUMNS, Parsed
from data.upload.problems import Code, RefusedError, error
from data.upload.reading import parse
from data.upload.request import read_request
from data.upload.understanding import Choices, open_file, understood

GRACE = 2
"""Seconds after which the child ends itself, should its parent not."""

TELL = 0.1
"""Seconds between two words of progress."""


def close_in(limits: Limits) -> None:
    """Limit memory, time, files and their size, for good."""
    usage = Path("/proc/self/statm")
    pages = int(usage.read_text().split()[0]) if usage.exists() else 0
    memory = pages * resource.getpagesize() + limits.memory_bytes
    seconds = limits.seconds + GRACE
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, limits.memory_bytes),
        (resource.RLIMIT_NOFILE, 32),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))
    signal.alarm(seconds)


def peak_bytes() -> int:
    """The most memory that this process has held, as far as the system says."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


class Teller:
    """Says a stage and its rows, not too often."""

    def __init__(self, out: IO[str]) -> None:
        self.out = out
        self.stage, self.last = "", 0.0

    def __call__(self, stage: str, rows: int) -> None:
        """Tell the parent, if the stage is new or it is time."""
        now = time.monotonic()
        if stage != self.stage or now - self.last >= TELL:
            self.stage, self.last = stage, now
            self.out.write(f"{json.dumps([stage, rows])}\n")
            self.out.flush()


def answer(request: dict[str, Any], raw: bytes, tell: Teller) -> tuple[dict[str, Any], pd.DataFrame | None]:
    """Do what is asked: notes for the parent, and the table if there is one."""
    limits = Limits(**request["limits"])
    notes: dict[str, Any] = {"understanding": None, "problems": []}
    try:
        if request["what"] == "outlines":
            outlines = geometry.read_outlines(raw, limits, request["id_property"])
            return notes | {"outlines": outlines.as_record()}, None
        choices = Choices.from_record(request["choices"])
        opened = open_file(raw, limits, choices, tell)
        tell("understand", opened.grid.height)
        units = [Region(**unit) for unit in request["units"]]
        understanding = understood(opened, choices, known_names(units))
        notes["understanding"] = understanding.as_record()
        parsed: Parsed = parse(opened.grid, understanding, limits, tell)
    except RefusedError as refused:
        return notes | {"problems": [problem.as_record() for problem in refused.problems]}, None
    names = [str(name) for name in parsed.frame["region"].cat.categories]
    matches = match_regions(names, units, parsed.region_codes)
    tell("hand over", len(parsed.frame))
    notes |= {
        "problems": [problem.as_record() for problem in parsed.problems],
        "total_regions": parsed.total_regions,
        "total_industries": parsed.total_industries,
        "region_codes": parsed.region_codes,
        "industry_codes": parsed.industry_codes,
        "coded": parsed.coded,
        "summary": asdict(parsed.summary),
        "matches": [asdict(match) for match in matches if match.region_id or match.suggestions],
    }
    return notes, parsed.frame


def write_table(frame: pd.DataFrame, out: IO[bytes]) -> None:
    """Write a frame as an Arrow stream."""
    table = pa.Table.from_pandas(frame[list(COLUMNS)], preserve_index=False)
    with pa.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table)


def main(inbox: int, notes_file: int, table_file: int) -> None:
    """Read the request, answer it, and end without any clean-up that a broken file could trip over."""
    with os.fdopen(inbox, "rb") as source:
        request = read_request(source)
        close_in(Limits(**request["limits"]))
        notes: dict[str, Any]
        frame: pd.DataFrame | None = None
        try:
            notes, frame = answer(request, source.read(), Teller(sys.stdout))
            if frame is not None:
                with os.fdopen(table_file, "wb") as out:
                    write_table(frame, out)
        except MemoryError:
            notes = {"understanding": None, "problems": [error(Code.TOO_MUCH_MEMORY).as_record()]}
        except Exception as wrong:  # whatever a hostile file sets off here must end in a sentence
            print(f"{type(wrong).__name__} while reading", file=sys.stderr)
            # Arrow turns what its threads and C++ throw when memory is refused into the plain base of its exceptions.
            code = Code.TOO_MUCH_MEMORY if type(wrong) is pa.ArrowException else Code.READER_FAILED
            notes = {"understanding": None, "problems": [error(code).as_record()]}
    notes["peak_bytes"] = peak_bytes()
    with os.fdopen(notes_file, "w", encoding="utf-8") as out_notes:
        json.dump(notes, out_notes)
    sys.stdout.flush()
    os._exit(0)
