"""What goes by stick is encrypted as soon as both ends can: box and parcel to head office, its word to the stores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import MANAGER, HandClock
from casemaking import ANN
from financemaking import desk_of, new_desk
from hunting import within
from linemaking import DirectRoad
from officemaking import Counter, counter_in, make_counter
from outmaking import dispatches, fetching, notice_out, staff_out, with_word
from shoebox.domain import carrying
from shoebox.domain.acts import DispatchTaken
from shoebox.domain.carrying import Place, place_of
from shoebox.domain.dispatch import DispatchKind, TakeOutcome
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.holdings import BoxResult, Outcome
from shoebox.errands.publishing import _laid_out
from shoebox.formats.carrying_list import read_carrying_list
from shoebox.formats.dispatch import reopen_dispatch
from shoebox.formats.pouch import CarryingKey
from shoebox.handover.finance import FinanceDesk
from shoebox.handover.line import lay_out_parcels
from shoebox.handover.locking import ring_of, stick_of
from shoebox.handover.office_word import take_from
from shoebox.storage.book_start import mark_for_renewal
from shoebox.transport.stick import carried_bytes


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """Register 085-2 with a day of slips, closed."""
    with counter_in(tmp_path / "store") as made:
        made.close_a_day()
        yield made


@pytest.fixture
def desk(tmp_path: Path, counter: Counter) -> Iterator[FinanceDesk]:
    with desk_of(tmp_path / "finance", counter.house.book.enrolment(), counter.clock) as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "STICK").mkdir()
    return tmp_path / "STICK"


def told(counter: Counter, desk: FinanceDesk) -> None:
    """Head office tells its stores, and this register takes the list in and says its key."""
    desk.central.carrying.tell_stores()
    data = dict(desk.central.out.for_stick((counter.house.store,)))
    counter.house = with_word(counter.house, desk.central)
    assert counter.house.word is not None
    for name, sent in data.items():
        if name.startswith("carrying"):
            assert counter.house.word.dispatches.take(sent).outcome in {TakeOutcome.TAKEN, TakeOutcome.ALREADY}


def heard(counter: Counter, desk: FinanceDesk) -> None:
    """What the register's book says is at head office."""
    for _, _, data in parcels(counter):
        desk.central.line.keep("parcel", data)


def parcels(counter: Counter) -> list[tuple[str, Path, bytes]]:
    folder = counter.house.folder.parent / f"parcels-{counter.house.register}-{counter.house.book.head().seq}"
    folder.mkdir(exist_ok=True)
    laid = lay_out_parcels(counter.house.book, stick_of(folder, counter.house.book, None))
    return [(path.name, path, path.read_bytes()) for path in laid]


def imported(desk: FinanceDesk, stick: Path) -> list[tuple[Outcome, str]]:
    return [(one.outcome, one.code) for one in _imported(desk, stick)]


def _imported(desk: FinanceDesk, stick: Path) -> tuple[BoxResult, ...]:
    return desk.central.import_boxes([stick])


def test_until_head_offices_key_is_known_a_box_goes_as_ever_and_that_is_said(counter, desk, stick):
    assert counter.house.plain_because().code == "pouch.no_office"
    counter.house = with_word(counter.house, desk.central)
    assert counter.house.plain_because().code == "pouch.no_key"
    assert str(counter.house.plain_because()).startswith("Not encrypted: this register has not heard")
    place = counter.house.seal_to(stick, clerk=MANAGER)
    assert place.name == "085-2-0001.shoebox"
    assert imported(desk, stick) == [(Outcome.TAKEN, "")]


def test_a_box_goes_encrypted_and_is_imported_as_ever(counter, desk, stick):
    """Once the list came; then the same stick once more, which is nothing new."""
    told(counter, desk)
    assert counter.house.plain_because() is None
    place = counter.house.seal_to(stick, clerk=MANAGER)
    assert place.name == "085-2-0001.shoebox.pouch"
    assert imported(desk, stick) == [(Outcome.TAKEN, "")]
    assert imported(desk, stick) == [(Outcome.ALREADY_HELD, "")]
    assert desk.central.boxes()[0].box_no == "085-2-0001"


def test_whoever_finds_the_stick_reads_no_name_no_amount_and_no_last_four(counter, desk, stick):
    """The same hunt finds all three in the box as it was before."""

    row = counter.house.book.sale_by_slip("085100001")
    words = {b"Harbour Row", row.last4.encode(), b"%d" % row.amount_minor, row.slip.encode(), b"085-2", b"visa"}

    def shown(data: bytes) -> set[bytes]:
        return {word for held in within(data) for word in words if word in held}

    assert shown(counter.house.seal_to(stick, clerk=MANAGER).read_bytes()) == words
    told(counter, desk)
    assert shown(counter.house.seal_to(stick, clerk=MANAGER).read_bytes()) == set()
    for path in lay_out_parcels(counter.house.book, stick_of(stick, counter.house.book, counter.house.word.carrying())):
        assert path.name.endswith(".parcel.pouch")
        assert shown(path.read_bytes()) == set()


