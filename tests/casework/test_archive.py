"""Boxes of paper at head office: taken in once, differences explained by another, destroyed once and by two."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from archivemaking import NOON_MS, archived, arrival, handed, kept, sent
from bookmaking import HandClock
from casemaking import ANN, JONAS, LEO, MO, PINS, PRIYA
from shoebox.casework import Casework
from shoebox.domain.archive import BoxKey, BoxState, How, KeptBox, SentBox, scanned_box
from shoebox.domain.box import LABEL_SIGNS_MAX, box_number
from shoebox.domain.clock import DAY_MS
from shoebox.domain.custody import keep_until
from shoebox.domain.errors import Refusal

SOON, LATE = "2026-11-20", "2028-05-13"  # eight days after the sale; the day after 18 months
LONGEST = box_number(store="s" * 20, register="r" * 20, epoch=999, z_no=99_999)
TWO = ((PRIYA.number, PINS[PRIYA]), (LEO.number, PINS[LEO]))


def one(casework: Casework, box: SentBox | None = None) -> KeptBox:
    """The box as it stands now."""
    return archived(casework, box or sent())[0]


def taken_in(casework: Casework, box: SentBox | None = None, **said: object) -> KeptBox:
    casework.archive.arrive(arrival(**said), kept(box), by=ANN)
    return one(casework, box)


def destroy(casework: Casework, *boxes: KeptBox, today: str = LATE, **said: object) -> int:
    how = {"how": How.CROSS_CUT, "place": "Safe Shred Ltd", "first": TWO[0], "second": TWO[1]}
    return casework.archive.destroy(boxes, today=today, **{**how, **said})  # type: ignore[arg-type]


def test_the_whole_way_of_a_box(casework: Casework) -> None:
    """Expected, taken in by Ann, moved by Leo, due after 18 months, destroyed by Priya and Leo."""
    assert one(casework).state(SOON) is BoxState.EXPECTED
    box = taken_in(casework, place="")
    assert (box.state(SOON), box.place) == (BoxState.ARRIVED, "")
    casework.archive.move(box, place="archive, row 4", by=LEO)
    box = one(casework)
    assert (box.state(SOON), box.place, box.state(LATE)) == (BoxState.STORED, "archive, row 4", BoxState.DUE)
    act = destroy(casework, box)
    box = one(casework)
    assert (box.state(LATE), box.place) == (BoxState.DESTROYED, "")
    assert [(step.kind, step.person, step.second) for step in box.steps] == [
        ("arrived", ANN.number, ""), ("moved", LEO.number, ""), ("destroyed", PRIYA.number, LEO.number),
    ]  # fmt: skip
    assert casework.archive.certified(act)[0] == (box.key,)
    assert casework.verify().ok
    assert [row.words for row in casework.trail()][:3] == ["Destroyed boxes", "Moved a box", "Took a box in"]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({}, BoxState.STORED),
        ({"counted": -1}, BoxState.STORED),
        ({"is_whole": False}, BoxState.SEAL_DIFFERS),
        ({"seal": "A 448 211"}, BoxState.SEAL_DIFFERS),
        ({"counted": 128}, BoxState.COUNT_DIFFERS),
        ({"seal": "none", "counted": 1}, BoxState.SEAL_DIFFERS),
    ],
)
def test_what_differs_is_kept_and_shown(casework: Casework, said: dict[str, object], state: BoxState) -> None:
    assert taken_in(casework, **said).state(SOON) is state


def test_the_seal_is_held_against_the_one_read_last_in_the_store(casework: Casework, clock: HandClock) -> None:
    """The store changed the tape on the way out, and wrote it down: B 7 is the right number, two days later."""
    clock.pass_min(2 * 24 * 60)
    box = sent(books=((handed("B 7", note="torn, sealed anew"),),))
    assert taken_in(casework, box, seal="b7").state(SOON) is BoxState.STORED


@pytest.mark.parametrize(
    ("later", "read", "state"),
    [
        ({}, "A 448 210", BoxState.STORED),  # keyed the next day, as it seems: the tape is as it was when it came
        ({}, "B 7", BoxState.SEAL_DIFFERS),  # nor does it make another tape right
        ({"came_ms": NOON_MS + 1}, "B 7", BoxState.SEAL_DIFFERS),
        ({"came_ms": NOON_MS - 1}, "B 7", BoxState.STORED),  # the store's clock was ahead: it had come before the box
        ({"wall_ms": NOON_MS - 1, "came_ms": NOON_MS + 1}, "B 7", BoxState.STORED),  # keyed in time, without a line
    ],
)
def test_a_seal_that_was_keyed_once_the_box_was_here_changes_nothing(
    casework: Casework, clock: HandClock, later: dict[str, int], read: str, state: BoxState
) -> None:
    """The box comes at noon; the store says afterwards that it gave it out under the tape B 7."""
    clock.now_ms = NOON_MS
    box = taken_in(casework, sent(books=((handed("B 7", **later),),)), seal=read)
    assert box.state(SOON) is state
    assert box.seal_due == ("B 7" if state is BoxState.STORED and read == "B 7" else "A 448 210")


def test_what_was_keyed_too_late_puts_nothing_before_it_in_doubt(casework: Casework, clock: HandClock) -> None:
    """Given out with B 7 by a clock two days ahead; once the box is here the office keys another going out, B 8."""
    clock.now_ms = NOON_MS
    ahead = handed("B 7", wall_ms=NOON_MS + 2 * DAY_MS, came_ms=NOON_MS - 1)
    box = sent(books=((ahead,), (handed("B 8", wall_ms=NOON_MS + DAY_MS, came_ms=NOON_MS + 1, register="2"),)))
    assert [step.is_doubtful for step in box.steps] == [False, True]
    assert taken_in(casework, box, seal="b7").state(SOON) is BoxState.STORED


def test_where_nobody_counted_the_book_says_how_many(casework: Casework) -> None:
    assert taken_in(casework, sent(slips_by_hand=-1), counted=130).state(SOON) is BoxState.STORED


def test_a_difference_is_explained_by_somebody_else_and_only_once(casework: Casework) -> None:
    box = taken_in(casework, counted=128)
    with pytest.raises(Refusal, match="somebody else looks"):
        casework.archive.explain(box, note="I must have miscounted", by=ANN)
    with pytest.raises(Refusal, match="Say why"):
        casework.archive.explain(box, note=" ", by=LEO)
    casework.archive.explain(box, note="Slip 085100047 was faxed and kept at the store", by=LEO)
    assert one(casework).state(SOON) is BoxState.STORED
    with pytest.raises(Refusal, match="Nothing about box 085-1-0316 differs"):
        casework.archive.explain(one(casework), note="again", by=LEO)


def test_a_box_is_taken_in_once(casework: Casework) -> None:
    taken_in(casework)
    with pytest.raises(Refusal, match="taken in before"):
        taken_in(casework)
    assert casework.trail()[0].words == "Took a box in"


def test_a_box_may_come_before_its_entries(casework: Casework) -> None:
    """Taken in by its number alone; later the store's day is imported, and the two are one box."""
    casework.archive.arrive(arrival(counted=128), None, by=ANN)
    (early,) = archived(casework)
    assert (early.state(LATE), early.sent) == (BoxState.STORED, None)
    with pytest.raises(Refusal, match="nobody knows how long it is kept"):
        destroy(casework, early)
    box = one(casework)
    assert (box.key, box.written) == (sent().key, BoxKey(store="", register="", box_no="085-1-0316"))
    assert box.state(SOON) is BoxState.COUNT_DIFFERS
    casework.archive.explain(box, note="one was spoiled", by=LEO)
    destroy(casework, one(casework))
    assert one(casework).state(LATE) is BoxState.DESTROYED


