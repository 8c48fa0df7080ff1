"""Finance's cases with something of everything, and what somebody might say to their tables in SQL."""

from __future__ import annotations

from pathlib import Path

from archivemaking import archived, arrival, kept, sent
from casemaking import ANN, LEO, PINS, PRIYA, Books, open_casework, summary
from shoebox.casework import Casework
from shoebox.domain.archive import How
from shoebox.domain.decision import Action, Outcome
from shoebox.domain.holdings import Quarantined
from shoebox.domain.journal import Account, Accounts, Posting, Stretch, Takings, Type
from shoebox.formats.results import read_results


def with_boxes(casework: Casework) -> None:
    """One box taken in with a slip too few, explained, moved and destroyed."""
    casework.archive.arrive(arrival(counted=128), kept(), by=ANN)
    (box,) = archived(casework, sent())
    casework.archive.explain(box, note="kept at the store", by=LEO)
    casework.archive.move(box, place="row 5", note="room", by=LEO)
    (box,) = archived(casework, sent())
    two = {"first": (LEO.number, PINS[LEO]), "second": (PRIYA.number, PINS[PRIYA])}
    refused = Quarantined(
        name="by line", code="parcel.revoked", sentence="", box_no="", store="085", size=1, came_ms=1, kept=True
    )
    casework.believe_refused(refused, note="found", first=two["first"], second=two["second"])
    casework.archive.destroy((box,), today="2029-01-01", how=How.PULPED, place="Mill", note="all", **two)


def with_journal(casework: Casework, out: Path) -> None:
    """One journal: a day of 5.00 in cash, entries 2 to 9 of a register, and the refund that went through."""
    postings = (Posting(Type.SALES, Account.CASH, "", 500), Posting(Type.SALES, Account.SALES, "", -500))
    day = Takings(
        stretch=Stretch("085", "1", 1, 2, 9), day="2026-11-12", currency="USD", box_no="085-1-0001", postings=postings
    )
    (made,) = casework.journals.write([day], Accounts(), out, by=ANN)
    assert (made.days, made.cases) == (1, 1)


def worked_on(folder: Path, *, server: str = "") -> Casework:
    """1 in a file, 2 approved, 3 proposed by Ann, 4 open; one answer noted, and one unknown to the processor."""
    books = Books({}, {})
    casework = open_casework(folder, books, server=server)
    found = [books.tripled("1"), books.doubled("2"), books.doubled("3"), books.uncharged("4", approval="")]
    casework.take_run(1, found, summary(4))
    casework.propose(1, Action.REFUND, maker=ANN)
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    (file,) = casework.write_instructions(folder / "out", by=LEO)
    casework.note_answers(file.file_no, {"1-REFUND-1": Outcome.CONFIRMED}, by=LEO)
    result = b"idempotency_key,result,reason,reference\n1-REFUND-2,timeout,No answer,T-1\n"
    casework.take_result(read_results(result, file="r.csv"), name="r.csv", data=result, by=LEO)
    casework.propose(2, Action.REFUND, maker=ANN)
    casework.approve(2, checker=PRIYA, pin=PINS[PRIYA])
    casework.propose(3, Action.REFUND, maker=ANN)
    casework.propose(4, Action.CHARGE, maker=ANN)
    with_boxes(casework)
    with_journal(casework, folder / "out")
    assert casework.verify().ok
    return casework


SECOND_CASE = """
INSERT INTO casefile SELECT 99, seq, finding_id, kind, charges, store, store_name, brand, last4, order_id,
amount_minor, currency, confidence_ppm, since_ms, deadline FROM casefile WHERE case_id = 1"""


