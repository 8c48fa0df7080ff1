"""The road through the office PC: the same bytes, a word that is no receipt, and head office's receipt back again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bookmaking import CLERK, DAY, MANAGER, HandClock, card_sale, cash_sale, new_book, new_till, reopened
from boxmaking import MemoryRegister
from keymaking import same_keys
from linemaking import BadRoad, DirectRoad, books_of, parcel_of, refused, said, sender
from relaymaking import OfficeRoad, SmallOffice, forwarder, office_sender, relay_in
from shoebox.carry import GoneOrders, OfficeSender, RelayDesk, Roads, take_any_receipt
from shoebox.carry.following import Following
from shoebox.carry.relay import PARCELS_MAX
from shoebox.carry.roads import joined
from shoebox.carry.sender import ENTRIES_AT_ONCE
from shoebox.central import Central
from shoebox.domain.acts import PickUp
from shoebox.domain.carrying import LineKind, LineState
from shoebox.domain.chain import hash_of
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.holdings import Outcome
from shoebox.domain.pickup import PickUpState
from shoebox.domain.relaying import RelayWord
from shoebox.formats.parcel import peek_parcel, write_parcel
from shoebox.formats.relaying import read_any_receipt, read_relay_word
from shoebox.handover.relay import lay_out_relayed
from shoebox.storage.book import Book
from shoebox.storage.relay_book import RelayBook
from shoebox.transport.road import RoadAnswer
from shoebox.transport.stick import Stick


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Register 1 of store 085 with two sales."""
    with new_book(tmp_path / "register") as opened:
        sell(opened, 1)
        sell(opened, 2)
        yield opened


@pytest.fixture
def central(tmp_path: Path, book: Book) -> Iterator[Central]:
    with Central.open(tmp_path / "hq", HandClock()) as opened:
        opened.enrol(book.enrolment())
        yield opened


@pytest.fixture
def relay(tmp_path: Path, book: Book) -> Iterator[tuple[RelayDesk, SmallOffice]]:
    with relay_in(tmp_path / "office", book) as made:
        yield made


def sell(book: Book, number: int) -> None:
    new_till(book).record(card_sale(number))


def test_the_office_holds_it_passes_it_on_and_brings_the_receipt_back(
    book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice]
) -> None:
    """At the office and unsent; passed on, and head office has the same bytes; fetched, and all is up to date."""
    desk, took = relay[0], list[bytes]()
    roads = Roads(office=office_sender(book, OfficeRoad(desk), keys=central.keys, took=took))
    state, number = roads.once(), book.unsent()
    assert (state.kind, state.behind) == (LineKind.AT_OFFICE, number)
    assert (took, central.counts().entries) == ([], 0)
    forwarder(desk, DirectRoad(central), central).once()
    (held,) = desk.standing()
    assert (held.held_seq, held.sent_seq, held.behind) == (book.head().seq, book.head().seq, 0)
    assert roads.once().kind == LineKind.UP_TO_DATE
    (receipt,) = took
    take_any_receipt(book, receipt, card=central.keys.card, clerk="17", day="2026-11-12")
    assert (book.unsent(), central.counts().slips) == (0, 2)
    assert roads.once().kind == LineKind.UP_TO_DATE, "head office's receipt alone is no news to anybody"


def test_a_receipt_that_the_book_could_not_take_is_taken_later(
    book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice]
) -> None:
    """The program dies after the receipt was kept beside the book and before it is in it; the other road is cut."""
    sender(book, central, DirectRoad(central)).once()
    number = book.unsent()
    assert number

    def note(receipt: bytes) -> None:
        take_any_receipt(book, receipt, card=central.keys.card, clerk="system", day="2026-11-12")

    again = office_sender(book, OfficeRoad(relay[0]), keys=central.keys)
    again.take = note
    assert Roads(office=again).once().kind == LineKind.UP_TO_DATE
    assert book.unsent() == 0


