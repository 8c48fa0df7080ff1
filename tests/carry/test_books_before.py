"""What a damaged book had not sent is unsent still, and goes to head office from what is left of it, once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import CLERK, DAY, HandClock, card_sale, new_book, new_till, reopened
from boxmaking import signer
from hurting import INJURIES, cut, garbage_over
from linemaking import DirectRoad, parcel_of, sender
from pouchmaking import OURS, ring
from relaymaking import OfficeRoad, forwarder, office_sender, relay_in
from shoebox.carry import BeforeSender, RelayDesk, Roads, take_any_receipt
from shoebox.carry.before import before_parcels
from shoebox.central import Central
from shoebox.domain.carrying import LineKind, place_of
from shoebox.domain.errors import Refusal
from shoebox.domain.holdings import Outcome
from shoebox.errands.lines import send_by_stick
from shoebox.formats.parcel import write_parcel
from shoebox.handover.line import lay_out_parcels
from shoebox.storage.book import Book
from shoebox.storage.book_start import mark_for_renewal
from shoebox.transport.stick import Lock, Stick

SALES = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve slips in entries 5 to 16; nothing was sent."""
    with new_book(tmp_path / "register") as book:
        till = new_till(book)
        for number in range(1, SALES + 1):
            till.record(card_sale(number))
    return tmp_path / "register"


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    with Central.open(tmp_path / "hq", HandClock()) as opened:
        yield opened


def enrol(central: Central, folder: Path) -> None:
    with reopened(folder) as book:
        central.enrol(book.enrolment())


def roads(book: Book, central: Central) -> Roads:
    def take(receipt: bytes) -> None:
        take_any_receipt(book, receipt, card=central.keys.card, clerk=CLERK, day=DAY)

    head = sender(book, central, DirectRoad(central))
    head.take = take
    before = BeforeSender(book=book, road=DirectRoad(central), keys=central.keys, clock=HandClock())
    return Roads(head=head, before=(before,))


def roads_by_office(book: Book, desk: RelayDesk, central: Central) -> Roads:
    road = OfficeRoad(desk)
    before = BeforeSender(book=book, road=road, keys=central.keys, clock=HandClock(), by_office=True)
    return Roads(office=office_sender(book, road, keys=central.keys), before=(before,))


def slips_at(central: Central) -> list[tuple[int, str]]:
    """The slips that head office counts, by book: each once, or it would charge somebody twice."""
    return sorted((row["epoch"], row["slip_no"]) for row in central._book.every_slip() if row["slip_no"])


@pytest.mark.parametrize("injury", INJURIES)
def test_what_was_not_sent_is_unsent_and_goes_by_line(folder: Path, central: Central, injury: str) -> None:
    enrol(central, folder)
    INJURIES[injury](folder / "book.db")
    with reopened(folder) as book:
        central.enrol(book.enrolment())
        own = book.head().seq
        assert book.unsent() == own + 16
        assert new_till(book).today().unsent == book.unsent()
        line = roads(book, central)
        assert line.state.behind == 16
        assert line.once().kind is LineKind.UP_TO_DATE
        line.once()
        assert (book.unsent(), line.state.kind, line.state.behind) == (0, LineKind.UP_TO_DATE, 0)
    with reopened(folder) as book:
        assert book.unsent() == 0
        new_till(book).record(card_sale(13))
        roads(book, central).once()
    assert slips_at(central) == [(1, f"{85_100_000 + number:09d}") for number in range(1, 13)] + [(2, "085100013")]


def test_what_had_been_signed_for_is_not_unsent(folder: Path, central: Central) -> None:
    enrol(central, folder)
    with reopened(folder) as book:
        roads(book, central).once()
        assert book.unsent() == 0
        new_till(book).record(card_sale(13))
    INJURIES["cut to two thirds"](folder / "book.db")
    with reopened(folder) as book:
        assert book.before.unsent() == 1


def test_an_old_word_of_head_office_says_nothing_of_the_new_book(folder: Path, central: Central) -> None:
    """Head office signed for 16 entries of the first book; of the second, which has 5, it has none."""
    enrol(central, folder)
    with reopened(folder) as book:
        roads(book, central).once()
    INJURIES["gone"](folder / "book.db")
    with reopened(folder) as book:
        assert sender(book, central, DirectRoad(central)).signed_seq() == 0


