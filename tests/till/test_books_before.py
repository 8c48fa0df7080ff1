"""A register whose book was damaged goes on in a new one that remembers: slips, refunds, orders, twins.

The book before: slips 1 to 12 sold for $10.01 and up, slip 13 spoiled, slip 14 struck out, $4.00 given back on slip 3
on slip 15, $20.00 of $62.41 given back on receipt 4711 of store 012 in cash, order W-100234 handed over, W-999 held.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bookmaking import (
    CLERK,
    DAY,
    MANAGER,
    MANAGER_PIN,
    POLICY,
    STAFF,
    HandClock,
    card_sale,
    cash_sale,
    close_day,
    declare,
    new_book,
    new_till,
    reopened,
)
from hurting import INJURIES, cut, edited, garbage_over
from shoebox.domain.acts import IncidentEnded, IncidentJoined
from shoebox.domain.acts_before import SentBefore
from shoebox.domain.acts_slips import SlipsLost, SlipSpoiled
from shoebox.domain.errors import Refusal
from shoebox.domain.former import former_no, former_place
from shoebox.domain.given_back import GivenBack
from shoebox.domain.pickup import GoneOrder, Order, OrdersFacts
from shoebox.domain.presentment import Road
from shoebox.domain.slip import Pad
from shoebox.storage.book import SYSTEM_CLERK, Book
from shoebox.storage.mirror import read_mirror
from shoebox.storage.order_list import OrderList, write_order_list
from shoebox.storage.verify import verify_path
from shoebox.till import Outside, PickUpDraft, PickUps, RefundDraft, Till, Told
from shoebox.till.today import is_out_of_turn

pytestmark = pytest.mark.thorough

RECEIPT = Outside(store="012", receipt="4711", day="2026-11-03", original_minor=6_241, tender="cash")
ORDERS = (
    Order(order_no="W-100234", name="Ada Quill", email="ada@example.com", goods="2 shirts"),
    Order(order_no="W-100235", name="Bo Ruiz", email="bo@example.org"),
)
PROOF = POLICY.pickup_checks[0]
PAD = Pad("085100001", "085100100")


def back(of_seq: int, amount_minor: int, **fields: Any) -> RefundDraft:
    plain = {"entry_id": Till.new_id(), "clerk": CLERK, "of_seq": of_seq, "reason": "torn", "pin": MANAGER_PIN}
    return RefundDraft(**{**plain, "amount_minor": amount_minor, **fields})


def step(order_no: str, **fields: Any) -> PickUpDraft:
    plain = {"entry_id": Till.new_id(), "clerk": CLERK, "order_no": order_no, "checked": PROOF}
    return PickUpDraft(**{**plain, **fields})


def orders_of(book: Book, **told: Any) -> PickUps:
    return PickUps(book, POLICY, STAFF, OrderList(book.path.parent), **told)


def refused(act: object) -> Refusal:
    with pytest.raises(Refusal) as wrong:
        act()
    assert "{" not in str(wrong.value)
    assert "-9990" not in str(wrong.value)
    return wrong.value


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_order_list(tmp_path, OrdersFacts(as_of_ms=1, orders=2), ORDERS)
    with new_book(tmp_path) as book:
        till, orders = new_till(book), orders_of(book)
        for number in range(1, 13):
            till.record(card_sale(number))
        till.spoil("085100013", "torn", CLERK)
        struck = till.record(card_sale(14))
        till.void(seq=struck.entry_no, reason="wrong", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
        till.refund(back(book.sale_by_slip("085100003").seq, 400, slip="085100015"))
        till.refund(back(0, 2_000, outside=RECEIPT))
        orders.release(step("W-100234"))
        orders.hold(step("W-999", name="Cy Moss", contact="555 0199 22", checked=""))
    return tmp_path


@pytest.fixture(params=INJURIES)
def hurt(folder: Path, request: pytest.FixtureRequest) -> Iterator[Book]:
    """The next book of a register whose first one was hurt in one of many ways, and opened once more since."""
    INJURIES[request.param](folder / "book.db")
    with reopened(folder) as book:
        assert (book.epoch, book.opened_after_damage is not None) == (2, True)
        assert [notice.code for notice in book.notices] == ["book.after_damage"]
    with reopened(folder) as book:
        assert (book.epoch, book.opened_after_damage, book.notices) == (2, None, ())
        yield book
    assert verify_path(folder).ok


def test_no_slip_of_the_book_before_is_offered_or_taken(hurt: Book) -> None:
    till = new_till(hurt)
    assert till.today().next_slip == "085100016"
    assert till.today().pad_left == 85
    assert (hurt.taken_of(PAD), hurt.highest_of(PAD)) == (15, "085100015")
    for number in range(1, 13):
        wrong = refused(lambda number=number: till.record(card_sale(number, amount_minor=5_000, last4="9999")))
        assert (wrong.code, wrong.facts["entry"]) == ("slip.used", former_no(1, number + 4))
        assert f"entry {number + 4} of book 1" in str(wrong)
    assert refused(lambda: till.record(card_sale(13))).code == "slip.spoiled"
    assert refused(lambda: till.record(card_sale(14))).code == "slip.voided_before"
    assert refused(lambda: till.record(card_sale(15))).code == "slip.used"
    assert refused(lambda: till.spoil("085100004", "torn", CLERK)).code == "slip.used"
    assert till.record(card_sale(16)).today.next_slip == "085100017"
    assert till.today().pad_left == 84


def test_what_was_given_back_before_is_never_given_again(hurt: Book) -> None:
    """$10.03 less $4.00 is left of slip 3, and $42.41 of receipt 4711."""
    till, sale = new_till(hurt), hurt.sale_by_slip("085100003")
    assert (sale.seq, sale.refunded_minor) == (former_no(1, 7), 400)
    assert refused(lambda: till.refund(back(sale.seq, 604, slip="085100016"))).code == "refund.too_much"
    given = till.refund(back(sale.seq, 500, slip="085100016")).row
    assert (given.kind, given.tender, given.last4, given.outside_receipt) == ("refund", "card", "4003", sale.claim_code)
    assert hurt.sale(sale.seq).refunded_minor == 900
    assert refused(lambda: till.refund(back(sale.seq, 104, slip="085100017"))).code == "refund.too_much"
    till.refund(back(sale.seq, 103, slip="085100017"))
    left = refused(lambda: till.refund(back(0, 4_242, outside=RECEIPT)))
    assert (left.code, left.facts["left"]) == ("refund.outside_much", "$42.41")
    till.refund(back(0, 4_241, outside=RECEIPT))
    assert refused(lambda: till.refund(back(0, 1, outside=RECEIPT))).code == "refund.outside_much"


def test_a_sale_of_the_book_before_is_found_and_not_keyed_as_a_strangers(hurt: Book) -> None:
    till = new_till(hurt)
    sale = hurt.sale_by_slip("085100007")
    assert hurt.sale_by_claim(sale.claim_code) == sale
    for number in (sale.claim_code, "085100007"):
        typed = replace(RECEIPT, store="085", receipt=number)
        assert refused(lambda typed=typed: till.refund(back(0, 100, outside=typed))).code == "refund.inside"
    assert refused(lambda: _void(till, sale.seq)).code == "void.before"


def _void(till: Till, seq: int) -> None:
    till.void(seq=seq, reason="wrong", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)


def test_an_order_is_never_handed_over_twice(hurt: Book) -> None:
    orders = orders_of(hurt)
    wrong = refused(lambda: orders.release(step("W-100234")))
    assert wrong.code == "pickup.released"
    assert "of book 1" in str(wrong)
    assert [one.order.order_no for one in orders.search("").orders] == ["W-999"]
    assert orders.search("W-100234").orders[0].is_released
    orders.release(step("W-100235"))
    orders.release_held(step("W-999", note="Finance said yes", pin=MANAGER_PIN))
    assert orders.search("").orders == ()
    assert refused(lambda: orders.release_held(step("W-999", note="again", pin=MANAGER_PIN))).code == "pickup.moved_on"


def test_one_handed_over_by_mistake_before_is_taken_back_and_handed_over(hurt: Book) -> None:
    """The store's office tells of it too, by the book before: what this register knows of it counts for more."""
    mark = hurt.pickup_of("W100234")
    told = GoneOrder("", "1", 20, mark.wall_ms, mark.offset_min)
    orders = orders_of(hurt, elsewhere=lambda key: told if key == "W100234" else None)
    orders.undo(step("W-100234", note="goods are back", pin=MANAGER_PIN))
    assert orders.release(step("W-100234")).seq > 0


