"""The manager stands at the office PC with every box of the store: whose book closed it is no matter any more.

Register 1 closes one slip under A 448 210; register 2 is the office. Head office joins what both books say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN
from officemaking import Counter, counter_in
from paper.reading import text
from shoebox.central import Central
from shoebox.domain.archive import SentBox, days_away
from shoebox.domain.clock import DAY_MS
from shoebox.domain.custody import BoxCustody, HandOverDraft, Way
from shoebox.domain.errors import Refusal
from shoebox.handover.registers import FOLDER
from shoebox.storage.verify import verify_path

DAY, BOX = "2026-11-12", "085-1-0001"
ANN = (MANAGER, MANAGER_PIN)
VAN = HandOverDraft(box_no=BOX, way=Way.OUT, to_place="van 12", seal="A 448 210", outsider="J. Ortega")


@pytest.fixture
def other(office: Counter, other: Counter) -> Counter:
    """Register 1, with its day closed; the office knows its card."""
    other.close_a_day()
    office.house.registers.add(other.card(), clerk=MANAGER)
    return other


@pytest.fixture
def gathered(office: Counter, other: Counter, tmp_path: Path) -> Counter:
    """The office, with register 1's sealed day."""
    gather(office, other, tmp_path / "shared")
    return office


def gather(office: Counter, other: Counter, shared: Path) -> None:
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)


def next_day(other: Counter, *offices: Counter, shared: Path) -> None:
    """Nothing is sold; the office closes once it has register 1's day."""
    other.night()
    for counter in (other, *offices):
        for one in ("open", "count_empty", "count_paper"):
            getattr(counter, one)()
    other.end()
    other.seal_into(shared)
    for office in offices:
        office.house.registers.gather(shared, clerk=MANAGER)
        office.end()


def there(office: Counter) -> BoxCustody:
    (box,) = office.house.boxes_elsewhere()
    return box


def give(counter: Counter, draft: HandOverDraft = VAN, **signed: object) -> BoxCustody:
    counter.clock.pass_min(5)
    return counter.house.day.custody.hand_over(draft, **({"signature": ANN} | signed))  # type: ignore[arg-type]


def refused(code: str, counter: Counter, draft: HandOverDraft) -> Refusal:
    before = counter.house.book.head().seq
    with pytest.raises(Refusal) as caught:
        give(counter, draft)
    assert (caught.value.code, counter.house.book.head().seq) == (code, before)
    assert "?" not in str(caught.value)
    return caught.value


def test_a_gathered_box_goes_from_the_office(gathered: Counter) -> None:
    """It lies in the back office with one slip; into the safe with Rosa, then out: in the office's book."""
    box = there(gathered)
    assert (box.box_no, box.day, box.seal, box.slips_by_hand, box.is_here) == (BOX, DAY, "A 448 210", 1, True)
    into = replace(VAN, way=Way.INSIDE, to_place="safe", outsider="")
    give(gathered, into, second=(CLERK, CLERK_PIN))
    box = give(gathered)
    assert [(one.gives, one.takes, one.from_place, one.register) for one in box.steps] == [
        ("Ann Berg", "Rosa Lind", "back office", "085-2"),
        ("Ann Berg", "J. Ortega", "safe", "085-2"),
    ]
    assert (there(gathered).is_here, there(gathered).is_on_its_way) == (False, True)
    assert [box.steps for box in gathered.house.boxes()] == []
    gathered.house.book.close()
    assert verify_path(gathered.house.folder).ok


def test_the_label_is_scanned(gathered: Counter, other: Counter) -> None:
    """Its QR code says more than the number; capitals are only how somebody writes."""
    head = other.house.day.box_head().head.hex()
    assert give(gathered, replace(VAN, box_no=f"SBX:BOX:{BOX}:{head}")).steps[0].to_place == "van 12"


def test_the_tape_is_read_there_too(gathered: Counter) -> None:
    said = refused("custody.other_seal", gathered, replace(VAN, seal="B 1"))
    assert "A 448 210" in str(said)
    box = give(gathered, replace(VAN, seal="B 1", note="torn"))
    assert not box.is_seal_whole


def test_what_the_register_wrote_itself_counts(gathered: Counter, other: Counter, tmp_path: Path) -> None:
    """Register 1 gave it out and closed the next day, which is here: the office can only take it back."""
    give(other)
    next_day(other, gathered, shared=tmp_path / "shared")
    refused("custody.away", gathered, VAN)
    assert refused("custody.no_box", gathered, replace(VAN, box_no="085-1-0000"))
    back = give(gathered, replace(VAN, way=Way.BACK, to_place="safe"))
    assert [(one.way, one.register, one.is_doubtful) for one in back.steps] == [
        (Way.OUT, "", False), (Way.BACK, "085-2", False),
    ]  # fmt: skip


