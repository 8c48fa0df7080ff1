"""What a store's windows are handed, and what passes between till, day, paper and stick. Builds nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from shoebox.carry import CarryLane, CopyLane, Elsewhere, read_receipt_file, take_any_receipt
from shoebox.day import DayRoom, Incidents, OtherPads, ReadinessRoom, StorePeople
from shoebox.domain.carrying_keys import CarryingList
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.correction import CorrectionRow
from shoebox.domain.custody import BoxArrival, BoxCustody, keep_until
from shoebox.domain.day import SaleRow
from shoebox.domain.disk_room import DiskRoom, roughly
from shoebox.domain.dispatch import NoticeView, Took, WordView
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.former import former_place, is_former
from shoebox.domain.ids import CLAIM_PREFIX
from shoebox.domain.incident import RescueLane
from shoebox.domain.language import SOURCE
from shoebox.domain.papers import SlipForms
from shoebox.domain.policy import Policy, Whose
from shoebox.domain.practice import DrillResult
from shoebox.domain.printer import Copied, ReceiptPrinter, RollEnd
from shoebox.domain.refused_word import refusal_of
from shoebox.domain.relaying import RelayWord
from shoebox.domain.slip import Pad, grouped
from shoebox.domain.staff import Person, Staff
from shoebox.formats.relaying import read_any_receipt
from shoebox.handover.copies import told_of
from shoebox.handover.day_papers import DayPapers
from shoebox.handover.front import StoreFront
from shoebox.handover.keeping import is_unprinted, keep_whole, mark_unprinted
from shoebox.handover.kept_apart import kept_apart
from shoebox.handover.locking import lay_key_card, ring_of, stick_of, why_plain
from shoebox.handover.office_word import OfficeWord, take_from
from shoebox.handover.people import PeopleTelling
from shoebox.handover.registers import HeldBooks, StoreRegisters
from shoebox.handover.relay import StoreRelay
from shoebox.storage.book import Book
from shoebox.storage.disk_space import disk_room
from shoebox.storage.drill_log import keep_drill, last_drill
from shoebox.storage.office_key import OfficeKeys, carried_cards
from shoebox.storage.order_list import OrderList
from shoebox.storage.price_list import PriceList
from shoebox.till import Corrections, PickUps, Strikes, Till, Told


def other_pads(elsewhere: Elsewhere) -> OtherPads:
    """What slip control asks of the store's other registers."""
    return OtherPads(here=elsewhere.pads, told=elsewhere.pads_told, answers=elsewhere.pad_answers)


