"""Prices, orders, playbook, incidents and notices from head office, each put to use at a register, once or again."""

from __future__ import annotations

from dataclasses import replace

from bookmaking import CLERK, DAY, MANAGER, NOON_MS, HandClock, card_sale, close_day, declare, new_till, reopened
from daymaking import make_office
from hurting import INJURIES
from linemaking import books_of, parcel_of, parcels_of
from outmaking import ORDERS, PRICES, Chain, dispatches, incident_out, notice_out, policy_out, stands, words_out
from postgresmaking import verified
from shoebox.central import Central
from shoebox.domain.dispatch import DispatchKind, TakeOutcome
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Trouble
from shoebox.domain.holdings import Outcome
from shoebox.formats.arrivals import write_arrivals
from shoebox.formats.dispatch import DISPATCH_SUFFIX
from shoebox.formats.dispatch_pages import write_pages
from shoebox.handover import office_word
from shoebox.handover.locking import ring_of
from shoebox.resources import asset
from shoebox.storage.order_list import OrderList
from shoebox.storage.price_list import PriceList
from shoebox.transport.stick import Stick


def test_prices_are_in_use_once_they_are_taken(chain):
    """Two items; then a newer file with one: its price stands, and the older file is gone from the disk."""
    assert chain.taken.take(words_out(chain.central, DispatchKind.PRICES, PRICES)).outcome == TakeOutcome.TAKEN
    assert PriceList(chain.folder).find("4711").price_minor == 5_999
    chain.taken.take(words_out(chain.central, DispatchKind.PRICES, PRICES.replace(b"59.99", b"49.99")))
    assert PriceList(chain.folder).find("4711").price_minor == 4_999
    assert len(list((chain.folder / "head-office").glob("prices-*"))) == 1


def test_prices_by_a_rate_that_nobody_knows_are_refused_until_the_policy_has_it(chain):
    bad = words_out(chain.central, DispatchKind.PRICES, PRICES.replace(b"food", b"books"))
    assert chain.taken.take(bad).code == "out.bad_lines"
    assert PriceList(chain.folder).facts() is None


def test_prices_that_a_kill_left_unused_are_put_to_use_at_the_next_start(chain, monkeypatch):
    """The disk is full when the list is made: told as trouble, and tried again."""
    taken = chain.taken
    with monkeypatch.context() as patched:

        def full(*_given: object) -> None:
            raise Trouble("prices.unwritable", folder="store", why="full")

        patched.setattr("shoebox.handover.office_rules.write_price_list", full)
        assert taken.take(words_out(chain.central, DispatchKind.PRICES, PRICES)).outcome == TakeOutcome.TAKEN
        assert [one.code for one in taken.troubles()] == ["prices.unwritable"]
    again = chain.taken
    again.settle()
    assert PriceList(chain.folder).find("BEAN").price_minor == 1_250
    assert again.troubles() == ()


def test_orders_of_this_store_are_in_use_and_those_of_another_refused(chain):
    chain.taken.take(words_out(chain.central, DispatchKind.ORDERS, ORDERS))
    assert OrderList(chain.folder).find("w 100234").name == "Ada Quill"
    other = words_out(chain.central, DispatchKind.ORDERS, ORDERS.replace(b",085,", b",112,"))
    assert chain.taken.take(other).code == "orders.store"


def test_a_playbook_is_taken_whole_or_not_at_all(chain):
    """One shipped page goes; one with a picture in it does not, and names what is wrong."""
    page = next(iter(sorted(asset("playbook/en").glob("*.md"))))
    good = write_pages({"en": {page.name: page.read_bytes()}})
    assert chain.taken.take(words_out(chain.central, DispatchKind.PLAYBOOK, good)).outcome == TakeOutcome.TAKEN
    bad = write_pages({"en": {page.name: page.read_bytes() + b"\n![a](b.png)\n"}})
    assert chain.taken.take(words_out(chain.central, DispatchKind.PLAYBOOK, bad)).code.startswith("playbook.")
    assert stands(chain.taken) == [("playbook", "", 1)]


