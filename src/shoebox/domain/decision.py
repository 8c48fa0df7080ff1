"""Deciding on money: what may be done, by whom it was said, and the lines it becomes. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NOTE_MAX = 500
_SLIP_MARK = "slip:"  # before an entry id, where a refund names no charge


def from_slip(entry_id: str) -> str:
    """What a refund names instead of a charge where nobody knows the one of its sale: the store's own refund slip."""
    return _SLIP_MARK + entry_id


def original_of(charge_id: str) -> str:
    """The charge that a refund goes back to; empty where it names a slip instead."""
    return "" if charge_id.startswith(_SLIP_MARK) else charge_id


class Action(StrEnum):
    """What a decision does with the money of a case."""

    REFUND = "REFUND"
    CHARGE = "CHARGE"
    WRITE_OFF = "WRITE_OFF"

    @property
    def words(self) -> str:
        """The action as it begins a button: ``Refund``."""
        return {"REFUND": "Refund", "CHARGE": "Charge", "WRITE_OFF": "Write off"}[self.value]


class CaseState(StrEnum):
    """How far a case is. Only the last four are ends, and a superseded one comes back with its finding."""

    OPEN = "open"
    ASKED = "asked"
    PROPOSED = "proposed"
    APPROVED = "approved"
    INSTRUCTED = "instructed"
    FAILED = "failed"
    CONFIRMED = "confirmed"
    WRITTEN_OFF = "written_off"
    CLOSED = "closed"
    SUPERSEDED = "superseded"

    @property
    def words(self) -> str:
        """The state in words: ``in a file``."""
        return {
            "instructed": "in a file",
            "failed": "refused by the processor",
            "written_off": "written off",
            "closed": "closed without money",
            "superseded": "gone from the last run",
            "asked": "asked",
        }.get(self.value, self.value)

    @property
    def waits_for(self) -> str:
        """Who or what the case waits for; empty at an end."""
        return {
            "open": "Decision",
            "asked": "Store",
            "proposed": "Approval",
            "approved": "File",
            "instructed": "Processor",
            "failed": "File",
        }.get(self.value, "")


# A case in one of these can be decided; one in LIVE still has something to come and may go stale.
DECIDABLE = (CaseState.OPEN, CaseState.ASKED)
LIVE = (*DECIDABLE, CaseState.PROPOSED, CaseState.APPROVED)
# At an end, and no money moved: a person may take it up again.
REOPENABLE = (CaseState.CLOSED, CaseState.WRITTEN_OFF)


class CloseReason(StrEnum):
    """Why a case ends with no money moved."""

    NOT_A_FAULT = "not_a_fault"
    MENDED_ELSEWHERE = "mended_elsewhere"
    STORE_EXPLAINED = "store_explained"

    @property
    def words(self) -> str:
        """The reason as it reads in a list."""
        return {
            "not_a_fault": "Not a fault",
            "mended_elsewhere": "Already mended elsewhere",
            "store_explained": "The store explained it",
        }[self.value]


class Outcome(StrEnum):
    """What the processor answered to one line of a file."""

    CONFIRMED = "confirmed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """One movement that a proposal asks for: a refund names an original charge, a charge names a slip.

    The refund of a slip whose sale's charge nobody knows names the slip, in both places (`from_slip`).
    """

    number: int
    charge_id: str
    slip_id: str
    slip_no: str
    amount_minor: int
    currency: str
    approval: str

    @property
    def original(self) -> str:
        """The charge that a refund goes back to; empty where none is named."""
        return original_of(self.charge_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a maker asked for. ``proposal`` is the number of the act that said it."""

    proposal: int
    case_id: int
    action: Action
    amount_minor: int
    currency: str
    maker: str
    note: str
    at_ms: int
    lines: tuple[MoneyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstructionLine:
    """One line of an instruction file. ``key`` is bound to the case for ever: a second sending moves nothing twice."""

    sequence: int
    action: Action
    case_id: int
    key: str
    charge_id: str
    slip_no: str
    amount_minor: int
    currency: str
    approval: str
    reason: str
    maker: str
    checker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstructionFile:
    """A file of instructions as it was written: its control totals, and the SHA-256 of its lines in hex."""

    file_no: int
    name: str
    action: Action
    currency: str
    lines: int
    total_minor: int
    digest: str
    written_by: str
    written_ms: int
    confirmed: int = 0
    failed: int = 0
    unknown: int = 0
    is_put: bool = True  # whether it was laid into a folder once; decided alone, it has reached nobody


def instruction_key(case_id: int, action: Action, number: int) -> str:
    """``3307-REFUND-1``: case, action and line, never the file, so that no export can move the money again."""
    return f"{case_id}-{action.value}-{number}"
