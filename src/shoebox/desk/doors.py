"""Opens windows: makes the application, hands each window its objects, closes what was opened. Desk.

The register and the office of one store share one house and one pair of lanes, since a book has a single writer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from shoebox.desk.app import make_app, wear_icon
from shoebox.desk.frame import Frame
from shoebox.desk.steps import Steps, loading
from shoebox.desk.text import sentence_of
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.language import SOURCE

if TYPE_CHECKING:
    from shoebox.desk.lanes import Lanes, Progress, Stop
    from shoebox.desk.launcher import LauncherFacts
    from shoebox.desk.renewing import Renewing
    from shoebox.desk.store_window import StoreWindow
    from shoebox.handover.finance import FinanceDesk
    from shoebox.handover.front import StoreFront
    from shoebox.handover.store import StoreHouse

SIZE_PX, TITLE_PX = (1280, 800), 32
LOOK_MS, QUIET_MS = 2_000, 5_000  # how often head office's word is looked at, and how long nobody has keyed then


class StoreOpener(NamedTuple):
    """How to open a store, step by step: its language at once, the rest in a lane.

    The house is told how far it is with a book of an older Shoebox, and when it should stop at its next safe place.
    `sell_on` gives a key up that can't be opened, so that the next opening goes on in a new book.
    """

    language: Callable[[], str]
    front: Callable[[], StoreFront]
    house: Callable[[Progress, Stop], StoreHouse]
    sell_on: Callable[[], None] | None = None


class Openers(NamedTuple):
    """How to open what stands behind each door, and who sits there already (staff number, empty = asked)."""

    store: StoreOpener
    finance: Callable[[], FinanceDesk]
    clerk: str = ""
    manager: str = ""
    analyst: str = ""
    language: str = SOURCE  # of the launcher


class StoreDoors(QObject):
    """The windows of one store: one house, one pair of lanes, opened at the first door and closed with the last.

    A window shows at once. Whose register it is and then the book are read in a lane, while what the window is made of
    is loaded between its keys; it is given the house when both are there. `refused` is why there is none.
    """

    def __init__(self, opener: StoreOpener, *, clerk: str = "", manager: str = "") -> None:
        super().__init__()
        self._opener, self._clerk, self._manager = opener, clerk, manager
        self._front: StoreFront | None = None
        self._house: StoreHouse | None = None
        self._lanes: Lanes | None = None
        self._windows: dict[str, StoreWindow] = {}
        self._met: set[str] = set()  # windows that know whose register it is
        self._loaded: set[str] = set()  # windows that only wait for the house
        self._is_read = False
        self._steps = Steps(self)
        self._renewing: Renewing | None = None
        self._renewal = QTimer(self)
        self._renewal.timeout.connect(self._look_for_word)
        self.refused: ShoeboxError | None = None

    def register(self) -> None:
        """Show the register window."""
        self._show("register")

    def office(self) -> None:
        """Show the office window."""
        self._show("office")

    def close(self) -> None:
        """Let what is being written end, then let go of the book."""
        self._renewal.stop()
        self._steps.drop()
        if self._renewing is not None:
            self._renewing.give_up()
            self._renewing = None
        for window in self._windows.values():
            window.close()
            window.deleteLater()  # its timers would look into a closed book
        self._windows.clear()
        if self._lanes is not None:
            self._lanes.close()
        if self._house is not None:
            self._house.close()
        self._house = self._lanes = None

    def is_open(self) -> bool:
        """Whether every window has its house, or there is none to be had."""
        return self.refused is not None or all(window.is_furnished() for window in self._windows.values())

    def _show(self, name: str) -> None:
        window = self._windows.get(name)
        if window is not None:
            _front(window)
            return
        if self._lanes is None:
            _speak(self._opener.language())
        number = self._clerk if name == "register" else self._manager
        window = self._windows[name] = self._register(number) if name == "register" else self._office(number)
        _sized(window)
        if number:
            window.build()  # nobody is asked
        else:
            window.open_porch()
        _front(window)
        window.look_again.connect(self._look_again)
        self._steps.then((window.build, self._go_in, wear_icon))
        self._steps.then((*loading(*window.FURNITURE), partial(self._loaded.add, name), self._hand_over))
        if self.refused is not None:
            window.show_failed(self.refused)

    def _register(self, number: str) -> StoreWindow:
        from shoebox.desk.register.window import RegisterWindow

        return RegisterWindow(number=number, open_office=self.office)

    def _office(self, number: str) -> StoreWindow:
        from shoebox.desk.office.window import OfficeWindow

        return OfficeWindow(number=number)

    def _go_in(self) -> None:
        """Have the folder read, if nobody has yet."""
        if self._lanes is None:
            from shoebox.desk.lanes import Lanes

            self._lanes = Lanes.pools()
            self._enter(self._lanes)

    def _enter(self, lanes: Lanes) -> None:
        lanes.book.ask(self._opener.front, self._take_front, self._refuse)

    def _read(self, progress: Progress, stop: Stop) -> StoreHouse:
        """In the lane: what was opened is closed with the doors, even where nobody waits for it any more."""
        self._house = house = self._opener.house(progress, stop)
        return house

    def _tell(self, _stage: str, done: int, total: int) -> None:
        """The book is of an older Shoebox, and so many of its entries are brought over by now."""
        from shoebox.desk.widgets.waiting import Waiting

        for window in self._windows.values():
            for page in window.findChildren(Waiting):
                page.upgrade(done, total)

    def _take_front(self, front: StoreFront) -> None:
        self._front = front
        self._hand_over()
        if self._lanes is not None:
            self._lanes.book.start(self._read, self._took_house, self._refuse, self._tell)

    def _took_house(self, house: StoreHouse) -> None:
        self._is_read = True
        self._hand_over()
        if house.word is not None:
            self._renewal.start(LOOK_MS)

    def _look_for_word(self) -> None:
        """Go by head office's newest policy and people, if nothing is begun in any window and nobody keys just now."""
        self._note_guessing()
        if self._house is not None and self._lanes is not None and self._house.is_outdated() and self._are_at_rest():
            self._lanes.book.ask(self._house.renewed, self._renew, self._keep)

    def _note_guessing(self) -> None:
        """Wrong PINs in a row become entries, by whichever window they were typed."""
        people = self._house.people if self._house is not None else None
        if people is not None and self._lanes is not None and people.tries.untold():
            self._lanes.book.ask(people.note_guessing, self._noted, self._keep)

    def _noted(self, _done: None) -> None:
        """Every window reads the book anew when it next shows it."""

    def _are_at_rest(self) -> bool:
        """Whether nobody has anything begun, and nothing is on its way in a lane."""
        return self._lanes is not None and self._lanes.are_idle() and self._are_quiet()

    def _are_quiet(self) -> bool:
        """Whether nobody has anything begun: in a window, or in a dialog of the system."""
        windows = self._windows.values()
        if not all(window.is_furnished() for window in windows):
            return False
        if any(window.ahead.holds() or window.lock.quiet_ms() < QUIET_MS for window in windows):
            return False
        return QApplication.activeModalWidget() is None and all(window.at_rest() for window in windows)

    def _keep(self, _error: ShoeboxError) -> None:
        """What can't be read is warned of in every window, and what they go by goes on."""

    def _renew(self, house: StoreHouse) -> None:
        """Make every window anew by head office's newest word, each in the place and the hands it was in."""
        if self._lanes is None or self._renewing is not None or not self._are_at_rest():
            return
        from shoebox.desk.renewing import Renewing

        done = partial(self._go_by, house)
        self._renewing = Renewing(
            self._windows, house, self._lanes, make=self._make, is_quiet=self._are_quiet, done=done
        )
        self._steps.then(self._renewing.steps())

    def _make(self, name: str) -> StoreWindow:
        made = self._register("") if name == "register" else self._office("")
        made.build()
        return made

    def _go_by(self, house: StoreHouse, windows: dict[str, StoreWindow]) -> None:
        """These are the windows now; without any nobody could be disturbed, and the next look tries again."""
        self._renewing = None
        if windows:
            self._house = house
            self._windows.update(windows)

    def _hand_over(self) -> None:
        """Give each window what there is for it."""
        for name, window in self._windows.items():
            if self._front is not None and name not in self._met:
                self._met.add(name)
                window.take_front(self._front)
            if self._is_read and self._house is not None and self._lanes is not None and name in self._loaded:
                self._loaded.remove(name)
                given = self._house, self._lanes
                self._steps.then(partial(make, *given) for make in (*window.parts(), window.take_house))
                self._steps.then(loading(*window.LATER))

    def _refuse(self, error: ShoeboxError) -> None:
        self.refused = error
        for window in self._windows.values():
            window.show_failed(error)

    def _look_again(self, in_new_book: bool) -> None:
        """Somebody mended it, or closed what stood in the way, or does not wait for the key. At both windows, once."""
        if self.refused is None:
            return
        self.refused = None
        if self._lanes is not None and in_new_book and self._opener.sell_on is not None:
            self._lanes.book.ask(self._opener.sell_on, self._given_up, self._refuse)
        elif self._lanes is not None:
            self._enter(self._lanes)

    def _given_up(self, _done: None) -> None:
        if self._lanes is not None:
            self._enter(self._lanes)


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
        from shoebox.desk.finance.window import FinanceWindow
        from shoebox.desk.lanes import Lanes

        if self._window is None:
            self._desk, self._lanes = self._open_desk(), Lanes.pools()
            _speak(self._desk.language)
            person = next((one for one in self._desk.staff.people if one.number == self._analyst), None)
            self._window = _sized(FinanceWindow(self._desk, self._lanes, person=person))
        _front(self._window)
        wear_icon()

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