def test_what_the_office_tells_of_the_book_before_counts_once(hurt: Book) -> None:
    """The store's word names the $4.00 on slip 3, which this register knows itself, and $1.00 of register 2."""
    own = next(row for row in hurt.refunds_given(100) if row.slip == "085100015")
    epoch_seq = own.seq - former_no(1, 0)
    told = (
        GivenBack("", "1", epoch_seq, own.wall_ms, own.offset_min, 400),
        GivenBack("", "2", 9, own.wall_ms, own.offset_min, 100),
    )
    sale = hurt.sale_by_slip("085100003")
    till = new_till(hurt, told=Told(given=lambda _mark: told[:1]))
    assert till.refund(back(sale.seq, 100, slip="085100016")).row.amount_minor == 100
    till = new_till(hurt, told=Told(given=lambda _mark: told[1:]))
    assert refused(lambda: till.refund(back(sale.seq, 503, slip="085100017"))).code == "refund.elsewhere"


def test_a_likely_twin_in_the_book_before_is_asked_about(hurt: Book) -> None:
    """The same last four and amount as slip 7 within minutes, on a new slip."""
    till, again = new_till(hurt), card_sale(20, amount_minor=1_007, last4="4007")
    assert till.twin(again).row.slip == "085100007"
    wrong = refused(lambda: till.record(again))
    assert wrong.code == "till.twin"
    assert "entry 11 of book 1" in str(wrong)
    kept = till.record(replace(again, twin_ok=True)).row
    assert kept.twin_of_seq == former_no(1, 11)
    late = new_till(hurt, _later(minutes=POLICY.twin_minutes + 1))
    assert late.twin(card_sale(21, amount_minor=1_008, last4="4008")) is None


