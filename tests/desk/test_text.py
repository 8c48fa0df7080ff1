"""Values as they read on screen."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from shoebox.desk import text
from shoebox.desk.widgets.laid_out import document
from shoebox.desk.widgets.marks import BOLD, is_rich
from shoebox.desk.widgets.words import Words
from shoebox.domain.money import Money


@pytest.mark.parametrize(
    ("digits", "reads"),
    [("085100047", "085 100 047"), ("123456", "123 456"), ("0851000471", "085 100 0471"), ("1", "1")],
)
def test_slip_numbers_are_grouped_and_no_digit_stands_alone(digits, reads):
    assert text.slip(digits) == reads


@pytest.mark.parametrize(
    ("span", "reads"),
    [
        (timedelta(days=2, hours=1, minutes=59), "2 d 1 h"),
        (timedelta(hours=1, minutes=20), "1 h 20 min"),
        (timedelta(minutes=12), "12 min"),
        (timedelta(seconds=-5), "0 min"),
    ],
)
def test_ages_have_two_parts_at_most(span, reads):
    assert text.age(span) == reads


def test_days_and_times_read_as_on_paper():
    assert text.day(date(2026, 11, 12)) == "Thu 12 Nov"
    assert text.moment(datetime(2026, 11, 12, 9, 5)) == "Thu 12 Nov, 09:05"  # noqa: DTZ001  (wall time, as on paper)


def test_money_counts_and_cards():
    assert text.money(Money(-2000, "USD")) == "−$20.00"
    assert text.figure(Money(120415, "USD")) == "1,204.15"
    assert [text.currency_sign(code) for code in ("USD", "EUR", "CHF", "JPY")] == ["$", "€", "CHF", "¥"]
    assert (text.many(1, "slip", "slips"), text.many(1284, "slip", "slips")) == ("1 slip", "1,284 slips")
    assert text.card("Visa", "4417") == "Visa •• 4417"
    assert text.code_groups("K7QM4TXN") == "K7QM 4TXN"


@pytest.mark.parametrize(
    ("seconds", "reads"), [(1, "about 5 s left"), (38, "about 40 s left"), (61, "about 2 min left")]
)
def test_the_time_left_is_no_more_exact_than_it_can_be(seconds, reads):
    assert text.time_left(seconds) == reads


def test_a_hundred_percent_only_when_all_is_done():
    assert [text.percent(done, 300) for done in (0, 299, 300)] == ["0 %", "99 %", "100 %"]


def test_gaps_are_filled_after_translation(monkeypatch):
    assert text.tr("Recorded, entry {0}", 412) == "Recorded, entry 412"
    monkeypatch.setenv("SHOEBOX_STRETCH", "1")
    assert len(text.tr("Recorded, entry {0}", 412)) >= 1.3 * len("Recorded, entry 412")


@pytest.mark.parametrize("theirs", ["*** in database main ***", "Har**bour** Row", "** **", "a ** b ** c"])
def test_asterisks_of_others_are_shown_as_they_are(app, theirs):
    """A store's name, a reason or a system's message, alone and within a sentence of ours that has a bold span."""
    for said in (Words(theirs), Words(text.tr("Why by hand: {0}", theirs))):
        assert theirs in said.plain()
        assert not is_rich(said.text())
    ours = Words(text.tr("Why by hand: **{0}**", theirs))
    assert ours.plain() == f"Why by hand: {theirs}"
    assert BOLD.findall(ours.text()) == [theirs]
    assert document(ours.text(), ours.font(), 20, 400).toPlainText() == f"Why by hand: {theirs}"
