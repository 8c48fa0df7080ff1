"""A sealed card number is opened: by one whose role it is, with a reason, as an act of the book. Casework room.

The act is on the disk before anybody sees the number, and no act holds it. An opening that failed is an act too.
"""

from __future__ import annotations

from collections.abc import Callable

from shoebox.casework.deciding import checked_note, opened
from shoebox.casework.people import Gate
from shoebox.domain.decision import CaseState
from shoebox.domain.errors import Refusal
from shoebox.domain.sealed import ClearCard, SealedSlip, key_id_of
from shoebox.domain.staff import Person
from shoebox.storage import case_reads
from shoebox.storage.case_book import CaseWriter


def checked_reason(note: str, *, by: Person, gate: Gate) -> str:
    """Why, as it is kept. Refusals ``seal.role``, ``seal.reason``, and those of a note."""
    gate.opener(by)
    reason = checked_note(note)
    if not reason:
        raise Refusal("seal.reason")
    return reason


def open_card(
    writer: CaseWriter, case_id: int, sealed: SealedSlip, *, reason: str, by: Person, open_it: Callable[[], ClearCard]
) -> ClearCard | None:
    """The number; None where it did not open, which is then written down. It is shown once the act is kept."""
    row = case_reads.case_row(writer.conn, case_id)
    if row is None:
        raise Refusal("case.unknown", case=case_id)
    _, evidence = opened(writer, case_id)
    if sealed.whose.entry_id not in {slip.slip_id for slip in evidence.slips}:
        raise Refusal("seal.none", case=case_id)
    try:
        card = open_it()
    except Refusal:
        card = None
    said = {
        "slip_id": sealed.whose.entry_id, "slip_no": sealed.whose.slip, "store": sealed.whose.store,
        "register": sealed.whose.register, "key": key_id_of(sealed.letters).hex(), "note": reason,
    }  # fmt: skip
    kind = "card_opened" if card is not None else "card_shut"
    writer.add(kind, said, case_id=case_id, state=CaseState(row.state), owner=row.owner, person=by.number)
    return card