def _later(*, minutes: int) -> HandClock:
    clock = HandClock()
    clock.pass_min(minutes)
    return clock


def test_the_last_sale_before_is_told_until_there_is_a_new_one(hurt: Book) -> None:
    till = new_till(hurt)
    assert till.last_saved().outside_receipt == "4711"
    assert till.record(cash_sale(500)).entry_no == till.last_saved().seq


# -- what waits for its charge, and cards that were declined


def test_slips_of_the_book_before_count_for_clock_and_limits(hurt: Book) -> None:
    """Twelve good slips, 120.78 together, the first written at noon; slip 16 comes to it, and a thirteenth is one."""
    till, first = new_till(hurt), hurt.sale_by_slip("085100001")
    waits = {("visa", Road.BOX): first.taken_ms}
    assert (hurt.waiting_since(), hurt.unheld_minor(), hurt.card_slips(DAY)) == (waits, 12_078, 12)
    seen = till.today()
    assert (seen.oldest_ms, seen.drafts_minor, seen.slips) == (waits, 12_078, 12)
    for policy, code in (({"register_drafts_minor_max": 13_000}, "till.drafts_person"),
                         ({"register_slips_max": 12}, "till.slips_person")):  # fmt: skip
        limited = new_till(hurt, **policy)
        assert refused(lambda limited=limited: limited.record(card_sale(16))).code == code
    till.record(card_sale(16))
    seen = till.today()
    assert (seen.oldest_ms, seen.drafts_minor, seen.slips) == (waits, 12_078 + 1_016, 13)


def test_they_wait_until_head_office_has_signed_and_their_box_came(hurt: Book) -> None:
    """Signed up to slip 4; then the day is closed in the new book, and its one box comes."""
    seq = hurt.sale_by_slip("085100004").seq - former_no(1, 0)
    hurt.append(SentBefore(epoch=1, held_seq=seq, until_seq=0, needs=()), clerk=SYSTEM_CLERK, day=DAY)
    assert hurt.unheld_minor() == sum(range(1_005, 1_013))
    z_no = hurt.open_day().z_no
    close_day(hurt)
    box_no = hurt.place.box_no(z_no)
    assert list(hurt.waiting_since()) == [("visa", Road.BOX)]
    assert hurt.waiting_since({box_no}) == {}


def test_a_box_that_was_closed_before_is_the_one_that_must_come(folder: Path) -> None:
    with reopened(folder) as book:
        box_no = book.place.box_no(book.open_day().z_no)
        close_day(book)
    INJURIES["gone"](folder / "book.db")
    with reopened(folder) as book:
        assert list(book.waiting_since()) == [("visa", Road.BOX)]
        assert book.waiting_since({box_no}) == {}