def test_on_a_stick_that_was_used_for_long_the_newest_is_taken_in_first(chain, tmp_path, monkeypatch):
    """Five lists of boxes, three of another store, came onto it week by week; then a policy. Three files are opened."""
    monkeypatch.setattr(office_word, "FILES_MAX", 3)
    chain.central.enrol(replace(chain.book.enrolment(), store="112"))
    stick = Stick(tmp_path)
    for store in ("112", "085", "112", "112", "085"):
        words_out(chain.central, DispatchKind.ARRIVALS, write_arrivals(store, ()), stores=(store,))
        for name, data in chain.central.out.for_stick():
            stick.put_named(name + DISPATCH_SUFFIX, data)
    policy_out(chain.central)
    for name, data in chain.central.out.for_stick():
        stick.put_named(name + DISPATCH_SUFFIX, data)
    taken = chain.taken
    office_word.take_from(tmp_path, taken, ring_of(chain.book))
    assert stands(taken) == [("policy", "", 1), ("arrivals", "", 5)]


# -- incidents


def number(chain: Chain) -> str:
    held = chain.book.incident()
    return held.number if held is not None and held.is_on else ""


def test_an_incident_of_head_office_lets_a_store_sell_at_once(chain):
    """Nobody at the store has declared anything: 26-07 is on, once, however often it is said."""
    data, taken = incident_out(chain.central, "26-07"), chain.taken
    taken.take(data)
    taken.settle()
    chain.taken.settle()
    held = chain.book.incident()
    assert (held.number, held.given_by, held.began_ms) == ("26-07", "head office", NOON_MS - 3_600_000)
    assert len(chain.book.of_kind(Kind.INCIDENT)) == 1


def test_head_offices_number_stands_from_then_on_and_both_are_kept(chain):
    """The store declared 085-261112 and sold entry 5; then head office says 26-07: one incident, two numbers."""
    declare(chain.book, number="085-261112")
    before = chain.book.head().seq
    new_till(chain.book).record(card_sale(1))
    chain.taken.take(incident_out(chain.central, "26-07"))
    assert number(chain) == "26-07"
    assert chain.book.incident(before).number == "085-261112"
    assert chain.book.incident_numbers() == {"085-261112", "26-07"}
    _, _, act = chain.book.latest(Kind.INCIDENT_JOINED)
    assert (act.was, act.number, len(chain.book.of_kind(Kind.INCIDENT))) == ("085-261112", "26-07", 1)
    chain.taken.settle()
    assert len(chain.book.of_kind(Kind.INCIDENT_JOINED)) == 1
    chain.book.rebuild_projections()
    assert number(chain) == "26-07"


def test_what_finance_may_have_charged_is_never_turned_over_to_be_keyed_again(chain):
    """Finance's lane with a sale in it stays; without a sale, or from the other lane, head office's lane stands."""
    declare(chain.book, number="085-261112", lane="finance")
    new_till(chain.book).record(card_sale(1))
    chain.taken.take(incident_out(chain.central, "26-07", rescue_lane="rekey"))
    assert chain.book.incident().rescue_lane == "finance"


def test_the_lane_follows_head_office_while_nothing_is_sold(chain):
    declare(chain.book, number="085-261112", lane="finance")
    chain.taken.take(incident_out(chain.central, "26-07", rescue_lane="rekey"))
    assert chain.book.incident().rescue_lane == "rekey"


def test_the_number_that_was_given_by_telephone_is_the_same_incident(chain):
    declare(chain.book, number="26-07")
    chain.taken.take(incident_out(chain.central, "26-07"))
    assert chain.book.latest(Kind.INCIDENT_JOINED) is None
    assert len(chain.book.of_kind(Kind.INCIDENT)) == 1


def test_an_end_waits_for_the_day_to_be_closed(chain):
    """Head office ends 26-07 at noon with the day open: slips go on being keyed; once the day is closed it is over."""
    taken = chain.taken
    taken.take(incident_out(chain.central, "26-07"))
    taken.take(incident_out(chain.central, "26-07", ended_ms=NOON_MS))
    assert number(chain) == "26-07"
    close_day(chain.book)
    taken.settle()
    assert number(chain) == ""
    assert chain.book.incident().ended_ms == NOON_MS


