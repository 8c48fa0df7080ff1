"""Head office sends out: versions only go up, two people for what takes two, and it knows who holds what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import HandClock, new_book
from keymaking import same_keys
from linemaking import DirectRoad, parcels_of, refused
from outmaking import dispatches, fetching, policy_out, published, staff_out
from postgresmaking import verified
from shoebox.central import Central, Wanted
from shoebox.domain.carrying import LineKind
from shoebox.domain.dispatch import Ask, DispatchKind, Held, TakeOutcome
from shoebox.domain.holdings import Outcome
from shoebox.formats.arrivals import write_arrivals
from shoebox.formats.dispatch import read_dispatch
from shoebox.formats.dispatch_talk import write_ask


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def central(tmp_path: Path, clock: HandClock) -> Iterator[Central]:
    with Central.open(tmp_path / "hq", clock) as opened:
        yield opened


def test_versions_go_up_within_a_kind(central):
    """Policy, policy, staff list, policy: 1, 2, 1, 3; and the policy's own words name its version."""
    out = [policy_out(central), policy_out(central), staff_out(central), policy_out(central)]
    heads = [read_dispatch(data, card=central.keys.card) for data in out]
    assert [(one.head.kind, one.head.version) for one in heads] == [
        ("policy", 1), ("policy", 2), ("staff", 1), ("policy", 3),
    ]  # fmt: skip
    assert b'version = "HO-3"' in heads[-1].body
    assert [line.is_newest for line in central.out.lines()] == [False, False, True, True]


def test_one_person_alone_sends_no_policy_out(central):
    def alone(second: str) -> Wanted:
        return Wanted(kind=DispatchKind.POLICY, body=lambda _: b"", about="", said_by="701", second=second)

    for second in ("", "701"):
        assert refused(lambda second=second: central.out.publish(alone(second))) == "out.two_people"
    assert central.out.lines() == ()


def test_a_store_that_nobody_knows_and_days_that_never_end_are_refused(central):
    assert refused(lambda: staff_out(central, stores=("999",))) == "out.no_store"
    assert refused(lambda: policy_out(central, days=5_000)) == "out.days"


def test_words_that_are_refused_use_no_number_up(central):
    """The body is made inside the write: what it refuses leaves no row and no file."""

    def wrong(_version: int) -> bytes:
        raise ValueError("not that")

    with pytest.raises(ValueError, match="not that"):
        published(central, DispatchKind.POLICY, wrong)
    assert central.out.lines() == ()
    assert list((central.folder / "sent-out").glob("*")) == []


def test_each_store_gets_what_is_newest_for_it(central, tmp_path):
    """Policy 1 is for all, 2 for store 112 alone: a register of 085 is offered 1, one of 112 is offered 2."""
    with new_book(tmp_path / "store") as book:
        central.enrol(book.enrolment())
        central.enrol(replace(book.enrolment(), store="112"))
        policy_out(central)
        policy_out(central, stores=("112",))
        taken = dispatches(book, central)
        fetching(book, central, DirectRoad(central), taken).once()
        assert [one.version for one in taken.standing()] == [1]
    laid = {name for name, _ in central.out.for_stick(("112",))}
    assert laid == {"policy-000002"}, "a register that went by 2 would refuse 1 as an older one"
    assert len(central.out.for_stick()) == 2
    assert {name for name, _ in central.out.for_stick(("085",))} == {"policy-000001"}


def test_the_newest_of_a_series_is_by_its_version_however_the_clock_went(central, clock, tmp_path):
    """Policy 1 at noon; policy 2 on a clock set an hour back; policy 3, good for a day, is over two days later."""
    policy_out(central)
    clock.pass_min(-60)
    two = policy_out(central)
    assert central.out.newest(DispatchKind.POLICY) == two
    assert sorted((line.version, line.is_newest) for line in central.out.lines()) == [(1, False), (2, True)]
    assert central.out.for_stick() == [("policy-000002", two)]
    policy_out(central, days=1)
    clock.pass_min(2 * 24 * 60)
    assert central.out.for_stick() == [], "an older one never takes its place"
    with new_book(tmp_path / "store") as book:
        central.enrol(book.enrolment())
        taken = dispatches(book, central)
        fetching(book, central, DirectRoad(central), taken).once()
        assert taken.standing() == ()


