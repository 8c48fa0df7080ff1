"""What the page Pick-up says of an order, of its list, and of a step that is done. Register room; no widgets."""

from __future__ import annotations

from shoebox.desk import text
from shoebox.desk.look import Meaning
from shoebox.desk.register.verdict_words import Said
from shoebox.desk.text import tr
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.pickup import OrderSeen, PickUpRow, PickUpState
from shoebox.till import FoundOrders


def proof_word(way: str) -> str:
    """A way of proof from the policy, as a button says it."""
    return way[:1].upper() + way[1:]


def row_state(seen: OrderSeen, *, ready: bool) -> Said:
    """The verdict on one order."""
    order, last = seen.order, seen.last
    who = tr("Order {0}, {1}", order.order_no, order.name)
    if last is not None and seen.is_released:
        at = local_time(last.wall_ms, last.offset_min)
        number = text.entry(last.seq)
        line = tr("Handed over already, {0} {1}, entry {2}", text.day(at.date()), text.clock(at), number)
        return Said(
            line, tr("Do not hand it over again. Was that a mistake? Ctrl+Backspace takes it back."), Meaning.REFUSED
        )
    if seen.elsewhere is not None:
        gone = seen.elsewhere
        at = local_time(gone.wall_ms, gone.offset_min)
        when = f"{text.day(at.date())} {text.clock(at)}"
        line = tr("Handed over already at register {0}, {1}, entry {2}", gone.register, when, gone.seq)
        return Said(line, tr("Do not hand it over again. A mistake is taken back at that register."), Meaning.REFUSED)
    if last is not None and seen.is_held:
        return Said(
            who,
            tr("Waits for Finance since entry {0}. Enter settles it.", text.entry(last.seq)),
            Meaning.WAITING,
            button=tr("Settle it"),
        )
    if not order.is_paid:
        return Said(
            tr("{0} is not paid", who), tr("Key it as a sale, card slip or cash, then hand it over."), Meaning.REFUSED
        )
    if not ready:
        return Said(who, tr("Next: see proof that it is theirs."))
    return Said(who, tr("Paid online, nothing is charged. Enter hands it over."), Meaning.OK)


def short_state(seen: OrderSeen) -> str:
    """The same in a word, for the list."""
    last = seen.last
    if last is not None and seen.is_released:
        return tr("Gone {0}", text.clock(local_time(last.wall_ms, last.offset_min)))
    if seen.elsewhere is not None:
        return tr("Gone {0}", text.clock(local_time(seen.elsewhere.wall_ms, seen.elsewhere.offset_min)))
    if last is not None and seen.is_held:
        return tr("Held")
    return tr("Paid") if seen.order.is_paid else tr("Not paid")


def list_words(found: FoundOrders | None, clock: Clock) -> str:
    """What the list below shows, and of when the order file is."""
    if found is None:
        return ""
    facts = found.facts
    if facts is None:
        file = tr("There is no order file here: an order that nobody can look up goes onto the hold list.")
    else:
        at = local_time(facts.as_of_ms, clock.offset_min())
        orders = text.many(facts.orders, tr("order"), tr("orders"))
        file = tr("{0} in the file of {1} {2}.", orders, text.day(at.date()), text.clock(at))
    waits = text.many(found.held, tr("order waits"), tr("orders wait"))
    return f"{file} {tr('{0} on the hold list.', waits)}" if found.held else file


def released_words(row: PickUpRow) -> str:
    """What was just done."""
    done = {
        PickUpState.RELEASED: tr("Handed over: order {0}, entry {1}"),
        PickUpState.HELD: tr("On the hold list: order {0}, entry {1}"),
        PickUpState.ENDED: tr("Off the hold list: order {0}, entry {1}"),
        PickUpState.UNDONE: tr("Taken back: order {0}, entry {1}"),
    }
    return done[PickUpState(row.state)].format(row.order_no, row.seq)
