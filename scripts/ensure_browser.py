"""Find a browser for the tests, or install one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed() -> str | None:
    """Return the path of an installed Chromium or Chrome, or ATLAS_CHROMIUM; None to use Playwright's."""
    named = os.environ.get("ATLAS_CHROMIUM")
    return named or next((path for path in map(shutil.which, NAMES) if path), None)


def install() -> None:
    """Install a browser: Debian's as root, else Playwright's."""
    if Path("/etc/debian_version").exists() and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-q"], check=True)
        packages = ["chromium", "fonts-noto-cjk"]
        subprocess.run(["apt-get", "install", "-y", "-q", *packages], check=True)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if installed() is None:
        install()
    print(f"Browser for the tests: {installed() or 'the one Playwright installed'}")
