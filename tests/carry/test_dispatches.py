"""What a register does with what head office sends: newest counts, never back, whole or not at all, and it sells on."""

from __future__ import annotations

import errno
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookmaking import HandClock, new_book
from keymaking import same_keys
from linemaking import BadRoad, DirectRoad, MortalOffice, refused
from outmaking import (
    PRICES,
    dispatches,
    fetching,
    incident_out,
    notice_out,
    opened,
    policy_out,
    published,
    staff_out,
    stands,
    words_out,
)
from shoebox.carry import Dispatches, Rules
from shoebox.central import Central
from shoebox.domain.acts import DispatchRefused, DispatchTaken
from shoebox.domain.carrying import LineKind
from shoebox.domain.dispatch import DispatchKind, PieceAsk, TakeOutcome
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Trouble
from shoebox.formats.dispatch_talk import write_piece_ask
from shoebox.handover import office_rules
from shoebox.storage.book import Book
from shoebox.storage.dispatch_files import DispatchFiles
from shoebox.storage.office_key import OfficeKeys
from shoebox.storage.price_list import PriceList

LONG_S = 30


def test_a_policy_is_taken_once_and_noted_in_the_book(chain):
    """Policy 1 with twin_minutes 5: the book names its version and hash, and the second time adds nothing."""
    data, taken = policy_out(chain.central, twin_minutes=5), chain.taken
    assert taken.take(data).outcome == TakeOutcome.TAKEN
    assert taken.take(data).outcome == TakeOutcome.ALREADY
    _, _, act = chain.book.latest(Kind.DISPATCH_TAKEN)
    assert isinstance(act, DispatchTaken)
    assert (act.what, act.version, len(chain.book.of_kind(Kind.DISPATCH_TAKEN))) == ("policy", 1, 1)
    assert opened(chain.taken.files.get(act.digest), chain.central).twin_minutes == 5
    assert stands(chain.taken) == [("policy", "", 1)]


def test_an_older_policy_is_refused_and_kept_as_evidence(chain):
    """Policy 2 counts; policy 1, validly signed, comes afterwards on a stick, twice: one entry, one file."""
    first, second, taken = policy_out(chain.central), policy_out(chain.central), chain.taken
    assert taken.take(second).outcome == TakeOutcome.TAKEN
    for _ in range(2):
        told = taken.take(first)
        assert (told.outcome, told.code) == (TakeOutcome.REFUSED, "out.older")
        assert "older than 2" in told.sentence
    (_, _, act), *more = chain.book.of_kind(Kind.DISPATCH_REFUSED)
    assert isinstance(act, DispatchRefused)
    assert (act.version, act.code, more) == (1, "out.older", [])
    assert len(list((taken.files.folder / "refused").iterdir())) == 1
    assert stands(chain.taken) == [("policy", "", 2)]


def test_two_messages_under_one_number_are_refused(chain, tmp_path):
    """Head office was brought back from an older copy and sends another policy 1."""
    one = policy_out(chain.central, twin_minutes=5)
    chain.taken.take(one)
    other = chain.central.out
    rewritten = replace(  # the same head office, with the same key, that has forgotten what it sent out
        chain, central=_with_key_of(chain.central, tmp_path / "restored")
    )
    rewritten.central.enrol(chain.book.enrolment())
    again = policy_out(rewritten.central, twin_minutes=6)
    assert chain.taken.take(again).code == "out.other_version"
    assert other.lines()[0].version == 1
    rewritten.central.close()


def _with_key_of(central: Central, folder: Path) -> Central:
    return Central.open(same_keys(central, folder), HandClock())


def test_what_is_for_other_stores_is_passed_over(chain):
    """A staff list for store 112 on a stick that goes round."""
    chain.central.enrol(replace(chain.book.enrolment(), store="112"))
    assert chain.taken.take(staff_out(chain.central, stores=("112",))).outcome == TakeOutcome.NOT_OURS
    assert stands(chain.taken) == []


def test_what_is_over_is_not_taken_but_what_stands_goes_on(chain):
    """A policy good for one day: taken today it counts for ever, and one that comes the day after is refused."""
    data = policy_out(chain.central, days=1)
    late = policy_out(chain.central, days=1, twin_minutes=3)
    chain.taken.take(data)
    chain.clock.pass_min(24 * 60)
    told = chain.taken.take(late)
    assert (told.code, "clock" in told.sentence) == ("out.expired", True)
    (stands_now,) = chain.taken.standing()
    assert stands_now.is_over(chain.clock.wall_ms())
    assert chain.taken.current(DispatchKind.POLICY) is not None


