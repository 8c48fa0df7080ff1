"""After the last key "Recorded" is on the screen first; the list, the code's square and the paper come after it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk.register.counter import ENTER
from shoebox.desk.register.result_card import ResultCard
from shoebox.desk.widgets.table import Table


class Painted(QObject):
    """What is painted, in order, by the kind of the widget or of the view it belongs to."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[type] = []

    def eventFilter(self, at: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.seen += [kind for kind in (ResultCard, Table) if isinstance(at, kind) or isinstance(at.parent(), kind)]
        return False


def test_the_result_is_painted_before_the_list(counter):
    counter.card_slip()
    QApplication.processEvents()
    painted = Painted()
    QApplication.instance().installEventFilter(painted)
    QTest.keyClick(counter.here(), ENTER)
    assert counter.shown() == "RecordedView"
    assert not counter.page.panel.rows(), "the list waits"
    QApplication.processEvents()
    QApplication.instance().removeEventFilter(painted)
    assert painted.seen[0] is ResultCard
    assert Table in painted.seen
    assert [row.seq for row in counter.page.panel.rows()] == [counter.house.book.head().seq]


def test_the_square_carries_the_code_of_the_entry_on_show(counter):
    counter.card_slip()
    QTest.keyClick(counter.here(), ENTER)
    claim, recorded = counter.page.recorded.result.claim, counter.page.recorded.result
    assert claim._qr.accessibleName() == ""
    QApplication.processEvents()
    code = counter.house.till.last_saved().claim_code
    assert claim._qr.accessibleName().replace(" ", "").endswith(code)
    recorded.claim.show_qr("OTHERONE", ((True,),))
    assert claim._qr.accessibleName().replace(" ", "").endswith(code)
