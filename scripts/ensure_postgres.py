"""Find a PostgreSQL server for the tests, or install one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def binaries() -> Path | None:
    """Return the folder of `initdb` and `pg_ctl`, or ATLAS_POSTGRES_BIN; None if not installed."""
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


if __name__ == "__main__":
    if binaries() is None:
        install()
    print("PostgreSQL for the tests:", binaries())
