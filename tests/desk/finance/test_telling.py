"""Finance's window tells the stores what came by line meanwhile, while nobody touches it."""

from __future__ import annotations

from casemaking import ANN
from financemaking import new_desk
from shoebox.desk.finance.window import TELL_MS, FinanceWindow
from shoebox.desk.lanes import Lanes
from shoebox.domain.box import Enrolment
from shoebox.domain.dispatch import DispatchKind


def test_a_register_that_came_since_the_window_was_opened_is_on_the_next_list(qtbot, tmp_path):
    """None at the start; one enrolled by line; an hour later its store has a list of keys."""
    desk = new_desk(tmp_path / "hq")
    window = FinanceWindow(desk, Lanes.inline(), person=ANN)
    qtbot.addWidget(window)
    assert desk.central.out.newest(DispatchKind.CARRYING) is None
    desk.central.enrol(
        Enrolment(store="085", register="085-2", epoch=1, store_name="Harbour Row", public_key=bytes(range(32)))
    )
    assert window._hour.interval() == TELL_MS
    window._hour.timeout.emit()
    assert desk.central.out.newest(DispatchKind.CARRYING) is not None
    window.close()
    desk.close()