def test_behind_a_hole_head_office_keeps_it_apart_and_it_stays_unsent(folder: Path, central: Central) -> None:
    """The page of slip 5 is garbage and there is no mirror: what lies behind it is kept apart there, and counted."""
    enrol(central, folder)
    (folder / "mirror.log").unlink()
    garbage_over(folder / "book.db", b'"slip":"085100005"')
    with reopened(folder) as book:
        central.enrol(book.enrolment())
        (owed,) = book.before.owed()
        lost = sum(last - first + 1 for first, last in owed.lost)
        assert owed.entries + lost == 16
        line = roads(book, central)
        line.once()
        (owed,) = book.before.owed()
        ((first, _),) = owed.lost
        assert (owed.here, owed.unsent) == (((owed.lost[0][1] + 1, 16),), 16 - first + 1)
        line.once()
        assert (line.state.kind, line.state.code) == (LineKind.REFUSED, "parcel.gap")
        assert line.state.behind == owed.unsent
        (kept,) = central.refused.rows()
        assert (kept.epoch, kept.last_seq, kept.is_left) == (1, 16, True)
        central.refused.believe(kept, "the page is torn, its slip lies in the box", by=("41", "43"))
        clock = HandClock(HandClock().now_ms + 2 * 3_600_000)  # the register asks again after an hour
        line.before[0].clock = clock  # type: ignore[attr-defined]
        line.once()
        (owed,) = book.before.owed()
        assert (owed.here, owed.unsent) == ((), lost), "only what nobody can read any more"
    gone = range(first, first + lost)
    here = {f"{85_100_000 + number:09d}" for number in range(1, SALES + 1) if number + 4 not in gone}
    assert {slip for _, slip in slips_at(central)} == here


def test_what_is_lost_at_the_end_stays_unsent_and_is_said(folder: Path, central: Central) -> None:
    """The last page is gone with the mirror; head office never had its entries."""
    enrol(central, folder)
    (folder / "mirror.log").unlink()
    cut(folder / "book.db", 0.97)
    with reopened(folder) as book:
        central.enrol(book.enrolment())
        line = roads(book, central)
        line.once()
        (owed,) = book.before.owed()
        ((first, last),) = owed.lost
        assert (owed.here, last) == ((), 16)
        line.once()
        state = line.state
        assert (state.kind, state.code, state.behind) == (LineKind.REFUSED, "carry.before_lost", last - first + 1)
        assert f"{last - first + 1} entries of book 1" in state.sentence


def test_head_office_may_hold_what_is_lost_here(folder: Path, central: Central, tmp_path: Path) -> None:
    """It got all of it, and its answer was lost with the end of the file: it is asked, and nothing counts as lost."""
    enrol(central, folder)
    with reopened(folder) as book:
        central.line.take("by line", parcel_of(book, 1, book.head().seq))
    (folder / "mirror.log").unlink()
    cut(folder / "book.db", 0.97)
    with reopened(folder) as book:
        central.enrol(book.enrolment())
        assert book.before.books[0].lost
        line = roads(book, central)
        line.once()
        assert (book.before.unsent(), line.state.kind) == (0, LineKind.UP_TO_DATE)


def test_it_goes_by_stick_and_the_receipt_comes_back_by_stick(folder: Path, central: Central, tmp_path: Path) -> None:
    enrol(central, folder)
    INJURIES["its first page"](folder / "book.db")
    stick = tmp_path / "stick"
    stick.mkdir()
    with reopened(folder) as book:
        central.enrol(book.enrolment())
        laid = lay_out_parcels(book, Stick(stick))
        assert [path.name for path in laid] == ["085-1-000001-000016.parcel", "085-1-000001-000005-e2.parcel"]
        assert [central.line.keep(path.name, path.read_bytes()).outcome for path in laid] == [Outcome.TAKEN] * 2
        for _, _, receipt in central.line.receipts_due():
            take_any_receipt(book, receipt, card=central.keys.card, clerk=CLERK, day=DAY)
        assert book.before.unsent() == 0
        assert {place.name for place in lay_out_parcels(book, Stick(stick))} <= {"085-1-000006-000007-e2.parcel"}


def test_what_only_the_office_holds_is_unsent_until_head_office_has_signed(
    folder: Path, central: Central, tmp_path: Path
) -> None:
    enrol(central, folder)
    INJURIES["a row edited"](folder / "book.db")
    with reopened(folder) as book, relay_in(tmp_path / "office", book) as (desk, _):
        central.enrol(book.enrolment())
        line = roads_by_office(book, desk, central)
        line.once()
        assert book.before.unsent() == 16
        forwarder(desk, DirectRoad(central), central).once()
        line.once()
        assert book.before.unsent() == 0


