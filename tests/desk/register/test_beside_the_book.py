"""What stands beside a book that takes every sale, in amber: little room on its disk, a second copy that is gone."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from bookmaking import MANAGER_PIN, cash_sale
from desk.register.counter import at_the_counter
from shoebox.desk import banners as banner_module
from shoebox.desk.look import Meaning
from shoebox.desk.office.window import OfficeWindow
from shoebox.desk.register.actions import Seen
from shoebox.domain.carrying import LineKind, LineState
from shoebox.domain.errors import Trouble
from shoebox.domain.pads_given import PadOffer
from shoebox.domain.relaying import RelayWord
from shoebox.domain.second_copy import CopyKind, CopyState
from shoebox.storage import disk_space

AT_MS = 1_794_484_800_000  # 2026-11-12 07:00 in the store


@dataclass
class StandingCopy:
    """A second copy that stands as a test says."""

    now: CopyState

    def state(self) -> CopyState:
        return self.now


WHOLE = CopyState(place="E:", kind=CopyKind.WHOLE, seq=3, at_ms=AT_MS)
ABSENT = replace(WHOLE, kind=CopyKind.ABSENT, since_ms=AT_MS)


@pytest.fixture
def little_room(monkeypatch):
    """How many bytes the disk of the book has left."""

    def leave(free_bytes: int) -> None:
        monkeypatch.setattr(disk_space, "free_bytes", lambda _folder: free_bytes)

    return leave


def meaning(window) -> Meaning:
    return window.banners._frame.banner._meaning


def test_little_room_is_told_in_amber_long_before_a_sale_is_refused(house, lanes, shown, little_room):
    """420 MB: the register says so when it opens, how many sales fit, and still takes them."""
    little_room(420_000_000)
    window = at_the_counter(house, lanes, clerk="17")
    shown(window, 1024, 768)
    told = window.banners.shown()
    assert told.startswith("The disk of the book has 400 MB free, room for about 100,000 sales.")
    assert meaning(window) is Meaning.WAITING
    assert house.till.record(cash_sale(500)).entry_no
    window.banners.note()
    assert window.banners.shown() == ""


def test_it_is_told_again_when_it_has_got_worse_and_not_before(house, lanes, shown, little_room):
    window = at_the_counter(house, lanes, clerk="17")
    shown(window, 1024, 768)
    said = {}
    for free_mb in (900, 480, 470, 450, 390, 30):
        little_room(free_mb * 1_000_000)
        window.page_sale.refresh()
        said[free_mb] = window.banners.shown().partition(" has ")[2].partition(" free")[0]
        window.banners.note()
    assert said == {900: "", 480: "400 MB", 470: "", 450: "", 390: "300 MB", 30: "30 MB"}


def test_the_office_says_it_too(house, lanes, shown, little_room):
    little_room(420_000_000)
    window = OfficeWindow(house, lanes, person=house.staff.people[1])
    shown(window, 1024, 768)
    assert "400 MB free" in window.banners.shown()
    assert meaning(window) is Meaning.WAITING


def test_practice_warns_of_no_disk(house, lanes, shown, little_room):
    little_room(420_000_000)
    house.book.training = True
    assert house.book_warnings() == ()


def test_a_second_copy_that_is_gone_is_told_since_when_and_is_over_when_it_is_back(house, lanes, shown):
    copy = StandingCopy(WHOLE)
    window = at_the_counter(replace(house, copy=copy), lanes, clerk="17")
    shown(window, 1024, 768)
    banners = window.banners
    assert banners._timer.interval() == banner_module.LINE_MS
    banners._look_beside()
    assert banners.shown() == ""
    copy.now = ABSENT
    banners._look_beside()
    assert banners.shown().startswith("The second copy in E: is absent since 12 Nov, 07:00.")
    assert meaning(window) is Meaning.WAITING
    window.page_sale.refresh()
    assert banners.shown(), "a look at the book takes nothing of it away"
    copy.now = replace(WHOLE, since_ms=AT_MS + 60_000)
    banners._look_beside()
    assert banners.shown() == ""


def test_one_that_was_noted_is_told_again_only_when_it_goes_again(house, lanes, shown):
    copy = StandingCopy(ABSENT)
    window = at_the_counter(replace(house, copy=copy), lanes, clerk="17")
    shown(window, 1024, 768)
    banners = window.banners
    banners._look_beside()
    banners.note()
    banners._look_beside()
    assert banners.shown() == ""
    copy.now = WHOLE
    banners._look_beside()
    copy.now = replace(ABSENT, since_ms=AT_MS + 3_600_000)
    banners._look_beside()
    assert "since 12 Nov, 08:00" in banners.shown()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (CopyKind.SLOW, "does not answer since 12 Nov, 07:00"),
        (CopyKind.FULL, "is full since 12 Nov, 07:00"),
        (CopyKind.FAILING, "fails since 12 Nov, 07:00 (Input/output error)"),
        (CopyKind.OTHER, "of another register"),
        (CopyKind.SAME_DISK, "on the book's own disk"),
    ],
)
def test_each_way_of_failing_says_what_to_do(house, kind, said):
    now = replace(ABSENT, kind=kind, why="Input/output error")
    told = str(replace(house, copy=StandingCopy(now)).copy_warning())
    assert said in told
    assert told.endswith(".")


def test_a_pad_that_the_office_gives_is_offered_in_a_window_that_nobody_touches(house, lanes, shown):
    """Its first number is the next one, as soon as the office's word has brought it."""
    house.day.slips.take_back(("085100001", "085100100"), reason="used up", clerk="17", second=("02", MANAGER_PIN))
    line = StandingCopy(LineState(kind=LineKind.UP_TO_DATE))
    window = at_the_counter(replace(house, line=line), lanes, clerk="17")
    shown(window, 1024, 768)
    assert window.page_sale._today.next_slip == ""
    word = RelayWord(
        store="085", register="085-2", epoch=1, held_seq=0, held_head=bytes(32), needs=(), nonce=bytes(32), z_no=0,
        receipt="", code="", said="", pads=(PadOffer("085-9/1/7", "085300001", "085300100"),),
    )  # fmt: skip
    assert house.hear(word)
    window.banners._look_beside()
    assert window.page_sale._today.next_slip == "085300001"
    assert not house.hear(word), "the same word once more writes nothing"


def test_what_fails_again_is_told_again(counter):
    """A disk that said no was noted; it says no once more, and nobody takes silence for a yes."""
    says_no = Trouble("book.not_saved", path="book", why="no room")
    counter.page._failed(says_no)
    counter.window.banners.note()
    assert counter.window.banners.shown() == ""
    counter.page._failed(says_no)
    assert counter.window.banners.shown() == str(says_no)


def test_what_the_book_warns_of_is_noted_once_for_as_long_as_it_is_so(counter):
    """Each look at the book finds it again; it was noted. Once it is over, it is news when it comes back."""
    page, banners = counter.page, counter.window.banners
    for notices, shown in (("clock",), "clock"), (("clock",), ""), ((), ""), (("clock",), "clock"):
        page._take_seen(Seen(page._today, notices))
        assert banners.shown() == shown
        banners.note()
