"""Are head office's holdings whole? The check behind `shoebox verify`. Work room: reads, never writes.

Every kept box is checked as it was when it came: the chain, each signature against the enrolled key, its day and its
sums; then what was read out of it, what its receipt says, and the charges against the hashes of their files. What it
can't see is a last box that went with all its rows: for that, hold the signed receipts or a register's book against it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from contextlib import AbstractContextManager
from itertools import chain, groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from shoebox.central.accept import slip_rows, struck_rows
from shoebox.central.corrections import correction_rows, strikes, struck_row
from shoebox.central.verify_loose import NOT_ACCEPTED, check_loose_slips, loose_lines, same_slips
from shoebox.domain.box import Box, BoxHead, Enrolment
from shoebox.domain.carrying import NO_ROOT, Arrival, place_of
from shoebox.domain.charge import ChargesDigest
from shoebox.domain.errors import Refusal
from shoebox.domain.verdict import Verdict
from shoebox.formats.box_check import Line, check_chain, check_day, read_entry, totals_of
from shoebox.storage.central_held import HeldRows, held_on_server, held_rows
from shoebox.storage.central_writer import BookId, Row, book_of

# What is said of a box that comes in, as it is said of one that is held.
_HELD = {"box.chain": "verify.held_changed", "box.signature": "verify.held_signature"}


def verify_central(path: Path) -> Verdict:
    """Say in one line whether head office's database is whole. Never raises on damage, leaves no trace."""
    return _verdict(path.name, held_rows(path))


def verify_central_on(address: str, *, owner: bool = False) -> Verdict:
    """The same of holdings on a server. Trouble ``database.server`` where it does not answer."""
    return _verdict("database", held_on_server(address, owner=owner))


def _verdict(name: str, opening: AbstractContextManager[HeldRows]) -> Verdict:
    try:
        with opening as held:
            number = _check(held)
    except Refusal as wrong:
        return Verdict(False, f"{name}: {wrong}", int(wrong.facts.get("entry", 0)))
    counts = ", ".join(f"{name} {number[name]:,}" for name in ("registers", "boxes", "entries", "charges"))
    return Verdict(True, f"{name}: whole. Held: {counts}.")


def _check(held: HeldRows) -> Counter[str]:
    enrolments = held.enrolments()
    number: Counter[str] = Counter(registers=len(enrolments))
    boxes: dict[BookId, list[Row]] = {book: [] for book in enrolments}
    for book, rows in groupby(held.boxes(), key=lambda row: (row["store"], row["register"], row["epoch"])):
        boxes[book] = list(rows)
        if book not in enrolments:
            raise _wrong("verify.held_stranger", boxes[book][0])
    accepted = held.accepted_from()
    for book, enrolment in enrolments.items():
        number += _check_register(held, enrolment, boxes[book], accepted.get(book, NOT_ACCEPTED))
    for table, name in (("box", "boxes"), ("receipt", "boxes"), ("entry", "entries"), ("slip", "slips")):
        if held.count(table) != number[name]:
            raise Refusal("verify.projection", table=table)
    for table in ("struck", "correction"):
        if held.count(table) != number[table]:
            raise Refusal("verify.projection", table=table)
    number["charges"] = _check_charges(held)
    _check_refused(held)
    _check_arrivals(held)
    return number


def _check_register(held: HeldRows, enrolment: Enrolment, boxes: list[Row], accepted_seq: int) -> Counter[str]:
    """All boxes of one register, in order, and how much they hold; from an entry on it is taken behind lost ones."""
    number: Counter[str] = Counter(boxes=len(boxes))
    hashes: dict[int, bytes] = {}
    struck: list[Row] = []
    corrected: list[Row] = []
    for row in boxes:
        box, lines = _opened(held, enrolment, row)
        if row["prev"] != hashes.get(row["first_seq"] - 1, row["prev"]):
            raise _wrong("verify.held_changed", row, entry=row["first_seq"])
        slips = slip_rows(box, lines)
        kept = held.slips(book_of(box.head), row["first_seq"], row["last_seq"])
        if not same_slips(kept, slips, accepted_seq):
            raise Refusal("verify.projection", table="slip")
        struck += struck_rows(box, lines)
        corrected += correction_rows(place_of(box.head), lines)
        hashes |= {entry.seq: entry.hash for entry in box.entries}
        number += Counter(entries=len(lines), slips=len(slips))
    loose = loose_lines(held, enrolment, hashes)
    number += Counter(entries=len(loose), slips=len(check_loose_slips(held, enrolment, loose, accepted_seq)))
    place = place_of(enrolment)
    struck += [struck_row(place, line) for line in loose if strikes(line[2])]
    corrected += correction_rows(place, loose)
    book = (enrolment.store, enrolment.register, enrolment.epoch)
    for table, kept, made in (
        ("struck", held.struck(book), struck),
        ("correction", held.corrections(book), corrected),
    ):
        if kept != sorted(made, key=itemgetter("seq")):
            raise Refusal("verify.projection", table=table)
    _check_receipts(boxes, hashes)
    return number + Counter(struck=len(struck), correction=len(corrected))


