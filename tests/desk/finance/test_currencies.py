"""Money of several currencies in one queue: nobody reads yen as dollars, and no currency is left out of the sum."""

from __future__ import annotations

from dataclasses import replace

from casemaking import LEO, Books, summary
from financemaking import new_desk
from shoebox.desk.finance.queue_model import Col
from shoebox.domain.decision import Action
from shoebox.domain.finding import ProofLine


def test_the_queue_names_what_is_not_the_desks_own_currency(tmp_path, finance, hands) -> None:
    """$129.95, 45,000 yen, KWD 1.500 and CHF 20.00, under a head that says dollars."""
    books = Books({}, {})
    desk = new_desk(tmp_path / "hq", books)
    others = (("2", "JPY", 45_000), ("3", "KWD", 1_500), ("4", "CHF", 2_000))
    found = [books.doubled("1"), *(replace(books.doubled(mark, minor), currency=own) for mark, own, minor in others)]
    desk.casework.take_run(1, found, summary(4))
    yen = next(row.case_id for row in desk.casework.queue() if row.currency == "JPY")
    desk.casework.propose(yen, Action.WRITE_OFF, maker=LEO, note="too old")
    desk.casework.propose(1, Action.REFUND, maker=LEO)
    window = finance(desk)
    model = window.pages["queue"].model
    risks = {model.cell(row, Col.RISK).said for row in model.rows}
    assert risks == {"129.95", "¥45,000", "KWD 1.500", "CHF 20.00"}
    assert "¥45,000 + $129.95 and 2 more" in hands(window).seen()
    waiting = window.pages["approvals"].model
    hands(window).turn_to(2)
    assert [waiting.cell(row, 1).said for row in waiting.rows] == ["129.95", "¥45,000"]
    assert "¥45,000 + $129.95 in all" in hands(window).seen()
    desk.close()


def test_the_proof_of_a_run_is_of_the_desks_own_currency(tmp_path, finance, hands) -> None:
    """One charge in Swiss francs, which come before dollars in every list of codes, hides no proof in dollars."""
    desk = new_desk(tmp_path / "hq")
    made = summary()
    francs = replace(
        made.proofs[0], currency="CHF", charges_in=ProofLine("in", 1, 500), charges=(ProofLine("x", 1, 500),)
    )
    desk.casework.take_run(1, [], replace(made, proofs=(francs, *made.proofs)))
    window = finance(desk)
    keys = hands(window)
    keys.turn_to(4)
    assert "Run 1, USD of 2 currencies" in keys.seen()
    assert window.pages["runs"].slips.table._currency == "USD"
    desk.close()
