"""One count of what is not sent, wherever it is said: two registers, two days, one box parked, one register refused.

Register 2 is the office. Its first day lies on a stick that nobody took; head office does not know register 1 and
refuses what the office passes on of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest

from bookmaking import CLERK, MANAGER
from linemaking import DirectRoad
from officemaking import Counter, make_counter
from relaymaking import here, with_relay
from shoebox.carry import Roads
from shoebox.central import Central
from shoebox.desk import text
from shoebox.domain.carrying import LineKind
from shoebox.domain.holdings import Outcome
from shoebox.domain.papers import Paper
from shoebox.domain.unsent import Heard, WaitsFor
from shoebox.handover.line import Lines, forwarding, office_line_of, pair_by_code
from shoebox.storage.office_key import OfficeKeys
from shoebox.till.today import look

pytestmark = pytest.mark.thorough

CLOSE, BOX, INCIDENT, REGISTERS = 2, 5, 6, 9
NEXT_DAY_MIN = 24 * 60
OPEN_S_MAX = 120
SOLD = ("open", "sell_one", "count_empty", "count_paper")


@pytest.fixture
def relayed(counter) -> Iterator[Counter]:
    with with_relay(counter) as made:
        yield made


@pytest.fixture
def other(tmp_path, relayed) -> Iterator[Counter]:
    made = make_counter(tmp_path / "register-1", register="085-1", clock=relayed.clock)
    yield made
    made.house.book.close()


@pytest.fixture
def central(tmp_path, relayed) -> Iterator[Central]:
    with Central.open(tmp_path / "hq", relayed.clock) as opened:
        opened.enrol(relayed.house.book.enrolment())
        yield opened


def paired(office: Counter, other: Counter, keys: OfficeKeys) -> Roads:
    pairing = office.house.relay.pairing(MANAGER, wait_s=OPEN_S_MAX)
    address = here(pairing)
    certificate = pair_by_code(other.house.book.enrolment(), pairing.code, address)
    sender = office_line_of(
        other.house.book, other.house.folder, lines=Lines(office=str(address), certificate=certificate), keys=keys,
        clock=other.clock, box_after=other.house.day.box_after,
    )  # fmt: skip
    return Roads(office=sender)


def two_days(office: Counter, other: Counter, central: Central) -> Roads:
    """Thursday closed at both, Friday open at both; Thursday's box of the office is parked on a stick."""
    roads = paired(office, other, central.keys)
    for one in (other, office):
        for step in SOLD:
            getattr(one, step)()
        if one is other:
            one.end()
            roads.once()
    office.end()
    office.seal_into(office.house.folder.parent / "STICK")
    office.clock.pass_min(NEXT_DAY_MIN)
    for one in (other, office):
        one.open()
        one.sell_next()
    passing = forwarding(office.house.relay, lines=Lines(central="http://127.0.0.1:1"), keys=central.keys)()
    passing.road = DirectRoad(central)
    roads.once()
    passing.once()
    return roads


def read(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def words_everywhere(counter: Counter, hands, office) -> dict[str, str]:
    """Every place that says the count, and its words."""
    window = office()
    day = hands(window)
    said = {}
    for name, page in (("close", CLOSE), ("box", BOX), ("end of incident", INCIDENT)):
        day.turn_to(page)
        said[name] = day.seen()
    day.turn_to(REGISTERS)
    said["registers"] = window.office_page("registers").model.lines["085-1"]
    last = counter.house.book.last_closed()
    said["report"] = read(counter.house.draft_report().read_bytes())
    said["label"] = read(counter.house.day_papers.draw(Paper.LABEL, last.day).read_bytes())
    return said


def test_register_office_report_label_and_end_say_one_count(relayed, other, central, office, hands) -> None:
    roads = two_days(relayed, other, central)
    own, its = relayed.house.book, other.house.book
    assert roads.once().kind == LineKind.REFUSED
    assert (own.unsent(), its.unsent()) == (own.head().seq, its.head().seq), "nothing is signed for: parked, refused"
    assert [look(book).unsent for book in (own, its)] == [own.unsent(), its.unsent()]
    assert roads.state.behind == its.unsent()
    unsent = relayed.house.registers.unsent()
    assert [(one.register, one.entries, one.heard) for one in unsent.registers] == [
        ("085-1", its.unsent(), Heard.LINE), ("085-2", own.unsent(), Heard.OWN),
    ]  # fmt: skip
    whole = own.unsent() + its.unsent()
    said = words_everywhere(relayed, hands, office)
    entries = text.many(whole, "entry", "entries")
    for place in ("close", "box"):
        assert f"Not sent yet, whole store {entries}" in said[place]
        assert f"Of that, 085-1 {text.many(its.unsent(), 'entry', 'entries')}" in said[place]
    assert said["registers"].startswith(f"{text.many(its.unsent(), 'entry', 'entries')} not sent: Head office")
    assert f"{entries} not sent yet, with {its.unsent()} of register 085-1" in said["end of incident"]
    assert f"Not sent yet, all days, whole store {whole}" in said["report"]
    assert f"Of that, register 085-1 {its.unsent()}" in said["report"]
    assert "Waits since 12 Nov Operations" in said["box"]
    assert "waits for Operations at head office since Thu 12 Nov 07:" in said["report"]
    waits = {one.register: one.waits_for for one in unsent.registers}
    assert waits == {"085-1": WaitsFor.HEAD_OFFICE, "085-2": WaitsFor.STORE}
    assert f"Not sent yet, whole store {entries}" in said["label"]


def test_what_head_office_signs_for_leaves_every_count(relayed, other, central, office, hands) -> None:
    """The stick is taken in and its receipt comes back; then register 1 is enrolled, and its receipt comes through."""
    roads = two_days(relayed, other, central)
    own, its = relayed.house.book, other.house.book
    stick = relayed.house.folder.parent / "STICK"
    assert {result.outcome for result in central.import_boxes([stick])} == {Outcome.TAKEN, Outcome.REFUSED}
    relayed.house = replace(relayed.house, keys=central.keys)
    relayed.house.take_receipts(central.folder / "receipts", clerk=CLERK)
    central.enrol(its.enrolment())
    passing = forwarding(relayed.house.relay, lines=Lines(central="http://127.0.0.1:1"), keys=central.keys)()
    passing.road = DirectRoad(central)
    passing.once()
    assert relayed.house.registers.unsent().of("085-1") == 0, "the office knows before the register does"
    roads.once()
    assert its.unsent() == 0
    left = own.unsent()
    assert 0 < left < own.head().seq, "the note of the seal, and Friday"
    assert relayed.house.registers.unsent().entries == left
    said = words_everywhere(relayed, hands, office)
    entries = text.many(left, "entry", "entries")
    assert all(entries in said[place] for place in ("close", "box", "end of incident", "label"))
    assert f"Not sent yet, all days, whole store {left}" in said["report"]
    assert "all of it is at head office" in said["registers"]