def test_parcels_go_encrypted_and_are_imported_by_the_same_code(counter, desk, stick):
    told(counter, desk)
    lay_out_parcels(counter.house.book, stick_of(stick, counter.house.book, counter.house.word.carrying()))
    assert imported(desk, stick) == [(Outcome.TAKEN, "")]
    assert desk.central.counts().entries == counter.house.book.head().seq


def test_the_same_box_twice_is_one_file_and_for_another_key_it_is_laid_anew(counter, desk, stick):
    told(counter, desk)
    place = counter.house.seal_to(stick, clerk=MANAGER)
    before = place.read_bytes()
    assert counter.house.seal_to(stick, clerk=MANAGER) == place
    assert place.read_bytes() == before
    desk.central.carrying.keys.make()
    told(counter, desk)
    assert counter.house.seal_to(stick, clerk=MANAGER).read_bytes() != before
    assert sorted(path.name for path in stick.iterdir()) == [place.name, "085-2-key.keycard"]
    assert imported(desk, stick) == [(Outcome.TAKEN, "")]


def test_another_file_under_its_name_is_left_as_it_is(counter, desk, stick):
    told(counter, desk)
    place = counter.house.seal_to(stick, clerk=MANAGER)
    place.write_bytes(place.read_bytes()[:-1])
    with pytest.raises(Trouble) as wrong:
        counter.house.seal_to(stick, clerk=MANAGER)
    assert wrong.value.code == "carry.other_box"


def test_what_is_encrypted_to_a_former_key_opens_as_long_as_that_is_here(counter, desk, stick):
    told(counter, desk)
    counter.house.seal_to(stick, clerk=MANAGER)
    keys = desk.central.carrying.keys
    assert [key.number for key in (*keys.all(), keys.make())] == [1, 2]
    (desk.folder / "carrying-0001.key").rename(desk.folder / "safe")
    assert imported(desk, stick) == [(Outcome.REFUSED, "pouch.key_away")]
    assert "carrying-0001.key" in _imported(desk, stick)[0].sentence
    (desk.folder / "safe").rename(desk.folder / "carrying-0001.key")
    assert imported(desk, stick) == [(Outcome.TAKEN, "")]


def test_a_stick_of_another_head_office_is_refused_in_words_and_leaves_no_trace(counter, desk, stick, tmp_path):
    told(counter, desk)
    counter.house.seal_to(stick, clerk=MANAGER)
    other = new_desk(tmp_path / "other", clock=counter.clock)
    other.central.enrol(counter.house.book.enrolment())
    other.central.carrying.keys.newest()
    (refused,) = _imported(other, stick)
    assert refused.code == "pouch.not_ours"
    assert refused.sentence.startswith("This file is encrypted for somebody else")
    assert other.central.quarantined() == ()
    other.close()


def test_one_that_was_harmed_on_its_way_is_refused_and_kept_in_mind(counter, desk, stick):
    """A bit of it is another; it was cut short; it would never end. The good one is taken all the same."""
    told(counter, desk)
    place = counter.house.seal_to(stick, clerk=MANAGER)
    whole = place.read_bytes()
    (stick / "a.shoebox.pouch").write_bytes(whole[:200] + bytes([whole[200] ^ 1]) + whole[201:])
    (stick / "b.shoebox.pouch").write_bytes(whole[:-40])
    (stick / "c.shoebox.pouch").write_bytes(whole)
    with (stick / "c.shoebox.pouch").open("r+b") as endless:
        endless.truncate(80 * 2**20)
    codes = [code for _, code in imported(desk, stick)]
    assert codes == ["", "pouch.torn", "pouch.torn", "pouch.too_large"]
    assert sorted(one.code for one in desk.central.quarantined()) == ["pouch.too_large", "pouch.torn", "pouch.torn"]
    assert desk.central.boxes()[0].box_no == "085-2-0001"


# -- several registers of one store


@pytest.fixture
def other(tmp_path: Path, desk: FinanceDesk) -> Iterator[Counter]:
    """Register 085-1 of the same store, with a day of its own, closed."""
    made = make_counter(tmp_path / "register-1", register="085-1", clock=HandClock())
    made.close_a_day()
    desk.central.enrol(made.house.book.enrolment())
    yield made
    made.house.book.close()


