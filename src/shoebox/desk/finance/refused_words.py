"""How refused boxes and parcels read in this window. Finance room; values to words, no widget."""

from __future__ import annotations

from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.finance.session import Session
from shoebox.desk.text import tr
from shoebox.desk.widgets.facts import Fact
from shoebox.domain.holdings import Quarantined

SHORT_MAX = 60


def what(row: Quarantined) -> str:
    """``Entries 412 to 460``, ``Box 085-2-0316``, or the file where neither is known."""
    if row.is_parcel and row.last_seq:
        if row.first_seq == row.last_seq:
            return tr("Entry {0}", text.count(row.first_seq))
        return tr("Entries {0} to {1}", text.count(row.first_seq), text.count(row.last_seq))
    return tr("Box {0}", row.box_no) if row.box_no and not row.is_parcel else row.name


def whose(row: Quarantined) -> str:
    """``085, register 085-2``; a dash where it does not say."""
    if not row.store:
        return text.DASH
    return tr("{0}, register {1}", row.store, row.register) if row.register else row.store


def why(row: Quarantined) -> str:
    """The reason in its first sentence."""
    told = text.retold(row.sentence)
    first, dot, _ = told.partition(". ")
    return first + ("." if dot else "")


def believing(row: Quarantined) -> str:
    """What it means to believe this."""
    if row.is_left and row.code == "parcel.gap":
        return tr(
            "The register goes on in a new book, and what is missing before this is lost. Two people take what is left "
            "as evidence: its sales count from then on, what is lost stays named as lost."
        )
    return tr("Money may come in with it, so two people say so. It is tried again at once, with every check.")


def times(row: Quarantined) -> str:
    """``once``, ``41 times``."""
    return tr("once") if row.times == 1 else tr("{0} times", text.count(row.times))


def facts(row: Quarantined, session: Session) -> list[Fact]:
    """What is known of it."""
    offset = session.desk.clock.offset_min()
    found = [
        Fact(tr("First came"), says.moment(row.came_ms, offset)),
        Fact(tr("Came last"), says.moment(row.last_ms, offset)),
        Fact(tr("How often"), times(row)),
        Fact(tr("Sealed by its register"), tr("yes") if row.is_proved else tr("nobody proved it")),
        Fact(tr("A copy is kept"), tr("yes") if row.kept else tr("no")),
    ]
    if row.is_left:
        found.append(Fact(tr("Book"), tr("{0}, left for a newer one", row.epoch)))
    if row.asked_ms:
        found.append(Fact(tr("Asked for again"), says.moment(row.asked_ms, offset)))
    return found
