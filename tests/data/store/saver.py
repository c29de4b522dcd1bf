"""Save datasets one after another until killed, and tell which saves began and which were acknowledged.

It runs in a process of its own. The modules are imported once, in the process that all of them are forked from.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from unittest.mock import patch

from data.store.datasets import DatasetStore
from data.store.settings import StoreSettings
from tests.data.store.conftest import grid

SERVED = get_context("forkserver")
SERVED.set_forkserver_preload([__name__])


def save(address: str, cells: int, count: int, said: Connection) -> None:
    """Save `count` datasets of `cells` cells each."""
    store = DatasetStore(StoreSettings(address))
    new = grid(cells // 10, 10)
    store.ready()
    for number in range(count):
        said.send(("begin", number))
        saved = store.save(new, lambda written: said.send(("written", written)))
        said.send(("saved", saved.id))


@dataclass(frozen=True)
class Saver:
    """A process that saves, and what it says."""

    process: BaseProcess
    heard: Connection

    def all_said(self) -> Iterator[tuple[str, str | int]]:
        """What it says from now on, until it ends."""
        while True:
            try:
                yield self.heard.recv()
            except EOFError:
                self.heard.close()
                self.process.join()
                return


def start(address: str, cells: int, count: int) -> Saver:
    heard, said = SERVED.Pipe(duplex=False)
    process = SERVED.Process(target=save, args=(address, cells, count, said))
    # AppTest leaves a page's script as the main module, which a new process would run.
    with patch.dict(sys.modules, {"__main__": sys.modules[__name__]}):
        process.start()
    said.close()
    return Saver(process, heard)
