"""The journal file: its layout, what it adds up to, and that nothing unbalanced is ever written."""

from __future__ import annotations

import csv
import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.journal import Account, Accounts, JournalEntry, Posting, Type
from shoebox.formats.journal import COLUMNS, JournalHead, account_sums, write_journal

HEAD = JournalHead(journal_no=3, currency="USD", written_by="41", written_ms=1_794_669_840_000, chain="ab" * 32)


def entry(*minors: int, ref: str = "SB/085/2026-11-12/01/1/412") -> JournalEntry:
    postings = tuple(
        Posting(Type.SALES, account, detail, minor)
        for (account, detail), minor in zip(
            ((Account.CASH, ""), (Account.CARD, "visa"), (Account.SALES, ""), (Account.TAX, "usual")), minors,
            strict=False,
        )
    )  # fmt: skip
    return JournalEntry(
        ref=ref, day="2026-11-12", store="085", register="01", reference="085-01-0412", currency="USD",
        postings=postings,
    )  # fmt: skip


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def test_the_layout() -> None:
    """Cash 10.00 and Visa 62.41 against sales and tax, under two numbers of Finance's own."""
    accounts = Accounts(accounts={"sales": "4000", "tax": "2400"}, cards={"visa": "1210"})
    found = rows(write_journal(HEAD, [entry(1_000, 6_241, -6_751, -490)], accounts))
    assert tuple(found[0]) == COLUMNS
    assert found[1] == ["H", "3", "", "", "2026-11-14T15:24:00.000+00:00", *[""] * 5, "41", "", "", "USD", "ab" * 32]
    ref = "SB/085/2026-11-12/01/1/412"
    assert found[3] == [
        "L", "2", f"{ref}/sales/card_slips/visa", ref, "2026-11-12", "085", "01", "sales", "1210", "card_slips", "visa",
        "6241", "", "USD", "085-01-0412",
    ]  # fmt: skip
    assert [row[8] for row in found[2:-1]] == ["cash_drawer", "1210", "4000", "2400"]
    assert found[-1][:2] == ["T", "4"]
    assert found[-1][11:13] == ["7241", "7241"]


def test_the_digest_is_over_every_byte_before_the_last_line() -> None:
    data = write_journal(HEAD, [entry(5, -5)], Accounts())
    last = data.rindex(b"\r\nT") + 2
    assert rows(data)[-1][-1] == hashlib.sha256(data[:last]).hexdigest()


@pytest.mark.parametrize("minors", [(1_000, 6_241, -6_751, -489), (1,), (-3, 2)])
def test_an_unbalanced_entry_is_never_written(minors: tuple[int, ...]) -> None:
    with pytest.raises(Trouble) as wrong:
        write_journal(HEAD, [entry(5, -5, ref="SB/1"), entry(*minors, ref="SB/2")], Accounts())
    assert wrong.value.code == "journal.unbalanced"
    assert "SB/2" in str(wrong.value)


def test_two_that_are_off_against_each_other_are_not_written_either() -> None:
    with pytest.raises(Trouble):
        write_journal(HEAD, [entry(5, -4, ref="SB/1"), entry(4, -5, ref="SB/2")], Accounts())


def test_the_same_line_twice_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        write_journal(HEAD, [entry(5, -5), entry(7, -7)], Accounts())


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1, max_size=9))
def test_debits_are_credits_and_the_totals_say_so(days: list[tuple[int, int, int]]) -> None:
    entries = [entry(a, b, -c, c - a - b, ref=f"SB/{at}") for at, (a, b, c) in enumerate(days)]
    found = rows(write_journal(HEAD, entries, Accounts()))
    debit, credit = (sum(int(row[at] or 0) for row in found[2:-1]) for at in (11, 12))
    assert debit == credit == int(found[-1][11]) == int(found[-1][12])


def test_sums_by_account() -> None:
    data = write_journal(HEAD, [entry(5, -5, ref="SB/1"), entry(7, -3, -4, ref="SB/2")], Accounts({"sales": "4000"}))
    assert [(one.account, one.detail, one.debit_minor, one.credit_minor) for one in account_sums(data)] == [
        ("cash_drawer", "", 12, 0), ("card_slips", "visa", 0, 8), ("4000", "", 0, 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [(b",5,,USD", b",6,,USD"), (b"T,2", b"T,3"), (b"H,3", b"H,4"), (b"record", b"recordx"), (b"L,", b'"L,')],
)
def test_a_journal_that_was_changed_is_refused(old: bytes, new: bytes) -> None:
    data = write_journal(HEAD, [entry(5, -5)], Accounts())
    assert old in data
    with pytest.raises(Refusal) as refused:
        account_sums(data.replace(old, new, 1))
    assert refused.value.code == "journal.wrong"
