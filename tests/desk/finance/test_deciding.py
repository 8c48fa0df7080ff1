"""Who may do what at one window with two people, and what it says when they may not."""

from __future__ import annotations

from contextlib import suppress

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from casemaking import ANN, PRIYA, Books, charge, slip, summary
from desk.late import LateLane
from shoebox.desk.finance.filter_language import WORDS
from shoebox.desk.finance.filter_words import Unread, read_filters
from shoebox.desk.finance.session import Session
from shoebox.desk.finance.window import FinanceWindow
from shoebox.desk.lanes import InlineLane, Lanes
from shoebox.desk.sign_in import SignIn
from shoebox.domain.decision import Action, CaseState
from shoebox.domain.errors import Trouble
from shoebox.domain.finding import FindingKind
from shoebox.handover.finance import FinanceDesk

pytestmark = pytest.mark.thorough

CTRL = Qt.KeyboardModifier.ControlModifier


def taken(desk: FinanceDesk, books: Books, *found) -> None:
    desk.casework.take_run(1, list(found), summary(len(found)))


def sign(window, keys) -> None:
    """Priya's PIN for the proposal that is shown."""
    window.pages["approvals"].panel.pin.edit.setFocus()
    keys.type("4343")


def test_nobody_signed_in_decides_nothing(desk, books, finance, hands) -> None:
    """The window asks who is at work; R and the rest do nothing until then."""
    taken(desk, books, books.doubled())
    window = finance(desk, None)
    keys = hands(window)
    window.pages["queue"].acts.propose_refund()
    assert desk.casework.figures().proposed == 0
    keys.type("41", "9999")
    assert "This PIN does not fit" in keys.seen()
    keys.write("4141")
    keys.press(Qt.Key.Key_Return)
    assert window.session.person == ANN
    keys.press(Qt.Key.Key_R)
    assert desk.casework.figures().proposed == 1


def test_a_window_that_is_shown_again_asks_no_second_time(desk, finance) -> None:
    """As some desktops do when a window was made small: the second sheet stayed behind the first one's answer."""
    window = finance(desk, None)
    window.hide()
    window.show()
    QApplication.processEvents()
    assert len([sheet for sheet in window.findChildren(SignIn) if sheet.isVisible()]) == 1


def test_the_maker_is_told_that_somebody_else_approves(desk, books, finance, hands) -> None:
    """Priya proposes, and then tries to approve it herself."""
    taken(desk, books, books.doubled())
    window = finance(desk, PRIYA)
    keys = hands(window)
    keys.press(Qt.Key.Key_R)
    keys.turn_to(2)
    assert "You proposed this, so somebody else approves it." in keys.seen()
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert desk.casework.case(1).row.state is CaseState.PROPOSED
    keys.switch("44", "4444")
    assert not window.pages["approvals"].panel.approve.held()
    keys.press(Qt.Key.Key_Return)
    keys.type("4343")
    assert "This is not the PIN of Jonas Lind." in keys.seen()
    assert window.pages["approvals"].panel.pin.text() == ""
    keys.type("4444")
    assert desk.casework.case(1).row.state is CaseState.APPROVED
    assert "Nothing waits for approval" in keys.seen()


def test_sent_back_with_a_reason(desk, books, finance, hands) -> None:
    """Priya sends Ann's proposal back: first without, then with a reason."""
    taken(desk, books, books.doubled())
    desk.casework.propose(1, Action.REFUND, maker=ANN, note="Batch 0412 was sent twice.")
    window = finance(desk, PRIYA)
    keys = hands(window)
    keys.turn_to(2)
    assert "“Batch 0412 was sent twice.”" in keys.seen()
    keys.press(Qt.Key.Key_B)
    keys.type("")
    assert "Say why, in a few words." in keys.seen()
    keys.type("Look at the slip first.")
    assert desk.casework.case(1).row.state is CaseState.OPEN
    assert desk.casework.case(1).history[-1].detail == "Look at the slip first."


