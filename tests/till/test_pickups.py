"""Online orders at the counter: handed over once, never charged, held where nobody finds them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bookmaking import (
    CLERK,
    CLERK_PIN,
    DAY,
    MANAGER_PIN,
    POLICY,
    STAFF,
    HandClock,
    close_day,
    declare,
    new_book,
    reopened,
)
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.pickup import GoneOrder, Order, OrdersFacts
from shoebox.storage.book import Book
from shoebox.storage.order_list import OrderList, write_order_list
from shoebox.storage.verify import verify_book
from shoebox.till import PickUpDraft, PickUps, Till

ORDERS = (
    Order(order_no="W-100234", name="Ada Quill", email="ada@example.com", phone="+1 555 014 7788", goods="2 shirts"),
    Order(order_no="W-100235", name="Bo Ruiz", email="bo@example.org", phone="0555 0148", is_paid=False),
)
PROOF = POLICY.pickup_checks[0]


@pytest.fixture
def book(tmp_path: Path, clock: HandClock) -> Book:
    write_order_list(tmp_path, OrdersFacts(as_of_ms=1, orders=2), ORDERS)
    with new_book(tmp_path, clock) as made:
        declare(made)
        yield made


@pytest.fixture
def pickups(book: Book, tmp_path: Path, clock: HandClock) -> PickUps:
    return PickUps(book, POLICY, STAFF, OrderList(tmp_path))


def step(order_no: str, **fields: Any) -> PickUpDraft:
    plain = {"entry_id": Till.new_id(), "clerk": CLERK, "order_no": order_no, "checked": PROOF}
    return PickUpDraft(**{**plain, **fields})


def held(order_no: str = "W-999", **fields: Any) -> PickUpDraft:
    return step(order_no, **{"name": "Cy Moss", "contact": "555 0199 22", "checked": "", **fields})


def code_of(act: object) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    assert "?" not in str(refused.value)
    return refused.value.code


def test_it_is_handed_over_once_and_no_money_moves(pickups: PickUps, book: Book) -> None:
    """However it is spaced; the second time says when and by whom; the same draft again answers its first entry."""
    draft = step("w 100234")
    done = pickups.release(draft)
    assert (done.order_no, done.state, done.name, done.goods) == ("W-100234", "released", "Ada Quill", "2 shirts")
    assert pickups.release(draft) == done
    with pytest.raises(Refusal) as refused:
        pickups.release(step("W-100234"))
    assert str(refused.value) == (
        "Order W-100234 was handed over on 12 Nov, 07:00 by Rosa Lind, entry 5. Do not hand it over again."
    )
    assert (book.sales(DAY), book.latest(Kind.PICK_UP)[1].totals_minor) == ((), {})


def test_no_proof_no_goods_and_no_goods_that_are_not_paid(pickups: PickUps) -> None:
    assert code_of(lambda: pickups.release(step("W-100234", checked="looks honest"))) == "pickup.checked"
    assert code_of(lambda: pickups.release(step("W-100235"))) == "pickup.unpaid"
    assert code_of(lambda: pickups.release(step("W-1"))) == "pickup.not_found"
    assert code_of(lambda: pickups.release(step("  -"))) == "pickup.number"
    assert code_of(lambda: pickups.release(step("4111 1111 1111 1111"))) == "card.number"


def test_one_that_nobody_finds_waits_for_two_people(pickups: PickUps) -> None:
    """Held with whom to call, once; a second person hands it over on Finance's word, once."""
    assert code_of(lambda: pickups.hold(held(name=""))) == "pickup.name"
    assert code_of(lambda: pickups.hold(held(contact=""))) == "pickup.contact"
    assert code_of(lambda: pickups.hold(held(contact="under the bridge"))) == "till.phone"
    assert code_of(lambda: pickups.hold(held("W-100234"))) == "pickup.listed"
    pickups.hold(held())
    assert code_of(lambda: pickups.hold(held("W 999"))) == "pickup.held"
    assert [one.order.name for one in pickups.search("").orders] == ["Cy Moss"]
    word = {"note": "Ann in Finance has it", "pin": MANAGER_PIN}
    assert code_of(lambda: pickups.release_held(step("W-999", pin=MANAGER_PIN))) == "till.reason_missing"
    assert code_of(lambda: pickups.release_held(step("W-999", note="x"))) == "pickup.second"
    assert code_of(lambda: pickups.release_held(step("W-999", note="x", pin=CLERK_PIN))) == "staff.same"
    done = pickups.release_held(step("W-999", **word))
    assert (done.state, done.approver, done.contact) == ("released", "02", "555 0199 22")
    assert pickups.search("").orders == ()
    assert code_of(lambda: pickups.hold(held())) == "pickup.released"
    assert code_of(lambda: pickups.release_held(step("W-999", **word))) == "pickup.moved_on"


def test_a_held_order_may_end_otherwise_and_be_held_again(pickups: PickUps) -> None:
    pickups.hold(held())
    ended = pickups.end_held(step("W-999", note="bought elsewhere", pin=MANAGER_PIN))
    assert (ended.state, ended.checked) == ("ended", "")
    assert pickups.hold(held()).state == "held"


