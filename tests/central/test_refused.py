"""What is refused again and again is one row that counts; a person settles it, and two believe it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister
from casemaking import ANN, LEO, MO, PINS, PRIYA
from financemaking import new_desk
from postgresmaking import rows_of
from shoebox.central import Central
from shoebox.domain.carrying import NO_ROOT, Claim, Hello, Place
from shoebox.domain.errors import Refusal
from shoebox.domain.holdings import Outcome, Quarantined, Settled
from shoebox.domain.pins import PIN_CODES
from shoebox.formats.carrying import read_welcome, write_claim, write_hello
from shoebox.handover.finance import FinanceDesk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[FinanceDesk]:
    with closing(new_desk(tmp_path / "hq", clock=HandClock())) as made:
        yield made


def opened(central: Central) -> MemoryRegister:
    register = MemoryRegister()
    register.open()
    central.enrol(register.enrolment)
    return register


def sent(central: Central, register: MemoryRegister) -> str:
    """All of its entries in one parcel; how it was refused."""
    return central.line.take("by line", register.parcel())[0].code


def claimed(central: Central, register: MemoryRegister) -> None:
    own = {"store": register.store, "register": register.register, "epoch": register.epoch}
    hello = Hello(**own, app="0.1.0", protocol_oldest=1, protocol_newest=1)  # type: ignore[arg-type]
    nonce = read_welcome(central.line.hello(write_hello(hello))).nonce
    last = register.entries[-1]
    claim = Claim(**own, nonce=nonce, head_seq=last.seq, head=last.hash, central_size=0, central_root=NO_ROOT)  # type: ignore[arg-type]
    central.line.claim(write_claim(claim, register.signer.sign))


def only(desk: FinanceDesk) -> Quarantined:
    (row,) = desk.central.quarantined()
    return row


def revoked(desk: FinanceDesk) -> MemoryRegister:
    """A register that is not believed from its third entry on, and sends one sale all the same."""
    register = opened(desk.central)
    desk.central.revoke(Place(store="085", register="1", epoch=1), from_seq=3, reason="stolen")
    register.sale(6_241)
    assert sent(desk.central, register) == "parcel.revoked"
    return register


def believe(desk: FinanceDesk, row: Quarantined, **said: object):
    two = {"first": (ANN.number, PINS[ANN]), "second": (PRIYA.number, PINS[PRIYA]), "note": "found in the safe"}
    return desk.believe_refused(row.digest, row.code, **{**two, **said})  # type: ignore[arg-type]


def test_the_same_bytes_count_up_one_row(desk: FinanceDesk) -> None:
    register = revoked(desk)
    for _ in range(40):
        sent(desk.central, register)
    row = only(desk)
    assert (row.times, row.first_seq, row.last_seq) == (41, 1, 3)


def test_a_parcel_that_grows_is_the_same_row(desk: FinanceDesk) -> None:
    """Every ten minutes one sale more in it: one row, that says how far it reached last, and when."""
    register = revoked(desk)
    for _ in range(5):
        register.sale(1_999)
        desk.clock.pass_min(10)  # type: ignore[attr-defined]
        sent(desk.central, register)
    row = only(desk)
    assert (row.times, row.last_seq, row.last_ms - row.came_ms) == (6, 8, 50 * 60_000)


def test_what_is_said_on_the_line_is_one_row_too(desk: FinanceDesk) -> None:
    """A register that was rolled back says so at each claim, a little further every time."""
    register = opened(desk.central)
    sent(desk.central, register)
    older = MemoryRegister()
    for _ in range(4):
        with pytest.raises(Refusal):
            claimed(desk.central, older)
    assert only(desk).times == 4


def test_the_same_damaged_box_counts_up(desk: FinanceDesk) -> None:
    for _ in range(3):
        desk.central.take_box("085.shoebox", b"not a box")
    assert only(desk).times == 3


def test_what_better_copies_have_settled_hides_nothing_that_waits(
    desk: FinanceDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two boxes came damaged and then whole; a third comes damaged: it waits. Two rows wait here at most, else 100."""
    monkeypatch.setattr("shoebox.storage.central_refused.ROWS_MAX", 2)
    register = opened(desk.central)
    for day in ("2026-11-13", "2026-11-14"):
        box = register.close()
        desk.central.take_box("by stick", box[:-9])
        assert desk.central.take_box("by stick", box)[0].outcome == Outcome.TAKEN
        desk.central.take_box("by stick", box[:-8])
        register.open(day)
    assert desk.central.quarantined() == ()
    desk.central.take_box("by stick", register.close()[:-9])
    row = only(desk)
    assert (row.box_no, row.times) == ("085-1-0003", 1)
    before = rows_of(desk.central.folder, "SELECT count(*) FROM quarantine")
    for cut in range(20, 24):
        desk.central.take_box("by stick", box[:-cut])
    assert rows_of(desk.central.folder, "SELECT count(*) FROM quarantine") == before, "of what is here whole all count"


