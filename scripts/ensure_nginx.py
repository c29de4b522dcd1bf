"""Find nginx for the tests, or install it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def binary() -> str | None:
    """Return the path of nginx, or ATLAS_NGINX; None if not installed."""
    return os.environ.get("ATLAS_NGINX") or shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def install() -> None:
    """Install Debian's nginx, as root. Its service is not needed and does not start without systemd."""
    if not Path("/etc/debian_version").exists() or os.geteuid() != 0:
        sys.exit("The tests need nginx 1.22 or newer: install it, or name its program in ATLAS_NGINX.")
    subprocess.run(["apt-get", "update", "-q"], check=True)
    subprocess.run(["apt-get", "install", "-y", "-q", "--no-install-recommends", "nginx"], check=True)


if __name__ == "__main__":
    if binary() is None:
        install()
    print("nginx for the tests:", binary())
