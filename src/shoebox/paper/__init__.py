"""Paper: receipts, the end-of-day report, box labels, the findings report. Sees the shipped fonts and the ground.

Each function takes a read model and answers the bytes of a PDF; the same input gives the same bytes. Nothing here
prints, saves or reads the clock.
"""

from shoebox.paper.codes import code128_pattern, qr_matrix
from shoebox.paper.end_of_day import end_of_day_pdf, report_code
from shoebox.paper.findings import findings_pdf
from shoebox.paper.label import box_code, box_label_pdf
from shoebox.paper.receipt import receipt_pdf

__all__ = [
    "box_code",
    "box_label_pdf",
    "code128_pattern",
    "end_of_day_pdf",
    "findings_pdf",
    "qr_matrix",
    "receipt_pdf",
    "report_code",
]
