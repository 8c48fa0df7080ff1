"""What the verdict at the foot of a form says: what is so, what comes next. Register room; words, no widgets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from shoebox.desk import text
from shoebox.desk.look import Meaning
from shoebox.desk.register.rows import row_money, row_tender, row_time
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.segment import Segment
from shoebox.domain.dates import said_short
from shoebox.domain.day import SaleRow
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.till.drafts import Declined, Twin

REASONS_NUMBERED = 9  # one key each

# How a field is called in "One thing to mend: last four digits".
NAMES: dict[str, str] = {
    "slip": "slip number",
    "amount_minor": "amount",
    "amount_again": "amount once more",
    "tax_minor": "tax",
    "brand": "card brand",
    "last4": "last four digits",
    "sealed": "card number",
    "again": "last four digits",
    "expiry_ok": "expiry date",
    "approval": "approval code",
    "imprint": "imprint",
    "signature_ok": "signature",
    "legible": "look at all copies",
    "phone": "phone or e-mail",
    "cash_minor": "part in cash",
    "goods": "goods",
    "received_minor": "cash received",
    "reason": "why by hand",
    "why": "reason",
    "happened_ms": "time of the slip",
    "amount": "amount",
    "pin": "PIN of a second person",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A bold line, a small one, what they mean, and the button's words where they differ."""

    line: str
    small: str = ""
    meaning: Meaning = Meaning.PLAIN
    icon: str = ""
    button: str = ""

    @classmethod
    def ready(cls, line: str) -> Said:
        """All is well."""
        return cls(line, tr("Enter records it."), Meaning.OK)


def mend_words(wrong: dict[str, str], visited: Collection[str], *, cut: Collection[str] = ()) -> Said:
    """What is to mend where somebody was, or what comes next; the mend itself where it is `cut` below its field."""
    seen = [name for name in wrong if name in visited]
    if not seen:
        return Said(tr("Next: {0}", _name(next(iter(wrong)))))
    count, first = len(seen), _name(seen[0])
    one = tr("One thing to mend: {0}", first)
    line = one if count == 1 else tr("{0} things to mend, first: {1}", count, first)
    after = [name for name in wrong if name not in seen]
    small = tr("Then the {0}.", _name(after[0])) if after and seen[0] not in cut else wrong[seen[0]]
    return Said(line, small, Meaning.REFUSED)


def why_words(reasons: Sequence[str], *, asked: bool) -> Said:
    """All is keyed but why by hand: its number says it, and records the slip."""
    said = tr("One thing to mend: {0}", _name("reason")) if asked else tr("Next: {0}", _name("reason"))
    numbered = ", ".join(f"{at} {reason}" for at, reason in enumerate(reasons[:REASONS_NUMBERED], start=1))
    small = tr("{0}. Its number records the slip.", numbered)
    if len(reasons) > REASONS_NUMBERED:
        small = f"{small} {tr('F4 names the others.')}"
    return Said(said, small, Meaning.REFUSED if asked else Meaning.PLAIN)


def notice_words(said: str) -> Said:
    """Card data was typed, and is gone."""
    return Said(said, tr("Only the last four digits belong here. Go on without the rest."), Meaning.REFUSED)


def emptying_words() -> Said:
    """Esc where nothing is typed, on a slip that is begun."""
    small = tr("Shift+Enter goes back to the field before.")
    return Said(tr("Esc once more clears all that is keyed here"), small, Meaning.WAITING)


def keys_words(name: str, segments: Sequence[Segment]) -> Said:
    """A key that chooses nothing here: those that do."""
    choices = [segment.choice for segment in segments if not segment.choice.held]
    keys = ", ".join(f"{choice.key} {choice.said}" for choice in choices)
    return Said(tr("Next: {0}", _name(name)), tr("Its keys: {0}.", keys))


def trouble_words(error: ShoeboxError) -> Said:
    """Recording failed: never more certain than the book itself."""
    if isinstance(error, Refusal):
        line = tr("Not recorded")
    elif error.code == "book.unsure":
        line = tr("Nobody can tell yet whether it is recorded")
    else:
        line = tr("Not recorded, and kept here")
    return Said(line, sentence_of(error), Meaning.REFUSED)


def bare_words() -> Said:
    """A slip without imprint and without code, where the policy lets it pass: red, and recorded all the same."""
    small = tr("Nothing shows that the card was here. Ctrl+T asks for a code, Enter records it.")
    return Said(tr("Written by hand, no approval code"), small, Meaning.REFUSED)


def twin_words(twin: Twin, *, asked: bool) -> Said:
    """A likely twin: asked about in place. Only an Enter after the question keeps both."""
    said = tr("Looks like slip {0} of {1}", text.slip(twin.row.slip), row_time(twin.row))
    once = tr("Same card, same amount. Enter asks which it is.")
    small = tr("Enter once more keeps both, Ctrl+Backspace drops this one.") if asked else once
    return Said(said, small, Meaning.WAITING, icon="twin", button=tr("Keep both") if asked else "")


def dropping_words(slip: str) -> Said:
    """The same sale was keyed twice: from one paper, so that this form is blank, or from two."""
    line = tr("The same sale. Is slip {0} written on?", text.slip(slip))
    small = tr("Enter: no, it is blank. Ctrl+Backspace: yes, it is void.")
    return Said(line, small, Meaning.WAITING, icon="twin", button=tr("It is blank"))


def last_saved_words(row: SaleRow) -> Said:
    """After a start, and so after a power cut."""
    line = tr("The last saved entry is {0}: {1} at {2}", text.entry(row.seq), row_money(row), row_time(row))
    what = tr("Slip {0}", text.slip(row.slip)) if row.slip else row_tender(row)
    small = tr("{0}. Anything typed after it was not saved.", what)
    return Said(line, small, icon="lock")


def declined_words(slip: str, money: str, *, is_known: bool) -> Said:
    """The card was declined by phone: this paper ends here. Of a card that is not known nobody is told later."""
    small = tr("Write VOID across it, into the box. F6 takes cash, Enter goes on.")
    if not is_known:
        small = tr("Key brand and last four, then F10: so it is known if it comes again. Enter ends it without.")
    line = (
        tr("Card declined: slip {0} ends here", text.slip(slip)) if slip else tr("Card declined: this slip ends here")
    )
    return Said(f"{line}, {money}" if money else line, small, Meaning.WAITING, icon="void", button=tr("Void the slip"))


def declined_before_words(card: str, before: Declined, *, asked: str, ready: bool) -> Said:
    """The same card, or one that looks like it, was declined before; until recorded it is said at each look.

    `asked` is what it was to pay then; empty where nobody keyed it.
    """
    with_code = tr("Enter records it with the new code.") if ready else tr("Only with a new code by phone.")
    small = tr("{0} Else cash (F6), or another card.", with_code)
    when = said_short(before.when, tr)
    if not before.register:
        return Said(tr("{0} was declined, {1}", card, when), small, Meaning.RISK)
    line = tr("{0} was declined at register {1}, {2}", card, before.register, when)
    return Said(f"{line}, {asked}" if asked else line, small, Meaning.RISK)


def _name(field: str) -> str:
    return tr(NAMES.get(field, field))
