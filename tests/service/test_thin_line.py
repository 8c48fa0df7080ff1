"""A register whose line is cut again and again, at every kind of place, to a real door: it gets through, once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daymaking import Office
from linemaking import parcel_of, sender
from outmaking import dispatches, fetching, policy_out, stands
from relaymaking import OfficeRoad, forwarder, office_sender, relay_in
from servicing import ask, serving
from shoebox.central import Central
from shoebox.domain.carrying import LineKind
from shoebox.domain.errors import Trouble
from shoebox.formats.part import PartHead, read_held, write_held, write_part
from shoebox.transport.http_road import Address, HttpRoad
from shoebox.transport.parts_road import PART_BYTES_MIN, PartsRoad
from shoebox.transport.road import RoadAnswer
from thinline import ENDLESS, thin_line

pytestmark = pytest.mark.thorough

ANSWERS_CUT_AT = (1, 17, 60, 110, 150, 170, 200, 330, 420, 640, 780, 900, 1_050, 1_400)


@pytest.fixture
def address(central: Central) -> Iterator[str]:
    with serving(central) as listening:
        yield listening


def part_of(whole: bytes, first: int, last: int, *, size: int = 0) -> bytes:
    head = PartHead(hashlib.sha256(whole).digest(), size or len(whole), first)
    return write_part(head, whole[first:last])


def busy(office: Office) -> None:
    """So many sales that their parcel is a few times what the line carries."""
    office.open("2026-11-13")
    for number in range(3, 20):
        office.cash(100 * number)


def held(address: str, whole: bytes) -> int | None:
    return read_held(ask(address, "/v1/parts", part_of(whole, 0, 0)).body)


@pytest.mark.parametrize("is_rude", [False, True])
def test_an_answer_cut_at_any_place_is_none(office: Office, central: Central, address: str, is_rude: bool) -> None:
    """In its head, in its words, before it, behind it: never shown as refused, sent or failed, and asked again."""
    budgets = iter(ANSWERS_CUT_AT)
    with thin_line(address, lambda: (ENDLESS, next(budgets, ENDLESS)), is_rude=is_rude).open() as line:
        register = sender(office.book, central, HttpRoad(Address(line.address)), at_once=4)
        kinds = [register.once().kind for _ in ANSWERS_CUT_AT]
        assert set(kinds) == {LineKind.UNKNOWN}
        assert register.once().kind == LineKind.UP_TO_DATE
    assert central.counts().entries == office.book.head().seq


@pytest.mark.parametrize("is_rude", [False, True])
def test_a_parcel_goes_on_at_the_byte_where_its_line_was_cut(
    office: Office, central: Central, address: str, is_rude: bool
) -> None:
    """A line that breaks after 2,000 bytes: what arrived is not sent again, and the parcel is taken once."""
    busy(office)
    size = len(parcel_of(office.book, 1, office.book.head().seq))
    assert size > 5_000
    with thin_line(address, lambda: (2_000, ENDLESS), is_rude=is_rude).open() as line:
        register = sender(office.book, central, PartsRoad(HttpRoad(Address(line.address))))
        assert register.once().kind == LineKind.UNKNOWN
        assert register.once().kind == LineKind.UP_TO_DATE
        # A reset takes away at the door what was not read yet, so there only that it gets through can be said.
        assert is_rude or sum(line.ups) < 2_000 + 2 * size, line.ups
    assert central.counts().entries == office.book.head().seq
    metrics = ask(address, "/metrics").body.decode()
    assert 'shoebox_parcels_total{outcome="taken"} 1' in metrics
    assert 'shoebox_parcels_total{outcome="refused"} 0' in metrics


def test_what_the_office_passes_on_gets_through_too(
    office: Office, central: Central, address: str, tmp_path: Path
) -> None:
    """It can't make another register's parcel smaller; it sends the same bytes from where they were cut."""
    busy(office)
    with relay_in(tmp_path / "office", office.book) as (desk, _):
        office_sender(office.book, OfficeRoad(desk)).once()
        with thin_line(address, lambda: (2_000, ENDLESS)).open() as line:
            errand = forwarder(desk, PartsRoad(HttpRoad(Address(line.address))), central)
            with pytest.raises(Trouble, match="No answer"):
                errand.once()
            errand.once()
        assert desk.book.receipt(office.book.register, 1)[0] == office.book.head().seq


def test_what_head_office_sends_out_goes_on_at_the_byte_too(
    office: Office, central: Central, address: str, tmp_path: Path
) -> None:
    """A line that brings 6,000 bytes at a time and then breaks: a policy of 30 KB comes, nothing of it twice."""
    made = (hashlib.sha512(str(at).encode()).hexdigest() for at in range(400))
    policy_out(central, kit=tuple(one[:120].translate(str.maketrans("0123456789", "ghijklmnop")) for one in made))
    taken = dispatches(office.book, central, office.clock)
    with thin_line(address, lambda: (ENDLESS, 6_000)).open() as line:
        lane = fetching(office.book, central, HttpRoad(Address(line.address)), taken)
        for _ in range(3):
            lane.once()
        assert stands(taken) == [("policy", "", 1)]
        assert 4 < len(line.ups) < 12


# -- the door


def test_the_door_keeps_every_byte_and_believes_none(office: Office, central: Central, address: str) -> None:
    """Out of order, over each other, beyond the end, other bytes: what fits counts, and the whole must be the whole."""
    whole = parcel_of(office.book, 1, 3)
    assert held(address, whole) == 0
    assert read_held(ask(address, "/v1/parts", part_of(whole, 0, 500)).body) == 500
    assert read_held(ask(address, "/v1/parts", part_of(whole, 600, 700)).body) == 500
    assert read_held(ask(address, "/v1/parts", part_of(whole, 300, 600)).body) == 600
    assert ask(address, "/v1/parts", part_of(whole, 600, 700) + bytes(len(whole))).status == 413
    assert held(address, whole) == 600
    for noise in (b"", b"noise", part_of(whole, 0, 0)[:-1], part_of(whole, 0, 0, size=2**31)):
        answer = ask(address, "/v1/parts", noise)
        assert (answer.status, answer.said["code"]) == (422, "carry.message")
    answer = ask(address, "/v1/parts", part_of(whole, 600, len(whole)))
    assert (answer.status, answer.said["held_seq"], answer.outcome) == (200, 3, "taken")
    again = ask(address, "/v1/parts", part_of(whole, 0, 0))
    assert (again.said["held_seq"], again.outcome) == (3, "already_held")


def test_other_bytes_than_were_announced_are_forgotten(office: Office, central: Central, address: str) -> None:
    """The digest is not theirs: nothing is taken and nothing kept, and the sender begins anew."""
    whole = parcel_of(office.book, 1, 3)
    false = whole[:-1] + bytes([whole[-1] ^ 1])
    own = PartHead(hashlib.sha256(whole).digest(), len(whole), 0)
    assert ask(address, "/v1/parts", write_part(own, false)).body == write_held(0)
    assert central.counts().quarantined == 0
    assert ask(address, "/v1/parts", write_part(own, whole)).outcome == "taken"


def test_a_parcel_that_is_refused_is_refused_in_parts_too(office: Office, central: Central, address: str) -> None:
    whole = b"\x89SHBPRCL" + bytes(2_000)
    answer = ask(address, "/v1/parts", part_of(whole, 0, len(whole)))
    assert (answer.status, answer.said["code"]) == (422, "parcel.version")
    assert central.counts().quarantined == 1


def test_what_is_kept_of_parts_is_bounded(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that was touched longest ago goes first, and one that waits too long goes by itself."""
    monkeypatch.setattr("shoebox.service.parts.PARTS_BYTES_MAX", 2_500)
    made = [bytes([at]) * 2_000 for at in range(3)]
    for whole in made:
        assert read_held(ask(address, "/v1/parts", part_of(whole, 0, 1_000)).body) == 1_000
    assert [held(address, whole) for whole in reversed(made)] == [1_000, 1_000, 0]
    monkeypatch.setattr("shoebox.service.parts.PART_S_MAX", -1.0)
    assert [held(address, whole) for whole in made] == [0, 0, 0]


