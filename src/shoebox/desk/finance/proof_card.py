"""The proof of completeness: where every row of one side went, and that it adds up. Finance room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from shoebox.casework.words import proof_words
from shoebox.desk import text
from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Type, colour, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.paint import LEADING, TRAILING, box, mirrored, rule, words
from shoebox.desk.widgets.painted import Painted
from shoebox.domain.finding import ProofLine
from shoebox.domain.money import Money, figure_text

ROW_U, HEAD_U = 3.625, 3.5
_SWATCHES = {
    "settled": Ink.OK_MARK,
    "settling": Ink.OK_MARK,
    "in_findings": Ink.RISK_MARK,
    "duplicate": Ink.RISK_MARK,
    "voided": Ink.LINE2,
    "cash": Ink.S3,
    "unrelated": Ink.S3,
    "not_captured": Ink.LINE2,
}


class ProofTable(Painted):
    """Lines, their sum, what was taken in, and the difference. Read out as one text."""

    ground = Ink.S1

    def __init__(self, head: str, currency: str) -> None:
        super().__init__()
        self._head, self._currency = head, currency
        self._parts: tuple[ProofLine, ...] = ()
        self._whole = ProofLine("in", 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_side(self, parts: tuple[ProofLine, ...], whole: ProofLine, currency: str) -> None:
        """Show one side of a run's proof."""
        self._parts, self._whole, self._currency = parts, whole, currency
        said = [
            f"{proof_words(part.label, tr)}: {text.count(part.count)}, {self._money(part.amount_minor)}"
            for part in parts
        ]
        count, _minor = self._sum()
        self.setAccessibleName("; ".join((*said, self._verdict(), self._difference(count))))
        self.setToolTip("\n".join((*said, self._difference(count))))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A head, the parts, two sums and the verdict."""
        return QSize(u(40), u(HEAD_U + ROW_U * (len(self._parts) + 3)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Row after row."""
        painter = QPainter(self)
        sign = text.currency_sign(self._currency)
        self._row(painter, 0, (self._head, tr("How many"), tr("Money, {0}", sign)), Type.LABEL, Ink.T3)
        for at, part in enumerate(self._parts, start=1):
            self._part(painter, at, part)
        count, minor = self._sum()
        at = len(self._parts) + 1
        self._row(painter, at, (tr("Together"), text.count(count), self._money(minor)), Type.H3, Ink.T1)
        taken = (tr("Taken in"), text.count(self._whole.count), self._money(self._whole.amount_minor))
        self._row(painter, at + 1, taken, Type.BODY, Ink.T2)
        self._paint_verdict(painter, at + 2)

    def _part(self, painter: QPainter, at: int, part: ProofLine) -> None:
        spot = self._spot(at)
        side = u(1.25)
        swatch = QRectF(spot.left(), spot.center().y() - side / 2, side, side)
        fill = _SWATCHES.get(part.label, Ink.S3)
        edge = Ink.LINE2 if fill is Ink.S3 else None
        box(painter, mirrored(swatch, self.area(), self.layoutDirection()), fill=fill, edge=edge, radius_px=u(0.375))
        said = (proof_words(part.label, tr), text.count(part.count), self._money(part.amount_minor))
        self._row(painter, at, said, Type.BODY, Ink.T1, inset=side + u(1))

    def _row(
        self, painter: QPainter, at: int, said: tuple[str, str, str], role: Type, ink: Ink, *, inset: float = 0
    ) -> None:
        spot = self._spot(at)
        if at:
            rule(painter, 0, spot.top(), self.width())
        slots = (
            (spot.adjusted(inset, 0, -u(24), 0), LEADING),
            (QRectF(spot.right() - u(24), spot.top(), u(10), spot.height()), TRAILING),
            (QRectF(spot.right() - u(14), spot.top(), u(14), spot.height()), TRAILING),
        )
        for (slot, side), part in zip(slots, said, strict=True):
            words(painter, mirrored(slot, self.area(), self.layoutDirection()), part, self.letters(role), ink, side)

    def _paint_verdict(self, painter: QPainter, at: int) -> None:
        spot = self._spot(at)
        good = self._closes()
        ink, tint = (Ink.OK, Ink.OK_TINT) if good else (Ink.REFUSED, Ink.REFUSED_TINT)
        painter.fillRect(QRectF(0, spot.top(), self.width(), spot.height()), colour(tint))
        side = u(2.25)
        icon = QRectF(spot.left(), spot.center().y() - side / 2, side, side)
        paint_icon(painter, "ok" if good else "refused", ink, mirrored(icon, self.area(), self.layoutDirection()))
        count, minor = self._sum()
        said = (self._verdict(), self._difference(count), self._money(self._whole.amount_minor - minor))
        self._row(painter, at, said, Type.H3, ink, inset=side + u(1))

    def _spot(self, at: int) -> QRectF:
        top = u(HEAD_U + ROW_U * (at - 1)) if at else 0
        return QRectF(u(2.5), top, self.width() - u(5), u(ROW_U if at else HEAD_U))

    def _sum(self) -> tuple[int, int]:
        return sum(part.count for part in self._parts), sum(part.amount_minor for part in self._parts)

    def _closes(self) -> bool:
        return self._sum() == (self._whole.count, self._whole.amount_minor)

    def _verdict(self) -> str:
        return tr("Complete") if self._closes() else tr("Not complete")

    def _difference(self, count: int) -> str:
        return tr("difference {0}", text.count(self._whole.count - count))

    def _money(self, minor: int) -> str:
        return figure_text(Money(minor, self._currency))


class ProofCard(Card):
    """A proof table under its title."""

    def __init__(self, title: str, head: str, currency: str) -> None:
        super().__init__(title, hint=" ", flat=True)
        self.table = ProofTable(head, currency)
        column = QVBoxLayout()
        column.addWidget(self.table)
        self.body.addLayout(column)

    def show_side(self, parts: tuple[ProofLine, ...], whole: ProofLine, currency: str, hint: str) -> None:
        """Show one side of a run, and which run that is."""
        self.set_title(self.title.text(), hint)
        self.table.show_side(parts, whole, currency)