def test_an_incident_goes_on_under_the_number_and_lane_it_was_joined_to(folder: Path) -> None:
    with reopened(folder) as book:
        held = book.incident()
        joined = IncidentJoined(incident_seq=held.seq, number="HO-9", rescue_lane="rekey", was=held.number)
        book.append(joined, clerk=SYSTEM_CLERK, day=DAY)
    INJURIES["gone"](folder / "book.db")
    with reopened(folder) as book:
        held = book.incident()
        assert (held.number, held.rescue_lane, held.is_on) == ("HO-9", "rekey", True)
        assert list(book.waiting_since()) == [("visa", Road.TILL)]


def test_what_was_only_seen_waits_for_nothing(folder: Path) -> None:
    """Slip 5 was made $90.05 by hand: nobody can send it or key it again."""
    edited(without_mirror(folder), b'"amount_minor":1005', b'"amount_minor":9005')
    with reopened(folder) as book:
        assert (book.unheld_minor(), book.card_slips(DAY)) == (12_078 - 1_005, 11)


@pytest.mark.parametrize("injury", ["gone", "cut to two thirds", "a row taken out"])
def test_a_card_that_was_declined_before_is_remembered_with_its_incident(folder: Path, injury: str) -> None:
    free = {"visa": 50_000}  # a floor limit below which no code is asked
    declined, again = (card_sale(number, last4="1111", approval="") for number in (17, 18))
    with reopened(folder) as book:
        seq = new_till(book, floor_limit_minor=free, declined_again="code").decline(declined)
    INJURIES[injury](folder / "book.db")
    reopened(folder).close()
    INJURIES["gone"](folder / "book-e2.db")
    with reopened(folder) as book:
        till = new_till(book, floor_limit_minor=free, declined_again="code")
        wrong = refused(lambda: till.record(again))
        assert (wrong.code, wrong.facts["entry"]) == ("till.declined", former_no(1, seq))
        assert till.record(replace(again, approval="77777A")).row.last4 == "1111"
        close_day(book)
        held = book.incident()
        over = IncidentEnded(incident_seq=held.seq, ended_ms=held.began_ms, ended_by=MANAGER, last_slip="")
        book.append(over, clerk=MANAGER, day=DAY)
        declare(book, number="26-08", began_ms=held.began_ms + 1)
        assert till.declined(again) is None


@pytest.mark.parametrize("injury", ["gone", "cut to two thirds", "a row taken out"])
@pytest.mark.parametrize("said", [{"phone": "+1 555 0148 22"}, {"goods": "Brass lamp"}])
def test_the_customer_of_a_slip_in_the_book_before_is_known(folder: Path, injury: str, said: dict[str, str]) -> None:
    """12.00 on one card, then the book is lost; 9.00 on another, by the same phone or the same words: above 20.00."""
    floor = {"floor_limit_minor": {"visa": 2_000}}
    with reopened(folder) as book:
        first = card_sale(20, last4="1111", amount_minor=1_200, tax_minor=0, approval="", **said)
        new_till(book, **floor).record(first)
    INJURIES[injury](folder / "book.db")
    with reopened(folder) as book:
        second = card_sale(21, last4="2222", amount_minor=900, tax_minor=0, approval="")
        assert new_till(book, **floor).mends(second) == ()
        mends = new_till(book, **floor).mends(replace(second, **said))
        assert [mend.code for mend in mends] == ["till.approval_customer"]


# -- without a mirror: what still proves itself is known, what was only seen is not trusted


def without_mirror(folder: Path) -> Path:
    (folder / "mirror.log").unlink()
    return folder / "book.db"


def test_without_a_mirror_what_lies_behind_a_torn_page_is_known(folder: Path) -> None:
    """Slip 5's page is garbage. Slips before and behind it are known by their own signatures; slip 5 by its row."""
    garbage_over(without_mirror(folder), b'"slip":"085100005"')
    with reopened(folder) as book:
        till, (lost,) = new_till(book), book.before.books[0].lost
        assert lost[0] <= 9 <= lost[1]
        for number in (1, 2, 5, 11, 12, 13, 14, 15):
            assert refused(lambda number=number: till.record(card_sale(number, last4="9999"))).code.startswith("slip.")
        assert till.today().next_slip == "085100016"
        unproven = book.sale_by_slip("085100005")
        assert refused(lambda: till.refund(back(unproven.seq, 100, slip="085100016"))).code == "refund.unproven"
        typed = Outside(
            store="085", receipt=unproven.claim_code, day=unproven.day, original_minor=1_005, tender="card",
            brand="visa", last4="4005",
        )  # fmt: skip
        given = till.refund(back(0, 1_005, outside=typed, slip="085100016"))
        assert given.row.outside_receipt == unproven.claim_code
        twice = refused(lambda: till.refund(back(0, 1_005, outside=typed, slip="085100017")))
        assert twice.code == "refund.outside_much"
        assert refused(lambda: orders_of(book).release(step("W-100234"))).code == "pickup.released"