@dataclass(frozen=True, slots=True)
class ClosedPapers:
    """Where the papers of a closed day lie."""

    report: Path
    label: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreHouse:
    """One register PC: its book and the rooms that write to it, ready to use.

    The register and the office window of one PC share this one object: the book has a single writer.
    """

    folder: Path
    book: Book
    till: Till
    day: DayRoom
    incidents: Incidents
    policy: Policy
    staff: Staff
    clock: Clock
    store: str
    store_name: str
    register: str
    language: str = SOURCE  # of windows, playbook and papers, one of `LANGUAGES`
    merchant_no: str = ""  # as on the imprinter's plate; empty where nobody has set it
    merchant_city: str = ""  # the same
    printer: ReceiptPrinter = field(default_factory=ReceiptPrinter)
    orders: OrderList | None = None  # online orders that wait here; it may be empty
    prices: PriceList | None = None  # where items are looked up; it may be empty
    keys: OfficeKeys = field(default_factory=OfficeKeys)  # head office's, once its card is here
    held: HeldBooks = field(default_factory=HeldBooks)  # other registers' days, read before
    line: CarryLane | None = None  # on which entries go to head office and the store's office, where one is set
    copy: CopyLane | None = None  # the mirror once more on a medium of its own, where one is named
    word: OfficeWord | None = None  # what head office has sent out
    goes_by: str = ""  # the mark of the word that policy and staff above were read from
    elsewhere: Elsewhere = field(default_factory=Elsewhere)  # what the store's other registers did, as far as told
    relay: StoreRelay | None = None  # the other registers' side of this PC; none in practice
    people: StorePeople | None = None  # who gets another PIN, or is let in, by the store itself; none in practice
    telling: PeopleTelling | None = None  # what is said of them to the store's other registers; none in practice

    def __post_init__(self) -> None:
        """Neither close nor the end of an incident goes by this book alone: they ask here for the other registers."""
        if self.prices is not None:
            self.prices.stored_words = self.policy.stored_value_words
        self.day.shared.look_into(self.registers.books_with_ticks)
        self.day.custody.look_into(self.registers.other_books)
        self.incidents.look_at(self.registers.at_end)

    @property
    def front(self) -> StoreFront:
        """What windows know before the book is read."""
        return StoreFront(store=self.store, store_name=self.store_name, register=self.register, staff=self.staff)

    @property
    def readiness(self) -> ReadinessRoom:
        """What is checked before an outage."""
        return ReadinessRoom(self.book, self.policy, self.staff, self.clock)

    def close(self) -> None:
        """Let go of the line and of the book; harmless twice."""
        if self.line is not None:
            self.line.close()
        if self.relay is not None:
            self.relay.close()
        self.book.close()
        if self.copy is not None:  # after the last entry
            self.copy.close()

    def is_outdated(self) -> bool:
        """Whether head office has sent a newer policy or staff list than these rooms go by."""
        return self.word is not None and self.word.mark() != self.goes_by

    def renewed(self) -> StoreHouse:
        """The same store going by head office's newest word: for windows made anew, between two sales."""
        if self.word is None:
            return self
        mark, policy, listed = self.word.mark(), self.word.policy(), self.word.staff()
        named, is_own = self.word.named(), listed is self.word.own.staff
        people = self.people.going_by(listed.people, named, is_own=is_own) if self.people is not None else None
        staff = people.staff if people is not None else listed
        if people is not None:
            people.tries.go_by(policy)
            if self.telling is not None:
                self.telling.go_by(people)
        house = replace(
            self,
            till=Till(self.book, policy, staff, self.clock, told=self.told()),
            day=DayRoom(self.book, policy, staff, self.clock, pads_elsewhere=other_pads(self.elsewhere)),
            incidents=Incidents(self.book, policy, staff, self.clock),
            policy=policy,
            staff=staff,
            people=people,
            goes_by=mark,
        )
        if self.relay is not None:
            self.relay.go_by(house)
        return house

    def told(self) -> Told:
        """What the till goes by that its own book can't say."""
        return Told(
            given=self.elsewhere.given, arrived=self.arrived, stored_value=self.is_stored_value,
            declined=self.elsewhere.declined,
        )  # fmt: skip

    def is_stored_value(self, sku: str) -> bool:
        """Whether the price list has this item as a gift card or the like; a list that can't be asked says no."""
        with suppress(Trouble):
            item = self.prices.find(sku) if self.prices is not None else None
            return item is not None and item.stored_value
        return False

    def arrived(self) -> frozenset[str]:
        """The numbers of this register's boxes whose paper head office says has come."""
        return self.word.arrived(self.book.register) if self.word is not None else frozenset()

    def whose_policy(self) -> Whose:
        """By whose word this store goes by its policy. Never waits."""
        return self.word.whose_policy() if self.word is not None else Whose.SET_UP

    def warnings(self) -> tuple[ShoeboxError, ...]:
        """What everybody at a window should see: what is wrong with the book, and with the word of either office."""
        said = (*self.book_warnings(), *self.elsewhere.warnings(), *self._pads_after_all())
        return said if self.word is None else (*said, *self.word.warnings(self.incidents.latest(), self.clock))

    def _pads_after_all(self) -> Iterator[Trouble]:
        """Pads that this register has and its office waited for no more."""
        for one in self.day.slips.giving.waited_for_no_more(self.elsewhere.recalled()):
            yield Trouble("slip.pad_after_all", first=grouped(one.first), last=grouped(one.last))

    def book_warnings(self) -> tuple[ShoeboxError, ...]:
        """What the book noticed while it wrote, such as a clock that went back; a day left open; a disk nearly full."""
        noticed, room = tuple(notice.trouble() for notice in self.book.notices), self.disk_room()
        if self.book.training:
            return noticed
        said = (*noticed, *self._left_open())
        if room is None or not room.is_low(self.policy):
            return said
        return (*said, Trouble("disk.low", free=roughly(room.free_mb), sales=f"{roughly(room.sales_left):,}"))

    def _left_open(self) -> tuple[ShoeboxError, ...]:
        """That the open business day should have been closed by this hour; nothing as a rule."""
        opened, now = self.book.open_day(), local_time(self.clock.wall_ms(), self.clock.offset_min())
        if opened is None or not self.policy.is_left_open(opened.day, now):
            return ()
        return (Refusal("day.left_open", day=opened.day, today=now.date().isoformat()),)

    def disk_room(self) -> DiskRoom | None:
        """What the disk of the book still takes; None where the system does not say."""
        opened, head = self.book.open_day(), self.book.head().seq
        return disk_room(
            self.book.path, entries=head, entries_today=head - opened.opened_seq if opened is not None else 0
        )  # fmt: skip

    def copy_warning(self) -> Trouble | None:
        """What is wrong with the second copy; None where all is well, or none is kept."""
        state = self.copy.state() if self.copy is not None else None
        return told_of(state, self.clock.offset_min()) if state is not None else None

    def word_view(self) -> WordView | None:
        """What head office has sent, how old it is, and who has read what; None where nothing can come."""
        if self.word is None or not self.keys:
            return None
        return self.word.view(self.staff, self.name_of, waits=self.is_outdated(), now_ms=self.clock.wall_ms())

    def unread(self, person: Person) -> tuple[NoticeView, ...]:
        """The notices that this person has not read, the oldest first."""
        view = self.word_view()
        waiting = view.notices if view is not None else ()
        return tuple(one for one in reversed(waiting) if person.number in {who.number for who in one.waits_for})

    def note_read(self, notice: int, *, clerk: str) -> None:
        """This person has read a notice; the same twice is once."""
        if self.word is not None:
            self.word.dispatches.note_read(notice, clerk=clerk)

    def take_dispatches(self, folder: Path) -> tuple[Took, ...]:
        """Take in what head office sent by stick; by its names, so an older one never stands in the way of a newer.

        With it what two people set at other registers of this store, where one of them has laid that there.

        Refusals ``receipt.no_key``, ``out.none``; troubles ``carry.unreadable``.
        """
        if self.word is None:
            raise Refusal("day.training")
        told = self.telling.take_in(folder) if self.telling is not None else ()
        try:
            return (*take_from(folder, self.word.dispatches, ring_of(self.book)), *told)
        except Refusal as none:
            if none.code != "out.none" or not told:
                raise
            return told

    def hear(self, word: RelayWord) -> bool:
        """What the office of this store says: kept, and every pad that it gave answered; whether that wrote an entry.

        What can't be written down now is told again with the next word.
        """
        self.elsewhere.take(word)
        with suppress(ShoeboxError):
            answered = self.day.slips.giving.take(word.pads)
            self.elsewhere.answered += answered
            return answered > 0
        return False

    @property
    def registers(self) -> StoreRegisters:
        """The other registers of this store."""
        return StoreRegisters(self, self.held)

    def boxes(self) -> tuple[BoxCustody, ...]:
        """Every closed box of late, the newest first, with head office's word on those that came."""
        return tuple(self._with_arrival(self.day.custody.boxes()))

    def boxes_elsewhere(self) -> tuple[BoxCustody, ...]:
        """Those of the store's other registers that are here, or on their way, the newest first."""
        return tuple(self._with_arrival(self.day.custody.elsewhere()))

    def box_of(self, day: str) -> BoxCustody:
        """The box of a closed day; refuses a day that is none (``day.not_closed``)."""
        return next(self._with_arrival((self.day.custody.box_of(day),)))

    def keep_until(self, day: str) -> str:
        """The last day on which the box of this day is kept, ISO 8601, by the policy that this store goes by."""
        return keep_until(day, self.policy.box_keep_months)

    def arrivals(self) -> dict[tuple[str, str], BoxArrival]:
        """The boxes of this store that head office says have come, by register and number."""
        return self.word.arrivals() if self.word is not None else {}

    def _with_arrival(self, boxes: tuple[BoxCustody, ...]) -> Iterator[BoxCustody]:
        came = self.arrivals()
        own = self.book.register
        return (replace(box, arrival=came.get((box.register or own, box.box_no))) for box in boxes)

    @property
    def day_papers(self) -> DayPapers:
        """Every paper of a store-day."""
        return DayPapers(self)

    @property
    def pickups(self) -> PickUps:
        """Online orders at the counter."""
        return PickUps(
            self.book, self.policy, self.staff, self.orders, elsewhere=self.elsewhere.order, held=self.elsewhere.held
        )

    @property
    def corrections(self) -> Corrections:
        """What was keyed wrong on days that are closed."""
        return Corrections(self.book, self.policy, self.staff, self.clock, told=self.told())

    @property
    def strikes(self) -> Strikes:
        """What was no sale, of days that are closed."""
        return Strikes(self.book, self.policy, self.staff, told=self.told())

    def keep_drill(self, result: DrillResult) -> DrillResult:
        """Keep the score of a timed drill beside the book; practice is in a folder of its own, below the store's."""
        keep_drill(self._store_folder(), result)
        return result

    def last_drill(self) -> DrillResult | None:
        """The last timed drill at this register."""
        return last_drill(self._store_folder())

    def _store_folder(self) -> Path:
        return self.folder.parent if self.book.training else self.folder

    @property
    def papers(self) -> Path:
        """Where receipts and reports are kept as PDF."""
        return self.folder / "papers"

    def receipt(self, row: SaleRow, *, copy: bool = False, by: str = "") -> Path:
        """Write the receipt of an entry that stands in the book; the PDF's place. A failure here loses no sale.

        ``copy`` marks it as printed once more, ``by`` the person with this staff number.
        """
        from shoebox import paper  # drawing costs a sixth of a second to load: never before the first key

        row = self.book.whole_sale(row)[0]
        with paper.in_language(self.language):
            pdf = self._told(paper.receipt_pdf, row, copy=copy, by=by, width_mm=self.printer.width_mm)
        path = keep_whole(self._receipt_place(row, copy=copy), pdf)
        if not copy:
            mark_unprinted(path)
        return path

    def receipt_again(self, row: SaleRow, *, by: str = "", made: bool = True) -> Path:
        """The receipt of an entry for one more print: as it was made where it never was printed, else a copy.

        Not ``made`` is one whose making failed: it can't have come out, and is made now.
        """
        row = self.book.whole_sale(row)[0]
        if not row.voided_by_seq:
            place = self._receipt_place(row, copy=False)
            if not made:
                return self.receipt(row)
            if is_unprinted(place):
                return place
        return self.receipt(row, copy=True, by=by)

    def _receipt_place(self, row: SaleRow, *, copy: bool) -> Path:
        epoch, seq = former_place(row.seq) if is_former(row.seq) else (0, row.seq)
        name = f"receipt-{f'e{epoch}-' if epoch else ''}{seq:06d}{'-copy' if copy else ''}.pdf"
        return self.papers / row.day / name

    def roll_receipt(self, row: SaleRow, *, copy: bool = False, by: str = "") -> bytes:
        """The receipt as the register's own printer takes it; nothing has left yet."""
        from shoebox import paper

        with paper.in_language(self.language):
            return self._told(paper.receipt_roll, row, copy=copy, by=by, printer=self.printer)

    def print_roll(self, job: bytes) -> RollEnd:
        """Send a receipt to the register's own printer; takes seconds. Trouble (``printer.*``) loses no sale."""
        from shoebox.transport.receipt_printer import print_roll

        return print_roll(job, self.printer)

    def correction_note(self, row: CorrectionRow) -> Path:
        """Write the note for today's box of a correction that stands in the book; the PDF's place."""
        from shoebox import paper

        with paper.in_language(self.language):
            pdf = paper.correction_note_pdf(row, width_mm=self.printer.width_mm, **self._noted(row))
        return keep_whole(self.papers / row.day / f"correction-{row.seq:06d}.pdf", pdf)

    def print_correction(self, row: CorrectionRow) -> RollEnd:
        """Send the note to the register's own printer, as a receipt."""
        from shoebox import paper
        from shoebox.transport.receipt_printer import print_roll

        with paper.in_language(self.language):
            job = paper.correction_note_roll(row, printer=self.printer, **self._noted(row))
        return print_roll(job, self.printer)

    def _noted(self, row: CorrectionRow) -> dict[str, Any]:
        people = (self.name_of(row.clerk), self.name_of(row.approver))
        return {
            "shop": self.store_name, "register": self.register, "people": people, "training": self.book.training,
            "besides_minor": self._struck_besides_minor(row),
        }  # fmt: skip

    def _struck_besides_minor(self, row: CorrectionRow) -> int:
        """What of a sale by two tenders was struck out beside this entry."""
        sale = self.book.sale(row.corrects_seq)
        return sale.rest_minor if row.is_strike and sale is not None else 0

    def _told(self, make: Callable[..., bytes], row: SaleRow, *, copy: bool, by: str, **paper: Any) -> bytes:
        copied = Copied(by=self.name_of(by), wall_ms=self.clock.wall_ms(), offset_min=self.clock.offset_min())
        first, rest = self.book.whole_sale(row)
        held = self.book.incident_under(first)
        row, rest = self.book.keyed(first), self.book.keyed(rest) if rest is not None else None
        return make(
            row,
            store_name=self.store_name,
            register=self.register,
            clerk_name=self.name_of(row.clerk),
            policy=self.policy,
            copy=copied if copy else None,
            training=self.book.training,
            basket=self.book.basket(row.seq),
            rest=rest,
            rescue_lane=held.rescue_lane if held is not None else RescueLane.FINANCE,
            **paper,
        )

    def claim_qr(self, claim_code: str) -> tuple[tuple[bool, ...], ...]:
        """The QR code that the receipt carries, for the screen."""
        from shoebox.paper.codes import qr_matrix

        return qr_matrix(CLAIM_PREFIX + claim_code)

    def draft_report(self) -> Path:
        """The end-of-day report as the day stands, marked as a draft."""
        from shoebox import paper

        figures = self.registers.store_day(self.day.figures().day)
        at, training = self.clock.wall_ms(), self.book.training
        with paper.in_language(self.language):
            pdf = paper.end_of_day_pdf(figures, printed_ms=at, draft=True, training=training)
        return keep_whole(self.papers / figures.day / "end-of-day-draft.pdf", pdf)

    def closing_papers(self) -> ClosedPapers:
        """Write the report and the box label of the last closed day. Practice has neither (``day.training``)."""
        from shoebox import paper

        if self.book.training:
            raise Refusal("day.training")

        head = self.day.box_head()
        figures = self.day.figures(head.day)
        with paper.in_language(self.language):
            report = paper.end_of_day_pdf(self.registers.store_day(head.day), printed_ms=self.clock.wall_ms())
            label = self.day_papers.label(figures)
        folder = self.papers / head.day
        return ClosedPapers(
            keep_whole(folder / f"end-of-day-{head.box_no}.pdf", report),
            keep_whole(folder / f"box-label-{head.box_no}.pdf", label),
        )

    def slip_forms(self, pad: Pad, *, bank_copy: bool) -> Path:
        """Draw slips to be filled in by hand, one for each number of a pad that was taken to be printed."""
        from shoebox import paper

        forms = SlipForms(
            store=self.store,
            store_name=self.store_name,
            merchant_no=self.merchant_no,
            merchant_city=self.merchant_city,
            currency=self.policy.currency,
            brands=tuple(brand.words for brand in self.policy.brands),
            charged_within=self.policy.charged_within,
            returns=self.policy.receipt_foot,
            pad=pad,
        )
        with paper.in_language(self.language):
            pdf = paper.slip_forms_pdf(forms, bank_copy=bank_copy, training=self.book.training)
        return keep_whole(self.papers / "slips" / f"slips-{pad.first}-{pad.last}.pdf", pdf)

    def seal_to(self, folder: Path, *, clerk: str, day: str = "") -> Path:
        """Copy a closed day's box to a stick or folder, and note in the book that it went. Twice is harmless.

        It is the box of the day closed last, unless `day` names another. With it goes what came here of other registers
        over the store's network, and head office has not signed for: last, since it may not fit on the stick beside the
        box (``carry.others_left``).
        """
        head, box = self.day.box_head(day), self.day.seal(day)
        keys = self._carrying()
        stick = stick_of(folder, self.book, keys)
        place = stick.put(head, box)
        lay_key_card(folder, self.book, keys)
        if self.telling is not None:
            self.telling.lay_out(folder)
        self.day.note_sealed(box, copied_to=folder.name, clerk=clerk, day=day)
        if self.relay is not None:
            self.relay.lay_out(stick)
        return place

    def plain_because(self) -> Refusal | None:
        """Why what is sealed to a stick now would not be encrypted; None where it is."""
        return why_plain(self._carrying(), register=self.book.register, knows_office=bool(self.keys))

    def _carrying(self) -> CarryingList | None:
        return self.word.carrying() if self.word is not None else None

    def take_receipts(self, folder: Path, *, clerk: str) -> int:
        """Take in central's receipts for this register from a folder or stick; how many entries count as sent now.

        Those of the store's other registers wait here until they are fetched over the store's network; those of other
        stores are left where they lie. The first one that is refused is raised (``receipt.*``) after all were taken,
        and so is what head office says there that it keeps apart of this store (``receipt.refused``).
        Without head office's key nothing can be believed (``receipt.no_key``).
        """
        if not self.keys:
            raise Refusal("receipt.no_key")
        for card in carried_cards(folder):
            with suppress(Refusal):  # an older card, or another head office's: the receipts are judged without it
                self.keys.take(card)
        refused: list[ShoeboxError] = []
        for path in sorted(folder.glob(f"{self.store}-*.receipt")):
            try:
                self._take_receipt(read_receipt_file(path), clerk=clerk)
            except ShoeboxError as wrong:  # or a file that a stick gives back no more
                refused.append(wrong)
        words, unread = kept_apart(folder, self.book, self.keys.card)
        if first := next(filter(None, (refusal_of(words), *refused, *unread)), None):
            raise first
        return self.book.acknowledged_seq()

    def _take_receipt(self, data: bytes, *, clerk: str) -> None:
        receipt = read_any_receipt(data, card=self.keys.card)
        if receipt.store != self.store:
            return
        if receipt.register == self.book.register:
            day = self.day.today()
            take_any_receipt(self.book, data, card=self.keys.card, clerk=clerk, day=day)
        elif self.relay is not None:
            self.relay.take_receipt(receipt, data)

    def name_of(self, number: str) -> str:
        """The name behind a staff number; the number itself where nobody has it any more."""
        return self.staff.name_of(number)
