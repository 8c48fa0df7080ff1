"""What was counted, after it was saved: by whom, against what, over or short, and what comes next. Office room.

While another person is still to count, it says nothing but that: neither figure, nor by how much they differ.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk.look import Meaning, Type, u
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.day_words import at, is_within, over_short
from shoebox.desk.text import tr
from shoebox.desk.widgets.act_row import ActRow
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.big_amount import BigAmount
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.facts import Fact, Facts
from shoebox.domain.day import SECOND_COUNTS, Count
from shoebox.domain.denomination import piece_name
from shoebox.domain.money import money_text
from shoebox.domain.policy import Policy

COUNTS_SHOWN = 3  # a first, another person's, and one more where cash moved after them


class CountView(Card):
    """`second_asked` when another person is to count, `next_asked` when the count stands."""

    second_asked = Signal()
    next_asked = Signal()

    def __init__(self, policy: Policy, *, key: str) -> None:
        super().__init__(tr("Drawer"), hint=" ")
        self._pieces, self._currency = policy.pieces, policy.currency
        self._big = BigAmount(tr("Counted"), "", role=Type.FIGURE)
        self._account = Facts(row_u=3)
        self.button = Button(tr("Second count"), kind=Kind.FIRST, key=key)
        self.button.acted.connect(self._press)
        self._foot_row = ActRow(tr("Drawer"), first=True)
        for part in (self._big, self._account):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.set_foot(self._foot_strip())
        self._wants_second = self._wants_third = False

    def show_day(self, seen: Seen) -> None:
        """Show the last count against what should be there; no figure while another person is next."""
        counts = seen.figures.counts
        if not counts:
            return
        last = counts[-1]
        by = tr("by {0} at {1}", last.by, at(seen, last.wall_ms))
        self.set_title(tr("Drawer counted"), by)
        self._wants_second = any(stop.code in SECOND_COUNTS for stop in seen.figures.blockers)
        self._wants_third = wants_third(seen)
        tolerance = money_text(seen.money(seen.figures.tolerance_minor))
        self._big.setVisible(not self._wants_second)
        if self._wants_second:
            self._show_waiting(seen, tolerance)
            return
        counted = money_text(seen.money(last.counted_minor))
        self._big.show_amount(counted, label=tr("Counted"))
        self._account.show_facts((*self._of_counts(seen), *self._of_pieces(seen, last)))
        self._show_verdict(seen, last, tolerance)

    def refuse(self, said: str) -> None:
        """Say why the second count does not begin."""
        line, _, small = said.partition(". ")
        self._foot_row.say(line, small, Meaning.REFUSED)
        announce(self, said)

    def _show_verdict(self, seen: Seen, last: Count, tolerance: str) -> None:
        line = tr("The drawer is {0}", over_short(seen, last.over_short_minor))
        meaning = Meaning.OK if is_within(seen, last) else Meaning.REFUSED
        self._foot_row.say(line, _kept(len(seen.figures.counts)) or tr("Tolerance is {0}.", tolerance), meaning)
        self.button.say(tr("To the box") if seen.has_closed else tr("To the close"))

    def _show_waiting(self, seen: Seen, tolerance: str) -> None:
        """Blind for the second person too: that it is beyond tolerance, and whose counts are kept."""
        self._account.show_facts(
            tuple(
                Fact(tr("Count {0}, {1}", count.number, count.by), tr("kept, not shown yet"))
                for count in seen.figures.counts[-COUNTS_SHOWN:]
            )
        )
        if self._wants_third:
            line = tr("Two counts differ by more than {0}", tolerance)
            small = tr("A third person counts, or the first one again. All are shown after that.")
            self.button.say(tr("Third count"))
        else:
            line = tr("Off by more than {0}", tolerance)
            small = tr("A second person counts. By how much is shown after that.")
            self.button.say(tr("Second count"))
        self._foot_row.say(line, small, Meaning.WAITING)

    def _foot_strip(self) -> QWidget:
        strip, act = QWidget(), QHBoxLayout()
        act.setContentsMargins(u(2.5), 0, u(2), u(1.25))
        act.addStretch(1)
        act.addWidget(self.button)
        column = QVBoxLayout(strip)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._foot_row)
        column.addLayout(act)
        return strip

    def _press(self) -> None:
        (self.second_asked if self._wants_second else self.next_asked).emit()

    def _of_counts(self, seen: Seen) -> tuple[Fact, ...]:
        figures = seen.figures
        counts = tuple(
            Fact(tr("Count {0}, {1}", count.number, count.by), money_text(seen.money(count.counted_minor)))
            for count in figures.counts[-COUNTS_SHOWN:]
        )
        off = figures.over_short_minor
        meaning = Meaning.OK if not off else Meaning.PLAIN if is_within(seen, figures.counts[-1]) else Meaning.REFUSED
        return (
            *(counts if len(figures.counts) > 1 else ()),
            Fact(tr("Should be there"), money_text(seen.money(figures.expected_minor))),
            Fact(tr("Over or short"), over_short(seen, off), meaning, strong=True),
        )

    def _of_pieces(self, seen: Seen, last: Count) -> tuple[Fact, ...]:
        return tuple(
            Fact(
                tr("{0} × {1}", number, tr(piece_name(piece, self._pieces, self._currency))),
                money_text(seen.money(piece * number)),
            )
            for piece, number in last.pieces
        )


def wants_third(seen: Seen) -> bool:
    """Whether two people's counts differ by more than the tolerance, so that it is counted once more."""
    return any(stop.code.endswith("third_count") for stop in seen.figures.blockers)


def _kept(counts: int) -> str:
    """That all of them are kept; nothing where there is one."""
    if counts > 2:
        return tr("{0} counts, all kept.", counts)
    return tr("Both counts are kept.") if counts == 2 else ""
