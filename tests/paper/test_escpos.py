"""The receipt on a roll, read back as a printer reads it: words, looks, codes, cut."""

from __future__ import annotations

import logging
from typing import Any

import pytest
import zxingcpp

from paper import samples
from paper.roll_reading import Roll, picture_of_roll, read_roll
from shoebox.domain.day import SaleRow
from shoebox.domain.ids import spaced
from shoebox.domain.policy import Policy
from shoebox.domain.printer import CODE_PAGES, Copied, PrinterKind, ReceiptPrinter
from shoebox.paper import receipt_roll
from shoebox.paper.escpos_letters import cut, legible, lines_of

COPIED = Copied(by="Rosa Lind", wall_ms=samples.local_ms(15, 2), offset_min=samples.OFFSET_MIN)
WIDTHS = (58, 80)


def job(row: SaleRow, *, width_mm: int = 80, page: str = "cp858", columns: int = 0, **said: Any) -> bytes:
    printer = ReceiptPrinter(
        kind=PrinterKind.FILE, address="/dev/usb/lp0", width_mm=width_mm, code_page=page, columns=columns
    )
    plain: dict[str, Any] = {"store_name": "Harbour Row", "register": "2", "clerk_name": "Dana K.", "policy": Policy()}
    return receipt_roll(row, printer=printer, **(plain | said))


def printed(row: SaleRow, **said: Any) -> Roll:
    return read_roll(job(row, **said))


def test_a_card_sale() -> None:
    """412: Visa 4417, $129.95 with $8.78 tax, approval 48213A, slip 085 100 047, keyed 14:33 by Dana K."""
    row = samples.sale_row()
    roll = printed(row)
    assert roll.lines[:3] == ["Harbour Row", "Thu 12 Nov 2026, 14:33", "Register 2, Dana K."]
    for name, value in (
        ("Goods", "121.17"), ("Tax 7.25 %", "8.78"), ("Visa", "** 4417"), ("Approval code", "48213A"),
        ("Slip number", "085 100 047"), ("Entry", "412"), ("Slip code", row.slip_code),
    ):  # fmt: skip
        assert name.ljust(48 - len(value)) + value in roll.lines
    assert "Charged once, within 2 business days." in roll.lines
    assert spaced(row.claim_code) in roll.lines
    assert "COPY" not in roll.text


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_what_matters_is_large(width_mm: int) -> None:
    row = samples.sale_row()
    looks = {piece.text: piece for piece in printed(row, width_mm=width_mm).pieces()}
    for words in ("Harbour Row", "129.95", spaced(row.claim_code)):
        assert (looks[words].width, looks[words].height, looks[words].bold) == (2, 2, True)
    assert (looks["Claim code. Keep this receipt."].width, looks["Slip number"].bold) == (1, False)


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_it_ends_past_the_knife(width_mm: int) -> None:
    things = printed(samples.sale_row(), width_mm=width_mm).things
    assert things[-2:] == [("feed", 6), ("cut", ())]
    assert [kind for kind, _ in things].count("cut") == 1


@pytest.mark.parametrize("width_mm", WIDTHS)
@pytest.mark.parametrize("slip", ["085100047", "085100", "085100047123"])
def test_codes_read_back_as_printed(width_mm: int, slip: str) -> None:
    """By a scanner too, from a picture of the roll's own dots."""
    row = samples.sale_row(slip=slip)
    sent = job(row, width_mm=width_mm)
    assert read_roll(sent).codes == [("qr", "SBX:" + row.claim_code), ("bars", row.claim_code), ("bars", slip)]
    picture = picture_of_roll(sent, columns={58: 32, 80: 48}[width_mm])
    found = sorted(code.text for code in zxingcpp.read_barcodes(picture))
    assert found == sorted(["SBX:" + row.claim_code, row.claim_code, slip])


def test_bars_too_wide_for_the_roll_are_left_to_their_digits() -> None:
    row = samples.sale_row(slip="0851000471230000")
    roll = printed(row, width_mm=58)
    assert [content for _, content in roll.codes] == ["SBX:" + row.claim_code, row.claim_code]
    assert "0851000471230000" in roll.text.replace(" ", "")