def test_a_registers_clock_that_is_ahead_brings_no_box_back(
    central: Central, gathered: Counter, other: Counter, tmp_path: Path
) -> None:
    """Register 1 put it into the safe at noon, by its clock twenty minutes later; the office gave it out meanwhile."""
    gathered.clock.pass_min(20)
    give(other, replace(VAN, way=Way.INSIDE, to_place="safe", outsider=""), second=(CLERK, CLERK_PIN))
    gathered.clock.pass_min(-20)
    give(gathered)
    next_day(other, gathered, shared=tmp_path / "shared")
    box = next(one for one in gathered.house.boxes_elsewhere() if one.box_no == BOX)
    assert [(one.way, one.is_doubtful) for one in box.steps] == [(Way.OUT, False), (Way.INSIDE, True)]
    assert (box.is_here, box.is_on_its_way, box.place) == (False, True, "van 12")
    refused("custody.away", gathered, VAN)
    sent = held(central, other, gathered)
    assert days_away(sent, sent.steps[0].wall_ms + 2 * DAY_MS) == 2


def test_what_was_brought_back_is_here_though_the_offices_clock_is_behind(
    central: Central, gathered: Counter, other: Counter, tmp_path: Path
) -> None:
    """Register 1 gave it out at noon; the office, an hour behind, takes it back and gives it out again."""
    give(other)
    next_day(other, gathered, shared=tmp_path / "shared")
    gathered.clock.pass_min(-24 * 60 - 60)
    back = give(gathered, replace(VAN, way=Way.BACK, to_place="safe"))
    assert back.steps[1].wall_ms < back.steps[0].wall_ms
    assert [(one.way, one.is_doubtful) for one in back.steps] == [(Way.OUT, False), (Way.BACK, False)]
    assert (back.is_here, back.place, back.holder) == (True, "safe", "Ann Berg")
    refused("custody.is_here", gathered, replace(VAN, way=Way.BACK, to_place="safe"))
    again = give(gathered, replace(VAN, outsider="M. Fox", to_place="van 3"))
    assert [one.way for one in again.steps] == [Way.OUT, Way.BACK, Way.OUT]
    gathered.clock.pass_min(48 * 60)
    next_day(other, gathered, shared=tmp_path / "shared")
    steps = held(central, other, gathered).steps
    assert [(one.way, one.takes, one.is_doubtful) for one in steps] == [
        (Way.OUT, "J. Ortega", False), (Way.BACK, MANAGER, False), (Way.OUT, "M. Fox", False),
    ]  # fmt: skip


def test_what_a_book_before_gave_out_comes_back(other: Counter) -> None:
    """The carrier has it, the book is renewed, the carrier brings it back: neither here meanwhile nor out twice."""
    give(other)
    other.lose_book()
    (box,) = other.house.boxes_elsewhere()
    assert (box.is_known, box.day, box.is_on_its_way) == (True, DAY, True)
    refused("custody.away", other, VAN)
    back = give(other, replace(VAN, way=Way.BACK, to_place="safe"))
    assert [(one.way, one.seq < 0, one.is_doubtful) for one in back.steps] == [
        (Way.OUT, True, False), (Way.BACK, False, False),
    ]  # fmt: skip
    assert back.is_here


def test_a_box_of_a_book_before_goes_out_as_any_other(other: Counter) -> None:
    """Its day is known: no note is asked for, the tape is; and it is an older box once the new book has closed one."""
    other.lose_book()
    refused("custody.other_seal", other, replace(VAN, seal="B 1"))
    refused("custody.no_box", other, replace(VAN, box_no="085-1-0000"))
    assert give(other).holder == "J. Ortega"
    other.night()
    for one in ("open", "count_empty", "count_paper", "end"):
        getattr(other, one)()
    assert [(box.box_no[:6], box.is_here) for box in other.house.boxes()] == [("085-1-", True), (BOX[:6], False)]
    assert other.house.boxes()[1].box_no == BOX
    assert other.house.boxes_elsewhere() == ()


def test_a_box_whose_day_is_not_here_goes_with_a_word(office: Counter, other: Counter, tmp_path: Path) -> None:
    """Nothing of register 1 is here: its box is asked about, goes with a note, and has its day once that comes."""
    assert office.house.boxes_elsewhere() == ()
    said = refused("custody.not_come", office, VAN)
    assert "register 085-1 has not sealed that day" in str(said)
    give(office, replace(VAN, box_no=BOX.lower(), note="its PC is broken"))
    assert (there(office).is_known, there(office).is_on_its_way, there(office).is_seal_whole) == (False, True, True)
    refused("custody.away", office, VAN)
    gather(office, other, tmp_path / "shared")
    assert (there(office).is_known, there(office).day, len(there(office).steps)) == (True, DAY, 1)