def test_a_mistake_is_taken_back_by_two_people(pickups: PickUps) -> None:
    """Released to the wrong person, goods back on the shelf: it may then go to the right one."""
    assert code_of(lambda: pickups.undo(step("W-100234", note="x", pin=MANAGER_PIN))) == "pickup.moved_on"
    pickups.release(step("W-100234"))
    assert pickups.undo(step("W-100234", note="wrong bag", pin=MANAGER_PIN)).state == "undone"
    assert pickups.release(step("W-100234")).state == "released"


def test_found_by_number_mail_phone_and_name(pickups: PickUps) -> None:
    for said in ("w1002", "ADA@ex", "014 7788", "quill"):
        assert "W-100234" in [one.order.order_no for one in pickups.search(said).orders], said
    assert pickups.search("5550148").orders[0].order.name == "Bo Ruiz"
    assert pickups.search("zzz").orders == ()
    pickups.hold(held())
    assert pickups.search("w99").orders[0].is_held
    assert pickups.search("moss").orders[0].is_held


def test_a_held_order_is_found_by_its_own_phone_and_mail(pickups: PickUps) -> None:
    """With a country's prefix or without; an e-mail in capitals or not; of others nothing."""
    pickups.hold(held("H-1", contact="(503) 555-0101"))
    pickups.hold(held("H-2", name="Di Marsh", contact="Di.Marsh@Example.com"))
    for said in ("+1 503 555 0101", "0015035550101", "555 0101", "0101"):
        assert [one.order.order_no for one in pickups.search(said).orders] == ["H-1"], said
    assert [one.order.order_no for one in pickups.search("di.marsh@example").orders] == ["H-2"]
    assert pickups.search("+1 503 555 0102").orders == ()
    assert pickups.search("cy@example.com").orders == ()


def test_no_day_no_incident_no_stranger(pickups: PickUps, book: Book, tmp_path: Path, clock: HandClock) -> None:
    assert code_of(lambda: pickups.release(step("W-100234", clerk="99"))) == "staff.unknown"
    close_day(book)
    assert code_of(lambda: pickups.release(step("W-100234"))) == "till.day_closed"
    with new_book(tmp_path / "other", clock) as calm:
        peaceful = PickUps(calm, POLICY, STAFF, OrderList(tmp_path))
        assert code_of(lambda: peaceful.release(step("W-100234"))) == "till.no_incident"


def test_a_store_without_a_file_holds(book: Book, clock: HandClock) -> None:
    bare = PickUps(book, POLICY, STAFF, None)
    assert bare.search("W-1").orders == ()
    assert bare.search("").facts is None
    assert bare.hold(held()).state == "held"


def test_it_is_so_after_a_restart(pickups: PickUps, book: Book, tmp_path: Path, clock: HandClock) -> None:
    done = pickups.release(step("W-100234"))
    book.close()
    assert verify_book(tmp_path / "book.db").ok
    with reopened(tmp_path, clock) as again:
        assert again.opened_after_damage is None
        later = PickUps(again, POLICY, STAFF, OrderList(tmp_path))
        assert later.search("W-100234").orders[0].last == done
        assert code_of(lambda: later.release(step("W-100234"))) == "pickup.released"


def test_a_draft_sent_with_other_words_is_refused(pickups: PickUps) -> None:
    draft = held()
    pickups.hold(draft)
    assert code_of(lambda: pickups.hold(replace(draft, name="Di Moss"))) == "entry.id_reused"


def test_one_that_went_out_at_another_register_goes_out_nowhere_else(book: Book, tmp_path: Path) -> None:
    """Not handed over, not held, not handed over on Finance's word; taken back there, it goes out here."""
    gone: dict[str, GoneOrder] = {}
    pickups = PickUps(book, POLICY, STAFF, OrderList(tmp_path), elsewhere=gone.get)
    pickups.hold(held("W-7"))
    for key in ("W100234", "W7", "W8"):
        gone[key] = GoneOrder("0" * 16, "085-3", 41, 1_794_484_800_000, -300)
    refused = (
        lambda: pickups.release(step("W-100234")),
        lambda: pickups.hold(held("W-8")),
        lambda: pickups.release_held(step("W-7", note="said so", pin=MANAGER_PIN)),
    )
    assert [code_of(act) for act in refused] == ["pickup.released_elsewhere"] * 3
    with pytest.raises(Refusal, match=r"W-100234 was handed over on 12 Nov, 07:00 at register 085-3, entry 41"):
        pickups.release(step("W-100234"))
    (seen,) = pickups.search("W-100234").orders
    assert (seen.is_gone, seen.is_released) == (True, False)
    assert pickups.end_held(step("W-7", checked="", note="went out at 3", pin=MANAGER_PIN)).state == "ended"
    gone.clear()
    assert pickups.release(step("W-100234")).state == "released"