def test_every_road_leads_to_the_same_books(
    book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice], tmp_path: Path
) -> None:
    """Half by its own line, all through the office, some by stick twice: as if it had all come straight."""
    last = book.head().seq
    office_sender(book, OfficeRoad(relay[0]), keys=central.keys, at_once=2).once()
    central.line.take("by stick", parcel_of(book, 1, 4))
    forwarder(relay[0], DirectRoad(central), central).once()
    central.line.take("by stick", parcel_of(book, 3, last))
    assert sender(book, central, DirectRoad(central)).once().kind == LineKind.UP_TO_DATE
    with Central.open(tmp_path / "straight", HandClock()) as straight:
        straight.enrol(book.enrolment())
        straight.line.take("at once", parcel_of(book, 1, last))
        assert books_of(central) == books_of(straight)
    assert (central.counts().quarantined, central.counts().forks) == (0, 0)


def test_head_office_first_then_the_office(book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice]) -> None:
    """Both lines up: head office's word counts, and the office has its copy; head office gone: at the office."""
    took: list[bytes] = []
    head = sender(book, central, DirectRoad(central), took=took)
    office = office_sender(book, OfficeRoad(relay[0]), keys=central.keys)
    roads = Roads(head=head, office=office)
    assert roads.once().kind == LineKind.UP_TO_DATE
    assert relay[0].standing()[0].held_seq == book.head().seq
    take_any_receipt(book, took[-1], card=central.keys.card, clerk="17", day="2026-11-12")
    head.road = BadRoad(central, faults=["no line"] * 9)
    assert roads.once().kind == LineKind.UP_TO_DATE, "nothing new, and all of it is signed for"
    sell(book, 3)
    state = roads.once()
    assert (state.kind, state.behind) == (LineKind.AT_OFFICE, 1)
    office.road.is_cut = True  # type: ignore[attr-defined]
    assert (roads.once().kind, roads.state.behind) == (LineKind.OFFLINE, 1)


def test_what_came_by_another_road_is_not_said_to_wait(
    book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice]
) -> None:
    """Head office's own line is down all the while, its receipt comes through the office, and then that goes too."""
    took: list[bytes] = []
    office = office_sender(book, OfficeRoad(relay[0]), keys=central.keys, took=took)
    cut = sender(book, central, BadRoad(central, faults=["no line"] * 9), took=took)
    roads = Roads(head=cut, office=office)
    assert roads.once().behind == book.unsent()
    forwarder(relay[0], DirectRoad(central), central).once()
    roads.once()
    take_any_receipt(book, took[-1], card=central.keys.card, clerk="17", day="2026-11-12")
    office.road.is_cut = True  # type: ignore[attr-defined]
    state = roads.once()
    assert (state.kind, state.behind, book.unsent()) == (LineKind.OFFLINE, 0, 0)


@pytest.mark.parametrize("by_office", [False, True])
def test_a_look_beside_an_open_window_accuses_nobody(
    book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice], by_office: bool
) -> None:
    """`shoebox doctor` says hello, and before it goes on the window has sold and sent: no book went back."""
    roads = (DirectRoad(central), OfficeRoad(relay[0]))
    window = Roads(head=sender(book, central, roads[0]), office=office_sender(book, roads[1], keys=central.keys))

    class Slow:
        def post(self, path: str, body: bytes) -> RoadAnswer:
            answer = roads[by_office].post(path, body)
            if path == "/v1/hello":
                sell(book, 3)
                window.once()
            return answer

        def close(self) -> None:
            """Nothing to let go of."""

    looks = office_sender(book, Slow()) if by_office else sender(book, central, Slow())
    looks.look(*looks.greet())
    assert (central.counts().forks, [one.code for one in relay[0].standing()]) == (0, [""])


@pytest.mark.parametrize("by_office", [False, True])
def test_what_went_by_stick_is_not_said_to_wait_for_the_line(
    book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice], by_office: bool
) -> None:
    """One road by line, and it is down: two sales go by stick, and the receipt comes back the same way."""

    def note(receipt: bytes) -> None:
        take_any_receipt(book, receipt, card=central.keys.card, clerk=CLERK, day=DAY)

    straight, office_road = BadRoad(central), OfficeRoad(relay[0])
    line = office_sender(book, office_road, keys=central.keys) if by_office else sender(book, central, straight)
    line.take = note
    roads = Roads(office=line) if isinstance(line, OfficeSender) else Roads(head=line)
    roads.once()
    straight.faults, office_road.is_cut = ["no line"] * 9, True
    sell(book, 3)
    assert roads.once().behind == book.unsent() > 0
    note(central.line.take("by stick", parcel_of(book, 1, book.head().seq))[1])
    assert (roads.once().kind, roads.state.behind, book.unsent()) == (LineKind.OFFLINE, 0, 0)
    sell(book, 4)
    assert roads.once().behind == book.unsent() == 1


