"""Charges files line by line: what is a charge, what is a bad line, and which file is refused whole."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.charge import BadLine, Charge, Odd
from shoebox.domain.errors import Refusal
from shoebox.domain.sentences import taken_apart
from shoebox.formats.charges import COLUMNS, ChargeReader, csv_lines

GOOD = {
    "charge_id": "c-1", "order_id": "o-1", "store_id": "085", "channel": "pos", "charged_at": "2026-11-12T14:33:00Z",
    "amount": "62.41", "currency": "USD", "kind": "charge", "status": "captured", "card_brand": "VISA",
    "card_last4": "4417", "auth_code": "061234", "slip_ref": "085100043",
}  # fmt: skip


def read(**cells: str) -> Charge | BadLine:
    row = GOOD | cells
    return ChargeReader("c.csv", tuple(row), "USD").read(7, list(row.values()))


def why_bad(**cells: str) -> tuple[str, str]:
    bad = read(**cells)
    assert isinstance(bad, BadLine)
    assert bad.line == 7
    return bad.column, bad.reason


def test_a_line_is_a_charge() -> None:
    """Every column of the contract."""
    assert read() == Charge(
        charge_id="c-1",
        order_id="o-1",
        store_id="085",
        channel="pos",
        charged_at="2026-11-12T14:33:00+00:00",
        amount_minor=6_241,
        currency="USD",
        kind="charge",
        status="captured",
        card_brand="VISA",
        card_last4="4417",
        auth_code="061234",
        slip_ref="085100043",
    )


def test_only_four_columns_are_needed() -> None:
    """charge_id, charged_at, amount, kind; the rest is what the contract takes for granted."""
    reader = ChargeReader("c.csv", ("Kind ", "amount", "charged_at", "charge_id", "something else"), "EUR")
    charge = reader.read(2, ["refund", "5", "2026-11-12T14:33:00+01:00", "c-2", "x"])
    assert isinstance(charge, Charge)
    assert (charge.amount_minor, charge.currency, charge.channel, charge.status) == (500, "EUR", "pos", "captured")


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("amount", ""),
        ("amount", "-5.00"),
        ("amount", "0.00"),
        ("amount", "1,204.15"),
        ("amount", "62.415"),
        ("amount", "6.2e3"),
        ("amount", "٦٢"),
        ("amount", "99999999999999"),
        ("charged_at", "2026-11-12 14:33"),
        ("charged_at", "yesterday"),
        ("charged_at", "0001-01-01T00:00:00+14:00"),
        ("kind", "sale"),
        ("kind", ""),
        ("status", "settled"),
        ("channel", "fax"),
        ("currency", "dollars"),
        ("charge_id", ""),
        ("order_id", "o" * 201),
        ("auth_code", "06\x0034"),
        ("auth_code", "06\udc8034"),
    ],
)
def test_a_bad_cell_is_a_bad_line(column: str, text: str) -> None:
    """The column is named, the file goes on, and whoever reads it in another language is told why."""
    named, why = why_bad(**{column: text})
    assert named == column
    assert taken_apart(why, tuple(Odd))


@pytest.mark.parametrize("column", ["slip_ref", "auth_code", "card_last4", "card_brand"])
def test_a_card_number_in_a_cell_is_not_kept(column: str) -> None:
    """4111 1111 1111 1111 where something else belongs."""
    bad = why_bad(**{column: "4111 1111 1111 1111"})
    assert bad == (column, "looks like a card number; it is not kept")
    assert "4111" not in str(bad)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("4417", "4417"),
        ("417", "0417"),
        ("****4417", "4417"),
        ("xxxx-xxxx-xxxx-4417", "4417"),
        ("n/a", ""),
        ("", ""),
        ("0000", ""),
        ("****0000", ""),
        ("0", ""),
    ],
)
def test_last_four_are_digits_or_nothing(text: str, kept: str) -> None:
    """A spreadsheet eats zeros, a gateway masks, and has noughts for a wallet; none of it costs the charge."""
    charge = read(card_last4=text)
    assert isinstance(charge, Charge)
    assert charge.card_last4 == kept


@pytest.mark.parametrize("name", ["PAN", "card_number", "CVV2", "Security Code", "track-2"])
def test_a_file_with_card_columns_is_refused(name: str) -> None:
    """Before a line of it is read."""
    with pytest.raises(Refusal) as caught:
        ChargeReader("c.csv", (*GOOD, name), "USD")
    assert caught.value.code == "charges.card_column"


def test_a_file_without_a_needed_column_is_refused_by_name() -> None:
    """charge_id, kind, amount, and no time."""
    with pytest.raises(Refusal) as caught:
        ChargeReader("c.csv", ("charge_id", "kind", "amount"), "USD")
    assert str(caught.value).startswith("c.csv has no column charged_at.")
    with pytest.raises(Refusal) as twice:
        ChargeReader("c.csv", (*GOOD, "Amount"), "USD")
    assert twice.value.code == "charges.column_twice"


def test_a_column_of_card_numbers_is_found_by_its_check_digits() -> None:
    """order_id holds test card numbers; one that passes by chance says nothing."""
    reader = ChargeReader("c.csv", tuple(GOOD), "USD")
    for number in ("4111111111111111", "5555 5555 5555 4444", "3782-822463-10005"):
        reader.read(2, list((GOOD | {"order_id": number}).values()))
    with pytest.raises(Refusal) as caught:
        reader.finish()
    assert caught.value.facts["column"] == "order_id"
    honest = ChargeReader("c.csv", tuple(GOOD), "USD")
    for number in ("4111111111111111", "4111111111111112", "4111111111111113"):
        honest.read(2, list((GOOD | {"order_id": number}).values()))
    honest.finish()


def test_rows_know_the_line_they_begin_at() -> None:
    """A quoted cell over two lines, an empty line, and a row after them."""
    text = 'a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n'
    assert list(csv_lines(io.StringIO(text, newline=""))) == [(1, ["a", "b"]), (2, ["1", "x\r\ny"]), (5, ["2", "z"])]


@pytest.mark.parametrize("long", ["x,", '"a\n",'])
def test_a_row_without_end_is_not_read_to_its_end(long: str) -> None:
    """In one line, or in a quoted cell after the other: a file of gigabytes would be taken into memory first."""
    text = io.StringIO("a,b\n" + long * 300_000, newline="")
    with pytest.raises(Refusal) as wrong:
        list(csv_lines(text))
    assert (wrong.value.code, wrong.value.facts["line"]) == ("charges.long_row", 2)
    assert text.tell() < 300_000


def test_a_row_with_a_cell_too_many_is_a_bad_line() -> None:
    """14 cells under 13 columns."""
    bad = ChargeReader("c.csv", COLUMNS, "USD").read(9, [""] * 14)
    assert isinstance(bad, BadLine)
    assert (bad.line, bad.reason) == (9, "14 cells, 13 columns")


@given(cells=st.lists(st.text(max_size=30), min_size=len(GOOD), max_size=len(GOOD)))
def test_any_cells_are_a_charge_or_a_bad_line(cells: list[str]) -> None:
    """Noise in every column."""
    assert isinstance(ChargeReader("c.csv", tuple(GOOD), "USD").read(2, cells), Charge | BadLine)


@given(lines=st.lists(st.text(alphabet='a,"\r\n\0\udc80', max_size=20), max_size=10))
def test_any_text_is_rows_or_a_refusal(lines: list[str]) -> None:
    """Noise of commas, quotation marks and line ends."""
    with suppress(Refusal):
        assert all(line >= 1 and cells for line, cells in csv_lines(io.StringIO("".join(lines), newline="")))