def test_a_number_of_two_registers_is_never_guessed(casework: Casework) -> None:
    casework.archive.arrive(arrival(), None, by=ANN)
    other = sent(key=BoxKey(store="085", register="2", box_no="085-1-0316"))
    boxes = archived(casework, sent(), other)
    assert [(box.key.register, bool(box.steps)) for box in boxes] == [("1", False), ("2", False), ("", True)]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (TWO[0], TWO[0], "Two different people"),
        (TWO[0], (LEO.number, "0000"), "not the PIN of Leo"),
        ((LEO.number, ""), TWO[0], "not the PIN of Leo"),
        (TWO[0], (MO.number, PINS[MO]), "does not work at this desk"),
        (TWO[0], ("99", "1234"), "99"),
    ],
)
def test_two_people_with_their_own_pins_sign(casework, first, second, why) -> None:
    box = taken_in(casework)
    with pytest.raises(Refusal, match=why):
        destroy(casework, box, first=first, second=second)
    assert one(casework).end is None


def test_what_is_not_due_is_never_destroyed(casework: Casework) -> None:
    box = taken_in(casework)
    assert keep_until("2026-11-12", 18) == "2028-05-12"
    for today, state in (("2028-05-12", BoxState.STORED), ("2028-05-13", BoxState.DUE)):
        assert box.state(today) is state
    with pytest.raises(Refusal, match="kept until 2028-05-12"):
        destroy(casework, box, today="2028-05-12")
    other = sent(317)
    with pytest.raises(Refusal, match="has not been taken in"):
        destroy(casework, kept(other))
    odd = sent(318)
    casework.archive.arrive(arrival(318, is_whole=False), kept(odd), by=ANN)
    with pytest.raises(Refusal, match="Explain it first"):
        destroy(casework, one(casework, odd))
    destroy(casework, box)
    for act in (lambda: destroy(casework, box), lambda: casework.archive.move(box, place="row 5", by=LEO)):
        with pytest.raises(Refusal, match="was destroyed"):
            act()


