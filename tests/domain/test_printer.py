"""A register's receipt printer, as somebody names it."""

from __future__ import annotations

import pytest

from shoebox.domain.errors import Refusal
from shoebox.domain.printer import (
    CODE_PAGES,
    LINE_CHARS,
    PrinterKind,
    ReceiptPrinter,
    named_printer,
    network_place,
    unfit_printer,
    usb_ids,
)


def named(said: str) -> ReceiptPrinter:
    return named_printer(said, width_mm=80, code_page="cp858")


@pytest.mark.parametrize(
    ("said", "kind", "address"),
    [
        ("pdf", "pdf", ""),
        ("none", "none", ""),
        ("network:192.168.1.50", "network", "192.168.1.50"),
        ("network:printer-2.store.example:9101", "network", "printer-2.store.example:9101"),
        ("network:[fe80::1]:9100", "network", "[fe80::1]:9100"),
        ("usb:04b8:0E15", "usb", "04b8:0E15"),
        ("file:/dev/usb/lp0", "file", "/dev/usb/lp0"),
        (r"file:C:\rolls\one", "file", r"C:\rolls\one"),
    ],
)
def test_printers_that_can_be(said: str, kind: str, address: str) -> None:
    printer = named(said)
    assert (printer.kind, printer.address) == (kind, address)
    assert printer.on_roll == (kind in ("network", "usb", "file"))


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("", "kind"),
        ("laser", "kind"),
        ("pdf:somewhere", "address"),
        ("network", "address"),
        ("network:", "address"),
        ("network:host:0", "address"),
        ("network:host:65536", "address"),
        ("network:ho st", "address"),
        ("network:http://host", "address"),
        ("network:fe80::1", "address"),
        ("network:" + "h" * 300, "address"),
        ("usb:epson", "address"),
        ("usb:04b8:0e151", "address"),
        ("file:", "address"),
        ("file:/dev/lp\n0", "address"),
        ("file:" + "x" * 300, "address"),
    ],
)
def test_printers_that_can_not_be_are_told_how_to_write_them(said: str, what: str) -> None:
    with pytest.raises(Refusal) as refused:
        named(said)
    assert refused.value.facts["what"] == what
    assert "Write " in str(refused.value)


@pytest.mark.parametrize(
    ("wrong", "key"),
    [({"width_mm": 76}, "width_mm"), ({"columns": 20}, "columns"), ({"columns": 65}, "columns"),
     ({"code_page": "utf8"}, "code_page"), ({"code_page": ""}, "code_page")],
)  # fmt: skip
def test_rolls_that_can_not_be(wrong: dict[str, int], key: str) -> None:
    found = unfit_printer(ReceiptPrinter(**wrong))
    assert found is not None
    assert found[0] == key


def test_columns_are_what_is_usual_unless_said() -> None:
    """An 80 mm printer of 180 dots an inch has 42."""
    assert [ReceiptPrinter(width_mm=width).line_chars for width in LINE_CHARS] == [32, 48]
    assert ReceiptPrinter(columns=42).line_chars == 42


def test_addresses_are_read_as_they_are_meant() -> None:
    assert network_place("host") == ("host", 9100)
    assert network_place("[fe80::1]:9101") == ("fe80::1", 9101)
    assert usb_ids("04B8:0e15") == (0x04B8, 0x0E15)


def test_every_code_page_is_one_that_can_be_written() -> None:
    assert all("é".encode(page, "replace") for page in CODE_PAGES)
    assert set(PrinterKind) == {"none", "pdf", "network", "usb", "file"}
