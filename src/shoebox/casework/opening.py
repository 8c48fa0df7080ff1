"""A sealed card number is opened: by one whose role it is, with a reason, as an act of the book. Casework room.

The act is on the disk before anybody sees the number, and no act holds it. An opening that failed is an act too, and
so is a wrong passphrase: after five of them in a row nobody's next one is tried for a while.
"""

from __future__ import annotations

from collections.abc import Callable

from shoebox.casework.deciding import checked_note, opened
from shoebox.casework.people import Gate
from shoebox.domain.case import CaseRow
from shoebox.domain.decision import CaseState
from shoebox.domain.errors import Refusal
from shoebox.domain.sealed import ClearCard, SealedSlip, key_id_of
from shoebox.domain.staff import Person
from shoebox.storage import case_reads
from shoebox.storage.case_book import CaseBook, CaseWriter

OPENED, SHUT, WRONG = "card_opened", "card_shut", "card_passphrase"
WRONG_MAX, WRONG_WAIT_MS = 5, 15 * 60_000
_LOOKS = (OPENED, SHUT, WRONG)


def checked_reason(note: str, *, by: Person, gate: Gate) -> str:
    """Why, as it is kept. Refusals ``seal.role``, ``seal.reason``, and those of a note."""
    gate.opener(by)
    reason = checked_note(note)
    if not reason:
        raise Refusal("seal.reason")
    return reason


def refuse_guessing(book: CaseBook, *, by: Person, now_ms: int) -> None:
    """Refuse whoever has typed a wrong passphrase so often in a row, for a while (``seal.wait``).

    It counts by the acts, so no restart begins anew. One that a clock puts into the future holds nobody up.
    """
    with book.read() as conn:
        last = case_reads.last_looks(conn, _LOOKS, person=by.number, most=WRONG_MAX)
    if len(last) < WRONG_MAX or any(act.kind != WRONG for act in last):
        return
    past_ms = now_ms - last[0].at_ms
    if 0 <= past_ms < WRONG_WAIT_MS:
        raise Refusal("seal.wait", tries=WRONG_MAX, minutes=-(-(WRONG_WAIT_MS - past_ms) // 60_000))


def note_wrong_passphrase(writer: CaseWriter, case_id: int, sealed: SealedSlip, *, reason: str, by: Person) -> None:
    """Write down that somebody tried one, and never which."""
    _write(writer, WRONG, _row_of(writer, case_id, sealed), sealed, reason=reason, by=by)


def open_card(
    writer: CaseWriter, case_id: int, sealed: SealedSlip, *, reason: str, by: Person, open_it: Callable[[], ClearCard]
) -> ClearCard | None:
    """The number; None where it did not open, which is then written down. It is shown once the act is kept."""
    row = _row_of(writer, case_id, sealed)
    try:
        card = open_it()
    except Refusal:
        card = None
    _write(writer, OPENED if card is not None else SHUT, row, sealed, reason=reason, by=by)
    return card


def _row_of(writer: CaseWriter, case_id: int, sealed: SealedSlip) -> CaseRow:
    row = case_reads.case_row(writer.conn, case_id)
    if row is None:
        raise Refusal("case.unknown", case=case_id)
    _, evidence = opened(writer, case_id)
    if sealed.whose.entry_id not in {one for slip in evidence.slips for one in slip.ids}:
        raise Refusal("seal.none", case=case_id)
    return row


def _write(writer: CaseWriter, kind: str, row: CaseRow, sealed: SealedSlip, *, reason: str, by: Person) -> None:
    said = {
        "slip_id": sealed.whose.entry_id, "slip_no": sealed.whose.slip, "store": sealed.whose.store,
        "register": sealed.whose.register, "key": key_id_of(sealed.letters).hex(), "note": reason,
    }  # fmt: skip
    writer.add(kind, said, case_id=row.case_id, state=CaseState(row.state), owner=row.owner, person=by.number)
