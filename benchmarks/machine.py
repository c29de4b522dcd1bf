"""Describe the machine and the versions that were measured."""

import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

from scripts.ensure_browser import installed

PACKAGES = ("streamlit", "plotly", "pandas", "numpy", "pyarrow", "sqlalchemy", "uvicorn", "dash", "playwright")


def description(command: str, seconds: float) -> str:
    """Return machine, versions, date and command as a Markdown list."""
    lines = [
        f"Date: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        f"Command: `{command}`, {seconds / 60:.1f} minutes",
        f"Commit: {_commit()}",
        f"Processor: {processor()}, {psutil.cpu_count()} cores for this machine",
        f"Memory: {psutil.virtual_memory().total / 2**30:.1f} GiB",
        f"Load when it ended: {psutil.getloadavg()[1]:.1f} runnable processes on average over five minutes",
        f"System: {platform.system()} {platform.release()}, Python {platform.python_version()}",
        f"Browser: {_output([installed() or 'chromium', '--version'])}",
        "Packages: " + ", ".join(f"{name} {_version(name)}" for name in PACKAGES),
    ]
    return "\n".join(f"- {line}" for line in lines)


def processor() -> str:
    """Return the processor's name, or its architecture if the system does not report it."""
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


def _commit() -> str:
    commit = _output(["git", "rev-parse", "--short", "HEAD"])
    return f"{commit}, with changes" if _output(["git", "status", "--porcelain"]) else commit


def _output(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
