"""The banner's clock: from the day on the slip until the store has done what its lane asks of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bookmaking import CLERK, MANAGER
from desk.office.test_incident import REKEYED_LATER
from officemaking import counter_in
from shoebox.desk.lanes import Lanes
from shoebox.desk.office.window import OfficeWindow
from shoebox.domain.acts import ReceiptStored

pytestmark = pytest.mark.thorough

CLOSED = ("open", "sell", "explain", "count_well", "count_paper", "end", "seal")
DAY_MIN = 24 * 60


@pytest.fixture
def counter(tmp_path):
    with counter_in(tmp_path / "store") as made:
        yield made


@pytest.fixture
def banner(counter, shown) -> Callable[..., str]:
    """What the banner says after these steps, so many days later."""

    def said(*steps: str, days: int = 0) -> str:
        for step in steps:
            getattr(counter, step)()
        counter.clock.pass_min(days * DAY_MIN)
        window = shown(OfficeWindow(counter.house, Lanes.inline(), person=counter.manager))
        return window.banner.accessibleName()

    return said


def test_a_window_that_nobody_touches_ages_by_itself(counter, shown):
    """Sold on Thursday, 4 hours ago: in time; then due, late and blocked, with no key pressed in between."""
    counter.open()
    counter.sell()
    window = shown(OfficeWindow(counter.house, Lanes.inline(), person=counter.manager))
    seen = []
    for days in (0, 1, 3, 4):
        counter.clock.pass_min(days * DAY_MIN)
        window.banners.ageing.timeout.emit()
        seen.append(window.banner.clock.said())
        assert window.banner.accessibleName().startswith(seen[-1])
    assert seen == ["IN TIME · 4 h", "DUE · 28 h", "LATE · 4 days", "BLOCKED · 8 days"]
    assert "too late to be charged unseen: send the box and call Finance." in window.banner.accessibleName()


def test_its_clock_goes_on_by_the_hour_and_keeps_the_keyboard(counter, shown):
    """The banner's button has the keyboard: it stays there while the hour changes, and when the state does."""
    counter.open()
    counter.sell()
    counter.clock.pass_min(DAY_MIN)
    window = shown(OfficeWindow(counter.house, Lanes.inline(), person=counter.manager))
    window.banners.note()  # that Thursday is open still
    window.banner.button.setFocus()
    counter.clock.pass_min(60)
    window.banners.ageing.timeout.emit()
    assert window.banner.clock.said() == "DUE · 29 h"
    assert window.banner.button.hasFocus()
    counter.clock.pass_min(3 * DAY_MIN)
    window.banners.ageing.timeout.emit()
    assert window.banner.clock.said() == "LATE · 4 days"
    assert window.banner.button.hasFocus()


def test_a_receipt_is_not_a_box(counter, banner):
    """Head office holds every entry; the box stands in the back office, and on Wednesday its slips are late."""
    for step in CLOSED:
        getattr(counter, step)()
    book = counter.house.book
    head = book.head()
    book.append(ReceiptStored(last_seq=head.seq, head=head.hash.hex(), text="taken"), clerk=MANAGER, day="2026-11-12")
    assert "Slips of Thu 12 Nov are late for their charge: send the box now." in banner(days=6)


def test_a_box_that_was_given_out_is_asked_after(banner):
    said = "Slips of Thu 12 Nov are late for their charge: ask who has the box. Finance has not got it."
    assert said in banner(*CLOSED, "hand_over", days=4)


def test_a_box_that_came_ends_it(banner):
    """20 hours after it was given out Finance says that it came: a week later its slips are Finance's to charge."""
    assert "Slips of" not in banner(*CLOSED, "hand_over", "arrive", days=7)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "Slips of Thu 12 Nov wait to be keyed into the till: tick them off today."),
        (4, "Slips of Thu 12 Nov are late: key them into the till and tick them off now."),
        (7, "Slips of Thu 12 Nov are too late to be keyed unseen: a manager reviews each one first."),
    ],
)
def test_slips_that_the_store_keys_again_wait_for_their_tick(counter, banner, days, said):
    """By amber, red and review; once all card slips are ticked off nothing waits."""
    assert said in banner(*REKEYED_LATER, days=days)


def test_ticked_off_they_wait_no_more(counter, banner):
    for step in REKEYED_LATER:
        getattr(counter, step)()
    room = counter.house.incidents.rekeying
    for number, draft in enumerate(room.left()):
        room.tick(seq=draft.row.seq, order_no=f"POS {number}", clerk=CLERK)
    assert "Slips of" not in banner(days=7)


def test_of_an_earlier_incident_it_is_said_that_they_are(counter, banner):
    """26-09 of Finance is on, whose slips are never keyed: those of 26-08 are told apart."""
    said = banner(*REKEYED_LATER, "wait_three_days", "new_outage")
    assert "Slips of Thu 12 Nov, of an earlier one, wait to be keyed: see page Incident." in said
    assert "Finance charges" in said
