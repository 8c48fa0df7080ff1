"""The list of a long day: every row can be come to, and none is waited for that only comes into view."""

from __future__ import annotations

import gc
import threading
from collections import Counter as Counted
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK, DAY
from desk.register.counter import ENTER, Counter
from shoebox.desk.lanes import Lanes
from shoebox.desk.register.today_panel import Col
from shoebox.desk.widgets.row_model import CELL_ROLE
from shoebox.domain.acts import Sale
from shoebox.domain.errors import Trouble
from shoebox.till.day_rows import PAGE_ROWS, PAGES_HELD_MAX, DayRows

pytestmark = pytest.mark.thorough

SALES = PAGE_ROWS * (PAGES_HELD_MAX + 1)
KINDS = ("shoebox.", "PySide6.QtCore", "PySide6.QtWidgets")


@pytest.fixture
def long_day(counter: Counter) -> Counter:
    fill(counter)
    return counter


def fill(counter: Counter) -> None:
    """As many sales as are not all held, and looked at."""
    acts = [(sale(number), f"{number:08x}-0000-4000-8000-000000000000") for number in range(SALES)]
    counter.house.book.append_together(acts, clerk=CLERK, day=DAY)
    counter.page.refresh()


@contextmanager
def disk_fails(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No page of the list can be read."""

    def fails(_rows: DayRows, _at: int) -> DayRows:
        raise Trouble("book.unreadable", why="disk I/O error")

    with monkeypatch.context() as broken:
        broken.setattr(DayRows, "read", fails)
        yield


class Heard(QObject):
    """Takes an answer that nobody needs."""

    def take(self, said: object) -> None:
        assert said


def sale(number: int) -> Sale:
    return Sale(slip="", tender="cash", amount_minor=1_000 + number, tax_minor=10, currency="USD", reason="")


def test_the_first_sale_of_a_long_day_can_be_chosen(long_day: Counter):
    panel = long_day.page.panel
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_End)
    assert panel.row().amount_minor == 1_000
    assert panel.table.currentIndex().row() == SALES - 1
    QTest.keyClick(panel.table, Qt.Key.Key_Home)
    assert panel.row().amount_minor == 999 + SALES
    assert panel.rows().rows_held() <= PAGE_ROWS * PAGES_HELD_MAX


def test_what_is_done_with_a_row_that_is_not_there_yet_waits_for_it(qtbot, open_counter):
    """End, then void and print at once, while the book is at work: they mean the row under the bar, never the last."""
    lanes = Lanes.pools()
    counter, heard = open_counter(with_lanes=lanes), Heard()
    fill(counter)
    qtbot.waitUntil(lambda: len(counter.page.panel.rows()) == SALES)
    panel, met = counter.page.panel, []
    at_work, done = threading.Event(), threading.Event()
    lanes.book.ask(lambda: (at_work.set(), done.wait(30)), heard.take, heard.take)
    assert at_work.wait(30)
    panel.table.choose_row(SALES - 1)
    panel.with_row(met.append)
    first = panel.model.index(SALES - 1, Col.AMOUNT)
    assert (met, panel.row(), first.data(CELL_ROLE).said, first.data()) == ([], None, "", None)
    assert panel.model.ground(SALES - 1) is None
    done.set()
    qtbot.waitUntil(lambda: bool(met))
    assert [row.amount_minor for row in met] == [1_000]
    assert (panel.row(), first.data(CELL_ROLE).said) == (met[0], "10.00")
    counter.window.close()
    lanes.close()


def test_a_page_that_could_not_be_read_is_wanted_again(long_day: Counter, monkeypatch):
    """The disk fails under the first page of the list: it is said, and the page is there once the disk is mended."""
    panel, met = long_day.page.panel, []
    with disk_fails(monkeypatch):
        panel.table.choose_row(SALES - 1)
        first = panel.model.index(SALES - 1, Col.AMOUNT)
        assert (panel.row(), first.data(CELL_ROLE).said) == (None, "")
        assert long_day.window.banners.shown().startswith("The disk does not let the book be read")
        panel.with_row(met.append)
    assert first.data(CELL_ROLE).said == "", "a screen that is painted anew does not ask a failing disk again"
    panel.model.again.timeout.emit()
    assert (first.data(CELL_ROLE).said, panel.row().amount_minor) == ("10.00", 1_000)
    assert met == [], "what somebody wanted to do with it is long past"


def test_what_could_not_be_read_is_read_at_once_for_somebody_who_needs_it(long_day: Counter, monkeypatch):
    """The first sale is to be voided: its key asks the disk again, and does not wait for the next time."""
    panel, met = long_day.page.panel, []
    with disk_fails(monkeypatch):
        panel.table.choose_row(SALES - 1)
    panel.with_row(met.append)
    assert [row.amount_minor for row in met] == [1_000]


def test_nothing_chosen_is_done_with_nothing(long_day: Counter):
    met = []
    long_day.page.panel.with_row(met.append)
    assert met == [None]


def test_a_sale_leaves_no_widget_timer_or_draft_behind(counter: Counter):
    """Three sales warm the window; five more, each with its receipt, add rows of the day and nothing else of ours."""
    _key(counter, range(1, 4))
    before = _held()
    _key(counter, range(4, 9))
    more = {name: count - before[name] for name, count in _held().items() if count > before[name]}
    assert more.pop("SaleRow") == 5
    assert more == {}


def _key(counter: Counter, numbers: range) -> None:
    for number in numbers:
        counter.card_slip(f"{85_100_000 + number:09d}", f"{10 + number}.00", f"{number:04d}")
        counter.press(ENTER)
        assert counter.shown() == "RecordedView"


def _held() -> Counted[str]:
    """How many of our objects and of Qt's there are, by class. What Qt draws with is kept, up to a limit."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    ours = (one for one in map(type, gc.get_objects()) if str(one.__module__).startswith(KINDS))
    return Counted(one.__name__ for one in ours)
