"""What several books of a store say of one box: nothing is lost, the same is said once, and what can't be is marked."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.custody import BoxCustody, HandOver, Way, is_given_out, joined
from shoebox.domain.former import former_no

OWN, OFFICE, THIRD = "", "085-2", "085-3"
_WAYS = {Way.OUT: ("2", "J. Ortega"), Way.INSIDE: ("2", "17"), Way.BACK: ("J. Ortega", "2")}


def step(way: Way, at_ms: int, seq: int, *, register: str = OWN, to: str = "van 12", seal: str = "A 448") -> HandOver:
    gives, takes = _WAYS[way]
    return HandOver(
        seq=seq, wall_ms=at_ms, offset_min=0, way=way, gives=gives, takes=takes, from_place="", to_place=to, seal=seal,
        note="", register=register,
    )  # fmt: skip


@st.composite
def said(draw: st.DrawFn) -> list[list[HandOver]]:
    """Anything that three books may say, in any order of their clocks."""
    books = []
    for register in (OWN, OFFICE, THIRD):
        moments = draw(st.lists(st.integers(0, 9), max_size=5))
        ways = draw(st.lists(st.sampled_from(list(Way)), min_size=len(moments), max_size=len(moments)))
        places = draw(st.lists(st.sampled_from(["van 12", "Van-12", "safe"]), min_size=len(ways), max_size=len(ways)))
        books.append(
            [
                step(way, at_ms, seq, register=register, to=to)
                for seq, (way, at_ms, to) in enumerate(zip(ways, moments, places, strict=True), start=1)
            ]
        )
    return books


@given(said())
def test_every_entry_is_told_once_and_in_its_books_order(books):
    told = [place for one in joined(books) for place in one.places]
    assert sorted(told) == sorted((one.register, one.seq) for book in books for one in book)
    for register in (OWN, OFFICE, THIRD):
        assert [seq for of, seq in told if of == register] == [one.seq for book in books for one in book
                                                               if one.register == register]  # fmt: skip


@given(said())
def test_what_cannot_follow_another_books_word_is_marked_and_nothing_else(books):
    """Out again, or inside, of what is away; back of what is here: a mark, where another book said that it is."""
    found = joined(books)
    for at, one in enumerate(found):
        is_odd = is_given_out(found[:at]) is not (one.way is Way.BACK)
        assert one.is_doubtful == (is_odd and any(not before.seq_in(one.register) for before in found[:at]))


@st.composite
def real(draw: st.DrawFn) -> tuple[list[HandOver], list[HandOver]]:
    """A way that a box can go, a minute a step; each step keyed at its register, at the office, or at both."""
    own: list[HandOver] = []
    office: list[HandOver] = []
    is_away = False
    for at in range(draw(st.integers(0, 6))):
        way = Way.BACK if is_away else draw(st.sampled_from([Way.OUT, Way.INSIDE]))
        is_away = way is Way.OUT
        where = draw(st.sampled_from(["own", "office", "both"]))
        if where != "office":
            own.append(step(way, at * 60_000, len(own) + 1, to=f"place {at}"))
        if where != "own":
            late_ms = draw(st.integers(0, 59_999))
            office.append(
                step(way, at * 60_000 + late_ms, len(office) + 1, register=OFFICE, to=f"Place {at}", seal="a-448")
            )
    return own, office


@given(real())
def test_what_was_keyed_at_both_places_is_one(books):
    """As many hand-overs as there were, none of them in doubt, whichever books have each of them."""
    found = joined(books)
    assert len(found) == len({one.to_place.casefold() for book in books for one in book})
    assert not any(one.is_doubtful for one in found)
    assert all(one.wall_ms <= other.wall_ms for one, other in pairwise(found))


def test_a_carrier_who_came_again_is_another_hand_over():
    """Out on Monday and back, by the register; out with the same van on Tuesday, by the office: three, not two."""
    own = [step(Way.OUT, 0, 1), step(Way.BACK, 1, 2, to="safe")]
    found = joined([own, [step(Way.OUT, 2, 1, register=OFFICE)]])
    assert [(one.way, one.also, one.is_doubtful) for one in found] == [
        (Way.OUT, (), False), (Way.BACK, (), False), (Way.OUT, (), False),
    ]  # fmt: skip


def test_another_carrier_of_a_box_that_is_away_is_said_plainly():
    """J. Ortega by the register, M. Fox by the office: one box can't be in two vans."""
    fox = replace(step(Way.OUT, 1, 1, register=OFFICE), takes="M. Fox")
    first, second = joined([[step(Way.OUT, 0, 1)], [fox]])
    assert (first.is_doubtful, second.is_doubtful, second.takes) == (False, True, "M. Fox")