def test_a_forced_charge_asks_for_the_risk(desk, books, finance, hands) -> None:
    """$349.99, no approval code."""
    taken(desk, books, books.uncharged(approval=""))
    desk.casework.propose(1, Action.CHARGE, maker=ANN)
    window = finance(desk, PRIYA)
    keys = hands(window)
    keys.turn_to(2)
    sign(window, keys)
    assert "Write why the risk is accepted" in keys.seen()
    keys.write("4343")
    sign(window, keys)
    assert "This looks like a PIN. Say why in words." in keys.seen()
    panel = window.pages["approvals"].panel
    assert (panel.risk.text(), panel.pin.text()) == ("", "")
    keys.write("Signed slip seen.")
    sign(window, keys)
    assert desk.casework.case(1).row.state is CaseState.APPROVED


def test_another_amount_with_a_note(desk, books, finance, hands) -> None:
    """E: only $20.00 goes back; $999.00 is too much; a card number is no note."""
    taken(desk, books, books.doubled())
    window = finance(desk)
    keys = hands(window)
    keys.press(Qt.Key.Key_E)
    sheet = window.pages["queue"].acts.sheets.sheet
    sheet.amount.edit.setFocus()
    sheet.amount.edit.selectAll()
    keys.write("999.00")
    sheet.note.edit.setFocus()
    keys.type("")
    assert "At most $129.95 may go back in this case." in keys.seen()
    sheet.amount.edit.setFocus()
    sheet.amount.edit.selectAll()
    keys.write("20.00")
    sheet.note.edit.setFocus()
    keys.type("4111 1111 1111 1111")
    assert "card numbers are never kept" in keys.seen()
    sheet.note.edit.selectAll()
    keys.type("The customer keeps the rest.")
    proposal = desk.casework.case(1).proposal
    assert (proposal.amount_minor, proposal.note) == (2_000, "The customer keeps the rest.")


def test_an_amount_out_by_ten_is_a_question_to_the_store_before_it_is_a_charge(desk, books, finance, hands) -> None:
    """Written $45.00, keyed 450.00, charged 45.00: nobody charges $405.00 by one key, or by M among others."""
    paper, order = slip("S1", 45_000), charge("C1", 4_500)
    reasons = ("amount_ten_times 450.00/45.00",)
    taken(desk, books, books.finding(FindingKind.AMOUNT_MISMATCH, (paper,), (order,), minor=40_500, reasons=reasons))
    window = finance(desk)
    keys = hands(window)
    panel = window.pages["queue"].evidence
    assert "the evidence does not say what to do" in keys.seen()
    assert (panel.first.isVisible(), panel.ask.isVisible()) == (False, True)
    keys.press(Qt.Key.Key_M)
    assert desk.casework.case(1).row.state is CaseState.OPEN
    keys.press(Qt.Key.Key_C)
    sheet = window.pages["queue"].acts.sheets.sheet
    assert sheet.action.value() is Action.CHARGE
    keys.type("")
    assert "Ask the store, then write in the note what the paper says." in keys.seen()
    assert desk.casework.case(1).row.state is CaseState.OPEN
    keys.type("Paper says 450.00, read by Maria Okafor.")
    assert desk.casework.case(1).proposal.note == "Paper says 450.00, read by Maria Okafor."


def test_a_sale_posted_as_a_refund_says_that_its_refund_is_still_to_be_taken_back(desk, books, finance, hands) -> None:
    """Charging the slip alone would leave 129.95 with the customer: both people are told, and of which refund."""
    posted = (charge("R1", kind="refund", slip_ref=""),)
    reasons = ("no_charge_fits", "refund_in_place 129.95")
    found = books.finding(FindingKind.MISSING_CHARGE, (slip(),), posted, minor=25_990, reasons=reasons)
    taken(desk, books, found)
    keys = hands(finance(desk))
    assert "1 refund for one sale" in keys.seen()
    assert "In place of the charge" in keys.seen()
    assert "Have the processor take it back: no file of this desk does." in keys.seen()
    keys.press(Qt.Key.Key_C)
    keys = hands(finance(desk, PRIYA))
    keys.turn_to(2)
    seen = keys.seen()
    assert "R1, by the processor" in seen
    assert seen.index("The refund in its place is taken back") < seen.index(
        "No line of this case is in any file so far"
    )


