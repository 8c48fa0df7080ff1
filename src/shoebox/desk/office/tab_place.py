"""Where Tab comes to what is made late. Office room."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_TAB = Qt.FocusPolicy.TabFocus.value


def take_place(card: QWidget, stops: Iterable[QWidget]) -> None:
    """Tab comes to these, in order, where `card` stands that holds them: made last, they would come last."""
    before = card.previousInFocusChain()
    while before is not card and before is not None and not before.focusPolicy().value & _TAB:
        before = before.previousInFocusChain()
    if before is None or before is card:
        return
    for one, other in pairwise((before, *stops)):
        QWidget.setTabOrder(one, other)
