"""Carries out one store's plan through till and day, as people would: one step, one call, never any SQL."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import singledispatchmethod
from pathlib import Path

from shoebox.bootstrap import new_person, open_store, set_up_store
from shoebox.domain.entry import Kind
from shoebox.domain.slip import Pad
from shoebox.drill import OutageClock, StoreDay
from shoebox.drill.steps import (
    CloseDay,
    CountDrawer,
    CountPaper,
    DeclareIncident,
    ExplainMissing,
    IssuePad,
    KeySale,
    MoveCash,
    OpenDay,
    RefundSale,
    SpoilSlip,
    Step,
    VoidSale,
)
from shoebox.handover.store import StoreHouse
from shoebox.settings import StoreSettings
from shoebox.till.drafts import RefundDraft, SaleDraft


@dataclass(frozen=True, slots=True)
class Played:
    """What a store's plan became: the entry id of every step that the truth speaks of, and how many sales."""

    store: str
    entries: dict[str, str]
    sales: int


@dataclass(slots=True)
class StorePlay:
    """One store's people at work on one house."""

    house: StoreHouse
    clock: OutageClock
    pins: dict[str, str]
    entries: dict[str, str] = field(default_factory=dict)
    seqs: dict[str, int] = field(default_factory=dict)
    sales: int = 0

    def play(self, day: StoreDay) -> None:
        """Every step in its order, at its time."""
        for step in day.steps:
            self.clock.set(step.at_ms)
            self.do(step)

    @singledispatchmethod
    def do(self, step: Step) -> None:
        """One step of the plan."""
        raise AssertionError(f"nobody knows how to carry out {type(step).__name__}")

    @do.register
    def _(self, step: DeclareIncident) -> None:
        self.house.incidents.declare(
            number=step.number,
            given_by="Operations desk, by phone",
            began_ms=step.began_ms,
            kit_missing=(),
            signature=(step.clerk, self.pins[step.clerk]),
        )

    @do.register
    def _(self, step: IssuePad) -> None:
        self.house.day.slips.issue_pad(Pad(step.first, step.last), step.clerk)

    @do.register
    def _(self, step: OpenDay) -> None:
        self.house.day.open_day(
            day=step.day,
            float_minor=step.float_minor,
            clerk=step.clerk,
            second=(step.verified_by, self.pins[step.verified_by]),
        )

    @do.register
    def _(self, step: KeySale) -> None:
        typed = step.typed
        draft = SaleDraft(
            entry_id=self.house.till.new_id(),
            clerk=step.clerk,
            tender=typed.tender,
            amount_minor=typed.amount_minor,
            tax_minor=typed.tax_minor,
            slip=typed.slip,
            brand=typed.brand,
            last4=typed.last4,
            approval=typed.approval,
            imprint=step.imprint,
            expiry_ok=step.expiry_ok,
            signature_ok=step.signature_ok,
            legible=step.signature_ok,  # one question at the register
            phone=step.phone,
            reason=step.reason,
            received_minor=step.received_minor,
            happened_ms=step.happened_ms,
            twin_ok=True,
        )
        recorded = self.house.till.record(draft)
        self._note(step, recorded.entry_id, recorded.entry_no)
        self.sales += 1

    @do.register
    def _(self, step: VoidSale) -> None:
        self.house.till.void(
            seq=self.seqs[step.of_step],
            reason=step.reason,
            pin=self.pins[step.approver],
            paper_in_box=True,
            clerk=step.clerk,
        )

    @do.register
    def _(self, step: RefundSale) -> None:
        draft = RefundDraft(
            entry_id=self.house.till.new_id(),
            clerk=step.clerk,
            of_seq=self.seqs[step.of_step],
            amount_minor=step.typed.amount_minor,
            slip=step.typed.slip,
            reason=step.reason,
            pin=self.pins.get(step.approver, ""),
        )
        recorded = self.house.till.refund(draft)
        self._note(step, recorded.entry_id, recorded.entry_no)

    @do.register
    def _(self, step: SpoilSlip) -> None:
        self.house.till.spoil(step.slip, step.reason, step.clerk)

    @do.register
    def _(self, step: MoveCash) -> None:
        day, minor = self.house.day, step.amount_minor
        second = (step.second, self.pins[step.second])
        if step.kind == Kind.SAFE_DROP:
            day.drawer.safe_drop(amount_minor=minor, bag=step.bag, second=second, clerk=step.clerk)
        elif step.kind == Kind.CHANGE_FETCHED:
            day.drawer.change_fetched(amount_minor=minor, clerk=step.clerk, second=second)
        elif step.kind == Kind.PAID_IN:
            day.drawer.paid_in(amount_minor=minor, reason=step.reason, clerk=step.clerk)
        else:
            day.drawer.paid_out(amount_minor=minor, reason=step.reason, clerk=step.clerk)

    @do.register
    def _(self, step: ExplainMissing) -> None:
        self.house.day.slips.explain_missing(step.slips, step.explanation, step.initials, step.clerk)

    @do.register
    def _(self, step: CountDrawer) -> None:
        self.house.day.drawer.count(step.pieces, step.clerk)

    @do.register
    def _(self, step: CountPaper) -> None:
        self.house.day.slips.count_paper(step.slips, step.note, step.clerk)

    @do.register
    def _(self, step: CloseDay) -> None:
        self.house.day.close(seal=step.seal, clerk=step.clerk)

    def _note(self, step: Step, entry_id: str, seq: int) -> None:
        self.entries[step.step_id], self.seqs[step.step_id] = entry_id, seq


def play_store(folder: Path, stick: Path, currency: str, day: StoreDay) -> Played:
    """Set a store up in `folder`, live its Saturday, print its papers and seal its box onto `stick`."""
    clock = OutageClock(day.steps[0].at_ms, day.offset_min)
    settings = StoreSettings(
        store=day.store,
        store_name=day.store_name,
        register=day.register,
        currency=currency,
    )
    people = tuple(new_person(one.number, one.name, one.initials, one.role, one.pin) for one in day.people)
    set_up_store(folder, settings, people=people, policy=day.policy, clock=clock)
    house = open_store(folder, clock=clock)
    with house.book:
        play = StorePlay(house, clock, {one.number: one.pin for one in day.people})
        play.play(day)
        house.receipt(house.book.sales(day.day)[-1])
        house.closing_papers()
        house.seal_to(stick, clerk=people[0].number)
    return Played(day.store, play.entries, play.sales)


def play_morning_after(folder: Path, day: StoreDay, receipts: Path) -> None:
    """The first store's next morning: receipts are taken in, the day is opened, sells, and stays open."""
    clock = OutageClock(day.steps[0].at_ms, day.offset_min)
    house = open_store(folder, clock=clock)
    with house.book:
        house.take_receipts(receipts, clerk=day.people[0].number)
        StorePlay(house, clock, {one.number: one.pin for one in day.people}).play(day)