def test_a_second_refund_of_one_charge_takes_a_word_of_both(desk, books, finance, hands) -> None:
    """R1 gave it back already: R asks for the note first, and the other one for theirs."""
    desk.casework._given_back = lambda ids: (charge("R1", kind="refund"),) if ids else ()
    taken(desk, books, books.doubled())
    keys = hands(finance(desk))
    assert "R1 gave $129.95 back already" in keys.seen()
    keys.press(Qt.Key.Key_R)
    assert desk.casework.case(1).row.state is CaseState.OPEN
    keys.type("R1 was of another sale.")
    assert desk.casework.case(1).row.state is CaseState.PROPOSED
    window = finance(desk, PRIYA)
    keys = hands(window)
    keys.turn_to(2)
    assert "Given back already: R1." in keys.seen()
    sign(window, keys)
    assert "R1 gives $129.95 back of this already" in keys.seen()
    keys.write("Seen.")
    sign(window, keys)
    assert desk.casework.case(1).row.state is CaseState.APPROVED


def test_a_refund_that_came_while_a_proposal_was_shown_asks_for_a_word_all_the_same(
    desk, books, finance, hands
) -> None:
    """Nothing asked for a note when the case was drawn; R1 came since, and the field for it comes with the question."""
    taken(desk, books, books.doubled())
    desk.casework.propose(1, Action.REFUND, maker=ANN)
    window = finance(desk, PRIYA)
    keys = hands(window)
    keys.turn_to(2)
    desk.casework._given_back = lambda ids: (charge("R1", kind="refund"),) if ids else ()
    sign(window, keys)
    assert "R1 gives $129.95 back of this already" in keys.seen()
    keys.write("Seen.")
    sign(window, keys)
    assert desk.casework.case(1).row.state is CaseState.APPROVED


def test_one_key_each(desk, books, finance, hands) -> None:
    """T takes, S asks, N closes, C charges, M proposes what is sure."""
    taken(desk, books, books.doubled("1"), books.uncharged("2"), books.doubled("3", 5_000), books.tripled("4", 1_000))
    window = finance(desk)
    keys = hands(window)
    keys.press(Qt.Key.Key_T)
    assert desk.casework.case(2).row.owner == "41"
    keys.press(Qt.Key.Key_S)
    keys.type("Is there a second slip?")
    assert desk.casework.case(2).row.state is CaseState.ASKED
    keys.press(Qt.Key.Key_C)
    assert desk.casework.case(2).row.state is CaseState.PROPOSED
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_N)
    keys.type("Two honest purchases.")
    assert desk.casework.case(1).row.state is CaseState.CLOSED
    keys.press(Qt.Key.Key_M)
    assert desk.casework.figures().proposed == 3
    keys.turn_to(2)
    keys.switch("43", "4343")
    keys.press(Qt.Key.Key_M)
    assert "Your PIN and Enter approve all 3 that you may." in keys.seen()
    assert "Approve all 3 you may" in keys.seen()
    keys.type("4444")
    assert "This is not the PIN of Priya Nair." in keys.seen()
    keys.type("4343")
    assert desk.casework.figures().approved == 3
    assert "Approved 3." in keys.seen()


def test_all_you_may_beside_one_of_your_own(desk, books, finance, hands) -> None:
    """Priya's own proposal is shown and stays; her one PIN approves the two of Ann. Moving on ends it."""
    taken(desk, books, books.doubled("1"), books.doubled("3", 5_000), books.tripled("4", 1_000))
    for case_id, maker in ((1, ANN), (2, ANN), (3, PRIYA)):
        desk.casework.propose(case_id, Action.REFUND, maker=maker)
    window = finance(desk, PRIYA)
    keys = hands(window)
    keys.turn_to(2)
    page = window.pages["approvals"]
    assert page.panel.approve.held()
    keys.press(Qt.Key.Key_M)
    assert "Approve all 2 you may" in keys.seen()
    page.table.setFocus()
    keys.press(Qt.Key.Key_Down)
    assert "Approve all 2" not in keys.seen()
    keys.press(Qt.Key.Key_Up)
    assert page.panel.approve.held()
    keys.press(Qt.Key.Key_M)
    keys.type("4343")
    states = [desk.casework.case(case_id).row.state for case_id in (1, 2, 3)]
    assert states == [CaseState.APPROVED, CaseState.APPROVED, CaseState.PROPOSED]
    keys.press(Qt.Key.Key_M)
    assert "Nothing here is for you to approve" in keys.seen()