def test_one_that_is_not_due_keeps_all_the_others(casework: Casework) -> None:
    """Three boxes in one destruction, one of them kept for longer: nothing is written."""
    boxes = [sent(1), sent(2), sent(3, day="2026-12-01")]
    for number, box in enumerate(boxes, start=1):
        casework.archive.arrive(arrival(number), kept(box), by=ANN)
    with pytest.raises(Refusal, match="085-1-0003"):
        destroy(casework, *archived(casework, *boxes))
    act = destroy(casework, *archived(casework, *boxes)[:2])
    assert [key.box_no for key in casework.archive.certified(act)[0]] == ["085-1-0001", "085-1-0002"]
    with pytest.raises(Refusal, match="destroyed no boxes"):
        casework.archive.certified(act - 1)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"seal": " "}, "Read the number on the tape"),
        ({"seal": "4111 1111 1111 1111"}, "card number"),
        ({"note": "x" * 5_000}, "at most"),
        ({"counted": -2}, "Count again"),
        ({"counted": 100_000}, "Count again"),
        ({"place": "row\x1b4"}, "at most"),
        ({"box_no": "316"}, "no box's number"),
    ],
)
def test_what_is_typed_wrongly_is_told(casework, said, why) -> None:
    with pytest.raises(Refusal, match=why):
        casework.archive.arrive(arrival(**said), kept(), by=ANN)
    with pytest.raises(Refusal, match="does not work at this desk"):
        casework.archive.arrive(arrival(), kept(), by=MO)
    assert casework.trail() == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" 085-1-0316 ", ("085-1-0316", "")),
        ("SBX:BOX:085-1-0316:00FF", ("085-1-0316", "00ff")),
        (f"SBX:BOX:{LONGEST}:{64 * 'A'}", (LONGEST, 64 * "a")),
    ],
)
def test_a_label_is_scanned_or_typed(text, found) -> None:
    assert scanned_box(text) == found
    assert len(text) <= LABEL_SIGNS_MAX


@pytest.mark.parametrize("text", ["", "SBX:BOX:", "0316", "8" * 60 + "-1", "085-\x07316"])
def test_what_is_no_number_is_refused(text) -> None:
    with pytest.raises(Refusal):
        scanned_box(text)


@pytest.mark.of_the_file
@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE box_arrived SET counted = 129", "only added to"),
        ("DELETE FROM box_destroyed", "only added to"),
        ("INSERT INTO box_moved VALUES (9, '085-1-0316', '085', '1', '42', 'home', '')", "moved no more"),
        ("INSERT INTO box_moved VALUES (9, '085-1-0999', '085', '1', '42', 'home', '')", "taken in is moved"),
        ("INSERT INTO box_explained VALUES (9, '085-1-0317', '085', '1', '41', 'fine')", "somebody else explains"),
        (
            "INSERT INTO box_destroyed VALUES ('085-1-0317', '085', '1', 9, '42', '42', 'burnt', 'x', '', 18)",
            "two_hands",
        ),
        (
            "INSERT INTO box_destroyed VALUES ('085-1-0999', '085', '1', 9, '42', '43', 'burnt', 'x', '', 18)",
            "taken in",
        ),
    ],
)
def test_the_database_itself_refuses(casework: Casework, statement: str, said: str) -> None:
    """Box 316 destroyed, box 317 here with a broken tape; then SQL by hand."""
    box = taken_in(casework)
    destroy(casework, box)
    casework.archive.arrive(arrival(317, is_whole=False), kept(sent(317)), by=ANN)
    with closing(sqlite3.connect(casework.path)) as db, pytest.raises(sqlite3.Error, match=said):
        db.execute(statement)


@pytest.mark.of_the_file
def test_a_row_that_was_bent_is_found(casework: Casework) -> None:
    """Whoever takes the triggers away to make a count fit leaves rows that the acts do not say."""
    taken_in(casework, counted=128)
    assert casework.verify().ok
    with closing(sqlite3.connect(casework.path)) as db, db:
        (held,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'box_arrived_no_update'").fetchone()
        db.execute("DROP TRIGGER box_arrived_no_update")
        db.execute("UPDATE box_arrived SET counted = 129")
        db.execute(held)
    assert "rows of box_arrived are not what the acts say" in casework.verify().line


def test_an_analyst_alone_cannot_destroy(casework: Casework) -> None:
    """Jonas and Ann sign: any two of the desk may, one may not."""
    box = taken_in(casework)
    destroy(casework, box, first=(JONAS.number, PINS[JONAS]), second=(ANN.number, PINS[ANN]))
    assert one(casework).state(LATE) is BoxState.DESTROYED