# One person twice, money to another charge, more than the surplus, twice, or history made again; and why not.
REFUSED = [
    (
        "INSERT INTO result_line VALUES ('x', '9-REFUND-1', :next, 1, 'failed', '', '', '')",
        "answers a line of its file",
    ),
    ("INSERT INTO approval VALUES (:p3, 3, :next, '41', '41', '')", "two_people"),
    ("INSERT INTO approval VALUES (:p3, 3, :next, '42', '41', '')", "the proposal that stands"),
    ("INSERT INTO approval VALUES (:p3, 3, :next, '41', '', '')", "two_people"),
    ("INSERT INTO approval VALUES (:p3, 3, :next, '41', '41 ', '')", "by their staff numbers"),
    ("INSERT INTO approval VALUES (:p3, 3, :next, '41', '-41', '')", "by their staff numbers"),
    (
        "INSERT INTO box_explained SELECT :next, box_no, store, register, person || ' ', 'x' FROM box_arrived",
        "by their staff numbers",
    ),
    ("INSERT INTO refused_act VALUES (:next, '', '', 'believed', '41', ' 41', 'x')", "by their staff numbers"),
    ("INSERT INTO approval VALUES (:p4, 4, :next, '41', '43', '')", "the risk accepted"),
    ("INSERT INTO approval VALUES (:p1, 1, :next, '41', '44', '')", "only added to|that stands"),
    ("INSERT OR REPLACE INTO approval VALUES (:p1, 1, :next, '41', '44', '')", "only added to|that stands"),
    ("INSERT INTO proposal VALUES (:next, 1, 'REFUND', 100, 'USD', '42', '')", "only an open case"),
    ("INSERT INTO proposal VALUES (:next, 3, 'REFUND', 100, 'USD', '42', '')", "only an open case"),
    ("INSERT INTO line VALUES (:p3, 9, 3, 'REFUND', 'C3a', '', '', 1, 'USD', '')", "surplus|belongs"),
    ("INSERT INTO line VALUES (:p3, 9, 3, 'REFUND', 'MY-CARD', '', '', 1, 'USD', '')", "original charge|belongs"),
    ("INSERT INTO line VALUES (:p3, 9, 3, 'REFUND', 'C3b', '', '', 1, 'USD', '')", "belongs to its proposal"),
    ("INSERT INTO instructed VALUES ('3-REFUND-1', :p3, 1, 3, :next, 'REFUND', 'C3b', '', 12995)", "an approval"),
    ("INSERT INTO instructed VALUES ('2-REFUND-1', :p2, 1, 2, :next, 'REFUND', 'MINE', '', 12995)", "an approval"),
    ("INSERT INTO instructed VALUES ('2-REFUND-1', :p2, 1, 2, :next, 'REFUND', 'C2b', '', 99999)", "an approval"),
    ("INSERT INTO instructed VALUES ('2-REFUND-9', :p2, 1, 2, :next, 'REFUND', 'C2b', '', 12995)", "an approval"),
    ("INSERT INTO instructed VALUES ('1-REFUND-9', :p1, 1, 1, :next, 'REFUND', 'C1b', '', 5)", "refund|approval"),
    ("INSERT INTO file_line VALUES (1, 9, '1-REFUND-1')", "sent again only after"),
    ("INSERT INTO file_line VALUES (2, 1, '1-REFUND-1')", "sent again only after"),
    ("INSERT INTO file_line VALUES (2, 1, 'X')", "is an instruction"),
    ("INSERT INTO outcome VALUES (1, '1-REFUND-1', :next, 'failed')", "only added to"),
    ("INSERT INTO outcome VALUES (7, '1-REFUND-1', :next, 'failed')", "a line of its file"),
    ("INSERT INTO act VALUES (999, 'approved', 3, 'approved', '', '43', 1, x'', x'', x'')", "appended|one before"),
    ("INSERT INTO act VALUES (:next, 'approved', 3, 'approved', '', '43', 1, x'', x'00', x'')", "the one before"),
    ("INSERT INTO journal_day VALUES ('085', '1', 1, 9, 12, 1)", "stands in one journal"),
    ("INSERT INTO journal_day VALUES ('085', '1', 1, 1, 2, 1)", "stands in one journal"),
    ("INSERT INTO journal_day VALUES ('085', '1', 1, 2, 9, 1)", "only added to|stands in one journal"),
    ("INSERT INTO journal_day VALUES ('085', '1', 2, 2, 9, 7)", "a journal that is there"),
    ("INSERT INTO journal_move VALUES ('1-REFUND-1', 1)", "only added to"),
    ("INSERT INTO journal_move VALUES ('1-REFUND-2', 7)", "a journal that is there"),
    (SECOND_CASE, "one case for a finding"),
    ("UPDATE proposal SET maker = '44'", "only added to"),
    ("UPDATE case_charge SET surplus_minor = amount_minor", "only added to"),
    ("DELETE FROM instructed", "only added to"),
    ("DELETE FROM file_line", "only added to"),
]