def test_a_register_without_a_line_says_by_stick_what_it_holds(central, tmp_path):
    """It takes policy 1 from a stick and never speaks; its entries come by stick too."""
    with new_book(tmp_path / "store") as book:
        central.enrol(book.enrolment())
        dispatches(book, central).take(policy_out(central))
        (parcel,) = parcels_of(book)
        assert central.line.take("by stick", parcel)[0].outcome == Outcome.TAKEN
    (line,) = central.out.lines()
    assert [place.register for place in line.held_by] == ["1"]


def test_a_head_office_brought_back_from_an_older_copy_goes_on_after_what_its_registers_hold(central, tmp_path):
    """A register says that it holds policy 3; head office, restored, knows of none: the next one is 4."""
    with new_book(tmp_path / "store") as book:
        central.enrol(book.enrolment())
        taken = dispatches(book, central)
        for _ in range(3):
            taken.take(policy_out(central))
        with Central.open(same_keys(central, tmp_path / "old"), HandClock()) as old:
            old.enrol(book.enrolment())
            fetching(book, old, DirectRoad(old), taken).once()
            four = read_dispatch(policy_out(old), card=old.keys.card)
            assert four.head.version == 4
            fetching(book, old, DirectRoad(old), taken).once()
        assert [one.version for one in taken.standing()] == [4]


def test_it_goes_on_after_what_a_register_without_a_line_wrote_into_its_book_too(central, tmp_path):
    """It took policy 3 from a stick, and its entries come by stick, some later: the restored one sends policy 4."""
    with new_book(tmp_path / "store") as book:
        central.enrol(book.enrolment())
        taken = dispatches(book, central)
        taken.take(policy_out(central))
        early = book.head().seq
        for _ in range(2):
            taken.take(policy_out(central))
        with Central.open(same_keys(central, tmp_path / "old"), HandClock()) as old:
            old.enrol(book.enrolment())
            first, rest = parcels_of(book, early)
            assert old.line.take("by stick", first)[0].outcome == Outcome.TAKEN
            assert read_dispatch(policy_out(old), card=old.keys.card).head.version == 2
            assert old.line.take("by stick", rest)[0].outcome == Outcome.TAKEN
            assert taken.take(policy_out(old)).outcome == TakeOutcome.TAKEN
        assert [one.version for one in taken.standing()] == [4]


def test_after_a_copy_of_some_weeks_ago_each_stores_own_lists_go_on_after_what_is_held(central, tmp_path):
    """30 stores: of lists of boxes that came, some a day for each, 2,500 is believed; of policies it is not."""
    with new_book(tmp_path / "store") as book:
        own = book.enrolment()
        central.enrol(own, *(replace(own, store=f"2{at:02}", register=f"2{at:02}-1") for at in range(29)))
        held = tuple(Held(kind=kind, series="", version=2_500) for kind in ("arrivals", "policy"))
        place = {"store": book.store, "register": book.register, "epoch": book.epoch}
        central.out.hear(write_ask(Ask(**place, nonce=bytes(32), holds=held), book.sign))
        words = write_arrivals(book.store, ())
        listed = published(central, DispatchKind.ARRIVALS, lambda _version: words, stores=(book.store,))
        heads = [read_dispatch(data, card=central.keys.card).head for data in (listed, policy_out(central))]
        assert [head.version for head in heads] == [2_501, 1]


