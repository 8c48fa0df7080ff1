"""A register's receipt printer: which, where, how wide, what letters it knows. Ground: standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.errors import Refusal

ROLL_PORT = 9100  # where printers with a network socket listen
LINE_CHARS = {58: 32, 80: 48}  # of the printer's own 12-dot letters, by the width of the roll in mm
LINE_CHARS_MIN, LINE_CHARS_MAX = 24, 64
CODE_PAGES = ("cp437", "cp850", "cp852", "cp858", "cp860", "cp863", "cp865", "cp866", "cp1252")
_PATH_CHARS_MAX = 255

_HOST = re.compile(r"(\[[0-9a-fA-F:.]{2,45}(?:%\w{1,15})?\]|[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252}))(?::([0-9]{1,5}))?")
_USB = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")

# How what `unfit_printer` looks at is written.
PRINTER_FITTING = {
    "kind": "none, pdf, network, usb or file",
    "width_mm": "58 or 80",
    "columns": f"0 for what is usual on this roll, or {LINE_CHARS_MIN} to {LINE_CHARS_MAX}",
    "code_page": ", ".join(CODE_PAGES[:-1]) + f" or {CODE_PAGES[-1]}",
}
_ADDRESSES = {
    "network": "the printer's address and port, such as 192.168.1.50:9100",
    "usb": "the printer's maker and product as lsusb shows them, such as 04b8:0e15",
    "file": "the path of a device or file that is there, such as /dev/usb/lp0",
}
_NO_ADDRESS = "nothing: this kind of printer has no address"


class PrinterKind(StrEnum):
    """How receipts come out: not at all, by the system's print dialog, or on a roll that speaks ESC/POS."""

    NONE = "none"
    PDF = "pdf"
    NETWORK = "network"
    USB = "usb"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPrinter:
    """A register's receipt printer. ``columns`` 0 is what is usual for the width of its roll."""

    kind: PrinterKind = PrinterKind.PDF
    address: str = ""
    width_mm: int = 80
    columns: int = 0
    code_page: str = "cp858"

    @property
    def on_roll(self) -> bool:
        """Whether it prints by itself, in its own letters, without anybody being asked."""
        return self.kind in (PrinterKind.NETWORK, PrinterKind.USB, PrinterKind.FILE)

    @property
    def line_chars(self) -> int:
        """How many of its letters stand in a line."""
        return self.columns or LINE_CHARS[self.width_mm]


class RollEnd(StrEnum):
    """What became of a receipt on a roll: the printer says it is printed, or it took all and says nothing."""

    PRINTED = "printed"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """That a receipt is printed once more: when and by whom, as far as that is known."""

    by: str = ""
    wall_ms: int = 0
    offset_min: int = 0


def named_printer(said: str, *, width_mm: int, code_page: str) -> ReceiptPrinter:
    """The printer that somebody types as ``network:192.168.1.50:9100`` or ``pdf``.

    Refuses one that cannot be, with how it is written (``printer.unfit``).
    """
    kind, _, address = said.partition(":")
    known = PrinterKind(kind) if kind in set(PrinterKind) else None
    if known is None:
        raise Refusal("printer.unfit", what="kind", rule=PRINTER_FITTING["kind"])
    printer = ReceiptPrinter(kind=known, address=address, width_mm=width_mm, code_page=code_page.lower())
    if wrong := unfit_printer(printer):
        raise Refusal("printer.unfit", what=wrong[0].replace("_", " "), rule=wrong[1])
    return printer


def network_place(address: str) -> tuple[str, int] | None:
    """Host and port of ``192.168.1.50:9100``, ``printer-2`` or ``[fe80::1]:9100``; None where it is no address."""
    match = _HOST.fullmatch(address)
    port = int(match[2] or ROLL_PORT) if match else 0
    return (match[1].strip("[]"), port) if match and 1 <= port <= 65_535 else None


def usb_ids(address: str) -> tuple[int, int] | None:
    """Maker and product of ``04b8:0e15``; None where it is no such pair."""
    match = _USB.fullmatch(address)
    return (int(match[1], 16), int(match[2], 16)) if match else None


def unfit_printer(printer: ReceiptPrinter) -> tuple[str, str] | None:
    """The first setting that no printer could have, and how it is written; None where all is well."""
    columns = printer.columns
    right = {
        "kind": printer.kind in set(PrinterKind),
        "width_mm": printer.width_mm in LINE_CHARS,
        "columns": columns == 0 or LINE_CHARS_MIN <= columns <= LINE_CHARS_MAX,
        "code_page": printer.code_page in CODE_PAGES,
        "address": _address_fits(printer),
    }
    wrong = next((name for name, fits in right.items() if not fits), None)
    if wrong == "address":
        return wrong, _ADDRESSES.get(printer.kind, _NO_ADDRESS)
    return (wrong, PRINTER_FITTING[wrong]) if wrong else None


def _address_fits(printer: ReceiptPrinter) -> bool:
    address = printer.address
    if printer.kind == PrinterKind.NETWORK:
        return network_place(address) is not None
    if printer.kind == PrinterKind.USB:
        return usb_ids(address) is not None
    if printer.kind == PrinterKind.FILE:
        return 0 < len(address) <= _PATH_CHARS_MAX and address.isprintable()
    return not address
