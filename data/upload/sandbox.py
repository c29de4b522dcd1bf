"""Read uploaded files in a child process with limits on memory and time.

Parent and child exchange temporary files without a name, so no file stays on the disk after either process ends.
The child gets a minimal environment, so it cannot see the settings of the server.
"""

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from data.records import Region
from data.upload.choices import Choices
from data.upload.geometry import Outlines
from data.upload.grid import Progress, silent
from data.upload.interpretation import Interpretation
from data.upload.limits import WAITING, Limits, Resources, too_much_memory
from data.upload.match import Match
from data.upload.parse import empty_frame
from data.upload.parsed import Fit, Parsed, TableSummary, typed
from data.upload.problems import Code, Problem, error
from data.upload.request import write_request

ROOT = Path(__file__).resolve().parents[2]
START = (
    "import importlib, sys; sys.path.insert(0, sys.argv[1]); "
    "importlib.import_module(sys.argv[2]).main(*map(int, sys.argv[3:6]))"
)
WORKER = "data.upload.worker"
"""The module whose `main` a child runs."""

TICK = 0.05
"""Seconds between two checks of the clock; `waiting` is called as often."""

STARTING = 20
"""Seconds that a child may take to start on a busy machine, before its time limit begins."""

OUT_OF_MEMORY = tuple(
    -number
    for number in (
        *(signal.SIGABRT, signal.SIGKILL, signal.SIGSEGV, signal.SIGBUS, signal.SIGXFSZ),
        *(signal.SIGTRAP, signal.SIGILL),
    )
)
"""Libraries that abort on a failed allocation end by one of these signals, and so does the kernel's limit."""

OUTPUT = 1 << 20
"""Most bytes of progress that are read from a child; a child that sends more is ended."""


@dataclass(frozen=True)
class ImportResult:
    """What a child returned.

    Attributes:
        interpretation: the layout of the file; None if it was refused.
        parsed: the table with its problems, or no rows and the reasons.
        peak_bytes: the most memory that the child held, the reader itself included; 0 if it was ended.
    """

    interpretation: Interpretation | None
    parsed: Parsed
    peak_bytes: int = 0


def never_cancel() -> None:
    """Never cancel: do not raise."""


def read(
    raw: bytes,
    limits: Limits,
    choices: Choices | None = None,
    units: Iterable[Region] = (),
    *,
    progress: Progress = silent,
    waiting: Callable[[], None] = never_cancel,
) -> ImportResult:
    """Detect the layout of an uploaded file and read it in a child process.

    Args:
        raw: the file.
        limits: the limits; a child that exceeds them is killed.
        choices: the user's settings.
        units: the built-in units to match the file's regions with.
        progress: called with stage and rows, from the calling thread.
        waiting: called about twenty times a second. An exception from it or from `progress` kills the child.

    Returns:
        Always a result: a failure of the child becomes a problem.
    """
    if len(raw) > limits.file_bytes:
        refused = error(Code.FILE_TOO_LARGE, found=len(raw), limit=limits.file_bytes)
        return ImportResult(None, Parsed(empty_frame(), (refused,)))
    request = {
        "what": "table",
        "choices": (choices or Choices()).as_record(),
        "units": [asdict(unit) for unit in units],
    }
    with Child(raw, limits, request) as child:
        problem = child.watch(progress, waiting)
        notes = None if problem else child.notes()
        if notes is None:
            return ImportResult(None, Parsed(empty_frame(), (problem or error(Code.READER_FAILED),)))
        interpretation = Interpretation.from_record(notes["interpretation"]) if notes["interpretation"] else None
        problems = tuple(map(Problem.from_record, notes["problems"]))
        if "total_regions" not in notes:
            return ImportResult(interpretation, Parsed(empty_frame(), problems), notes["peak_bytes"])
        with pa.ipc.open_stream(child.table) as stream:
            frame = typed(stream.read_pandas())
    return ImportResult(
        interpretation,
        Parsed(
            frame,
            problems,
            tuple(notes["total_regions"]),
            tuple(notes["total_industries"]),
            notes["region_codes"],
            notes["industry_codes"],
            notes["coded"],
            TableSummary(**notes["summary"] | {"years": tuple(notes["summary"]["years"])}),
            tuple(Match(**match | {"suggestions": tuple(match["suggestions"])}) for match in notes["matches"]),
            Fit(tuple(notes["fit"]["shares"]), tuple((row, column) for row, column in notes["fit"]["misfits"])),
        ),
        notes["peak_bytes"],
    )


