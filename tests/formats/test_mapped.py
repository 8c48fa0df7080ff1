"""A processor's own columns brought into the contract's form: money, dates, zones, words, and what is never kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.charge import BadLine, Charge, is_day_alone
from shoebox.domain.charge_map import ChargeMap, DateForm, MoneyForm
from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money, figure_text
from shoebox.formats.mapped import MappedReader, check_map, delimiter_of, guess_map
from shoebox.formats.workbook import LostDigits, NumberText

HEADER = ("Transaction ID", "Date", "Gross", "Type", "Last4")
PLAN = ChargeMap(
    name="Acquirer", header=HEADER,
    columns=(
        ("charge_id", "Transaction ID"), ("charged_at", "Date"), ("amount", "Gross"), ("kind", "Type"),
        ("card_last4", "Last4"),
    ),
    zone="-05:00",
)  # fmt: skip


def read(*cells: str, plan: ChargeMap = PLAN, **changes: Any) -> Charge | BadLine:
    return MappedReader("x.csv", HEADER, replace(plan, **changes), "USD").read(2, list(cells))


def test_a_line_of_another_processor() -> None:
    charge = read("T-1", "2026-11-12 14:33", "1,129.95", "Sale", "****4417")
    assert isinstance(charge, Charge)
    assert (charge.charge_id, charge.amount_minor, charge.kind, charge.card_last4) == ("T-1", 112_995, "charge", "4417")
    assert charge.charged_at == "2026-11-12T14:33:00-05:00"


@pytest.mark.parametrize(
    ("form", "text", "minor"),
    [
        (MoneyForm.POINT, "62.41", 6_241), (MoneyForm.POINT, "1 234.50", 123_450), (MoneyForm.POINT, "62,41", None),
        (MoneyForm.COMMA, "62,41", 6_241), (MoneyForm.COMMA, "1.234,50", 123_450), (MoneyForm.COMMA, "62.41", None),
        (MoneyForm.COMMA, NumberText("62.41"), 6_241), (MoneyForm.CENTS, "6241", 6_241),
        (MoneyForm.CENTS, "62.41", None),
        (MoneyForm.POINT, "1,23.45", None), (MoneyForm.POINT, "1e3", None), (MoneyForm.POINT, "", None),
        (MoneyForm.COMMA, "1.234", 123_400), (MoneyForm.POINT, "0.00", None),
    ],
)  # fmt: skip
def test_money_as_it_is_written(form: MoneyForm, text: str, minor: int | None) -> None:
    found = read("T-1", "2026-11-12 14:33", text, "sale", "", money=form)
    assert (found.amount_minor if isinstance(found, Charge) else None) == minor


@given(st.integers(1, 10**11), st.sampled_from(MoneyForm))
def test_no_cent_is_lost_on_any_way_of_writing_it(minor: int, form: MoneyForm) -> None:
    point = figure_text(Money(minor, "USD"))
    text = {
        MoneyForm.POINT: point,
        MoneyForm.COMMA: point.translate(str.maketrans(",.", ".,")),
        MoneyForm.CENTS: str(minor),
    }[form]
    found = read("T-1", "2026-11-12 14:33", text, "sale", "", money=form)
    assert isinstance(found, Charge)
    assert found.amount_minor == minor


@pytest.mark.parametrize(
    ("dates", "text", "moment"),
    [
        (DateForm.DAY_FIRST, "12.11.2026 14:33", "2026-11-12T14:33:00-05:00"),
        (DateForm.MONTH_FIRST, "11/12/2026 2:33:07 PM", "2026-11-12T14:33:07-05:00"),
        (DateForm.MONTH_FIRST, "11/12/2026 12:05 am", "2026-11-12T00:05:00-05:00"),
        (DateForm.DAY_FIRST, "12-11-2026", "2026-11-12T12:00-05:00"),
        (DateForm.ISO, "2026-11-12", "2026-11-12T12:00-05:00"),
        (DateForm.DAY_FIRST, "2026-11-12T19:33:00Z", "2026-11-12T19:33:00+00:00"),
        (DateForm.ISO, "12.11.2026", None),
        (DateForm.DAY_FIRST, "11/31/2026", None),
        (DateForm.MONTH_FIRST, "11/12/26", None),
        (DateForm.MONTH_FIRST, "11/12/2026 14:33 PM", None),
    ],
)
def test_dates_as_they_are_written(dates: DateForm, text: str, moment: str | None) -> None:
    found = read("T-1", text, "1.00", "sale", "", dates=dates)
    assert (found.charged_at if isinstance(found, Charge) else None) == moment


def test_the_hour_that_comes_twice_is_kept_aside() -> None:
    """Clocks went back on 1 November 2026 in New York: 1:30 was twice, 3:30 once."""
    plan = replace(PLAN, zone="America/New_York")
    twice = read("T-1", "2026-11-01 01:30", "1.00", "sale", "", plan=plan)
    assert isinstance(twice, BadLine)
    assert "clock was changed" in twice.reason
    once = read("T-1", "2026-11-01 03:30", "1.00", "sale", "", plan=plan)
    assert isinstance(once, Charge)
    assert once.charged_at == "2026-11-01T03:30:00-05:00"
    without = read("T-1", "2026-11-12 14:33", "1.00", "sale", "", zone="")
    assert isinstance(without, BadLine)
    assert without.reason == "a time without its offset"


def test_a_minus_is_a_refund_where_the_map_says_so() -> None:
    refund = read("T-1", "2026-11-12 14:33", "\u221212.00", "whatever", "", minus_is_refund=True)
    assert isinstance(refund, Charge)
    assert (refund.kind, refund.amount_minor) == ("refund", 1_200)
    wrong = read("T-1", "2026-11-12 14:33", "-12.00", "sale", "")
    assert isinstance(wrong, BadLine)


def test_a_card_number_is_nowhere_kept() -> None:
    """In a column that is mapped its line is kept aside; a header that names one is refused whole."""
    bad = read("T-1", "2026-11-12 14:33", "1.00", "sale", "4111111111111111")
    assert isinstance(bad, BadLine)
    assert "4111" not in bad.reason
    header = (*HEADER, "Card Number")
    plan = replace(PLAN, header=header, columns=(*PLAN.columns, ("slip_ref", "Card Number")))
    with pytest.raises(Refusal, match="never taken"):
        MappedReader("x.csv", header, plan, "USD")


def test_a_number_that_a_sheet_could_not_keep_is_kept_aside() -> None:
    bad = read(LostDigits("1.2e+19"), "2026-11-12 14:33", "1.00", "sale", "")
    assert isinstance(bad, BadLine)
    assert (bad.column, "lost its end" in bad.reason) == ("charge_id", True)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "map.name"), ({"name": "x" * 41}, "map.name"),
        ({"columns": PLAN.columns[1:]}, "map.column_missing"),
        ({"columns": (*PLAN.columns, ("order_id", "Date"))}, "map.column_twice"),
        ({"columns": (*PLAN.columns, ("order_id", "Nowhere"))}, "map.column_twice"), ({"zone": "Mars"}, "map.zone"),
        ({"zone": "+99:00"}, "map.zone"), ({"zone": "../../etc/passwd"}, "map.zone"),
    ],
)  # fmt: skip
def test_a_map_that_can_not_be_used(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_map(replace(PLAN, **changes), file="x.csv")
    assert refused.value.code == code


def test_what_columns_seem_to_be() -> None:
    plan = guess_map(("Transaction_ID", "Created", "Amount", "Currency", "Card Type", "Colour"), name="x", zone="UTC")
    assert dict(plan.columns) == {
        "charge_id": "Transaction_ID", "charged_at": "Created", "amount": "Amount", "currency": "Currency",
        "card_brand": "Card Type",
    }  # fmt: skip


def test_what_parts_the_cells() -> None:
    assert [delimiter_of(line) for line in ("a,b,c", "a;b;c", "a\tb", '"a;b;c",d', "a")] == [",", ";", "\t", ",", ","]


def test_a_map_of_another_header_reads_nothing() -> None:
    with pytest.raises(Refusal, match="other columns"):
        MappedReader("x.csv", HEADER[1:], PLAN, "USD")


TIMED = (*HEADER, "Time")
WITH_TIME = replace(PLAN, header=TIMED, columns=(*PLAN.columns, ("charged_time", "Time")), dates=DateForm.MONTH_FIRST)


@pytest.mark.parametrize(
    ("date", "clock", "moment"),
    [
        ("11/12/2026", "14:33", "2026-11-12T14:33:00-05:00"), ("11/12/2026", "2:33:07 pm", "2026-11-12T14:33:07-05:00"),
        ("11/12/2026", "143307", "2026-11-12T14:33:07-05:00"), ("2026-11-12", "9:05", "2026-11-12T09:05:00-05:00"),
        ("2026-11-12T00:00:00", "14:33:00", "2026-11-12T14:33:00-05:00"),
        ("11/12/2026", "14:33:00+01:00", "2026-11-12T14:33:00+01:00"), ("11/12/2026", "", "2026-11-12T12:00-05:00"),
        ("11/12/2026", "12:00", "2026-11-12T12:00:00-05:00"),
        ("11/12/2026", "noon", "charged_time"), ("11/12/2026", "25:00", "charged_time"),
        ("11/12/2026", "13:00 pm", "charged_time"), ("11/12/2026 14:33", "15:00", "charged_time"),
        ("11/12/2026", "14", "charged_time"),
    ],
)  # fmt: skip
def test_the_time_of_day_may_have_a_column_of_its_own(date: str, clock: str, moment: str) -> None:
    found = MappedReader("x.csv", TIMED, WITH_TIME, "USD").read(2, ["T-1", date, "62.41", "sale", "", clock])
    assert (found.charged_at if isinstance(found, Charge) else found.column) == moment


def test_a_day_alone_is_told_from_noon() -> None:
    alone, noon = (read("T-1", when, "62.41", "sale", "") for when in ("2026-11-12", "2026-11-12 12:00"))
    assert isinstance(alone, Charge)
    assert isinstance(noon, Charge)
    assert (is_day_alone(alone.charged_at), is_day_alone(noon.charged_at)) == (True, False)
    assert datetime.fromisoformat(alone.charged_at) == datetime.fromisoformat(noon.charged_at)


def test_date_and_time_are_guessed_apart() -> None:
    plan = guess_map(("Id", "Date", "Time", "Amount"), name="x", zone="UTC")
    assert (plan.column_of("charged_at"), plan.column_of("charged_time")) == ("Date", "Time")
