"""The whole page that starts manual sales: the verdict, the four steps, what goes on and what stops. Desk."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk.incident import actions
from shoebox.desk.incident.actions import Counter, Declaration
from shoebox.desk.incident.beside import Beside
from shoebox.desk.incident.start_form import StartForm
from shoebox.desk.lanes import Lanes
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.incident import Incident
from shoebox.handover.store import StoreHouse

BESIDE_FROM_U = 130


class StartPage(QWidget):
    """`started` carries the incident once it stands in the book; `later` when nobody starts it now."""

    started = Signal(object)
    later = Signal()

    def __init__(self, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__()
        self._house, self._lanes, self._witness = house, lanes, ""
        self.form, self.beside = StartForm(house.policy, house.staff, house.clock), Beside(house.policy)
        heading = Words(tr("Central is not answering? You can go on selling."), Type.H1, wrap=True)
        sub = Words(
            tr("Four steps, about two minutes. Nothing already saved is touched."), Type.BODY, Ink.T2, wrap=True
        )
        left = QVBoxLayout()
        left.setSpacing(u(0.5))
        left.addWidget(heading)
        left.addWidget(sub)
        left.addSpacing(u(1))
        left.addWidget(self.form)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u(2))
        row.addLayout(left, 1)
        row.addWidget(self.beside)
        self.form.asked.connect(self._declare)
        self.form.later.connect(self.later)

    def begin(self, witness: str) -> None:
        """Ask the book what the counter has; `witness` is who is at work."""
        self._witness = witness
        actions.look(self._lanes, self._house, self._show_counter, self._failed)

    def minimumSizeHint(self) -> QSize:
        """The steps alone: what stands beside them gives way."""
        least = self.form.minimumSizeHint().width()
        layout = self.layout()
        height = layout.minimumHeightForWidth(max(self.width(), least)) if layout is not None else 0
        return QSize(least, max(height, super().minimumSizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room beside the steps."""
        super().resizeEvent(event)
        self.beside.setVisible(self.width() >= u(BESIDE_FROM_U))
        self.updateGeometry()  # its words break elsewhere now

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops."""
        return self.form.stops()

    def begun(self) -> bool:
        """Whether something of the kit is ticked."""
        return any(tick.isChecked() for tick in self.form.kit)

    def focus_first(self) -> None:
        """The keyboard in the first step."""
        self.form.focus_first()

    def _show_counter(self, counter: Counter) -> None:
        self.form.show_counter(counter, self._witness)

    def _declare(self, typed: Declaration) -> None:
        actions.declare(self._lanes, self._house, typed, self._declared, self._failed)

    def _declared(self, incident: Incident) -> None:
        self.form.empty()
        self.started.emit(incident)

    def _failed(self, error: ShoeboxError) -> None:
        self.form.refuse(error)