def test_a_head_office_brought_back_that_holds_less_is_not_said_to_hold_all(
    book: Book, central: Central, tmp_path: Path
) -> None:
    """Its own last word counts, though it had signed for more: the line breaks before the rest is there again."""
    line = sender(book, central, BadRoad(central))
    line.once()
    with Central.open(same_keys(central, tmp_path / "again"), HandClock()) as again:
        again.enrol(book.enrolment())
        line.road = BadRoad(again, faults=["fine", "fine", "lost"])
        assert (line.once().kind, line.state.behind) == (LineKind.UNKNOWN, book.head().seq)


WORD = RelayWord(
    store="085", register="1", epoch=1, held_seq=9, held_head=bytes(32), needs=(), nonce=bytes(32), z_no=0, receipt="",
    code="", said="", gone=(), given=(),
)  # fmt: skip
WORDS = (None, WORD, replace(WORD, needs=((3, 9),)), replace(WORD, code="parcel.revoked", said="Not believed."))


@example(head=None, office=LineKind.UP_TO_DATE, word=None, behind=1)
@given(
    head=st.none() | st.sampled_from(LineKind), office=st.sampled_from(LineKind), word=st.sampled_from(WORDS),
    behind=st.integers(0, 3),
)  # fmt: skip
def test_nothing_the_office_says_counts_as_sent(
    head: LineKind | None, office: LineKind, word: RelayWord | None, behind: int
) -> None:
    """Whatever the two lines and the office say: up to date only where head office has signed for all there is."""
    own = 0 if head == LineKind.UP_TO_DATE else behind
    said = joined(LineState(kind=head, behind=own) if head else None, LineState(kind=office), word, behind=behind)
    if said.kind == LineKind.UP_TO_DATE:
        assert said.behind == 0
        assert behind == 0 or head == LineKind.UP_TO_DATE


def test_what_the_office_itself_refuses_is_not_called_head_offices_word(
    book: Book, relay: tuple[RelayDesk, SmallOffice]
) -> None:
    """A register that the office does not know; and one of which it has all, but for a sealed day of another key."""
    desk, office = relay
    stranger = MemoryRegister(key="stranger")
    stranger.open()
    box = stranger.close()
    roads = Roads(office=office_sender(book, OfficeRoad(desk), box_after=lambda z_no: box if z_no < 1 else b""))
    office.keys.clear()
    assert (roads.once().code, roads.state.by_office) == ("relay.unknown_register", True)
    office.keys[book.register] = book.public_key
    said = roads.once()
    assert (said.code, said.by_office, said.behind) == ("registers.unknown", True, book.unsent())