def test_a_policy_in_other_money_or_with_a_strange_word_is_refused(chain):
    """EUR at a register that sells in USD; a setting that this Shoebox does not know."""
    assert chain.taken.take(policy_out(chain.central, currency="EUR")).code == "out.currency"
    strange = published(chain.central, DispatchKind.POLICY, lambda _version: b"roof_limit = 3\n")
    assert chain.taken.take(strange).code == "settings.unknown_key"
    assert stands(chain.taken) == []


def test_without_head_offices_key_nothing_is_believed(chain):
    taken = dispatches(chain.book, chain.central, keys=OfficeKeys())
    assert refused(lambda: taken.take(policy_out(chain.central))) == "receipt.no_key"


def test_a_kill_between_file_and_book_is_taken_up_at_the_next_start(chain, monkeypatch):
    """The file is whole on the disk, the entry is not written: after the start it counts, noted once."""
    data, taken = policy_out(chain.central), chain.taken

    def killed(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Book, "append", killed)
        with pytest.raises(KeyboardInterrupt):
            taken.take(data)
    assert stands(chain.taken) == []
    again = chain.taken
    again.adopt()
    again.adopt()
    assert stands(again) == [("policy", "", 1)]
    assert len(chain.book.of_kind(Kind.DISPATCH_TAKEN)) == 1


def test_a_till_looks_and_reads_while_something_large_comes_in(chain):
    """What comes is being read: another thread is told the troubles and notes a notice as read, without waiting."""
    taken, seen, beside = chain.taken, [], ThreadPoolExecutor(1)
    taken.take(notice_out(chain.central, "No gift cards today"))

    def slow(_what: object) -> None:
        seen.append(beside.submit(taken.troubles).result(LONG_S))
        seen.append(beside.submit(taken.note_read, 1, clerk="17").result(LONG_S))

    taken._rules = {**taken._rules, DispatchKind.PRICES: Rules(read=slow, use=slow)}
    assert taken.take(words_out(chain.central, DispatchKind.PRICES, PRICES)).outcome == TakeOutcome.TAKEN
    assert seen == [(), None, (), None]
    assert list(taken.readers()) == [1]
    beside.shutdown()


def test_a_price_file_is_read_once(chain, monkeypatch):
    """To see whether it fits and to put it to use: of 40 MB that are twenty seconds once, not twice."""
    read, times = office_rules.read_prices, []

    def counted(*given, **named):
        times.append(1)
        return read(*given, **named)

    monkeypatch.setattr(office_rules, "read_prices", counted)
    assert chain.taken.take(words_out(chain.central, DispatchKind.PRICES, PRICES)).outcome == TakeOutcome.TAKEN
    assert len(times) == 1
    assert PriceList(chain.book.path.parent).find("4711").price_minor == 5_999


