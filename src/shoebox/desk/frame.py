"""The frame of every window: header, banner, nav, body, foot. Desk; knows no page.

A window makes its Frame, adds its pages, and binds its acts. Ctrl+D and F1 work in every frame.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from shoebox.desk import look
from shoebox.desk.app import DeskApp
from shoebox.desk.look import u
from shoebox.desk.text import tr
from shoebox.desk.widgets.announce import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from shoebox.desk.scan_shield import ScanShield
    from shoebox.desk.widgets.banner import Banner
    from shoebox.desk.widgets.foot_line import FootLine, Hint
    from shoebox.desk.widgets.header import Header
    from shoebox.desk.widgets.nav_list import NavList, Place

# Under this width margins shrink and the nav keeps its icons only; under the second one evidence goes below its table.
NARROW_U = 137.5
MEDIUM_U = 160
SMALLEST_U = (128, 84)


@runtime_checkable
class Begins(Protocol):
    """A page that knows what is begun on it."""

    def begun(self) -> bool:
        """Whether something is begun that no field need show: ticked, chosen, or in somebody else's hands."""
        ...


class Frame(QWidget):
    """A window. Pages get the page margin as their contents margin, so their own layouts need none.

    Signals: `page_opened` with the name of the page now shown; `page_made` with one that was to be made later and is
    there now; `resized_to` with how wide the frame is: "wide", "medium" (below 1280 px) or "narrow" (below
    1100 px).
    """

    page_opened = Signal(str)
    page_made = Signal(QWidget)
    resized_to = Signal(str)

    header: Header
    foot: FootLine
    nav: NavList | None

    def __init__(
        self,
        face: str,
        title: str,
        *,
        place: str = "",
        nav: Sequence[Place] = (),
        nav_foot: str = "",
        standing: bool = False,
        later: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """One that is to be built `later` stands there as its porch until `build`."""
        super().__init__(parent)
        self.face, self.is_built = face, False
        self._title, self._place, self._places, self._nav_foot = title, place, tuple(nav), nav_foot
        if standing:
            self.setFont(look.standing_font())
        self.banner: Banner | None = None
        self._shield: ScanShield | None = None
        self._pages: dict[str, QWidget] = {}
        self._later: dict[str, tuple[Callable[[], QWidget], bool]] = {}
        self._size_class = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setMinimumSize(u(SMALLEST_U[0]), u(SMALLEST_U[1]))
        self.setWindowTitle(_window_title(title))
        if not later:
            self.build()

    def build(self) -> None:
        """Make what stands in every window: header, nav, foot, and the place for its pages. Harmless twice."""
        if self.is_built:
            return
        from shoebox.desk.scan_shield import shield
        from shoebox.desk.shortcuts import ALL_PAGES, COMMON, bind
        from shoebox.desk.widgets.foot_line import FootLine
        from shoebox.desk.widgets.header import Header

        self.is_built = True
        self.header, self.foot = Header(self._title, self._place), FootLine()
        self.nav = _nav(self._places, self._nav_foot) if self._places else None
        self._stack = QStackedWidget()
        self._lay_out()
        bind(self, COMMON, ALL_PAGES, {"keys": self.show_keys, "dark": look.toggle})
        if self.nav is not None:
            self.nav.chosen.connect(self.open_page)
        app = QApplication.instance()
        if isinstance(app, DeskApp):
            app.bug.connect(self._show_bug)
            self._shield = shield(app)
            self._shield.dropped.connect(self._say_dropped)
            self._shield.serve(self, is_shown=self.isVisible())
        if self.isVisible():
            self._settle_width()
            for part in (self.header, self.nav, self._stack, self.foot):
                if part is not None:
                    part.show()  # now, and not in a turn of its own: nobody shall see the window without them

    def showEvent(self, event: QShowEvent) -> None:
        """Scans are told from keys while it is on the screen."""
        super().showEvent(event)
        if self._shield is not None:
            self._shield.serve(self, is_shown=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody's keys are looked at for a window that is not there."""
        super().hideEvent(event)
        if self._shield is not None:
            self._shield.serve(self, is_shown=False)

    def say_title(self, title: str) -> None:
        """Name the window, in its header too."""
        self.setWindowTitle(_window_title(title))
        self.header.set_face(title)

    def add_page(self, name: str, page: QWidget, *, scrolls: bool = False) -> None:
        """Add a page; one that scrolls does so as a whole, below the header and above the foot."""
        is_first = not self._pages and not self._later
        self._hold(name, page, scrolls=scrolls)
        if is_first:
            self.open_page(name)

    def add_later(self, name: str, make: Callable[[], QWidget], *, scrolls: bool = False) -> None:
        """Add a page that is made when it is first opened or asked for, as `Pages` does."""
        is_first = not self._pages and not self._later
        self._later[name] = make, scrolls
        if is_first:
            self.open_page(name)

    def make_page(self, name: str) -> None:
        """Have this page there."""
        if name in self._later:
            make, scrolls = self._later.pop(name)
            self._hold(name, made := make(), scrolls=scrolls)
            self.page_made.emit(made)

    def drop_page(self, name: str) -> None:
        """Take a page away for good, if it is there."""
        page = self._pages.pop(name, None)
        if page is not None:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()

    def open_page(self, name: str) -> None:
        """Show a page and mark it in the nav."""
        self.make_page(name)
        page = self._pages[name]
        held = (self._stack.widget(at) for at in range(self._stack.count()))
        self._stack.setCurrentWidget(next(one for one in held if one is page or one.isAncestorOf(page)))
        if self.nav is not None and name in self.nav.entries:
            self.nav.open(name)
        self.page_opened.emit(name)

    def page(self) -> str:
        """The name of the page now shown, or nothing where there is none yet."""
        if self._stack.count() == 0:
            return ""
        shown = self._stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is shown or shown.isAncestorOf(page)), "")

    def show_banner(self, banner: Banner | None) -> None:
        """Put a banner under the header, or take it away. The keyboard stays in it where it was in the one before."""
        was_in = self.banner is not None and self.banner.button is not None and self.banner.button.hasFocus()
        if self.banner is not None:
            self._column.removeWidget(self.banner)
            self.banner.hide()  # it goes later, and until then nobody shall come upon its button
            self.banner.deleteLater()
        self.banner = banner
        if banner is not None:
            self._column.insertWidget(1, banner)
            banner.lower()  # made last, it would lie on a sheet that is open
            if was_in and banner.button is not None:
                banner.button.setFocus()

    def at_rest(self) -> bool:
        """Whether nothing is begun: no sheet is open but one that asks who is at work, nothing is typed, on no page."""
        from shoebox.desk.widgets.sheet import Sheet

        if any(isinstance(page, Begins) and page.begun() for page in self._pages.values()):
            return False
        asks = [sheet for sheet in self.findChildren(Sheet) if sheet.isVisible() and not sheet.asks_person]
        return not asks and not any(edit.isModified() and edit.text() for edit in self.findChildren(QLineEdit))

    def show_hints(self, hints: Sequence[Hint], right: str | None = None) -> None:
        """The keys that matter now, and the quiet word at the right."""
        self.foot.show_hints(hints, right)

    def show_keys(self) -> None:
        """F1."""
        from shoebox.desk.widgets.keys_sheet import open_keys

        open_keys(self, self.face)

    def size_class(self) -> str:
        """How wide the frame is now."""
        if self.width() < u(NARROW_U):
            return "narrow"
        return "medium" if self.width() < u(MEDIUM_U) else "wide"

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give pages the room that is right for the width."""
        super().resizeEvent(event)
        if self.is_built:
            self._settle_width()

    def _settle_width(self) -> None:
        if self.size_class() != self._size_class:
            self._size_class = self.size_class()
            self._apply_width(narrow=self._size_class == "narrow")
            self.resized_to.emit(self._size_class)

    def _lay_out(self) -> None:
        self._column.addWidget(self.header)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        if self.nav is not None:
            middle.addWidget(self.nav)
        middle.addWidget(self._stack, 1)
        self._column.addLayout(middle, 1)
        self._column.addWidget(self.foot)

    def _hold(self, name: str, page: QWidget, *, scrolls: bool) -> None:
        self._pages[name] = page
        self._give_margin(page)
        if scrolls:
            from shoebox.desk.widgets.scroll_bar import scrolled

            page = scrolled(page)
        self._stack.addWidget(page)

    def _give_margin(self, page: QWidget) -> None:
        narrow = self.size_class() == "narrow"
        side, end = (u(2), u(1.5)) if narrow else (u(3), u(2))
        page.setContentsMargins(side, end, side, end)

    def _apply_width(self, *, narrow: bool) -> None:
        margin = u(2) if narrow else u(3)
        self.header.set_margin(margin)
        self.foot.set_margin(margin)
        for page in self._pages.values():
            self._give_margin(page)
        if self.nav is not None:
            self.nav.set_narrow(narrow)

    def _say_dropped(self) -> None:
        """A scan came where a key decides."""
        if self.isActiveWindow():
            said = tr("A scan was dropped: nothing is scanned here.")
            self.foot.say(said)
            announce(self.foot, said)

    def _show_bug(self, kind: str) -> None:
        from shoebox.desk.look import Meaning
        from shoebox.desk.widgets.banner import Banner

        said = tr("**Something unforeseen happened ({0}).** What was recorded is safe. Call Operations.", kind)
        self.show_banner(Banner(said, Meaning.REFUSED))


def _window_title(title: str) -> str:
    return f"{title} – Shoebox" if title != "Shoebox" else title


def _nav(places: Sequence[Place], foot: str) -> NavList:
    from shoebox.desk.widgets.nav_list import NavList

    return NavList(places, foot=foot)