def extremes() -> list[SaleRow]:
    return [
        samples.sale_row(),
        samples.cash_row(),
        samples.refund_row(),
        samples.refund_row(tender="cash", brand="", last4="", slip=""),
        samples.sale_row(voided_by_seq=415),
        samples.sale_row(amount_minor=10**12, tax_minor=10**11, approval="X" * 60, slip="9" * 30),
        samples.sale_row(brand="unheard-of", slip="", claim_code="", slip_code="", approval=""),
        samples.sale_row(currency="JPY", amount_minor=12_995, tax_minor=0),
    ]


@pytest.mark.parametrize("columns", [24, 32, 42, 48, 64])
@pytest.mark.parametrize("row", extremes(), ids=lambda row: f"{row.seq}-{row.kind}-{row.tender}")
def test_no_line_is_longer_than_the_roll_is_wide(columns: int, row: SaleRow) -> None:
    """With names as long as they may be; no printer then breaks a line by itself."""
    long = "Ångström-Straße, " * 4
    policy = Policy(receipt_foot=(long * 2, "x" * 200), charged_within="w" * 90)
    for training in (False, True):
        roll = printed(
            row, columns=columns, store_name=long, register="0" * 20, clerk_name=long, policy=policy, copy=COPIED,
            training=training,
        )  # fmt: skip
        assert max(roll.widths()) <= columns


def test_the_largest_amount_stays_whole_on_the_narrowest_roll() -> None:
    """Twice as high only, where twice as wide would not fit."""
    roll = printed(samples.sale_row(amount_minor=10**12), columns=24)
    assert next(piece for piece in roll.pieces() if piece.text == "10,000,000,000.00").width == 1


def test_the_store_charges_where_its_incident_says_so() -> None:
    """On the roll as on the PDF: each lane has its own words."""
    said = {lane: " ".join(printed(samples.sale_row(), rescue_lane=lane).lines) for lane in ("finance", "rekey")}
    assert "head office charges your card later" in said["finance"]
    assert "head office" not in said["rekey"]
    assert "this store keys your card in once they are back" in said["rekey"]


def test_the_longest_foot_is_wrapped_and_never_cut() -> None:
    """Six lines of 200 letters on 58 mm: the last word of each comes out."""
    policy = Policy(receipt_foot=tuple(("returned goods " * 13)[:194] + f"last{at}" for at in range(6)))
    said = " ".join(printed(samples.sale_row(), width_mm=58, policy=policy).lines)
    assert [f"last{at}" in said.replace(" ", "") for at in range(6)] == [True] * 6
    assert "..." not in said


def test_a_copy_says_so_and_when_and_by_whom() -> None:
    roll = printed(samples.sale_row(), copy=COPIED)
    mark = next(piece for piece in roll.pieces() if "COPY" in piece.text)
    assert (mark.inverted, mark.width, mark.height) == (True, 2, 2)
    assert "Printed Thu 12 Nov 2026, 15:02" in roll.lines
    assert "by Rosa Lind" in roll.lines
    assert "Printed" not in printed(samples.sale_row(), copy=Copied()).text


def test_only_the_mark_is_white_on_black() -> None:
    roll = printed(samples.refund_row(), copy=COPIED)
    assert [piece.text for piece in roll.pieces() if piece.inverted] == [" REFUND ", " COPY "]


def test_cash_refund_and_void_say_what_they_are() -> None:
    assert "Change".ljust(44) + "7.59" in printed(samples.cash_row()).lines
    assert [code for code, _ in printed(samples.cash_row()).codes] == ["qr", "bars"], "no slip, no bars of one"
    assert "Back to Visa" in printed(samples.refund_row()).text
    assert "VOID BY ENTRY 415" in printed(samples.sale_row(voided_by_seq=415)).text


def test_training_can_not_be_claimed() -> None:
    row = samples.sale_row()
    roll = printed(row, training=True)
    assert "TRAINING, NOT A SALE" in roll.text
    assert roll.codes == []
    assert spaced(row.claim_code) not in roll.text


