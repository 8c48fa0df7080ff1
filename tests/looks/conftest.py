"""The looks are tested on the same dressed application as the windows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette

from desk.conftest import app, dressed, lanes, qapp_cls, screen_is_free, shown
from shoebox.desk import look
from shoebox.desk.look import Scheme

__all__ = ["app", "black", "black_palette", "dressed", "lanes", "qapp_cls", "screen_is_free", "shown"]


def black_palette() -> QPalette:
    """What a system in high contrast gives: yellow on black, cyan highlight."""
    made = QPalette()
    role = QPalette.ColorRole
    for ground in (role.Window, role.Base, role.Button, role.AlternateBase):
        made.setColor(ground, QColor("#000000"))
    for text in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(text, QColor("#FFFF00"))
    made.setColor(role.Highlight, QColor("#00FFFF"))
    made.setColor(role.HighlightedText, QColor("#000000"))
    return made


@pytest.fixture
def black(app) -> Iterator[None]:
    """What such a system wears."""
    worn = look.scheme()
    before = QPalette(app.palette())
    assert look.remember_system(black_palette()) is Scheme.CONTRAST
    look.wear(Scheme.CONTRAST)
    yield
    look.remember_system(before)
    look.wear(worn)
