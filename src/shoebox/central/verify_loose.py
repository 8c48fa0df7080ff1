"""The part of `shoebox verify` for entries that came by line and lie in no box yet. Work room: reads, never writes."""

from __future__ import annotations

from shoebox.central.accept import slip_row
from shoebox.domain.acts import DayOpened, Refund, Sale
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import Place
from shoebox.domain.chain import genesis, hash_of
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal
from shoebox.formats.box_check import Line, read_entry
from shoebox.formats.signing import signature_fits
from shoebox.storage.central_held import HeldRows
from shoebox.storage.central_writer import Row

NOT_ACCEPTED = 1 << 62  # no entry of a book has this number


def loose_lines(held: HeldRows, enrolment: Enrolment, hashes: dict[int, bytes]) -> list[Line]:
    """A register's entries that lie in no box, checked as they were when they came; `hashes` gets theirs too."""
    book = (enrolment.store, enrolment.register, enrolment.epoch)
    lines: list[Line] = []
    for seq in held.seqs(book):
        if seq in hashes:
            continue
        (entry,) = held.entries(book, seq, seq)
        _check(entry, enrolment, hashes)
        hashes[seq] = entry.hash
        try:
            lines.append(read_entry(entry))
        except Refusal as wrong:
            raise _changed("verify.held_changed", enrolment, seq) from wrong
    return lines


def check_loose_slips(held: HeldRows, enrolment: Enrolment, lines: list[Line], accepted_seq: int) -> list[Row]:
    """What Finance reads of these entries is what they say, see `same_slips`."""
    book = (enrolment.store, enrolment.register, enrolment.epoch)
    place, made = Place(store=book[0], register=book[1], epoch=book[2]), []
    z_no, reached = 0, 0
    for line in lines:
        entry, _, act = line
        if entry.seq != reached + 1:
            z_no = _z_before(held, book, entry.seq)
        z_no, reached = act.z_no if isinstance(act, DayOpened) else z_no, entry.seq
        if isinstance(act, Sale | Refund):
            made.append(slip_row(place, place.box_no(z_no), line))
            if not same_slips(held.slips(book, entry.seq, entry.seq), made[-1:], accepted_seq):
                raise Refusal("verify.projection", table="slip")
    return made


def same_slips(held: list[Row], made: list[Row], accepted_seq: int) -> bool:
    """Whether these are the same slips; from the entry on that was taken behind lost ones, whatever box they name.

    Which day was open there may have been known when they came, or not yet.
    """

    def asked(row: Row) -> Row:
        return row if row["seq"] < accepted_seq else {**row, "box_no": ""}

    return [asked(row) for row in held] == [asked(row) for row in made]


def _check(entry: Entry, enrolment: Enrolment, hashes: dict[int, bytes]) -> None:
    start = genesis(enrolment.register, enrolment.epoch, enrolment.public_key)
    before = hashes.get(entry.seq - 1, start if entry.seq == 1 else entry.prev)
    if entry.prev != before or hash_of(entry) != entry.hash:
        raise _changed("verify.held_changed", enrolment, entry.seq)
    if not signature_fits(enrolment.public_key, entry.hash, entry.sig):
        raise _changed("verify.held_signature", enrolment, entry.seq)


def _z_before(held: HeldRows, book: tuple[str, str, int], seq: int) -> int:
    opened = held.opened_before(book, seq)
    act = read_entry(opened)[2] if opened else None
    return act.z_no if isinstance(act, DayOpened) else 0


def _changed(code: str, enrolment: Enrolment, seq: int) -> Refusal:
    return Refusal(code, entry=seq, register=enrolment.register, store=enrolment.store)
