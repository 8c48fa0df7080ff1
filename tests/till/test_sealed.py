"""Numbers sealed at the till: for one slip and amount, by a signed policy alone, and in the entry's very bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import DAY, MANAGER, STAFF, HandClock, card_sale, cash_sale, declare, new_book, open_day
from sealmaking import KEY, MASTERCARD, OTHER_KEY, VISA, sealing_policy
from shoebox.domain.acts import PadIssued, Sale
from shoebox.domain.entry import read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.formats.sealing import key_id
from shoebox.storage.book import Book
from shoebox.storage.verify import verify_book
from shoebox.till import SaleDraft, Till


@pytest.fixture
def book(tmp_path: Path):
    with new_book(tmp_path) as made:
        declare(made)
        yield made


def till_of(book: Book, policy: Policy | None = None) -> Till:
    return Till(book, policy or sealing_policy(), STAFF, HandClock())


def sealed_sale(till: Till, number: int, card: str = VISA, **said) -> SaleDraft:
    plain = card_sale(number, last4="", **said)
    sealed = till.seal(plain, card, "09/28")
    return replace(plain, sealed=sealed, last4=sealed.last4)


def refused(act) -> str:
    with pytest.raises(Refusal) as wrong:
        act()
    assert VISA not in f"{wrong.value!r} {wrong.value} {wrong.value.facts}"
    return wrong.value.code


def test_an_entry_carries_its_number_for_finance_and_nobody_else(book, tmp_path) -> None:
    till = till_of(book)
    draft = sealed_sale(till, 1)
    done = till.record(draft)
    (entry,) = [one for one in book.entries() if one.kind == "sale"]
    sale = Sale.of(read_body(entry.body).data)
    assert draft.sealed is not None
    card = KEY.open(sale.sealed, draft.sealed.whose)
    assert (card.number, card.expiry, sale.last4, done.row.last4) == (VISA, "0928", "1111", "1111")
    assert till.record(draft).entry_no == done.entry_no  # the same draft twice is one entry
    book.close()
    verdict = verify_book(tmp_path / "book.db")
    assert verdict.ok
    assert verdict.line.endswith("Sealed card numbers: 1.")
    assert VISA.encode() not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_a_number_goes_with_its_own_slip_amount_and_card_alone(book) -> None:
    till = till_of(book)
    draft = sealed_sale(till, 1)
    for other in (
        {"slip": "085100002"}, {"amount_minor": draft.amount_minor + 1}, {"entry_id": Till.new_id()},
        {"brand": "mastercard"}, {"last4": "4417"},
    ):  # fmt: skip
        assert refused(lambda said=other: till.record(replace(draft, **said))) == "seal.other_entry", other
    other_key = till_of(book, sealing_policy(OTHER_KEY))
    assert refused(lambda: other_key.record(draft)) == "seal.other_entry"
    till.record(draft)


def test_where_numbers_are_sealed_a_card_slip_has_one_and_cash_has_none(book) -> None:
    till = till_of(book)
    assert refused(lambda: till.record(card_sale(1))) == "seal.missing"
    assert refused(lambda: till.record(card_sale(1, last4=""))) == "seal.missing"
    assert till.record(cash_sale(500)).row.tender == "cash"


@pytest.mark.parametrize(
    ("number", "expiry", "code"),
    [
        (MASTERCARD, "09/28", "seal.brand"), (VISA[:-1] + "2", "09/28", "seal.check"), ("4111", "09/28", "seal.length"),
        (VISA, "10/26", "till.expiry"), (VISA, "", "seal.expiry"),
    ],
)  # fmt: skip
def test_what_can_not_be_a_number_is_not_sealed(book, number: str, expiry: str, code: str) -> None:
    till = till_of(book)
    assert refused(lambda: till.seal(card_sale(1), number, expiry)) == code


def test_on_paper_no_number_is_taken(book) -> None:
    paper, draft = till_of(book, Policy()), sealed_sale(till_of(book), 1)
    assert refused(lambda: paper.seal(card_sale(1), VISA, "09/28")) == "seal.not_here"
    assert refused(lambda: paper.record(draft)) == "seal.not_here"


def test_practice_takes_no_number_whatever_the_policy_says(tmp_path: Path) -> None:
    with Book.create(
        tmp_path, store="085", store_name="Harbour Row", register="1-T", currency="USD", clock=HandClock(), app="test",
        training=True,
    ) as book:  # fmt: skip
        declare(book)
        book.append(PadIssued(first="085100001", last="085100100"), clerk=MANAGER, day=DAY)
        open_day(book)
        till = till_of(book)
        assert refused(lambda: till.seal(card_sale(1), VISA, "09/28")) == "seal.not_here"
        assert till.record(card_sale(1)).entry_no


def test_a_key_has_a_name_of_its_own() -> None:
    assert key_id(KEY.public_key) != key_id(OTHER_KEY.public_key)
