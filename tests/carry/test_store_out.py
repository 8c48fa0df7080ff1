"""What head office sends out, by the store's office: the same as by line or stick, and for this store alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookmaking import HandClock, new_book
from linemaking import BadRoad, DirectRoad, refused
from outmaking import PRICES, dispatches, fetching, notice_out, policy_out, staff_out, stands, words_out
from relaymaking import OfficeRoad, SmallOffice, forwarder, office_sender
from shoebox.carry import Dispatches, Fetcher, OfficeSender, RelayDesk
from shoebox.central import Central
from shoebox.domain.carrying import LineKind, place_of
from shoebox.domain.custody import BoxArrival
from shoebox.domain.dispatch import Ask, DispatchKind, Offers, PieceAsk, TakeOutcome
from shoebox.domain.entry import Kind
from shoebox.formats.arrivals import read_arrivals, write_arrivals
from shoebox.formats.carrying import read_welcome
from shoebox.formats.dispatch_talk import (
    read_store_offers,
    write_ask,
    write_offers,
    write_piece_ask,
    write_store_offers,
)
from shoebox.formats.signing import Signer
from shoebox.storage.book import Book
from shoebox.storage.relay_book import RelayBook
from shoebox.transport.road import Road, RoadAnswer

pytestmark = pytest.mark.thorough


@dataclass
class Store:
    """Head office, the office PC of store 085 with its relay, and register 1 that is paired with it."""

    central: Central
    office: Book
    register: Book
    held: RelayBook
    clock: HandClock
    sent: Dispatches  # the office's
    taken: Dispatches  # the register's
    desk: RelayDesk

    def restart(self) -> None:
        """Both programs begin anew: nothing is left but what is on the disks."""
        self.sent, self.taken = self._read(self.office), self._read(self.register)
        self.desk = _desk(self.held, self.register, self.clock, lambda: self.sent)
        for one in (self.sent, self.taken):
            one.adopt()

    def _read(self, book: Book) -> Dispatches:
        return dispatches(book, self.central, self.clock)

    def office_round(self, road: Road | None = None) -> None:
        """The office fetches what head office has for it, and passes on what it holds."""
        line = DirectRoad(self.central)
        fetching(self.office, self.central, road or line, self.sent).once()
        forwarder(self.desk, line, self.central).once()

    def lane(self, road: Road | None = None, **more: int) -> OfficeSender:
        """The register's, to the office alone."""
        fetcher = Fetcher(
            place=self.register.place, sign=self.register.sign, dispatches=self.taken, clock=self.clock,
            keys=self.central.keys, by_office=True, **more,
        )  # fmt: skip
        road = road or OfficeRoad(self.desk)
        return office_sender(self.register, road, keys=self.central.keys, fetcher=fetcher)

    def nonce(self) -> bytes:
        """A fresh one, given by the office to the register."""
        road = OfficeRoad(self.desk)
        lane = office_sender(self.register, road)
        lane.once()
        (hello,) = [body for path, body in road.heard if path == "/v1/hello"]
        return read_welcome(self.desk.hello(hello)).nonce

    def ask(self, nonce: bytes) -> bytes:
        place = self.register.place
        plain = Ask(store=place.store, register=place.register, epoch=place.epoch, nonce=nonce, holds=())
        return write_ask(plain, self.register.sign)


def _desk(held: RelayBook, register: Book, clock: HandClock, sent) -> RelayDesk:
    side = SmallOffice({register.register: register.public_key}).side()
    return RelayDesk(held, store="085", office=replace(side, sent=sent), clock=clock)


@contextmanager
def store_in(folder: Path) -> Iterator[Store]:
    clock = HandClock()
    with (
        Central.open(folder / "hq", clock) as central,
        Book.create(
            folder / "office", store="085", store_name="Harbour Row", register="085-2", currency="USD", clock=clock,
            app="test",
        ) as office,
        new_book(folder / "register", clock) as register,
        RelayBook.open(folder / "office" / "registers" / "held.db") as held,
    ):  # fmt: skip
        for book in (office, register):
            central.enrol(book.enrolment())
        made = [dispatches(book, central, clock) for book in (office, register)]
        store = Store(central, office, register, held, clock, *made, desk=_desk(held, register, clock, lambda: None))
        store.restart()
        yield store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as made:
        yield made


