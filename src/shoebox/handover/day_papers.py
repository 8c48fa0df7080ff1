"""The papers of a store-day: which can be drawn now, and where each lies then. Passes on, decides little."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.day.presenting import Presented, Presenting, brand_of, is_rekeyed
from shoebox.domain.card import Brand
from shoebox.domain.custody import DAYS_BACK_MAX, BoxCustody
from shoebox.domain.day import SECOND_COUNTS, DayFigures, SaleRow, Step
from shoebox.domain.drawer import letter
from shoebox.domain.entry import Kind, Tender
from shoebox.domain.errors import Refusal
from shoebox.domain.former import is_former
from shoebox.domain.papers import (
    Bag,
    BrandDrafts,
    CashSheet,
    ClaimLine,
    ClaimList,
    CustodySheet,
    DepositSlips,
    DraftLine,
    DraftSummary,
    Paper,
    PaperHead,
    PaperState,
    ReplenishSheet,
)
from shoebox.domain.registers import by_name
from shoebox.formats.replenish_file import write_replenishment
from shoebox.handover.keeping import keep_whole
from shoebox.storage.held_book import HeldBook

if TYPE_CHECKING:
    from shoebox.handover.store import StoreHouse

_CLOSED = frozenset({Step.CLOSED, Step.SEALED, Step.SENT})
# They would tell somebody who is still to count blind what should be in the drawer.
_TELL_TALE = frozenset({Paper.REPORT, Paper.CLAIMS})
_OF_CLOSED_DAYS = frozenset({Paper.LABEL, Paper.CUSTODY})


@dataclass(frozen=True, slots=True)
class DayPapers:
    """Draws the papers of one register's days into its folder of papers."""

    house: StoreHouse

    def days(self) -> tuple[str, ...]:
        """The days that have papers, the newest first: the open one, then those closed."""
        opened = self.house.book.open_day()
        closed = [day.day for day in self.house.book.closed_days(DAYS_BACK_MAX)]
        return tuple([opened.day, *closed] if opened is not None else closed)

    def states(self, day: str) -> tuple[PaperState, ...]:
        """Every paper in the order of an evening, and why one is still to wait."""
        figures = self.house.day.figures(day)
        closed = figures.step in _CLOSED
        return tuple(
            PaperState(paper=paper, is_draft=not closed, held=self._held(paper, figures, closed=closed))
            for paper in Paper
        )

    def draw(self, paper: Paper, day: str) -> Path:
        """Draw a paper; its PDF's place. Refusals ``paper.*``, ``day.training``."""
        from shoebox import paper as room

        figures = self.house.day.figures(day)
        if held := self._held(paper, figures, closed=figures.step in _CLOSED):
            raise Refusal(held)
        at, training = self.house.clock.wall_ms(), self.house.book.training
        draw: dict[Paper, Callable[[], bytes]] = {
            Paper.CASH_SHEET: lambda: room.cash_sheet_pdf(
                *self._cash_sheets(figures), printed_ms=at, training=training
            ),
            Paper.DEPOSIT: lambda: room.deposit_pdf(self._deposits(figures), printed_ms=at, training=training),
            Paper.REPORT: lambda: room.end_of_day_pdf(
                self.house.registers.store_day(day), printed_ms=at, training=training
            ),
            Paper.LABEL: lambda: self.label(figures),
            Paper.CUSTODY: lambda: room.custody_pdf(self._custody(figures), printed_ms=at, training=training),
            Paper.DRAFTS: lambda: room.drafts_pdf(self._drafts(figures), printed_ms=at, training=training),
            Paper.CLAIMS: lambda: room.claims_pdf(self._claims(figures), printed_ms=at, training=training),
            Paper.REPLENISH: lambda: room.replenish_pdf(
                self.replenish_sheet(figures), printed_ms=at, training=training
            ),
        }
        with room.in_language(self.house.language):
            pdf = draw[paper]()
        return keep_whole(self._place(paper, figures), pdf)

    def custody_of(self, box: BoxCustody) -> Path:
        """The custody sheet of any box of the store whose sealed day is here; its PDF's place.

        Refuses a box that is known by its hand-overs alone (``custody.no_sheet``). Refusals ``day.training``,
        ``registers.lost``.
        """
        from shoebox import paper as room

        is_before = any(_has_closed(book, box) for book in self.house.book.before.books)
        if box.register in ("", self.house.book.register) and not is_before:
            return self.draw(Paper.CUSTODY, box.day)
        figures = self._figures_of(box)
        sheet, at = self._custody_sheet(figures, box), self.house.clock.wall_ms()
        with room.in_language(self.house.language):
            pdf = room.custody_pdf(sheet, printed_ms=at)
        return keep_whole(self._place(Paper.CUSTODY, figures), pdf)

    def _figures_of(self, box: BoxCustody) -> DayFigures:
        """The day that another book closed as this box: one before, or another register's, gathered or by network."""
        registers = self.house.registers
        sealed = registers.held_of(box.day, of=box.register).values() if box.day else ()
        came = registers.books_of(box.register, but_lost=True)[0]
        for held in (*self.house.book.before.books, *sealed, *came):
            if isinstance(held, HeldBook) and _has_closed(held, box):
                return self.house.day.figures_of(held, box.day)
        raise Refusal("custody.no_sheet", box=box.box_no, register=box.register)

    def label(self, figures: DayFigures) -> bytes:
        """The label of a closed day's box, in whatever language papers are drawn in now."""
        from shoebox import paper as room

        return room.box_label_pdf(
            self.house.day.box_head(figures.day),
            entries=figures.entries,
            slips_by_hand=figures.slips_by_hand,
            keep_until=self.house.keep_until(figures.day),
            unsent=self.house.registers.unsent(),
            printed_ms=self.house.clock.wall_ms(),
            offset_min=figures.offset_min,
            is_corrected=any(
                one.register == figures.register and not is_former(one.seq) for one in figures.corrections
            ),
        )

    def replenish_file(self, day: str) -> Path:
        """Write what the day sold as a CSV file for the distribution centre, beside the papers."""
        figures = self.house.day.figures(day)
        place = self._place(Paper.REPLENISH, figures).with_suffix(".csv")
        return keep_whole(place, write_replenishment(self.replenish_sheet(figures), training=self.house.book.training))

    def replenish_sheet(self, figures: DayFigures) -> ReplenishSheet:
        """What the day sold, item by item, at this register and at every other one whose sealed day is here."""
        held = self.house.registers.held_of(figures.day)
        items, without = self.house.day.items_sold(figures.day, tuple(held.values()))
        every = {line.register for line in self.house.day.registers.standings(figures.day)}
        here = {figures.register, *held}
        return ReplenishSheet(
            head=self._head(figures),
            items=items,
            without_items=without,
            registers=by_name(here) if every else (),
            missing=by_name(every - here),
        )

    def _held(self, paper: Paper, figures: DayFigures, *, closed: bool) -> str:
        """Why a paper is to wait, as a code; empty where it can be drawn."""
        if figures.step is Step.NOT_OPEN:
            return "paper.no_day"
        if paper in _OF_CLOSED_DAYS and self.house.book.training:
            return "day.training"
        if paper in _OF_CLOSED_DAYS and not closed:
            return "paper.after_close"
        return "paper.after_count" if paper in _TELL_TALE and figures.hides_drawer else ""

    def _place(self, paper: Paper, figures: DayFigures) -> Path:
        last = figures.box_no if figures.step in _CLOSED else "draft"
        return self.house.papers / figures.day / f"{paper.value}-{last}.pdf"

    # -- what each paper says

    def _head(self, figures: DayFigures) -> PaperHead:
        return PaperHead(
            store=figures.store,
            store_name=figures.store_name,
            register=figures.register,
            incident=figures.incident,
            day=figures.day,
            z_no=figures.z_no,
            currency=figures.currency,
            offset_min=figures.offset_min,
            is_closed=figures.step in _CLOSED,
        )

    def _cash_sheets(self, figures: DayFigures) -> tuple[CashSheet, ...]:
        """One for each drawer, and one for all together once the last of several is counted."""
        hides = figures.hides_drawer
        whole = CashSheet(
            head=self._head(figures),
            pieces=figures.pieces,
            counts=() if hides else figures.counts,
            tolerance_minor=figures.tolerance_minor,
        )
        if not figures.drawers:
            return (whole,)
        waiting = {dict(stop.facts).get("drawer") for stop in figures.blockers if stop.code in SECOND_COUNTS}
        each = tuple(
            replace(
                whole,
                drawer=letter(one.drawer),
                clerks=one.clerks,
                counts=() if letter(one.drawer) in waiting else one.counts,
            )
            for one in figures.drawers
        )
        return each if hides else (*each, replace(whole, is_sum=True))

    def _deposits(self, figures: DayFigures) -> DepositSlips:
        """The bags of the safe drops, then the evening's; a slip to fill in by hand where there is none."""
        drops = [
            Bag(
                bag_no=line.bag,
                amount_minor=-line.amount_minor,
                counted=line.pieces,
                filled_ms=line.wall_ms,
                by=line.by,
                second=line.second,
                drawer=letter(line.drawer) if figures.drawers else "",
            )
            for line in (*(line for one in figures.accounts for line in one.moved_before), *figures.cash)
            if line.kind == Kind.SAFE_DROP
        ]
        evening = [(one.deposit, letter(one.drawer)) for one in figures.drawers] or [(figures.deposit, "")]
        drops += [
            Bag(
                bag_no=last.bag,
                amount_minor=last.amount_minor,
                counted=last.pieces,
                filled_ms=last.wall_ms,
                by=last.by,
                second=last.second,
                drawer=drawer,
            )
            for last, drawer in evening
            if last is not None and last.amount_minor
        ]
        return DepositSlips(head=self._head(figures), pieces=figures.pieces, bags=tuple(drops))

    def _custody(self, figures: DayFigures) -> CustodySheet:
        return self._custody_sheet(figures, self.house.box_of(figures.day))

    def _custody_sheet(self, figures: DayFigures, box: BoxCustody) -> CustodySheet:
        return CustodySheet(
            head=self._head(figures),
            box=box,
            slips_by_hand=figures.slips_by_hand,
            slips_in_book=figures.slips_in_book,
            entries=figures.entries,
            keep_until=self.house.keep_until(figures.day),
        )

    def _drafts(self, figures: DayFigures) -> DraftSummary:
        policy, book = self.house.policy, self.house.book
        way_of = Presenting(book, policy).of
        ways = [(row, way_of(row)) for row in self._as_presented(figures.day) if _is_draft_slip(row)]
        # A day may have drafts of two incidents, and so of both lanes: what goes to the acquirer is never mixed.
        found = [
            self._brand(brand, own)
            for brand in Brand
            for lane in (False, True)
            if (own := [(row, way) for row, way in ways if (brand_of(row.brand), way.is_rekeyed) == (brand, lane)])
        ]
        return DraftSummary(
            head=self._head(figures),
            brands=tuple(found),
            present_by=policy.present_by("", date.fromisoformat(figures.day)).isoformat(),
            present_days=policy.presentment_red_days,
            is_rekeyed=is_rekeyed(book.incident(figures.last_seq)),
        )

    def _as_presented(self, day: str) -> Iterator[SaleRow]:
        """What the store keys again it keys as it stands by now; what goes to the acquirer lies in the box as keyed."""
        book = self.house.book
        now = {row.seq: row for row in book.sales_now_ever(day)}
        for row in book.sales(day):
            today = now.get(row.seq, row)
            yield today if today != row and is_rekeyed(book.incident_under(row)) else row

    def _brand(self, brand: Brand, drafts: list[tuple[SaleRow, Presented]]) -> BrandDrafts:
        """A brand's drafts of one lane, but those that are ticked off."""
        left = [(row, way) for row, way in drafts if not way.order_no]
        return BrandDrafts(
            brand=brand.words,
            merchant_no=self.house.merchant_no,
            sales=tuple(_draft(row) for row, _ in left if row.kind == "sale"),
            credits=tuple(_draft(row) for row, _ in left if row.kind == "refund"),
            present_by=min((way.due.isoformat() for _, way in left), default=""),
            present_days=self.house.policy.deadlines_of(brand).red_days,
            is_rekeyed=drafts[0][1].is_rekeyed,
            ticked=len(drafts) - len(left),
        )

    def _claims(self, figures: DayFigures) -> ClaimList:
        """A sale by two tenders is one line, as its receipt is one: by the code of its first entry."""
        rows = self.house.book.sales(figures.day)
        return ClaimList(head=self._head(figures), lines=tuple(_claim(row) for row in rows if not row.part_of_seq))


def _is_draft_slip(row: SaleRow) -> bool:
    return row.tender == Tender.CARD and not row.voided_by_seq


def _draft(row: SaleRow) -> DraftLine:
    return DraftLine(slip=row.slip, last4=row.last4, approval=row.approval, amount_minor=row.amount_minor)


def _claim(row: SaleRow) -> ClaimLine:
    return ClaimLine(
        claim_code=row.claim_code,
        seq=row.seq,
        wall_ms=row.wall_ms,
        tender="Cash" if row.tender == Tender.CASH else brand_of(row.brand).words,
        last4=row.last4,
        amount_minor=row.amount_minor + row.rest_minor,
        is_refund=row.kind == "refund",
        is_void=bool(row.voided_by_seq),
        written_ms=row.taken_ms,
        cash_minor=row.rest_minor,
    )


def _has_closed(book: HeldBook, box: BoxCustody) -> bool:
    return any(book.place.box_no(day.z_no) == box.box_no for day in book.closed_days(DAYS_BACK_MAX))
