"""Who is at this desk now, and what they work on. Finance room: shared by the pages of one window."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from shoebox.desk.lanes import Lanes
from shoebox.desk.text import sentence_of, tr
from shoebox.domain.archive import KeptBox, arrivals_by_store
from shoebox.domain.clock import local_time
from shoebox.domain.custody import BoxArrival
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.staff import Person
from shoebox.handover.finance import FinanceDesk


class Session(QObject):
    """One window's desk, lanes and person.

    Signals: `changed` when cases, files or holdings are not what they were; `said` with a line for the foot;
    `person_changed`; `wanted` with the name of a page that somebody asks to see.
    """

    changed = Signal()
    said = Signal(str)
    person_changed = Signal()
    wanted = Signal(str)
    queue_wanted = Signal(object)  # with the filters, as they are typed in the queue

    def __init__(self, desk: FinanceDesk, lanes: Lanes) -> None:
        super().__init__()
        self.desk, self.lanes = desk, lanes
        self.person: Person | None = None
        self._told_of: tuple[str, dict[str, tuple[BoxArrival, ...]]] | None = None  # on which day of which boxes

    def take_person(self, person: Person) -> None:
        """Somebody else is at the desk."""
        self.person = person
        self.person_changed.emit()

    def tell_stores(self) -> None:
        """Let every store know of its boxes that came. Only what went wrong is said: the next look tries again."""
        self.lanes.free.ask(partial(self.desk.boxes.tell_stores, by=self.person), self._told, self._untold)

    def tell_stores_of(self, boxes: Iterable[KeptBox]) -> None:
        """The same after a look at all boxes: where they say something new, and once in a day."""
        came = (self.today(), arrivals_by_store(boxes))
        if came != self._told_of:
            self._told_of = came
            self.tell_stores()

    def _told(self, _stores: tuple[str, ...]) -> None:
        """What is out says what stands here."""

    def _untold(self, error: ShoeboxError) -> None:
        self._told_of = None
        self.said.emit(tr("The stores were not told yet. {0}", sentence_of(error)))

    def who(self, number: str) -> str:
        """The name behind a staff number; the number itself where nobody has it any more."""
        return self.desk.staff.name_of(number)

    def today(self) -> str:
        """Today's date where this desk stands, ISO 8601."""
        return local_time(self.now_ms(), self.desk.clock.offset_min()).date().isoformat()

    def now_ms(self) -> int:
        """Now, UTC, in milliseconds."""
        return self.desk.clock.wall_ms()

    def refuse(self, error: ShoeboxError) -> None:
        """Say why something was not done, in the foot line."""
        self.said.emit(sentence_of(error))
