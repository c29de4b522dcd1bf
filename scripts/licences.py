"""List the licence of each package that the app runs with; `--check` fails on an incompatible one.

Focus Atlas is under Apache-2.0 and distributes no packages: whoever installs it or builds the image downloads them.
Licences that cover only their own package (LGPL, MPL) are compatible; GPL and AGPL, which extend to the app, are not.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMPATIBLE = {
    "0BSD",
    "3-Clause BSD License",
    "Apache License 2.0",
    "Apache Software License",
    "Apache-2.0",
    "BSD License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSD-3-Clause and Public-Domain",  # pyahocorasick
    "BSD-3-Clause, Apache-2.0, dependency licenses",  # pypdfium2: those of PDFium's own parts, all permissive
    "CC0-1.0",
    "ISC",
    "LGPL-3.0-only",  # psycopg: imported unmodified and replaceable
    "MIT",
    "MIT License",
    "MIT-CMU",
    "MPL-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)",
    "PSF-2.0",
    "Python Software Foundation License",
    "Zlib",
}


def packages() -> list[str]:
    """Return the names of the packages that the app runs with."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return [found[0] for line in lines if (found := re.match(r"[A-Za-z0-9_.-]+(?=[\[=])", line))]


def licences() -> list[dict[str, str]]:
    """Return name, version and licence of each of these packages that is installed."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json", "--packages", *packages()]
    found: list[dict[str, str]] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def is_compatible(licence: str) -> bool:
    """True if a licence, or one choice of an expression such as `A OR B AND C`, is compatible."""
    choices = licence.split(" OR ")
    parts = [re.split(r" AND |; ", choice) for choice in choices]
    return licence in COMPATIBLE or any(all(part.strip(" ()") in COMPATIBLE for part in choice) for choice in parts)


if __name__ == "__main__":
    found = licences()
    if "--check" not in sys.argv:
        for package in found:
            print(f"{package['Name']:28}{package['Version']:20}{package['License']}")
    incompatible = [
        f"{package['Name']}: {package['License']}" for package in found if not is_compatible(package["License"])
    ]
    sys.exit(f"Incompatible licences: {'; '.join(incompatible)}" if incompatible else 0)
