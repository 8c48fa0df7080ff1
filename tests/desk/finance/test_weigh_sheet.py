"""Why, in bits: one key on a case, bars that read aloud, and a second story that says by what it lost."""

from __future__ import annotations

from PySide6.QtCore import Qt

from shoebox.desk.finance.weigh_sheet import WeighSheet
from shoebox.desk.widgets.bit_bars import bits_text
from shoebox.domain.errors import Refusal
from shoebox.domain.weights import Duel, Weighed
from shoebox.handover.finance import FinanceDesk
from shoebox.handover.weighing import Weighing


def weighing_of(view) -> Weighing:
    """Of each charge: the amount says little, the card much; another slip lost by its card."""
    slip = view.finding.slip_ids[0]
    found = []
    for charge in view.finding.charge_ids:
        chosen = Weighed(
            charge, slip, is_extra=False, facts_mb=(2_100, 13_200, 4_000, 0, 1_500, -3_000), nobody_mb=-500
        )
        second = Weighed(
            charge, "S-other", is_extra=False, facts_mb=(9_000, -8_100, 4_000, 0, 300, -3_000), nobody_mb=0
        )
        found.append(Duel(charge, chosen, second))
    return Weighing(tuple(found), {one.slip_id: one for one in view.evidence.slips})


def test_the_bars_of_a_case_by_one_key(worked, finance, hands, monkeypatch) -> None:
    monkeypatch.setattr(FinanceDesk, "weigh", lambda _desk, view, **_: weighing_of(view))
    window = finance(worked)
    keys = hands(window)
    keys.turn_to(1)
    window.pages["queue"].table.choose(lambda row: row.charges == 2)
    keys.press(Qt.Key.Key_W)
    (sheet,) = window.findChildren(WeighSheet)
    said = sheet.bars.accessibleName()
    assert "The card: +13.2 bits, speaks very strongly for it; second: −8.1 bits, speaks strongly against it" in said
    assert "Approval code, slip number: 0.0 bits, says nothing" in said
    assert "Together: +17.8 bits" in said
    assert [row.strengths for row in sheet.bars._rows][:2] == [("little", "strong"), ("very strong", "strong")]
    seen = keys.seen()
    assert "15.6 bits ahead: 49,667 times as likely. The second lost most by this: the card." in seen
    before = sheet.line.text()
    keys.press(Qt.Key.Key_N)
    assert sheet.line.text() != before, "the next charge of the case"
    keys.press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_case_that_was_not_weighed_says_why(worked, finance, hands, monkeypatch) -> None:
    def refuse(_desk, view, **_) -> Weighing:
        raise Refusal("weigh.nothing", case=view.row.case_id)

    monkeypatch.setattr(FinanceDesk, "weigh", refuse)
    keys = hands(finance(worked))
    keys.turn_to(1)
    keys.press(Qt.Key.Key_W)
    assert "was settled at once" in keys.seen()
    keys.press(Qt.Key.Key_N)


def test_bits_read_with_the_minus_of_figures() -> None:
    assert [bits_text(value) for value in (0, 49, 50, -50, 12_345, -3_000)] == [
        "0.0", "0.0", "+0.1", "−0.1", "+12.3", "−3.0",
    ]  # fmt: skip