def test_the_office_gathers_what_another_register_encrypted(counter, other, desk, stick):
    """Not before head office has heard every register's key, since any of them may be the office's."""
    told(counter, desk)
    told(other, desk)
    why = other.house.plain_because()
    assert (why.code, why.facts["registers"]) == ("pouch.lacking", "085-2")
    assert other.house.seal_to(stick, clerk=MANAGER).name.endswith(".shoebox")
    for each in (counter, other):
        heard(each, desk)
    for each in (counter, other):
        told(each, desk)
    assert other.house.plain_because() is None
    place = other.house.seal_to(stick, clerk=MANAGER)
    assert place.name.endswith(".shoebox.pouch")
    assert not (stick / place.name.removesuffix(".pouch")).exists()
    counter.house.registers.add(other.card(), clerk=MANAGER)
    gathered = counter.house.registers.gather(stick, clerk=MANAGER)
    assert (len(gathered.taken), gathered.refused) == (1, ())
    assert counter.house.registers.gather(stick, clerk=MANAGER).already == 1
    assert imported(desk, stick) == [(Outcome.ALREADY_HELD, "")]


@pytest.mark.parametrize("is_given_up", [False, True], ids=["renewed", "given up"])
def test_an_office_with_a_new_key_reads_what_its_registers_encrypted_to_the_old_one(
    counter, other, desk, stick, is_given_up
):
    """They do until each has the next list. Of a former key that is gone, or can't be opened, it is said as before."""
    for each in (counter, other, counter, other):
        told(each, desk)
        heard(each, desk)
    notice_out(desk.central, "Float")
    laid(desk, stick, "085")
    key = counter.house.folder / "register.key"
    old_key = counter.house.book.carrying_key().public_key
    if is_given_up:
        counter.house.book.close()
        key.rename(key.with_name("register.key.locked-1"))
    else:
        mark_for_renewal(counter.house.folder, new_key=True)
    counter.restart()
    assert counter.house.book.carrying_key().public_key != old_key
    place = other.house.seal_to(stick, clerk=MANAGER)
    assert place.name.endswith(".shoebox.pouch")
    (former,) = key.parent.glob("register.key.*")
    held = former.read_bytes()
    for harmed in (b"", b"no key at all"):
        former.write_bytes(harmed)
        gathered = counter.house.registers.gather(stick, clerk=MANAGER)
        assert gathered.refused[0][1].startswith("This file is encrypted for another register.")
    former.write_bytes(held)
    counter.house.registers.add(other.card(), clerk=MANAGER)
    gathered = counter.house.registers.gather(stick, clerk=MANAGER)
    assert (len(gathered.taken), gathered.refused) == (1, ())
    assert {one.outcome for one in taken(counter, desk, stick)} <= {TakeOutcome.TAKEN, TakeOutcome.ALREADY}


def test_a_stick_of_another_store_is_refused_in_words(counter, desk, stick, tmp_path):
    told(counter, desk)
    counter.house.seal_to(stick, clerk=MANAGER)
    stranger = make_counter(tmp_path / "stranger", register="085-9")
    gathered = stranger.house.registers.gather(stick, clerk=MANAGER)
    assert gathered.refused[0][1].startswith("This file is encrypted for another register.")
    stranger.house.book.close()


def test_a_register_that_is_not_believed_any_more_reads_nothing_from_the_next_list_on(counter, other, desk):
    for each in (counter, other):
        told(each, desk)
        heard(each, desk)
    assert len(desk.central.carrying.readers()[0]) == 3
    desk.central.revoke(place_of(other.house.book), from_seq=other.house.book.head().seq + 1, reason="stolen")
    readers, lacking = desk.central.carrying.readers()
    assert other.house.book.carrying_key().public_key not in readers
    assert (len(readers), lacking) == (2, ())


def test_a_book_begun_anew_with_the_same_key_is_read_as_before(counter, desk):
    told(counter, desk)
    heard(counter, desk)
    desk.central.enrol(replace(counter.house.book.enrolment(), epoch=2))
    (listed,) = desk.central.carrying.lists()
    assert [(one.epoch, one.public_key) for one in listed.registers] == [
        (2, counter.house.book.carrying_key().public_key)
    ]


# -- from head office


def laid(desk: FinanceDesk, stick: Path, *stores: str) -> tuple[list[str], tuple[Place, ...]]:
    desk.central.carrying.tell_stores()
    out = _laid_out(desk.central, stick, desk.central.out.for_stick(stores), stores)
    return sorted(path.name for path in out.paths), out.lacking


