"""Sales of closed days that a store corrected: head office holds both, and what stands is what the papers say."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from boxmaking import MemoryRegister
from shoebox.central import Central
from shoebox.central.verify import verify_central
from shoebox.domain.entry import Entry, read_body
from shoebox.domain.journal import Account, Stretch, Type
from shoebox.formats.box import box_verdict

Road = Callable[[Central, MemoryRegister, bytes], str]


def by_box(central: Central, _register: MemoryRegister, box: bytes) -> str:
    return central.take_box("box", box)[0].code


def by_line(central: Central, register: MemoryRegister, _box: bytes) -> str:
    return central.line.take("by line", register.parcel())[0].code


@pytest.fixture(params=[by_box, by_line])
def road(request: pytest.FixtureRequest) -> Road:
    """Both ways to head office: whole boxes, and stretches of entries."""
    return request.param


@pytest.fixture
def register(central: Central) -> MemoryRegister:
    made = MemoryRegister()
    central.enrol(made.enrolment)
    return made


def yesterday(
    central: Central, register: MemoryRegister, road: Road, *minors: int, tender: str = "card"
) -> list[Entry]:
    """Sales of these amounts on a day that was closed and came; today is open."""
    register.open("2026-11-12")
    sold = [register.sale(minor, tender=tender) for minor in minors]
    assert road(central, register, register.close()) == ""
    register.open("2026-11-13")
    return sold


def slips(central: Central, folder: Path) -> list[tuple[str, str, str]]:
    """Id, number and amount of each slip as the reconciliation reads it."""
    central.write_slips(folder / "slips.csv")
    with (folder / "slips.csv").open(encoding="utf-8") as file:
        return [(row["slip_id"], row["slip_no"], row["amount"]) for row in csv.DictReader(file)]


def ids(*entries: Entry) -> list[str]:
    return [read_body(entry.body).entry_id for entry in entries]


def test_the_corrected_amount_stands_once_and_what_it_was_beside(
    central: Central, register: MemoryRegister, road: Road, tmp_path: Path
) -> None:
    """26.41 was keyed and 62.41 is on the paper; 10.00 was right."""
    wrong, right = yesterday(central, register, road, 2_641, 1_000)
    done = register.correct(wrong, amount_minor=6_241)
    assert road(central, register, register.close()) == ""
    number = read_body(wrong.body).data["slip"]
    assert slips(central, tmp_path)[0] == (*ids(done), number, "62.41")
    assert [amount for _, _, amount in slips(central, tmp_path)] == ["62.41", "10.00"]
    now, then = central.slips(ids(done, wrong))
    assert (now.amount_minor, then.amount_minor) == (6_241, 2_641)
    (former,) = now.was
    assert (former.slip_id, former.amount_minor, former.by, former.second) == (*ids(wrong), 2_641, "7", "2")
    assert now.ids == (*ids(done), *ids(wrong))
    assert central.slips(ids(right))[0].was == ()
    assert verify_central(tmp_path / "central" / "central.db").ok or not (tmp_path / "central" / "central.db").exists()


def test_the_last_of_several_corrections_stands(
    central: Central, register: MemoryRegister, road: Road, tmp_path: Path
) -> None:
    (wrong,) = yesterday(central, register, road, 2_641)
    first = register.correct(wrong, amount_minor=6_214)
    last = register.correct(wrong, after=first, amount_minor=6_241, slip="085100999")
    assert road(central, register, register.close()) == ""
    assert slips(central, tmp_path) == [(*ids(last), "085100999", "62.41")]
    (view,) = central.slips(ids(last))
    assert [former.amount_minor for former in view.was] == [2_641, 6_214]
    assert [former.amount_minor for former in central.slips(ids(first))[0].was] == [2_641]


def test_a_correction_may_come_before_its_sale(central: Central, register: MemoryRegister, tmp_path: Path) -> None:
    """Yesterday's box is on a stick somewhere. Until it comes there is no slip, and then there is the right one."""
    register.open("2026-11-12")
    wrong = register.sale(2_641, tender="cash")
    first = register.close()
    register.open("2026-11-13")
    done = register.correct(wrong, amount_minor=6_241)
    assert central.take_box("today", register.close())[0].code == ""
    assert slips(central, tmp_path) == []
    assert central.takings_due(()) == ()
    assert central.take_box("yesterday", first)[0].code == ""
    assert [(slip_id, amount) for slip_id, _, amount in slips(central, tmp_path)] == [(*ids(done), "62.41")]


