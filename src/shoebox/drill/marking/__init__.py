"""Marks the answer of a reconciliation by the truth of a drill: precision, recall, refund money, calibration."""

from shoebox.drill.marking.marks import Calibration, Known, Mark, Marks, RefundMoney, Told
from shoebox.drill.marking.reading import mark_answer
from shoebox.drill.marking.words import as_json, marks_text

__all__ = [
    "Calibration",
    "Known",
    "Mark",
    "Marks",
    "RefundMoney",
    "Told",
    "as_json",
    "mark_answer",
    "marks_text",
]
