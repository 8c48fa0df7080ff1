"""Card numbers are found however they are written, and what is none is left alone."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaking import passes_luhn
from shoebox.domain.card import APART_INTO_MARKS, Brand, holds_card_number, parse_last4, refuse_card_data
from shoebox.domain.errors import Refusal
from shoebox.domain.slip import PAD_NUMBERS_MAX, Pad, grouped, parse_slip_number


@st.composite
def card_numbers(draw: st.DrawFn) -> str:
    digits = draw(st.text("0123456789", min_size=12, max_size=18))
    return next(digits + check for check in "0123456789" if passes_luhn(digits + check))


@given(number=card_numbers(), joint=st.sampled_from(["", " ", "-", ".", "/", " - "]), step=st.integers(1, 5))
def test_a_card_number_is_found_in_any_grouping(number: str, joint: str, step: int) -> None:
    written = joint.join(number[at : at + step] for at in range(0, len(number), step))
    for text in (written, f"card {written} ok", f"x{written}y", f"12 {written}"):
        assert holds_card_number(text)
        with pytest.raises(Refusal) as refused:
            refuse_card_data(text)
        assert (refused.value.code, refused.value.facts) == ("card.number", {})


@given(number=card_numbers(), zero=st.sampled_from("٠०０𝟎"))
def test_a_card_number_is_found_in_other_digits(number: str, zero: str) -> None:
    assert holds_card_number("".join(chr(ord(zero) + int(digit)) for digit in number))


@pytest.mark.parametrize(
    "joint", [*list("_,:;*+=|'~#\\\t\n·"), "\u200b", "\u200d", "\u00ad", " – ", "—", "\u2011", "−", " " * 9]
)
def test_printed_groups_are_a_card_whatever_stands_between_them(joint: str) -> None:
    assert holds_card_number(f"no. {joint.join(('4111', '1111', '1111', '1111'))}!")
    assert holds_card_number(joint.join(("3782", "822463", "10005")))


@given(number=card_numbers(), unseen=st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e"))
def test_signs_that_nobody_sees_hide_no_card_number(number: str, unseen: str) -> None:
    assert holds_card_number(unseen.join(number))


def test_lists_of_slip_numbers_and_amounts_are_no_card() -> None:
    numbers = [f"0851000{number:02d}" for number in range(100)]
    assert not holds_card_number(", ".join(numbers))
    assert not holds_card_number("4 x 12.50, 3 x 199.99, 1 x 1299.95; 2026-11-12, 14:33:07")


@given(digits=st.text("0123456789", max_size=12))
def test_short_numbers_are_left_alone(digits: str) -> None:
    assert not holds_card_number(digits)


@pytest.mark.parametrize("text", ["", "085 100 047", "2026-11-12 14:33", "+1 555 0100 200", "approval 31415A"])
def test_what_is_no_card_number_is_left_alone(text: str) -> None:
    assert refuse_card_data(text) == text


@given(digits=st.text("0123456789", min_size=13, max_size=19), at=st.integers(0, 18), by=st.integers(1, 9))
def test_one_wrong_digit_never_passes_the_check(digits: str, at: int, by: int) -> None:
    at %= len(digits)
    other = digits[:at] + str((int(digits[at]) + by) % 10) + digits[at + 1 :]
    assert not (passes_luhn(digits) and passes_luhn(other))


def code_of(text: str) -> str:
    """What is said of a text; empty where it is kept."""
    try:
        refuse_card_data(text)
    except Refusal as refused:
        return refused.code
    return ""


SECURITY_CODES = (
    "CVV 123", "cvc2: 1234", "my cid is 999", "Security  code no. 123", "cvv123", "CVV2123", "cvv21234", "cid4417",
    "cvc: 123", "security code123", "cvv １２３", "CVV²123", "ＣＶＶ 123", "cvv٠١٢", "c.v.v. 123", "cvv 1 2 3",
    "cvv_123", "note:cvv123", "cvv\u200b123", "cvv123exp1226", "CVV on the back 123", "csc=441", "cvn 123",
    "código de seguridad 123", "cod. seguridad: 123", "123 cvv", "4417=cvv2", "security number 123",
    "sec code 123", "sec. code: 1234", "code on the back 123", "code on back is 999", "back code 441", "CAV2 123",
    "cvd 123",
    "verification code 123",
    "3 digit code 123", "three-digit code: 441", "número de seguridad 123", "clave de seguridad 1234",
    "cód. verificación 123", "código del reverso 123",
)  # fmt: skip
HONEST_NOTES = (
    "Cid Street 4417", "El Cid 3rd edition", "incident 4417", "acid 4417 cleaner", "placid 441", "CSC contact 4417",
    "no cvv", "cvv was not asked, last four 4417", "cvv refused", "order W100234 cid", "cid 44170",
    "card 1111, no CVV taken", "security guard 4417 called", "security code not asked", "last four 4417",
    "approval code 061234", "code 10, call 4417", "CVV 2 of 3 pads", "discount 1234", "cvc", "cvv2", "CVC12",
    "verification code 061234", "came back, code 10", "paid back 1234", "cav 1234", "secure door 123",
    "three digits wrong",
    "número de serie 1234", "clave del cajón 1234", "second code 061234",
)  # fmt: skip


@pytest.mark.parametrize("text", SECURITY_CODES)
def test_security_codes_are_refused(text: str) -> None:
    assert code_of(text) == "card.security_code"


@pytest.mark.parametrize("text", HONEST_NOTES)
def test_notes_that_only_sound_like_one_are_kept(text: str) -> None:
    assert code_of(text) == ""


@given(
    called=st.sampled_from(["cvv", "cvv2", "CVC", "cvc2", "Cid", "csc", "cvn", "security code", "Security Code:"]),
    between=st.text(" :=.-#/_\t\u00a0\u200b", max_size=6),
    code=st.from_regex(r"[0-9]{3,4}", fullmatch=True),
    zero=st.sampled_from("0٠０०"),
    before=st.sampled_from(["", "Ada said ", "(", "12.11.: "]),
    after=st.sampled_from(["", " exp 12/26", ".", "abc", " and left"]),
)
def test_a_security_code_is_refused_however_it_is_written(
    called: str, between: str, code: str, zero: str, before: str, after: str
) -> None:
    """In digits of any script, with signs or nothing between, in the midst of a sentence."""
    digits = "".join(chr(ord(zero) + int(digit)) for digit in code)
    assert code_of(f"{before}{called}{between}{digits}{after}") == "card.security_code"


@given(st.text("abdefghijklmnopqrstuvwxyz 0123456789.,:", max_size=60))
def test_what_is_called_nothing_like_it_is_no_security_code(text: str) -> None:
    assert code_of(text) in ("", "card.number")


def test_last_four_are_four_digits() -> None:
    assert parse_last4(" 0417 ") == "0417"
    for text in ("", "417", "04175", "041x", "٠٤١٧"):
        with pytest.raises(Refusal) as refused:
            parse_last4(text)
        assert refused.value.code == "card.last4"


def test_brands_read_as_people_say_them() -> None:
    assert [brand.words for brand in Brand] == ["Visa", "Mastercard", "Amex", "Discover", "Other card"]


@pytest.mark.parametrize("text", ["12345", "1234567890123", "12a456", "", "٠٨٥١٠٠٠٤٧"])
def test_other_slip_numbers_are_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_slip_number(text)
    assert refused.value.code in ("slip.unreadable", "card.number")


def test_slip_numbers_are_grouped_for_people_and_bare_for_scanners() -> None:
    assert parse_slip_number("085 100-047") == "085100047"
    assert grouped("085100047") == "085 100 047"
    assert grouped("0851") == "0851"


@given(first=st.integers(0, 999_999), size=st.integers(1, PAD_NUMBERS_MAX))
def test_a_pad_holds_its_numbers_and_no_others(first: int, size: int) -> None:
    pad = Pad.parse(f"{first:09d}", f"{first + size - 1:09d}")
    numbers = pad.numbers()
    assert len(pad) == len(numbers) == len(set(numbers)) == size
    assert all(number in pad for number in numbers)
    assert f"{first + size:09d}" not in pad
    assert f"{first:010d}" not in pad


@pytest.mark.parametrize(
    ("first", "last"), [("085100002", "085100001"), ("085100001", "85100002"), ("085100000", "085101000")]
)
def test_a_backward_uneven_or_too_long_pad_is_refused(first: str, last: str) -> None:
    with pytest.raises(Refusal) as refused:
        Pad.parse(first, last)
    assert refused.value.code == "slip.pad"


@given(st.text("0139", min_size=10, max_size=40))
def test_any_13_to_19_digits_in_a_row_that_pass_are_found(digits: str) -> None:
    rows = (digits[at : at + size] for size in range(13, 20) for at in range(len(digits) - size + 1))
    assert holds_card_number(digits) == any(map(passes_luhn, rows))


@pytest.mark.parametrize(
    ("text", "holds"), [("1" * 2_000_000, True), ("1 " * 500_000, True), ("1111 1111 1111 x" * 20_000, False)]
)
def test_however_many_digits_are_looked_through_soon(text: str, holds: bool) -> None:
    """Ones alone never pass the check digit, so each place among them was tried in seven sizes, for minutes."""
    assert holds_card_number(text) is holds


def test_every_sign_that_comes_apart_into_marks_is_known() -> None:
    """Of the whole of Unicode, so that a newer one is noticed."""
    signs = filter(unicodedata.decomposition, map(chr, range(sys.maxunicode + 1)))
    apart = {sign for sign in signs if unicodedata.combining(unicodedata.normalize("NFKD", sign)[0])}
    assert {sign for sign in apart if not unicodedata.combining(sign)} == APART_INTO_MARKS


@pytest.mark.parametrize("pile", ["\u0f73" * 31, "\uff9e\u0316" * 16, "\u0301\u0316" * 16], ids=ascii)
def test_more_accents_than_anybody_writes_are_not_looked_through(pile: str) -> None:
    """To put them in order takes their square; thirty on a letter are still somebody's word."""
    assert holds_card_number(pile)
    assert not holds_card_number(pile[:30])