def test_the_filter_narrows_and_names_what_it_does_not_know(worked, finance, hands) -> None:
    """wrong never charged; then a word nobody knows; then an age nobody can read."""
    window = finance(worked)
    keys = hands(window)
    every = len(window.pages["queue"].rows())
    keys.press(Qt.Key.Key_Slash)
    keys.type("wrong never charged")
    some = len(window.pages["queue"].rows())
    assert 0 < some < every
    keys.type("colour blue")
    assert "is not a filter word" in keys.seen()
    window.pages["queue"].filter.edit.selectAll()
    keys.type("age much")
    assert "Write an age like: age over 1 day" in keys.seen()
    assert len(window.pages["queue"].rows()) == some
    window.pages["queue"].filter.edit.selectAll()
    keys.type("find nothing like this")
    assert "No findings wait" in keys.seen()


@pytest.mark.parametrize("word", WORDS)
def test_every_filter_word_is_read_or_says_how(desk, word: str) -> None:
    """The word alone, and the word with nonsense behind it."""
    session = Session(desk, Lanes.inline())
    for said in (word, f"{word} \x00?"):
        with suppress(Unread):
            read_filters((said,), session)
    with pytest.raises(Unread, match=r"\.$"):
        read_filters((f"{word} \x00?",), session) if word not in {"store", "find"} else read_filters((word,), session)


def test_a_key_acts_on_the_case_that_was_chosen_last(desk, books, finance, hands) -> None:
    """Down and R at once: the case before is still on show, and must not be the one that is proposed."""
    taken(desk, books, books.doubled("2"), books.doubled("4"))
    window = finance(desk)
    keys, page = hands(window), window.pages["queue"]
    first = page.table.row().case_id
    window.session.lanes.book = late = LateLane()
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_R)
    chosen = page.table.row().case_id
    assert chosen != first
    late.go()
    states = {row.case_id: row.state for row in desk.casework.queue()}
    assert (states[first], states[chosen]) == (CaseState.OPEN, CaseState.PROPOSED)


def test_nobody_approves_a_case_that_is_not_on_show_yet(desk, books, finance, hands) -> None:
    taken(desk, books, books.doubled("2"), books.doubled("4"))
    for row in desk.casework.queue():
        desk.casework.propose(row.case_id, Action.REFUND, maker=ANN)
    window = finance(desk, PRIYA)
    keys = hands(window)
    keys.turn_to(2)
    window.session.lanes.book = late = LateLane()
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    keys.write("4343")
    keys.press(Qt.Key.Key_Return, CTRL)
    late.go()
    assert desk.casework.figures().approved == 0
    keys.press(Qt.Key.Key_Return, CTRL)
    late.go()
    assert desk.casework.figures().approved == 1


def test_the_key_on_the_first_button_is_the_one_that_does_it(desk, books, finance, hands):
    """Never charged: C. Charged twice, and a refund that nobody sent: R."""
    taken(desk, books, books.uncharged("2"), books.doubled("3", 5_000), books.unsent("4"))
    window = finance(desk)
    keys, page = hands(window), window.pages["queue"]
    for key, action in ((Qt.Key.Key_C, Action.CHARGE), (Qt.Key.Key_R, Action.REFUND), (Qt.Key.Key_R, Action.REFUND)):
        first, case_id = page.evidence.first, page.view.row.case_id
        assert first.isVisible()
        assert QKeySequence(key).toString() in first.accessibleDescription().split()
        keys.press(key)
        assert desk.casework.case(case_id).proposal.action is action
        keys.press(Qt.Key.Key_Down)


def test_the_choice_with_the_ring_is_the_one_that_is_proposed(desk, books, finance, hands):
    """A case where nothing may move but a loss: no key puts the ring on a choice that is held."""
    taken(desk, books, books.unsent("4", status="voided"))
    window = finance(desk)
    keys = hands(window)
    keys.press(Qt.Key.Key_E)
    track = window.pages["queue"].acts.sheets.sheet.action
    told = []
    track.told.connect(told.append)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up):
        keys.press(key)
        assert [one.choice.value for one in track.segments if one.hasFocus()] in ([], [track.value()])
    assert track.value() is Action.WRITE_OFF
    assert told, "a held choice says why when an arrow comes to it"


def test_a_refund_that_nobody_sent_is_approved_with_a_word(desk, books, finance, hands):
    taken(desk, books, books.unsent("4"))
    window = finance(desk)
    keys = hands(window)
    assert "by hand: no charge is known" in keys.seen()
    keys.press(Qt.Key.Key_R)
    keys.switch("43", "4343")
    keys.turn_to(2)
    assert "Refund from slip" in keys.seen()
    keys.press(Qt.Key.Key_Return)
    keys.type("Card read to the acquirer from the slip.")
    keys.type("4343")
    assert desk.casework.case(1).row.state is CaseState.APPROVED


