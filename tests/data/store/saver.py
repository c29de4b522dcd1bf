"""Save datasets one after another until killed; print which saves began and which were acknowledged.

Run as `python -m tests.data.store.saver ADDRESS CELLS COUNT`.
"""

import sys

from data.store.datasets import DatasetStore
from data.store.settings import StoreSettings
from tests.data.store.conftest import grid


def report(*words: object) -> None:
    """Print a line and flush it for the parent process."""
    print(*words, flush=True)


def main(address: str, cells: int, count: int) -> None:
    """Save `count` datasets of `cells` cells each."""
    store = DatasetStore(StoreSettings(address))
    new = grid(cells // 10, 10)
    store.ready()
    for number in range(count):
        report("begin", number)
        saved = store.save(new, lambda written: report("written", written) or False)
        report("saved", saved.id)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