def test_a_book_that_can_not_be_read_just_now_is_never_called_sent(
    book: Book, relay: tuple[RelayDesk, SmallOffice], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it is at the office; then the disk fails where it is counted what head office has not signed for."""
    roads = Roads(office=office_sender(book, OfficeRoad(relay[0])))
    asked: list[int] = []

    def signed_seq(_sender: OfficeSender) -> int:
        asked.append(0)
        if len(asked) > 1:
            raise Trouble("book.disk", why="bad")
        return 0

    monkeypatch.setattr(OfficeSender, "signed_seq", signed_seq)
    assert (roads.once().kind, roads.state.behind > 0) == (LineKind.AT_OFFICE, True)


def test_only_what_a_known_register_signed_is_kept(
    book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice], tmp_path: Path
) -> None:
    """Another key under its name, another store's office, a parcel sealed by nobody, a claim of somebody else."""
    desk, office = relay
    road = OfficeRoad(desk)
    with new_book(tmp_path / "other") as other:
        assert office_sender(other, road).once().code == "carry.forged_claim"
        result, _ = desk.take("", parcel_of(other, 1, 2))
        assert result.code == "parcel.other_key"
    forged = write_parcel("085", tuple(book.entries(1, 2)), public_key=book.public_key, sign=lambda _: bytes(64))
    assert desk.take("", forged)[0].code == "parcel.forged"
    office.keys.clear()
    assert office_sender(book, road).once().code == "relay.unknown_register"
    desk.store = "086"
    assert office_sender(book, road).once().code == "relay.store"
    assert desk.standing() == ()


def test_a_copied_book_is_found_out_at_the_office_and_told_to_head_office(
    book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice], tmp_path: Path
) -> None:
    """Two machines with one identity: the second is refused with evidence, and head office gets the evidence too."""
    desk = relay[0]
    road = OfficeRoad(desk)
    shutil.copytree(book.path.parent, tmp_path / "copy")
    assert office_sender(book, road).once().kind == LineKind.UP_TO_DATE
    sell(book, 3)
    assert office_sender(book, road).once().kind == LineKind.UP_TO_DATE
    (tmp_path / "copy" / "book.lock").unlink()
    with reopened(tmp_path / "copy") as copy:
        assert office_sender(copy, road).once().code == "relay.rolled_back"
        sell(copy, 4)
        assert office_sender(copy, road).once().code == "relay.fork"
        assert desk.take("", parcel_of(copy, 1, copy.head().seq))[0].code == "parcel.fork"
        ends = copy.head().seq
        sell(copy, 5)
        assert copy.head().seq == ends + 1, "and it sells on"
    assert desk.standing()[0].code == "parcel.fork"
    forwarder(desk, DirectRoad(central), central).once()
    forwarder(desk, DirectRoad(central), central).once()
    assert (central.counts().forks, central.counts().slips) == (1, 3)
    assert desk.book.untold() == ()


def test_a_head_office_brought_back_is_filled_up_again(
    book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice], tmp_path: Path
) -> None:
    """Everything signed for, then head office comes from an empty copy: the next start, and the next sale, notice."""
    desk = relay[0]
    office_sender(book, OfficeRoad(desk), at_once=2).once()
    errand = forwarder(desk, DirectRoad(central), central)
    errand.once()
    for sells in (False, True):
        with Central.open(same_keys(central, tmp_path / f"again-{sells}"), HandClock()) as again:
            again.enrol(book.enrolment())
            if sells:
                sell(book, 3)
                office_sender(book, OfficeRoad(desk)).once()
                errand.road = DirectRoad(again)
                errand.once()
            else:
                forwarder(desk, DirectRoad(again), again).once()
            assert again.counts().entries == book.head().seq


def test_a_register_that_head_office_does_not_know_is_told_through_the_office(
    book: Book, relay: tuple[RelayDesk, SmallOffice], tmp_path: Path
) -> None:
    """Refused there, with head office's own sentence; enrolled, and the next round takes the refusal back."""
    desk = relay[0]
    with Central.open(tmp_path / "hq2", HandClock()) as central:
        roads = Roads(office=office_sender(book, OfficeRoad(desk), keys=central.keys))
        roads.once()
        errand = forwarder(desk, DirectRoad(central), central)
        errand.once()
        state = roads.once()
        assert (state.kind, state.code, state.behind) == (LineKind.REFUSED, "carry.unknown_register", book.unsent())
        assert "Enrol it there" in state.sentence
        central.enrol(book.enrolment())
        errand.once()
        assert roads.once().kind == LineKind.UP_TO_DATE


def signed_again(book: Book, seq: int, old: bytes, new: bytes) -> bytes:
    """The book up to this entry as a parcel, that one with other words: signed by its register, which wrote them."""
    *before, last = book.entries(1, seq)
    changed = replace(last, body=last.body.replace(old, new))
    changed = replace(changed, hash=hash_of(changed))
    entries = (*before, replace(changed, sig=book.sign(changed.hash)))
    return write_parcel(book.store, entries, public_key=book.public_key, sign=book.sign)