def show_register(opener: StoreOpener) -> int:
    """Run the register window until it is closed; why there was no book to open is the caller's to say again."""
    return _run(opener, StoreDoors.register)


def show_office(opener: StoreOpener) -> int:
    """Run the office window until it is closed."""
    return _run(opener, StoreDoors.office)


def _run(opener: StoreOpener, door: Callable[[StoreDoors], None]) -> int:
    app = make_app()
    doors = StoreDoors(opener)
    try:
        door(doors)
        code = int(app.exec())
        if doors.refused is not None:
            raise doors.refused
        return code
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

    def __init__(self, facts: Callable[[], LauncherFacts], openers: Openers) -> None:
        super().__init__()
        _speak(openers.language)
        self.store = StoreDoors(openers.store, clerk=openers.clerk, manager=openers.manager)
        self.finance = FinanceDoor(openers.finance, analyst=openers.analyst)
        from shoebox.desk.launcher import Doors, Launcher

        doors = Doors(
            lambda: self._open(self.store.register),
            lambda: self._open(self.store.office),
            lambda: self._open(self.finance.show),
        )
        self.launcher = Launcher(facts(), doors)

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


def show_launcher(facts: Callable[[], LauncherFacts], openers: Openers) -> int:
    """Run the launcher until the last window is closed; its facts are put into words once its language is spoken."""
    app = make_app()
    demo = DemoDoors(facts, openers)
    try:
        _front(_sized(demo.launcher))
        wear_icon()
        return int(app.exec())
    finally:
        demo.close()


