"""Findings in words: kinds, reasons, proof lines, acts. The one place where a reason's code becomes a sentence.

Casework room, pure. Faces and paper ask here, so that a finding reads the same on screen, in the sheet and on paper.
"""

from __future__ import annotations

from datetime import datetime

from shoebox.domain.card import Brand
from shoebox.domain.charge import is_day_alone
from shoebox.domain.dates import DAYS, MONTHS
from shoebox.domain.evidence import Evidence
from shoebox.domain.finding import FindingKind
from shoebox.domain.language import Say, as_written
from shoebox.domain.slip import grouped

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
    FindingKind.ORDER_TWICE: "Order handed over twice",
    FindingKind.RECEIPT_REFUNDED: "Refunded again elsewhere",
    FindingKind.ORDER_SHARED: "Two slips on one order",
    FindingKind.SLIP_REPORTED: "Sale on a lost slip",
    FindingKind.NUMBER_TWICE: "One slip number, two sales",
    FindingKind.PADS_OVERLAP: "Pad at two registers",
}

# Codes of the reconciliation's reasons, each with the facts that follow it in the gap.
_REASONS = {
    "same_amount": "Both are for {0}.",
    "same_last4": "Both say card ending {0}.",
    "same_auth": "Both carry approval code {0}.",
    "same_slip_no": "Both name slip {0}.",
    "same_store": "Both are of store {0}.",
    "same_order": "Both belong to order {0}.",
    "same_card": "Both are the same card.",
    "card_differs": "They are different cards.",
    "brand_differs": "The brands differ, {0}.",
    "amount_digit_wrong": "One digit of the amount differs, {0}.",
    "amount_digits_swapped": "Two digits of the amount are swapped, {0}.",
    "amount_digit_lost": "The charge lost a digit of the amount, {0}.",
    "amount_digit_added": "The charge has a digit too many, {0}.",
    "amount_ten_times": "One amount is ten times the other, {0}.",
    "amount_rounded": "The amounts differ by rounding, {0}.",
    "amount_with_tip": "The charge may hold a tip, {0}.",
    "amount_less": "Less was charged than the slip says, {0}.",
    "amount_differs": "The amounts differ, {0}.",
    "tender": "The slip was paid in cash.",
    "slip_voided": "The slip was voided in the store.",
    "lag": "Charged {0} after the sale.",
    "again_after": "Charged again {0} later.",
    "same_day": "Charged on the day of the sale.",
    "other_day": "Charged on another day than the sale.",
    "again_same_day": "Charged again on the same day.",
    "again_other_day": "Charged again on another day.",
    "day_unknown": "At what time of the day is not known.",
    "other_channel": "The two came by different ways.",
    "runner_up": "The next likely slip is {0}, with {1}.",
    "exact_sum": "They add up to the cent: {0}.",
    "no_charge_fits": "No charge fits this slip.",
    "refund_in_place": "A refund of {0} stands where its charge should be. "
    "Have the processor take it back: no file of this desk does.",
    "slip_no": "It is slip {0}.",
    "keyed_twice": "One sale was keyed as two slips.",
    "apart": "They were keyed {0} apart.",
    "slips": "Slips: {0}, charges: {1}; nothing tells them apart.",
    "names_slip": "The charge names slip {0}, and fits no slip.",
    "in_incident": "It is of a store and an hour of the incident.",
    "store": "It is in store {0}.",
    "numbers": "Numbers missing: {0}.",
    "order": "It is order {0}.",
    "handed_over": "Handed over: {0}.",
    "order_paid": "The customer paid {0} for it.",
    "keyed_as": "Keyed again: {0}.",
    "order_charged": "Under that number {0} was charged.",
    "store_found": "The store says: {0}.",
    "receipt": "On receipt {0}, as it was typed.",
    "given_back": "Given back: {0}.",
    "above_receipt": "Together that is more than the {0} of the sale.",
    "reported_lost": "Reported lost in entry {0}.",
    "reported_stolen": "Reported stolen in entry {0}.",
    "said_of_it": "What was said of it: {0}",
    "used_in": "It is used in entry {0}.",
    "issued_at": "Handed out at {0}.",
    "received_at": "Received at {0}.",
    "both_numbers": "On both: {0}.",
    "within_receipt": "Together it stays within the {0} of the sale; look whether it was meant.",
}
_SLIP_NUMBERS = ("slip_no", "same_slip_no", "names_slip")
# A span that a day without its time would have made up: what is said on one day, and on different ones.
_DAY_ALONE = {"lag": ("same_day", "other_day"), "again_after": ("again_same_day", "again_other_day")}
_PAD_DIGITS = 9
_NOTHING_HELD = Evidence((), ())
# The same where the time has a minus: the charge came first.
_EARLIER = {"lag": "Charged {0} before the sale.", "again_after": "Charged once more {0} before."}
# What a code may be about, and how two spellings of it may differ: "last4_digit_wrong 4417/4471".
_FIELDS = {
    "last4": "the card's last four",
    "auth": "the approval code",
    "slip_no": "the slip number",
    "store": "the store",
}
_DIFFER = {
    "_digit_wrong": "One digit of {0} differs, {1}.",
    "_digits_swapped": "Two digits of {0} are swapped, {1}.",
    "_length": "A digit of {0} is missing or too many, {1}.",
    "_differs": "They differ in {0}, {1}.",
}

