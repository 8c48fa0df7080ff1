"""The application: one of it, dressed, and no bug unheard."""

from __future__ import annotations

import logging

from PySide6.QtGui import QFontInfo

from shoebox.desk import look
from shoebox.desk.app import make_app


def test_there_is_one_application(app):
    assert make_app() is app


def test_it_is_dressed(app):
    assert app.style().name().lower() == "fusion"
    assert QFontInfo(app.font()).family() == "Inter"
    assert app.styleSheet() == ""
    assert app.desktopFileName() in {"shoebox", ""}
    assert look.u() == 8


def test_a_bug_is_written_down_and_told_to_the_windows(app, qtbot, caplog):
    caplog.set_level(logging.CRITICAL)
    with qtbot.waitSignal(app.bug) as told:
        app.hear(ValueError, ValueError("what"), None)
    assert told.args == ["ValueError"]
    assert "a bug reached the screen" in caplog.text


def test_a_larger_base_carries_through(app):
    """A person's larger letters make letters and measures larger alike."""
    before = app.font().pointSizeF()
    try:
        look.set_base(before * 1.5)
        assert look.u() == 12
        assert look.font(look.Type.BODY, app.font()).pointSizeF() == before * 1.5
    finally:
        look.set_base(before)
