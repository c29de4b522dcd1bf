"""Two deployments, one at the root and one below a path, and their database."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.operations.stack import Stack, running, unpack_image


@pytest.fixture(scope="session")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folder with the content of the container image, read-only."""
    folder = tmp_path_factory.mktemp("image")
    unpack_image(folder)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """URL of a database that only the deployments use."""
    with postgres.running() as url:
        yield url


@pytest.fixture(scope="session")
def stack(image: Path, database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running(image, tmp_path_factory.mktemp("root") / "stack", database) as made:
        yield made


@pytest.fixture(scope="session")
def below_path(image: Path, database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The deployment below the path /atlas."""
    with running(image, tmp_path_factory.mktemp("path") / "stack", database, "/atlas") as made:
        yield made