def test_without_a_mirror_the_chain_broken_by_an_edit_goes_on_behind_it(folder: Path) -> None:
    """Slip 5 was made $90.05 by hand: its slip is used, nothing is given back on it; slip 6 is proven as ever."""
    edited(without_mirror(folder), b'"amount_minor":1005', b'"amount_minor":9005')
    with reopened(folder) as book:
        till = new_till(book)
        assert book.before.books[0].lost == ((9, 9),)
        assert refused(lambda: till.record(card_sale(5, last4="9999"))).code == "slip.used"
        five, six = book.sale_by_slip("085100005"), book.sale_by_slip("085100006")
        assert refused(lambda: till.refund(back(five.seq, 100, slip="085100016"))).code == "refund.unproven"
        assert till.refund(back(six.seq, 100, slip="085100016")).row.amount_minor == 100


def test_without_a_mirror_a_file_that_lacks_its_end_is_known_by_its_other_pages(folder: Path) -> None:
    """The last entries are gone with their page: the refund on slip 15 and the orders are known by their rows alone."""
    path = without_mirror(folder)
    cut(path, 0.97)
    with reopened(folder) as book:
        till, ((first, last),) = new_till(book), book.before.books[0].lost
        assert first <= 20 <= last == 23
        assert till.today().next_slip == "085100016"
        assert refused(lambda: orders_of(book).release(step("W-100234"))).code == "pickup.released"
        sale = book.sale_by_slip("085100003")
        assert refused(lambda: till.refund(back(sale.seq, 604, slip="085100016"))).code == "refund.too_much"
        assert refused(lambda: till.refund(back(0, 4_242, outside=RECEIPT))).code == "refund.outside_much"


def test_a_mirror_alone_with_a_changed_line_tells_what_stands_behind_it(folder: Path) -> None:
    """The book is gone; line 9 of the mirror was changed. What follows it is signed, and known."""
    (folder / "book.db").unlink()
    mirror = folder / "mirror.log"
    edited(mirror, b'"amount_minor":1005', b'"amount_minor":9005')
    assert len(list(read_mirror(mirror))) == 8
    with reopened(folder) as book:
        assert (book.epoch, book.before.books[0].lost) == (2, ((9, 9),))
        assert new_till(book).today().next_slip == "085100016"


# -- a third book, a memory that is gone, and books that an older program began


def test_the_third_book_remembers_the_first(folder: Path) -> None:
    INJURIES["gone"](folder / "book.db")
    with reopened(folder) as book:
        new_till(book).record(card_sale(16))
        new_till(book).refund(back(book.sale_by_slip("085100004").seq, 100, slip="085100017"))
    garbage_over(folder / "book-e2.db", b'"slip":"085100016"')
    with reopened(folder) as book:
        assert (book.epoch, [one.epoch for one in book.before.books]) == (3, [1, 2])
        till = new_till(book)
        assert till.today().next_slip == "085100018"
        assert refused(lambda: till.record(card_sale(16, last4="9999"))).facts["entry"] > former_no(2, 0)
        assert refused(lambda: till.record(card_sale(3, last4="9999"))).facts["entry"] == former_no(1, 7)
        sale = book.sale_by_slip("085100004")
        assert (sale.seq, sale.refunded_minor) == (former_no(1, 8), 100)


@pytest.mark.parametrize("end", ["gone", "changed"])
def test_a_memory_that_is_gone_or_changed_is_read_anew_and_said(folder: Path, end: str) -> None:
    INJURIES["a row edited"](folder / "book.db")
    reopened(folder).close()
    memory = folder / "former-e1.log"
    if end == "gone":
        memory.unlink()
    else:
        edited(memory, b'"amount_minor":1006', b'"amount_minor":9006')
    with reopened(folder) as book:
        assert [notice.code for notice in book.notices] == ["book.memory_changed"]
        assert new_till(book).today().next_slip == "085100016"
        assert book.sale_by_slip("085100006").amount_minor == 1_006
    with reopened(folder) as book:  # it is there again, as the book's entry has its hash
        assert (book.notices, new_till(book).today().next_slip) == ((), "085100016")


