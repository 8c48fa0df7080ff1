"""F2 at the register leads to the page that is needed where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import Qt

from bookmaking import MANAGER
from desk.register.counter import ENTER, shut, sold
from shoebox.desk.register.playbook_place import topic_for
from shoebox.domain.acts import IncidentEnded


def end(counter):
    """The incident is over, and the register has heard of it."""
    house = counter.house
    held = house.book.incident()
    over = IncidentEnded(incident_seq=held.seq, ended_ms=house.clock.wall_ms(), ended_by=MANAGER, last_slip="")
    house.book.append(over, clerk=MANAGER, day=house.day.today())
    counter.page.refresh()


def test_once_the_outage_is_over_it_is_the_page_on_coming_back(counter):
    """Not how to begin one: who has drafts lying there must not begin to key them twice."""
    assert topic_for(counter.page) == "card-slip"
    counter.press(Qt.Key.Key_F7)
    assert topic_for(counter.page) == "refund"
    counter.press(Qt.Key.Key_F5)
    end(counter)
    assert topic_for(counter.page) == "central-back"


def test_it_is_that_page_over_a_slip_that_was_begun_too(counter):
    """Central came back while a slip was keyed: it can't be recorded any more."""
    counter.types("085100047", "129.95")
    end(counter)
    assert (counter.shown(), topic_for(counter.page)) == ("CardForm", "central-back")


def test_once_the_day_is_closed_under_the_incident_it_is_that_page(counter):
    """Count, close, seal, send, end: the way back goes through the close. The morning after, it is how to start."""
    sold(counter.house)
    shut(counter.house)
    counter.page.refresh()
    assert (counter.shown(), topic_for(counter.page)) == ("RestingView", "central-back")
    counter.house.clock.now_ms += 24 * 3_600_000
    assert topic_for(counter.page) == "start"


def test_a_slip_that_looks_like_another_leads_to_what_went_wrong(counter):
    """62.41 on a card ending 5520 lies there; the same is keyed once more, on the next slip."""
    sold(counter.house)
    counter.page.refresh()
    counter.card_slip(amount="62.41", last4="5520")
    counter.press(ENTER)
    assert topic_for(counter.page) == "fix-slip"


def test_a_card_that_was_declined_before_leads_to_the_page_on_that(counter):
    """Declined by phone with F10, and keyed again on the next slip."""
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y")
    counter.press(Qt.Key.Key_F10)
    assert topic_for(counter.page) == "declined-card"
    counter.press(ENTER)
    counter.types("085100048", "129.95")
    counter.keys("1", "44174417", "y")
    counter.press(ENTER)
    assert topic_for(counter.page) == "declined-card"
