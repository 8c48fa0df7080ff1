"""A closed box from hand to hand: inside the store, out of it with a carrier, and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, POLICY, STAFF
from daymaking import Office
from shoebox.day import DayRoom
from shoebox.domain.clock import Clock
from shoebox.domain.custody import BoxCustody, HandOverDraft, Way, same_seal
from shoebox.domain.errors import Refusal
from shoebox.domain.sentences import sentence
from shoebox.formats.box import read_box
from shoebox.storage.book import Book
from shoebox.storage.verify import verify_path

ANN, ROSA = (MANAGER, MANAGER_PIN), (CLERK, CLERK_PIN)
SAFE = HandOverDraft(box_no="085-1-0001", way=Way.INSIDE, to_place="safe", seal="A 448 210")
VAN = replace(SAFE, way=Way.OUT, to_place="van 12", outsider="J. Ortega, badge 4471", note="receipt 88 120")
RETURNED = replace(VAN, way=Way.BACK, to_place="safe", note="nobody at the dock")


@pytest.fixture
def closed(office: Office) -> Office:
    """One slip, closed as box 085-1-0001 with seal A 448 210."""
    office.open()
    office.slip(1)
    office.settle("A 448 210")
    return office


def refused(code: str, office: Office, draft: HandOverDraft, **signed: object) -> Refusal:
    before = office.book.head().seq
    with pytest.raises(Refusal) as caught:
        office.room.custody.hand_over(draft, **({"signature": ANN} | signed))  # type: ignore[arg-type]
    assert caught.value.code == code
    assert "?" not in sentence(caught.value)
    assert office.book.head().seq == before
    return caught.value


def test_the_chain_from_the_back_office_to_the_carrier(closed: Office) -> None:
    """Ann gives it to Rosa into the safe; an hour later out with J. Ortega; each at its time, in its place."""
    custody = closed.room.custody
    assert [(box.place, box.is_here, box.steps) for box in custody.boxes()] == [("back office", True, ())]
    custody.hand_over(SAFE, signature=ANN, second=ROSA)
    closed.clock.pass_min(60)
    box = custody.hand_over(VAN, signature=ANN)
    assert [(step.gives, step.takes, step.from_place, step.to_place) for step in box.steps] == [
        ("Ann Berg", "Rosa Lind", "back office", "safe"),
        ("Ann Berg", "J. Ortega, badge 4471", "safe", "van 12"),
    ]
    assert box.steps[1].wall_ms - box.steps[0].wall_ms == 3_600_000
    assert (box.is_here, box.holder, box.place, box.is_seal_whole) == (False, "J. Ortega, badge 4471", "van 12", True)


def test_what_left_can_only_come_back(closed: Office) -> None:
    """Out; not out or inside again; back; out once more. Four signatures, and the chain has no hole."""
    custody = closed.room.custody
    refused("custody.is_here", closed, RETURNED)
    custody.hand_over(VAN, signature=ANN)
    refused("custody.away", closed, VAN)
    refused("custody.away", closed, SAFE, second=ROSA)
    back = custody.hand_over(RETURNED, signature=ANN)
    assert (back.steps[-1].gives, back.steps[-1].takes, back.is_here) == ("J. Ortega, badge 4471", "Ann Berg", True)
    box = custody.hand_over(VAN, signature=ANN)
    places = [step.from_place for step in box.steps] + [box.place]
    assert places == ["back office", "van 12", "safe", "van 12"]


def test_each_signs_with_their_own_pin(closed: Office) -> None:
    """Another's PIN, the same person twice, nobody, no second person."""
    refused("staff.pin", closed, VAN, signature=(MANAGER, CLERK_PIN))
    refused("staff.unknown", closed, VAN, signature=("99", MANAGER_PIN))
    refused("day.second", closed, SAFE, second=ANN)
    refused("day.second", closed, SAFE)
    refused("day.second_pin", closed, SAFE, second=(CLERK, MANAGER_PIN))


def test_only_somebody_in_charge_gives_a_box_out(closed: Office) -> None:
    """Rosa may carry it into the safe with Ann; with a carrier she may not, unless policy says so."""
    refused("day.role", closed, VAN, signature=ROSA)
    closed.room.custody.hand_over(SAFE, signature=ROSA, second=ANN)
    policy = replace(POLICY, box_roles=("clerk",))
    room = DayRoom(closed.book, policy, STAFF, closed.clock)
    assert not room.custody.hand_over(VAN, signature=ROSA).is_here