def test_what_a_newer_one_has_taken_the_place_of_at_a_store_is_not_waited_for_there(central, tmp_path):
    """Policy 1 for all, policy 2 for 112, policy 3 for all: nobody will ever hold the first two who does not."""
    with new_book(tmp_path / "store") as book:
        central.enrol(book.enrolment())
        central.enrol(replace(book.enrolment(), store="112"))
        policy_out(central)
        policy_out(central, stores=("112",))
        assert [(one.version, [place.store for place in one.waits]) for one in central.sent_out()] == [
            (1, ["085"]), (2, ["112"]),
        ]  # fmt: skip
        policy_out(central)
        assert [(one.version, [place.store for place in one.waits]) for one in central.sent_out()] == [
            (3, ["085", "112"]),
        ]  # fmt: skip


def test_a_revoked_register_is_told_so_and_gets_nothing(central, tmp_path):
    """Stolen between the list and the pieces, and before it asks again: no piece, no list, no word of it is noted.

    Believed again, it gets what it lacks.
    """
    policy_out(central)
    with new_book(tmp_path / "store") as book:
        central.enrol(book.enrolment())
        road = DirectRoad(central)
        taken = dispatches(book, central)
        lane = fetching(book, central, road, taken)
        lane.once()
        ask, piece = (next(body for at, body in road.heard if at == path) for path in ("/v1/asks", "/v1/pieces"))
        central.revoke(book.place, from_seq=9_000, reason="stolen")
        staff_out(central)
        assert refused(lambda: central.out.piece(piece)) == "out.revoked"
        assert refused(lambda: central.out.ask(ask)) == "out.revoked"
        assert refused(lambda: central.out.hear(ask)) == "out.revoked"
        assert lane.once().kind == LineKind.UP_TO_DATE, "its entries are taken up to there"
        assert [str(one.kind) for one in taken.standing()] == ["policy"]
        with central._book.writing() as writing:
            writing.add_belief(book.place, reason="it lay in the safe", at_ms=0, by=("701", "702"))
        lane.once()
        assert [str(one.kind) for one in taken.standing()] == ["policy", "staff"]


def test_a_revoked_register_is_waited_for_by_nothing(central, tmp_path):
    """Nothing is handed to it, so nothing that is out ever comes to be held by all; renewed and enrolled it counts."""
    with new_book(tmp_path / "store") as book:
        central.enrol(book.enrolment())
        policy_out(central)
        central.revoke(book.place, from_seq=9_000, reason="stolen")
        (policy,) = central.sent_out()
        assert (policy.registers, policy.waits) == (0, ())
        central.enrol(replace(book.enrolment(), epoch=2, public_key=bytes(32)))
        (policy,) = central.sent_out()
        assert [place.epoch for place in policy.waits] == [2]


@pytest.mark.parametrize("before", ["", "out.currency"])
def test_a_register_that_was_renewed_counts_once(central, before):
    """What its newest book that says anything of a dispatch says: it held or refused policy 1 before, and holds it."""
    policy_out(central)
    word = {"store": "085", "register": "1", "kind": "policy", "series": "", "version": 1, "heard_ms": 1}
    with central._book.writing() as writing:
        writing.add_dispatches_held([{**word, "epoch": 1, "code": before}, {**word, "epoch": 2, "code": ""}])
    (line,) = central.out.lines()
    assert ([place.epoch for place in line.held_by], line.refused_by) == ([2], ())


def test_a_lost_file_is_said_and_holds_nothing_else_up(central, tmp_path):
    """Policy 1's file is gone from head office's disk: the staff list still goes out, and the list says LOST."""
    policy_out(central)
    staff_out(central)
    for path in (central.folder / "sent-out").glob("policy-*"):
        path.unlink()
    with new_book(tmp_path / "store") as book:
        central.enrol(book.enrolment())
        taken = dispatches(book, central)
        fetching(book, central, DirectRoad(central), taken).once()
        assert [str(one.kind) for one in taken.standing()] == ["staff"]
    assert [line.is_here for line in central.out.lines()] == [False, True]


def test_holdings_with_dispatches_are_whole(central):
    policy_out(central)
    central.close()
    assert verified(central.folder).ok
