"""The work on a finding, as it is read: rows of the queue, one case with its evidence, acts of people.

Standard library only. Nothing here is written back; every one of these is read from acts that are never edited.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.decision import Action, CaseState, Proposal
from shoebox.domain.evidence import ChargeView, Evidence
from shoebox.domain.finding import Finding, FindingKind, RunSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """Which cases to show; every part narrows, an empty part lets all through."""

    states: tuple[CaseState, ...] = ()
    kinds: tuple[FindingKind, ...] = ()
    store: str = ""
    last4: str = ""
    owner: str = ""
    unowned: bool = False
    before_ms: int = 0  # the sale or charge happened no later than this
    due_before: str = ""  # ISO date
    at_least_minor: int = 0
    sure_ppm_min: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One line of the queue. ``since_ms`` is when the sale or charge happened; ``owner`` and ``maker`` are numbers."""

    case_id: int
    finding_id: str
    kind: FindingKind
    charges: int
    store: str
    store_name: str
    brand: str
    last4: str
    order_id: str
    amount_minor: int
    currency: str
    confidence_ppm: int
    since_ms: int
    deadline: str
    state: CaseState
    owner: str
    maker: str
    changed_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFigures:
    """The stat line: cases that are not at an end, their money by currency, the oldest, those past their deadline.

    ``approved`` wait for a file; ``held`` were refused by a processor and are not sent again, for no run finds why;
    ``given`` are not sent for somebody else gave the money back.
    """

    open: int
    at_risk: tuple[tuple[str, int], ...]
    oldest_ms: int
    past_deadline: int
    proposed: int
    approved: int
    held: int = 0
    given: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of a slip beside the same field of a charge, as text; ``differs`` where both say something else.

    Where slips alone are in question, ``other`` is what the second slip says.
    """

    field: str
    slip: str
    other: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeLine:
    """One charge of a case: what stays, what may go back (``surplus_minor``), and why in words."""

    charge: ChargeView
    surplus_minor: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """One act of the audit trail. ``person`` is a staff number, empty where the program itself acted."""

    seq: int
    at_ms: int
    person: str
    case_id: int
    words: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """One case with everything that a person needs to decide it."""

    row: CaseRow
    finding: Finding
    evidence: Evidence
    comparisons: tuple[Comparison, ...]
    charges: tuple[ChargeLine, ...]
    reasons: tuple[str, ...]
    suggested: Action | None
    suggested_minor: int
    refundable_minor: int
    chargeable_minor: int
    proposal: Proposal | None
    keys: tuple[str, ...]
    needs_risk_note: bool
    history: tuple[ActRow, ...]
    paper_first: bool = False  # the amounts differ as a hand keys one wrong: the paper says which side is
    late_slips: tuple[str, ...] = ()  # of its charge, by number: too late to be charged unseen
    keyed_slips: tuple[str, ...] = ()  # of its charge, by number: for their store to key again
    given_back: tuple[str, ...] = ()  # refunds by the central systems that stand beside its charges, by id
    sealed: tuple[tuple[str, str], ...] = ()  # slips of it whose card number Finance can open: id, slip number

    @property
    def beside_slip(self) -> bool:
        """Whether the comparison sets a second slip beside the first, since no charge is in question."""
        return not self.evidence.charges and len(self.evidence.slips) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """A run that the queue was filled from."""

    run_no: int
    at_ms: int
    person: str
    summary: RunSummary


class Change(StrEnum):
    """What a run did to a case; the values are the kinds of the acts that say so."""

    NEW = "opened"
    BACK = "returned"
    GONE = "superseded"
    WEIGHED = "reweighed"
    UNFOUND = "unfound"
    FOUND = "found_again"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChange:
    """One case that a run opened, left behind, brought back or weighed anew.

    `why` are codes: ``slip_came S1``, ``charge_came C1``, ``odds_moved``, ``beside_case 12`` (decided before about the
    same slip or charge), ``sure 770000 981000`` (now and before).
    """

    change: Change
    row: CaseRow
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChanges:
    """A run beside the one before it: changes of cases, how many findings stand as they stood, and the links.

    `rows` are the first of them, `counts` all. `settled` are findings that people had decided and the run still finds:
    they stay decided. `links` counts those that are the same, those of charges that came, charges whose links changed
    with what came, and charges whose links changed though nothing of theirs came; empty for the first run. `stays` are
    sales that the odds would have moved, and that stay settled as the run before had them.
    """

    run_no: int
    rows: tuple[RunChange, ...]
    counts: tuple[tuple[Change, int], ...]
    same: int
    settled: int
    links: tuple[int, ...]
    stays: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal that waits for a second person, with its case."""

    row: CaseRow
    proposal: Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLineRow:
    """One line of a written file. ``outcome`` is empty while the processor has not answered.

    ``answer``, ``reason`` and ``reference`` are what the newest result file says of it; ``doubt`` is a `Check`.
    """

    key: str
    case_id: int
    charge_id: str
    amount_minor: int
    currency: str
    outcome: str
    answer: str = ""
    reason: str = ""
    reference: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class BulkOutcome:
    """What became of many cases at once: those done, and those left with the sentence that says why."""

    done: tuple[int, ...]
    left: tuple[tuple[int, str], ...]
