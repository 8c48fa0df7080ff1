"""The frame, its nav, sheets and keys; the launcher."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from looks.pictures import FACTS, launcher
from shoebox.desk import look
from shoebox.desk.app import DeskApp
from shoebox.desk.frame import Frame
from shoebox.desk.launcher import Doors, Launcher
from shoebox.desk.look import Scheme
from shoebox.desk.shortcuts import SHORTCUTS, bind, key_of, of_face, of_page
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.keycap import Keycap
from shoebox.desk.widgets.nav_list import Place
from shoebox.desk.widgets.sheet import Sheet

PLACES = (Place("queue", "Queue", "queue"), Place("runs", "Runs", "run", group="Reconcile"))


@pytest.fixture
def frame(shown):
    made = Frame("finance", "Finance", place="Incident 26-07", nav=PLACES)
    for place in PLACES:
        page = QWidget()
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.add_page(place.name, page, scrolls=place.name == "runs")
    return shown(made)


def test_the_nav_opens_pages(qtbot, frame):
    assert frame.page() == "queue"
    with qtbot.waitSignal(frame.page_opened) as opened:
        frame.nav.entries["runs"].click()
    assert opened.args == ["runs"]
    assert frame.page() == "runs"


def test_a_page_scrolls_to_the_keyboard(qtbot, frame):
    """A page of 3,000 with a button at its end: seen once it has the keyboard, and when it grows."""
    frame.open_page("runs")
    area = frame.findChild(QScrollArea)
    column, above, button = QVBoxLayout(area.widget()), QWidget(), Button("Close the day")
    column.addWidget(above)
    column.addWidget(button)

    def is_in_view() -> bool:
        return area.viewport().rect().contains(QRect(button.mapTo(area.viewport(), QPoint()), button.size()))

    above.setFixedHeight(3_000)
    qtbot.waitUntil(lambda: not is_in_view())
    button.setFocus()
    assert is_in_view()
    above.setFixedHeight(4_000)
    qtbot.waitUntil(lambda: area.widget().height() > 4_000)
    assert is_in_view()


def test_a_narrow_frame_keeps_icons_and_names(qtbot, frame):
    with qtbot.waitSignal(frame.resized_to) as told:
        frame.resize(1024, 768)
    assert told.args == ["narrow"]
    assert frame.nav.width() == look.u(7)
    assert frame.nav.entries["runs"].toolTip() == "Runs"


def test_dark_or_light_by_key(qtbot, frame):
    qtbot.keyClick(frame, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert look.scheme() is Scheme.DARK
    qtbot.keyClick(frame, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert look.scheme() is Scheme.LIGHT


def test_f1_lists_all_keys_of_the_face(qtbot, frame):
    qtbot.keyClick(frame, Qt.Key.Key_F1)
    sheet = frame.findChild(Sheet)
    assert len(sheet.findChildren(Keycap)) == len(of_face("finance"))


def test_a_sheet_keeps_the_keyboard_and_gives_it_back(qtbot, frame):
    page = frame._pages["queue"]
    page.setFocus()
    sheet = Sheet(frame, "Void entry 412")
    first, second = Button("Void it"), Button("Keep it")
    sheet.add_act(first)
    sheet.add_act(second)
    sheet.open(first)
    seen = set()
    for _ in range(6):
        seen.add(QApplication.focusWidget().text())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == {"Void it", "Keep it", "Close"}
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.hasFocus()


def test_a_sheet_is_not_left_while_its_work_is_under_way(qtbot, frame):
    """Neither by Esc nor by its button: whoever left it would take it for called off."""
    sheet, act = Sheet(frame, "Void entry 412"), Button("Void it")
    sheet.add_act(act)
    sheet.open()
    act.busy("Voiding")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    sheet._close.click()
    assert sheet.isVisible()
    act.busy("")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_sheet_closes_though_what_had_the_keyboard_is_gone(qtbot, frame):
    """As a page that is made anew while somebody signs in over it."""
    gone = Button("Look again")
    gone.setParent(frame)
    gone.show()
    gone.setFocus()
    sheet = Sheet(frame, "Who is at work")
    sheet.open()
    gone.deleteLater()
    QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_keys_below_a_sheet_are_asleep(qtbot, frame):
    done = []
    bind(frame, "finance", "queue", {"refund": lambda: done.append("refund")})
    frame._pages["queue"].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_R)
    sheet = Sheet(frame, "Look at the slip")
    sheet.open()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_R)
    sheet.dismiss()
    assert done == ["refund"]


def test_a_bug_is_said_in_the_window(app, frame):
    assert isinstance(app, DeskApp)
    app.bug.emit("ZeroDivisionError")
    assert "ZeroDivisionError" in frame.banner.accessibleName()


@pytest.mark.parametrize(("face", "page"), sorted({(line.face, line.page) for line in SHORTCUTS}))
def test_no_key_stands_twice_on_a_page(face, page):
    keys = [line.key for line in of_page(face, page) if line.bound]
    assert len(keys) == len(set(keys))
    acts = [line.act for line in of_page(face, page)]
    assert len(acts) == len(set(acts))


def test_an_act_without_a_key_is_a_bug(frame):
    with pytest.raises(AssertionError):
        bind(frame, "finance", "queue", {"dance": frame.close})
    with pytest.raises(KeyError):
        key_of("finance", "dance")


@pytest.mark.parametrize(
    ("key", "door"), [(Qt.Key.Key_1, "register"), (Qt.Key.Key_2, "office"), (Qt.Key.Key_3, "finance")]
)
def test_each_door_opens_by_its_number(qtbot, shown, key, door):
    opened = []
    doors = Doors(
        register=lambda: opened.append("register"),
        office=lambda: opened.append("office"),
        finance=lambda: opened.append("finance"),
    )
    window = shown(Launcher(FACTS, doors))
    qtbot.keyClick(window, key)
    assert opened == [door]


def test_arrows_walk_between_doors_and_enter_opens(qtbot, shown):
    opened = []
    window = launcher()
    window.doors[1].clicked.connect(lambda: opened.append("office"))
    shown(window)
    window.doors[0].setFocus()
    qtbot.keyClick(window.doors[0], Qt.Key.Key_Right)
    assert window.doors[1].hasFocus()
    qtbot.keyClick(window.doors[1], Qt.Key.Key_Return)
    assert opened == ["office"]
