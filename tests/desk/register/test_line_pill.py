"""The pill and the banner that tell how the line to head office stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from desk.register.counter import at_the_counter
from shoebox.desk.line_words import line_words
from shoebox.domain.carrying import LineKind, LineState

pytestmark = pytest.mark.thorough


@dataclass
class StandingLine:
    """A line that stands as a test says."""

    now: LineState

    def state(self) -> LineState:
        return self.now


@pytest.mark.parametrize(
    ("kind", "said", "icon"),
    [
        (LineKind.UP_TO_DATE, "Head office is up to date", "online"),
        (LineKind.OFFLINE, "Offline, 3 entries safe here", "offline"),
        (LineKind.BUSY, "Head office busy, asked again: 3 entries", "waiting"),
        (LineKind.UNKNOWN, "Asking what arrived of 3 entries", "waiting"),
        (LineKind.SENDING, "Sending, behind by 3 entries", "upload"),
        (LineKind.REFUSED, "Head office refuses 3 entries", "refused"),
        (LineKind.UPGRADE, "Upgrade first, 3 entries safe here", "waiting"),
    ],
)
def test_each_state_of_the_line_has_its_words(kind, said, icon):
    assert line_words(LineState(kind=kind, behind=3)) == (said, icon)


def test_what_the_office_refuses_is_not_laid_on_head_office():
    said = line_words(LineState(kind=LineKind.REFUSED, behind=3, by_office=True))
    assert said == ("The office refuses, 3 entries to head office", "refused")


def test_nothing_asked_yet_is_neither_sent_nor_failed():
    assert line_words(LineState(kind=LineKind.ASKING)) == ("Asking head office", "upload")


def test_the_pill_follows_the_line_and_a_refusal_is_shown_until_it_is_noted(house, lanes, shown):
    """Offline, up to date, refused with head office's own sentence; noted, it stays noted."""
    line = StandingLine(LineState(kind=LineKind.OFFLINE, behind=2))
    window = at_the_counter(replace(house, line=line), lanes, clerk="17")
    shown(window, 1024, 768)
    banners, pill = window.banners, window.header.state
    assert pill.accessibleName() == "Offline, 2 entries safe here"
    line.now = LineState(kind=LineKind.UP_TO_DATE)
    banners._look_at_line()
    assert pill.accessibleName() == "Head office is up to date"
    line.now = LineState(kind=LineKind.REFUSED, behind=2, sentence="Head office keeps them apart. Call Operations.")
    banners._look_at_line()
    assert banners.shown() == "Head office keeps them apart. Call Operations."
    banners.note()
    banners._look_at_line()
    banners.take(())
    assert banners.shown() == ""
