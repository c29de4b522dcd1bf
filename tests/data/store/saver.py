"""Saves datasets one after another until it is killed; says what it began and what was acknowledged.

Run as `python -m tests.data.store.saver ADDRESS CELLS COUNT`.
"""

import sys

from data.store.datasets import DatasetStore
from data.store.settings import StoreSettings
from tests.data.store.conftest import grid


def say(*words: object) -> None:
    """A line that the parent reads at once."""
    print(*words, flush=True)


def main(address: str, cells: int, count: int) -> None:
    """Save `count` datasets of `cells` cells each."""
    store = DatasetStore(StoreSettings(address))
    new = grid(cells // 10, 10)
    store.ready()
    for number in range(count):
        say("begin", number)
        saved = store.save(new, lambda written: say("written", written) or False)
        say("saved", saved.id)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
