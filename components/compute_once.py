"""Compute what several parts of a page or of a brief need once."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

T = TypeVar("T")


class ComputesOnce:
    """An object that keeps what was computed from it, by name; a base of frozen dataclasses."""

    @cached_property
    def _computed(self) -> dict[str, Any]:
        return {}

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` returns, or what it returned before under this name."""
        if name not in self._computed:
            self._computed[name] = make()
        computed: T = self._computed[name]
        return computed
