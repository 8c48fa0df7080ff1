"""Every pair of design.md 2.2, recomputed from the tokens: text 4.5, marks, edges and the ring 3."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from shoebox.desk import look
from shoebox.desk.look import Ink, Scheme

GROUNDS = (Ink.S0, Ink.S1, Ink.S2)
TINTS = (Ink.OK_TINT, Ink.WAITING_TINT, Ink.REFUSED_TINT, Ink.RISK_TINT)
MEANINGS = (
    (Ink.OK, Ink.OK_TINT, Ink.OK_MARK),
    (Ink.WAITING, Ink.WAITING_TINT, Ink.WAITING_MARK),
    (Ink.REFUSED, Ink.REFUSED_TINT, Ink.REFUSED_MARK),
    (Ink.RISK, Ink.RISK_TINT, Ink.RISK_MARK),
)
TEXT = [
    *((ink, ground) for ink in (Ink.T1, Ink.T2) for ground in (*GROUNDS, Ink.S3, Ink.ACCENT_TINT)),
    *((ink, ground) for ink in (Ink.T3, Ink.ACCENT) for ground in (*GROUNDS, Ink.ACCENT_TINT)),
    (Ink.ON_ACCENT, Ink.ACCENT),
    (Ink.ON_ACCENT, Ink.ACCENT_HI),
    (Ink.ON_TRAINING, Ink.TRAINING),
    *((ink, ground) for ink, tint, _ in MEANINGS for ground in (tint, Ink.S1, Ink.S0, Ink.ACCENT_TINT)),
    *((Ink.T2, tint) for tint in TINTS),
    *((Ink.T1, tint) for tint in TINTS),
]
MARKS = [
    *((mark, ground) for _, tint, mark in MEANINGS for ground in (tint, Ink.S1)),
    *((Ink.LINE2, ground) for ground in GROUNDS),
    *((Ink.TRAINING, ground) for ground in (*GROUNDS, Ink.WAITING_TINT, Ink.REFUSED_TINT)),
    *((Ink.ACCENT, ground) for ground in (*GROUNDS, Ink.ACCENT_TINT)),
]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_stands_out(scheme, ink, ground):
    assert look.contrast(QColor(look.token(ink, scheme)), QColor(look.token(ground, scheme))) >= 4.5


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize(("ink", "ground"), MARKS)
def test_marks_edges_and_the_ring_stand_out(scheme, ink, ground):
    assert look.contrast(QColor(look.token(ink, scheme)), QColor(look.token(ground, scheme))) >= 3


def test_the_formula_is_that_of_wcag():
    """Black on white is 21 : 1; #767676 on white is the well-known 4.54 : 1."""
    assert look.contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert look.contrast(QColor("#767676"), QColor("#FFFFFF")) == pytest.approx(4.54, abs=0.005)


@pytest.mark.usefixtures("black")
def test_at_high_contrast_the_system_answers():
    for ink, ground in TEXT:
        assert look.contrast(look.colour(ink), look.colour(ground)) >= 7, (ink, ground)
    for ink, ground in MARKS:
        assert look.contrast(look.colour(ink), look.colour(ground)) >= 3, (ink, ground)


@pytest.mark.usefixtures("black")
def test_at_high_contrast_the_theme_key_changes_nothing():
    look.toggle()
    assert look.scheme() is Scheme.CONTRAST


def test_an_ordinary_light_or_dark_system_is_no_high_contrast(app):
    assert not look.wants_contrast(app.style().standardPalette())
    assert not look.wants_contrast(look.palette())