def corrected_twice(register: MemoryRegister) -> tuple[tuple[bytes, bytes, bytes], list[Entry]]:
    """26.41 of the 12th is 62.14 by the box of the 13th and 62.41 by that of the 14th; the boxes, and the entries."""
    register.open("2026-11-12")
    sold = register.sale(2_641)
    first = register.close()
    register.open("2026-11-13")
    wrong = register.correct(sold, amount_minor=6_214)
    second = register.close()
    register.open("2026-11-14")
    last = register.correct(sold, after=wrong, amount_minor=6_241, slip="085100999")
    return (first, second, register.close()), [sold, wrong, last]


@pytest.mark.parametrize("order", tuple(permutations(range(3))), ids=lambda order: "".join(map(str, order)))
def test_boxes_with_corrections_of_a_correction_come_in_any_order(
    central: Central, register: MemoryRegister, tmp_path: Path, order: tuple[int, ...]
) -> None:
    """A journal after each; none is refused, and in the end Finance has what it has when they come one by one."""
    boxes, said = corrected_twice(register)
    sums, posted = Counter[str](), list[Stretch]()
    file = tmp_path / "central" / "central.db"
    for at in order:
        assert central.take_box("box", boxes[at])[0].code == ""
        for one in central.takings_due(posted):
            posted.append(one.stretch)
            for each in one.postings:
                sums[each.account] += each.minor
        assert not file.exists() or verify_central(file).ok
    assert slips(central, tmp_path) == [(*ids(said[-1]), "085100999", "62.41")]
    (view,) = central.slips(ids(said[-1]))
    assert [former.amount_minor for former in view.was] == [2_641, 6_214]
    assert (sums[Account.CARD], sums[Account.SALES]) == (6_241, -6_241)
    assert central.quarantined() == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"was_amount_minor": 2_640}, {"corrects_seq": 2}, {"sold_day": "2026-11-11"}, {"after_seq": 5}, {"epoch": 2},
        {"register": "2"},
    ],
)  # fmt: skip
def test_what_no_sale_says_is_refused(
    central: Central, register: MemoryRegister, road: Road, wrong: dict[str, object]
) -> None:
    """Another amount than it had, another entry, another day, a correction that is none, another book."""
    (sold,) = yesterday(central, register, road, 2_641)
    code = corrected_otherwise(central, register, road, sold, wrong)
    assert code in ("central.correction", "parcel.correction", "box.correction", "box.body", "parcel.body")
    assert central.counts().entries == sold.seq + 1


def corrected_otherwise(
    central: Central, register: MemoryRegister, road: Road, sold: Entry, wrong: dict[str, object]
) -> str:
    """The code with which a correction is refused whose entry says something else in these fields."""
    right = register.correct(sold, amount_minor=6_241)
    plain = json.loads(right.body)
    plain["data"] |= wrong
    changed = int(plain["data"]["was_amount_minor"]) - 2_641
    plain["totals_minor"]["card"] -= changed
    register.totals["card"] -= changed
    register.entries.pop()
    body = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    register.append_body("correction", body)
    return road(central, register, register.close())


def test_what_is_struck_out_is_not_corrected_nor_the_other_way_round(
    central: Central, register: MemoryRegister, road: Road
) -> None:
    """No till does either: both are a hand that writes into a book."""
    (sold,) = yesterday(central, register, road, 2_641)
    register.void(sold)
    assert road(central, register, register.close()) == ""
    register.open("2026-11-14")
    register.correct(sold, amount_minor=6_241)
    assert road(central, register, register.close()) in ("central.correction", "parcel.correction")