def read_outlines(
    raw: bytes,
    limits: Limits,
    id_property: str | None = None,
    names: Iterable[str] = (),
    *,
    waiting: Callable[[], None] = never_cancel,
) -> tuple[Outlines | None, tuple[Problem, ...]]:
    """Check uploaded GeoJSON in a child process; return the outlines, or None and the problems.

    `names` are those of the regions and their codes, by which the property with the ids is found.
    """
    if len(raw) > limits.outline_bytes:
        return None, (error(Code.OUTLINES_TOO_LARGE, found=len(raw), limit=limits.outline_bytes),)
    with Child(raw, limits, {"what": "outlines", "id_property": id_property, "names": list(names)}) as child:
        problem = child.watch(silent, waiting)
        notes = None if problem else child.notes()
    if notes is None:
        return None, (problem or error(Code.READER_FAILED),)
    if "outlines" not in notes:
        return None, tuple(map(Problem.from_record, notes["problems"]))
    outlines = Outlines.from_record(notes["outlines"])
    return outlines, outlines.problems


class Child:
    """A child process and the temporary files shared with it; leaving the block kills a child that still runs."""

    def __init__(self, raw: bytes, limits: Resources, request: dict[str, Any], worker: str = WORKER) -> None:
        self.limits = limits
        self.files: list[IO[bytes]] = [tempfile.TemporaryFile() for _ in range(4)]  # noqa: SIM115 - `__exit__` closes them
        inbox, self.notes_file, self.table, self.complaints = self.files
        write_request(inbox, request | {"limits": dict(vars(limits))}, raw)
        inbox.flush()
        inbox.seek(0)
        numbers = [file.fileno() for file in self.files[:3]]
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-c", START, str(ROOT), worker, *map(str, numbers)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self.complaints,
            pass_fds=numbers,
            cwd="/",
            env={
                "PATH": os.defpath,
                "LC_ALL": "C.UTF-8",
                # One thread per library: more are not faster here and need address space.
                "OPENBLAS_NUM_THREADS": "1",
                "OMP_NUM_THREADS": "1",
                "ARROW_IO_THREADS": "1",
                "ARROW_DEFAULT_MEMORY_POOL": "system",
                "MALLOC_ARENA_MAX": "1",
            },
            start_new_session=True,
        )

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
        for file in self.files:
            file.close()

    def watch(self, progress: Progress, waiting: Callable[[], None]) -> Problem | None:
        """Report progress until the child ends; return a problem if it was killed or failed, else None."""
        wall_seconds = self.limits.seconds + WAITING
        end = time.monotonic() + STARTING + wall_seconds
        started = False
        pending = b""
        received = 0
        assert self.process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            while True:
                waiting()
                if time.monotonic() > end:
                    return error(Code.SERVER_BUSY, limit=wall_seconds)
                if received > OUTPUT:
                    return error(Code.READER_FAILED)
                if not selector.select(TICK):
                    continue
                piece = os.read(self.process.stdout.fileno(), 4096)
                if not piece:
                    break
                if not started:
                    started, end = True, time.monotonic() + wall_seconds
                received += len(piece)
                *lines, pending = (pending + piece).split(b"\n")
                for line in lines:
                    stage, rows = json.loads(line)
                    progress(str(stage), int(rows))
        return self.verdict()

    def verdict(self) -> Problem | None:
        """Return the problem for the exit status of the child, or None if it succeeded."""
        try:
            status = self.process.wait(timeout=WAITING)
        except subprocess.TimeoutExpired:
            return error(Code.SERVER_BUSY, limit=self.limits.seconds + WAITING)
        if status == 0:
            return None
        if status == -signal.SIGXCPU:
            return error(Code.TOO_SLOW, limit=self.limits.seconds)
        if status == -signal.SIGALRM:
            return error(Code.SERVER_BUSY, limit=self.limits.seconds + WAITING)
        if status in OUT_OF_MEMORY:
            return too_much_memory(self.limits)
        return error(Code.READER_FAILED)

    def notes(self) -> dict[str, Any] | None:
        """Return the notes that the child wrote, or None if it wrote none."""
        self.notes_file.seek(0)
        self.table.seek(0)
        text = self.notes_file.read()
        return dict(json.loads(text)) if text else None
