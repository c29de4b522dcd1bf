"""Set-up: what is pinned and why, what the server is told, what the README promises."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from components.operations.settings import SETTINGS as OPERATION_SETTINGS
from components.page.corrections_address import SETTINGS as CORRECTIONS_SETTINGS
from components.page.embedding_settings import SETTINGS as FRAME_SETTINGS
from data.documents.limits import SETTINGS as DOCUMENT_SETTINGS
from data.store.settings import SETTINGS as STORE_SETTINGS
from data.upload.limits import SETTINGS as UPLOAD_SETTINGS

ROOT = Path(__file__).parents[1]
REQUIREMENTS = pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])


@REQUIREMENTS
def test_everything_is_pinned_and_no_registry_is_named(name: str) -> None:
    lines = [
        line for line in (ROOT / name).read_text("utf-8").splitlines() if line and not line.startswith(("#", "-r"))
    ]
    assert lines
    for line in lines:
        assert re.match(r"[A-Za-z0-9_.-]+(\[[a-z,]+\])?==\S+|\./figure_component$", line), line
        assert "://" not in line
        assert not line.startswith("--")


@REQUIREMENTS
def test_what_is_installed_is_what_is_listed_each_file_with_its_hash(name: str) -> None:
    lock = (ROOT / name.replace(".txt", ".lock")).read_text("utf-8")
    assert "://" not in lock
    locked = dict(
        re.findall(
            r"^([a-z0-9.-]+)(?:\[[a-z,]+\])?==(\S+)(?=.*\\\n    --hash=sha256:[0-9a-f]{64}\b)", lock, re.MULTILINE
        )
    )
    listed = dict(re.findall(r"^([a-z0-9.-]+)(?:\[[a-z,]+\])?==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
    assert len(listed) > 30
    assert listed.items() <= locked.items()
    if name == "requirements.txt":
        assert listed == locked


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_every_direct_package_says_why_it_is_there(name: str) -> None:
    pinned = (ROOT / name.replace(".in", ".txt")).read_text("utf-8").splitlines()
    direct = [line for line in (ROOT / name).read_text("utf-8").splitlines() if "==" in line]
    assert direct
    for line in direct:
        assert re.search(r"  # \w+", line), line
        assert line in pinned, f"{line}: run `make pin`"


def test_the_server_asks_nothing_reports_nothing_and_hides_details() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["showEmailPrompt"] is False
    assert config["server"]["headless"] is True
    assert config["server"]["enableXsrfProtection"] is True
    assert config["client"]["showErrorDetails"] == "none"


def test_the_port_is_chosen_with_the_command() -> None:
    for given, port in (((), "8501"), (("PORT=9123",), "9123")):
        command = ["make", "--dry-run", "run", *given]
        outside = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "PORT"))}
        printed = subprocess.run(command, cwd=ROOT, env=outside, check=True, capture_output=True, text=True)
        assert printed.stdout.splitlines()[-1].endswith(f"--server.port {port}")


def test_make_lists_its_targets() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for target in (
        "run",
        "test",
        "check",
        "lint",
        "types",
        "imports",
        "pytest",
        "screenshots",
        "pin",
        "packages",
        "deployment",
        "licences",
        "sbom",
    ):
        assert re.search(rf"^{target}\s+\S", shown, re.MULTILINE), target


def test_every_target_that_the_documents_name_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/operations.md"):
        named = set(re.findall(r"\bmake ([a-z]+)", (ROOT / name).read_text("utf-8")))
        assert named
        assert named <= targets


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "docs/dataset.md",
        "docs/your-data.md",
        "docs/settings.md",
        "docs/operations.md",
        "SECURITY.md",
        "CHANGELOG.md",
    ],
)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    path = ROOT / name
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), f"{name} → {target}"


def test_what_make_test_runs_stands_in_the_readme_without_make() -> None:
    """Each tool with its options; the lists of files are written out or found, whichever is plainer."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    parts = re.search(r"^test: (.*?) ##", makefile, re.MULTILINE)
    assert parts
    targets = [name for name in parts[1].split() if not name.startswith("$")]
    recipes = [re.search(rf"^{name}:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE) for name in targets]
    lines = [line for recipe in recipes if recipe for line in recipe[1].splitlines()]
    tools = [re.sub(r"^.*\$\(BIN\)/| [.$].*$| (?=compose|deploy).*$", "", line) for line in lines]
    assert len(tools) == 11
    for tool in tools:
        assert f".venv/bin/{tool}" in readme, tool


def test_every_setting_is_documented_with_its_default() -> None:
    text = (ROOT / "docs" / "settings.md").read_text("utf-8")
    for name, default, meaning in (*STORE_SETTINGS, *OPERATION_SETTINGS, *FRAME_SETTINGS, *CORRECTIONS_SETTINGS):
        assert f"| `{name}` | {f'`{default}`' if default else 'none'} | {meaning} |" in text
    for setting in (*UPLOAD_SETTINGS, *DOCUMENT_SETTINGS):
        assert f"| `{setting.name}` | {setting.default:,} | {setting.help} |" in text


def test_no_setting_is_read_that_is_not_documented() -> None:
    text = (ROOT / "docs" / "settings.md").read_text("utf-8")
    for folder in ("data", "components", "pages"):
        for path in (ROOT / folder).rglob("*.py"):
            for name in re.findall(r"\bATLAS_[A-Z_]*[A-Z]\b", path.read_text("utf-8")):
                assert name in text, f"{path.name}: {name}"
