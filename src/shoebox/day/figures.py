"""A day's figures for the office window and the end-of-day report. Day room: pure, made from entries, never stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from shoebox.day.accounts import Accounts, all_pieces, deposit_of
from shoebox.day.before import books_left, grand_before, parts_before
from shoebox.day.blockers import blockers
from shoebox.day.corrected import correction_lines, with_corrections
from shoebox.day.drawer import checks, no_sales
from shoebox.day.ledger import DayLedger, spoiled_of
from shoebox.day.pads_twice import spoken_of
from shoebox.day.people import people_lines
from shoebox.day.presenting import Presenting
from shoebox.day.sales import (
    LET_THROUGH,
    OWN_REFUNDS,
    alone_lines,
    at_risk,
    day_sums,
    declined_lines,
    exempt_lines,
    good_sales,
    hour_lines,
    in_a_row_lines,
    largest_lines,
    late_line,
    limit_lines,
    overdue_line,
    override_lines,
    own_refunds,
    pickup_lines,
    plate_line,
    policy_versions,
    reviewed_rows,
    risk_line,
    risk_lines,
    spoil_notes,
    struck_lines,
    tender_lines,
    too_late_line,
    wrong_plate_lines,
)
from shoebox.day.slips import gap_notes
from shoebox.day.taking_back import back_lines
from shoebox.domain.acts import IncidentDeclared, Refund
from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.day import Blocker, DayFigures, Declaration, Step
from shoebox.domain.policy import Policy
from shoebox.domain.slip import PadsTwice
from shoebox.domain.staff import Staff
from shoebox.domain.ticking import SharedOrder
from shoebox.storage.book import Book, BookView
from shoebox.storage.held_book import HeldBook
from shoebox.storage.projections import read_line

NO_HASH = bytes(32)


@dataclass(frozen=True, slots=True)
class Figures:
    """Works a day's figures out, with the names of the people behind the numbers."""

    book: Book | HeldBook
    policy: Policy
    staff: Staff

    def of(self, day: DayLedger, shared: Sequence[SharedOrder] = (), twice: Sequence[PadsTwice] = ()) -> DayFigures:
        """All figures of one day. Until the drawer is counted they say nothing of what should be in it.

        `shared` are orders with several slips of which nobody in charge has said anything, `twice` numbers at two
        registers.
        """
        stops = blockers(day, self.policy, shared, twice)
        return DayFigures(
            store=self.book.store,
            store_name=self.book.store_name,
            register=self.book.register,
            currency=self.book.currency,
            step=self._step(day, stops),
            blockers=stops,
            **self._head(day),
            **self._money(day),
            **self._grand(day),
            **self._drawer(day),
            **self._paper(day),
            **self._way(day),
        )

    def not_open(self, *, day: str, z_no: int, offset_min: int) -> DayFigures:
        """The figures of a book in which no day was ever opened."""
        return DayFigures(
            store=self.book.store, store_name=self.book.store_name, register=self.book.register,
            incident=incident_number(self.book, SEQ_MAX), declared=self._declared(SEQ_MAX),
            day=day, z_no=z_no, currency=self.book.currency, step=Step.NOT_OPEN,
            opened_ms=0, closed_ms=0, offset_min=offset_min, opened_by="", closed_by="",
            taken_minor=0, sales=0, tax_minor=0, tenders=(), hours=(), pads=(), gaps=(), cash=(),
            counts=(), tolerance_minor=self.policy.over_short_tolerance_minor, risks=(), struck=(), slips_in_book=0,
            slips_by_hand=-1, paper_note="", box_no=self.book.place.box_no(z_no), seal="", entries=0, first_seq=0,
            last_seq=0, acknowledged=0, on_stick=0, digest=NO_HASH, previous_digest=NO_HASH, blockers=(),
        )  # fmt: skip

    def _step(self, day: DayLedger, stops: tuple[Blocker, ...]) -> Step:
        if day.closed is None:
            if not stops:
                return Step.ACCOUNTED
            counting = any(stop.mend_at == "cash" for stop in stops)
            return Step.SELLING if counting else Step.COUNTED
        if self.book.acknowledged_seq() >= day.last_seq:
            return Step.SENT
        return Step.SEALED if day.is_sealed else Step.CLOSED

    def _head(self, day: DayLedger) -> dict[str, Any]:
        _, opened_ms, opened = day.opened
        closed = day.closed
        return {
            "incident": incident_number(self.book, day.last_seq),
            "declared": self._declared(day.last_seq),
            "day": day.day,
            "z_no": opened.z_no,
            "opened_ms": opened_ms,
            "closed_ms": closed[1] if closed else 0,
            "offset_min": day.lines[-1][1].offset_min,
            "opened_by": self.staff.name_of(opened.opened_by),
            "closed_by": self.staff.name_of(closed[2].closed_by) if closed else "",
            "box_no": self.book.place.box_no(opened.z_no),
            "seal": closed[2].seal if closed else "",
        }

    def _declared(self, until_seq: int) -> Declaration | None:
        held = self.book.incident(until_seq)
        if held is None:
            return None
        _, envelope, act = read_line(next(self.book.entries(held.seq, held.seq)))
        return Declaration(
            since_ms=held.began_ms,
            declared_by=self.staff.name_of(held.declared_by),
            given_by=held.given_by,
            kit_missing=act.kit_missing if isinstance(act, IncidentDeclared) else (),
            policy=act.policy if isinstance(act, IncidentDeclared) else "",
            offset_min=envelope.offset_min,
        )

    def _grand(self, day: DayLedger) -> dict[str, Any]:
        """The day's own sums, and those of all days: as the close wrote them down, or as it would now."""
        sums = with_corrections(day_sums(day.every_row), day.every_line)
        both = {"sums": sums, "own_sums": sums}
        if day.closed is not None:
            return {**both, "grand": day.closed[2].grand}
        own = with_corrections(day_sums(day.rows), day.lines)
        return {**both, "grand": grand_before(self.book) + own}

    def _drawer(self, day: DayLedger) -> dict[str, Any]:
        accounts = Accounts(self.staff.name_of, self.staff.initials_of)
        every = accounts.of(day)
        cash, counted = accounts.together(day, every)
        return {
            "float_off_minor": sum(one.float_off_minor for one in every),
            "no_sales": no_sales(day.every_line, self.staff.initials_of),
            "checks": checks(day.every_line, self.staff.name_of),
            "deposit": deposit_of(every),
            "cash": cash,
            "moved_before": every[0].moved_before if len(every) == 1 else (),
            "counts": counted,
            "tolerance_minor": self.policy.over_short_tolerance_minor,
            "drawers": every if len(every) > 1 else (),
            "pieces": all_pieces(self.policy.pieces, self.policy.currency, every),
        }

    def _money(self, day: DayLedger) -> dict[str, Any]:
        tenders = tender_lines(day.every_row, Presenting(day.view, self.policy).of)
        return {
            "taken_minor": sum(line.net_minor for line in tenders),
            "sales": good_sales(day.every_row),
            "tax_minor": sum(line.net_tax_minor for line in tenders),
            "tenders": tenders,
            "hours": hour_lines(day.every_row),
        }

    def _paper(self, day: DayLedger) -> dict[str, Any]:
        counted, reviewed = day.paper_count, reviewed_rows(day.every_line, day.view.sale)
        risks = (
            *risk_lines(day.every_row, self.policy),
            late_line(day.every_line, day.every_row),
            overdue_line(day.every_line, day.every_row, self.policy),
            *wrong_plate_lines(day.every_line, day.every_row),
            *in_a_row_lines(day.every_row, self.policy),
            *limit_lines(day.every_line, day.every_row),
            *declined_lines(day.every_line, day.every_row),
            *filter(None, (too_late_line(day.every_row, day.day, self.policy), risk_line(LET_THROUGH, reviewed))),
        )
        own = risk_line(OWN_REFUNDS, own_refunds(day.every_line, day.every_row, partial(_sold_by, day.view)))
        versions, app = policy_versions(day.every_line, self.policy.version), day.lines[-1][1].app
        return {
            "pads": tuple(pad.line for pad in day.pads),
            "gaps": gap_notes(day.pads, day.explanations, self.staff.initials_of),
            "pads_twice": spoken_of(day.every_line, self.staff.initials_of),
            "people": people_lines(day.every_line, self.staff),
            "taken_back": back_lines(day.every_line, self.staff.initials_of),
            "risks": (*risks, own) if own is not None else risks,  # no slip of a customer's is at risk by it
            "at_risk": at_risk(risks, (*day.every_row, *reviewed)),
            "plate": plate_line(day.every_line, self.staff.initials_of),
            "largest": largest_lines(day.every_row, self.staff.initials_of, most=self.policy.largest_shown),
            "exempt": exempt_lines(day.every_line, day.every_row, self.staff.initials_of),
            "overrides": override_lines(day.every_line, day.every_row, self.staff.initials_of),
            "spoils": spoil_notes(day.every_line, self.staff.initials_of),
            "versions": f"Policy {versions}, Shoebox {app}",
            "struck": struck_lines(day.every_line, day.every_row, self.staff.initials_of),
            "alone_back": alone_lines(day.every_line, day.every_row, self.staff.initials_of),
            "corrections": correction_lines(day.every_line, self.staff.initials_of),
            "pickups": pickup_lines(day.every_line, self.staff.initials_of),
            "spoiled": len(spoiled_of(day.every_line)),
            "slips_in_book": day.slips_in_book,
            "slips_by_hand": counted.slips if counted else -1,
            "nothing_to_count": day.nothing_to_count,
            "paper_note": counted.note if counted else "",
            "returns_held": counted.returns_held if counted else 0,
            "gift_promises": counted.gift_promises if counted else 0,
        }

    def _way(self, day: DayLedger) -> dict[str, Any]:
        entries = day.last_seq - day.first_seq + 1
        acknowledged = min(self.book.acknowledged_seq(), day.last_seq) - day.first_seq + 1
        ends = {entry.seq: entry.hash for entry in self.book.entries(day.last_seq, day.last_seq)}
        before = {entry.seq: entry.hash for entry in self.book.entries(day.first_seq - 1, day.first_seq - 1)}
        return {
            "before": books_left(self.book, self.staff.initials_of),
            "parts_before": parts_before(day),
            "entries": entries,
            "first_seq": day.first_seq,
            "last_seq": day.last_seq,
            "acknowledged": max(0, acknowledged),
            "on_stick": entries if day.is_sealed else 0,
            "alone": 0 if day.is_sealed else entries - max(0, acknowledged),
            "digest": ends[day.last_seq],
            "previous_digest": before.get(day.first_seq - 1, NO_HASH),
        }


def _sold_by(view: BookView, act: Refund) -> str:
    """Who keyed the sale that this gives money back on; empty where it is not here."""
    sale = view.sale_by_claim(act.outside_receipt) if act.is_outside else view.sale(act.refund_of_seq)
    return sale.clerk if sale is not None else ""


def incident_number(book: BookView, until_seq: int) -> str:
    """The incident that was declared last up to an entry; empty where none was."""
    held = book.incident(until_seq)
    return held.number if held else ""