@pytest.mark.parametrize("harm", ["a newer Shoebox's", "the entry altered", "its parcel too"])
def test_one_registers_copy_that_can_not_be_read_shuts_out_nobody(
    book: Book, relay: tuple[RelayDesk, SmallOffice], tmp_path: Path, harm: str
) -> None:
    """An order went out at register 1: a bad disk at the office altered it, or a newer Shoebox wrote it.

    Register 2 is answered all the same. The damaged copy is mended by its parcel, or let go of and sent again.
    """
    desk, office = relay
    out = PickUp(order_no="W-1", state=PickUpState.RELEASED, name="Ada", approver=MANAGER, note="so")
    book.append(out, clerk=CLERK, day=DAY)
    seq, is_newer = book.head().seq, harm == "a newer Shoebox's"
    parcel = signed_again(book, seq, b'"v":1', b'"v":2') if is_newer else parcel_of(book, 1, seq)
    desk.take("", parcel)
    if not is_newer:
        desk.book._db.execute("UPDATE entry SET body = x'00' WHERE seq = ?", (seq,))
    if harm == "its parcel too":
        desk.book._db.execute("UPDATE parcel SET data = x'00'")
    gone = GoneOrders(desk.book)
    desk._office = replace(desk._office, gone=lambda at: gone.told(at, (), office=("9", 1)))
    with Book.create(
        tmp_path / "register 2", store="085", store_name="Harbour Row", register="2", currency="USD", clock=HandClock(),
        app="test",
    ) as other:  # fmt: skip
        office.keys["2"] = other.public_key
        register = office_sender(other, OfficeRoad(desk))
        assert register.once().kind == LineKind.UP_TO_DATE
        assert desk.book.reached(book.register, book.epoch) == (0 if harm == "its parcel too" else seq)
        desk.take("", parcel)
        register.once()
        assert register.heard is not None
        assert [one.seq for one in register.heard.gone] == ([] if is_newer else [seq])