def test_an_office_that_never_had_a_book_before_is_sent_what_head_office_has_of_it_too(
    folder: Path, central: Central, tmp_path: Path
) -> None:
    """Seven entries went by the register's own line, then the book was damaged and that line lost: no gap stays."""
    enrol(central, folder)
    with reopened(folder) as book:
        receipt = central.line.take("by line", parcel_of(book, 1, 7))[1]
        take_any_receipt(book, receipt, card=central.keys.card, clerk=CLERK, day=DAY)
    INJURIES["a row edited"](folder / "book.db")
    with reopened(folder) as book, relay_in(tmp_path / "office", book) as (desk, _):
        central.enrol(book.enrolment())
        (owed,) = book.before.owed()
        assert owed.here[0][0] == 8
        line = roads_by_office(book, desk, central)
        line.once()
        forwarder(desk, DirectRoad(central), central).once()
        line.once()
        assert book.before.unsent() == 0


def test_an_office_may_hold_more_of_a_book_before_than_is_left_here(
    folder: Path, central: Central, tmp_path: Path
) -> None:
    """All of it was at the office, then its end was lost here: round after round is well, and the receipt comes."""
    enrol(central, folder)
    with reopened(folder) as book, relay_in(tmp_path / "office", book) as (desk, _):
        office_sender(book, OfficeRoad(desk)).once()
    (folder / "mirror.log").unlink()
    cut(folder / "book.db", 0.97)
    with reopened(folder) as book, relay_in(tmp_path / "office", book) as (desk, _):
        central.enrol(book.enrolment())
        (owed,) = book.before.owed()
        assert owed.here[-1][1] < desk.book.reached(book.register, 1) == 16
        line = roads_by_office(book, desk, central)
        for _ in range(3):
            line.once()
        forwarder(desk, DirectRoad(central), central).once()
        line.once()
        assert book.before.unsent() == 0


def test_an_office_that_lost_its_copy_of_a_book_before_is_sent_it_again(
    folder: Path, central: Central, tmp_path: Path
) -> None:
    """Its file was damaged and begun anew, or it let go of a copy: the register goes by what it held no longer."""
    enrol(central, folder)
    INJURIES["a row edited"](folder / "book.db")
    with reopened(folder) as book, relay_in(tmp_path / "office", book) as (desk, _):
        central.enrol(book.enrolment())
        line = roads_by_office(book, desk, central)
        line.once()
        desk.book.forget(book.register, 1)
        line.once()
        assert desk.book.reached(book.register, 1) == 16
        forwarder(desk, DirectRoad(central), central).once()
        line.once()
        assert book.before.unsent() == 0


def test_another_key_carries_what_the_one_that_is_lost_has_signed_each_entry_once(
    folder: Path, central: Central, tmp_path: Path
) -> None:
    """Seven of sixteen entries had come. By line, then all by a stick, in any order: every slip is there once."""
    enrol(central, folder)
    with reopened(folder) as book:
        central.line.take("by line", parcel_of(book, 1, 7))
    (folder / "register.key").unlink()
    (tmp_path / "stick").mkdir()
    with reopened(folder) as book:
        central.enrol(book.enrolment())
        laid = lay_out_parcels(book, Stick(tmp_path / "stick"))
        assert laid[0].name == "085-1-000001-000016.parcel"
        line = roads(book, central)
        assert line.once().kind is LineKind.UP_TO_DATE
        line.once()  # what was noted of the answers
        assert (book.before.unsent(), book.unsent()) == (0, 0)
    assert {one.outcome for one in central.import_boxes([tmp_path / "stick"])} == {Outcome.ALREADY_HELD}
    assert slips_at(central) == [(1, f"{85_100_000 + number:09d}") for number in range(1, 13)]


def test_by_stick_alone_and_the_receipt_that_comes_back_says_so(folder: Path, central: Central, tmp_path: Path) -> None:
    enrol(central, folder)
    (folder / "register.key").unlink()
    (tmp_path / "stick").mkdir()
    with reopened(folder) as book:
        central.enrol(book.enrolment())
        lay_out_parcels(book, Stick(tmp_path / "stick"))
        assert {one.outcome for one in central.import_boxes([tmp_path / "stick"])} == {Outcome.TAKEN}
        for receipt in (tmp_path / "hq" / "receipts").glob("085-*.receipt"):
            take_any_receipt(book, receipt.read_bytes(), card=central.keys.card, clerk=CLERK, day=DAY)
        assert book.before.unsent() == 0
    assert len(slips_at(central)) == SALES


