"""What was sent out, by keyboard: which registers hold it, which refused it, and who has read the notice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from financemaking import sending_desk
from shoebox.desk.finance import sent_words
from shoebox.desk.finance.sent_model import Col
from shoebox.domain.carrying import Place
from shoebox.domain.sentences import SENTENCES
from shoebox.handover.finance import FinanceDesk


@pytest.fixture
def sending(tmp_path: Path) -> Iterator[FinanceDesk]:
    with closing(sending_desk(tmp_path / "finance")) as made:
        yield made


def cells(page) -> list[tuple[str, str, str]]:
    model = page.model
    return [tuple(model.cell(row, at).said for at in (Col.WHAT, Col.HELD, Col.READ)) for row in model.rows]


def test_the_newest_stands_first_with_who_holds_and_who_has_read_it(sending, finance, hands) -> None:
    """A notice at two registers of four, read by somebody at each; the policy at three; prices at one of two."""
    window = finance(sending)
    keys = hands(window)
    keys.turn_to(0)
    page = window.pages["sent"]
    assert cells(page) == [
        ("Notice 1", "2 of 4", "2 people"), ("Policy 1", "3 of 4", "–"), ("Price file 1", "1 of 2", "–"),
    ]  # fmt: skip
    assert "031, register 031-1; 112, register 112-1" in page.missing.plain()
    assert [f"staff number {number}, 085, register 085-" in page.readers.plain() for number in (17, 18)] == [True] * 2


def test_what_was_refused_says_where_and_why(sending, finance, hands) -> None:
    window = finance(sending)
    keys = hands(window)
    keys.turn_to(0)
    keys.press(Qt.Key.Key_Down)
    page = window.pages["sent"]
    assert page.missing.plain().startswith("112, register 112-1: ")
    assert "signed with a key of head office that is not known here" in page.missing.plain()
    assert not page.readers.isVisible()


def test_more_refusals_than_are_named_are_counted(sending) -> None:
    """43 registers refused the policy: 40 stand in the list, and how many more."""
    row = next(one for one in sending.central.sent_out() if one.kind == "policy")
    refused = tuple((Place(store=f"{at:03d}", register=f"{at:03d}-1", epoch=1), "out.other_office") for at in range(43))
    lines = sent_words.missing(replace(row, refused_by=refused, waits=())).splitlines()
    assert len(lines) == 41
    assert lines[-1] == "and 3 more refused it"


def test_a_refusal_that_asks_with_a_question_mark_is_said_as_it_is(sending, monkeypatch) -> None:
    """What the register alone knows can't be said, so its code stands there; a sentence may ask something."""
    row = next(one for one in sending.central.sent_out() if one.kind == "policy")
    monkeypatch.setitem(SENTENCES, "out.asks", "Is {sent} {version} yours? Ask Operations.")
    monkeypatch.setitem(SENTENCES, "out.knows", "Line {line} is bad.")
    place = Place(store="085", register="085-1", epoch=1)
    said = sent_words.missing(replace(row, refused_by=((place, "out.asks"), (place, "out.knows")), waits=()))
    assert said.splitlines() == [
        "085, register 085-1: Is policy 1 yours? Ask Operations.", "085, register 085-1: out.knows",
    ]  # fmt: skip


def test_a_list_of_boxes_is_with_the_boxes_alone(sending) -> None:
    assert {one.kind for one in sending.central.sent_out()} == {"notice", "prices", "policy"}


def test_a_lost_file_is_said(sending, finance, hands) -> None:
    (file,) = (sending.folder / "sent-out").glob("notice-*")
    file.unlink()
    window = finance(sending)
    hands(window).turn_to(0)
    assert cells(window.pages["sent"])[0][1] == "its file is lost"


def test_nothing_is_out(desk, finance, hands) -> None:
    keys = hands(finance(desk))
    keys.turn_to(0)
    assert "Nothing was sent out yet" in keys.seen()
