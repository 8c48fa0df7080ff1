"""A register with its office: a whole StoreHouse on a temporary disk, two people, and the steps of a day by hand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, POLICY, STAFF, HandClock, card_sale, cash_sale, declare
from hurting import garbage_over
from outmaking import with_word, words_out
from shoebox.carry import Elsewhere
from shoebox.central import Central
from shoebox.day import DayRoom, Incidents
from shoebox.domain.acts import PickUp
from shoebox.domain.custody import BoxArrival, HandOverDraft, Way
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.pickup import PickUpState
from shoebox.domain.slip import Pad
from shoebox.domain.staff import Person
from shoebox.formats.arrivals import write_arrivals
from shoebox.handover.playbook import playbook_of
from shoebox.handover.store import StoreHouse, other_pads
from shoebox.storage.book import Book
from shoebox.storage.elsewhere_file import ElsewhereFile
from shoebox.storage.keys import write_enrolment
from shoebox.till import RefundDraft, Till, Told

PADS = (Pad("085100001", "085100100"), Pad("085100101", "085100200"))
FLOAT_MINOR = 20_000
LAST_NUMBER, GAPS, SPOILED = 24, (17, 18), 9
CASH_MINOR = (1_995, 4_250, 899, 12_000)
SALES_MINOR = (12_995, 8_450, 34_999, 6_241, 21_200)


def own_slip(register: str, number: int) -> str:
    """Number 7 is 085100007 at register 085-2, and 085110007 at 085-1."""
    shift = 0 if register == "085-2" else int(register.rpartition("-")[2] or 0) * 10_000
    return f"{85_100_000 + shift + number:09d}"


@dataclass
class Counter:
    """One register with an open book. The steps stand in the order of a day."""

    house: StoreHouse
    clock: HandClock
    throw_away: bool = False

    def slip(self, number: int) -> str:
        """A number of this register's own pads: each register of a store has others."""
        return own_slip(self.house.register, number)

    @property
    def manager(self) -> Person:
        return STAFF.by_number(MANAGER)

    @property
    def clerk(self) -> Person:
        return STAFF.by_number(CLERK)

    def open(self) -> None:
        day = self.house.day
        day.open_day(day=day.today(), float_minor=FLOAT_MINOR, clerk=MANAGER, second=(CLERK, CLERK_PIN))

    def sell(self) -> None:
        """24 numbers of the first pad but two that nobody finds and one spoiled; four cash sales; a void, a refund."""
        brands = ("visa", "visa", "mastercard", "amex")
        for number in range(1, LAST_NUMBER + 1):
            self.clock.pass_min(11)
            if number == SPOILED:
                self.house.till.spoil(self.slip(number), "torn", CLERK)
            elif number not in GAPS:
                amount = SALES_MINOR[number % len(SALES_MINOR)] + number
                self.house.till.record(
                    card_sale(number, slip=self.slip(number), amount_minor=amount, brand=brands[number % len(brands)])
                )
        for amount in CASH_MINOR:
            self.house.till.record(cash_sale(amount))
        row = self.house.book.sale_by_slip(self.slip(12))
        assert row is not None
        self.house.till.void(seq=row.seq, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
        self.house.day.drawer.paid_out(amount_minor=4_500, reason="window cleaner", clerk=CLERK)
        self.house.day.drawer.safe_drop(amount_minor=10_000, bag="7741 0093", second=(CLERK, CLERK_PIN), clerk=MANAGER)

    def second_drawer(self) -> None:
        """Rosa has one of her own, with 150.00."""
        self.house.day.drawer.open_another(float_minor=15_000, seller=CLERK, clerk=MANAGER, second=(CLERK, CLERK_PIN))

    def seal_into(self, folder: Path) -> None:
        """The sealed day into a folder that the whole store shares."""
        folder.mkdir(exist_ok=True)
        self.house.seal_to(folder, clerk=MANAGER)

    def card(self) -> Path:
        """This register's enrolment card as a file."""
        place = self.house.folder / "enrolment.json"
        write_enrolment(place, self.house.book.enrolment())
        return place

    def two_registers(self, order_no: str = "") -> None:
        """Register 1 of this store closes its day 20.00 short and seals it to a shared folder; it is known here.

        It handed this online order over, where there is one.
        """
        other = make_counter(self.house.folder.parent / "register-1", register="085-1", clock=HandClock())
        other.open()
        if order_no:
            other.hand_out(order_no)
        for step in ("sell", "explain", "count_short", "count_again", "count_paper", "end"):
            getattr(other, step)()
        other.seal_into(self.house.folder.parent / "SHARED")
        self.house.registers.add(other.card(), clerk=MANAGER)
        other.house.book.close()

    def hand_out(self, order_no: str) -> int:
        """Ada's online order goes out here; its entry."""
        act = PickUp(order_no=order_no, state=PickUpState.RELEASED, name="Ada Quill", goods="2 shirts, blue")
        return self.house.book.append(act, clerk=CLERK, day=self.house.day.figures().day).seq

    def know_another(self) -> None:
        """Register 1 belongs to this store, and nothing of it is here."""
        other = make_counter(self.house.folder.parent / "register-1", register="085-1", clock=self.clock)
        self.house.registers.add(other.card(), clerk=MANAGER)
        other.house.book.close()

    def explain_absent(self) -> None:
        """Why there is no sealed day of register 1."""
        self.house.day.registers.absent("085-1", "its PC is broken", MANAGER)

    def two_registers_one_order(self) -> None:
        self.two_registers("W-100234")

    def hand_out_too(self) -> None:
        self.hand_out("W-100234")

    def gather(self) -> None:
        """Take in what the other register sealed."""
        self.house.registers.gather(self.house.folder.parent / "SHARED", clerk=MANAGER)

    def count_again(self) -> None:
        """Rosa finds 20.00 too little as well."""
        self._count(self.expected_minor() - 2_000, CLERK)

    def stock_up(self) -> None:
        """Five more pads in the cupboard, and 500 numbers to print, by phone."""
        self.house.day.slips.receive("085100201", "085100700", MANAGER)
        self.house.day.slips.give_range("085190001", "085190500", "Operations, by phone", MANAGER)

    def sell_one(self) -> None:
        """One card slip, and nothing in cash."""
        self.house.till.record(card_sale(1, slip=self.slip(1)))

    def sell_before(self, happened_ms: int) -> None:
        """A card slip that was written earlier and is keyed late."""
        self.house.till.record(card_sale(2, slip=self.slip(2), happened_ms=happened_ms))

    def sell_next(self) -> None:
        """One card slip after those of `sell`."""
        self.clock.pass_min(11)
        self.house.till.record(card_sale(LAST_NUMBER + 1, slip=self.slip(LAST_NUMBER + 1), amount_minor=1_000))

    def expected_minor(self) -> int:
        return FLOAT_MINOR + sum(CASH_MINOR) - 4_500 - 10_000

    def count_short(self) -> None:
        self._count(self.expected_minor() - 2_000)

    def count_well(self) -> None:
        self._count(self.expected_minor())

    def count_empty(self) -> None:
        """A day without cash sales: the float is still there."""
        self._count(FLOAT_MINOR)

    def _count(self, amount_minor: int, by: str = MANAGER) -> None:
        pieces = []
        for piece in (one.worth_minor for one in POLICY.pieces):
            number, amount_minor = divmod(amount_minor, piece)
            pieces.append((piece, number))
        self.house.day.drawer.count(pieces, by)

    def explain(self) -> None:
        slips = [self.slip(number) for number in GAPS]
        self.house.day.slips.explain_missing(slips, "thrown away with the coffee cups", "AB", MANAGER)

    def night(self) -> None:
        """A day later."""
        self.clock.pass_min(24 * 60)

    def explain_from(self, first: int, last: int) -> None:
        """Numbers that were left out, from the first to the last."""
        slips = [self.slip(number) for number in range(first, last + 1)]
        self.house.day.slips.explain_missing(slips, "fell behind the desk", "AB", MANAGER)

    def lose_some(self) -> None:
        """Three forms torn out of the end of the second pad; ten before them got wet."""
        slips = self.house.day.slips
        slips.report(("085100198", "085100200"), how="stolen", explanation="torn out, police 4471", clerk=CLERK)
        slips.report(("085100188", "085100197"), how="spoiled", explanation="water", clerk=CLERK)

    def one_pad_twice(self) -> None:
        """Register 1 has begun a pad with numbers of one that is here too; neither knew of the other."""
        self.house.day.slips.issue_pad(Pad("085120051", "085120150"), MANAGER)
        other = make_counter(self.house.folder.parent / "register-1", register="085-1", clock=HandClock())
        other.house.day.slips.issue_pad(Pad("085120001", "085120100"), MANAGER)
        other.open()
        for step in ("sell", "explain", "count_short", "count_again", "count_paper", "end"):
            getattr(other, step)()
        other.seal_into(self.house.folder.parent / "SHARED")
        self.house.registers.add(other.card(), clerk=MANAGER)
        other.house.book.close()
        self.gather()

    def give_pads(self) -> None:
        """Two pads for register 1, which is not heard, and one of them wanted back."""
        slips = self.house.day.slips
        slips.receive("085120001", "085120400", MANAGER)
        for first in (1, 101, 201):
            slips.issue_pad(Pad(f"085120{first:03d}", f"085120{first + 99:03d}"), MANAGER, register="085-1")
        slips.take_back(
            ("085120201", "085120300"), reason="for register 3", clerk=MANAGER, second=(CLERK, CLERK_PIN)
        )  # fmt: skip

    def pad_back(self) -> None:
        """The second pad has fifty slips and not a hundred."""
        self.house.day.slips.take_back(
            ("085100151", "085100200"), reason="the pad has fifty", clerk=MANAGER, second=(CLERK, CLERK_PIN)
        )

    def count_paper(self) -> None:
        self.house.day.slips.count_paper(self.house.day.figures().slips_in_book, "", MANAGER)

    def end(self) -> None:
        self.house.day.close(seal="A 448 210", clerk=MANAGER)

    def close_a_day(self) -> None:
        """A day with one card slip and nothing in cash."""
        for step in (self.open, self.sell_one, self.count_empty, self.count_paper, self.end):
            step()

    def end_outage(self) -> None:
        self.house.incidents.end(signature=(MANAGER, MANAGER_PIN))

    def rekey_lane(self) -> None:
        """Another incident than the first one, under which stores key their drafts again."""
        self.end_outage()
        declare(self.house.book, number="26-08", lane="rekey")

    def one_order(self) -> None:
        """Slips of Thursday here and at register 1 are keyed again on Friday, both as POS 100234; both books are here.

        Friday is open and counted, under another incident.
        """
        shared = self.house.folder.parent / "SHARED"
        other = make_counter(self.house.folder.parent / "register-1", register="085-1", clock=self.clock)
        other.house.day.slips.issue_pad(Pad("085100201", "085100300"), MANAGER)
        drafts = {}
        for counter, number, minor in ((other, 101, 6_241), (self, 1, 1_001)):
            counter.rekey_lane()
            counter.open()
            draft = card_sale(number, slip=counter.slip(number), amount_minor=minor)
            drafts[counter.house.register] = counter.house.till.record(draft).entry_no
            counter.count_empty()
            counter.count_paper()
            counter.end()
            counter.seal_into(shared)
            counter.end_outage()
        for counter in (other, self):
            seq = drafts[counter.house.register]
            counter.house.incidents.rekeying.tick(seq=seq, order_no="POS 100234", clerk=CLERK)
        self.clock.pass_min(24 * 60)
        for counter in (other, self):
            counter.new_outage()
            counter.open()
            counter.count_empty()
            counter.count_paper()
        other.end()
        other.seal_into(shared)
        self.house.registers.add(other.card(), clerk=MANAGER)
        self.house.registers.gather(shared, clerk=MANAGER)
        other.house.book.close()

    def two_lanes(self, lane: str = "rekey") -> None:
        """Register 1 declared 26-08 by itself, under this lane, and closed Thursday with one slip of 62.41; it is here.

        This register sells under 26-07, of which Finance charges the slips: one of 10.01, on a Visa too.
        """
        shared = self.house.folder.parent / "SHARED"
        other = make_counter(self.house.folder.parent / "register-1", register="085-1", clock=self.clock)
        other.house.day.slips.issue_pad(Pad("085100201", "085100300"), MANAGER)
        other.end_outage()
        declare(other.house.book, number="26-08", lane=lane)
        other.open()
        other.house.till.record(card_sale(101, slip=other.slip(101), amount_minor=6_241))
        other.count_empty()
        other.count_paper()
        other.end()
        other.seal_into(shared)
        self.open()
        self.sell_one()
        self.house.registers.add(other.card(), clerk=MANAGER)
        self.house.registers.gather(shared, clerk=MANAGER)
        other.house.book.close()

    def two_numbers(self) -> None:
        """The same of two numbers under one lane."""
        self.two_lanes("finance")

    def said_of_order(self) -> None:
        """And the manager says what was found of that order."""
        (one,) = self.house.day.shared.found()
        self.house.day.shared.say(one, "POS 100234 is the 62.41; 10.01 is keyed on Monday", clerk=MANAGER)

    def give_back(self) -> None:
        """$20.00 of the first slip goes back on the card, on a slip of its own."""
        row = self.house.book.sale_by_slip("085100001")
        assert row is not None
        draft = RefundDraft(
            entry_id=Till.new_id(), clerk=CLERK, of_seq=row.seq, amount_minor=2_000, slip="085100025", reason="torn",
            pin=MANAGER_PIN,
        )  # fmt: skip
        self.house.till.refund(draft)

    def a_week_later(self) -> None:
        """Every card slip is too late to be keyed unseen; the first of them was reviewed."""
        self.clock.pass_min(7 * 24 * 60)
        room = self.house.incidents.rekeying
        late = next(draft for draft in room.left() if draft.needs_review)
        by_manager = (MANAGER, MANAGER_PIN)
        room.review(seq=late.row.seq, reason="the bank agreed by phone", clerk=CLERK, second=by_manager)

    def new_outage(self) -> None:
        """One of Finance's lane, before all drafts of the last one are keyed again."""
        declare(self.house.book, number="26-09", began_ms=self.clock.wall_ms())

    def wait_three_days(self) -> None:
        """Thursday's slips on Sunday, and on Tuesday after two of these."""
        self.clock.pass_min(3 * 24 * 60)

    def seal(self) -> None:
        stick = self.house.folder.parent / "STICK-7"
        stick.mkdir()
        self.house.seal_to(stick, clerk=MANAGER)
        (self.house.folder / "last-place.txt").write_text(str(stick), encoding="utf-8")

    def check_some(self) -> None:
        """Half of the list in place, an old booklet, a drill long ago."""
        self._check(self.house.policy.readiness[::2], "000000", "3 Nov 2025", "stickers come on Monday")

    def check_all(self) -> None:
        """Everything in place, the booklet printed, the drill last week."""
        self._check(self.house.policy.readiness, playbook_of(self.house).edition, "5 Nov", "")

    def _check(self, in_place: tuple[str, ...], booklet: str, drilled: str, note: str) -> None:
        self.house.readiness.check(in_place=in_place, booklet=booklet, drilled=drilled, note=note, clerk=MANAGER)

    def hand_over(self) -> None:
        """From the back office into the safe with Rosa, and an hour later out with a carrier."""
        inside = HandOverDraft(box_no="085-2-0001", way=Way.INSIDE, to_place="safe", seal="A 448 210")
        signature = (MANAGER, MANAGER_PIN)
        self.house.day.custody.hand_over(inside, signature=signature, second=(CLERK, CLERK_PIN))
        self.clock.pass_min(60)
        out = replace(inside, way=Way.OUT, to_place="van 12", outsider="J. Ortega, Brightway, badge 4471")
        self.house.day.custody.hand_over(out, signature=signature)

    def arrive(self) -> None:
        """Head office says that the box came, with a slip too few in it."""
        book, place = self.house.book, self.house.folder.parent / "hq"
        with Central.open(place, self.clock) as central:
            central.enrol(book.enrolment())
            self.clock.pass_min(20 * 60)
            box = self.house.day.custody.boxes()[0]
            came = BoxArrival(
                at_ms=self.clock.wall_ms(), register=book.register, box_no=box.box_no, seal=box.seal,
                seal_differs=False, counted=20, count_differs=True, is_explained=False,
            )  # fmt: skip
            data = words_out(central, DispatchKind.ARRIVALS, write_arrivals(book.store, (came,)), stores=(book.store,))
            self.house = with_word(self.house, central)
            assert self.house.word is not None
            self.house.word.dispatches.take(data)

    def restart(self) -> None:
        """The program ends and starts again on the same folder, with no line."""
        folder = self.house.folder
        self.house.book.close()
        self.house = house_of(folder, Book.open(folder, clock=self.clock, app="test"), self.clock)

    def lose_book(self) -> None:
        """The book is damaged, and the program starts again: a new epoch, with what the mirror has."""
        folder = self.house.folder
        self.house.book.close()
        (folder / "book.db").write_bytes(b"")
        self.house = house_of(folder, Book.open(folder, clock=self.clock, app="test"), self.clock)

    def lose_end(self) -> None:
        """The last slip's page is garbage and the mirror gone: a new epoch, and some entries can't be read any more."""
        folder = self.house.folder
        self.house.book.close()
        (folder / "mirror.log").unlink()
        garbage_over(folder / "book.db", f'"slip":"085100{LAST_NUMBER:03d}"'.encode())
        self.house = house_of(folder, Book.open(folder, clock=self.clock, app="test"), self.clock)

    def close(self) -> None:
        self.house.book.close()
        if self.throw_away:
            shutil.rmtree(self.house.folder.parent, ignore_errors=True)


def house_of(folder: Path, book: Book, clock: HandClock) -> StoreHouse:
    """What a window stands on."""
    elsewhere = Elsewhere()
    elsewhere.keep_in(ElsewhereFile(folder, store=book.store, register=book.register))
    till = Till(book, POLICY, STAFF, clock, told=Told(given=elsewhere.given, declined=elsewhere.declined))
    return StoreHouse(
        folder=folder, book=book, till=till, elsewhere=elsewhere,
        day=DayRoom(book, POLICY, STAFF, clock, pads_elsewhere=other_pads(elsewhere)), policy=POLICY,
        staff=STAFF, clock=clock, store=book.store, store_name=book.store_name, register=book.register,
        incidents=Incidents(book, POLICY, STAFF, clock),
    )  # fmt: skip


def make_counter(
    folder: Path, *, throw_away: bool = False, register: str = "085-2", clock: HandClock | None = None
) -> Counter:
    """A register of store 085 with two pads and no day opened yet."""
    clock = clock or HandClock()
    folder.mkdir(parents=True, exist_ok=True)
    book = Book.create(
        folder, store="085", store_name="Harbour Row", register=register, currency="USD", clock=clock, app="test"
    )
    house = house_of(folder, book, clock)
    declare(book)
    for first in (1, 101):
        house.day.slips.issue_pad(Pad(own_slip(register, first), own_slip(register, first + 99)), MANAGER)
    return Counter(house, clock, throw_away)


@contextmanager
def counter_in(folder: Path, *, register: str = "085-2", clock: HandClock | None = None) -> Iterator[Counter]:
    """A register whose book is closed at the end."""
    made = make_counter(folder, register=register, clock=clock)
    try:
        yield made
    finally:
        made.house.book.close()


__all__ = ["CLERK", "CLERK_PIN", "MANAGER", "MANAGER_PIN", "Counter", "counter_in", "make_counter"]
