"""A book keeps what it was told, in order, once, and says so truthfully."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from bookmaking import CLERK, DAY, NOON_MS, HandClock, close_day, new_book, open_day, reopened
from shoebox.domain.acts import CashMove, IncidentDeclared, PadIssued, ReceiptStored, Refund, Sale, Void
from shoebox.domain.chain import genesis, hash_of
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.slip import Pad
from shoebox.formats.signing import signature_fits
from shoebox.storage.book import Book
from shoebox.storage.book_file import PRAGMAS
from shoebox.storage.verify import verify_book

ID = "00000000-0000-4000-8000-00000000000{}"


def sale(amount_minor: int = 1_000, **fields: object) -> Sale:
    plain = Sale(slip="", tender="cash", amount_minor=amount_minor, tax_minor=0, currency="USD")
    return replace(plain, **fields)


def test_first_entry_is_the_enrolment_bound_to_the_key(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        first = next(book.entries())
        assert first.prev == genesis("1", 1, book.public_key)
        assert read_body(first.body).data["public_key"] == book.public_key.hex()
        assert (book.store, book.store_name, book.register, book.epoch, book.currency) == (
            "085",
            "Harbour Row",
            "1",
            1,
            "USD",
        )


def test_entries_hang_together_and_are_signed(tmp_path: Path) -> None:
    """pad, day, $10.00, $20.00: each hash takes in the one before."""
    with new_book(tmp_path) as book:
        book.append(sale(1_000), clerk=CLERK, day=DAY)
        book.append(sale(2_000), clerk=CLERK, day=DAY)
        entries = list(book.entries())
        assert [entry.seq for entry in entries] == [1, 2, 3, 4, 5]
        assert all(one.hash == two.prev for one, two in pairwise(entries))
        assert all(hash_of(entry) == entry.hash for entry in entries)
        assert all(signature_fits(book.public_key, entry.hash, entry.sig) for entry in entries)
        assert (book.head().seq, book.head().hash) == (5, entries[-1].hash)
        assert [entry.seq for entry in book.entries(2, 3)] == [2, 3]


def test_bodies_carry_running_totals_of_sales_less_refunds_less_voids(tmp_path: Path) -> None:
    """Cash 10.00, card 5.00, refund 4.00 of the cash, void of the card slip, void of the refund."""
    with new_book(tmp_path) as book:
        cash = book.append(sale(1_000), clerk=CLERK, day=DAY, entry_id=ID.format(1))
        card = book.append(sale(500, tender="card", slip="085100001"), clerk=CLERK, day=DAY, entry_id=ID.format(2))
        back = Refund(
            refund_of=ID.format(1), refund_of_seq=cash.seq, slip="", tender="cash", amount_minor=400, tax_minor=0,
            currency="USD",
        )  # fmt: skip
        refund = book.append(back, clerk=CLERK, day=DAY, entry_id=ID.format(3))
        for seq, own_id in ((card.seq, ID.format(2)), (refund.seq, ID.format(3))):
            book.append(_void(seq, own_id), clerk=CLERK, day=DAY)
        said = [read_body(entry.body) for entry in book.entries(cash.seq)]
        assert [(one.count, one.totals_minor) for one in said] == [
            (1, {"cash": 1_000}),
            (2, {"cash": 1_000, "card": 500}),
            (3, {"cash": 600, "card": 500}),
            (3, {"cash": 600, "card": 0}),
            (3, {"cash": 1_000, "card": 0}),
        ]
        assert book.sale(cash.seq).refunded_minor == 0


def _void(seq: int, own_id: str) -> Void:
    return Void(void_of=own_id, void_of_seq=seq, reason="typed twice", approver="02", paper_in_box=True)


def test_same_id_and_content_answers_the_first_entry(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        first = book.append(sale(), clerk=CLERK, day=DAY, entry_id=ID.format(1))
        assert book.append(sale(), clerk=CLERK, day=DAY, entry_id=ID.format(1)) == first
        assert book.head().seq == first.seq


@pytest.mark.parametrize("other", [{"act": sale(1_001)}, {"clerk": "18"}, {"day": "2026-11-13"}])
def test_same_id_with_other_content_is_refused(tmp_path: Path, other: dict[str, object]) -> None:
    with new_book(tmp_path) as book:
        book.append(sale(), clerk=CLERK, day=DAY, entry_id=ID.format(1))
        with pytest.raises(Refusal) as refused:
            book.append(**{"act": sale(), "clerk": CLERK, "day": DAY, "entry_id": ID.format(1), **other})
        assert refused.value.code == "entry.id_reused"
        assert refused.value.facts == {"entry": 4}


def test_same_id_and_content_under_another_kind_is_refused(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        move = CashMove(amount_minor=500, reason="milk")
        book.append(move, kind=Kind.PAID_OUT, clerk=CLERK, day=DAY, entry_id=ID.format(1))
        with pytest.raises(Refusal, match="already saved"):
            book.append(move, kind=Kind.PAID_IN, clerk=CLERK, day=DAY, entry_id=ID.format(1))


def test_check_runs_inside_the_lock_and_its_refusal_writes_nothing(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        seen: list[bool] = []

        def refuse(view: object) -> None:
            assert view is book
            with closing(sqlite3.connect(book.path, timeout=0)) as other, pytest.raises(sqlite3.OperationalError):
                other.execute("BEGIN IMMEDIATE")
            seen.append(True)
            raise Refusal("till.day_closed")

        with pytest.raises(Refusal):
            book.append(sale(), clerk=CLERK, day=DAY, check=refuse)
        assert seen == [True]
        assert book.head().seq == 3
        assert book.append(sale(), clerk=CLERK, day=DAY).seq == 4


def test_everything_is_there_after_a_reopen(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        book.append(sale(1_234), clerk=CLERK, day=DAY)
        before = (list(book.entries()), book.sales(DAY), book.pads(), book.open_day(), book.head())
    with reopened(tmp_path) as book:
        assert (list(book.entries()), book.sales(DAY), book.pads(), book.open_day(), book.head()) == before
        assert book.opened_after_damage is None
        assert book.notices == ()


def test_a_view_answers_by_kind_day_id_slip_and_claim(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        entry = book.append(sale(tender="card", slip="085100009"), clerk=CLERK, day=DAY, entry_id=ID.format(1))
        row = book.sale(entry.seq)
        assert row is not None
        assert book.entry(ID.format(1)) == entry
        assert book.entry(ID.format(2)) is None
        assert (
            book.sale_by_slip("085100009") == book.sale_by_claim(row.claim_code) == book.sale_by_id(ID.format(1)) == row
        )
        assert book.sale_by_slip("") is None
        assert [act.KIND for _, _, act in book.acts(DAY)] == ["enrolled", "pad_issued", "day_opened", "sale"]
        assert book.latest(Kind.PAD_ISSUED)[2] == PadIssued(first="085100001", last="085100100")
        assert book.latest(Kind.REFUND) is None
        assert book.pads() == (Pad("085100001", "085100100"),)


def test_days_open_and_close_and_follow_each_other(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        close_day(book)
        assert book.open_day() is None
        assert (book.last_closed().day, book.last_closed().z_no) == (DAY, 1)
        open_day(book, day="2026-11-13", z_no=2)
        assert book.open_day().day == "2026-11-13"
        assert book.sales("2026-11-13") == ()


def test_a_receipt_counts_as_acknowledged_and_is_no_news_itself(tmp_path: Path) -> None:
    """4 entries, central has 3 of them: one is unsent, and the receipt does not make it two."""
    with new_book(tmp_path) as book:
        book.append(sale(), clerk=CLERK, day=DAY)
        assert (book.acknowledged_seq(), book.unsent()) == (0, 4)
        third = next(book.entries(3, 3))
        book.append(ReceiptStored(last_seq=3, head=third.hash.hex(), text="taken"), clerk=CLERK, day=DAY)
        assert (book.acknowledged_seq(), book.unsent()) == (3, 1)


@pytest.mark.parametrize(("last_seq", "head"), [(3, "00" * 32), (9, "00" * 32)])
def test_a_receipt_for_another_history_is_refused(tmp_path: Path, last_seq: int, head: str) -> None:
    with new_book(tmp_path) as book, pytest.raises(Refusal) as refused:
        book.append(ReceiptStored(last_seq=last_seq, head=head, text="taken"), clerk=CLERK, day=DAY)
    assert refused.value.code == "book.other_receipt"


def test_a_void_of_nothing_and_a_refund_of_nothing_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        with pytest.raises(Refusal) as refused:
            book.append(_void(3, ID.format(1)), clerk=CLERK, day=DAY)
        assert refused.value.code == "book.void_of_nothing"
        back = Refund(
            refund_of=ID.format(1), refund_of_seq=9, slip="", tender="cash", amount_minor=1, tax_minor=0, currency="USD"
        )
        with pytest.raises(Refusal) as refused:
            book.append(back, clerk=CLERK, day=DAY)
        assert refused.value.code == "book.points_nowhere"
        assert book.head().seq == 3
    assert verify_book(tmp_path / "book.db").ok


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE entry; --",
        'a"b\\c',
        "x\x00y",
        "line\nfeed\ttab",
        "\u202egnp.exe",
        "e\u0301",
        "\u212b",
        "💳" * 50,
        "{[" * 30,
    ],
)
def test_hostile_text_is_kept_as_it_is_and_breaks_nothing(tmp_path: Path, text: str) -> None:
    with new_book(tmp_path) as book:
        book.append(sale(reason=text), clerk=CLERK, day=DAY)
        kept = book.sales(DAY)[0].reason
        assert book.entries(4, 4)
    assert verify_book(tmp_path / "book.db").ok
    with reopened(tmp_path) as book:
        assert book.sales(DAY)[0].reason == kept
        assert book.opened_after_damage is None


def test_half_a_letter_pair_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with new_book(tmp_path) as book, pytest.raises(Refusal, match="no file can keep"):
        book.append(sale(reason="\ud800"), clerk=CLERK, day=DAY)


def test_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    with new_book(tmp_path) as book, pytest.raises(Refusal) as refused:
        book.append(sale(reason="x" * 70_000), clerk=CLERK, day=DAY)
    assert refused.value.code == "entry.too_long"


def test_a_flag_where_an_amount_belongs_never_reaches_the_book(tmp_path: Path) -> None:
    """True is 1 to Python; in a body it would be no amount, and the next start would call the book damaged."""
    with new_book(tmp_path) as book:
        with pytest.raises(Refusal):
            book.append(sale(amount_minor=True), clerk=CLERK, day=DAY)
        assert book.head().seq == 3


def test_the_file_itself_refuses_edits(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        db = sqlite3.connect(book.path)
        for statement in (
            "UPDATE entry SET kind = 'sale'",
            "DELETE FROM entry",
            "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 2",
            "INSERT INTO entry SELECT 9, register, epoch, kind, body, prev, hash, sig FROM entry WHERE seq = 2",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                db.execute(statement)
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(
                "INSERT INTO entry SELECT 4, register, epoch, kind, 'text', prev, hash, sig FROM entry WHERE seq = 2"
            )
        db.close()


def test_settings_are_those_that_keep_sales_through_a_power_cut(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        held = {
            name: book._db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete")
        }
    assert held == {"journal_mode": "truncate", "synchronous": 2, "secure_delete": 1}


def test_other_settings_are_refused_at_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that answers another journal mode than the one asked for."""
    new_book(tmp_path).close()
    asked = tuple((name, "DELETE" if name == "journal_mode" else value, wanted) for name, value, wanted in PRAGMAS)
    monkeypatch.setattr("shoebox.storage.book_file.PRAGMAS", asked)
    with pytest.raises(Trouble) as trouble:
        reopened(tmp_path)
    assert trouble.value.code == "book.pragmas"
    monkeypatch.undo()
    reopened(tmp_path).close()