_PROOF = {
    "settled": "Charged once",
    "settling": "Pay a sale",
    "in_findings": "In a finding",
    "voided": "Voided",
    "cash": "Cash, no charge expected",
    "duplicate": "Extra, in a finding",
    "unrelated": "Not from this incident",
    "not_captured": "Never moved money",
}

_DOUBTS = {
    "amount": "It names another amount than was instructed.",
    "currency": "It names another currency than was instructed.",
    "charge": "It names another charge than was instructed.",
    "both": "It says two things of this line.",
}

_ACTS = {
    "run_taken": "Took in a run",
    "opened": "Opened the case",
    "superseded": "Gone from the last run",
    "returned": "Back in the last run",
    "reweighed": "Weighed anew",
    "unfound": "No longer found by a run",
    "found_again": "Found again by a run",
    "reopened": "Opened again",
    "taken": "Took the case",
    "asked": "Asked",
    "proposed": "Proposed",
    "sent_back": "Sent back",
    "approved": "Approved",
    "closed": "Closed",
    "instructed": "Put into a file",
    "sent_again": "Put into a file again",
    "file_written": "Wrote a file",
    "file_put": "Put the file into the folder",
    "journal_written": "Wrote a journal",
    "journal_put": "Put the journal into the folder",
    "answered": "Noted the processor's answer",
    "result_taken": "Took in a processor's result",
    "not_known": "The processor does not know",
    "box_arrived": "Took a box in",
    "box_moved": "Moved a box",
    "box_explained": "Explained a difference",
    "boxes_destroyed": "Destroyed boxes",
    "refused_settled": "Settled what was refused",
    "card_opened": "Opened a card number",
    "card_shut": "A card number did not open",
    "card_passphrase": "Typed a wrong passphrase for a card number",
}


def kind_words(kind: FindingKind, charges: int = 0, say: Say = as_written) -> str:
    """What is wrong, as the queue says it: ``Charged 3 times``."""
    if kind == FindingKind.DUPLICATE_CHARGE:
        return say("Charged {0} times").format(charges) if charges > 2 else say("Charged twice")
    return say(_KINDS[kind])


def reason_words(reason: str, say: Say = as_written, evidence: Evidence = _NOTHING_HELD) -> str:
    """A reason's code and facts as a sentence. A code nobody wrote yet is shown as it is, never hidden.

    The reconciliation reckons with slip numbers and moments; `evidence` says how a number is written on its slip, and
    which charges have a day and no time.
    """
    whole, *more = reason.split(", ")
    parts = (whole, *more) if all(map(_is_known, more)) else (reason,)
    return " ".join(_one_reason(_as_held(part, evidence), say) for part in parts)


def _as_held(reason: str, evidence: Evidence) -> str:
    """The reason with slip numbers as they are written, and without a time that nobody said."""
    code, _, facts = reason.partition(" ")
    if code.startswith("runner_up_"):
        return f"{code} {_as_held(facts, evidence)}"
    if code in _SLIP_NUMBERS or code.startswith("slip_no_"):
        return f"{code} {'/'.join(_as_on_slip(number, evidence) for number in facts.split('/'))}"
    if code == "numbers":
        return f"{code} {'-'.join(_as_printed(number) for number in facts.split('-'))}"
    if code in _DAY_ALONE and not facts.endswith(" d"):
        return _without_time(code, evidence) or reason
    return reason


def _without_time(code: str, evidence: Evidence) -> str:
    """How far two moments are apart, where one is a day alone; empty where no time is missing."""
    if not any(is_day_alone(one.charged_at) for one in evidence.charges):
        return ""
    moments = [one.charged_at for one in evidence.charges]
    if code == "lag":
        moments += [slip.sold_at for slip in evidence.slips]
    days = {moment[:10] for moment in moments}
    if len(days) > 1 and len(moments) > 2:
        return "day_unknown"
    return _DAY_ALONE[code][len(days) > 1]