# -- the road


class Wire:
    """A door's parts in memory behind a line that does to each message what the next number says.

    None is fine; a number is how many bytes of it pass before the line breaks, and `is_whole` lets a message pass whole
    or not at all, as something in between may that reads before it passes on.
    """

    def __init__(self, faults: list[int | None], *, is_whole: bool = False, knows: bool = True) -> None:
        self.faults, self.is_whole, self.knows = faults, is_whole, knows
        self.here, self.took, self.sent = bytearray(), [], 0

    def post(self, path: str, body: bytes) -> RoadAnswer:
        fault = self.faults.pop(0) if self.faults else None
        cut = fault is not None and fault < len(body)
        arrived = body[: fault if cut else None] if not (cut and self.is_whole) else b""
        self.sent += len(arrived)
        answer = self._answer(path, arrived, cut)
        if cut:
            raise Trouble("carry.unknown", host="hq", why="cut")
        return answer

    def _answer(self, path: str, body: bytes, cut: bool) -> RoadAnswer:
        if path == "/v1/parcels":
            if not cut:
                self.took.append(body)
            return RoadAnswer(status=200, body=b"receipt")
        if not self.knows:
            return RoadAnswer(status=404, body=b"")
        if len(body) >= 50:
            at = int.from_bytes(body[46:50], "big")
            self.here += body[50 + len(self.here) - at :] if at <= len(self.here) else b""
        if len(self.here) < self.size or cut:
            return RoadAnswer(status=200, body=write_held(len(self.here)))
        self.took.append(bytes(self.here))
        return RoadAnswer(status=200, body=b"receipt")

    size = 0

    def close(self) -> None:
        """Nothing to let go of."""