def test_through_the_office_it_comes_as_well(folder: Path, central: Central, tmp_path: Path) -> None:
    enrol(central, folder)
    (folder / "register.key").unlink()
    with reopened(folder) as book, relay_in(tmp_path / "office", book) as (desk, _):
        central.enrol(book.enrolment())
        line = roads_by_office(book, desk, central)
        line.once()
        forwarder(desk, DirectRoad(central), central).once()
        line.once()
        assert book.before.unsent() == 0
    assert len(slips_at(central)) == SALES


def test_only_a_later_book_of_the_same_register_that_is_believed_may_carry_it(
    folder: Path, central: Central, tmp_path: Path
) -> None:
    """Its new card is not enrolled yet; a stranger's key; a register that was revoked. Then the true one."""
    enrol(central, folder)
    (folder / "register.key").unlink()
    with reopened(folder) as book:
        ((_, data, _, _),) = before_parcels(book)
        assert central.line.take("x", data)[0].code == "parcel.carrier"
        thief, former = signer("thief"), book.before.of_epoch(1)
        assert former is not None
        entries = tuple(former.entries(1, 16))
        own = bytes.fromhex(former.enrolled.public_key)
        theirs = write_parcel("085", entries, public_key=own, sign=thief.sign, carrier=thief.public_key)
        central.enrol(book.enrolment())
        assert central.line.take("x", theirs)[0].code == "parcel.carrier"
        forged = write_parcel("085", entries, public_key=own, sign=thief.sign, carrier=book.public_key)
        assert central.line.take("x", forged)[0].code == "parcel.forged"
        assert central.line.take("x", data)[0].outcome is Outcome.TAKEN
    assert len(slips_at(central)) == SALES


def test_a_revoked_register_carries_nothing_of_its_book_before(folder: Path, central: Central) -> None:
    enrol(central, folder)
    (folder / "register.key").unlink()
    with reopened(folder) as book:
        ((_, data, _, _),) = before_parcels(book)
        central.enrol(book.enrolment())
        central.revoke(place_of(book), from_seq=1, reason="stolen")
        assert central.line.take("x", data)[0].code == "parcel.carrier"
    assert slips_at(central) == []


def test_a_word_on_other_entries_is_not_believed(folder: Path, central: Central, tmp_path: Path) -> None:
    """Somebody sold on in a copy of the folder: head office holds other entries under the same numbers."""
    enrol(central, folder)
    other = tmp_path / "copy"
    shutil.copytree(folder, other)
    for at, slip in ((folder, 20), (other, 21)):
        with reopened(at) as book:
            new_till(book).record(card_sale(slip))
            if at == other:
                central.line.take("by line", parcel_of(book, 1, book.head().seq))
    INJURIES["gone"](folder / "book.db")
    with reopened(folder) as book:
        (_, _, receipt), *_ = central.line.receipts_due()
        with pytest.raises(Refusal, match="another entry"):
            take_any_receipt(book, receipt, card=central.keys.card, clerk=CLERK, day=DAY)
        assert book.before.unsent() == 17


def test_the_command_lays_it_onto_a_stick(folder: Path, tmp_path: Path) -> None:
    INJURIES["gone"](folder / "book.db")
    (tmp_path / "stick").mkdir()
    assert len(send_by_stick(folder, tmp_path / "stick")) == 2


@pytest.mark.parametrize("is_locked", [False, True])
def test_a_stick_that_went_before_the_new_key_takes_both_books_parcels(
    folder: Path, central: Central, tmp_path: Path, is_locked: bool
) -> None:
    """The old book's own parcel lies there under the old seal. It stays, and every slip is at head office once."""
    enrol(central, folder)
    place = tmp_path / "stick"
    place.mkdir()
    stick = Stick(place, Lock((OURS.public_key,), ring(OURS)) if is_locked else None)
    with reopened(folder) as book:
        lay_out_parcels(book, stick)
    before = {path: path.read_bytes() for path in place.iterdir()}
    for epoch in (2, 3):
        mark_for_renewal(folder, new_key=True)
        with reopened(folder) as book:
            central.enrol(book.enrolment())
            laid = lay_out_parcels(book, stick)
            assert laid == lay_out_parcels(book, stick), "the same entries twice are the same files"
            assert laid[0].name.startswith(f"085-1-000001-000016-by-e{epoch}.parcel")
            assert f"-e{epoch}.parcel" in laid[-1].name
    assert {path: path.read_bytes() for path in before} == before
    if not is_locked:
        results = central.import_boxes([place])
        assert {one.outcome for one in results} == {Outcome.TAKEN, Outcome.ALREADY_HELD}
        assert len(slips_at(central)) == SALES
