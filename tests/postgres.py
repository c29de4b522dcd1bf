"""A PostgreSQL server for tests."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.ensure_postgres import binaries
from scripts.ports import HOST, reserve_port

USER = "postgres"


@contextmanager
def running() -> Iterator[str]:
    """Run a server with a new data folder until the block ends; yield the URL of its empty database."""
    with tempfile.TemporaryDirectory() as root:
        port = reserve_port()
        folder = str(Path(root) / "data")
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(root, USER)
        _run("initdb", "-D", folder, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        pg_ctl(
            "start",
            folder,
            "-o",
            f"-p {port} -c listen_addresses={HOST} -c unix_socket_directories={root} -c fsync=off",
        )
        try:
            yield f"postgresql://{USER}@{HOST}:{port}/postgres"
        finally:
            pg_ctl("stop", folder, "-m", "immediate")


def pg_ctl(command: str, folder: str, *options: str) -> None:
    """Start or stop the server of a data folder, and wait until it has; its log is beside the folder."""
    _run("pg_ctl", "-D", folder, "-w", "-l", f"{folder}/../log", *options, command)


def _run(program: str, *arguments: str) -> None:
    folder = binaries()
    assert folder is not None, "run scripts/ensure_postgres.py first"
    command = [str(folder / program), *arguments]
    if os.geteuid() == 0:
        command = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups", *command]
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)