def picture_windows(facts: Callable[[], LauncherFacts], openers: Openers) -> dict[str, bytes]:
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
        _settle(app, demo.store)
        return {window.face: _png(window) for window in shown}
    finally:
        demo.close()


def _settle(app: QApplication, doors: StoreDoors) -> None:
    """Let the book be read and the lanes answer: what they were asked at opening is on the screen afterwards."""
    from PySide6.QtTest import QTest

    while not doors.is_open():
        QTest.qWait(50)
    QTest.qWait(1_000)
    app.processEvents()


def _png(window: QWidget) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    return bytes(held.data())


def _sized(window: QWidget) -> QWidget:
    window.resize(*SIZE_PX)
    room = window.screen().availableSize()
    if QApplication.platformName() != "offscreen" and not _holds(room, TITLE_PX):
        from PySide6.QtCore import Qt

        window.setWindowState(Qt.WindowState.WindowMaximized)
    return window


def _holds(room: QSize, title_px: int) -> bool:
    """Whether a window of the usual size stands on this screen whole, its title included."""
    width, height = SIZE_PX
    return room.width() >= width and room.height() >= height + title_px


def _speak(language: str) -> None:
    """English is in the code itself: nothing is loaded to speak it, unless another language was spoken before."""
    if language != SOURCE or "shoebox.desk.language" in sys.modules:
        from shoebox.desk.language import speak

        speak(language)


def _front(window: QWidget) -> None:
    """Have a window seen and take keys before anything else is done."""
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.processEvents()