def test_an_incident_that_the_store_ended_itself_is_not_begun_again(chain):
    taken = chain.taken
    taken.take(incident_out(chain.central, "26-07"))
    close_day(chain.book)
    taken.take(incident_out(chain.central, "26-07", ended_ms=NOON_MS))
    chain.taken.settle()
    assert number(chain) == ""
    assert len(chain.book.of_kind(Kind.INCIDENT)) == 1


# -- notices


def test_a_notice_is_read_once_by_each_person_and_head_office_hears_of_it(chain):
    """Two notices, one for managers alone; Rosa reads the first, twice; both orders of arrival come to the same."""
    first = notice_out(chain.central, "No gift cards today", "The server is down.")
    second = notice_out(chain.central, "Count at noon", roles=("manager",))
    taken = chain.taken
    for data in (second, first):
        taken.take(data)
    assert [(one.version, notice.title) for one, notice in taken.notices()] == [
        (2, "Count at noon"), (1, "No gift cards today"),
    ]  # fmt: skip
    for _ in range(2):
        taken.note_read(1, clerk=CLERK)
    assert [list(chain.taken.readers()), list(chain.taken.readers()[1])] == [[1], [CLERK]]
    assert len(chain.book.of_kind(Kind.NOTICE_READ)) == 1
    taken.note_read(1, clerk=MANAGER)
    (parcel,) = parcels_of(chain.book)
    chain.central.line.take("by stick", parcel)
    assert [one.number for one in chain.central.out.readers(1)] == [CLERK, MANAGER]


def test_a_notice_that_was_read_is_read_after_the_book_was_hurt(chain):
    chain.taken.take(notice_out(chain.central, "No gift cards today"))
    chain.taken.note_read(1, clerk=CLERK)
    chain.book.close()
    INJURIES["gone"](chain.book.path)
    with reopened(chain.folder) as book:
        again = dispatches(book, chain.central)
        again.adopt()
        assert list(again.readers()[1]) == [CLERK]


def test_a_notice_that_is_over_is_shown_no_more(chain):
    taken = chain.taken
    taken.take(notice_out(chain.central, "Only this month"))
    chain.clock.pass_min(40 * 24 * 60)
    assert taken.notices() == ()


def test_a_day_with_words_of_head_office_is_the_same_box_by_stick_and_by_line(tmp_path):
    """Own number, a slip, head office's number, a slip, closed; a notice after the close; then both roads."""
    hqs = [Central.open(tmp_path / name, HandClock()) for name in ("stick", "line")]
    with make_office(tmp_path / "store") as office:
        for central in hqs:
            central.enrol(office.book.enrolment())
        taken = dispatches(office.book, hqs[0])
        office.open()
        declare(office.book, number="085-261112")
        office.slip(1)
        taken.take(incident_out(hqs[0], "26-07"))
        office.slip(2)
        office.settle()
        head, box = office.room.box_head(), office.room.seal()
        taken.take(notice_out(hqs[0], "Good night"))
        _, envelope, _ = office.book.latest(Kind.DISPATCH_TAKEN)
        assert (head.incident, envelope.day) == ("26-07", DAY)
        assert hqs[0].take_box("by stick", box)[0].outcome == Outcome.TAKEN
        closed = head.last_seq
        for parcel in (parcel_of(office.book, 1, closed - 2), parcel_of(office.book, closed - 1, closed)):
            assert hqs[1].line.take("by line", parcel)[0].outcome == Outcome.TAKEN
        assert books_of(hqs[0]) == books_of(hqs[1])
        rest = parcel_of(office.book, closed + 1, office.book.head().seq)
        assert [one.line.take("by line", rest)[0].outcome for one in hqs] == [Outcome.TAKEN] * 2
    for central in hqs:
        central.close()
        assert verified(central.folder).ok