def _opened(held: HeldRows, enrolment: Enrolment, row: Row) -> tuple[Box, tuple[Line, ...]]:
    """The box put together again from its row and its entries, and checked as one that comes in."""
    head = _head(enrolment, row)
    entries = held.entries(book_of(head), head.first_seq, head.last_seq)
    here = {entry.seq for entry in entries}
    gone = next((seq for seq in range(head.first_seq, head.last_seq + 1) if seq not in here), 0)
    if gone:
        raise _wrong("verify.held_gone", row, entry=gone)
    try:
        check_chain(head, entries)
        lines = tuple(read_entry(entry) for entry in entries)
        check_day(head, lines)
        totals = totals_of(entries)
    except Refusal as wrong:
        raise _wrong(_HELD.get(wrong.code, "verify.held_box"), row, entry=wrong.facts.get("entry", 0)) from wrong
    if (row["amount_minor"], row["box_no"]) != (sum(minor for _, minor in totals), head.number):
        raise _wrong("verify.held_box", row)
    return Box(head, entries, b""), lines


def _head(enrolment: Enrolment, row: Row) -> BoxHead:
    own = ("box_no", "store", "store_name", "register", "epoch", "day", "z_no", "currency", "incident", "first_seq")
    kept: dict[str, Any] = {name: row[name] for name in (*own, "last_seq", "prev", "head", "seal")}
    return BoxHead(**kept, totals_minor=(), public_key=enrolment.public_key)


def _check_receipts(boxes: Iterable[Row], hashes: dict[int, bytes]) -> None:
    """What was signed for each box: an entry that is here, with every one before it."""
    reached = next(seq for seq in range(1, len(hashes) + 2) if seq not in hashes) - 1
    for row in boxes:
        held_seq = row["held_seq"]
        if held_seq is None or held_seq > reached or row["held_head"] != hashes.get(held_seq, bytes(32)):
            raise _wrong("verify.held_receipt", row)


def _check_charges(held: HeldRows) -> int:
    """The charges stand in the order in which they came, so each file's part of them can be hashed again."""
    later: dict[bytes, ChargesDigest] = {}
    for digest, status in held.later_statuses():
        later.setdefault(digest, ChargesDigest()).add_later((status,))
    charges, number = held.charges(), 0
    for file in held.charge_files():
        new = later.pop(file["digest"], None) or ChargesDigest()
        new.add(islice(charges, file["taken"]))
        if new.value() != file["taken_digest"]:
            raise Refusal("verify.held_charges", file=file["name"])
        if file["bad_lines"] != file["bad_lines_held"]:
            raise Refusal("verify.held_bad_lines", file=file["name"])
        number += file["taken"]
    if later or held.count("charge") != number:
        raise Refusal("verify.held_stray")
    return number


def _check_refused(held: HeldRows) -> None:
    """What is kept of refused boxes is what came, and a fork names an entry and a refused box that are here."""
    refused: set[bytes] = set()
    for row in chain(held.quarantine(), held.refused_parcels()):
        refused.add(row["digest"])
        data = row["data"]
        if data is not None and (len(data), hashlib.sha256(data).digest()) != (row["size"], row["digest"]):
            raise Refusal("verify.held_refused", name=row["name"])
    for row in held.forks():
        entries = held.entries((row["store"], row["register"], row["epoch"]), row["seq"], row["seq"])
        if row["digest"] not in refused or not any(entry.hash == row["held_hash"] for entry in entries):
            raise Refusal("verify.projection", table="fork")


def _check_arrivals(held: HeldRows) -> None:
    """The log of arrivals is one chain, and ends each line in an entry that is here."""
    root, at = NO_ROOT, 0
    for row in held.arrivals():
        own = row.pop("root")
        arrival = Arrival(**row)
        book = (arrival.store, arrival.register, arrival.epoch)
        last = held.entries(book, arrival.last_seq, arrival.last_seq)
        fits = bool(last) and last[0].hash == arrival.head
        if (arrival.n, arrival.prev, arrival.root()) != (at + 1, root, own) or not fits:
            raise Refusal("verify.held_log", number=at + 1)
        root, at = own, at + 1


def _wrong(code: str, row: Row, entry: int = 0) -> Refusal:
    return Refusal(code, box=row["box_no"], register=row["register"], store=row["store"], entry=entry)
