"""Two columns of cards, the right one of a fixed width. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk.look import u

GAP_U = 2


def two_columns(
    left: Sequence[QWidget], right: Sequence[QWidget], *, right_u: float, left_grows: bool = False
) -> QWidget:
    """Cards one below the other at both sides; `right_u` is the right side's width, in units.

    Cards keep their heights. With `left_grows` the last one at the left reaches down to where the right side ends.
    """
    holder, at_right = QWidget(), QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(u(GAP_U))
    sides = QVBoxLayout(), QVBoxLayout()
    row.addLayout(sides[0], 1)  # before its cards are: Tab goes in the order in which they come into the page
    for side, cards in zip(sides, (left, right), strict=True):
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(u(GAP_U))
        for card in cards:
            side.addWidget(card)
    if left_grows:
        sides[0].setStretchFactor(left[-1], 1)
    else:
        sides[0].addStretch(1)
        sides[1].addStretch(1)
    at_right.setLayout(sides[1])
    at_right.setFixedWidth(u(right_u))
    row.addWidget(at_right)
    return holder