def test_a_second_window_is_refused_by_name(tmp_path: Path) -> None:
    with new_book(tmp_path):
        with pytest.raises(Refusal) as refused:
            reopened(tmp_path)
        assert refused.value.code == "book.in_use"
        assert str(tmp_path) in str(refused.value)
        assert str(os.getpid()) in str(refused.value)
    reopened(tmp_path).close()


def test_a_second_book_in_a_folder_is_refused(tmp_path: Path) -> None:
    new_book(tmp_path).close()
    with pytest.raises(Refusal) as refused:
        new_book(tmp_path)
    assert refused.value.code == "book.exists"


@pytest.mark.parametrize("name", ["", "a\tb", "a\nb", "x" * 61])
def test_a_register_is_named_so_that_paper_can_carry_it(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal) as refused:
        Book.create(
            tmp_path,
            store="085",
            store_name="Harbour Row",
            register=name,
            currency="USD",
            clock=HandClock(),
            app="test",
        )
    assert refused.value.code == "book.name"


def test_no_book_is_said(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(Trouble) as trouble:
            reopened(folder)
        assert trouble.value.code == "book.none"


def test_another_program_that_holds_the_book_means_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shoebox.storage.book_file.WAIT_S", 0.05)
    with new_book(tmp_path) as book:
        with sqlite3.connect(book.path) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(Trouble) as trouble:
                book.append(sale(), clerk=CLERK, day=DAY)
            other.rollback()
        other.close()
        assert trouble.value.code == "book.busy"
        assert book.append(sale(), clerk=CLERK, day=DAY).seq == 4


def test_a_clock_that_goes_back_is_said_and_order_stays(tmp_path: Path) -> None:
    clock = HandClock()
    with new_book(tmp_path, clock) as book:
        clock.now_ms -= 26 * 3_600_000
        entry = book.append(sale(), clerk=CLERK, day=DAY)
        assert entry.seq == 4
        assert [(notice.code, dict(notice.facts)) for notice in book.notices] == [
            ("book.clock_back_hours", {"hours": 26})
        ]


def test_a_clock_far_ahead_with_the_day_open_is_said_at_start(tmp_path: Path) -> None:
    new_book(tmp_path).close()
    with reopened(tmp_path, HandClock(now_ms=NOON_MS + 30 * 3_600_000, boot_id="boot-2")) as book:
        assert [notice.code for notice in book.notices] == ["book.clock_ahead"]
        assert "30 hours" in book.notices[0].words


def test_an_evening_later_in_the_same_run_is_no_jump(tmp_path: Path) -> None:
    clock = HandClock()
    with new_book(tmp_path, clock) as book:
        clock.pass_min(14 * 60)
        book.append(sale(), clerk=CLERK, day=DAY)
        assert book.notices == ()


def test_incident_and_other_acts_need_no_open_day(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        close_day(book)
        declared = IncidentDeclared(number="INC-7", began_ms=NOON_MS, rescue_lane="finance", declared_by="02")
        book.append(declared, clerk="02", day=DAY)
        assert book.latest(Kind.INCIDENT)[2] == declared


def test_projections_made_anew_are_the_same(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        book.append(sale(tender="card", slip="085100003"), clerk=CLERK, day=DAY)
        before = book.sales(DAY)
        book.rebuild_projections()
        assert book.sales(DAY) == before
    assert verify_book(tmp_path / "book.db").ok
