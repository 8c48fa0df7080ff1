"""Stores' registers, an office, sticks and head office in one process and thread, on a seed's clock and network.

What runs is the real thing: books, senders, relay, errands, head office's intake and its database. Only the wires, the
clocks and the acts are simulated, and a layer below their files lets machines die in the middle of an act, forget what
they had not synced, and have disks that fail or are full. A seed is a whole history; the same seed is the same again:

    python tests/torture/world.py 4711          one seed, told step by step
    python tests/torture/world.py --seeds 2000  many, from 0 on
    python tests/torture/world.py --long        100,000; each thousand is told, and --first goes on where it was stopped
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import gc
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import Dialect

from bookmaking import NOON_MS
from inmemory import top
from linemaking import DirectRoad
from relaymaking import OfficeRoad, SmallOffice
from shoebox.central import Central, Wanted
from shoebox.day.sealing import sealed
from shoebox.domain.carrying import LineKind, Place
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.formats.carrying import read_line_receipt
from torture.faulty import below_everything
from torture.losing import LosingDisk
from torture.machines import FAR, NAMES, OFFICE, ONE, TWO, Machine, OfficePc, SeedClock, Wire
from torture.tampering import accuse_head_office, bring_back, copy_of, rewind, rot
from torture.template import make_template

STEPS = 16
LONG_SEEDS, TOLD_EVERY = 100_000, 1_000
GROWING = ("box", "refused_parcel", "fork", "flag", "dispatch_held")  # head office's tables
FOUND_OUT = frozenset({
    "parcel.fork", "carry.fork", "carry.rolled_back", "central.fork", "relay.fork", "relay.rolled_back",
    "receipt.other_head",
})  # fmt: skip


# Statements as SQL, for every head office that is opened: making them anew each time would be a fifth of a seed's work.
# What was made is found again under the dialect that it was made for, so all of them have the first one's.
_COMPILED: dict[object, object] = {}
_DIALECTS: list[Dialect] = []


def has_two_stores(seed: int) -> bool:
    """Every third history has a register of a second store, which nothing in the first one may touch."""
    return seed % 3 == 1


class Wrong(AssertionError):
    """Something a promise forbids."""


class World:
    """One seed's history."""

    def __init__(
        self, seed: int, folder: Path, template: Path, *, disk: LosingDisk, tell: Callable[[str], None] = lambda _: None
    ) -> None:
        self.disk, self.killed, self.failed, self._may_die = disk, 0, 0, False
        self.seed, self.folder, self.tell = seed, folder, tell
        self.dice, self.ids = random.Random(seed), random.Random(seed ^ 0x5EED)
        self.now_ms, self.is_rough, self.was_brought_back = NOON_MS, True, False
        shutil.copytree(template, folder, dirs_exist_ok=True)
        self.central = self.open_central()
        self.known = SmallOffice()
        self.office_wire = Wire(self, "hq", self.to_central)
        self.office: OfficePc | None = None
        self.machines = [self.machine(name) for name in (*NAMES, *([FAR] if has_two_stores(seed) else []))]
        self.known.keys = {one.name: one.book.public_key for one in self.machines if one.name in (ONE, TWO)}
        self.office = OfficePc(self, self.known)
        self.sticks: list[bytes] = []
        self.sent_out: list[bytes] = []
        self.kept: list[tuple[Machine, Path]] = []
        self.central_kept: Path | None = None
        self.tampered, self.sales, self.was_rotten = 0, 0, False

    def machine(self, name: str, folder: Path | None = None) -> Machine:
        to_office = Wire(self, "office", self.to_office) if name in (ONE, TWO) else None
        clock = SeedClock(self, self.dice.choice((0, 0, -3_600_000, 40_000)))
        return Machine(self, name, folder or self.folder / name, clock, Wire(self, "hq", self.to_central), to_office)

    def open_central(self) -> Central:
        central = Central.open(self.folder / "hq", SeedClock(self))
        central.line._nonces._random = self.random_bytes
        for engine in (central._book._file._writing, central._book._file._reading):
            engine.update_execution_options(compiled_cache=_COMPILED)
            if not _DIALECTS:
                _DIALECTS.append(engine.dialect)
            engine.dialect = _DIALECTS[0]
        return central

    def to_central(self) -> DirectRoad:
        return DirectRoad(self.central)

    def to_office(self) -> OfficeRoad | None:
        return OfficeRoad(self.office.desk) if self.office is not None else None

    def random_bytes(self, size: int) -> bytes:
        return self.ids.randbytes(size)

    def new_id(self) -> str:
        text = self.ids.randbytes(16).hex()
        return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-8{text[17:20]}-{text[20:]}"

    def wires(self) -> list[Wire]:
        every = [self.office_wire]
        for one in self.machines:
            every += [one.to_head] + ([one.to_office] if one.to_office else [])
        return every

    # -- a history

    def live(self) -> None:
        """So many acts, one after another."""
        acts = (self.sell, self.sell, self.round, self.round, self.wire, self.stick, self.carry, self.crash, self.day,
                self.strike, self.keep, self.publish)  # fmt: skip
        wrongs = (self.clone, self.restore, self.cut, self.rewrite, self.rot, self.lose_copies, self.restore_central)
        rate, faulty = self.dice.choice((0.0, 0.0, 0.08, 0.16)), self.dice.choice((0.0, 0.15, 0.3))
        for _ in range(self.dice.randrange(STEPS // 2, STEPS)):
            self.now_ms += self.dice.randrange(1_000, 900_000)
            act = self.dice.choice(wrongs) if self.dice.random() < rate else self.dice.choice(acts)
            act = self.fault if self.dice.random() < faulty else act
            self.tell(act.__name__)
            act()

    def pick(self) -> Machine:
        return self.dice.choice(self.machines)

    def sell(self) -> None:
        one = self.pick()
        for _ in range(self.dice.randrange(1, 5)):
            one.sell()

    def strike(self) -> None:
        self.pick().strike()

    def day(self) -> None:
        self.pick().turn_day()

    def publish(self) -> None:
        """Head office sends out a policy or a notice; some register, or the office, gets one by stick, old or new."""
        kind = self.dice.choice((DispatchKind.POLICY, DispatchKind.NOTICE))
        wanted = Wanted(kind=kind, body=lambda version: b"%d" % version, about="", said_by="701", second="702")
        self.sent_out.append(self.central.out.publish(wanted)[1])
        if self.dice.random() < 0.4:
            one = self.pick()
            one.taken.take(self.dice.choice(self.sent_out))

    def round(self) -> None:
        self.pick().round()

    def wire(self) -> None:
        """A line is cut, goes deaf or is mended."""
        wire = self.dice.choice(self.wires())
        wire.is_cut, wire.is_deaf = self.dice.choice(((True, False), (False, True), (False, False), (False, False)))

    def stick(self) -> None:
        """A register, or the office for all of its store, lays what is unsent onto a stick."""
        one = self.pick()
        self.sticks += one.parcels()
        if one.name == OFFICE and self.office is not None:
            for register, epoch, _ in self.office.book.books():
                at = self.office.book.receipt(register, epoch)[0]
                while found := self.office.book.parcel_after(register, epoch, at):
                    at = found[0]
                    self.sticks.append(found[1])
        if one.book.last_closed() is not None:
            self.sticks.append(sealed(one.book))

    def carry(self) -> None:
        """Some sticks come to head office, in any order, some of them twice; receipts go back to some."""
        for _ in range(self.dice.randrange(1, 6)):
            if not self.sticks:
                return
            data = self.sticks[self.dice.randrange(len(self.sticks))]
            self.central.take_box("by stick", data)
        for place, _, receipt in self.central.line.receipts_due():
            if self.dice.random() < 0.5:
                self.bring(place, receipt)

    def bring(self, place: Place, receipt: bytes) -> None:
        """A receipt by stick, to the register or to its office."""
        for one in self.machines:
            if one.place == place and self.dice.random() < 0.5:
                try:
                    one.take(receipt)
                except Refusal as wrong:
                    one.seen.add(wrong.code)
        if self.office is not None and place.register in (ONE, TWO):
            with contextlib.suppress(Refusal):
                read = read_line_receipt(receipt, card=self.central.keys.card)
                self.office.desk.take_receipt(read, receipt)

    def crash(self) -> None:
        """A register, the office or head office is killed and starts again."""
        which = self.dice.randrange(len(self.machines) + 2)
        if which < len(self.machines):
            self.machines[which].stop()
            self.machines[which].start()
        elif which == len(self.machines):
            self.restart_office()
        else:
            self.central.close()
            self.central = self.open_central()

    @property
    def is_dying(self) -> bool:
        """Whether a machine has died in the middle of what it is at: nothing more is heard of it."""
        return self._may_die and self.disk.failed > 0

    def fault(self) -> None:
        """A disk fails, or is full; or a machine dies in the middle of an act, and may lose what it had not synced."""
        way, at = self.dice.choice(("kill", "power", "error", "full")), self.dice.randrange(1, 30)
        whose = self.dice.randrange(len(self.machines) + 2)
        if whose < len(self.machines):
            one = self.machines[whose]
            act = self.dice.choice((one.sell, one.strike, one.turn_day, one.round))
            folder, stop, start = one.folder, one.stop, one.start
        elif whose == len(self.machines):
            assert self.office is not None
            behind = [each for each in self.machines if each.to_office is not None]
            act, folder = self.dice.choice(behind).round, self.folder / "held"
            stop, start = self.office.book.close, self.start_office
        else:
            act, folder = self.dice.choice((self.round, self.carry, self.publish)), self.folder / "hq"
            stop, start = self.stop_central, self.start_central
        self.tell(f"  {way} at {at}: {act.__name__} in {folder.name}")
        self.struck(way, at, folder, act=act, stop=stop, start=start)

    def struck(
        self,
        way: str,
        at: int,
        folder: Path,
        *,
        act: Callable[[], None],
        stop: Callable[[], None],
        start: Callable[[], None],
    ) -> None:
        """The act on that disk; a machine that died starts again from what is left."""
        dies = way in {"kill", "power"}
        error = errno.ENOSPC if way == "full" else errno.EIO
        with self.disk.within(folder, at, sticky=dies, error=error):
            self._may_die = dies and folder.name != "hq"  # head office that is dead answers nothing by itself
            with contextlib.suppress(ShoeboxError, OSError):
                act()
            if dies:
                with contextlib.suppress(ShoeboxError, OSError):
                    stop()
        self._may_die = False
        self.killed, self.failed = self.killed + dies, self.failed + self.disk.failed
        if way == "power":
            self.disk.lose(self.dice)
        if dies:
            start()
        for one in self.machines:
            one.look_again()

    def start_office(self) -> None:
        self.office = OfficePc(self, self.known)

    def stop_central(self) -> None:
        self.central.close()

    def start_central(self) -> None:
        self.central = self.open_central()

    def restart_office(self, between: Callable[[], None] = lambda: None) -> None:
        assert self.office is not None
        self.office.book.close()
        between()
        self.office = OfficePc(self, self.known)

    def keep(self) -> None:
        """Copies are put by: of a register, of head office."""
        if self.central_kept is None and self.dice.random() < 0.3:
            self.central.close()
            self.central_kept = copy_of(self.folder / "hq", self.folder / "hq-kept")
            self.central = self.open_central()
        one = self.pick()
        one.stop()
        self.kept.append((one, copy_of(one.folder, self.folder / f"kept-{len(self.kept)}")))
        one.start()

    # -- what must be found, or must not hurt

    def held_outside(self, one: Machine) -> int:
        """The last entry of this register that head office or the office has."""
        book = (one.place.store, one.place.register, one.place.epoch)
        with self.central._book.looking() as central:
            held = central.highest(book)
        if self.office is None or self.was_rotten:
            return held
        return max(held, self.office.book.reached(one.name, one.place.epoch))

    def tampering(self, one: Machine, keep: int) -> None:
        """Everything printed after this entry is out of the book; found out, if anybody outside had any of it."""
        one.is_honest, self.tampered = False, self.tampered + 1
        one.anchored = one.anchored or self.held_outside(one) > keep

    def clone(self) -> None:
        one = self.pick()
        if not one.is_honest:
            return
        one.stop()
        folder = copy_of(one.folder, self.folder / f"clone-{self.tampered}")
        one.start()
        other = self.machine(one.name, folder)
        for machine in (one, other):
            machine.is_honest = False
            machine.sell()
        one.anchored, self.tampered = True, self.tampered + 1
        self.machines.append(other)
        other.anchored = True

    def restore(self) -> None:
        kept = [(one, path) for one, path in self.kept if one.is_honest]
        if not kept:
            return
        one, path = self.dice.choice(kept)
        one.stop()
        bring_back(one.folder, path)
        one.start()
        self.tampering(one, one.book.head().seq)

    def cut(self) -> None:
        one = self.pick()
        last = one.book.head().seq
        if not one.is_honest or last < 8:
            return
        keep = self.dice.randrange(5, last)
        one.stop()
        rewind(one.folder, keep)
        one.start()
        self.tampering(one, keep)

    def rewrite(self) -> None:
        """One sale is made another amount and everything after it is written and signed anew, with the true key."""
        one = self.pick()
        sales = [entry for entry in one.book.entries() if entry.kind == Kind.SALE]
        if not one.is_honest or not sales or one.book.last_closed() is not None:
            return
        at = self.dice.choice(sales).seq
        later = [entry for entry in sales if entry.seq >= at]
        one.stop()
        rewind(one.folder, at - 1)
        one.start()
        for _ in later:
            one.sell()
        self.tampering(one, at - 1)

    def rot(self) -> None:
        """The office's disk, or a hand at it, alters a copy."""
        if self.tampered:
            return  # whoever holds the only proof of something may not lose it
        self.was_rotten = True
        self.restart_office(lambda: rot(self.folder / "held" / "held.db", self.dice.randrange(10_000)))

    def lose_copies(self) -> None:
        """The office's disk is gone."""
        if not self.tampered:
            self.restart_office(lambda: shutil.rmtree(self.folder / "held"))

    def restore_central(self) -> None:
        """Head office is brought back from an older copy."""
        if self.central_kept is None or self.was_brought_back or self.tampered:
            return
        self.central.close()
        bring_back(self.folder / "hq", self.central_kept)
        self.central, self.was_brought_back = self.open_central(), True

    # -- in the end

    def settle(self) -> None:
        """All lines are mended and what was late has come; then round after round until nothing moves."""
        self.is_rough = False
        for wire in self.wires():
            wire.is_cut = wire.is_deaf = False
            far = wire.far()
            while wire.late and far is not None:
                far.deliver(*wire.late.pop())
        for one in self.machines:
            if one.to_office is not None:  # by one road alone: what the other would mend must not be needed
                self.dice.choice((one.to_head, one.to_office)).is_cut = True
        for data in self.dice.sample(self.sticks, min(3, len(self.sticks))):
            self.central.take_box("by stick", data)
        # A register that was tampered with goes last, so that what honest ones say is there to hold it against.
        before: object = None
        for at in range(6):
            self.now_ms += 3_700_000  # long enough for the office to ask once more for what it believes to be there
            waiting = [one for one in self.machines if not self.is_settled(one, at)]
            for one in sorted(waiting, key=lambda one: (not one.is_honest, one.name == OFFICE)):
                one.round()
            if (now := self.standing()) == before:
                return
            before = now

    def standing(self) -> object:
        """All that a round could change, but for receipts, which every round brings, and when somebody was heard."""
        with closing(sqlite3.connect(self.folder / "hq" / "central.db")) as db:
            news = db.execute("SELECT count(*) FROM entry WHERE kind <> ?", (str(Kind.RECEIPT_STORED),)).fetchone()
            other = [db.execute(f"SELECT count(*) FROM {table}").fetchone() for table in GROWING]
        assert self.office is not None
        at_office = [book[:2] for book in self.office.book.books()], self.office.book.refused()
        lines = [
            (one.book.unsent(), one.roads.state.kind, one.roads.state.code, sorted(one.seen)) for one in self.machines
        ]
        return news, other, at_office, lines

    def is_settled(self, one: Machine, at: int) -> bool:
        """Whether another round could change anything. Through the office it takes some until a lost copy is there."""
        if at == 0 or not one.is_honest or one.to_head.is_cut or one.name == OFFICE:
            return at > 3
        return one.roads.state.kind is LineKind.UP_TO_DATE and not one.book.unsent()

    def judge(self) -> None:
        """Every promise, now that all could speak."""
        with contextlib.suppress(Refusal):  # it may be a copy of a register
            accuse_head_office(self.central, self.machines[0].book)
        self.must_not_be_doubted()
        for one in self.machines:
            if one.is_honest:
                self.must_hold(one, "was honest")
                self.must_be_trusted(one)
                self.must_go_by_the_newest(one)
            elif one.anchored and not self.is_found_out(one):
                raise Wrong(f"{one.name}: tampered with, held outside, and nobody noticed; it heard {sorted(one.seen)}")
        self.must_be_once()

    def must_hold(self, one: Machine, why: str) -> None:
        """Head office has every entry of this book but receipts, as it was stored, and every printed sale."""
        with self.disk.spared(), closing(sqlite3.connect(self.folder / "hq" / "central.db")) as db:
            own = (one.place.store, one.place.register, one.place.epoch)
            query = "SELECT seq, hash FROM entry WHERE store = ? AND register = ? AND epoch = ?"
            held = dict(db.execute(query, own).fetchall())
            slips = dict(db.execute("SELECT entry_id, amount_minor FROM slip WHERE store = ?", own[:1]).fetchall())
        for entry in one.book.entries():
            if entry.kind != Kind.RECEIPT_STORED and held.get(entry.seq) != entry.hash:
                raise Wrong(f"{one.name} {why}, and head office lacks its entry {entry.seq} of {one.book.head().seq}")
        missing = {own for own, amount in one.printed.items() if slips.get(own) != amount}
        if missing:
            raise Wrong(f"{one.name} {why}, and {len(missing)} printed sales are not at head office")

    def must_be_trusted(self, one: Machine) -> None:
        if accused := one.seen & FOUND_OUT:
            raise Wrong(f"{one.name} is honest and was accused of {sorted(accused)}")
        with closing(sqlite3.connect(self.folder / "hq" / "central.db")) as db:
            forks = db.execute("SELECT count(*) FROM fork WHERE register = ?", (one.name,)).fetchone()[0]
        if forks or (self.office is not None and any(row[0] == one.name for row in self.office.book.refused())):
            raise Wrong(f"{one.name} is honest, and there is evidence against it")
        if one.roads.state.kind is not LineKind.UP_TO_DATE or one.book.unsent():
            raise Wrong(f"{one.name} ends as {one.roads.state}, {one.book.unsent()} unsent")

    def must_go_by_the_newest(self, one: Machine) -> None:
        """What head office sent out last, by whichever road; its office may be a tampered copy that is told nothing."""
        if self.was_brought_back or not all(each.is_honest for each in self.machines if each.name == OFFICE):
            return
        newest = {(line.kind, line.series): line.version for line in self.central.out.lines()}
        held = {(str(stands.kind), stands.series): stands.version for stands in one.taken.standing()}
        if held != newest:
            raise Wrong(f"{one.name} goes by {held}, and head office sent out {newest}")

    def is_found_out(self, one: Machine) -> bool:
        if one.seen & FOUND_OUT or any(other.seen & FOUND_OUT for other in self.machines if other.name == one.name):
            return True
        with closing(sqlite3.connect(self.folder / "hq" / "central.db")) as db:
            codes = {row[0] for row in db.execute("SELECT code FROM refused_parcel WHERE register = ?", (one.name,))}
            forks = db.execute("SELECT count(*) FROM fork WHERE register = ?", (one.name,)).fetchone()[0]
        return bool(forks or codes & FOUND_OUT)

    def must_not_be_doubted(self) -> None:
        if (doubts := self.central.wall().doubted_by) and not self.was_brought_back:
            raise Wrong(f"head office is honest, and its books are doubted by {doubts}")

    def must_be_once(self) -> None:
        """No printed sale twice, none that nobody made."""
        printed = {own for one in self.machines for own in one.printed}
        self.sales = len(printed)
        with closing(sqlite3.connect(self.folder / "hq" / "central.db")) as db:
            slips = [row[0] for row in db.execute("SELECT entry_id FROM slip")]
        if len(slips) != len(set(slips)) or set(slips) - printed:
            raise Wrong("head office has a sale twice, or one that nobody printed")

    def close(self) -> None:
        for one in self.machines:
            one.stop()
        if self.office is not None:
            self.office.book.close()
        self.central.close()


@dataclass
class Told:
    """What many seeds came to."""

    seeds: int = 0
    two_stores: int = 0
    sales: int = 0
    tampered: int = 0
    anchored: int = 0
    killed: int = 0
    failed: int = 0


@contextmanager
def template_made() -> Iterator[tuple[Path, Path]]:
    """A folder in memory, and the template in it."""
    with tempfile.TemporaryDirectory(prefix="world-", dir=top()) as made:
        make_template(Path(made) / "template")
        yield Path(made), Path(made) / "template"


def play(seed: int, folder: Path, template: Path, told: Told, tell: Callable[[str], None] = lambda _: None) -> None:
    """One seed from its first sale to the judgement; raises `Wrong` with the seed in its words."""
    place, disk = folder / f"seed-{seed}", LosingDisk()
    with below_everything(disk):
        world = World(seed, place, template, disk=disk, tell=tell)
        try:
            world.live()
            world.settle()
            world.judge()
        except (Wrong, ShoeboxError, AssertionError) as wrong:
            raise Wrong(f"seed {seed}: {wrong!r}") from wrong
        finally:
            world.close()
            shutil.rmtree(place, ignore_errors=True)
    told.seeds += 1
    told.two_stores += has_two_stores(seed)
    told.sales += world.sales
    told.tampered += world.tampered
    told.anchored += sum(one.anchored for one in world.machines)
    told.killed += world.killed
    told.failed += world.failed


def main(given: list[str]) -> int:
    """From the command line; ends with 1 where a seed went wrong."""
    parser = argparse.ArgumentParser(description="Play the histories of stores, office, sticks and head office.")
    parser.add_argument("seed", type=int, nargs="?", help="one seed, told step by step")
    parser.add_argument("--seeds", type=int, default=100, help="how many (default 100)")
    parser.add_argument("--long", action="store_true", help=f"{LONG_SEEDS:,} of them: hours")
    parser.add_argument("--first", type=int, default=0, help="from which on (default 0)")
    asked = parser.parse_args(given)
    gc.set_threshold(
        200_000, 50, 1_000
    )  # every history makes much and keeps nothing: looking for rings is a tenth of it
    told, begun, bad = Told(), time.process_time(), 0
    until = LONG_SEEDS if asked.long else asked.first + asked.seeds
    seeds = [asked.seed] if asked.seed is not None else range(asked.first, until)
    with template_made() as (folder, template):
        for seed in seeds:
            try:
                play(seed, folder, template, told, print if asked.seed is not None else lambda _: None)
            except Wrong as wrong:
                bad += 1
                print(wrong, flush=True)
            if (seed + 1) % TOLD_EVERY == 0:
                print(f"until {seed}: {told}, {bad} wrong, {time.process_time() - begun:.0f} CPU s", flush=True)
    spent = time.process_time() - begun
    print(f"{told}, {bad} wrong, {spent:.0f} CPU s, {told.seeds / max(spent, 0.1):.1f} seeds a CPU s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
