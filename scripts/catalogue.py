"""Collect the texts of the code into locale/: new ones are added untranslated, unused ones go away."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEMPLATE = "locale/atlas.pot"
EXTRACT = ["extract", "--no-location", "--sort-output", "--no-wrap", "-k", "pgettext:1c,2", "-o", TEMPLATE]
EXTRACT += ["--project", "Focus Atlas", "--copyright-holder", "the Focus Atlas authors"]
UPDATE = ["update", "--domain", "atlas", "--input-file", TEMPLATE, "--output-dir", "locale", "--no-wrap"]


def babel(*arguments: str) -> None:
    """Run pybabel in the project's root."""
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    (ROOT / "locale").mkdir(exist_ok=True)
    babel(*EXTRACT, "components", "pages")
    if not (ROOT / "locale/zh/LC_MESSAGES/atlas.po").exists():
        babel("init", "--domain", "atlas", "--input-file", TEMPLATE, "--output-dir", "locale", "--locale", "zh")
    babel(*UPDATE, "--no-fuzzy-matching", "--ignore-obsolete")
