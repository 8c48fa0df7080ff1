"""Paper: receipts, the end-of-day report, box labels, the findings report. Sees the shipped fonts and the ground.

Each function takes a read model and answers the bytes of a PDF, or of a printer's roll; the same input gives the same
bytes. Nothing here saves a file or reads the clock. The drawing rooms are opened on first use: their fonts take a
quarter of a second to read, and a register's window must not wait for a receipt that nobody has asked for yet.
Papers are in English unless they are drawn within `in_language`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shoebox.paper.archive import box_sheet_pdf, certificate_pdf
    from shoebox.paper.booklet import booklet_pdf
    from shoebox.paper.cash_sheet import cash_sheet_pdf
    from shoebox.paper.claims import claims_pdf
    from shoebox.paper.clerk_sheet import clerk_sheet_pdf
    from shoebox.paper.code_sheets import code_sheets_pdf
    from shoebox.paper.codes import code128_pattern, qr_matrix
    from shoebox.paper.correction_note import correction_note_pdf, correction_note_roll
    from shoebox.paper.custody import custody_pdf
    from shoebox.paper.deposit import deposit_pdf
    from shoebox.paper.drafts import drafts_pdf
    from shoebox.paper.end_of_day import end_of_day_pdf, report_code
    from shoebox.paper.escpos import receipt_roll
    from shoebox.paper.findings import findings_pdf
    from shoebox.paper.label import box_code, box_label_pdf
    from shoebox.paper.language import in_language
    from shoebox.paper.receipt import receipt_pdf
    from shoebox.paper.replenish import replenish_pdf
    from shoebox.paper.slip_form import slip_forms_pdf

__all__ = [
    "booklet_pdf",
    "box_code",
    "box_label_pdf",
    "box_sheet_pdf",
    "cash_sheet_pdf",
    "certificate_pdf",
    "claims_pdf",
    "clerk_sheet_pdf",
    "code128_pattern",
    "code_sheets_pdf",
    "correction_note_pdf",
    "correction_note_roll",
    "custody_pdf",
    "deposit_pdf",
    "drafts_pdf",
    "end_of_day_pdf",
    "findings_pdf",
    "in_language",
    "qr_matrix",
    "receipt_pdf",
    "receipt_roll",
    "replenish_pdf",
    "report_code",
    "slip_forms_pdf",
]

_ROOMS = {
    "booklet_pdf": "booklet",
    "box_code": "label",
    "box_label_pdf": "label",
    "box_sheet_pdf": "archive",
    "cash_sheet_pdf": "cash_sheet",
    "certificate_pdf": "archive",
    "claims_pdf": "claims",
    "clerk_sheet_pdf": "clerk_sheet",
    "code128_pattern": "codes",
    "code_sheets_pdf": "code_sheets",
    "correction_note_pdf": "correction_note",
    "correction_note_roll": "correction_note",
    "custody_pdf": "custody",
    "deposit_pdf": "deposit",
    "drafts_pdf": "drafts",
    "end_of_day_pdf": "end_of_day",
    "findings_pdf": "findings",
    "in_language": "language",
    "qr_matrix": "codes",
    "receipt_pdf": "receipt",
    "receipt_roll": "escpos",
    "replenish_pdf": "replenish",
    "report_code": "end_of_day",
    "slip_forms_pdf": "slip_form",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(name)
    return getattr(import_module(f"shoebox.paper.{_ROOMS[name]}"), name)
