"""Save a dataset and print the result. Run as `python -m tests.faults.saver URL`."""

import sys

from data.store.datasets import DatasetStore
from data.store.errors import StoreError
from data.store.settings import StoreSettings
from tests.data.store.conftest import grid


def main(address: str) -> None:
    """Save 20,000 cells."""
    try:
        print("saved", DatasetStore(StoreSettings(address)).save(grid(200, 100)).id)
    except StoreError as error:
        print(error)


if __name__ == "__main__":
    main(sys.argv[1])