def box_of(steps: tuple[HandOver, ...]) -> BoxCustody:
    return BoxCustody(
        box_no="085-1-0001", day="2026-11-12", seal="A 448", closed_by="Ann", closed_ms=1, offset_min=0,
        first_place="back office", steps=steps,
    )  # fmt: skip


def test_a_box_that_went_out_is_not_here_by_a_clock_that_is_ahead():
    """Out at 22:05 by the office; into the safe at 21:50 by a register whose clock says 22:10: it is in the van."""
    safe = step(Way.INSIDE, 10 * 60_000, 1, to="safe", seal="A 449")
    out = step(Way.OUT, 5 * 60_000, 1, register=OFFICE)
    box = box_of(joined([[safe], [out]]))
    assert [one.is_doubtful for one in box.steps] == [False, True]
    assert (box.is_here, box.is_on_its_way, box.place, box.holder, box.seal_now) == (
        False, True, "van 12", "J. Ortega", "A 448",
    )  # fmt: skip
    assert box.is_late(5 * 60_000 + 3 * 86_400_000, 3)
    back = joined([[safe], [out, step(Way.BACK, 60 * 60_000, 2, register=OFFICE, to="safe")]])
    assert (back[-1].is_doubtful, box_of(back).is_here) == (False, True)


def test_what_only_a_box_brought_back_can_follow_leaves_it_away():
    """Whatever else is said after it went out: away until it comes back."""
    others = [step(way, at, at, register=OFFICE) for at, way in enumerate((Way.INSIDE, Way.OUT, Way.INSIDE), start=1)]
    assert is_given_out(joined([[step(Way.OUT, 0, 1)], others]))


def test_a_book_before_is_another_book():
    """Out by register 1, whose book was renewed and lost that; out again by its new one: in doubt. Said alike: one."""
    before = step(Way.OUT, 0, former_no(1, 9))
    fox = replace(step(Way.OUT, 1, 4), takes="M. Fox")
    assert [one.is_doubtful for one in joined([[before], [fox]])] == [False, True]
    (one,) = joined([[before], [step(Way.OUT, 1, 4)]])
    assert (one.places, one.seq_in(OWN)) == (((OWN, former_no(1, 9)), (OWN, 4)), 4)


@st.composite
def known(draw: st.DrawFn) -> tuple[list[list[HandOver]], list[str]]:
    """A way that a box went, each step by any of three books, whose clocks are anywhere: each knew the one before."""
    books: dict[str, list[HandOver]] = {OWN: [], OFFICE: [], THIRD: []}
    hours_off = draw(st.fixed_dictionaries({register: st.integers(-48, 48) for register in books}))
    way, before, told = Way.BACK, ("", ""), []
    for at in range(draw(st.integers(0, 7))):
        way = Way.BACK if way is Way.OUT else draw(st.sampled_from([Way.OUT, Way.INSIDE]))
        register = draw(st.sampled_from(list(books)))
        off_ms = 3_600_000 * hours_off[register]
        one = step(way, at * 60_000 + off_ms, len(books[register]) + 1, register=register, to=f"place {at}")
        after = before[1] if before[0] != register else ""
        books[register].append(replace(one, entry_id=f"id {at}", after=after))
        before = (register, f"id {at}")
        told.append(one.to_place)
    return list(books.values()), told


@given(known(), st.randoms())
def test_what_followed_another_books_word_stands_after_it_whatever_the_clocks_say(way, random):
    """A clock two days behind, in whichever order the books come: every step where it was, and none in doubt."""
    books, told = way
    random.shuffle(books)
    found = joined(books)
    assert [one.to_place for one in found] == told
    assert not any(one.is_doubtful for one in found)


def test_a_book_that_is_not_here_holds_nobody_up():
    """Back by the office, of an OUT whose book is away; then out by the register, which knew: the carrier has it."""
    back = replace(step(Way.BACK, 5, 1, register=OFFICE, to="safe"), entry_id="back", after="not here")
    out = replace(step(Way.OUT, 0, 1), entry_id="out", after="back")
    assert [one.way for one in joined([[out], [back]])] == [Way.BACK, Way.OUT]


def test_books_that_name_each_other_in_a_ring_end_all_the_same():
    """Only who forges them writes so: both are told, and said alike they are one."""
    ring = [[replace(step(Way.OUT, at, 1, register=name), entry_id=name, after=other)]
            for at, (name, other) in enumerate([(OFFICE, THIRD), (THIRD, OFFICE)])]  # fmt: skip
    assert [one.places for one in joined(ring)] == [((OFFICE, 1), (THIRD, 1))]
