"""Find a PostgreSQL server for the tests, or install one; start it in a folder of its own."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"


def binaries() -> Path | None:
    """Folder of `initdb` and `pg_ctl`; ATLAS_POSTGRES_BIN names one."""
    named = os.environ.get("ATLAS_POSTGRES_BIN")
    if named:
        return Path(named)
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    return Path(on_path).parent if on_path else debian[0].parent if debian else None


def install() -> None:
    """Install Debian's server, as root."""
    if not Path("/etc/debian_version").exists() or os.geteuid() != 0:
        sys.exit("The tests need a PostgreSQL server: install one, or name the folder of initdb in ATLAS_POSTGRES_BIN.")
    subprocess.run(["apt-get", "update", "-q"], check=True)
    subprocess.run(["apt-get", "install", "-y", "-q", "--no-install-recommends", "postgresql"], check=True)


@contextmanager
def running() -> Iterator[str]:
    """A server of its own on a free loopback port; gives the address of an empty database."""
    folder = binaries()
    assert folder is not None, "run scripts/ensure_postgres.py first"
    with tempfile.TemporaryDirectory() as root:
        data = Path(root) / "data"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(root, USER)
        _as_user(folder / "initdb", "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={root}"
        log = str(Path(root) / "log")
        _as_user(folder / "pg_ctl", "-D", str(data), "-w", "-l", log, "-o", options, "start")
        try:
            yield f"postgresql://{USER}@127.0.0.1:{port}/postgres"
        finally:
            _as_user(folder / "pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def _as_user(program: Path, *arguments: str) -> None:
    command = [str(program), *arguments]
    if os.geteuid() == 0:
        command = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups", *command]
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if binaries() is None:
        install()
    print("PostgreSQL for the tests:", binaries())