def test_a_void_of_what_was_corrected_is_refused(central: Central, register: MemoryRegister, road: Road) -> None:
    (sold,) = yesterday(central, register, road, 2_641)
    register.correct(sold, amount_minor=6_241)
    assert road(central, register, register.close()) == ""
    register.open("2026-11-14")
    register.void(sold)
    assert road(central, register, register.close()) in ("central.void_amount", "parcel.void")


def test_the_same_day_is_no_closed_day(central: Central, register: MemoryRegister, road: Road) -> None:
    register.open("2026-11-12")
    sold = register.sale(2_641)
    register.correct(sold, amount_minor=6_241)
    assert road(central, register, register.close()) in ("box.correction", "parcel.correction")


def test_both_roads_lead_to_the_same_box(central: Central, register: MemoryRegister) -> None:
    """A day with a correction that came by line is already held when its box comes by stick."""
    (wrong,) = yesterday(central, register, by_line, 2_641)
    register.correct(wrong, amount_minor=6_241, tender="cash", brand="", last4="", approval="")
    box = register.close()
    assert by_line(central, register, box) == ""
    result, _ = central.take_box("stick", box)
    assert str(result.outcome) == "already_held"
    assert {one.box_no: one.amount_minor for one in central.boxes()}["085-1-0002"] == 3_600


def test_the_journal_posts_what_was_and_what_is(central: Central, register: MemoryRegister, road: Road) -> None:
    """Cash of 12.00 that was 10.00: sales are 2.00 less, and what was short that day is explained. No drawer moves."""
    (wrong,) = yesterday(central, register, road, 1_200, tender="cash")
    register.correct(wrong, amount_minor=1_000)
    assert road(central, register, register.close()) == ""
    _, today = central.takings_due(())
    assert {(one.type, one.account): one.minor for one in today.postings} == {
        (Type.CORRECTIONS, Account.OVER_SHORT): -200,
        (Type.CORRECTIONS, Account.SALES): 200,
    }


def test_a_number_that_was_mistyped_is_no_number_twice(central: Central, register: MemoryRegister, road: Road) -> None:
    """Slip 8 was keyed as 9; corrected, 9 itself is keyed: nobody is asked. Then 8 once more: that is twice."""
    register.open("2026-11-12")
    sold = register.sale(1_000, slip="085100009")
    assert road(central, register, register.close()) == ""
    register.open("2026-11-13")
    register.correct(sold, slip="085100008")
    register.sale(2_000, slip="085100009")
    assert road(central, register, register.close()) == ""
    assert "flag.slip_twice" not in {flag.code for flag in central.flags()}
    register.open("2026-11-14")
    again = register.sale(3_000, slip="085100008")
    assert road(central, register, register.close()) == ""
    assert [flag.seq for flag in central.flags() if flag.code == "flag.slip_twice"] == [again.seq]


def test_the_wall_waits_for_the_number_on_the_paper(central: Central, register: MemoryRegister, road: Road) -> None:
    """A card slip that was cash waits for no charge."""
    (wrong,) = yesterday(central, register, road, 2_641)
    assert [tile.draft_due for tile in central.wall().tiles] == ["2026-11-12"]
    register.correct(wrong, tender="cash", brand="", last4="", approval="")
    assert road(central, register, register.close()) == ""
    assert [tile.draft_due for tile in central.wall().tiles] == [""]


def test_a_sale_that_was_none_is_void_as_it_stood(
    central: Central, register: MemoryRegister, road: Road, tmp_path: Path
) -> None:
    """26.41 was keyed twice: the second is void with its amount, for a charge of it is one too many."""
    first, twice = yesterday(central, register, road, 2_641, 2_641)
    struck = register.strike(twice)
    assert road(central, register, register.close()) == ""
    assert slips(central, tmp_path)[1][0::2] == (*ids(twice), "26.41")
    assert [(view.status, view.amount_minor) for view in central.slips(ids(first, twice))] == [
        ("good", 2_641), ("voided", 2_641),
    ]  # fmt: skip
    _, today = central.takings_due(())
    assert {(one.type, one.account): one.minor for one in today.postings} == {
        (Type.CORRECTIONS, Account.CARD): -2_641,
        (Type.CORRECTIONS, Account.SALES): 2_641,
    }
    assert {one.box_no: one.amount_minor for one in central.boxes()}["085-1-0002"] == -2_641
    assert read_body(struck.body).data["struck"] is True


