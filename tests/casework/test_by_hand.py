"""Somebody with Finance's rights and a client of SQL writes into the book of cases: the program builds on none of it.

The tables let a row in that fits; who wrote it they can't know. What this desk's key has not signed is nobody's word.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from boxmaking import signer
from casemaking import ANN, LEO, PINS, PRIYA, Books, summary
from shoebox.casework import Casework
from shoebox.domain.decision import Action
from shoebox.domain.errors import Refusal
from shoebox.storage.case_rows import Act, act_hash
from shoebox.storage.case_tables import ACT, APPROVAL, CASE_CHARGE, FILE, JOURNAL, SEAL


def proposed(casework: Casework, books: Books) -> None:
    casework.take_run(1, [books.doubled("1"), books.doubled("2")], summary(2))
    casework.propose(1, Action.REFUND, maker=ANN)


def approved_by_hand(casework: Casework) -> Act:
    """Ann says in SQL what only Priya may say at the desk; number, hash and chain are right."""
    with casework._book._data.writing() as db:
        last = db.execute(ACT.select().order_by(ACT.c.seq.desc()).limit(1)).one()
        proposal = db.exec_driver_sql("SELECT max(proposal) FROM proposal").scalar_one()
        said = {"proposal": proposal, "maker": ANN.number, "risk_note": ""}
        body = json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
        fields = {
            "seq": last.seq + 1, "kind": "approved", "case_id": 1, "state": "approved", "owner": last.owner,
            "person": PRIYA.number, "at_ms": last.at_ms, "body": body, "prev": last.hash,
        }  # fmt: skip
        act = Act(**fields, hash=act_hash(Act(**fields, hash=b"")))
        db.execute(ACT.insert(), [{**fields, "hash": act.hash}])
        row = {"proposal": proposal, "case_id": 1, "seq": act.seq, "maker": ANN.number, "checker": PRIYA.number}
        db.execute(APPROVAL.insert(), [{**row, "risk_note": ""}])
    return act


@pytest.mark.parametrize("by", ["nobody", "a thief", "an old signature"])
def test_an_approval_that_was_written_in_sql_moves_no_money(
    casework: Casework, books: Books, tmp_path: Path, by: str
) -> None:
    """Unsigned, under their own key or under an older signature: nothing is decided, sent or signed over it."""
    proposed(casework, books)
    act = approved_by_hand(casework)
    if by == "a thief":
        thief = signer("thief")
        with casework._book._data.writing() as db:
            seal = {"seq": act.seq, "public_key": thief.public_key, "sig": thief.sign(act.hash)}
            db.execute(SEAL.insert(), [seal])
    if by == "an old signature":
        with casework._book._data.writing() as db:
            old = db.execute(SEAL.select().order_by(SEAL.c.seq.desc()).limit(1)).one()
            db.execute(SEAL.insert(), [{**old._mapping, "seq": act.seq}])
    for attempt in (
        lambda: casework.write_instructions(tmp_path / "out", by=LEO),
        lambda: casework.propose(2, Action.REFUND, maker=ANN),
        lambda: casework.approve(1, checker=PRIYA, pin=PINS[PRIYA]),
    ):
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.code == "cases.unsigned"
        assert str(act.seq) in str(refused.value)
    assert not (tmp_path / "out").exists()
    assert casework._book.head()[0] == act.seq
    assert not casework.verify().ok


def test_a_file_that_no_act_wrote_is_not_laid_out(casework: Casework, books: Books, tmp_path: Path) -> None:
    proposed(casework, books)
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    with casework._book._data.writing() as db:
        db.execute(FILE.insert(), [{
            "file_no": 1, "name": "refunds-0001-mine.csv", "action": "REFUND", "currency": "USD", "line_count": 1,
            "total_minor": 99_999, "digest": "00", "seq": 1, "written_by": LEO.number, "written_ms": 1,
            "data": b"idempotency_key,amount\nX,999.99\n",
        }])  # fmt: skip
    for attempt in (
        lambda: casework.write_instructions(tmp_path / "out", by=LEO),
        lambda: casework.put_again(1, tmp_path / "out"),
    ):
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.code == "cases.strange_file"
    assert not list(tmp_path.rglob("*mine*"))


def test_no_journal_is_put_anywhere_that_no_act_wrote(casework: Casework, books: Books, tmp_path: Path) -> None:
    proposed(casework, books)
    with casework._book._data.writing() as db:
        db.execute(JOURNAL.insert(), [{
            "journal_no": 1, "name": "journal-0001-mine.csv", "currency": "USD", "line_count": 2, "total_minor": 5,
            "digest": "00", "seq": 1, "written_by": LEO.number, "written_ms": 1, "data": b"mine",
        }])  # fmt: skip
    with pytest.raises(Refusal) as refused:
        casework.journals.put_again(1, tmp_path / "out")
    assert refused.value.code == "cases.strange_file"
    assert not list(tmp_path.rglob("*mine*"))


def surplus_by_hand(casework: Casework) -> None:
    """999.00 to go back on somebody's own card, beside case 1 and with no act."""
    with casework._book._data.writing() as db:
        db.execute(CASE_CHARGE.insert(), [{
            "case_id": 1, "charge_id": "MY-CARD", "amount_minor": 99_900, "currency": "USD", "surplus_minor": 99_900,
        }])  # fmt: skip


def test_no_case_is_decided_whose_rows_no_act_made(casework: Casework, books: Books) -> None:
    """A surplus, or an approval alone that came before the one of Priya; the other case goes on."""
    proposed(casework, books)
    surplus_by_hand(casework)
    with pytest.raises(Refusal) as refused:
        casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    assert refused.value.code == "cases.strange"
    assert casework.propose(2, Action.REFUND, maker=ANN)
    with casework._book._data.writing() as db:
        db.execute(APPROVAL.insert(), [{
            "proposal": db.exec_driver_sql("SELECT max(proposal) FROM proposal").scalar_one(), "case_id": 2, "seq": 99,
            "maker": ANN.number, "checker": LEO.number, "risk_note": "",
        }])  # fmt: skip
    with pytest.raises(Refusal) as refused:
        casework.approve(2, checker=PRIYA, pin=PINS[PRIYA])
    assert refused.value.code == "cases.strange"


def test_no_case_is_sent_whose_rows_no_act_made(casework: Casework, books: Books, tmp_path: Path) -> None:
    proposed(casework, books)
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    surplus_by_hand(casework)
    with pytest.raises(Refusal) as refused:
        casework.write_instructions(tmp_path / "out", by=LEO)
    assert refused.value.code == "cases.strange"
    assert not (tmp_path / "out").exists()
