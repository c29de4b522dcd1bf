"""Servers to measure: each a process of its own on a free port of this machine, with an empty folder for its data."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import psutil

from benchmarks import HOST

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 120
HEALTH = "_stcore/health"


class ServerError(Exception):
    """A server to measure did not start; the end of what it said is the message."""


@dataclass(frozen=True)
class Server:
    """A running server. `healthy_after` is in seconds from the start of its process."""

    port: int
    process: psutil.Process
    healthy_after: float

    @property
    def address(self) -> str:
        """Its address without a slash at the end."""
        return f"http://{HOST}:{self.port}"

    def memory(self) -> int:
        """Resident bytes of the process and its children."""
        return sum(int(process.memory_info().rss) for process in self._family())

    def processor_seconds(self) -> float:
        """Processor time so far, in user and kernel mode, of the process and its children."""
        return sum(float(times.user + times.system) for times in (process.cpu_times() for process in self._family()))

    def _family(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


@contextmanager
def serving(
    command: Sequence[str],
    *,
    health: str = "",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Run a server until the block ends.

    Args:
        command: what to run; `{port}` in it becomes the port.
        health: path that answers once the server is ready.
        folder: where users' datasets are kept; a new empty one if not given.
        environment: more environment variables.

    Raises:
        ServerError: it ended, or was not ready within START_SECONDS.
    """
    port = free_port()
    with tempfile.TemporaryFile() as log, tempfile.TemporaryDirectory() as empty:
        start = time.perf_counter()
        child = subprocess.Popen(
            [part.format(port=port) for part in command],
            cwd=ROOT,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=os.environ | {"ATLAS_DATA_DIR": str(folder or empty)} | dict(environment or {}),
        )
        try:
            _until_ready(child, f"http://{HOST}:{port}/{health}", start)
            yield Server(port, psutil.Process(child.pid), time.perf_counter() - start)
        except ServerError as error:
            log.seek(0)
            raise ServerError(f"{error}: {log.read()[-2000:].decode(errors='replace')}") from None
        finally:
            child.terminate()
            child.wait(timeout=30)


@contextmanager
def app(folder: Path | None = None) -> Iterator[Server]:
    """Focus Atlas as `make run` starts it."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "{port}", "--server.address", HOST]
    with serving(command, health=HEALTH, folder=folder) as server:
        yield server


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def _until_ready(child: "subprocess.Popen[bytes]", address: str, start: float) -> None:
    while time.perf_counter() - start < START_SECONDS:
        if child.poll() is not None:
            raise ServerError("The server ended before it was ready")
        try:
            with urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise ServerError(f"The server was not ready within {START_SECONDS} s")