def test_a_corrected_sale_is_void_as_its_paper_says(
    central: Central, register: MemoryRegister, road: Road, tmp_path: Path
) -> None:
    (wrong,) = yesterday(central, register, road, 2_641)
    first = register.correct(wrong, amount_minor=6_241)
    register.strike(wrong, after=first)
    assert road(central, register, register.close()) == ""
    assert slips(central, tmp_path)[0][0::2] == (*ids(first), "62.41")
    (view,) = central.slips(ids(first))
    assert (view.status, [former.amount_minor for former in view.was]) == ("voided", [2_641])


@pytest.mark.parametrize("then", ["strike", "correct", "void"])
def test_after_a_strike_nothing_is_done_to_the_sale(
    central: Central, register: MemoryRegister, road: Road, then: str
) -> None:
    """Neither on the same day nor on a later one."""
    (sold,) = yesterday(central, register, road, 2_641)
    register.strike(sold)
    assert road(central, register, register.close()) == ""
    register.open("2026-11-14")
    {"strike": register.strike, "correct": lambda one: register.correct(one, amount_minor=1), "void": register.void}[
        then
    ](sold)
    refused = ("central.correction", "parcel.correction", "central.void_amount", "parcel.void")
    assert road(central, register, register.close()) in refused


def test_two_strikes_of_one_sale_on_one_day_are_refused(central: Central, register: MemoryRegister, road: Road) -> None:
    (sold,) = yesterday(central, register, road, 2_641)
    register.strike(sold)
    register.strike(sold)
    assert road(central, register, register.close()) in ("central.correction", "parcel.correction")


def test_a_day_with_a_strike_that_came_by_line_is_held_when_its_box_comes(
    central: Central, register: MemoryRegister, tmp_path: Path
) -> None:
    (sold,) = yesterday(central, register, by_line, 2_641)
    register.strike(sold)
    box = register.close()
    assert by_line(central, register, box) == ""
    assert by_line(central, register, box) == "", "sent once more"
    result, _ = central.take_box("stick", box)
    assert str(result.outcome) == "already_held"
    file = tmp_path / "central" / "central.db"
    assert not file.exists() or verify_central(file).ok


def test_a_strike_may_come_before_its_sale(central: Central, register: MemoryRegister, tmp_path: Path) -> None:
    register.open("2026-11-12")
    sold = register.sale(2_641)
    first = register.close()
    register.open("2026-11-13")
    register.strike(sold)
    assert central.take_box("today", register.close())[0].code == ""
    assert slips(central, tmp_path) == []
    assert central.take_box("yesterday", first)[0].code == ""
    assert [view.status for view in central.slips(ids(sold))] == ["voided"]


def test_a_box_with_corrections_says_what_its_day_took_and_names_the_sum(
    central: Central, register: MemoryRegister
) -> None:
    """$51.51 taken, and $450.00 of the day before was $45.00: each by its name, wherever the box is spoken of."""
    (wrong,) = yesterday(central, register, by_box, 45_000)
    register.sale(5_151)
    register.correct(wrong, amount_minor=4_500)
    box = register.close()
    said = "taken that day $51.51, corrections of earlier days (2026-11-12) −$405.00, box total −$353.49"
    assert said in box_verdict(box).line
    result = central.take_box("box", box)[0]
    assert (result.taken_minor, result.amount_minor) == (5_151, -35_349)
    assert said[1:] in result.sentence
    (held,) = central.corrected_boxes()
    assert (held.day, held.comes_to.taken_minor, held.comes_to.corrected) == ("2026-11-13", 5_151, ("2026-11-12",))
    assert central.boxes()[-1].amount_minor == -35_349


def test_a_box_without_corrections_speaks_as_before(central: Central, register: MemoryRegister) -> None:
    register.open("2026-11-12")
    register.sale(1_000)
    box = register.close()
    assert box_verdict(box).line.endswith(", $10.00.")
    assert central.take_box("box", box)[0].taken_minor == 1_000
    assert central.corrected_boxes() == ()
