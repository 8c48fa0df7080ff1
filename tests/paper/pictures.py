"""Draws every paper as PNGs, to be looked at: ``python tests/paper/pictures.py OUTDIR [LANGUAGE]``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from paper import archive_samples, booklet_samples, day_samples, samples
from paper.reading import pictures
from paper.roll_reading import picture_of_roll
from shoebox.domain.correction import CorrectionRow
from shoebox.domain.day import SaleRow
from shoebox.domain.language import SOURCE
from shoebox.domain.policy import Policy
from shoebox.domain.policy_words import policy_in
from shoebox.domain.printer import Copied, PrinterKind, ReceiptPrinter
from shoebox.paper import (
    box_label_pdf,
    correction_note_pdf,
    end_of_day_pdf,
    findings_pdf,
    in_language,
    receipt_pdf,
    receipt_roll,
)
from shoebox.paper.language import language

SCREEN_DPI, ROLL_DPI = 96, 203
ROLLED = ("receipt", "correction")  # what a receipt printer prints
COPIED = Copied(by="Rosa Lind", wall_ms=samples.local_ms(15, 2), offset_min=samples.OFFSET_MIN)
PRINTED_MS = samples.local_ms(18, 33)


def policy() -> Policy:
    """With its reasons and promises in the language that the papers are drawn in."""
    return policy_in(language(), currency="USD")


def _receipt(row: SaleRow, **marks: Any) -> bytes:
    return receipt_pdf(row, store_name="Harbour Row", register="2", clerk_name="Dana K.", policy=policy(), **marks)


def _note(row: CorrectionRow, **marks: Any) -> bytes:
    people = ("Rosa Lind", "M. Okafor")
    return correction_note_pdf(row, shop="Harbour Row", register="2", people=people, **({"width_mm": 80} | marks))


PAPERS: dict[str, Callable[[], bytes]] = {
    "receipt-card": lambda: _receipt(samples.sale_row()),
    "receipt-cash-copy": lambda: _receipt(samples.cash_row(), copy=COPIED),
    "receipt-refund": lambda: _receipt(samples.refund_row()),
    "receipt-void": lambda: _receipt(
        samples.sale_row(voided_by_seq=415),
        copy=COPIED,
    ),
    "receipt-training": lambda: _receipt(samples.sale_row(), training=True),
    "receipt-58mm": lambda: _receipt(samples.sale_row(), width_mm=58),
    "receipt-58mm-training": lambda: _receipt(samples.sale_row(), width_mm=58, training=True, copy=COPIED),
    "correction-note": lambda: _note(samples.correction_row()),
    "correction-note-58mm": lambda: _note(
        samples.correction_row(slip="", was_slip="", tender="cash", was_tender="cash"), width_mm=58, training=True
    ),
    "strike-note": lambda: _note(samples.strike_row(), besides_minor=2_000),
    "end-of-day": lambda: end_of_day_pdf(samples.figures(), printed_ms=PRINTED_MS),
    "end-of-day-full": lambda: end_of_day_pdf(samples.figures(**samples.rest()), printed_ms=PRINTED_MS),
    "end-of-day-store": lambda: end_of_day_pdf(samples.store_figures(), printed_ms=PRINTED_MS),
    "end-of-day-empty": lambda: end_of_day_pdf(samples.empty_figures(), printed_ms=PRINTED_MS),
    "end-of-day-huge": lambda: end_of_day_pdf(samples.huge_figures(), printed_ms=PRINTED_MS),
    "end-of-day-draft": lambda: end_of_day_pdf(samples.draft_figures(), printed_ms=PRINTED_MS, draft=True),
    "box-label": lambda: box_label_pdf(samples.box_head(), entries=203, slips_by_hand=129, **samples.LABELLED),
    "booklet": booklet_samples.booklet,
    "clerk-sheet": booklet_samples.clerk_sheet,
    "findings": lambda: findings_pdf(samples.findings_report(60)),
    "findings-days": lambda: findings_pdf(samples.findings_report(3, stores=60)),
    "findings-none": lambda: findings_pdf(samples.findings_report(0)),
    **day_samples.PAPERS,
    **archive_samples.PAPERS,
}


def _roll(row: SaleRow, columns: int, **said: Any) -> Image.Image:
    printer = ReceiptPrinter(kind=PrinterKind.FILE, address="/dev/usb/lp0", columns=columns)
    plain: dict[str, Any] = {"store_name": "Harbour Row", "register": "2", "clerk_name": "Dana K.", "policy": policy()}
    return picture_of_roll(receipt_roll(row, printer=printer, **(plain | said)), columns=columns)


ROLLS: dict[str, Callable[[], Image.Image]] = {
    "roll-80mm": lambda: _roll(samples.sale_row(), 48),
    "roll-80mm-copy": lambda: _roll(samples.sale_row(), 48, copy=COPIED, store_name="Müller & Söhne"),
    "roll-80mm-training": lambda: _roll(samples.cash_row(), 48, training=True),
    "roll-58mm": lambda: _roll(samples.sale_row(), 32),
    "roll-58mm-refund": lambda: _roll(samples.refund_row(currency="EUR"), 32, copy=COPIED),
}


def draw(folder: Path) -> list[Path]:
    """Write each paper as ``paper-NAME.pdf`` and its pages as ``paper-NAME-1.png`` and on; the pictures come back."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for name, paper in PAPERS.items():
        pdf = paper()
        (folder / f"paper-{name}.pdf").write_bytes(pdf)
        dpi = ROLL_DPI if name.startswith(ROLLED) else SCREEN_DPI
        for number, page in enumerate(pictures(pdf, dpi), start=1):
            path = folder / f"paper-{name}-{number}.png"
            page.save(path)
            drawn.append(path)
    for name, roll in ROLLS.items():
        drawn.append(folder / f"paper-{name}.png")
        roll().save(drawn[-1])
    return drawn


def main() -> int:
    """Draw into the folder named on the command line, in English or in the language named behind it."""
    if len(sys.argv) not in {2, 3}:
        print("Name one folder for the pictures: python tests/paper/pictures.py OUTDIR [LANGUAGE]")
        return 2
    with in_language(sys.argv[2] if len(sys.argv) == 3 else SOURCE):
        drawn = draw(Path(sys.argv[1]))
    print(f"{len(drawn)} pages in {sys.argv[1]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
