"""The lane beside the till: it goes on by itself, waits in its own rhythm, and nothing at the counter waits for it."""

from __future__ import annotations

import socket
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import HandClock, card_sale, cash_sale, new_book, new_till, open_day, reopened
from hurting import garbage_over
from linemaking import DirectRoad, refused, sender
from servicing import serving
from shoebox.bootstrap import open_store, pin_central
from shoebox.carry.lane import REFUSED_S, RETRY_S_MAX, ROUND_S, CarryLane, wait_s
from shoebox.central import Central
from shoebox.cli.main import main
from shoebox.domain.carrying import LineKind, Place
from shoebox.domain.holdings import Outcome
from shoebox.domain.office_card import OfficeCard
from shoebox.errands.lines import renew_book, send_by_stick
from shoebox.storage.keys import read_enrolment
from shoebox.transport.http_road import Address, HttpRoad
from shoebox.transport.road import RoadAnswer
from shopmaking import set_up_shop

ANSWER_S_MAX = 60


@dataclass
class Signalling(DirectRoad):
    """Says when a round has come to its end."""

    done: threading.Event = field(default_factory=threading.Event)

    def close(self) -> None:
        self.done.set()


@given(
    kind=st.sampled_from(LineKind), failures=st.integers(0, 40), retry_s=st.integers(0, 3_600), chance=st.floats(0, 1)
)
def test_the_wait_is_never_shorter_than_asked_nor_longer_than_bearable(
    kind: LineKind, failures: int, retry_s: int, chance: float
) -> None:
    waits = wait_s(kind, failures=failures, retry_s=retry_s, chance=lambda: chance)
    if kind in (LineKind.OFFLINE, LineKind.BUSY, LineKind.UNKNOWN):
        assert retry_s <= waits <= max(RETRY_S_MAX, retry_s * 1.5)
    else:
        assert 0.79 * ROUND_S < waits < 1.21 * REFUSED_S


@given(failures=st.integers(0, 40), retry_s=st.integers(5, 120), chance=st.floats(0, 1))
def test_who_is_told_when_to_come_again_comes_then(failures: int, retry_s: int, chance: float) -> None:
    """Sent away a dozen times by a head office with a whole chain before it: back when it asked, not hours later."""
    waits = wait_s(LineKind.BUSY, failures=failures, retry_s=retry_s, chance=lambda: chance)
    assert retry_s <= waits <= retry_s * 1.5


def test_the_lane_sends_by_itself(tmp_path: Path) -> None:
    """Started: the first round is at once, and after a nudge the sale made since is there too."""
    with new_book(tmp_path / "book") as book, Central.open(tmp_path / "hq", HandClock()) as central:
        central.enrol(book.enrolment())
        road = Signalling(central)
        lane = CarryLane(sender(book, central, road), chance=lambda: 0.5)
        assert lane.state().kind == LineKind.ASKING
        lane.start()
        try:
            assert road.done.wait(ANSWER_S_MAX)
            road.done.clear()
            new_till(book).record(card_sale(1, slip="", tender="cash", received_minor=9_999))
            lane.nudge()
            assert road.done.wait(ANSWER_S_MAX)
        finally:
            lane.close()
        assert central.counts().slips == 1
        assert lane.stopped()