def test_another_seal_is_never_written_without_a_word(closed: Office) -> None:
    """A 448 210 was on it; A448-210 is the same, B 1 is not; once explained, B 1 is what the next one reads."""
    custody = closed.room.custody
    broken = replace(SAFE, seal="B 1")
    assert "A 448 210" in str(refused("custody.other_seal", closed, broken, second=ROSA))
    custody.hand_over(replace(SAFE, seal="a448-210"), signature=ANN, second=ROSA)
    box = custody.hand_over(replace(broken, note="tape torn, sealed anew"), signature=ANN, second=ROSA)
    assert (box.is_seal_whole, box.seal_now, box.seal) == (False, "B 1", "A 448 210")
    refused("custody.other_seal", closed, SAFE, second=ROSA)
    assert same_seal("A 448 210", "a448-210")
    assert not same_seal("A 448 210", "A 448 211")


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("custody.no_box", {"box_no": "085-1-0099"}),
        ("custody.place", {"to_place": "  "}),
        ("custody.name", {"outsider": ""}),
        ("custody.seal", {"seal": ""}),
        ("card.number", {"note": "4111 1111 1111 1111"}),
    ],
)
def test_what_a_hand_over_must_say(closed: Office, code: str, changes: dict[str, str]) -> None:
    """A box there is, a place, a name, a seal; card numbers nowhere."""
    refused(code, closed, replace(VAN, **changes))


def test_a_hand_over_needs_no_open_day_and_changes_no_closed_one(closed: Office, tmp_path: Path) -> None:
    """Handed over between two days and while the next is open: box and report keep their bytes, the next box has it."""
    before, sealed = closed.room.figures("2026-11-12"), closed.room.seal()
    closed.room.custody.hand_over(SAFE, signature=ANN, second=ROSA)
    assert closed.room.seal() == sealed
    closed.open("2026-11-13")
    closed.slip(2)
    closed.room.custody.hand_over(VAN, signature=ANN)
    assert closed.room.figures("2026-11-12") == before
    closed.settle("B 2")
    kinds = [entry.kind for entry in read_box(closed.room.seal()).entries]
    assert kinds.count("box_handed_over") == 2
    closed.book.close()
    assert verify_path(tmp_path / "store").ok


def test_every_box_is_listed_whether_it_is_here_or_away(closed: Office) -> None:
    """Two days; the first box waits in the store until the carrier takes it, then the second one goes too."""
    closed.open("2026-11-13")
    closed.settle("B 2")
    custody = closed.room.custody
    assert [box.box_no for box in custody.boxes()] == ["085-1-0002", "085-1-0001"]
    custody.hand_over(VAN, signature=ANN)
    assert [(box.box_no, box.is_here) for box in custody.boxes()] == [("085-1-0002", True), ("085-1-0001", False)]
    closed.clock.pass_min(49 * 60)
    custody.hand_over(replace(VAN, box_no="085-1-0002", seal="B 2"), signature=ANN)
    now_ms = closed.clock.wall_ms()
    assert [(box.is_on_its_way, box.days_away(now_ms)) for box in custody.boxes()] == [(True, 0), (True, 2)]


def test_practice_has_no_box(tmp_path: Path, closed: Office) -> None:
    """A training book."""
    clock: Clock = closed.clock
    with Book.create(
        tmp_path / "training", store="085", store_name="Harbour Row", register="1-T", currency="USD", clock=clock,
        app="test", training=True,
    ) as book:  # fmt: skip
        with pytest.raises(Refusal) as caught:
            DayRoom(book, POLICY, STAFF, clock).custody.hand_over(SAFE, signature=ANN, second=ROSA)
        assert caught.value.code == "day.training"


def test_two_who_ask_at_once_for_the_boxes_both_see_them(office: Office) -> None:
    """A day is closed between: what one has read of the day before is let go of by the other."""

    class LetGo(dict[tuple[str, int, int], tuple[BoxCustody, ...]]):
        def __setitem__(self, book: tuple[str, int, int], boxes: tuple[BoxCustody, ...]) -> None:
            """The other thread has just let go of it."""

    office.open()
    office.settle()
    office.room.custody._closed = LetGo()
    assert [box.box_no for box in office.room.custody.boxes()] == ["085-1-0001"]


def test_a_pin_that_was_typed_into_the_note_is_not_written_down(closed: Office) -> None:
    """One field early. The carrier's receipt may be a number; the PIN of whoever gives or takes the box is none."""
    refused("reason.pin_within", closed, replace(VAN, note=MANAGER_PIN))
    refused("reason.pin_within", closed, replace(SAFE, note=f"tape whole {ROSA[1]}"), second=ROSA)
    box = closed.room.custody.hand_over(replace(VAN, note="88120"), signature=ANN)
    assert box.steps[-1].note == "88120"
