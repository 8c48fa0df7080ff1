"""Findings in words: kinds, reasons, proof lines, acts. The one place where a reason's code becomes a sentence.

Casework room, pure. Faces and paper ask here, so that a finding reads the same on screen, in the sheet and on paper.
"""

from __future__ import annotations

from datetime import datetime

from shoebox.domain.card import Brand
from shoebox.domain.finding import FindingKind

_KINDS = {
    FindingKind.MISSING_CHARGE: "Never charged",
    FindingKind.DUPLICATE_SLIP: "Slip keyed twice",
    FindingKind.VOID_CHARGED: "Void was charged",
    FindingKind.AMOUNT_MISMATCH: "Amount differs",
    FindingKind.CARD_MISMATCH: "Card differs",
    FindingKind.STORE_MISMATCH: "Store differs",
    FindingKind.SPLIT_CHARGE: "Paid in parts",
    FindingKind.COMBINED_CHARGE: "Charged together",
    FindingKind.REFUND_MISSING: "Refund not made",
    FindingKind.REFUND_DUPLICATE: "Refunded twice",
    FindingKind.REFUND_CHARGED: "Refund was charged",
    FindingKind.MISSING_SLIP: "No slip for charge",
    FindingKind.AMBIGUOUS: "Can't be told apart",
    FindingKind.SLIP_GAP: "Slips missing in pad",
    FindingKind.LATE: "Charged late",
}

# Codes of the reconciliation's reasons, each with the facts that follow it: "{0}" is all of them as written.
_REASONS = {
    "same_last4": "Both say card ending {0}.",
    "same_card": "Both are the same card.",
    "same_brand": "Both say {0}.",
    "same_auth": "Both carry approval code {0}.",
    "same_auth_code": "Both carry approval code {0}.",
    "same_approval": "Both carry approval code {0}.",
    "same_amount": "Both are for {0}.",
    "same_store": "Both are of store {0}.",
    "same_slip_no": "Both name slip {0}.",
    "same_slip_ref": "The charge names slip {0}.",
    "same_order": "Both belong to order {0}.",
    "same_day": "Both are of {0}.",
    "slip_ref": "The charge names slip {0}.",
    "lag": "Charged {0} after the sale.",
    "store_differs": "Slip and charge name different stores: {0}.",
    "card_differs": "Slip and charge name different cards: {0}.",
    "amount_differs": "Slip and charge differ: {0}.",
    "amount_digits_swapped": "Two digits of the amount are swapped: {0}.",
    "amount_digit": "One digit of the amount differs: {0}.",
    "amount_digit_lost": "A digit of the amount is missing: {0}.",
    "amount_digit_added": "The amount has a digit too many: {0}.",
    "amount_ten_times": "The amount is ten times the other: {0}.",
    "no_charge": "No charge was found for this slip.",
    "no_slip": "No slip was found for this charge.",
    "no_approval": "The slip has no approval code.",
    "voided": "The slip was voided in the store.",
    "surplus": "{0} more than the slips explain.",
    "web_order": "The charge belongs to a web order.",
}

_PROOF = {
    "settled": "Charged once",
    "settling": "Pay a sale",
    "in_findings": "In a finding",
    "voided": "Voided",
    "cash": "Cash, no charge expected",
    "duplicate": "Extra, in a finding",
    "unrelated": "Not from this incident",
}

_ACTS = {
    "run_taken": "Took in a run",
    "opened": "Opened the case",
    "superseded": "Gone from the last run",
    "returned": "Back in the last run",
    "taken": "Took the case",
    "asked": "Asked",
    "proposed": "Proposed",
    "sent_back": "Sent back",
    "approved": "Approved",
    "closed": "Closed",
    "instructed": "Put into a file",
    "sent_again": "Put into a file again",
    "file_written": "Wrote a file",
    "answered": "Noted the processor's answer",
}


def kind_words(kind: FindingKind, charges: int = 0) -> str:
    """What is wrong, as the queue says it: ``Charged 3 times``."""
    if kind == FindingKind.DUPLICATE_CHARGE:
        return f"Charged {charges} times" if charges > 2 else "Charged twice"
    return _KINDS[kind]


def reason_words(reason: str) -> str:
    """A reason's code and facts as a sentence. A code nobody wrote yet is shown as it is, never hidden."""
    code, _, facts = reason.partition(" ")
    template = _REASONS.get(code)
    if template is None:
        plain = " ".join(part for part in (code.replace("_", " "), facts) if part)
        return plain[:1].upper() + plain[1:] + "."
    return template.format(facts or "the same")


def proof_words(label: str) -> str:
    """A line of the completeness proof in words."""
    plain = label.replace("_", " ")
    return _PROOF.get(label, plain[:1].upper() + plain[1:])


def act_words(kind: str) -> str:
    """An act of the trail in words."""
    return _ACTS.get(kind, kind.replace("_", " "))


def card_words(brand: str, last4: str) -> str:
    """``Visa •• 4417``; empty where neither is known."""
    name = Brand(brand).words if brand in set(Brand) else brand.title()
    return f"{name or 'Card'} •• {last4}" if last4 else name


def confidence_words(ppm: int) -> str:
    """``99.8 % sure``, rounded down so that nothing unsure ever reads as 100."""
    return f"{ppm // 10_000}.{ppm // 1_000 % 10} % sure" if ppm < 1_000_000 else "Certain"


def moment_words(iso: str) -> str:
    """``Thu 12 Nov, 14:33`` as the clock stood where it happened; the text itself where it is no time."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]}, {moment:%H:%M}"


# Not the system's names of days: screen, sheet and paper speak one language.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
