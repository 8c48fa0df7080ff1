"""How the other registers' lines to this office stand, in a few words, and a look now and then. Office room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.office.register_actions import StoreDay
from shoebox.desk.text import tr
from shoebox.domain.clock import local_time
from shoebox.domain.relaying import HeldRegister
from shoebox.handover.store import StoreHouse

LOOK_MS = 3_000


def network_words(store: StoreDay, offset_min: int) -> dict[str, str]:
    """A line for each register that sends here; of two books the later one."""
    return {one.register: _words(one, offset_min) for one in sorted(store.held, key=lambda one: one.epoch)}


def _words(one: HeldRegister, offset_min: int) -> str:
    if one.code:
        return text.retold(one.said).partition(". ")[0]
    if one.behind:
        said = tr("{0} here, not at head office yet", text.many(one.behind, tr("entry"), tr("entries")))
    else:
        said = tr("all of it is at head office")
    if not one.heard_ms:
        return said
    return tr("{0}, heard at {1}", said, text.clock(local_time(one.heard_ms, offset_min)))


class NetworkLines(QTimer):
    """Looks whether anything came from the other registers while a page is in view, and says so."""

    def __init__(self, page: QWidget, house: StoreHouse, came: Callable[[], object]) -> None:
        super().__init__(page)
        self._page, self._house, self._came = page, house, came
        self._news = self._heard()
        self.timeout.connect(self.look)
        if house.relay is not None:
            self.start(LOOK_MS)

    def look(self) -> None:
        """Once."""
        news = self._heard()
        if news != self._news and self._page.isVisible():
            self._news = news
            self._came()

    def _heard(self) -> int:
        return self._house.relay.news if self._house.relay is not None else 0