def stubborn(wire: Wire, body: bytes, *, rounds: int) -> RoadAnswer | None:
    """The answer, once there is one."""
    wire.size, road = len(body), PartsRoad(wire)
    for _ in range(rounds):
        try:
            return road.post("/v1/parcels", body)
        except Trouble:
            road.close()
    return None


BODY = bytes(range(256)) * 40


@given(faults=st.lists(st.none() | st.integers(0, 12_000), max_size=12))
def test_it_gets_through_whatever_passes(faults: list[int | None]) -> None:
    """The same bytes, and no more of them twice than went before anybody knew that the line is bad."""
    wire = Wire([*faults])
    answer = stubborn(wire, BODY, rounds=len(faults) + 2)
    assert answer is not None
    assert answer.body == b"receipt"
    assert set(wire.took) == {BODY}
    assert wire.sent <= 2 * len(BODY) + 60 * (2 * len(faults) + 4)


def test_where_only_whole_messages_pass_the_parts_become_small_and_grow_again() -> None:
    """Something in between keeps each message until it is whole, and the line breaks after 3,000 bytes."""
    wire = Wire([3_000] * 200, is_whole=True)
    answer = stubborn(wire, BODY, rounds=4)
    assert answer is not None
    assert (answer.body, wire.took) == (b"receipt", [BODY])
    dead = Wire([PART_BYTES_MIN] * 200, is_whole=True)
    assert stubborn(dead, BODY, rounds=2) is None, "where not even the smallest passes, the lane waits"
    assert len(dead.faults) > 150


def test_a_head_office_that_knows_no_parts_gets_the_parcel_whole() -> None:
    wire = Wire([100], knows=False)
    answer = stubborn(wire, BODY, rounds=2)
    assert answer is not None
    assert wire.took == [BODY]


def test_whoever_never_gets_on_is_not_asked_for_ever() -> None:
    """Something answers that it has nothing, whatever is sent: that is not head office."""

    class Forgetful(Wire):
        def _answer(self, path: str, body: bytes, cut: bool) -> RoadAnswer:
            return RoadAnswer(status=200, body=write_held(0))

    road = PartsRoad(Forgetful([100]))
    codes = []
    for _ in range(2):
        try:
            road.post("/v1/parcels", BODY)
        except Trouble as wrong:
            codes.append(wrong.code)
    assert codes == ["carry.unknown", "carry.strange"]


def test_a_line_that_got_well_carries_parcels_whole_again() -> None:
    heard: list[str] = []

    class Told(Wire):
        def post(self, path: str, body: bytes) -> RoadAnswer:
            heard.append(path)
            return super().post(path, body)

    wire = Told([100])
    wire.size, road = len(BODY), PartsRoad(wire)
    with pytest.raises(Trouble):
        road.post("/v1/parcels", BODY)
    road.post("/v1/parcels", BODY)
    road.post("/v1/parcels", BODY)
    assert heard == ["/v1/parcels", "/v1/parts", "/v1/parts", "/v1/parcels"]