def test_a_bug_in_a_round_is_told_and_ends_no_lane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rounds break; told once, and never called up to date. The third sends the sale that was made since."""
    told: list[tuple[type[BaseException], LineKind]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: told.append((kind, lane.state().kind)))

    class Breaking(Signalling):
        rounds = 0

        def post(self, path: str, body: bytes) -> RoadAnswer:
            self.rounds += path == "/v1/hello"
            if self.rounds in (2, 3):
                raise ValueError("a bug")
            return super().post(path, body)

    with new_book(tmp_path / "book") as book, Central.open(tmp_path / "hq", HandClock()) as central:
        central.enrol(book.enrolment())
        road = Breaking(central)
        lane = CarryLane(sender(book, central, road), chance=lambda: 0.5)
        lane.start()
        try:
            for at in range(4):
                assert road.done.wait(ANSWER_S_MAX)
                road.done.clear()
                if at == 0:
                    new_till(book).record(card_sale(1, slip="", tender="cash", received_minor=9_999))
                lane.nudge()
        finally:
            lane.close()
        assert (told, central.counts().slips) == ([(ValueError, LineKind.OFFLINE)], 1)
        assert lane.state().kind is LineKind.UP_TO_DATE


def test_a_sale_is_saved_while_head_office_says_nothing(tmp_path: Path) -> None:
    """A door that takes the message and never answers: the till records meanwhile, the lane is still waiting."""
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        new_book(tmp_path / "book") as book,
        Central.open(tmp_path / "hq", HandClock()) as central,
    ):
        road = HttpRoad(Address(f"http://127.0.0.1:{silent.getsockname()[1]}"), answer_s=ANSWER_S_MAX)
        register = sender(book, central, road)
        lane = CarryLane(register)
        lane.start()
        taken, _ = silent.accept()
        with taken:
            recorded = new_till(book).record(card_sale(1, slip="", tender="cash", received_minor=9_999))
            assert recorded.entry_no == book.head().seq
            assert lane.state().kind == LineKind.ASKING
        register.road = HttpRoad(Address("http://127.0.0.1:1"))
        lane.close()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    set_up_shop(tmp_path / "store")
    return tmp_path / "store"


def at_head_office(folder: Path, address: str, card: OfficeCard) -> None:
    pin_central(folder, card)
    settings = folder / "store.toml"
    settings.write_text(settings.read_text().replace('central_url = ""', f'central_url = "{address}"'))


def test_a_register_sends_from_the_command_line_and_by_stick(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No address yet; by stick; enrolled and by line; then there is nothing left for a stick."""
    assert main(["send", str(store)]) == 2
    assert "central_url" in capsys.readouterr().err
    (tmp_path / "stick").mkdir()
    assert main(["send", str(store), "--to", str(tmp_path / "stick")]) == 0
    laid = sorted(path.name for path in (tmp_path / "stick").iterdir())
    assert laid == ["085-2-000001-000001.parcel", "085-2-key.keycard"]
    with Central.open(tmp_path / "hq", HandClock()) as central, serving(central) as address:
        at_head_office(store, address, central.keys.card)
        assert main(["send", str(store)]) == 1
        assert "Enrol it there" in capsys.readouterr().err
        central.enrol(read_enrolment(store / "enrolment.json"))
        assert [one.outcome for one in central.import_boxes([tmp_path / "stick"])] == [Outcome.TAKEN]
        assert main(["send", str(store)]) == 0
        assert "up to entry 1" in capsys.readouterr().out
    assert send_by_stick(store, tmp_path / "stick") == (), "a receipt alone is no news"


