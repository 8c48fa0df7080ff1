"""Taking boxes in: each one whole in one write, refused to quarantine with a reason, or known already. Work room."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from shoebox.central.accept import (
    Fork,
    check_inside,
    check_neighbours,
    check_register,
    is_held,
    told_by,
)
from shoebox.central.evidence import kept_words, may_be_kept
from shoebox.central.flags import flags_of
from shoebox.central.line import LineDesk
from shoebox.central.parcels import box_joined_days, box_receipt, log_arrival
from shoebox.domain.box import BOX_BYTES_MAX, Box
from shoebox.domain.box_sum import box_sum
from shoebox.domain.card import kept_name
from shoebox.domain.carrying import place_of
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.holdings import BoxResult, Outcome
from shoebox.domain.money import Money
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.policy import Policy
from shoebox.domain.sentences import template_for
from shoebox.formats.box import open_unsealed, peek_head, unseal_box
from shoebox.formats.box_check import Line
from shoebox.formats.box_head import BOX_SUFFIX
from shoebox.formats.parcel import PARCEL_SUFFIX, is_parcel
from shoebox.formats.pouch import POUCH_SUFFIX, Keyring
from shoebox.storage.central_book import CentralBook
from shoebox.storage.central_writer import CentralWriter, Row, book_of
from shoebox.transport.stick import carried_bytes

Progress = Callable[[str, int, int], None]
Stop = Callable[[], bool]
_HARMED = frozenset({"pouch.damaged", "pouch.torn", "pouch.too_large"})
_TOLD = {Outcome.TAKEN: "central.taken", Outcome.ALREADY_HELD: "central.already_held"}


class BoxIntake:
    """Brings boxes into the holdings, one transaction each."""

    def __init__(
        self,
        book: CentralBook,
        clock: Clock,
        *,
        line: LineDesk,
        policy: Policy,
        ring: Keyring,
        card: Callable[[], OfficeCard],
    ) -> None:
        self._book = book
        self._clock = clock
        self._line = line
        self._policy = policy
        self._ring, self._card = ring, card

    def take_all(
        self, paths: Iterable[Path], *, progress: Progress | None = None, stop: Stop | None = None
    ) -> tuple[BoxResult, ...]:
        """Every box of these files and folders; after a stop, the results so far. A bad one never stops the rest."""
        files = _files(paths)
        results: list[BoxResult] = []
        for at, path in enumerate(files):
            if stop is not None and stop():
                break
            if progress is not None:
                progress(path.name, at, len(files))
            results.append(self.take_file(path))
        if progress is not None:
            progress("", len(results), len(files))
        return tuple(results)

    def take_file(self, path: Path) -> BoxResult:
        """One box from a file."""
        try:
            data = _read(path, self._ring)
        except ShoeboxError as wrong:
            return self._unopened(path, wrong)
        return self.take(path.name, data)

    def _unopened(self, path: Path, wrong: ShoeboxError) -> BoxResult:
        """One that can't be read here. It is kept in mind where something happened to it, and only then."""
        if isinstance(wrong, Refusal) and wrong.code in _HARMED:
            try:
                return self._refuse(path.name, _read_as_it_is(path), wrong)
            except Trouble as gone:
                wrong = gone
        return BoxResult(name=path.name, outcome=Outcome.REFUSED, sentence=str(wrong), code=wrong.code)

    def take(self, name: str, data: bytes) -> BoxResult:
        """As `take_or_trouble`, a trouble told as a box that is not taken, so that the next one has its turn."""
        try:
            return self.take_or_trouble(name, data)
        except Trouble as wrong:
            return BoxResult(name=name, outcome=Outcome.REFUSED, sentence=str(wrong), code=wrong.code)

    def take_or_trouble(self, name: str, data: bytes) -> BoxResult:
        """One box or parcel from its bytes, whichever way they came; `name` is only what the answer calls it.

        Trouble ``central.*`` where the holdings can't be written: the box is as good as before, and may come again.
        """
        if is_parcel(data):
            return self._line.keep(name, data)
        try:
            sealed, packed = unseal_box(data)
            with self._book.looking() as central:
                check_register(central, sealed)  # before what is inside: a reason then tells whether it was the store
            box, lines = open_unsealed(data, sealed, packed)
            outcome = self._keep(box, lines)
        except Refusal as wrong:
            return self._refuse(name, data, wrong)
        head = box.head
        comes_to = box_sum(head.totals_minor, (act for _, _, act in lines))
        sums = (comes_to.taken_minor, comes_to.corrected_minor, comes_to.total_minor)
        taken, corrected, total = (Money(minor, head.currency) for minor in sums)
        is_corrected = bool(comes_to.corrected) and outcome is Outcome.TAKEN
        told = template_for("central.taken_corrected" if is_corrected else _TOLD[outcome]).format(
            box=head.box_no, store=head.store, entries=len(box.entries), money=total, taken=taken, corrected=corrected,
            days=", ".join(comes_to.corrected),
        )  # fmt: skip
        return BoxResult(
            name=name,
            outcome=outcome,
            sentence=told,
            box_no=head.box_no,
            store=head.store,
            entries=len(box.entries),
            amount_minor=comes_to.total_minor,
            taken_minor=comes_to.taken_minor,
            currency=head.currency,
        )

    def _keep(self, box: Box, lines: tuple[Line, ...]) -> Outcome:
        with self._book.writing() as central:
            check_register(central, box.head)
            if is_held(central, box) and central.has_box(book_of(box.head), box.head.last_seq):
                return Outcome.ALREADY_HELD
            check_neighbours(central, box, lines)
            check_inside(central, box, lines)
            self._add(central, box, lines)
        return Outcome.TAKEN

    def _add(self, central: CentralWriter, box: Box, lines: tuple[Line, ...]) -> None:
        head = box.head
        held_seq = central.reached_with(book_of(head), head.first_seq, head.last_seq)
        held = box.entries[-1] if held_seq == head.last_seq else central.entry(book_of(head), held_seq)
        now_ms = self._clock.wall_ms()
        known = central.hashes(book_of(head), head.first_seq, head.last_seq)
        new = [entry for entry in box.entries if entry.seq not in known]
        receipt = box_receipt(head, box.digest, (held_seq, held.hash if held else bytes(32)), now_ms)
        flags = flags_of(central, place_of(head), lines, now_ms=now_ms, policy=self._policy, card=self._card())
        central.add_box(box, told=told_by(box, lines), receipt=receipt)
        central.add_flags(row for row in flags if row["seq"] not in known)
        if new:  # else all came by line, behind lost entries, of which no box is made
            log_arrival(central, place_of(head), new, digest=box.digest, now_ms=now_ms)
        box_joined_days(central, place_of(head), digest=box.digest, now_ms=now_ms)

    def _refuse(self, name: str, data: bytes, wrong: Refusal) -> BoxResult:
        head = peek_head(data)
        place = (head.box_no, head.store, head.register) if head else ("", "", "")
        box_no, store, register = (kept_name(one) for one in place)
        digest, kept, said = hashlib.sha256(data).digest(), kept_name(name[:200]), kept_words(wrong)
        evidence = data if wrong.code != "central.card_number" and may_be_kept(data) else None
        now_ms = self._clock.wall_ms()
        row: Row = {
            "digest": digest, "code": wrong.code, "sentence": said, "name": kept, "box_no": box_no,
            "store": store, "register": register, "size": len(data), "came_ms": now_ms,
        }  # fmt: skip
        try:
            with self._book.writing() as central:
                room = central.has_room(row, len(data))
                central.add_quarantine({**row, "data": evidence if room else None})
                if isinstance(wrong, Fork) and head is not None:
                    forked = {"store": head.store, "register": head.register, "epoch": head.epoch, "seq": wrong.seq}
                    hashes = {"held_hash": wrong.held, "other_hash": wrong.other}
                    central.add_fork({**forked, **hashes, "digest": digest, "came_ms": now_ms})
        except Trouble as trouble:
            return BoxResult(name=name, outcome=Outcome.REFUSED, sentence=f"{said} {trouble}", code=wrong.code)
        return BoxResult(name=name, outcome=Outcome.REFUSED, sentence=said, code=wrong.code, box_no=box_no, store=store)


_SUFFIXES = tuple(kind + end for kind in (BOX_SUFFIX, PARCEL_SUFFIX) for end in ("", POUCH_SUFFIX))


def _files(paths: Iterable[Path]) -> tuple[Path, ...]:
    found: dict[Path, None] = {}
    for path in paths:
        named = (found for suffix in _SUFFIXES for found in path.glob(f"*{suffix}"))
        inside = sorted(named) if path.is_dir() else [path]
        found |= dict.fromkeys(inside)
    return tuple(found)


def _read(path: Path, ring: Keyring) -> bytes:
    """What a file holds, opened where it is encrypted; one more than a box may have: the reader then refuses it."""
    with _as_trouble(path):
        return carried_bytes(path, ring, most=BOX_BYTES_MAX)


def _read_as_it_is(path: Path) -> bytes:
    with _as_trouble(path), path.open("rb") as file:
        return file.read(BOX_BYTES_MAX + 1)


@contextmanager
def _as_trouble(path: Path) -> Iterator[None]:
    try:
        if path.exists() and not path.is_file():
            raise Trouble("central.file_unreadable", file=path.name, why="not a file")
        yield
    except OSError as wrong:
        raise Trouble("central.file_unreadable", file=path.name, why=wrong.strerror or "") from wrong
