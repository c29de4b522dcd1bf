"""Start servers for tests and benchmarks: each is a process with a reserved port and an empty data folder."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from scripts.ports import HOST, reserve_port

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 120
HEALTH = "_stcore/health"


class ServerError(Exception):
    """A server did not start; the end of its output is the message."""


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        port: where it listens on 127.0.0.1.
        pid: id of its process.
        healthy_after: seconds from the start of its process until it answered.
    """

    port: int
    pid: int
    healthy_after: float

    @property
    def address(self) -> str:
        """Return the URL without a trailing slash."""
        return f"http://{HOST}:{self.port}"


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
        folder: the folder of users' datasets; a new empty one if None.
        environment: more environment variables.

    Raises:
        ServerError: the server ended or was not ready within START_SECONDS.
    """
    port = reserve_port()
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
            yield Server(port, child.pid, time.perf_counter() - start)
        except ServerError as error:
            log.seek(0)
            raise ServerError(f"{error}: {log.read()[-2000:].decode(errors='replace')}") from None
        finally:
            child.terminate()
            child.wait(timeout=30)


@contextmanager
def app(folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run Focus Atlas as `make run` starts it, optionally with more environment variables."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "{port}", "--server.address", HOST]
    with serving(command, health=HEALTH, folder=folder, environment=environment) as server:
        yield server


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
