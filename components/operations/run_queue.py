"""Which visitor's page runs next: addresses share the processor fairly, whatever number of connections each opens.

Python runs one thread at a time, so forty runs at once make everybody's forty times slower. Each client address has a
budget of processor time that grows at a steady rate. Within it, two of its runs go at once. Beyond it:

- sessions that were idle longest come first: readers before programs,
- a program, which asks again at once, waits after each run as long as the run took,
- while other addresses are active, nothing starts that has used more than they, until the budget has grown again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

SHARE = 0.2
"""Seconds of processor time a second by which the budget of an address grows."""

BURST = 2.0
"""Seconds of processor time that a budget may hold: some twenty clicks."""

DEBT = 2.0
"""Seconds that a budget may fall below zero."""

ACTIVE = 10.0
"""Seconds after its last message for which an address counts as active."""

AT_ONCE = 2
"""Runs of one address at once. Beyond its budget, programs have one."""

LEASE = 2.0
"""Seconds after which a run no longer holds up others of its address: it waits for a file or the database."""

PAUSE = 0.15
"""Seconds between what a reader sees and the next click; what asks sooner is a program."""


@dataclass
class Waiting:
    """A run that waits: how long its session was idle before it asked, in seconds, and what starts it."""

    idle: float
    start: Callable[[], bool]


@dataclass
class Visitor:
    """What one address has used and asked for; `budget` is in seconds of processor time, the rest in clock time."""

    budget: float = BURST
    updated: float = 0.0
    last_message: float = 0.0
    rest_until: float = 0.0
    waiting: dict[str, Waiting] = field(default_factory=dict)
    running: dict[str, float] = field(default_factory=dict)
    """When each run began."""


class RunQueue:
    """Starts runs in turn. To be used from one thread.

    Args:
        clock: gives seconds; they only grow.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self._visitors: dict[str, Visitor] = {}

    def submit(self, address: str, key: str, idle: float, start: Callable[[], bool]) -> None:
        """Start a run now or in its turn.

        Args:
            address: of the client.
            key: tells runs of one address apart.
            idle: seconds since the session's last run ended; 0 for its first.
            start: starts the run; False if its session has left.
        """
        visitor = self._visitors.setdefault(address, Visitor(updated=self.clock()))
        visitor.last_message = self.clock()
        visitor.waiting[key] = Waiting(idle, start)
        self.start_runs()

    def finished(self, address: str, key: str, seconds: float) -> None:
        """Note that a run ended and what processor time it took."""
        visitor = self._visitors.get(address)
        if visitor is not None:
            now = self.clock()
            self._grow(visitor)
            visitor.budget = max(visitor.budget - seconds, -DEBT)
            visitor.rest_until = now + min(now - visitor.running.pop(key, now), LEASE)
        self.start_runs()

    def start_runs(self) -> bool:
        """Start what may start; True if something still waits."""
        for address in sorted(self._visitors, key=lambda address: -self._grow(self._visitors[address])):
            visitor = self._visitors[address]
            for key in sorted(visitor.waiting, key=lambda key: -visitor.waiting[key].idle):
                if self._may_start(address, visitor, key) and visitor.waiting.pop(key).start():
                    visitor.running[key] = self.clock()
        self._forget_idle()
        return any(visitor.waiting for visitor in self._visitors.values())

    def _may_start(self, address: str, visitor: Visitor, key: str) -> bool:
        now = self.clock()
        running = sum(now - begun < LEASE for other, begun in visitor.running.items() if other != key)
        if running >= AT_ONCE:
            return False
        if visitor.budget > 0:
            return True
        if visitor.waiting[key].idle < PAUSE and (running or now < visitor.rest_until):
            return False
        others = [
            other.budget
            for name, other in self._visitors.items()
            if name != address and now - other.last_message < ACTIVE
        ]
        return not others or visitor.budget >= max(others)

    def _grow(self, visitor: Visitor) -> float:
        now = self.clock()
        visitor.budget = min(BURST, visitor.budget + SHARE * (now - visitor.updated))
        visitor.updated = now
        return visitor.budget

    def _forget_idle(self) -> None:
        now = self.clock()
        for address, visitor in list(self._visitors.items()):
            if visitor.waiting or visitor.budget < BURST or now - visitor.last_message < ACTIVE:
                continue
            if all(now - begun >= LEASE for begun in visitor.running.values()):
                del self._visitors[address]
