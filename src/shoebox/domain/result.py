"""What a processor says of instructions: each done, refused with a reason, or unknown. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.charge import BadLine


class Answer(StrEnum):
    """What a processor's result says of one line. Unknown is a state of its own: it is never sent again for that."""

    DONE = "confirmed"
    REFUSED = "failed"
    UNKNOWN = "unknown"


class Check(StrEnum):
    """Why an answer is not believed as it stands; empty where it is."""

    NONE = ""
    AMOUNT = "amount"  # another amount than was instructed
    CURRENCY = "currency"
    CHARGE = "charge"  # another charge than was instructed
    BOTH = "both"  # the result says two things of one line


class Aside(StrEnum):
    """Why a row of a result is kept aside, in words."""

    CELLS = "it has another number of cells than the first row"
    LONG = "a cell is too long"
    SIGNS = "it holds signs that are no text"
    CARD = "it looks like a card number, which is not kept"
    NO_KEY = "it names no key"
    NOT_OURS = "no line of this file has its key"
    OTHERWISE = "the line was answered otherwise before"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """One row of a result. ``amount`` and ``charge_id`` are as written, empty where the result does not say them."""

    row: int
    key: str
    answer: Answer
    reason: str = ""
    reference: str = ""
    amount: str = ""
    amount_minor: str = ""
    currency: str = ""
    charge_id: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """A result file as it was read: its rows, and those that could not be read."""

    lines: tuple[ResultLine, ...]
    bad: tuple[BadLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTaken:
    """What became of a result file: how many lines of which instruction file it answered, and what it left open.

    ``known`` were answered the same before; ``bad`` could not be taken, each with why; ``silent`` have no answer yet.
    """

    name: str
    file_no: int
    file_name: str
    done: int
    refused: int
    unknown: int
    known: int = 0
    silent: int = 0
    bad: tuple[BadLine, ...] = ()
    seen_before: bool = False
