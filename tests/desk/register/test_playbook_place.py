"""F2 at the register leads to the page that is needed where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import Qt

from bookmaking import MANAGER
from shoebox.desk.register.playbook_place import topic_for
from shoebox.domain.acts import IncidentEnded


def test_once_the_outage_is_over_it_is_the_page_on_coming_back(counter):
    """Not how to begin one: who has drafts lying there must not begin to key them twice."""
    assert topic_for(counter.page) == "card-slip"
    counter.press(Qt.Key.Key_F7)
    assert topic_for(counter.page) == "refund"
    counter.press(Qt.Key.Key_F5)
    house = counter.house
    held = house.book.incident()
    over = IncidentEnded(incident_seq=held.seq, ended_ms=house.clock.wall_ms(), ended_by=MANAGER, last_slip="")
    house.book.append(over, clerk=MANAGER, day=house.day.today())
    counter.page.refresh()
    assert topic_for(counter.page) == "central-back"