@pytest.mark.parametrize("number", ["085-3-0001", "085-1-1", "086-1-0001", "085-2-0001", "rubbish", ""])
def test_a_number_of_no_register_here_is_no_box(office: Counter, other: Counter, number: str) -> None:
    """Of a register that nobody knows, of another store, of this register's own day that is not closed."""
    refused("custody.no_box", office, replace(VAN, box_no=number, note="surely"))


def test_a_number_ahead_of_what_is_here_may_be_and_one_behind_it_is_none(gathered: Counter) -> None:
    """Register 1's day 2 may be closed and not here; of its day 1 everything is."""
    refused("custody.not_come", gathered, replace(VAN, box_no="085-1-0002"))
    refused("custody.no_box", gathered, replace(VAN, box_no="085-1-0000"))


# -- head office


def held(central: Central, *counters: Counter) -> SentBox:
    """Register 1's box, once all these have closed and sent their days."""
    for counter in counters:
        central.enrol(counter.house.book.enrolment())
        for day in counter.house.book.closed_days(9)[::-1]:
            central.take_box("box", counter.house.day.seal(day.day))
    return next(box for box in central.sent_boxes() if box.key.box_no == BOX)


@pytest.fixture
def central(tmp_path: Path, office: Counter) -> Iterator[Central]:
    with Central.open(tmp_path / "hq", office.clock) as made:
        yield made


def test_head_office_joins_it_to_the_box_whatever_book_it_stands_in(central, gathered, other):
    give(gathered)
    assert held(central, other).steps == ()
    gathered.close_a_day()
    box = held(central, other, gathered)
    assert [(one.takes, one.to_place, one.register) for one in box.steps] == [("J. Ortega", "van 12", "085-2")]
    assert (box.key.register, box.seal_now) == ("085-1", "A 448 210")


def test_a_hand_over_keyed_at_both_is_one(central, gathered, other, tmp_path):
    """Register 1 says the very same five minutes earlier: one, with the place of both entries."""
    give(other, replace(VAN, to_place="Van 12"))
    give(gathered)
    next_day(other, gathered, shared=tmp_path / "shared")
    (one,) = held(central, other, gathered).steps
    assert [register for register, _ in one.places] == ["", "085-2"]
    assert not one.is_doubtful


def test_two_that_differ_are_said_as_two(central, gathered, other, tmp_path):
    """Register 1 says J. Ortega, the office M. Fox: head office has both, and that the second can't follow."""
    give(other)
    give(gathered, replace(VAN, outsider="M. Fox"))
    next_day(other, gathered, shared=tmp_path / "shared")
    steps = held(central, other, gathered).steps
    assert [(one.takes, one.is_doubtful) for one in steps] == [("J. Ortega", False), ("M. Fox", True)]


# -- paper


def test_the_report_says_who_took_it_and_where_that_was_keyed(gathered: Counter) -> None:
    gathered.open()
    gathered.count_empty()
    gathered.count_paper()
    give(gathered)
    gathered.end()
    figures = gathered.house.registers.store_day(DAY)
    (part,) = (part for part in figures.parts if part.register == "085-1")
    assert part.custody is not None
    assert part.custody.holder == "J. Ortega"
    said = " ".join(text(gathered.house.closing_papers().report.read_bytes()).split())
    assert "J. Ortega; keyed at register 085-2, entry" in said


def test_a_custody_sheet_asks_for_the_copy_of_its_own_register_alone(
    office: Counter, other: Counter, tmp_path: Path
) -> None:
    """Registers 1 and 3 closed that day; the copy of 3's box is lost, and the sheet of 1's is drawn all the same."""
    gather(office, other, tmp_path / "shared")
    copies = set((office.house.folder / FOLDER).iterdir())
    with counter_in(tmp_path / "register-3", register="085-3", clock=office.clock) as third:
        third.close_a_day()
        office.house.registers.add(third.card(), clerk=MANAGER)
        gather(office, third, tmp_path / "shared")
    (lost,) = set((office.house.folder / FOLDER).iterdir()) - copies
    lost.unlink()
    (box,) = office.house.boxes_elsewhere()
    assert BOX in text(office.house.day_papers.custody_of(box).read_bytes())
    assert list(office.house.registers.unread()) == ["085-3"]