def late_finance(desk: FinanceDesk, shown, person):
    """Finance's window whose book takes its time."""
    lane = LateLane()
    window = shown(FinanceWindow(desk, Lanes(lane, InlineLane()), person=person), 1280, 800)
    lane.go()
    return window, lane


def test_enter_twice_behind_the_pin_says_nothing_of_the_next_case(desk, books, shown, hands) -> None:
    """Two proposals wait. The second Enter came before the book's answer: no refusal stands below the next one."""
    taken(desk, books, books.doubled("1"), books.doubled("2", 5_000))
    for case_id in (1, 2):
        desk.casework.propose(case_id, Action.REFUND, maker=ANN)
    window, lane = late_finance(desk, shown, PRIYA)
    keys = hands(window)
    keys.turn_to(2)
    lane.go()
    panel = window.pages["approvals"].panel
    first = window.pages["approvals"].table.row().row.case_id
    panel.pin.edit.setFocus()
    keys.type("4343", "")
    lane.go()
    assert desk.casework.case(first).row.state is CaseState.APPROVED
    assert panel.pin.mend() == ""


def test_a_pin_typed_for_the_word_stands_in_dots_and_goes(desk, books, finance, hands) -> None:
    """One field early, beside whoever proposed it: it stood there to be read until it was refused."""
    taken(desk, books, books.uncharged("1", approval=""))
    desk.casework.propose(1, Action.CHARGE, maker=ANN)
    keys = hands(window := finance(desk, PRIYA))
    keys.turn_to(2)
    panel = window.pages["approvals"].panel
    panel.risk.edit.setFocus()
    keys.write("4826")
    assert panel.risk.edit.displayText() == "●" * 4
    panel.pin.edit.setFocus()
    assert panel.risk.text() == ""
    panel.risk.edit.setFocus()
    keys.write("Signed slip seen.")
    assert panel.risk.edit.displayText() == "Signed slip seen."


def test_a_word_for_one_case_is_not_kept_for_the_next(desk, books, finance, hands) -> None:
    """Two charges without a code. What was written for the first is gone once the second one is in front."""
    taken(desk, books, books.uncharged("1", approval=""), books.uncharged("2", approval=""))
    for case_id in (1, 2):
        desk.casework.propose(case_id, Action.CHARGE, maker=ANN)
    window = finance(desk, PRIYA)
    keys = hands(window)
    keys.turn_to(2)
    panel = window.pages["approvals"].panel
    panel.risk.edit.setFocus()
    keys.write("Signed slip seen.")
    panel.pin.edit.setFocus()
    keys.write("43")
    window.pages["approvals"].table.choose_row(1)
    assert (panel.risk.text(), panel.pin.text()) == ("", "")


def test_nobody_approves_another_amount_than_the_one_they_look_at(desk, books, finance, hands) -> None:
    """At another desk the refund of $129.95 was sent back and proposed anew with $20.00: it is looked at first."""
    taken(desk, books, books.doubled())
    desk.casework.propose(1, Action.REFUND, maker=ANN)
    window = finance(desk, PRIYA)
    keys = hands(window)
    keys.turn_to(2)
    desk.casework.send_back(1, note="too much", by=ANN)
    desk.casework.propose(1, Action.REFUND, maker=ANN, amount_minor=2_000)
    sign(window, keys)
    assert desk.casework.case(1).row.state is CaseState.PROPOSED
    assert "Case 1 was proposed anew" in keys.seen()
    sign(window, keys)
    assert desk.casework.case(1).proposal.amount_minor == 2_000
    assert desk.casework.case(1).row.state is CaseState.APPROVED


def test_a_trail_that_can_not_be_read_may_be_verified_once_more(desk, finance, hands, monkeypatch) -> None:
    """The database says no: the button doesn't stay at its work for good."""
    window = finance(desk)
    window.open_page("trail")

    def gone(*_given):
        raise Trouble("book.unreadable", path="cases.db", why="no room")

    monkeypatch.setattr(type(desk.casework), "verify", gone)
    page = window.pages["trail"]
    page.check()
    assert not page.verify.is_busy()
