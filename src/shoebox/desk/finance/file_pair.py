"""A list of files at the left, what is in the chosen one at the right: how such a page stands. Finance room."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.finance.page import Page
from shoebox.desk.look import u
from shoebox.desk.text import tr
from shoebox.desk.widgets.card import Card

INSIDE_U = 58


class FilePairPage(Page):
    """Its cards stand below each other where there is less room, and give way while there is no file."""

    def stand(self, head: QHBoxLayout, files: QWidget, inside: Card, empty: QWidget) -> None:
        """Put the `head` over the list of `files` and the card of what is `inside` the chosen one."""
        self._left, self._right, self._empty = Card(flat=True), inside, empty
        self._left.body.addWidget(files)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(u(2))
        self._body.addWidget(self._left, 1)
        self._body.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addLayout(head)
        column.addLayout(self._body, 1)
        column.addWidget(empty, 1)

    def set_width(self, size_class: str) -> None:
        """What is inside goes below the files where there is less room."""
        wide = size_class == "wide"
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._right.setMinimumWidth(u(INSIDE_U) if wide else 0)
        self._right.setMaximumWidth(u(INSIDE_U) if wide else u(1000))

    def show_whether(self, *, is_any: bool) -> None:
        """The cards, or that there is no file yet."""
        for part in (self._left, self._right):
            part.setVisible(is_any)
        self._empty.setVisible(not is_any)


def digest_words(digest: str) -> str:
    """A file's digest as people compare it: in groups of eight."""
    return tr("SHA-256 {0}", " ".join(digest[at : at + 8] for at in range(0, len(digest), 8)))


def unput_words(files: int) -> tuple[str, ...]:
    """That some were decided, and the disk or a power cut kept them from their folder: writing lays them there."""
    many = text.many(files, tr("decided file is"), tr("decided files are"))
    return (tr("{0} not in the folder yet.", many),) if files else ()
