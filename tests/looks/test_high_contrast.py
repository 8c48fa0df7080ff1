"""At the system's high contrast all has its two colours: what is held, and what is a hint, is told by its shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from shoebox.desk import look
from shoebox.desk.look import Scheme
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.domain.money import Money

HELD = "A manager closes the day."
DARK = 40  # of a colour's lightness: the ground is black


@pytest.fixture
def place(shown) -> Iterator[Callable[..., None]]:
    """Show parts one below the other; their window stays to the end."""
    kept = []

    def placed(*parts: QWidget) -> None:
        window = QWidget()
        column = QVBoxLayout(window)
        for part in parts:
            column.addWidget(part)
        kept.append(shown(window, 500, 400))
        here = QApplication.focusWidget()
        if here is not None:
            here.clearFocus()  # its ring would lie on the edge

    yield placed
    kept.clear()


def rows(part: QWidget) -> list[int]:
    """How many dots of each row of a part are not its ground."""
    one = part.grab().toImage()
    return [sum(one.pixelColor(x, y).lightness() > DARK for x in range(one.width())) for y in range(one.height())]


def edge(part: QWidget) -> int:
    """The most of any row: that is the level edge of its box."""
    return max(rows(part))


@pytest.mark.usefixtures("black")
def test_a_held_button_has_a_broken_edge(place):
    held, free = Button("Take receipts"), Button("Take receipts")
    held.hold(HELD)
    place(held, free)
    assert edge(held) < 0.8 * edge(free)


@pytest.mark.usefixtures("black")
def test_a_field_that_is_closed_has_a_broken_edge(place):
    held, free = Field("Amount"), Field("Amount")
    held.hold("From its items")
    place(held, free)
    assert edge(held.frame) < 0.8 * edge(free.frame)


@pytest.mark.usefixtures("black")
def test_a_choice_that_is_held_has_a_broken_edge_of_its_own(place):
    """And the others have none."""
    track = Segments("Imprint", (Choice(1, "Imprinted"), Choice(2, "Handwritten", held="Not taken here.")))
    place(track)
    free, held = track.segments
    top = rows(held)[0]
    assert 0.2 * held.width() < top < 0.8 * held.width()
    assert rows(free)[0] == 0


@pytest.mark.usefixtures("black")
def test_a_hint_in_a_field_leans_and_what_was_typed_stands(place):
    """``0.00`` that nobody typed is no amount of nothing."""
    amount, code = AmountField("Amount", "USD"), Field("Approval code", placeholder="Enter: none")
    place(amount, code)
    assert (amount.edit.font().italic(), code.edit.font().italic()) == (True, True)
    amount.set_money(Money(0, "USD"))
    code.set_text("48213A")
    assert (amount.edit.font().italic(), code.edit.font().italic()) == (False, False)
    code.edit.clear()
    assert code.edit.font().italic()
    look.wear(Scheme.LIGHT)
    QApplication.processEvents()
    assert not code.edit.font().italic(), "elsewhere its colour tells it"


def test_in_colour_nothing_is_broken(place):
    held = Button("Take receipts")
    held.hold(HELD)
    place(held)
    picture = held.grab().toImage()
    assert len({picture.pixelColor(x, 0).name() for x in range(20, held.width() - 20)}) == 1