def test_what_comes_while_it_is_looked_at_is_read_once(
    book: Book, relay: tuple[RelayDesk, SmallOffice], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look how far a book is here and the reading of its entries the rest of it comes."""
    desk, last = relay[0], book.head().seq
    read = Following(desk.book, tuple(Kind), empty=list, copied=list, fold=lambda seqs, entry: seqs.append(entry.seq))
    desk.take("", parcel_of(book, 1, 2))
    with monkeypatch.context() as patched:
        here = desk.book.books()
        patched.setattr(RelayBook, "books", lambda _book: here)
        desk.take("", parcel_of(book, 3, last))
        read.books()
    ((_, seqs),) = read.books()
    assert seqs == list(range(1, last + 1))


@pytest.mark.parametrize(
    ("status", "code", "passed_on"), [(500, "", True), (413, "", True), (503, "service.full", False)]
)
def test_what_head_office_has_no_answer_to_holds_up_no_other_register(
    book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice], tmp_path: Path, status: int, code: str,
    passed_on: bool,
) -> None:  # fmt: skip
    """It breaks over register 1's parcel, or a proxy finds it too large: register 2's goes on. A full one is let be.

    What it has no answer to is tried again in the next round.
    """
    desk, office = relay

    class Breaking(DirectRoad):
        def deliver(self, path: str, body: bytes) -> RoadAnswer:
            head = peek_parcel(body)
            if head is None or head.register != book.register:
                return super().deliver(path, body)
            return said(status, code, "Full.") if code else RoadAnswer(status=status, body=b"<html>")

    with Book.create(
        tmp_path / "register 2", store="085", store_name="Harbour Row", register="2", currency="USD", clock=HandClock(),
        app="test",
    ) as other:  # fmt: skip
        office.keys["2"] = other.public_key
        central.enrol(other.enrolment())
        for one in (book, other):
            office_sender(one, OfficeRoad(desk)).once()
        errand = forwarder(desk, Breaking(central), central)
        for _ in range(2):
            with pytest.raises(Refusal):
                errand.once()
        assert [one.behind == 0 for one in desk.standing()] == [False, passed_on]
        errand.road = DirectRoad(central)
        errand.once()
        assert [one.behind for one in desk.standing()] == [0, 0]


def test_an_office_that_lies_is_not_believed(
    book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice], tmp_path: Path
) -> None:
    """A receipt signed by the office itself, one of another register, a word on entries the book has not."""
    with Central.open(tmp_path / "false", HandClock()) as false:
        false.enrol(book.enrolment())
        false.line.take("", parcel_of(book, 1, 3))
        road = OfficeRoad(relay[0])
        took: list[bytes] = []
        register = office_sender(book, road, keys=central.keys, took=took)
        assert register.once().kind == LineKind.UP_TO_DATE
        forged = false.line.receipt(register.register.place)
        relay[0].book.keep_receipt(book.register, book.epoch, 3, forged)
        assert (register.once().code, took) == ("receipt.forged", [])


@pytest.mark.parametrize(
    "damage", ["entry SET hash = zeroblob(32)", "entry SET body = x'00'", "parcel SET data = x'00'"]
)
@pytest.mark.parametrize("sells", [False, True])
@pytest.mark.parametrize("at_once", [ENTRIES_AT_ONCE, 2])
def test_a_bad_disk_at_the_office_accuses_nobody(
    book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice], damage: str, sells: bool, at_once: int
) -> None:
    """The last entry's hash, a body, a parcel are not what was written: the copies are let go and sent again.

    So it is where the damaged entry lies behind all that one parcel holds.
    """
    desk, errand = relay[0], forwarder(relay[0], DirectRoad(central), central)
    roads = Roads(office=office_sender(book, OfficeRoad(desk), keys=central.keys, at_once=at_once))
    roads.once()
    desk.book._db.execute(f"UPDATE {damage} WHERE rowid = (SELECT max(rowid) FROM {damage.partition(' ')[0]})")
    if sells:
        sell(book, 3)
    for _ in range(3):
        assert roads.once().kind in (LineKind.AT_OFFICE, LineKind.UP_TO_DATE)
        errand.once()
    assert roads.once().kind == LineKind.UP_TO_DATE
    assert (central.counts().entries, central.counts().forks, desk.book.refused()) == (book.head().seq, 0, ())


@pytest.mark.parametrize("now", [bytes(32), None], ids=["another key", "gone"])
def test_what_head_office_refuses_stays_where_its_register_has_another_key_or_is_gone(
    book: Book, relay: tuple[RelayDesk, SmallOffice], tmp_path: Path, now: bytes | None
) -> None:
    """The only copy of a lost PC's entries may lie here: it is as it was taken in, so nobody lets go of it."""
    desk, office = relay
    office_sender(book, OfficeRoad(desk)).once()
    del office.keys[book.register]
    if now is not None:
        office.keys[book.register] = now
    with Central.open(tmp_path / "elsewhere", HandClock()) as central:  # where nobody is enrolled
        forwarder(desk, DirectRoad(central), central).once()
    assert desk.book.reached(book.register, book.epoch) == book.head().seq


def test_a_lost_or_damaged_copy_is_sent_once_more(book: Book, tmp_path: Path) -> None:
    """The office's file is overwritten with noise: set aside, begun anew, and the register sends all of it again."""
    for _ in range(2):
        with relay_in(tmp_path / "office", book) as (desk, _small):
            assert office_sender(book, OfficeRoad(desk)).once().kind == LineKind.UP_TO_DATE
            assert desk.standing()[0].held_seq == book.head().seq
        (tmp_path / "office" / "registers" / "held.db").write_bytes(b"noise" * 999)
    with RelayBook.open(tmp_path / "office" / "registers" / "held.db") as held:
        assert held.books() == ()
    assert len(list((tmp_path / "office" / "registers").glob("*.damaged-*"))) == 2


def test_many_small_parcels_become_one(book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice]) -> None:
    """A day of single sales: once too many wait for head office, the register is asked for them in one."""
    desk = relay[0]
    for _ in range(2):
        office_sender(book, OfficeRoad(desk), at_once=1).once()
        for amount_minor in range(500, 500 + PARCELS_MAX):
            new_till(book).record(cash_sale(amount_minor))
            office_sender(book, OfficeRoad(desk)).once()
        assert desk.book.parcels_beyond("1", 1, 0) <= PARCELS_MAX + 1
    forwarder(desk, DirectRoad(central), central).once()
    assert (central.counts().entries, desk.standing()[0].behind) == (book.head().seq, 0)


