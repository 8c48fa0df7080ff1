"""How the other registers' lines to this office stand, in a few words, and a look now and then. Office room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.office.register_actions import StoreDay
from shoebox.desk.office.unsent_words import entries_words
from shoebox.desk.text import tr
from shoebox.domain.clock import local_time
from shoebox.domain.relaying import HeldRegister
from shoebox.handover.store import StoreHouse

LOOK_MS = 3_000


def network_words(store: StoreDay, now_ms: int, offset_min: int) -> dict[str, str]:
    """A line for each register that sends here, of two books the later one; and this register's own count."""
    own, unsent = store.figures.register, store.figures.unsent
    here = {own: tr("{0} not sent yet", entries_words(unsent.of(own)))} if unsent.of(own) else {}
    return here | {
        one.register: _words(one, store.figures.unsent.of(one.register), now_ms, offset_min)
        for one in sorted(store.held, key=lambda one: one.epoch)
    }


def _words(one: HeldRegister, unsent: int, now_ms: int, offset_min: int) -> str:
    if one.code:
        # The row says which register: the sentence would have no room to say it again.
        unknown = tr("Head office does not know it") if one.code == "carry.unknown_register" else ""
        why = unknown or text.retold(one.said).partition(". ")[0]
        return tr("{0} not sent: {1}", entries_words(unsent), why) if unsent else why
    if unsent:
        said = tr("{0} here, not at head office yet", entries_words(unsent))
    else:
        said = tr("all of it is at head office")
    if one.lacks_people:
        return tr("{0}, new PINs not there yet", said)
    if not one.heard_ms:
        return said
    heard = local_time(one.heard_ms, offset_min)
    if heard.date() == local_time(now_ms, offset_min).date():
        return tr("{0}, heard at {1}", said, text.clock(heard))
    return tr("{0}, heard {1}", said, text.moment(heard))


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
