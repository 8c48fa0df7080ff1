"""Opens windows: makes the application, hands each window its objects, closes what was opened. Desk.

The register and the office of one store share one house and one pair of lanes, since a book has a single writer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from shoebox.desk.app import make_app
from shoebox.desk.frame import Frame
from shoebox.desk.lanes import Lanes
from shoebox.desk.language import speak
from shoebox.desk.launcher import Doors, Launcher, LauncherFacts
from shoebox.desk.office.window import OfficeWindow
from shoebox.desk.register.window import RegisterWindow
from shoebox.desk.text import sentence_of
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.staff import Person
from shoebox.handover.store import StoreHouse

if TYPE_CHECKING:
    from shoebox.handover.finance import FinanceDesk

SIZE_PX = (1280, 800)


@dataclass(frozen=True, slots=True)
class Openers:
    """How to open what stands behind each door, and who sits there already (staff number, empty = asked)."""

    store: Callable[[], StoreHouse]
    finance: Callable[[], FinanceDesk]
    clerk: str = ""
    manager: str = ""
    analyst: str = ""


class StoreDoors(QObject):
    """The windows of one store: one house, one pair of lanes, opened at the first door and closed with the last."""

    def __init__(self, open_house: Callable[[], StoreHouse], *, clerk: str = "", manager: str = "") -> None:
        super().__init__()
        self._open_house, self._clerk, self._manager = open_house, clerk, manager
        self._house: StoreHouse | None = None
        self._lanes: Lanes | None = None
        self._windows: dict[str, QWidget] = {}

    def register(self) -> None:
        """Show the register window."""
        house, lanes = self._entered()
        self._show("register", lambda: RegisterWindow(
            house, lanes, person=_person(house, self._clerk), open_office=self.office
        ))  # fmt: skip

    def office(self) -> None:
        """Show the office window."""
        house, lanes = self._entered()
        self._show("office", lambda: OfficeWindow(house, lanes, person=_person(house, self._manager)))

    def close(self) -> None:
        """Let what is being written end, then let go of the book."""
        for window in self._windows.values():
            window.close()
            window.deleteLater()  # its timers would look into a closed book
        self._windows.clear()
        if self._lanes is not None:
            self._lanes.close()
        if self._house is not None:
            self._house.close()
        self._house = self._lanes = None

    def _entered(self) -> tuple[StoreHouse, Lanes]:
        if self._house is None or self._lanes is None:
            self._house, self._lanes = self._open_house(), Lanes.pools()
            speak(self._house.language)
        return self._house, self._lanes

    def _show(self, name: str, make: Callable[[], QWidget]) -> None:
        if name not in self._windows:
            self._windows[name] = _sized(make())
        _front(self._windows[name])


class FinanceDoor(QObject):
    """Finance's window, opened at the first knock."""

    def __init__(self, open_desk: Callable[[], FinanceDesk], *, analyst: str = "") -> None:
        super().__init__()
        self._open_desk, self._analyst = open_desk, analyst
        self._desk: FinanceDesk | None = None
        self._lanes: Lanes | None = None
        self._window: QWidget | None = None

    def show(self) -> None:
        """Show Finance's window."""
        from shoebox.desk.finance.window import FinanceWindow  # noqa: PLC0415  (a store never loads it)

        if self._window is None:
            self._desk, self._lanes = self._open_desk(), Lanes.pools()
            speak(self._desk.language)
            person = next((one for one in self._desk.staff.people if one.number == self._analyst), None)
            self._window = _sized(FinanceWindow(self._desk, self._lanes, person=person))
        _front(self._window)

    def close(self) -> None:
        """Let what is being written end, then let go of the folder."""
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None
        if self._lanes is not None:
            self._lanes.close()
        if self._desk is not None:
            self._desk.close()


def show_register(open_house: Callable[[], StoreHouse]) -> int:
    """Run the register window until it is closed; a refusal at the door is the caller's to say."""
    app = make_app()
    doors = StoreDoors(open_house)
    try:
        doors.register()
        return int(app.exec())
    finally:
        doors.close()


def show_office(open_house: Callable[[], StoreHouse]) -> int:
    """Run the office window until it is closed."""
    app = make_app()
    doors = StoreDoors(open_house)
    try:
        doors.office()
        return int(app.exec())
    finally:
        doors.close()


def show_finance(open_desk: Callable[[], FinanceDesk]) -> int:
    """Run Finance's window until it is closed."""
    app = make_app()
    door = FinanceDoor(open_desk)
    try:
        door.show()
        return int(app.exec())
    finally:
        door.close()


class DemoDoors(QObject):
    """The launcher and what is behind its three doors."""

    def __init__(self, facts: LauncherFacts, openers: Openers) -> None:
        super().__init__()
        self.store = StoreDoors(openers.store, clerk=openers.clerk, manager=openers.manager)
        self.finance = FinanceDoor(openers.finance, analyst=openers.analyst)
        doors = Doors(
            lambda: self._open(self.store.register),
            lambda: self._open(self.store.office),
            lambda: self._open(self.finance.show),
        )
        self.launcher = Launcher(facts, doors)

    def close(self) -> None:
        """Close everything that was opened."""
        self.store.close()
        self.finance.close()
        self.launcher.close()

    def _open(self, door: Callable[[], None]) -> None:
        """Open a door, or say in the launcher's foot line why it stays shut."""
        try:
            door()
        except ShoeboxError as refused:
            self.launcher.show_hints((), sentence_of(refused))


def show_launcher(facts: LauncherFacts, openers: Openers) -> int:
    """Run the launcher until the last window is closed."""
    app = make_app()
    demo = DemoDoors(facts, openers)
    try:
        _front(_sized(demo.launcher))
        return int(app.exec())
    finally:
        demo.close()


def picture_windows(facts: LauncherFacts, openers: Openers) -> dict[str, bytes]:
    """Each window as a PNG, for where nobody can look at a screen; by name."""
    app = make_app()
    demo = DemoDoors(facts, openers)
    try:
        demo.store.register()
        demo.store.office()
        demo.finance.show()
        demo.launcher.resize(*SIZE_PX)
        demo.launcher.show()
        shown = [window for window in QApplication.topLevelWidgets() if isinstance(window, Frame)]
        _settle(app)
        return {window.face: _png(window) for window in shown}
    finally:
        demo.close()


def _settle(app: QApplication) -> None:
    """Let the lanes answer: what they were asked at opening is on the screen afterwards."""
    from PySide6.QtTest import QTest  # noqa: PLC0415  (its event loop waits without blocking the lanes)

    QTest.qWait(1_000)
    app.processEvents()


def _png(window: QWidget) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415

    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    return bytes(held.data())


def _person(house: StoreHouse, number: str) -> Person | None:
    return house.staff.by_number(number) if number else None


def _sized(window: QWidget) -> QWidget:
    window.resize(*SIZE_PX)
    room = window.screen().availableSize()
    title_px = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    if QApplication.platformName() != "offscreen" and not _holds(room, title_px):
        window.setWindowState(Qt.WindowState.WindowMaximized)
    return window


def _holds(room: QSize, title_px: int) -> bool:
    """Whether a window of the usual size stands on this screen whole, its title included."""
    width, height = SIZE_PX
    return room.width() >= width and room.height() >= height + title_px


def _front(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