def test_the_office_hands_on_the_very_bytes(store: Store) -> None:
    """A policy and prices: nothing before the office has them, then both, noted in the book, and sent on at once."""
    sent = [policy_out(store.central, twin_minutes=5), words_out(store.central, DispatchKind.PRICES, PRICES)]
    assert store.lane().once().kind == LineKind.UP_TO_DATE
    assert stands(store.taken) == []
    store.office_round()
    assert store.lane().once().kind == LineKind.UP_TO_DATE
    assert stands(store.taken) == [("policy", "", 1), ("prices", "", 1)]
    assert [store.taken.files.get(hashlib.sha256(data).hexdigest()) for data in sent] == sent
    assert store.desk.book.reached("1", 1) == store.register.head().seq
    assert store.taken.asked_ms == 0, "that there is nothing newer is head office's to say"


def test_an_office_hands_nothing_on_to_a_register_that_head_office_revoked(store: Store) -> None:
    """Stolen after the policy; the office learns it from the answer to its register's own words, and forgets nothing
    of the sales. Believed again, the register gets the staff list in the next round but one.
    """
    policy_out(store.central)
    store.office_round()
    store.lane().once()
    asked = store.ask(nonce := store.nonce())
    store.desk.out.ask(asked)
    store.central.revoke(store.register.place, from_seq=9_000, reason="stolen")
    (policy,) = store.sent.on_hand()
    store.clock.pass_min(5)
    staff_out(store.central)
    store.office_round()
    piece = write_piece_ask(PieceAsk(nonce=nonce, digest=policy.digest, offset=0))
    assert refused(lambda: store.desk.out.piece(piece)) == "out.revoked"
    for _ in range(2):
        assert store.lane().once().kind == LineKind.UP_TO_DATE
        assert stands(store.taken) == [("policy", "", 1)]
        store.office_round()
    with store.central._book.writing() as writing:
        writing.add_belief(
            store.register.place, reason="it lay in the safe", at_ms=store.clock.wall_ms(), by=("701", "702")
        )
    store.office_round()
    store.lane().once()
    assert stands(store.taken) == [("policy", "", 1), ("staff", "", 1)]


def test_what_an_office_took_from_a_stick_serves_the_store(store: Store) -> None:
    """No line at the office either: one stick, and both go by it."""
    store.sent.take(staff_out(store.central))
    store.lane().once()
    assert stands(store.taken) == stands(store.sent) == [("staff", "", 1)]