def test_a_memory_of_which_less_is_left_is_said_at_each_start(folder: Path) -> None:
    INJURIES["a row edited"](folder / "book.db")
    reopened(folder).close()
    for name in ("former-e1.log", "book.db"):
        (folder / name).unlink()
    edited(folder / "mirror.log", b'"amount_minor":1006', b'"amount_minor":9006')
    for _ in range(2):
        with reopened(folder) as book:
            assert [notice.code for notice in book.notices] == ["book.memory_changed"]


def test_a_second_book_without_a_memory_is_given_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As an older Shoebox began it: from its next start with this one it knows the first."""
    INJURIES["gone"](folder / "book.db")
    with monkeypatch.context() as older:
        older.setattr("shoebox.storage.former_start.carried", _no_memory)
        reopened(folder).close()
    (folder / "former-e1.log").unlink()
    for _ in range(2):
        with reopened(folder) as book:
            assert (book.epoch, book.notices) == (2, ())
            assert new_till(book).today().next_slip == "085100016"
            head = book.head().seq
    with reopened(folder) as book:
        assert book.head().seq == head


def _no_memory(former: Any, **facts: Any) -> Any:
    from shoebox.storage.carried import carried

    return replace(carried(former, **facts), before=())


# -- the list of the day on which it happened


def test_the_list_of_the_day_goes_on_over_both_books(hurt: Book) -> None:
    """15 entries of the book before, slip 14 struck out, and one sale since; the sums count each once."""
    till = new_till(hurt)
    before = till.today()
    assert [row.slip for row in before.rows][1:] == [f"085100{number:03d}" for number in (15, 14, *range(12, 0, -1))]
    assert {former_place(row.seq)[0] for row in before.rows} == {1}
    assert (before.sales, before.slips) == (12, 12)
    assert dict(before.tenders) == {"card": 12 * 1_000 + 78 - 400, "cash": -2_000}
    after = till.record(card_sale(16)).today
    assert after == till.today()
    assert (len(after.rows), after.sales, after.rows[0].slip) == (16, 13, "085100016")
    assert after.rows.held_of(before.rows[3].seq) == before.rows[3]


def test_what_was_given_back_since_stands_on_the_listed_sale(hurt: Book) -> None:
    till, sale = new_till(hurt), hurt.sale_by_slip("085100004")
    seen = till.refund(back(sale.seq, 300, slip="085100016")).today
    assert next(row for row in seen.rows if row.slip == "085100004").refunded_minor == 300


def test_a_long_day_before_is_read_page_by_page(tmp_path: Path) -> None:
    """150 sales in the old book and 3 in the new one: every row once, whatever page it lies on."""
    with new_book(tmp_path) as book:
        till = new_till(book)
        for number in range(150):
            till.record(cash_sale(100 + number))
    INJURIES["gone"](tmp_path / "book.db")
    with reopened(tmp_path) as book:
        till = new_till(book)
        for number in range(150, 153):
            till.record(cash_sale(100 + number))
        rows = till.today().rows
        assert [row.amount_minor for row in rows] == [100 + number for number in reversed(range(153))]
        assert rows.rows_held() <= 4 * 64


def test_slips_that_were_lost_out_of_turn_are_no_highest_number_in_the_next_book(folder: Path) -> None:
    """91 to 95 were stolen, 96 to 100 fell into water: the next slip is 16, and 40 is out of turn as before."""
    with reopened(folder) as book:
        gone = SlipsLost(first="085100091", last="085100095", how="stolen", explanation="burglary", by=CLERK)
        book.append(gone, clerk=CLERK, day=DAY)
        book.append(SlipSpoiled(slip="085100096", last="085100100", reason="wet"), clerk=CLERK, day=DAY)
        assert (book.highest_of(PAD), is_out_of_turn(book, "085100040")) == ("085100015", True)
    INJURIES["gone"](folder / "book.db")
    with reopened(folder) as book:
        assert (book.taken_of(PAD), book.highest_of(PAD)) == (25, "085100015")
        assert is_out_of_turn(book, "085100040")