def test_kept_apart_for_good_it_leaves_the_list_and_the_wall(desk: FinanceDesk) -> None:
    register = revoked(desk)
    row = only(desk)
    with pytest.raises(Refusal, match="Say why"):
        desk.settle_refused(row.digest, row.code, Settled.APART, note=" ", by=ANN)
    with pytest.raises(Refusal, match="two people sign"):
        desk.settle_refused(row.digest, row.code, Settled.BELIEVED, note="x", by=ANN)
    with pytest.raises(Refusal, match="does not work at this desk"):
        desk.settle_refused(row.digest, row.code, Settled.APART, note="x", by=MO)
    desk.settle_refused(row.digest, row.code, Settled.APART, note="thief's sales", by=ANN)
    assert desk.central.quarantined() == ()
    assert desk.central.wall().tiles[0].refused == 0
    (act,) = desk.casework.trail()
    assert (act.words, act.person, act.detail.endswith("thief's sales")) == ("Settled what was refused", "41", True)
    assert desk.casework.verify().ok
    with pytest.raises(Refusal, match="not kept apart any more"):
        desk.settle_refused(row.digest, row.code, Settled.APART, note="again", by=ANN)
    # What it sends from now on is another thing, and is seen again.
    register.sale(500)
    sent(desk.central, register)
    assert only(desk).last_seq == 4


def test_asked_again_it_stays_and_says_so(desk: FinanceDesk) -> None:
    desk.central.take_box("085.shoebox", b"not a box")
    row = only(desk)
    desk.settle_refused(row.digest, row.code, Settled.ASKED, note="phoned M. Okafor", by=LEO)
    assert only(desk).asked_ms > 0


def test_two_people_believe_a_register_again_and_its_money_comes_in(desk: FinanceDesk) -> None:
    register = revoked(desk)
    result = believe(desk, only(desk))
    assert (result.outcome, result.entries, result.amount_minor) == (Outcome.TAKEN, 3, 6_241)
    assert desk.central.quarantined() == ()
    register.sale(1_999)
    assert sent(desk.central, register) == ""
    desk.clock.pass_min(1)  # type: ignore[attr-defined]
    desk.central.revoke(Place(store="085", register="1", epoch=1), from_seq=5, reason="stolen again")
    register.sale(1_999)
    assert sent(desk.central, register) == "parcel.revoked"


@pytest.mark.parametrize("minutes", [0, -60])
def test_revoked_believed_and_both_again(desk: FinanceDesk, minutes: int) -> None:
    """All of it within one millisecond, or on a clock that was set back; the same word twice is one in between."""
    register = revoked(desk)
    place = Place(store="085", register="1", epoch=1)
    desk.central.revoke(place, from_seq=3, reason="stolen")
    assert believe(desk, only(desk)).outcome is Outcome.TAKEN
    register.sale(1_999)
    assert sent(desk.central, register) == ""
    for _ in range(2):
        desk.central.revoke(place, from_seq=5, reason="stolen again")
    register.sale(500)
    assert sent(desk.central, register) == "parcel.revoked"
    assert len(rows_of(desk.central.folder, "SELECT * FROM revocation")) == 2
    desk.clock.pass_min(minutes)  # type: ignore[attr-defined]
    assert believe(desk, only(desk)).outcome is Outcome.TAKEN
    register.sale(700)
    assert sent(desk.central, register) == ""