def test_a_staff_list_goes_as_it_is_until_its_registers_can_read_it_and_encrypted_then(counter, desk, stick, tmp_path):
    staff_out(desk.central)
    names, lacking = laid(desk, stick, "085")
    assert names == ["carrying-000001.dispatch", "staff-000001.dispatch"]
    assert [one.register for one in lacking] == ["085-2"]
    told(counter, desk)
    heard(counter, desk)
    second = tmp_path / "SECOND"
    second.mkdir()
    names, lacking = laid(desk, second, "085")
    assert names == ["carrying-000002.dispatch", "staff-000001.dispatch.pouch"]
    assert lacking == ()
    assert b"Rosa" not in b"".join(held for path in second.iterdir() for held in within(path.read_bytes()))
    assert laid(desk, second, "085") == (names, ())
    took = {one.name: one.outcome for one in taken(counter, desk, second)}
    assert took == {"staff 1": TakeOutcome.TAKEN, "carrying 2": TakeOutcome.TAKEN}


def taken(counter: Counter, desk: FinanceDesk, stick: Path):
    side = dispatches(counter.house.book, desk.central, counter.clock)
    return take_from(stick, side, ring_of(counter.house.book))


def test_what_is_encrypted_for_others_or_harmed_is_told_apart(counter, other, desk, stick):
    """A notice for this register and the office of another store; then a bit of it is another."""
    for each in (counter, other):
        told(each, desk)
        heard(each, desk)
    notice_out(desk.central, "Float")
    laid(desk, stick, "085")
    (place,) = stick.glob("*.dispatch.pouch")
    whole = place.read_bytes()
    stranger = CarryingKey.of(counter.house.book._signer.generate())
    with pytest.raises(Refusal) as wrong:
        carried_bytes(place, lambda _ids: _refuse(stranger), most=100)
    assert wrong.value.code == "pouch.other_register"
    place.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    (harmed,) = [one for one in taken(counter, desk, stick) if one.name == place.name]
    assert (harmed.outcome, harmed.code) == (TakeOutcome.REFUSED, "pouch.torn")
    desk.central.revoke(place_of(counter.house.book), from_seq=counter.house.book.head().seq + 1, reason="stolen")
    place.unlink()
    laid(desk, stick, "085")
    assert [one.outcome for one in taken(counter, desk, stick) if one.name == place.name] == [TakeOutcome.NOT_OURS]


def _refuse(_key: CarryingKey) -> CarryingKey:
    raise Refusal("pouch.other_register")


# -- the list


def test_the_list_comes_by_line_and_the_register_says_its_key_in_its_book(counter, desk):
    desk.boxes.tell_stores(by=ANN)
    side = dispatches(counter.house.book, desk.central, counter.clock)
    fetching(counter.house.book, desk.central, DirectRoad(desk.central), side).once()
    ((_, _, act),) = counter.house.book.of_kind(Kind.DISPATCH_TAKEN)
    assert isinstance(act, DispatchTaken)
    assert bytes.fromhex(act.public_key) == counter.house.book.carrying_key().public_key
    fetching(counter.house.book, desk.central, DirectRoad(desk.central), side).once()
    assert [one.stores for one in desk.central.carrying.tell_stores()] == [("085",)]
    assert desk.central.carrying.tell_stores() == ()
    (listed,) = desk.central.carrying.lists()
    assert listed.registers[0].public_key == counter.house.book.carrying_key().public_key


def test_a_register_of_before_is_offered_no_list(counter, desk, monkeypatch):
    """It speaks the second form, in which there is none, and goes on as ever."""
    desk.boxes.tell_stores(by=ANN)
    monkeypatch.setattr(carrying, "PROTOCOL_NEWEST", 2)
    side = dispatches(counter.house.book, desk.central, counter.clock)
    fetching(counter.house.book, desk.central, DirectRoad(desk.central), side).once()
    assert side.standing() == ()


def test_a_list_of_another_store_or_with_a_key_that_is_none_is_refused(counter, desk):
    told(counter, desk)
    (listed,) = desk.central.carrying.lists()
    out = desk.central.out.newest(DispatchKind.CARRYING)
    assert read_carrying_list(reopen_dispatch(out).body) == listed
    body = reopen_dispatch(out).body
    for changed in (
        body.replace(listed.office.hex().encode(), b"00" * 32),
        body.replace(listed.office.hex().encode(), b"01" + b"00" * 31),
        body.replace(b"085-2", b"085/2"),
        body.replace(b'"registers":[', b'"registers":[["085-2",1,""],'),
    ):
        with pytest.raises(Refusal) as wrong:
            read_carrying_list(changed)
        assert wrong.value.code == "out.body"


def test_a_stores_files_are_for_head_office_the_stores_registers_and_who_writes_them(counter, desk):
    told(counter, desk)
    listed = counter.house.word.carrying()
    own = counter.house.book.carrying_key().public_key
    assert set(listed.readers(own)) == {listed.office, own}