def _as_printed(number: str) -> str:
    """A number of a pad that no slip here has; stores' pads have nine digits, and a low store's begin with a zero."""
    return grouped(number.zfill(_PAD_DIGITS) if _PAD_DIGITS - 2 <= len(number) < _PAD_DIGITS else number)


def _as_on_slip(number: str, evidence: Evidence) -> str:
    """``85100008`` as ``085 100 008``: the reconciliation compares numbers without the zeros before them."""
    written = (*(slip.slip_no for slip in evidence.slips), *(charge.slip_ref for charge in evidence.charges))
    return next((grouped(one) for one in written if one.lstrip("0") == number.lstrip("0")), _as_printed(number))


def _is_known(reason: str) -> bool:
    return reason.partition(" ")[0] in _REASONS


def _one_reason(reason: str, say: Say) -> str:
    code, _, facts = reason.partition(" ")
    if code == "runner_up_lost":
        return say("It lost by this: {0}").format(_one_reason(facts, say))
    if code == "runner_up_lacks":
        return say("It lacks this: {0}").format(_one_reason(facts, say))
    if code in _EARLIER and facts.startswith("-"):
        return say(_EARLIER[code]).format(facts[1:])
    if code in _REASONS:
        return say(_REASONS[code]).format(*_facts_of(code, facts, say))
    for about, words in _FIELDS.items():
        for ending, template in _DIFFER.items():
            if code == about + ending:
                return say(template).format(say(words), _on_both(facts, say))
    plain = " ".join(part for part in (code.replace("_", " "), facts) if part)
    return plain[:1].upper() + plain[1:] + "."


def _on_both(facts: str, say: Say) -> str:
    """``62.41/26.41`` as ``62.41 on the slip, 26.41 on the charge``."""
    pair = facts.split("/")
    return say("{0} on the slip, {1} on the charge").format(*pair) if len(pair) == 2 else facts


def _facts_of(code: str, facts: str, say: Say) -> tuple[str, ...]:
    """The facts behind a code, one for each gap of its sentence."""
    if code.startswith("amount_"):
        return (_on_both(facts, say),)
    if code == "brand_differs":
        return (_on_both("/".join(card_words(brand, "", say) for brand in facts.split("/")), say),)
    if code == "slips":
        return tuple(facts.split(" charges "))
    if code == "runner_up":
        rival, *share = facts.rsplit(" ", 2)
        return rival, " ".join(share)
    return (facts,)


_CAUSES = {
    "slip_came": "Slip {0} came.",
    "charge_came": "Charge {0} came.",
    "odds_moved": "Nothing of its own came; the odds of the whole run are other ones.",
    "beside_case": "Case {0} was decided before about the same papers.",
}


def cause_words(cause: str, say: Say = as_written) -> str:
    """Why a run changed a case, from a code of `RunChange`."""
    code, _, facts = cause.partition(" ")
    if code == "sure":
        now, before = (confidence_words(int(ppm), say) for ppm in facts.split())
        return say("{0}, before {1}.").format(now, before)
    return say(_CAUSES[code]).format(facts)


def doubt_words(doubt: str, say: Say = as_written) -> str:
    """Why a processor's answer is not believed as it stands (a `Check`); empty where it is."""
    return say(_DOUBTS[doubt]) if doubt else ""


def proof_words(label: str, say: Say = as_written) -> str:
    """A line of the completeness proof in words."""
    plain = label.replace("_", " ")
    return say(_PROOF[label]) if label in _PROOF else plain[:1].upper() + plain[1:]


def act_words(kind: str, say: Say = as_written) -> str:
    """An act of the trail in words."""
    return say(_ACTS[kind]) if kind in _ACTS else kind.replace("_", " ")


def card_words(brand: str, last4: str, say: Say = as_written) -> str:
    """``Visa •• 4417``; empty where neither is known."""
    name = say(Brand(brand).words) if brand in set(Brand) else brand.title()
    return f"{name or say('Card')} •• {last4}" if last4 else name


def confidence_words(ppm: int, say: Say = as_written) -> str:
    """``99.8 % sure``, rounded down so that nothing unsure ever reads as 100."""
    return say("{0} % sure").format(f"{ppm // 10_000}.{ppm // 1_000 % 10}") if ppm < 1_000_000 else say("Certain")


def moment_words(iso: str, say: Say = as_written) -> str:
    """``Thu 12 Nov, 14:33`` as the clock stood where it happened; the text itself where it is no time.

    ``Thu 12 Nov`` where nobody said at what time of the day.
    """
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    day = f"{say(DAYS[moment.weekday()])} {moment.day} {say(MONTHS[moment.month - 1])}"
    return day if is_day_alone(iso) else f"{day}, {moment:%H:%M}"
