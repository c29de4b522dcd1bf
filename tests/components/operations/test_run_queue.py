"""Runs start in turn: within a budget at once, beyond it readers before programs, and nobody is slowed by another."""

import pytest

from components.operations.run_queue import ACTIVE, AT_ONCE, BURST, DEBT, LEASE, PAUSE, SHARE, RunQueue


class Simulation:
    """A queue on a clock that the test turns, and the order in which its runs began."""

    def __init__(self) -> None:
        self.now = 100.0
        self.queue = RunQueue(lambda: self.now)
        self.begun: list[str] = []

    def ask(self, address: str, key: str, idle: float = 0.0) -> None:
        self.queue.submit(address, key, idle, lambda: self.begun.append(key) is None)

    def spend(self, address: str, seconds: float) -> None:
        self.ask(address, "spent", 5.0)
        self.queue.finished(address, "spent", seconds)
        self.begun.clear()

    def later(self, seconds: float) -> bool:
        self.now += seconds
        return self.queue.start_runs()


@pytest.fixture
def simulation() -> Simulation:
    return Simulation()


def test_within_its_budget_an_address_runs_a_few_at_once(simulation: Simulation) -> None:
    for key in "abcde":
        simulation.ask("one", key)
    assert simulation.begun == list("abcde")[:AT_ONCE]
    simulation.queue.finished("one", "b", 0.1)
    assert simulation.begun == list("abcd")[: AT_ONCE + 1]


def test_beyond_it_the_session_that_was_idle_longest_comes_first(simulation: Simulation) -> None:
    simulation.spend("one", BURST + 1)
    simulation.ask("one", "going", PAUSE)
    simulation.ask("one", "also going", PAUSE)
    for key, idle in (("program", 0.0), ("reader", 4.0), ("quick", 0.5)):
        simulation.ask("one", key, idle)
    simulation.queue.finished("one", "going", 0.1)
    simulation.queue.finished("one", "also going", 0.1)
    assert simulation.begun == ["going", "also going", "reader", "quick"]


def test_beyond_it_a_program_rests_as_long_as_the_last_run_took(simulation: Simulation) -> None:
    simulation.spend("one", BURST + 1)
    simulation.ask("one", "program")
    simulation.now += 0.4
    simulation.queue.finished("one", "program", 0.4)
    simulation.ask("one", "program")
    assert simulation.later(0.3)
    assert simulation.begun == ["program"]
    assert not simulation.later(0.2)
    assert simulation.begun == ["program", "program"]


def test_an_address_that_used_much_waits_while_others_are_active(simulation: Simulation) -> None:
    simulation.spend("flood", BURST + 1)
    simulation.ask("reader", "click", 3.0)
    simulation.queue.finished("reader", "click", 0.1)
    simulation.ask("flood", "more", 3.0)
    assert simulation.begun == ["click"]
    assert simulation.later(1 / SHARE - 0.1)
    simulation.later(0.2)  # its budget is above zero again
    assert simulation.begun == ["click", "more"]


def test_nobody_waits_for_whoever_left(simulation: Simulation) -> None:
    simulation.ask("reader", "click")
    simulation.queue.finished("reader", "click", 0.1)
    simulation.now += ACTIVE
    simulation.spend("flood", BURST + DEBT)
    simulation.ask("flood", "more", 1.0)
    assert simulation.begun == ["more"]


def test_the_debt_of_an_address_is_bounded(simulation: Simulation) -> None:
    simulation.spend("one", 1_000)
    simulation.ask("other", "click", 1.0)
    simulation.queue.finished("other", "click", 0.1)
    simulation.ask("one", "again", 1.0)
    simulation.later(DEBT / SHARE + 0.1)
    assert simulation.begun == ["click", "again"]


def test_a_run_that_waits_for_something_else_holds_up_nobody_for_long(simulation: Simulation) -> None:
    for key in "abcd":
        simulation.ask("one", key)
    assert "d" not in simulation.begun
    simulation.later(LEASE)
    assert "d" in simulation.begun


def test_a_run_whose_session_has_left_takes_no_place(simulation: Simulation) -> None:
    simulation.spend("one", BURST + 1)
    simulation.ask("one", "going", 0.0)
    for key in "abc":
        simulation.queue.submit("one", key, 5.0, lambda: False)
    simulation.ask("one", "reader", 1.0)
    assert simulation.begun == ["going", "reader"]
