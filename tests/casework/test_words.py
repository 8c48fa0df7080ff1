"""Reasons in words: a code with its facts becomes a sentence, also inside another one."""

from __future__ import annotations

import pytest

from casemaking import Books, charge, slip
from shoebox.casework.plan import surplus
from shoebox.casework.views import charge_lines
from shoebox.casework.words import moment_words, reason_words
from shoebox.domain.evidence import Evidence
from shoebox.domain.finding import FindingKind


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("same_auth 498795", "Both carry approval code 498795."),
        ("runner_up_lost auth_differs 1/2",
         "It lost by this: They differ in the approval code, 1 on the slip, 2 on the charge."),
        ("amount_ten_times 49.99/499.90",
         "One amount is ten times the other, 49.99 on the slip, 499.90 on the charge."),
        ("brand_differs VISA/AMEX", "The brands differ, Visa on the slip, Amex on the charge."),
        ("runner_up_lacks same_auth 498795", "It lacks this: Both carry approval code 498795."),
        ("again_after 41 s, other_channel", "Charged again 41 s later. The two came by different ways."),
        ("again_after -62 min", "Charged once more 62 min before."),
        ("lag -2 h, same_order 7", "Charged 2 h before the sale. Both belong to order 7."),
        ("slips 2 charges 1", "Slips: 2, charges: 1; nothing tells them apart."),
        ("exact_sum 22.41 + 40.00 = 62.41", "They add up to the cent: 22.41 + 40.00 = 62.41."),
        ("names_slip 85100008", "The charge names slip 085 100 008, and fits no slip."),
        ("runner_up S2 3.1 %", "The next likely slip is S2, with 3.1 %."),
        ("tender cash", "The slip was paid in cash."),
        ("nobody_wrote_this yet", "Nobody wrote this yet."),
    ],
)  # fmt: skip
def test_a_reason_becomes_a_sentence(reason: str, sentence: str) -> None:
    assert reason_words(reason) == sentence


NOON = "2026-11-12T12:00-05:00"  # of a charge whose file says its day alone
HELD = Evidence((slip("S1", slip_no="085100008"),), (charge("C1", slip_ref="85100009", charged_at=NOON),))


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("slip_no 85100008", "It is slip 085 100 008."),
        ("same_slip_no 85100008", "Both name slip 085 100 008."),
        ("slip_no_digit_wrong 85100008/85100009",
         "One digit of the slip number differs, 085 100 008 on the slip, 85100009 on the charge."),
        ("runner_up_lost same_slip_no 85100008", "It lost by this: Both name slip 085 100 008."),
        ("numbers 85100003-85100005", "Numbers missing: 085 100 003-085 100 005."),
    ],
)  # fmt: skip
def test_a_slip_number_reads_as_it_is_printed(reason: str, sentence: str) -> None:
    assert reason_words(reason, evidence=HELD) == sentence


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("lag 41 s", "Charged on the day of the sale."),
        ("lag -2 h, same_order 7", "Charged on the day of the sale. Both belong to order 7."),
        ("lag 3 d", "Charged 3 d after the sale."),
        ("again_after 0 s", "Charged again on the same day."),
    ],
)  # fmt: skip
def test_no_time_is_said_of_a_charge_with_a_day_alone(reason: str, sentence: str) -> None:
    assert reason_words(reason, evidence=HELD) == sentence


def test_a_day_alone_is_shown_without_a_time() -> None:
    assert moment_words(NOON) == "Thu 12 Nov"
    assert moment_words("2026-11-12T12:00:00-05:00") == "Thu 12 Nov, 12:00"


def test_a_second_charge_of_the_day_is_said_without_seconds() -> None:
    books = Books({}, {})
    moments = (NOON, NOON, "2026-11-14T12:00-05:00")
    family = tuple(charge(f"C{at}", charged_at=moment) for at, moment in enumerate(moments))
    found = books.finding(FindingKind.DUPLICATE_CHARGE, (slip("S1"),), family, minor=25_990)
    evidence = books.evidence(found)
    said = [line.words for line in charge_lines(found, evidence, surplus(found, evidence))]
    assert said == ["Pays the sale", "Again, on the same day", "Again, on another day"]


@pytest.mark.parametrize("first", [4_000, 2_241])
def test_a_sum_that_came_beside_its_pieces_goes_back_and_no_piece(first: int) -> None:
    """slips 40.00 and 22.41 of one order | the charge of one of them, and one of 62.41 as well"""
    books = Books({}, {})
    slips = (slip("S1", 4_000), slip("S2", 2_241))
    found = books.finding(FindingKind.DUPLICATE_CHARGE, slips, (charge("B", first), charge("A", 6_241)), minor=6_241)
    assert surplus(found, books.evidence(found)) == {"B": 0, "A": 6_241}