def test_what_is_too_much_for_one_parcel_becomes_several_and_is_not_sent_for_ever(
    book: Book, relay: tuple[RelayDesk, SmallOffice]
) -> None:
    """No line at the office all day: each stretch is brought together, and then nothing is sent that lies there."""
    desk, road = relay[0], OfficeRoad(relay[0])
    for amount_minor in range(500, 500 + 2 * PARCELS_MAX):
        new_till(book).record(cash_sale(amount_minor))
    for seq in range(1, book.head().seq + 1):
        desk.take("", parcel_of(book, seq, seq))
    for _ in range(12):
        road.heard.clear()
        office_sender(book, road, at_once=10).once()
    assert desk.book.parcels_beyond("1", 1, 0) <= PARCELS_MAX
    assert "/v1/parcels" not in [path for path, _ in road.heard]


def test_what_was_said_before_changes_nothing(book: Book, relay: tuple[RelayDesk, SmallOffice]) -> None:
    """Every message again, forwards and backwards: no entry more, and no nonce is good twice."""
    road = OfficeRoad(relay[0])
    office_sender(book, road, at_once=1).once()
    said, held = list(road.heard), relay[0].standing()
    assert len(said) > 5
    for path, body in [*said, *reversed(said)]:
        answer = road.deliver(path, body)
        if path == "/v1/claims":
            assert answer.status == 409
    assert [(one.held_seq, one.code) for one in relay[0].standing()] == [(one.held_seq, one.code) for one in held]


def test_a_gap_is_refused_and_asked_for(book: Book, relay: tuple[RelayDesk, SmallOffice]) -> None:
    desk = relay[0]
    assert desk.take("", parcel_of(book, 3, 4))[0].code == "parcel.gap"
    word = read_relay_word(desk.take("", parcel_of(book, 1, 2))[1])
    assert (word.held_seq, word.needs, word.receipt) == (2, (), "")
    assert desk.take("", parcel_of(book, 1, 2))[0].outcome == Outcome.ALREADY_HELD


def test_no_more_is_kept_than_fits(
    book: Book, relay: tuple[RelayDesk, SmallOffice], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The office is full: the register keeps what it has, and asks again later."""
    monkeypatch.setattr("shoebox.carry.relay.RELAY_BYTES_MAX", 1)
    with pytest.raises(Trouble) as wrong:
        relay[0].take("", parcel_of(book, 1, 2))
    assert wrong.value.code == "relay.full"
    assert office_sender(book, OfficeRoad(relay[0])).once().kind == LineKind.BUSY


def test_a_copy_that_a_disk_altered_keeps_nothing_else_from_the_stick(
    book: Book, relay: tuple[RelayDesk, SmallOffice], tmp_path: Path
) -> None:
    """One of three parcels is nonsense, or says that it ends before it begins: the others are laid out, once each."""
    held = relay[0].book
    for first, last in ((1, 2), (3, 4), (5, book.head().seq)):
        relay[0].take("", parcel_of(book, first, last))
    (tmp_path / "stick").mkdir()
    for data in (b"x", parcel_of(book, 1, 2)):
        held._db.execute("UPDATE parcel SET data = ? WHERE last_seq = 4", (data,))
        laid = {path.name for path in lay_out_relayed(held, Stick(tmp_path / "stick"))}
        assert laid == {"085-1-000001-000002.parcel", f"085-1-000005-{book.head().seq:06d}.parcel"}


def test_the_stick_brings_receipts_for_the_others_too(
    book: Book, central: Central, relay: tuple[RelayDesk, SmallOffice]
) -> None:
    """No line at the office: its copies go by stick, the receipt comes back by stick, the register fetches it."""
    desk, took = relay[0], list[bytes]()
    register = office_sender(book, OfficeRoad(desk), keys=central.keys, took=took)
    register.once()
    found = desk.book.parcel_after("1", 1, 0)
    assert found is not None
    receipt = central.line.take("by stick", found[1])[1]
    read = read_any_receipt(receipt, card=central.keys.card)
    assert desk.take_receipt(read, receipt)
    assert not desk.take_receipt(read, receipt), "twice is once"
    register.once()
    assert took == [receipt]
    other = replace(read, held_head=bytes(32))
    assert refused(lambda: desk.take_receipt(other, receipt)) == "receipt.other_head"
