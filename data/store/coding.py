"""Codings as they are passed to the store and returned by it."""

from dataclasses import dataclass
from datetime import datetime

from data.coding.model import Decision, SuggestedDocument


@dataclass(frozen=True)
class NewCoding:
    """A coding to save.

    Attributes:
        name: chosen by the user.
        coder: name of the first coder, chosen by them.
        documents: with their suggestions; at least one, none twice.
        expires_at: when the coding is deleted; None for never.
    """

    name: str
    coder: str
    documents: tuple[SuggestedDocument, ...]
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Coder:
    """A coder: number from 1, chosen name (empty before they have chosen one), and when they were done."""

    number: int
    name: str
    done_at: datetime | None


@dataclass(frozen=True)
class OpenCoding:
    """A saved coding as one of its coders sees it.

    Attributes:
        id, name, created_at, expires_at: of the coding.
        coders: one or two, by number.
        you: number of the coder whose key opened it.
        documents: how many it has.
    """

    id: str
    name: str
    created_at: datetime
    expires_at: datetime | None
    coders: tuple[Coder, ...]
    you: int
    documents: int

    @property
    def coder(self) -> Coder:
        """The coder whose key opened it."""
        return self.coders[self.you - 1]

    @property
    def is_owner(self) -> bool:
        """True for the first coder, who may rename, share and delete the coding."""
        return self.you == 1

    @property
    def is_compared(self) -> bool:
        """True once two coders are done: then each may see what the other decided, and no decision changes."""
        return len(self.coders) > 1 and all(coder.done_at for coder in self.coders)


@dataclass(frozen=True)
class Logged:
    """A decision with its number in the log of its coder, from 1 without gaps."""

    number: int
    decision: Decision