def test_the_command_says_what_a_book_before_still_owes(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The present book is at head office; of the one before a page is lost, and the rest is kept apart there."""
    with reopened(store) as book:
        open_day(book)
        for amount_minor in range(501, 513):
            new_till(book).record(cash_sale(amount_minor))
    (store / "mirror.log").unlink()
    garbage_over(store / "book.db", b'"amount_minor":506')
    with Central.open(tmp_path / "hq", HandClock()) as central, serving(central) as address:
        central.enrol(read_enrolment(store / "enrolment.json"))
        at_head_office(store, address, central.keys.card)
        with reopened(store) as book:
            central.enrol(book.enrolment())
        assert main(["send", str(store)]) == 1
        assert "holds this book" not in capsys.readouterr().out
        with reopened(store) as book:
            assert book.before.unsent()


def test_an_open_store_has_its_lane_and_closes_it(store: Path, tmp_path: Path) -> None:
    """Opened with an address and a key: the lane runs; closed: it is stopped, and the book is free again."""
    with Central.open(tmp_path / "hq", HandClock()) as central, serving(central) as address:
        central.enrol(read_enrolment(store / "enrolment.json"))
        assert open_and_close(store) is None
        at_head_office(store, address, central.keys.card)
        lane = open_and_close(store)
        assert lane is not None
        assert lane.stopped()
    open_and_close(store)


def open_and_close(store: Path) -> CarryLane | None:
    house = open_store(store, clock=HandClock())
    house.close()
    return house.line


def test_a_copied_book_goes_on_as_a_new_one(store: Path, tmp_path: Path) -> None:
    """Two machines with one identity: the second is refused, sells on, and after `renew` and a new card all goes."""
    with new_book(tmp_path / "one") as book, Central.open(tmp_path / "hq", HandClock()) as central:
        central.enrol(book.enrolment())
        road = DirectRoad(central)
        new_till(book).record(card_sale(1, slip="", tender="cash", received_minor=9_999))
        assert sender(book, central, road).once().kind == LineKind.UP_TO_DATE
    with Central.open(tmp_path / "hq", HandClock()) as central:
        road = DirectRoad(central)
        (tmp_path / "one" / "renew").write_text("1\n")
        with reopened(tmp_path / "one") as book:
            assert (book.epoch, book.open_day() is not None) == (2, True)
            assert [notice.code for notice in book.notices] == ["book.after_damage"]
            state = sender(book, central, road).once()
            assert (state.kind, state.code) == (LineKind.REFUSED, "carry.other_epoch")
            central.enrol(book.enrolment())
            assert sender(book, central, road).once().kind == LineKind.UP_TO_DATE
        with reopened(tmp_path / "one") as book:
            assert book.epoch == 2, "the mark is for one book alone"
    assert renew_book(store, clock=HandClock()).epoch == 2
    assert read_enrolment(store / "enrolment.json").epoch == 2
    assert refused(lambda: renew_book(tmp_path / "nowhere")) == "settings.no_store"


def test_renewing_beside_an_open_window_is_refused_and_leaves_nothing_for_the_next_start(store: Path) -> None:
    with reopened(store):
        assert refused(lambda: renew_book(store, new_key=True)) == "book.in_use"
    with reopened(store) as book:
        assert (book.epoch, book.notices) == (1, ())


def test_a_revoked_key_enrols_no_new_book_and_renewing_makes_another(store: Path, tmp_path: Path) -> None:
    """Who took the key could sign a second book with it: the store goes on under a new one, the old beside."""
    first = read_enrolment(store / "enrolment.json")
    with Central.open(tmp_path / "hq", HandClock()) as central:
        central.enrol(first)
        central.revoke(Place(store=first.store, register=first.register, epoch=1), from_seq=2, reason="stolen")
        same = renew_book(store, clock=HandClock())
        assert same.public_key == first.public_key
        assert refused(lambda: central.enrol(same)) == "central.revoked_key"
        other = renew_book(store, new_key=True, clock=HandClock())
        assert (other.epoch, other.public_key == first.public_key) == (3, False)
        assert [path.name for path in store.glob("register.key.*")] != []
        central.enrol(other)
    with reopened(store) as book:
        assert (book.epoch, book.public_key) == (3, other.public_key), "the mark is for one book alone"


def test_two_machines_with_one_identity_are_told_apart_and_sell_on(tmp_path: Path) -> None:
    """One folder copied to a second machine, both sell: the second is refused with evidence, and still records."""
    import shutil

    new_book(tmp_path / "one").close()
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    with Central.open(tmp_path / "hq", HandClock()) as central:
        states = []
        for at, name in enumerate(("one", "two")):
            with reopened(tmp_path / name) as book:
                if at == 0:
                    central.enrol(book.enrolment())
                till = new_till(book)
                till.record(card_sale(1, slip="", tender="cash", received_minor=5_000 + at))
                states.append(sender(book, central, DirectRoad(central)).once())
                assert till.record(card_sale(2, slip="", tender="cash", received_minor=6_000)).entry_no
        assert [state.kind for state in states] == [LineKind.UP_TO_DATE, LineKind.REFUSED]
        assert states[1].code == "carry.fork"
        assert (central.counts().forks, central.counts().slips) == (1, 1)


def test_a_head_office_that_is_no_head_office_is_not_believed(tmp_path: Path) -> None:
    """A page of a hotel's network, a redirect, an answer without end: offline, and nothing is lost."""

    @dataclass
    class Portal(DirectRoad):
        answer: RoadAnswer = field(default_factory=lambda: RoadAnswer(status=200, body=b"<html>Welcome</html>"))

        def post(self, path: str, body: bytes) -> RoadAnswer:
            return self.answer

    with new_book(tmp_path / "book") as book, Central.open(tmp_path / "hq", HandClock()) as central:
        full, busy = b'{"code":"service.full","sentence":"Full."}', b'{"code":"service.busy","sentence":"Busy."}'
        for answer, code, kind in (
            (RoadAnswer(status=200, body=b"<html>Welcome</html>"), "carry.message", LineKind.REFUSED),
            (RoadAnswer(status=302, body=b""), "carry.not_now", LineKind.OFFLINE),
            (RoadAnswer(status=502, body=b"<html>Bad gateway</html>"), "carry.not_now", LineKind.OFFLINE),
            (RoadAnswer(status=503, body=b"<html>Nobody there</html>"), "carry.not_now", LineKind.OFFLINE),
            (RoadAnswer(status=503, body=full, retry_s=7), "carry.not_now", LineKind.BUSY),
            (RoadAnswer(status=429, body=busy, retry_s=7), "carry.not_now", LineKind.BUSY),
        ):
            register = sender(book, central, Portal(central, answer=answer))
            state = register.once()
            assert (state.code, state.kind, state.behind) == (code, kind, book.unsent())
            assert register.retry_s == answer.retry_s