def test_a_revoked_register_s_box_leaves_the_list_once_it_is_believed_and_taken(desk: FinanceDesk) -> None:
    register = opened(desk.central)
    desk.central.revoke(Place(store="085", register="1", epoch=1), from_seq=3, reason="stolen")
    register.sale(6_241)
    assert desk.central.take_box("085.shoebox", register.close())[0].code == "central.revoked"
    assert desk.central.wall().tiles[0].refused == 1
    assert believe(desk, only(desk)).outcome is Outcome.TAKEN
    assert desk.central.quarantined() == ()
    assert desk.central.wall().tiles[0].refused == 0


def test_what_a_thief_sends_from_far_ahead_keeps_no_key_alive(desk: FinanceDesk) -> None:
    """Entry 2 is held, and a box of entries 5 to 7 that joins nothing: it is believed up to 2 all the same."""
    register = opened(desk.central)
    assert sent(desk.central, register) == ""
    for date in ("2026-11-12", "2027-11-13"):
        register.sale(6_241)
        far = register.close()
        register.open(date)
    assert desk.central.take_box("far", far)[0].outcome is Outcome.TAKEN
    place = Place(store="085", register="1", epoch=1)
    with pytest.raises(Refusal, match="up to 2 of register 1"):
        desk.central.revoke(place, from_seq=2, reason="stolen")
    desk.central.revoke(place, from_seq=3, reason="stolen")
    assert sent(desk.central, register) == "parcel.revoked"


def test_another_box_under_a_held_one_s_number_stays_on_the_list(desk: FinanceDesk) -> None:
    """A thief packs day one anew with the stolen key: that the true day one is held does not settle it."""
    (true, thief) = (MemoryRegister(), MemoryRegister())
    for register, sales in ((true, (6_241,)), (thief, (1, 2))):
        register.open()
        for minor in sales:
            register.sale(minor)
    desk.central.enrol(true.enrolment)
    desk.central.take_box("true", true.close())
    after = true.entries[-1].seq + 1
    desk.central.revoke(Place(store="085", register="1", epoch=1), from_seq=after, reason="stolen")
    assert desk.central.take_box("thief", thief.close())[0].code == "central.revoked"
    assert only(desk).name == "thief"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"second": (ANN.number, PINS[ANN])}, "so two people sign for it"),
        ({"second": (LEO.number, PINS[LEO])}, "does not approve"),
        ({"second": (PRIYA.number, "0000")}, "not the PIN of Priya"),
        ({"first": (ANN.number, "0000")}, "not the PIN of Ann"),
        ({"note": ""}, "Say why"),
    ],
)
def test_money_comes_in_by_two_or_not_at_all(desk: FinanceDesk, said: dict[str, object], why: str) -> None:
    revoked(desk)
    with pytest.raises(Refusal, match=why):
        believe(desk, only(desk), **said)
    assert desk.central.counts().slips == 0
    assert only(desk).times == 1


def test_what_is_wrong_in_itself_is_believed_by_nobody(desk: FinanceDesk) -> None:
    """A sale of nothing, and a damaged box: no word of head office makes them good."""
    register = opened(desk.central)
    register.sale(0)
    assert sent(desk.central, register) == "parcel.money"
    with pytest.raises(Refusal, match="No word of ours"):
        believe(desk, only(desk))


def test_a_register_that_is_enrolled_late_is_tried_again(desk: FinanceDesk) -> None:
    """Its box came before its card; once it is enrolled, two people have the kept copy taken in."""
    register = MemoryRegister()
    register.open()
    register.sale(6_241)
    box = register.close()
    assert desk.central.take_box("085.shoebox", box)[0].code == "central.unknown_register"
    first = believe(desk, only(desk), note="they have called")
    assert first.code == "central.unknown_register", "not enrolled yet: tried, and refused again"
    desk.central.enrol(register.enrolment)
    assert believe(desk, only(desk)).outcome is Outcome.TAKEN
    assert desk.central.quarantined() == ()


@pytest.mark.parametrize("note", [PINS[ANN], f"found {PINS[ANN]}", f"found {PINS[PRIYA]}"])
def test_no_pin_is_written_down_as_why_it_is_believed(desk: FinanceDesk, note: str) -> None:
    """It was typed one field early, by one of the two or the other."""
    revoked(desk)
    with pytest.raises(Refusal, check=lambda error: error.code in PIN_CODES):
        believe(desk, only(desk), note=note)