def test_a_full_disk_takes_nothing_and_says_so(chain, monkeypatch):
    def full(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    data = policy_out(chain.central)
    monkeypatch.setattr("shoebox.storage.dispatch_files.write_whole", full)
    with pytest.raises(Trouble) as told:
        chain.taken.take(data)
    assert told.value.code == "files.unwritable"
    assert stands(chain.taken) == []


def test_a_book_begun_anew_goes_on_by_what_lies_there(chain, tmp_path):
    """A new book in the same folder knows no dispatch: the newest of each kind is taken up, an expired one too."""
    taken = chain.taken
    for data in (policy_out(chain.central, days=1), policy_out(chain.central, days=1), staff_out(chain.central)):
        taken.take(data)
    chain.clock.pass_min(48 * 60)
    with new_book(tmp_path / "anew") as book:
        fresh = dispatches(book, chain.central, chain.clock)
        fresh = Dispatches(
            book,
            DispatchFiles(taken.files.folder),
            fresh._rules,
            keys=chain.central.keys,
            clock=chain.clock,
        )
        fresh.adopt()
        assert stands(fresh) == [("policy", "", 2), ("staff", "", 1)]


@pytest.mark.parametrize(("days", "number"), [(30, "26-07"), (32, "")])
def test_a_book_begun_anew_begins_no_incident_of_which_nothing_was_heard_for_so_long(chain, tmp_path, days, number):
    """Head office's word on it is good for 31 days. What became of it stands in the book that was set aside."""
    taken = chain.taken
    taken.take(incident_out(chain.central, "26-07"))
    chain.clock.pass_min(days * 24 * 60)
    with new_book(tmp_path / "anew") as book:
        fresh = dispatches(book, chain.central, chain.clock)
        fresh = Dispatches(
            book, DispatchFiles(taken.files.folder), fresh._rules, keys=chain.central.keys, clock=chain.clock
        )
        fresh.adopt()
        held = book.incident()
        assert (held.number if held is not None else "") == number


def test_a_file_that_was_changed_on_the_disk_is_not_gone_by_and_fetched_again(chain):
    """Somebody edits the dispatch beside the book: the store's own file stands until head office has sent it again."""
    data = policy_out(chain.central)
    chain.taken.take(data)
    (path,) = chain.taken.files.folder.glob("*.dispatch")
    path.write_bytes(data[:-1] + b"?")
    assert chain.taken.current(DispatchKind.POLICY) is None
    path.unlink()
    assert chain.taken.holds() == ()
    taken = chain.taken
    fetching(chain.book, chain.central, DirectRoad(chain.central), taken).once()
    assert taken.current(DispatchKind.POLICY) is not None
    assert len(chain.book.of_kind(Kind.DISPATCH_TAKEN)) == 1


# -- by line


def test_a_file_that_can_not_be_read_or_noted_at_the_start_stops_no_store(chain, monkeypatch):
    """A disk that fails under it, or is full: the store opens by what counted before, and takes it up later."""
    chain.taken.take(policy_out(chain.central, twin_minutes=5))
    chain.taken.files.put("policy", 2, policy_out(chain.central, twin_minutes=6))
    opens = Path.open

    def unreadable(path: Path, *given: object, **named: object) -> object:
        if path.name.startswith("policy-000002"):
            raise OSError(errno.EIO, "Input/output error")
        return opens(path, *given, **named)

    def full(*_given: object, **_named: object) -> None:
        raise Trouble("book.full", path="")

    for what, broken in ((Path, {"open": unreadable}), (Book, {"append": full})):
        with monkeypatch.context() as patched:
            for name, instead in broken.items():
                patched.setattr(what, name, instead)
            chain.taken.adopt()
        assert stands(chain.taken) == [("policy", "", 1)]
    chain.taken.adopt()
    assert stands(chain.taken) == [("policy", "", 2)]


def test_what_a_wrong_clock_refused_is_taken_once_the_clock_is_right(chain):
    """The register's clock ran three days ahead at its start: the policy was over by it, and is not any more."""
    policy_out(chain.central, days=1)
    road, taken = DirectRoad(chain.central), chain.taken
    lane = fetching(chain.book, chain.central, road, taken)
    chain.clock.pass_min(3 * 24 * 60)
    for _ in range(2):
        lane.once()
    assert [path for path, _ in road.heard].count("/v1/pieces") == 1
    chain.clock.pass_min(-3 * 24 * 60)
    lane.once()
    assert stands(taken) == [("policy", "", 1)]


def test_a_round_brings_what_is_new_and_sends_that_it_was_taken(chain):
    """Policy and staff list are out: one round later both count, and head office knows by the entries it was sent."""
    policy_out(chain.central)
    staff_out(chain.central, stores=("085",))
    taken = chain.taken
    lane = fetching(chain.book, chain.central, DirectRoad(chain.central), taken)
    assert lane.once().kind == LineKind.UP_TO_DATE
    assert stands(taken) == [("policy", "", 1), ("staff", "", 1)]
    assert [len(line.held_by) for line in chain.central.out.lines()] == [1, 1]
    assert lane.once().behind == 0
    assert taken.asked_ms > 0


def test_a_large_one_goes_on_where_the_line_broke(chain):
    """A policy of 150 KB that packs badly: four pieces, one a round; no piece is fetched twice."""
    policy_out(chain.central, kit=_noise())
    road, taken = DirectRoad(chain.central), chain.taken
    lane = fetching(chain.book, chain.central, road, taken, pieces_at_once=1)
    rounds = 0
    while stands(taken) == [] and rounds < 9:
        lane.once()
        rounds += 1
    pieces = [body for path, body in road.heard if path == "/v1/pieces"]
    assert rounds == len(pieces) > 2
    assert list((taken.files.folder / "parts").iterdir()) == []


def _noise() -> tuple[str, ...]:
    """Letters that pack to five bits each, and no digits: no card number comes out."""
    made = (hashlib.sha512(str(at).encode()).hexdigest() for at in range(1_600))
    return tuple(one[:120].translate(str.maketrans("0123456789", "ghijklmnop")) for one in made)


def test_what_a_register_refuses_is_not_fetched_every_minute_and_head_office_hears_why(chain):
    """A policy in euros: fetched once, refused, and named in the next ask."""
    policy_out(chain.central, currency="EUR")
    road = DirectRoad(chain.central)
    lane = fetching(chain.book, chain.central, road, chain.taken)
    for _ in range(3):
        assert lane.once().kind == LineKind.UP_TO_DATE
    assert [path for path, _ in road.heard].count("/v1/pieces") == 1
    (line,) = chain.central.out.lines()
    assert [code for _, code in line.refused_by] == ["out.currency"]


def test_more_than_an_ask_can_tell_are_not_fetched_again_and_again(chain, monkeypatch):
    """A policy and 5 notices where an ask tells of 4 and an answer offers 3: each comes once, and what is new at once.

    It is 100 and 60 of them outside of here.
    """
    monkeypatch.setattr("shoebox.carry.dispatches.HOLDS_MAX", 24)  # 20 are for what was refused
    monkeypatch.setattr("shoebox.central.outgoing.OFFERS_MAX", 3)
    sent = [policy_out(chain.central), *(notice_out(chain.central, f"Word {at}") for at in range(5))]
    taken, road = chain.taken, DirectRoad(chain.central)
    lane = fetching(chain.book, chain.central, road, taken)
    for _ in range(4):
        lane.once()
    assert len(stands(taken)) == len(sent)
    sent += [policy_out(chain.central, twin_minutes=5), notice_out(chain.central, "Word 6")]
    for _ in range(2):
        lane.once()
    assert (stands(taken)[0], stands(taken)[-1]) == (("policy", "", 2), ("notice", "6", 6))
    assert [path for path, _ in road.heard].count("/v1/pieces") == len(sent)
    assert taken.asked_ms > 0


def test_trouble_with_fetching_never_changes_how_the_line_stands(chain):
    """Asks are answered by nobody: sales go on being sent, and the pill says up to date."""
    policy_out(chain.central)

    class Deaf(DirectRoad):
        def deliver(self, path: str, body: bytes):
            if path in ("/v1/asks", "/v1/pieces"):
                raise Trouble("carry.unknown", host="hq", why="lost")
            return super().deliver(path, body)

    taken, road = chain.taken, Deaf(chain.central)
    assert fetching(chain.book, chain.central, road, taken).once().kind == LineKind.UP_TO_DATE
    assert "/v1/asks" in [path for path, _ in road.heard]
    assert (taken.asked_ms, taken.standing()) == (0, ())


def test_a_piece_is_handed_to_nobody_who_was_not_offered_it(chain):
    """A nonce nobody was given, an ask said again, and another store's staff list."""
    chain.central.enrol(replace(chain.book.enrolment(), store="112"))
    secret = staff_out(chain.central, stores=("112",))
    road = DirectRoad(chain.central)
    fetching(chain.book, chain.central, road, chain.taken).once()
    (ask,) = [body for path, body in road.heard if path == "/v1/asks"]
    assert refused(lambda: chain.central.out.ask(ask)) == "carry.nonce"
    nonce = bytes.fromhex(json.loads(ask)["nonce"])
    wish = PieceAsk(nonce=nonce, digest=hashlib.sha256(secret).digest(), offset=0)
    assert refused(lambda: chain.central.out.piece(write_piece_ask(wish))) == "out.no_piece"
    stranger = replace(wish, nonce=bytes(32))
    assert refused(lambda: chain.central.out.piece(write_piece_ask(stranger))) == "carry.nonce"


FAULTS = ("fine", "lost", "no line", "dropped", "twice", "an old one first", "killed")


@given(data=st.data())
@settings(max_examples=12)
def test_any_mix_of_roads_and_orders_comes_to_the_same(data, tmp_path_factory):
    """Three policies and two staff lists by line and stick, in any order, on a line as bad as can be, with restarts."""
    folder = tmp_path_factory.mktemp("mix")
    with closing(MortalOffice(folder / "hq")) as hq, new_book(folder / "store") as book:
        central = hq.central
        central.enrol(book.enrolment())
        out = [policy_out(central), staff_out(central), policy_out(central), policy_out(central)]
        out.append(staff_out(central, stores=("085",)))
        road = BadRoad(central, reopen=hq.reopen)
        taken = dispatches(book, central)
        for _ in range(data.draw(st.integers(0, 6), label="acts")):
            act = data.draw(st.sampled_from(("line", "stick", "restart")), label="act")
            if act == "stick":
                taken.take(data.draw(st.sampled_from(out), label="dispatch"))
            elif act == "line":
                road.faults = data.draw(st.lists(st.sampled_from(FAULTS), max_size=8), label="faults")
                fetching(book, hq.central, road, taken).once()
            else:
                taken = dispatches(book, hq.central)
                taken.adopt()
        road.faults = []
        assert fetching(book, hq.central, road, taken).once().kind == LineKind.UP_TO_DATE
        assert stands(taken) == stands(dispatches(book, hq.central)) == [("policy", "", 3), ("staff", "", 2)]
