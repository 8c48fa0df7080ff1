"""What every history begins with: registers of two stores with a day open, and a head office that knows them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bookmaking import NOON_MS
from shoebox.central import Central
from shoebox.domain.acts import DayOpened, PadIssued
from shoebox.formats.signing import Signer
from shoebox.storage.book import Book
from torture.machines import FAR, NAMES


def make_template(folder: Path) -> None:
    """The registers of two stores with a day open, and a head office that knows them; always the same keys."""
    with Central.open(folder / "hq", _Standing()) as central:
        for at, name in enumerate((*NAMES, FAR)):
            place = folder / name
            place.mkdir(parents=True)
            key = Signer.from_private_bytes(hashlib.sha256(f"seed {at}".encode()).digest())
            (place / "register.key").write_text(key.private_bytes().hex() + "\n", encoding="ascii")
            with Book.create(
                place,
                store=name[:3],
                store_name="Harbour Row",
                register=name,
                currency="USD",
                clock=_Standing(),
                app="sim",
            ) as book:
                pad = PadIssued(first=f"{book.store}100001", last=f"{book.store}100100")
                book.append(pad, clerk="02", day="2026-11-12")
                opened = DayOpened(z_no=1, float_minor=0, opened_by="17", verified_by="02")
                book.append(opened, clerk="17", day="2026-11-12")
                central.enrol(book.enrolment())


class _Standing:
    """A clock that stands at noon."""

    def wall_ms(self) -> int:
        return NOON_MS

    def mono_ms(self) -> int:
        return 0

    def offset_min(self) -> int:
        return -300

    def boot(self) -> str:
        return "boot-1"
