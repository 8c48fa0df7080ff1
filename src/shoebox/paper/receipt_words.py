"""What a receipt says: a committed sale or refund as words and numbers. No drawing, no measures."""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.card import Brand
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.incident import RescueLane
from shoebox.domain.item import Basket, per_cent_text
from shoebox.domain.money import Money, figure_text, tax_within
from shoebox.domain.policy import Policy
from shoebox.domain.printer import Copied
from shoebox.domain.sentences import entry_words
from shoebox.domain.slip import grouped
from shoebox.paper.faces import printable, spoken
from shoebox.paper.language import say
from shoebox.paper.receipt_items import item_lines
from shoebox.paper.words import currency_sign, moment

TRAINING = "TRAINING, NOT A SALE"
Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All a receipt says, already text, in the order of the paper. Empty ``claim`` or ``slip`` = not printed."""

    title: str
    shop: str
    where: tuple[str, ...]
    marks: tuple[str, ...]
    copied: tuple[str, ...]
    lines: Lines
    total_word: str
    total: str
    details: Lines
    promise: str
    advice: str
    claim: str
    slip: str
    foot: tuple[str, ...]


def told_of(
    row: SaleRow,
    policy: Policy,
    *,
    shop: str,
    register: str,
    clerk: str,
    copy: Copied | None,
    training: bool,
    basket: Basket | None = None,
    rest: SaleRow | None = None,
    rescue_lane: str = RescueLane.FINANCE,
) -> Told:
    """The words of one receipt; with the lines of its basket, where it was keyed by items, or its certificate alone.

    ``rest`` is the entry of what was paid by another tender: one receipt is the whole sale's. ``rescue_lane`` is
    that of the incident it was taken under: who charges the card.
    """
    refund = row.kind == "refund"
    promise, advice = _promise(row, policy, rescue_lane, training=training, split=rest is not None)
    whole = Money(row.amount_minor + (rest.amount_minor if rest else 0), row.currency)
    number = entry_words(row.seq, say)
    kind = say("Refund, entry {0}", number) if refund else say("Receipt, entry {0}", number)
    return Told(
        title=", ".join([kind, *([say("training")] if training else []), *([say("copy")] if copy else [])]),
        shop=spoken(shop),
        where=(moment(row.wall_ms, row.offset_min), say("Register {0}, {1}", printable(register), spoken(clerk))),
        marks=_marks(row, copy=copy is not None, training=training),
        copied=_copied(copy) if copy else (),
        lines=(
            item_lines(basket, row.currency)
            if basket is not None and basket.lines
            else _goods(row, rest, policy, exempt=basket.exempt if basket is not None else "")
        ),
        total_word=f"{say('Refund') if refund else say('Total')} {currency_sign(row.currency)}",
        total=figure_text(whole),
        details=(*(_tenders(row, rest) if rest else _tender(row)), *_numbers(row)),
        promise=promise,
        advice=advice,
        claim="" if training else printable(row.claim_code),
        slip="" if training else printable(row.slip),
        foot=() if refund or row.voided_by_seq else tuple(spoken(line) for line in policy.receipt_foot),
    )


def _marks(row: SaleRow, *, copy: bool, training: bool) -> tuple[str, ...]:
    marks = (
        (say(TRAINING), training),
        (say("VOID BY ENTRY {0}", entry_words(row.voided_by_seq, say)), row.voided_by_seq != 0),
        (say("CORRECTED BY ENTRY {0}", entry_words(row.corrected_by_seq, say)), row.corrected_by_seq != 0),
        (say("REFUND"), row.kind == "refund"),
        (say("COPY"), copy),  # last: when and by whom stands below it
    )
    return tuple(mark for mark, shown in marks if shown)


def _copied(copy: Copied) -> tuple[str, ...]:
    when = say("Printed {0}", moment(copy.wall_ms, copy.offset_min)) if copy.wall_ms else ""
    who = say("by {0}", spoken(copy.by)) if copy.by else ""
    return tuple(filter(None, (when, who)))


def _goods(row: SaleRow, rest: SaleRow | None, policy: Policy, *, exempt: str) -> Lines:
    rows = (row, rest) if rest else (row,)
    gross = Money(sum(one.amount_minor for one in rows), row.currency)
    tax = Money(sum(one.tax_minor for one in rows), row.currency)
    # The rate is named only where it is the one this tax was taken with; a policy may have changed since.
    named = bool(tax) and tax_within(gross, policy.tax_rate_per_100k) == tax
    taxed = (say("Tax {0}", _rate(policy)) if named else say("Tax"), figure_text(tax))
    return (
        (spoken(row.goods) or say("Goods"), figure_text(gross - tax)),
        (say("Tax exempt"), printable(exempt)) if exempt else taxed,
    )


def _rate(policy: Policy) -> str:
    return f"{per_cent_text(policy.tax_rate_per_100k)} %"


def _tender(row: SaleRow) -> Lines:
    back = row.kind == "refund"
    if row.tender == Tender.CASH:
        return _cash_lines(row)
    brand = say(Brand(row.brand).words if row.brand in set(Brand) else "Card")
    card = (say("Back to {0}", brand) if back else brand, f"•• {printable(row.last4)[-4:]}")
    return (card, (say("Approval code"), printable(row.approval))) if row.approval and not back else (card,)


def _tenders(row: SaleRow, rest: SaleRow) -> Lines:
    """Each part with what was paid by it: the amount on the slip is not the total here."""
    (brand, last4), *approval = _tender(row)
    return ((f"{brand} {last4}", figure_text(Money(row.amount_minor, row.currency))), *approval, *_cash_lines(rest))


def _cash_lines(row: SaleRow) -> Lines:
    if row.kind == "refund":
        return ((say("Given back in cash"), figure_text(Money(row.amount_minor, row.currency))),)
    received = max(row.received_minor, row.amount_minor)
    change = Money(received - row.amount_minor, row.currency)
    return ((say("Cash"), figure_text(Money(received, row.currency))), (say("Change"), figure_text(change)))


def _numbers(row: SaleRow) -> Lines:
    lines = []
    if row.kind == "refund" and row.refund_of_seq:
        lines.append((say("For entry"), entry_words(row.refund_of_seq, say)))
    if row.outside_receipt:
        lines.append((say("For receipt"), f"{printable(row.outside_store)} / {printable(row.outside_receipt)}"))
    if row.slip:
        lines.append((say("Slip number"), grouped(printable(row.slip))))
    written = moment(row.taken_ms, row.offset_min) if row.taken_ms and row.kind == "sale" else ""
    if written not in {"", moment(row.wall_ms, row.offset_min)}:  # the paper's own time, where it was keyed later
        lines.append((say("Written"), written))
    return (*lines, (say("Entry"), entry_words(row.seq, say)), (say("Slip code"), printable(row.slip_code)))


def _promise(row: SaleRow, policy: Policy, rescue_lane: str, *, training: bool, split: bool) -> tuple[str, str]:
    """The one strong line on when money moves, and what to do if it moves wrongly."""
    within = printable(policy.charged_within)
    if training:
        return say("This is practice. No money moved."), say("Nothing was sold, and no card is charged.")
    if row.voided_by_seq:
        strong = say("Void by entry {0}.", entry_words(row.voided_by_seq, say))
        return strong, say("No card is charged for it. Keep this paper with the slip.")
    if row.kind == "refund" and row.tender != Tender.CASH:
        strong = say("Given back once, within {0}.", within)
        return strong, _who_gives_back(rescue_lane)
    if row.kind == "refund":
        return say("Given back in cash."), say("Nothing goes to a card.")
    if row.tender == Tender.CASH:
        return say("Paid in cash."), say("If you bring something back, show this code.")
    advice = _who_charges(rescue_lane)
    if split:
        on_card = f"{currency_sign(row.currency)}{figure_text(Money(row.amount_minor, row.currency))}"
        return say("{0} charged once, within {1}.", on_card, within), advice
    return say("Charged once, within {0}.", within), advice


def _who_gives_back(rescue_lane: str) -> str:
    if rescue_lane == RescueLane.REKEY:
        return say(
            "Our tills are down today, so this store sends it to your bank once they are back. "
            "If it does not come, or comes twice, show this code."
        )
    return say("Head office sends it to your bank. If it does not come, or comes twice, show this code.")


def _who_charges(rescue_lane: str) -> str:
    if rescue_lane == RescueLane.REKEY:
        return say(
            "Our tills are down today, so this store keys your card in once they are back. "
            "If you see it twice, show this code."
        )
    return say("Our tills are down today, so head office charges your card later. If you see it twice, show this code.")