def test_more_than_four_digits_never_come_out() -> None:
    """A row that wrongly holds a whole card number, in each field a person could have typed it into."""
    number = "4111111111111111"
    row = samples.sale_row(last4=number, reason=number)
    sent = job(row, store_name=number, clerk_name=f"Dana {number}", copy=Copied(by=number))
    assert b"11111" not in sent.replace(b" ", b"")
    assert "** 1111" in read_roll(sent).text


def test_no_expiry() -> None:
    said = printed(samples.sale_row(expiry_ok=True)).text.lower()
    assert "expir" not in said
    assert "valid" not in said


@pytest.mark.parametrize(
    ("page", "currency", "name", "sign", "shown"),
    [
        ("cp858", "EUR", "Müller & Söhne, Ærøskøbing", "€", "Müller & Söhne, Ærøskøbing"),
        ("cp858", "GBP", "Łódź, Čapek Önü", "£", "Lódz, Capek Önü"),
        ("cp437", "EUR", "Müller, Ærø", "EUR", "Müller, Æro"),
        ("cp852", "EUR", "Łódź, Müller", "EUR", "Łódź, Müller"),
        ("cp866", "EUR", "Лавка Müller", "EUR", "Лавка Muller"),
        ("cp1252", "EUR", "Müller “Œuvre” €", "€", "Müller “Œuvre” €"),
        ("cp858", "JPY", "日本の店 A", "¥", "RiBennoDian A"),
        ("cp858", "USD", "Café…", "$", "Café..."),
    ],
)
def test_letters_come_out_right_or_as_near_as_the_printer_knows(
    page: str, currency: str, name: str, sign: str, shown: str
) -> None:
    roll = printed(samples.sale_row(currency=currency), page=page, store_name=name)
    assert " ".join(roll.lines[:2]).startswith(shown)
    assert f"Total {sign} " in roll.text
    assert roll.code_page == page


@pytest.mark.parametrize("page", CODE_PAGES)
def test_nothing_of_a_text_is_ever_a_command(page: str) -> None:
    """Every letter of the first plane, as a name: the reader fails on any control among letters."""
    for block in range(0x20, 0x3000, 64):
        name = "".join(chr(code) for code in range(block, block + 64))
        known = legible(name, page)
        raw = known.encode(page)
        assert len(raw) == len(known), "one byte a letter"
        assert all(byte >= 0x20 and byte != 0x7F for byte in raw)
    assert read_roll(
        job(samples.sale_row(), page=page, store_name="a\x1b@\x1dV\x00\x10\x04\x01\nb\u202ec", copy=COPIED)
    )


def test_the_same_receipt_is_the_same_bytes() -> None:
    assert job(samples.sale_row(), copy=COPIED) == job(samples.sale_row(), copy=COPIED)


def test_the_library_leaves_the_program_s_log_alone() -> None:
    job(samples.sale_row())
    assert not [handler for handler in logging.root.handlers if type(handler) is logging.StreamHandler]


def test_a_receipt_says_nothing_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    job(samples.sale_row())
    assert capfd.readouterr() == ("", "")


def test_lines_break_between_words_and_end_in_dots() -> None:
    assert lines_of("one two three", 7, lines_max=3) == ("one two", "three")
    assert lines_of("one two three four", 7, lines_max=2) == ("one two", "thre...")
    assert lines_of("", 7, lines_max=2) == ()
    assert cut("receipt", 7) == "receipt"
    assert cut("receipts", 7) == "rece..."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("écharpe Łódź", "écharpe Lódz"),
        ("مرحبا", "mrhba"),
        ("Шарф щука", "Sharf shchuka"),
        ("한글 さくら シャツ", "hangeul sakura siyatu"),
        ("٣٤٥ १२ １２", "345 12 12"),
        ("漢字 😀", "HanZi (grinning face)"),
    ],
)
def test_what_the_printer_has_no_letter_for_is_written_in_plain_ones(text: str, said: str) -> None:
    """A printer of cp850: names of goods are read aloud, and no digit is lost."""
    assert legible(text, "cp850") == said


def test_one_and_a_half_is_no_eleven_halves() -> None:
    """A code page without the sign for a half."""
    assert legible("1½ m", "cp866") == "1 1/2 m"