def test_it_goes_on_where_the_road_broke_off_and_on_the_other_road(store: Store) -> None:
    """A large order file: a piece by the office, a piece by the own line, and so on; each piece once."""
    rows = "".join(f"W-{at},Ada Quill,{hashlib.sha256(str(at).encode()).hexdigest()[:40]}\n" for at in range(9_000))
    orders = b"shoebox-orders,1,085,2026-11-12T06:00:00Z\norder,name,goods\n" + _no_digits(rows).encode()
    data = words_out(store.central, DispatchKind.ORDERS, orders)
    store.office_round()
    near, far, rounds = OfficeRoad(store.desk), DirectRoad(store.central), 0
    while stands(store.taken) == []:
        if rounds % 2:
            fetching(store.register, store.central, far, store.taken, pieces_at_once=1).once()
        else:
            store.lane(near, pieces_at_once=1, keeps_parts=True).once()
        rounds += 1
    pieces = [json.loads(body)["offset"] for path, body in near.heard + far.heard if path == "/v1/pieces"]
    assert len(pieces) == len(set(pieces)) == rounds == -(-len(data) // (48 * 1024)) > 2


def _no_digits(rows: str) -> str:
    """Order numbers that can be no card number, goods of letters alone."""
    lines = (row.split(",") for row in rows.splitlines())
    return "".join(
        f"{number},{name},{goods.translate(str.maketrans('0123456789', 'ghijklmnop'))}\n"
        for number, name, goods in lines
    )


def test_only_a_register_of_this_store_is_told_anything(store: Store) -> None:
    """Another key, another store, an ask said again, a nonce of nobody's, bytes that are not for handing out."""
    policy = policy_out(store.central)
    store.central.enrol(replace(store.register.enrolment(), store="112"))
    other = staff_out(store.central, stores=("112",))
    store.office_round()
    store.sent.take(other)
    nonce, out = store.nonce(), store.desk.out
    place, stranger = store.register.place, Signer.generate()
    asked = Ask(store="085", register="1", epoch=1, nonce=nonce, holds=())
    assert refused(lambda: out.ask(write_ask(asked, stranger.sign))) == "carry.forged_claim"
    assert refused(lambda: out.ask(write_ask(replace(asked, store="112"), store.register.sign))) == "relay.store"
    unknown = replace(asked, register="9")
    assert refused(lambda: out.ask(write_ask(unknown, stranger.sign))) == "relay.unknown_register"
    wish = PieceAsk(nonce=nonce, digest=hashlib.sha256(policy).digest(), offset=0)
    assert refused(lambda: out.piece(write_piece_ask(wish))) == "carry.nonce", "nobody has asked yet"
    offers = read_store_offers(out.ask(store.ask(nonce)))
    assert (place_of(offers), [(one.kind, one.version) for one in offers.offers]) == (place, [("policy", 1)])
    assert refused(lambda: out.ask(store.ask(nonce))) == "carry.nonce"
    assert out.piece(write_piece_ask(wish)) == policy
    for wrong in (replace(wish, digest=hashlib.sha256(other).digest()), replace(wish, offset=len(policy))):
        assert refused(lambda wrong=wrong: out.piece(write_piece_ask(wrong))) == "out.no_piece"
    assert refused(lambda: out.piece(b"noise")) == refused(lambda: out.ask(b"noise")) == "carry.message"


def test_a_list_of_the_office_stands_for_nothing_of_head_offices(store: Store) -> None:
    """The two lists are not each other, so what head office signs can't be replaced by what nobody signed."""
    plain = Offers(store="085", register="1", epoch=1, nonce=bytes(32), clock_ms=1, offers=())
    assert read_store_offers(write_store_offers(plain)) == plain
    signed = write_offers(plain, Signer.generate().sign)
    assert refused(lambda: read_store_offers(signed)) == "carry.message"
    policy_out(store.central)
    store.office_round()
    lane = store.lane()
    lane.fetcher.by_office = False
    lane.once()
    assert stands(store.taken) == []


def test_an_office_that_is_not_what_it_seems_changes_nothing(store: Store) -> None:
    """It brings an older policy in, then one of its own making: both refused by their own words and kept."""
    old, new = policy_out(store.central), policy_out(store.central)
    store.sent.take(old)
    store.taken.take(new)
    store.desk.out._news = lambda _ask, _known: store.sent.on_hand()
    store.lane().once()
    with Central.open(store.central.folder.parent / "thief", store.clock) as thief:
        thief.enrol(store.office.enrolment())
        policy_out(thief), policy_out(thief)
        mine = dispatches(store.office, thief, store.clock)
        mine.take(policy_out(thief, twin_minutes=1))
        store.sent = mine
        store.lane().once()
    assert stands(store.taken) == [("policy", "", 2)]
    noted = [act.code for _, _, act in store.register.of_kind(Kind.DISPATCH_REFUSED)]
    assert noted == ["out.older", "out.other_office"]
    forwarder(store.desk, DirectRoad(store.central), store.central).once()
    said = {line.version: [code for place, code in line.refused_by] for line in store.central.out.lines()}
    assert said == {1: ["out.older"], 2: []}


def test_a_file_that_was_damaged_holds_up_nothing_else(store: Store) -> None:
    """The office's disk alters the notice: the policy comes; head office sends the office the notice once more."""
    notice_out(store.central, "No gift cards today")
    policy_out(store.central)
    store.office_round()
    (path,) = store.sent.files.folder.glob("notice-*")
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    store.lane().once()
    assert stands(store.taken) == [("policy", "", 1)]
    store.office_round()
    store.lane().once()
    assert stands(store.taken) == [("policy", "", 1), ("notice", "1", 1)]


def test_what_changes_on_the_way_is_not_taken_and_the_rest_comes(store: Store) -> None:
    """One byte of the first piece is another; the second dispatch is whole."""
    notice_out(store.central, "No gift cards today")
    policy_out(store.central)
    store.office_round()

    class Altering(OfficeRoad):
        done = False

        def deliver(self, path: str, body: bytes):
            answer = super().deliver(path, body)
            if path != "/v1/pieces" or self.done:
                return answer
            self.done = True
            return replace(answer, body=answer.body[:-1] + bytes([answer.body[-1] ^ 1]))

    road = Altering(store.desk)
    store.lane(road).once()
    assert len(stands(store.taken)) == 1
    store.lane(road).once()
    assert len(stands(store.taken)) == 2


def test_what_is_over_is_not_handed_on(store: Store) -> None:
    """A policy for one day, of which the office still goes on: as head office's door, it offers it to nobody."""
    policy_out(store.central, days=1)
    store.office_round()
    store.clock.pass_min(24 * 60)
    store.lane().once()
    assert (stands(store.sent), stands(store.taken)) == ([("policy", "", 1)], [])


BOX = BoxArrival(
    at_ms=1_794_502_800_000, register="1", box_no="085-1-0001", seal="A 448 210", seal_differs=False, counted=31,
    count_differs=True, is_explained=False,
)  # fmt: skip


def boxes_told(side: Dispatches) -> tuple[BoxArrival, ...]:
    """The list of boxes that somebody goes by; one file of it, and no older one."""
    (_,) = side.files.folder.glob("arrivals-*")
    dispatch = side.current(DispatchKind.ARRIVALS)
    assert dispatch is not None
    return read_arrivals(dispatch.body)[1]


def test_a_register_without_a_line_learns_which_boxes_came(store: Store) -> None:
    """A list, then one with the explanation in it, in place of the first; head office hears that both have it."""
    for number, told in enumerate([BOX, replace(BOX, is_explained=True)], start=1):
        words_out(store.central, DispatchKind.ARRIVALS, write_arrivals("085", (told,)), stores=("085",))
        store.lane().once()
        assert stands(store.taken) == [("arrivals", "", number - 1)] * (number > 1), "not before the office has it"
        store.office_round()
        store.lane().once()
        assert boxes_told(store.sent) == boxes_told(store.taken) == (told,)
        store.lane().once()
        store.office_round()
        (line,) = [one for one in store.central.out.lines() if one.is_newest]
        assert {place.register for place in line.held_by} == {"1", "085-2"}
    store.restart()
    assert boxes_told(store.taken) == (replace(BOX, is_explained=True),)


def test_another_stores_list_of_boxes_goes_no_further_than_the_office(store: Store) -> None:
    """Sent to store 112 alone, and one of its words to everybody: the office brings neither to the register."""
    store.central.enrol(replace(store.register.enrolment(), store="112"))
    words_out(store.central, DispatchKind.ARRIVALS, write_arrivals("112", (BOX,)), stores=("112",))
    store.office_round()
    assert stands(store.sent) == []
    words_out(store.central, DispatchKind.ARRIVALS, write_arrivals("112", (BOX,)))
    store.office_round()
    store.lane().once()
    assert (stands(store.sent), stands(store.taken)) == ([], [])
    store.office_round()
    refused_by = [(place.register, code) for line in store.central.out.lines() for place, code in line.refused_by]
    assert refused_by == [("085-2", "out.body")]


def test_who_holds_and_who_read_comes_to_head_office_through_the_office(store: Store) -> None:
    """The register has no line: its entries say what it took and who read it, its own word what it refused and why."""
    notice_out(store.central, "No gift cards today")
    policy_out(store.central, currency="EUR")
    store.office_round()
    store.lane().once()
    euros = store.central.out.newest(DispatchKind.POLICY) or b""
    assert store.taken.take(euros).code == "out.currency", "by stick, say"
    store.taken.note_read(1, clerk="17")
    store.lane().once()
    line = DirectRoad(store.central)
    office = forwarder(store.desk, line, store.central)
    office.once()
    policy, notice = sorted(store.central.out.lines(), key=lambda one: one.kind, reverse=True)
    assert store.register.place in notice.held_by
    assert (store.register.place, "out.currency") in policy.refused_by
    assert [(one.place, one.number) for one in store.central.out.readers(1)] == [(store.register.place, "17")]
    before = [path for path, _ in line.heard].count("/v1/words")
    office.once()
    assert [path for path, _ in line.heard].count("/v1/words") == before == 1, "the same word is not said every minute"


def test_a_word_passed_on_is_believed_for_its_signature_alone(store: Store) -> None:
    """As often as it comes it is noted once; forged or of a register that head office does not know, it is refused."""
    policy_out(store.central)
    store.office_round()
    store.lane().once()
    store.lane().once()
    (said,) = store.desk.out.said()
    for _ in range(3):
        assert store.central.out.hear(said.data) == b"{}"
    assert [place.register for place in store.central.out.lines()[0].held_by].count("1") == 1
    plain = Ask(store="085", register="1", epoch=1, nonce=bytes(32), holds=said.holds)
    forged, unknown = (write_ask(one, Signer.generate().sign) for one in (plain, replace(plain, register="9")))
    assert refused(lambda: store.central.out.hear(forged)) == "carry.forged_claim"
    assert refused(lambda: store.central.out.hear(unknown)) == "carry.unknown_register"


FAULTS = ("fine", "lost", "no line", "dropped", "twice", "an old one first")


@dataclass
class BadOfficeRoad(BadRoad):
    """The office's door on a network that is as bad."""

    desk: RelayDesk = field(kw_only=True)

    def deliver(self, path: str, body: bytes) -> RoadAnswer:
        return OfficeRoad(self.desk).deliver(path, body)


@given(data=st.data())
@settings(max_examples=10)
def test_any_mix_of_three_roads_comes_to_the_same(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Policies, staff lists, a notice by the office, by the own line and by stick, lost, doubled, late, restarted."""
    with store_in(tmp_path_factory.mktemp("mix")) as store:
        out: list[bytes] = []
        more = [policy_out, staff_out, policy_out, lambda central: notice_out(central, "Read me"), staff_out]
        acts = ("publish", "office", "relay", "line", "stick", "office stick", "restart")
        for _ in range(data.draw(st.integers(0, 12), label="acts")):
            act = data.draw(st.sampled_from(acts), label="act")
            faults = data.draw(st.lists(st.sampled_from(FAULTS), max_size=6), label="faults")
            if act == "publish" and more:
                out.append(more.pop(0)(store.central))
            elif act == "office":
                store.office_round(BadRoad(store.central, faults=faults))
            elif act == "relay":
                store.lane(BadOfficeRoad(store.central, desk=store.desk, faults=faults)).once()
            elif act == "line":
                fetching(store.register, store.central, BadRoad(store.central, faults=faults), store.taken).once()
            elif act == "restart":
                store.restart()
            elif out:
                one = store.taken if act == "stick" else store.sent
                assert one.take(data.draw(st.sampled_from(out), label="dispatch")).outcome in TakeOutcome
        for publish in more:
            publish(store.central)
        store.office_round()
        assert store.lane().once().kind in (LineKind.UP_TO_DATE, LineKind.AT_OFFICE)
        straight = dispatches(store.register, store.central, store.clock)
        assert stands(store.taken) == stands(store.sent) == stands(straight) == [
            ("policy", "", 2), ("staff", "", 2), ("notice", "1", 1),
        ]  # fmt: skip
        fits = [store.taken.current(one.kind, one.series) for one in store.taken.standing()]
        assert fits == [store.sent.current(one.kind, one.series) for one in store.sent.standing()]
        assert None not in fits
